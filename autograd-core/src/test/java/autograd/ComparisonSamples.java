package autograd;

import static autograd.Domain.DYADIC;
import static autograd.Domain.REAL;
import static autograd.OpRows.EVEN;
import static autograd.OpRows.ODD;
import static autograd.OpRows.all;
import static autograd.OpRows.binary;
import static autograd.OpRows.mask;
import static autograd.OpRows.to32;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of comparisons and choices. */
final class ComparisonSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Comparisons.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                binary("maximum", CURVED, EVEN, ODD, Tensor::maximum),
                unary("maximum number", CURVED, EVEN, x -> x.maximum(0.125)),
                binary("minimum", CURVED, EVEN, ODD, Tensor::minimum),
                unary("minimum number", CURVED, EVEN, x -> x.minimum(0.125)),
                binary("where", LINEAR, REAL, REAL, ",; 2 n, n; 1, 2 n", (a, b) -> Comparisons.where(mask(2, 1), a, b)),
                binary(
                        "where, same shapes",
                        LINEAR,
                        REAL,
                        REAL,
                        "n, n; 0, 0",
                        (a, b) -> Comparisons.where(mask(a), a, b)),
                binary(
                        "where, two dtypes",
                        LINEAR,
                        DYADIC,
                        DYADIC,
                        ", 3",
                        (a, b) -> Comparisons.where(mask(3), to32(a), b)),
                unary("where, else a number", LINEAR, REAL, x -> Comparisons.where(mask(x), x, 0.25)),
                unary("where, a number", LINEAR, REAL, x -> Comparisons.where(mask(x), 0.25, x)),
                unary(
                        "where, two numbers",
                        LINEAR,
                        REAL,
                        x -> x.mul(Comparisons.where(mask(x), 0.25, -2).to(x.dtype()))),
                unary("where, functions", CURVED, REAL, ComparisonSamples::sinOrExp),
                unary(
                        "where, one function",
                        CURVED,
                        REAL,
                        x -> Comparisons.where(all(x), x, Tensor::sin, Tensor::exp)));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(
                binary("less", LINEAR, EVEN, EVEN, Tensor::less),
                unary("less number", LINEAR, EVEN, x -> x.less(0.5)),
                binary("lessEqual", LINEAR, EVEN, EVEN, Tensor::lessEqual),
                unary("lessEqual number", LINEAR, EVEN, x -> x.lessEqual(0.5)),
                binary("greater", LINEAR, EVEN, EVEN, Tensor::greater),
                unary("greater number", LINEAR, EVEN, x -> x.greater(0.5)),
                binary("greaterEqual", LINEAR, EVEN, EVEN, Tensor::greaterEqual),
                unary("greaterEqual number", LINEAR, EVEN, x -> x.greaterEqual(0.5)),
                binary("equal", LINEAR, EVEN, EVEN, Tensor::equal),
                unary("equal number", LINEAR, EVEN, x -> x.equal(0.5)),
                binary("notEqual", LINEAR, EVEN, EVEN, Tensor::notEqual),
                unary("notEqual number", LINEAR, EVEN, x -> x.notEqual(0.5)),
                binary("and of less", LINEAR, EVEN, EVEN, (a, b) -> a.less(0.5).and(b.less(0.5))),
                binary("or of less", LINEAR, EVEN, EVEN, (a, b) -> a.less(0.5).or(b.less(0.5))),
                binary("xor of less", LINEAR, EVEN, EVEN, (a, b) -> a.less(0.5).xor(b.less(0.5))),
                unary("not of less", LINEAR, EVEN, x -> x.less(0.5).not()));
    }

    private static Tensor sinOrExp(Tensor x) {
        return Comparisons.where(mask(x), x, Tensor::sin, Tensor::exp);
    }
}
