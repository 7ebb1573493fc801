package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;
import static autograd.Convention.atPair;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.List;

/** Edge values of functions of each element. */
final class ElementwiseConventions {
    private ElementwiseConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Kinks and ties",
                        at("abs 0", Tensor::abs, 0).value(0).derivative(0).second(0),
                        at("abs -0", Tensor::abs, -0.0).value(0).derivative(0).second(0),
                        at("sign 0", Tensor::sign, 0).value(0).derivative(0).second(0),
                        at("sign NaN", Tensor::sign, NAN).value(NAN),
                        at("sign of -3, 2", Tensor::sign, -3, 2)
                                .value(-1, 1)
                                .derivative(0, 0)
                                .second(0, 0),
                        atPair("maximum, tie", Tensor::maximum, 3, 3)
                                .value(3)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        atPair("minimum, tie", Tensor::minimum, 3, 3)
                                .value(3)
                                .derivative(0.5, 0.5)
                                .second(0, 0),
                        atPair("maximum, zeros of both signs", Tensor::maximum, -0.0, 0)
                                .value(0)
                                .derivative(0.5, 0.5),
                        at("maximum of a number, tie", x -> x.maximum(3), 3)
                                .value(3)
                                .derivative(0.5)
                                .second(0),
                        at("minimum of a number, tie", x -> x.minimum(3), 3)
                                .value(3)
                                .derivative(0.5)
                                .second(0),
                        atPair("maximum, NaN left", Tensor::maximum, NAN, 1).value(NAN),
                        atPair("maximum, NaN right", Tensor::maximum, 1, NAN).value(NAN),
                        atPair("minimum, NaN left", Tensor::minimum, NAN, 1).value(NAN),
                        atPair("minimum, NaN right", Tensor::minimum, 1, NAN).value(NAN)),
                new ConventionSection(
                        "Saturation and poles",
                        at("sqrt 0", Tensor::sqrt, 0).value(0).derivative(INF),
                        at("sqrt of square at 0, a norm", x -> x.square().sqrt(), 0)
                                .value(0)
                                .derivative(0),
                        at("reciprocal 0", Tensor::reciprocal, 0).value(INF).derivative(-INF),
                        at("reciprocal -0", Tensor::reciprocal, -0.0)
                                .value(-INF)
                                .derivative(-INF),
                        at("1 / 0", x -> Arithmetic.div(1, x), 0).value(INF).derivative(-INF),
                        at("1 / -0", x -> Arithmetic.div(1, x), -0.0)
                                .value(-INF)
                                .derivative(-INF),
                        at("log 0", Tensor::log, 0).value(-INF).derivative(INF),
                        at("log -1", Tensor::log, -1).value(NAN).derivative(-1),
                        at("log1p -1", Tensor::log1p, -1).value(-INF).derivative(INF),
                        at("log1p 1e-20", Tensor::log1p, 1e-20).value(1e-20).derivative(1)),
                new ConventionSection(
                        "Powers",
                        at("0^0", x -> x.pow(0), 0).value(1).derivative(0).second(0),
                        at("0^1", x -> x.pow(1), 0).value(0).derivative(1).second(0),
                        at("0^2", x -> x.pow(2), 0).value(0).derivative(0).second(2),
                        at("0^3", x -> x.pow(3), 0).value(0).derivative(0).second(0),
                        at("0^0.5", x -> x.pow(0.5), 0).value(0).derivative(INF),
                        at("0^-1", x -> x.pow(-1), 0).value(INF).derivative(-INF),
                        at("square 0", Tensor::square, 0).value(0).derivative(0).second(2),
                        at("(-2)^2", x -> x.pow(2), -2).value(4).derivative(-4).second(2),
                        at("(-2)^3", x -> x.pow(3), -2).value(-8).derivative(12).second(-12),
                        at("(-2)^0.5", x -> x.pow(0.5), -2).value(NAN).derivative(NAN),
                        at("NaN^0", x -> x.pow(0), NAN).value(1).derivative(0),
                        at("rsqrt 0", Tensor::rsqrt, 0).value(INF).derivative(-INF),
                        at("rsqrt inf", Tensor::rsqrt, INF).value(0).derivative(0),
                        at("cbrt 0", Elementwise::cbrt, 0).value(0).derivative(INF),
                        at("cbrt -8", Elementwise::cbrt, -8)
                                .value(-2)
                                .derivative(1.0 / 12)
                                .second(1.0 / 144),
                        at("exp2 of -inf, 10", Elementwise::exp2, -INF, 10)
                                .value(0, 1024)
                                .derivative(0, 1024 * Math.log(2)),
                        at("log2 0", Elementwise::log2, 0).value(-INF).derivative(INF),
                        at("log2 -1", Elementwise::log2, -1).value(NAN).derivative(-1 / Math.log(2)),
                        at("log10 0", Elementwise::log10, 0).value(-INF).derivative(INF)),
                new ConventionSection(
                        "Powers, base and exponent differentiated",
                        atPair("0^0", Tensor::pow, 0, 0).value(1).derivative(0, 0),
                        atPair("0^2", Tensor::pow, 0, 2)
                                .value(0)
                                .derivative(0, 0)
                                .second(2, 0),
                        atPair("0^1.5", Tensor::pow, 0, 1.5).value(0).derivative(0, 0),
                        atPair("0^1", Tensor::pow, 0, 1).value(0).derivative(1, 0),
                        atPair("0^0.5", Tensor::pow, 0, 0.5).value(0).derivative(INF, 0),
                        atPair("0^-1", Tensor::pow, 0, -1).value(INF).derivative(-INF, -INF),
                        atPair("(-2)^2", Tensor::pow, -2, 2).value(4).derivative(-4, NAN),
                        atPair("(-2)^3", Tensor::pow, -2, 3).value(-8).derivative(12, NAN),
                        atPair("(-2)^0.5", Tensor::pow, -2, 0.5).value(NAN).derivative(NAN, NAN),
                        atPair("1^NaN", Tensor::pow, 1, NAN).value(1).derivative(NAN, 0),
                        atPair("NaN^0", Tensor::pow, NAN, 0).value(1).derivative(0, NAN),
                        at("tensor^2 at 0", x -> x.pow(Tensor.scalar(2, x.dtype())), 0)
                                .value(0)
                                .derivative(0)
                                .second(2),
                        at("0^tensor at 0, 2", x -> Arithmetic.pow(0, x), 0, 2)
                                .value(1, 0)
                                .derivative(0, 0)
                                .second(0, 0),
                        at("1^tensor at inf", x -> Arithmetic.pow(1, x), INF)
                                .value(1)
                                .derivative(0)),
                new ConventionSection(
                        "Interpolation",
                        at("lerp, weight 0", x -> Arithmetic.lerp(x, x.mul(3), 0), 0.1)
                                .value(0.1)
                                .derivative(1),
                        at("lerp, weight 1", x -> Arithmetic.lerp(x, x.mul(3), 1), 0.1)
                                .value(3 * 0.1)
                                .derivative(3)),
                new ConventionSection(
                        "Branches not taken",
                        at("where, sqrt at 0 not taken", x -> Comparisons.where(x.greater(0), x.sqrt(), x.mul(3)), 0, 4)
                                .value(0, 2)
                                .derivative(3, 0.25)
                                .second(0, -1.0 / 32),
                        at("where, 1/x at 0 not taken", x -> Comparisons.where(x.equal(0), x, x.reciprocal()), 0, 2)
                                .value(0, 0.5)
                                .derivative(1, -0.25)
                                .second(0, 0.25),
                        at("where, log of -1 not taken", x -> Comparisons.where(x.less(0), x, x.log()), -1, 2)
                                .value(-1, Math.log(2))
                                .derivative(1, 0.5)
                                .second(0, -0.25),
                        at("where, function form, sqrt at 0 masked", ElementwiseConventions::maskedSqrt, 0, 4)
                                .value(0, 2)
                                .derivative(0, 0.25)
                                .second(0, -1.0 / 32),
                        at("where, function form, taken nowhere", x -> either(x, false), 2, 3)
                                .value(4, 6)
                                .derivative(2, 2)
                                .second(0, 0),
                        at("where, function form, taken everywhere", x -> either(x, true), 2, 3)
                                .value(4, 9)
                                .derivative(4, 6)
                                .second(2, 2)));
    }

    private static Tensor maskedSqrt(Tensor x) {
        return Comparisons.where(x.greater(0), x, Tensor::sqrt, t -> t.mul(0));
    }

    /** The square or the double; the other function must not be called at all. */
    private static Tensor either(Tensor x, boolean square) {
        Tensor condition = Tensor.full(x.shape(), square ? 1 : 0, DType.BOOL);
        return Comparisons.where(
                condition,
                x,
                t -> {
                    assertTrue(square, "evaluated the branch not taken");
                    return t.square();
                },
                t -> {
                    assertTrue(!square, "evaluated the branch not taken");
                    return t.mul(2);
                });
    }
}
