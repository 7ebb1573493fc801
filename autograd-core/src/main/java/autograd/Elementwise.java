package autograd;

import autograd.Op.None;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.Pulls;

/**
 * Functions of one element; those of networks are in {@link Activations}, those of error and gamma in {@link
 * SpecialFunctions}. Each takes FLOAT64 or FLOAT32 and returns the same shape and dtype; INT32 and BOOL operands are an
 * {@link IllegalArgumentException}, null a {@link NullPointerException}. NaN in gives NaN out.
 */
public final class Elementwise {
    private static final double LN_2 = 0x1.62e42fefa39efp-1;
    private static final double LN_10 = 0x1.26bb1bbb55516p1;

    private static final ElementwiseOp<None> EXP = ElementwiseOp.fromOutput("exp", Maps::exp, y -> y);
    private static final ElementwiseOp<None> EXPM1 =
            ElementwiseOp.fromInput("expm1", Maps::expm1, Elementwise::exp); // y + 1 would be 0 from x = -37 down
    private static final ElementwiseOp<None> EXP2 = ElementwiseOp.fromOutput("exp2", Maps::exp2, y -> y.mul(LN_2));
    private static final ElementwiseOp<None> LOG = ElementwiseOp.fromInput("log", Maps::log, Arithmetic::reciprocal);
    private static final ElementwiseOp<None> LOG1P =
            ElementwiseOp.fromInput("log1p", Maps::log1p, x -> Arithmetic.reciprocal(x.add(1)));
    private static final ElementwiseOp<None> LOG2 =
            ElementwiseOp.fromInput("log2", Maps::log2, x -> Arithmetic.div(1 / LN_2, x));
    private static final ElementwiseOp<None> LOG10 =
            ElementwiseOp.fromInput("log10", Maps::log10, x -> Arithmetic.div(1 / LN_10, x));
    private static final ElementwiseOp<None> SQRT =
            ElementwiseOp.fromOutput("sqrt", Maps::sqrt, y -> Arithmetic.div(0.5, y));
    private static final ElementwiseOp<None> RSQRT = ElementwiseOp.fromOutput(
            "rsqrt", Maps::rsqrt, y -> y.square().mul(y).mul(-0.5));
    private static final ElementwiseOp<None> CBRT = ElementwiseOp.fromOutput(
            "cbrt", Maps::cbrt, y -> Arithmetic.reciprocal(y.square().mul(3)));
    private static final ElementwiseOp<None> TANH = ElementwiseOp.pullOutput("tanh", Maps::tanh, Elementwise::tanhPull);
    // A pull is linear in the cotangent g, hence its own derivative by it; by y it is g times the second derivative.
    private static final ElementwiseOp<None> TANH_PULL = ElementwiseOp.binary(
            "tanhPull",
            Pulls::tanh,
            new Partial<>(0b010, (t, values, none) -> tanhPull(t, values.at(1))),
            Partial.reading(
                    0b011,
                    (values, none) ->
                            Arithmetic.scale(values.at(0), values.at(1).mul(-2))));
    private static final ElementwiseOp<None> ABS = ElementwiseOp.fromInput("abs", Maps::abs, Elementwise::sign);
    private static final ElementwiseOp<None> SIGN = ElementwiseOp.constant("sign", Maps::sign, 0);
    private static final ElementwiseOp<None> STOP_GRADIENT = ElementwiseOp.discrete("stopGradient", (NdArray x) -> x);

    private Elementwise() {}

    /** {@return {@code e^x[i]}; derivative {@code e^x[i]}; exp(-inf) = 0} */
    public static Tensor exp(Tensor x) {
        return Arithmetic.unary(EXP, x);
    }

    /** {@return {@code e^x[i] - 1} without cancellation near 0; derivative {@code e^x[i]}} */
    public static Tensor expm1(Tensor x) {
        return Arithmetic.unary(EXPM1, x);
    }

    /** {@return {@code 2^x[i]}, exact for whole numbers; derivative {@code 2^x[i] ln 2}} */
    public static Tensor exp2(Tensor x) {
        return Arithmetic.unary(EXP2, x);
    }

    /**
     * {@return the natural logarithm {@code ln x[i]}; derivative {@code 1/x[i]}; log(0) = -inf with derivative inf, NaN
     * below 0}
     */
    public static Tensor log(Tensor x) {
        return Arithmetic.unary(LOG, x);
    }

    /**
     * {@return {@code ln(1 + x[i])} without cancellation near 0; derivative {@code 1/(1 + x[i])}; log1p(-1) = -inf with
     * derivative inf}
     */
    public static Tensor log1p(Tensor x) {
        return Arithmetic.unary(LOG1P, x);
    }

    /**
     * {@return the logarithm to the base 2, exact for powers of two; derivative {@code 1/(x[i] ln 2)}; log2(0) = -inf with
     * derivative inf, NaN below 0}
     */
    public static Tensor log2(Tensor x) {
        return Arithmetic.unary(LOG2, x);
    }

    /**
     * {@return the logarithm to the base 10, exact for powers of ten; derivative {@code 1/(x[i] ln 10)}; log10(0) = -inf
     * with derivative inf, NaN below 0}
     */
    public static Tensor log10(Tensor x) {
        return Arithmetic.unary(LOG10, x);
    }

    /** {@return the square root; derivative {@code 1/(2 y[i])}, inf at 0; NaN below 0} */
    public static Tensor sqrt(Tensor x) {
        return Arithmetic.unary(SQRT, x);
    }

    /** {@return {@code 1/sqrt(x[i])}; derivative {@code -y[i]^3/2}; rsqrt(0) = inf with derivative -inf, NaN below 0} */
    public static Tensor rsqrt(Tensor x) {
        return Arithmetic.unary(RSQRT, x);
    }

    /** {@return the cube root, with the sign of {@code x[i]}; derivative {@code 1/(3 y[i]^2)}, inf at 0} */
    public static Tensor cbrt(Tensor x) {
        return Arithmetic.unary(CBRT, x);
    }

    /**
     * {@return the hyperbolic tangent; derivative {@code 1 - y^2}, computed from y: near -1 and 1 within 1 ulp of 1, 0 beyond
     * about 19 (FLOAT32: 9)}
     */
    public static Tensor tanh(Tensor x) {
        return Arithmetic.unary(TANH, x);
    }

    /** {@return {@code |x[i]|}; derivative {@code sign x[i]}, 0 at 0} */
    public static Tensor abs(Tensor x) {
        return Arithmetic.unary(ABS, x);
    }

    /** {@return -1, 0 or 1; derivative 0 everywhere, by contract} */
    public static Tensor sign(Tensor x) {
        return Arithmetic.unary(SIGN, x);
    }

    /** {@return {@code scale(g, 1 - y^2)}, the pullback of {@link #tanh} with output y} */
    static Tensor tanhPull(Tensor g, Tensor y) {
        return TANH_PULL.apply(None.NONE, g, y);
    }

    /** {@return the values of {@code x} as constants: no derivative, of any order or mode, sees through} */
    public static Tensor stopGradient(Tensor x) {
        return STOP_GRADIENT.apply(None.NONE, Checks.present("stopGradient", "x", x));
    }
}
