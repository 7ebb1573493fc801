package autograd;

import autograd.Op.None;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.SpecialMaps;

/**
 * Special functions, elementwise: of error and gamma, and logarithms that would cancel or overflow when composed. The
 * logistic function, {@code expit} elsewhere, is {@link Activations#sigmoid}.
 *
 * <p>Each takes FLOAT64 or FLOAT32 and keeps the dtype; two operands broadcast and promote as in {@link Arithmetic}. INT32
 * and BOOL operands are an {@link IllegalArgumentException}, shapes that do not broadcast a {@link
 * autograd.shape.ShapeException}, null a {@link NullPointerException}. NaN in gives NaN out.
 *
 * <p>Values in FLOAT64 are within 4 units in the last place unless said otherwise, and the same bits on every JVM. The
 * functions of error and gamma in FLOAT32 are those in FLOAT64, rounded.
 */
public final class SpecialFunctions {
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
    private static final double HALF_ROOT_PI = 0.8862269254527580;
    private static final int GREATEST_ORDER = 1_000_000;

    private static final ElementwiseOp<None> ERF =
            ElementwiseOp.fromInput("erf", Maps::erf, x -> bell(x).mul(TWO_OVER_ROOT_PI));
    private static final ElementwiseOp<None> ERFC =
            ElementwiseOp.fromInput("erfc", SpecialMaps::erfc, x -> bell(x).mul(-TWO_OVER_ROOT_PI));
    private static final ElementwiseOp<None> ERFINV = ElementwiseOp.fromOutput(
            "erfinv",
            SpecialMaps::erfinv,
            y -> Elementwise.exp(Arithmetic.square(y)).mul(HALF_ROOT_PI));
    private static final ElementwiseOp<None> LGAMMA =
            ElementwiseOp.fromInput("lgamma", SpecialMaps::lgamma, SpecialFunctions::digamma);
    private static final ElementwiseOp<None> DIGAMMA =
            ElementwiseOp.fromInput("digamma", SpecialMaps::digamma, x -> polygamma(new Order(1), x));
    private static final ElementwiseOp<Order> POLYGAMMA = ElementwiseOp.fromInput(
            "polygamma",
            (NdArray x, Order n) -> SpecialMaps.polygamma(x, n.value()),
            (x, n) -> polygamma(new Order(n.value() + 1), x));
    private static final ElementwiseOp<None> XLOGY = ElementwiseOp.binary(
            "xlogy",
            (a, b) -> timesLog(a, b, Maps.log(b)),
            Partial.reading(
                    0b011, (values, none) -> unlessBothZero(values.at(0), values.at(1), Elementwise.log(values.at(1)))),
            Partial.reading(0b011, (values, none) -> quotientUnlessBothZero(values.at(0), values.at(1))));
    private static final ElementwiseOp<None> XLOG1PY = ElementwiseOp.binary(
            "xlog1py",
            (a, b) -> timesLog(a, b, Maps.log1p(b)),
            Partial.reading(
                    0b011,
                    (values, none) ->
                            unlessBothZero(values.at(0), values.at(1).add(1), Elementwise.log1p(values.at(1)))),
            Partial.reading(
                    0b011,
                    (values, none) ->
                            quotientUnlessBothZero(values.at(0), values.at(1).add(1))));
    private static final ElementwiseOp<None> LOG_ADD_EXP = ElementwiseOp.binary(
            "logAddExp",
            SpecialFunctions::logOfSum,
            Partial.reading(0b011, (values, none) -> shareOfFirst(values.at(0), values.at(1))),
            Partial.reading(0b011, (values, none) -> shareOfFirst(values.at(1), values.at(0))));
    // sigmoid(a - b) with a rule for each operand: the tangent of the difference would be 0 where both move alike, and
    // hide a NaN.
    private static final ElementwiseOp<None> SHARE_OF_FIRST = ElementwiseOp.binary(
            "logAddExpShare",
            (a, b) -> Maps.sigmoid(Arithmetic.differences(a, b)),
            Partial.reading(0b011, (values, none) -> productOfShares(values.at(0), values.at(1))),
            Partial.reading(
                    0b011,
                    (values, none) ->
                            productOfShares(values.at(0), values.at(1)).neg()));
    // e^-x / (1 - e^-x) rather than 1 / (e^x - 1), whose square would underflow where the second derivative does not
    private static final ElementwiseOp<None> LOG1MEXP = ElementwiseOp.fromInput(
            "log1mexp",
            SpecialFunctions::logOfComplement,
            x -> Elementwise.exp(x.neg())
                    .mul(Arithmetic.reciprocal(Elementwise.expm1(x.neg()).neg())));
    private static final ElementwiseOp<None> LOGIT =
            ElementwiseOp.fromInput("logit", SpecialFunctions::logOdds, SpecialFunctions::logitSlope);
    // s = 1/(x (1 - x)) with the derivative (2 x - 1) s^2: differentiated as it is computed, it would be a difference,
    // of two infinities where s^2 overflows, and cancel near 1/2.
    private static final ElementwiseOp<None> LOGIT_SLOPE = ElementwiseOp.fromInput(
            "logitSlope",
            x -> Maps.reciprocal(Maps.mul(x, Maps.sub(NdArray.scalar(x.dtype(), 1), x))),
            x -> Arithmetic.scale(Arithmetic.scale(x.mul(2).sub(1), logitSlope(x)), logitSlope(x)));

    /** The order of {@code polygamma}. */
    private record Order(int value) {
        @Override
        public String toString() {
            return "n=" + value;
        }
    }

    private SpecialFunctions() {}

    /**
     * {@return the error function, {@code 2/sqrt(pi)} times the integral of {@code e^(-t^2)} from 0 to {@code x[i]};
     * derivative {@code 2/sqrt(pi) e^(-x^2)}; -1 and 1 with derivative 0 at the infinities; within 1.5 ulps}
     */
    public static Tensor erf(Tensor x) {
        return Arithmetic.unary(ERF, x);
    }

    /**
     * {@return {@code 1 - erf(x[i])} without cancellation, gradual to 0 for large x; derivative {@code -2/sqrt(pi)
     * e^(-x^2)}; 0 at inf and 2 at -inf with derivative 0}
     */
    public static Tensor erfc(Tensor x) {
        return Arithmetic.unary(ERFC, x);
    }

    /**
     * {@return the {@code y[i]} with {@code erf(y[i]) = x[i]}; derivative {@code sqrt(pi)/2 e^(y^2)}; +-inf with derivative
     * inf at +-1, NaN beyond}
     */
    public static Tensor erfinv(Tensor x) {
        return Arithmetic.unary(ERFINV, x);
    }

    /**
     * The logarithm of the gamma function: {@code y[i] = ln |gamma(x[i])|}; inf at the poles 0, -1, -2, ... and at both
     * infinities. Derivative {@link #digamma}.
     *
     * <p>Below -2, where there is a zero between any two poles, the error is at most 4 units in the last place of the
     * greatest term of {@code ln(pi / (|x| |sin(pi x)|)) - lgamma(-x)}.
     *
     * @param x FLOAT64 or FLOAT32
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor lgamma(Tensor x) {
        return Arithmetic.unary(LGAMMA, x);
    }

    /**
     * The derivative of {@link #lgamma}: {@code y[i] = gamma'(x[i]) / gamma(x[i])}; -inf at 0, inf at -0, NaN at the other
     * poles and at -inf, inf at inf. Derivative {@code polygamma(1, x)}.
     *
     * <p>Below 0 the error is at most 4 units in the last place of the greatest term of {@code digamma(1 - x) - pi / tan(pi
     * x)}.
     *
     * @param x FLOAT64 or FLOAT32
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor digamma(Tensor x) {
        return Arithmetic.unary(DIGAMMA, x);
    }

    /**
     * The nth derivative of {@link #digamma}, which for n = 0 it is itself. At the poles 0, -1, -2, ...: inf for odd n, where
     * both sides agree; for even n -inf at 0, inf at -0, NaN at the others. 0 at inf, NaN at -inf. Derivative {@code
     * polygamma(n + 1, x)}.
     *
     * <p>The error is at most {@code max(4, n)} units in the last place up to n = 170; beyond, the values are those of {@code
     * e^ln(n!)}. Below 0 the units are those of the greatest of the three sums {@code n! zeta(n + 1, q)} over the terms on
     * either side of 0 and beyond {@code |x|}.
     *
     * @param n from 0 to 1,000,000
     * @param x FLOAT64 or FLOAT32
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException for another n
     */
    public static Tensor polygamma(int n, Tensor x) {
        Checks.floating("polygamma", "x", x);
        if (n < 0 || n > GREATEST_ORDER) {
            throw new IllegalArgumentException("polygamma: order n is " + n + "; x has shape " + x.shape()
                    + "; need an order from 0 to " + GREATEST_ORDER);
        }
        return n == 0 ? digamma(x) : polygamma(new Order(n), x);
    }

    private static Tensor polygamma(Order n, Tensor x) {
        return POLYGAMMA.apply(n, x);
    }

    /**
     * {@return {@code a[i] ln b[i]}, and 0 where {@code a[i]} is 0 unless {@code b[i]} is NaN; derivatives {@code ln b} and
     * {@code a/b}; at (0, 0) both are 0, the least norm, to every order}
     */
    public static Tensor xlogy(Tensor a, Tensor b) {
        return Arithmetic.binary(XLOGY, a, b);
    }

    /**
     * {@return {@code a[i] ln(1 + b[i])}, and 0 where {@code a[i]} is 0 unless {@code b[i]} is NaN; derivatives {@code ln(1
     * + b)} and {@code a/(1 + b)}; at (0, -1) both are 0, to every order}
     */
    public static Tensor xlog1py(Tensor a, Tensor b) {
        return Arithmetic.binary(XLOG1PY, a, b);
    }

    /**
     * {@return {@code ln(e^a[i] + e^b[i])} without overflow, near its zeros within 4 ulps of the greater operand; derivatives {@code sigmoid(a - b)} and {@code sigmoid(b - a)};
     * equal infinities are the sum, with derivatives 1/2 and 1/2}
     */
    public static Tensor logAddExp(Tensor a, Tensor b) {
        return Arithmetic.binary(LOG_ADD_EXP, a, b);
    }

    /**
     * {@return {@code ln(1 - e^-x[i])}, the logarithm of the complement of a probability {@code e^-x}, for x &gt;= 0 (as in
     * JAX; TensorFlow Probability takes |x|, and Stan's {@code log1m_exp(x)} is {@code log1mexp(-x)}); derivative {@code
     * 1/(e^x - 1)}; -inf with derivative inf at 0, NaN below}
     */
    public static Tensor log1mexp(Tensor x) {
        return Arithmetic.unary(LOG1MEXP, x);
    }

    /**
     * {@return {@code ln(x[i] / (1 - x[i]))}, the inverse of {@code sigmoid}, accurate near 1/2 too; derivative {@code 1/(x
     * (1 - x))}; -inf at 0 and inf at 1 with derivative inf, NaN outside}
     */
    public static Tensor logit(Tensor x) {
        return Arithmetic.unary(LOGIT, x);
    }

    /** {@return e^(-x^2)} */
    private static Tensor bell(Tensor x) {
        return Elementwise.exp(Arithmetic.square(x).neg());
    }

    /** {@return a logB, 0 where a is 0 and b not NaN} */
    private static NdArray timesLog(NdArray a, NdArray b, NdArray logB) {
        NdArray zero = NdArray.scalar(a.dtype(), 0);
        NdArray zeroOrNaN = Maps.where(Maps.equal(b, b), zero, b);
        return Maps.where(Maps.equal(a, zero), zeroOrNaN, Maps.mul(a, logB));
    }

    private static Tensor unlessBothZero(Tensor a, Tensor b, Tensor y) {
        Tensor bothZero = Elementwise.abs(a).add(Elementwise.abs(b)).equal(0);
        return Comparisons.where(bothZero, 0, y);
    }

    private static Tensor quotientUnlessBothZero(Tensor a, Tensor b) {
        return unlessBothZero(a, b, a.div(b)); // not a times 1/b, whose derivative 1/b^2 overflows long before a/b^2
    }

    private static NdArray logOfSum(NdArray a, NdArray b) {
        NdArray gap = Arithmetic.differences(a, b);
        return Maps.add(Maps.maximum(a, b), Maps.softplus(Maps.neg(Maps.abs(gap))));
    }

    /** {@return {@code e^a / (e^a + e^b)}, 1/2 for equal infinities} */
    static Tensor shareOfFirst(Tensor a, Tensor b) {
        return SHARE_OF_FIRST.apply(None.NONE, a, b);
    }

    private static Tensor productOfShares(Tensor a, Tensor b) {
        return Arithmetic.scale(shareOfFirst(a, b), shareOfFirst(b, a));
    }

    /** Maechler, Accurately computing log(1 - exp(-|a|)), 2012: the two forms change places at ln 2. */
    private static NdArray logOfComplement(NdArray x) {
        NdArray minus = Maps.neg(x);
        NdArray small = Maps.log(Maps.neg(Maps.expm1(minus)));
        NdArray large = Maps.log1p(Maps.neg(Maps.exp(minus)));
        return Maps.where(Maps.lessEqual(x, NdArray.scalar(x.dtype(), 0.6931471805599453)), small, large);
    }

    /** Near 1/2 as 2 atanh(2 x - 1), whose argument is exact there. */
    private static NdArray logOdds(NdArray x) {
        NdArray offset = Maps.sub(Maps.add(x, x), NdArray.scalar(x.dtype(), 1));
        NdArray half = Maps.atanh(offset);
        NdArray far = Maps.sub(Maps.log(x), Maps.log1p(Maps.neg(x)));
        NdArray isNear = Maps.lessEqual(Maps.abs(offset), NdArray.scalar(x.dtype(), 0.5));
        return Maps.where(isNear, Maps.add(half, half), far);
    }

    /** {@return {@code 1/(x (1 - x))}} */
    static Tensor logitSlope(Tensor x) {
        return LOGIT_SLOPE.apply(None.NONE, x);
    }
}
