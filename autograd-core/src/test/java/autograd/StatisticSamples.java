package autograd;

import static autograd.Divisor.COUNT;
import static autograd.Divisor.COUNT_MINUS_ONE;
import static autograd.Domain.DISTINCT;
import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;
import static autograd.OpSample.Curve.QUADRATIC;

import java.util.List;
import java.util.stream.IntStream;

/** Rows of functions of spread and position. */
final class StatisticSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Statistics.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("deviations", LINEAR, REAL, x -> Statistics.deviations(x)),
                unary("deviations, axes", LINEAR, REAL, "k n m; n 0 m", x -> Statistics.deviations(x, 0, 2)),
                unary("var", QUADRATIC, REAL, "; n; n m", x -> x.var(COUNT)),
                unary("var, axis", QUADRATIC, REAL, "4; n 3; 0 2", x -> x.var(COUNT_MINUS_ONE, -1)),
                unary("var, axes kept", QUADRATIC, REAL, "2 n; n 2 m", x -> x.var(COUNT_MINUS_ONE, axes(0, 1), true)),
                unary("var, axis kept", QUADRATIC, REAL, "2 n; 0 2", x -> x.var(COUNT, 1, true)),
                unary("std", CURVED, REAL, "; n; n m", x -> apart(x).std(COUNT)),
                unary("std, axis", CURVED, REAL, "4; n 3; 0 2", x -> apart(x).std(COUNT_MINUS_ONE, -1)),
                unary(
                        "std, axes kept",
                        CURVED,
                        REAL,
                        "2 n; n 2 m",
                        x -> apart(x).std(COUNT_MINUS_ONE, axes(0, 1), true)),
                unary("std, axis kept", CURVED, REAL, "2 n; 0 2", x -> apart(x).std(COUNT, 1, true)),
                unary("median", CURVED, DISTINCT, "; n; 4; n m", x -> Statistics.median(x)),
                unary("median, axes", CURVED, DISTINCT, "k n m; 2 0 2", x -> Statistics.median(x, 0, 2)),
                unary("median, axes kept", CURVED, DISTINCT, "n m", x -> Statistics.median(x, axes(0), true)),
                unary("median, axis kept", CURVED, DISTINCT, "n m; 0 2", x -> Statistics.median(x, 1, true)),
                unary("orderStatistic", CURVED, DISTINCT, "3; n m", x -> Statistics.quantile(x, 1)),
                unary("quantile", CURVED, DISTINCT, "n; 4; 5; n m", x -> Statistics.quantile(x, 0.3)),
                unary("quantile, axes", CURVED, DISTINCT, "k n m; 3 0 2", x -> Statistics.quantile(x, 0.6, 0, -1)),
                unary(
                        "quantile, axes kept",
                        CURVED,
                        DISTINCT,
                        "n m; 0 2",
                        x -> Statistics.quantile(x, 0.9, axes(1), true)),
                unary("quantile, axis kept", CURVED, DISTINCT, "n m; 0 2", x -> Statistics.quantile(x, 0.4, 1, true)));
    }

    /** The elements far from each other: a deviation has a kink where all are equal, and higher derivatives grow near it. */
    private static Tensor apart(Tensor x) {
        double[] tens = IntStream.range(0, x.size()).mapToDouble(i -> 10 * i).toArray();
        return x.add(Tensor.of(tens, x.shape()).to(x.dtype()));
    }
}
