package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Divisor.COUNT;
import static autograd.Divisor.COUNT_MINUS_ONE;

import autograd.array.DType;
import java.util.List;

/** Edge values of variances, quantiles and norms. */
final class StatisticConventions {
    private StatisticConventions() {}

    static List<ConventionSection> sections() {
        double half = Math.sqrt(0.5);
        return List.of(
                new ConventionSection(
                        "Variance and standard deviation",
                        at("var of one, divisor n", x -> x.var(COUNT), 7)
                                .value(0)
                                .derivative(0)
                                .second(0),
                        at("var of one, divisor n - 1", x -> x.var(COUNT_MINUS_ONE), 7)
                                .value(NAN)
                                .derivative(NAN),
                        at("std of one, divisor n", x -> x.std(COUNT), 7)
                                .value(0)
                                .derivative(0)
                                .second(0),
                        at("std of one, divisor n - 1", x -> x.std(COUNT_MINUS_ONE), 7)
                                .value(NAN)
                                .derivative(NAN),
                        at("std of a constant", x -> x.std(COUNT_MINUS_ONE), 0.1, 0.1, 0.1)
                                .value(0)
                                .derivative(0, 0, 0)
                                .second(0, 0, 0),
                        at("var of nothing", x -> x.var(COUNT)).value(NAN).derivative(),
                        at("var of nothing, divisor n - 1", x -> x.var(COUNT_MINUS_ONE))
                                .value(NAN)
                                .derivative(),
                        at("std of nothing", x -> x.std(COUNT)).value(NAN).derivative()),
                new ConventionSection(
                        "Norms",
                        at("norm2 at 0", x -> x.norm2(), 0, 0)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("norm 3 at 0", x -> Norms.norm(x, 3), 0, 0)
                                .value(0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("norm 1.5, an element 0", x -> Norms.norm(x, 1.5), 0, 4)
                                .value(4)
                                .derivative(0, 1)
                                .second(0, 0),
                        at("norm1, an element 0", x -> Norms.norm1(x), 0, -3)
                                .value(3)
                                .derivative(0, -1)
                                .second(0, 0),
                        at("normInf, ties", x -> Norms.normInf(x), 2, -2, 1)
                                .value(2)
                                .derivative(0.5, -0.5, 0)
                                .second(0, 0, 0),
                        at("normInf at 0", x -> Norms.normInf(x), 0, 0).value(0).derivative(0, 0),
                        at("norm2 of nothing", x -> x.norm2())
                                .value(0)
                                .derivative()
                                .second(),
                        at("norm1 of nothing", x -> Norms.norm1(x)).value(0).derivative(),
                        at("normInf of nothing", x -> Norms.normInf(x)).value(0).derivative(),
                        at("norm2, infinity and NaN", x -> x.norm2(), INF, NAN).value(NAN),
                        at("norm2, infinity", x -> x.norm2(), -INF, 1)
                                .value(INF)
                                .derivative(-1, 0)
                                .second(0, 0),
                        at("norm2, infinities", x -> x.norm2(), INF, 1, -INF, 2)
                                .value(INF)
                                .derivative(half, 0, -half, 0)
                                .second(0, 0, 0, 0),
                        at("norm 3, infinities", x -> Norms.norm(x, 3), INF, 1, -INF, 2)
                                .value(INF)
                                .derivative(Math.pow(2, -2.0 / 3), 0, -Math.pow(2, -2.0 / 3), 0)
                                .second(0, 0, 0, 0),
                        at("norm 1.5, infinities", x -> Norms.norm(x, 1.5), INF, 1, -INF, 2)
                                .value(INF)
                                .derivative(Math.pow(2, -1.0 / 3), 0, -Math.pow(2, -1.0 / 3), 0)
                                .second(0, 0, 0, 0),
                        at("norm1, infinities", x -> Norms.norm1(x), INF, 1, -INF, 2)
                                .value(INF)
                                .derivative(1, 1, -1, 1)
                                .second(0, 0, 0, 0),
                        at("normInf, infinities", x -> Norms.normInf(x), INF, 1, -INF, 2)
                                .value(INF)
                                .derivative(0.5, 0, -0.5, 0)
                                .second(0, 0, 0, 0),
                        at("normInf, NaN", x -> Norms.normInf(x), NAN, 1)
                                .value(NAN)
                                .derivative(NAN, 0)),
                new ConventionSection(
                        "Medians and quantiles",
                        at("median, the middle one ties", x -> Statistics.median(x), 2, 1, 2, 2, 5)
                                .value(2)
                                .derivative(1.0 / 3, 0, 1.0 / 3, 1.0 / 3, 0)
                                .second(0, 0, 0, 0, 0),
                        at("median of an even number", x -> Statistics.median(x), 8, 1, 2, 4)
                                .value(3)
                                .derivative(0, 0, 0.5, 0.5)
                                .second(0, 0, 0, 0),
                        at("quantile 1/4 of four", x -> Statistics.quantile(x, 0.25), 8, 1, 2, 4)
                                .value(1.75)
                                .derivative(0, 0.25, 0.75, 0),
                        at("quantile 1/2, both the same", x -> Statistics.quantile(x, 0.5), 3, 3)
                                .value(3)
                                .derivative(0.5, 0.5),
                        at("median, NaN", x -> Statistics.median(x), 1, NAN, 2).value(NAN),
                        at("median, infinities", x -> Statistics.median(x), 1, INF, INF, INF)
                                .value(INF)),
                new ConventionSection(
                        "Spread and norms at the ends of the range of FLOAT64",
                        DType.FLOAT64,
                        at("var far from 0", x -> x.var(COUNT_MINUS_ONE), 1e9, 1e9 + 1, 1e9 + 2)
                                .value(1)
                                .derivative(-1, 0, 1)
                                .second(0, 0, 0),
                        at("std where the variance overflows", x -> x.std(COUNT), 1e200, -1e200)
                                .value(1e200)
                                .derivative(0.5, -0.5),
                        at("norm2, 1e200 twice", x -> x.norm2(), 1e200, 1e200)
                                .value(1e200 * Math.sqrt(2))
                                .derivative(half, half),
                        at("norm2, 3e-200 and 4e-200", x -> x.norm2(), 3e-200, 4e-200)
                                .value(5e-200)
                                .derivative(0.6, 0.8),
                        at("norm 3, 1e200 twice", x -> Norms.norm(x, 3), 1e200, 1e200)
                                .value(1e200 * Math.cbrt(2))
                                .derivative(Math.pow(2, -2.0 / 3), Math.pow(2, -2.0 / 3)),
                        at("norm2, the smallest number", x -> x.norm2(), Double.MIN_VALUE)
                                .value(Double.MIN_VALUE)
                                .derivative(1)),
                new ConventionSection(
                        "Spread and norms at the ends of the range of FLOAT32",
                        DType.FLOAT32,
                        at("norm2, 1e30 twice", x -> x.norm2(), 1e30, 1e30)
                                .value(1e30 * Math.sqrt(2))
                                .derivative(half, half),
                        at("norm2, 3e-30 and 4e-30", x -> x.norm2(), 3e-30, 4e-30)
                                .value(5e-30)
                                .derivative(0.6, 0.8),
                        at("norm2, the smallest number", x -> x.norm2(), Float.MIN_VALUE)
                                .value(Float.MIN_VALUE)
                                .derivative(1)));
    }
}
