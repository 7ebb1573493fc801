package autograd;

import autograd.Op.None;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.Roundings;
import autograd.shape.Broadcast;
import autograd.shape.Shape;

/**
 * Rounding, remainders, bounds, and what a number is. Operands are FLOAT64 or FLOAT32 and broadcast as in NumPy; a Java
 * number takes the dtype of its tensor. Every function throws {@link autograd.shape.ShapeException} for shapes that do not
 * broadcast, {@link IllegalArgumentException} for INT32 and BOOL operands, and {@link NullPointerException} for null.
 *
 * <p>Functions that jump have derivative 0 everywhere, by contract, at their jumps too.
 */
public final class Rounding {
    private static final ElementwiseOp<None> FLOOR = ElementwiseOp.constant("floor", Roundings::floor, 0);
    private static final ElementwiseOp<None> CEIL = ElementwiseOp.constant("ceil", Roundings::ceil, 0);
    private static final ElementwiseOp<None> ROUND = ElementwiseOp.constant("round", Roundings::round, 0);
    private static final ElementwiseOp<None> TRUNC = ElementwiseOp.constant("trunc", Roundings::trunc, 0);
    private static final ElementwiseOp<None> FMOD = ElementwiseOp.binary(
            "fmod",
            Roundings::fmod,
            Partial.constant(1),
            Partial.reading(0b011, (values, none) -> Arithmetic.neg(truncDiv(values.at(0), values.at(1)))));
    private static final ElementwiseOp<None> REMAINDER = ElementwiseOp.binary(
            "remainder",
            Roundings::remainder,
            Partial.constant(1),
            Partial.reading(0b011, (values, none) -> Arithmetic.neg(floorDiv(values.at(0), values.at(1)))));
    private static final ElementwiseOp<None> FLOOR_DIV =
            ElementwiseOp.binary("floorDiv", Roundings::floorDiv, Partial.constant(0), Partial.constant(0));
    private static final ElementwiseOp<None> TRUNC_DIV =
            ElementwiseOp.binary("truncDiv", Roundings::truncDiv, Partial.constant(0), Partial.constant(0));
    private static final ElementwiseOp<None> COPY_SIGN = ElementwiseOp.binary(
            "copySign",
            Roundings::copySign,
            Partial.reading(
                    0b101,
                    (values, none) -> values.at(0).sign().mul(values.at(2).sign())),
            Partial.constant(0));
    private static final ElementwiseOp<Bounds> CLAMP = ElementwiseOp.fromInput(
            "clamp",
            (NdArray x, Bounds bounds) -> Roundings.clamp(x, bounds.lo(), bounds.hi()),
            (x, bounds) -> one(x.greater(bounds.lo()), x).mul(one(x.less(bounds.hi()), x)));
    private static final ElementwiseOp<None> CLAMP_MIN = ElementwiseOp.binary(
            "clampMin",
            Maps::maximum,
            Partial.reading(0b011, (values, none) -> one(values.at(0).greater(values.at(1)), values.at(0))),
            Partial.reading(0b011, (values, none) -> one(values.at(0).lessEqual(values.at(1)), values.at(0))));
    private static final ElementwiseOp<None> CLAMP_MAX = ElementwiseOp.binary(
            "clampMax",
            Maps::minimum,
            Partial.reading(0b011, (values, none) -> one(values.at(0).less(values.at(1)), values.at(0))),
            Partial.reading(0b011, (values, none) -> one(values.at(0).greaterEqual(values.at(1)), values.at(0))));
    private static final ElementwiseOp<Replacements> NAN_TO_NUM = ElementwiseOp.fromInput(
            "nanToNum",
            (NdArray x, Replacements by) -> Roundings.nanToNum(x, by.nan(), by.infinity(), by.minusInfinity()),
            (x, by) -> one(isFinite(x), x));
    private static final ElementwiseOp<None> IS_NAN = ElementwiseOp.discrete("isNaN", Roundings::isNaN);
    private static final ElementwiseOp<None> IS_INF = ElementwiseOp.discrete("isInf", Roundings::isInf);
    private static final ElementwiseOp<None> IS_FINITE = ElementwiseOp.discrete("isFinite", Roundings::isFinite);

    /** The bounds of {@code clamp}. */
    private record Bounds(double lo, double hi) {
        @Override
        public String toString() {
            return "lo=" + lo + ", hi=" + hi;
        }
    }

    /** What {@code nanToNum} puts in. */
    private record Replacements(double nan, double infinity, double minusInfinity) {
        @Override
        public String toString() {
            return "nan=" + nan + ", infinity=" + infinity + ", minusInfinity=" + minusInfinity;
        }
    }

    private Rounding() {}

    /** {@return the largest whole number not above {@code x[i]}; derivative 0 everywhere, by contract} */
    public static Tensor floor(Tensor x) {
        return Arithmetic.unary(FLOOR, x);
    }

    /** {@return the smallest whole number not below {@code x[i]}; derivative 0 everywhere, by contract} */
    public static Tensor ceil(Tensor x) {
        return Arithmetic.unary(CEIL, x);
    }

    /**
     * {@return the whole number nearest to {@code x[i]}, of two the even one, as NumPy rounds and {@link Math#round} does
     * not: 2 for 2.5; derivative 0 everywhere, by contract}
     */
    public static Tensor round(Tensor x) {
        return Arithmetic.unary(ROUND, x);
    }

    /** {@return {@code x[i]} without its fraction; derivative 0 everywhere, by contract} */
    public static Tensor trunc(Tensor x) {
        return Arithmetic.unary(TRUNC, x);
    }

    /**
     * The rest of the division truncated towards 0, exactly: {@code y = a - n b}, {@code n = trunc(a/b)}, with the sign of
     * {@code a}. The operator {@code %} of Java.
     *
     * <p>Derivatives 1 and {@code -n}, also where {@code a} is a multiple of {@code b} and the rest jumps. NaN where {@code
     * b} is 0 or {@code a} infinite.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b broadcasts with {@code a}
     * @return the rests, of the common shape
     */
    public static Tensor fmod(Tensor a, Tensor b) {
        return Arithmetic.binary(FMOD, a, b);
    }

    /** {@return {@link #fmod(Tensor, Tensor)} with one divisor} */
    public static Tensor fmod(Tensor a, double b) {
        return Arithmetic.binary(FMOD, a, Arithmetic.number("fmod", "a", a, b));
    }

    /**
     * The rest of the division rounded down: {@code y = a - n b}, {@code n = floor(a/b)}, with the sign of {@code b}, a 0
     * included. The operator {@code %} of Python and {@code mod} of NumPy.
     *
     * <p>Derivatives 1 and {@code -n}, also where {@code a} is a multiple of {@code b} and the rest jumps. NaN where {@code
     * b} is 0 or {@code a} infinite. A rest just below {@code b} may round to {@code b}.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b broadcasts with {@code a}
     * @return the rests, of the common shape
     */
    public static Tensor remainder(Tensor a, Tensor b) {
        return Arithmetic.binary(REMAINDER, a, b);
    }

    /** {@return {@link #remainder(Tensor, Tensor)} with one divisor} */
    public static Tensor remainder(Tensor a, double b) {
        return Arithmetic.binary(REMAINDER, a, Arithmetic.number("remainder", "a", a, b));
    }

    /**
     * The quotient rounded down: {@code floor(a[i]/b[i])} of the exact quotient, so that {@code a = b floorDiv(a, b) +
     * remainder(a, b)}. By IEEE rules infinite or NaN where {@code b} is 0. Derivatives 0 everywhere, by contract.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b broadcasts with {@code a}
     * @return whole numbers, of the common shape
     */
    public static Tensor floorDiv(Tensor a, Tensor b) {
        return Arithmetic.binary(FLOOR_DIV, a, b);
    }

    /** {@return {@link #floorDiv(Tensor, Tensor)} with one divisor} */
    public static Tensor floorDiv(Tensor a, double b) {
        return Arithmetic.binary(FLOOR_DIV, a, Arithmetic.number("floorDiv", "a", a, b));
    }

    /** {@return the exact quotient truncated towards 0; derivatives 0} */
    static Tensor truncDiv(Tensor a, Tensor b) {
        return Arithmetic.binary(TRUNC_DIV, a, b);
    }

    /**
     * {@return {@code |a[i]|} with the sign of {@code b[i]}, that of a zero too, a NaN counting as positive; derivatives
     * {@code sign(a) sign(b)}, 0 at a = 0, and 0}
     */
    public static Tensor copySign(Tensor a, Tensor b) {
        return Arithmetic.binary(COPY_SIGN, a, b);
    }

    /**
     * Keeps elements within two bounds: {@code y[i] = min(max(x[i], lo), hi)}. Derivative 1 strictly between the bounds, 0
     * outside and at a bound. NaN stays NaN.
     *
     * @param x FLOAT64 or FLOAT32
     * @param lo may be -infinity
     * @param hi may be infinity
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException if {@code lo} is above {@code hi} or one of them is NaN
     */
    public static Tensor clamp(Tensor x, double lo, double hi) {
        Checks.floating("clamp", "x", x);
        if (!(lo <= hi)) {
            throw new IllegalArgumentException("clamp: lo is " + lo + " and hi is " + hi + "; x has shape " + x.shape()
                    + "; need lo <= hi, use -infinity or infinity for no bound");
        }
        return CLAMP.apply(new Bounds(lo, hi), x);
    }

    /**
     * {@link #clampMin(Tensor, Tensor)}, then {@link #clampMax(Tensor, Tensor)}: {@code min(max(x[i], lo[i]), hi[i])}. Where
     * {@code lo} is above {@code hi} the result is {@code hi}, as in NumPy and PyTorch. Each element of a cotangent goes to
     * one operand: to {@code x} strictly between the bounds, else to the bound that the result is.
     *
     * @param x FLOAT64 or FLOAT32
     * @param lo broadcasts with {@code x}
     * @param hi broadcasts with {@code x} and {@code lo}
     * @return a tensor of the common shape
     */
    public static Tensor clamp(Tensor x, Tensor lo, Tensor hi) {
        Checks.floating("clamp", "x", x);
        Checks.floating("clamp", "lo", lo);
        Checks.floating("clamp", "hi", hi);
        Shape bounded = Broadcast.common("clamp", "x", x.shape(), "lo", lo.shape());
        Broadcast.common("clamp", "x and lo", bounded, "hi", hi.shape());
        return clampMax(clampMin(x, lo), hi);
    }

    /**
     * {@return {@code max(x[i], lo[i])}; the derivative is 1 by {@code x} and 0 by {@code lo} above the bound, 0 and 1 below
     * and at it; NaN if either is NaN} Unlike {@link Comparisons#maximum}, which shares a tie.
     */
    public static Tensor clampMin(Tensor x, Tensor lo) {
        return Arithmetic.binary("clampMin", CLAMP_MIN, None.NONE, "x", x, "lo", lo);
    }

    /**
     * {@return {@code max(x[i], lo)}; derivative 1 above the bound, 0 below and at it; NaN stays NaN}
     *
     * @throws IllegalArgumentException if {@code lo} is NaN
     */
    public static Tensor clampMin(Tensor x, double lo) {
        return clampMin(x, bound("clampMin", x, "lo", lo));
    }

    /**
     * {@return {@code min(x[i], hi[i])}; the derivative is 1 by {@code x} and 0 by {@code hi} below the bound, 0 and 1 above
     * and at it; NaN if either is NaN} Unlike {@link Comparisons#minimum}, which shares a tie.
     */
    public static Tensor clampMax(Tensor x, Tensor hi) {
        return Arithmetic.binary("clampMax", CLAMP_MAX, None.NONE, "x", x, "hi", hi);
    }

    /**
     * {@return {@code min(x[i], hi)}; derivative 1 below the bound, 0 above and at it; NaN stays NaN}
     *
     * @throws IllegalArgumentException if {@code hi} is NaN
     */
    public static Tensor clampMax(Tensor x, double hi) {
        return clampMax(x, bound("clampMax", x, "hi", hi));
    }

    /** {@return {@link #nanToNum(Tensor, double, double, double)} with 0 and the greatest numbers of the dtype} */
    public static Tensor nanToNum(Tensor x) {
        Checks.floating("nanToNum", "x", x);
        double greatest = x.dtype() == DType.FLOAT64 ? Double.MAX_VALUE : Float.MAX_VALUE;
        return nanToNum(x, 0, greatest, -greatest);
    }

    /**
     * Puts numbers in place of NaN and the infinities. Derivative 1 where {@code x[i]} is finite, and 0 where it is replaced.
     *
     * @param x FLOAT64 or FLOAT32
     * @param nan for NaN
     * @param infinity for infinity
     * @param minusInfinity for -infinity
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor nanToNum(Tensor x, double nan, double infinity, double minusInfinity) {
        Checks.floating("nanToNum", "x", x);
        return NAN_TO_NUM.apply(new Replacements(nan, infinity, minusInfinity), x);
    }

    /** {@return whether {@code x[i]} is NaN, as BOOL. Carries no derivative} */
    public static Tensor isNaN(Tensor x) {
        return Arithmetic.unary(IS_NAN, x);
    }

    /** {@return whether {@code x[i]} is infinite, as BOOL. Carries no derivative} */
    public static Tensor isInf(Tensor x) {
        return Arithmetic.unary(IS_INF, x);
    }

    /** {@return whether {@code x[i]} is neither infinite nor NaN, as BOOL. Carries no derivative} */
    public static Tensor isFinite(Tensor x) {
        return Arithmetic.unary(IS_FINITE, x);
    }

    private static Tensor bound(String op, Tensor x, String name, double value) {
        Tensor bound = Arithmetic.number(op, "x", x, value);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    op + ": " + name + " is NaN; x has shape " + x.shape() + "; need a number");
        }
        return bound;
    }

    /** {@return 1 where the condition holds, else 0, in the dtype of x; a constant for every derivative} */
    private static Tensor one(Tensor condition, Tensor x) {
        return condition.to(x.dtype());
    }
}
