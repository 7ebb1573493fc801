package autograd.array;

import autograd.kernel.Binary;
import autograd.kernel.Unary;

/**
 * Rounding, remainders and bounds, elementwise, and what a number is: the rest of {@link Maps}, whose rules on operands,
 * broadcasting and errors hold here too.
 */
public final class Roundings {
    private Roundings() {}

    /** {@return the largest whole number not above x} */
    public static NdArray floor(NdArray x) {
        return Maps.unary("floor", x, Unary.FLOOR);
    }

    /** {@return the smallest whole number not below x} */
    public static NdArray ceil(NdArray x) {
        return Maps.unary("ceil", x, Unary.CEIL);
    }

    /** {@return the whole number nearest to x, the even one of two} */
    public static NdArray round(NdArray x) {
        return Maps.unary("round", x, Unary.ROUND);
    }

    /** {@return x without its fraction} */
    public static NdArray trunc(NdArray x) {
        return Maps.unary("trunc", x, Unary.TRUNC);
    }

    /** {@return a - n b with n = a / b truncated, exactly: the sign of a} */
    public static NdArray fmod(NdArray a, NdArray b) {
        return Maps.binary("fmod", Binary.FMOD, "a", a, "b", b);
    }

    /** {@return a - n b with n = a / b rounded down: the sign of b} */
    public static NdArray remainder(NdArray a, NdArray b) {
        return Maps.binary("remainder", Binary.REMAINDER, "a", a, "b", b);
    }

    /** {@return a / b rounded down} */
    public static NdArray floorDiv(NdArray a, NdArray b) {
        return Maps.binary("floorDiv", Binary.FLOOR_DIV, "a", a, "b", b);
    }

    /** {@return a / b truncated} */
    public static NdArray truncDiv(NdArray a, NdArray b) {
        return Maps.binary("truncDiv", Binary.TRUNC_DIV, "a", a, "b", b);
    }

    /** {@return the absolute value of a with the sign of b; a NaN counts as positive} */
    public static NdArray copySign(NdArray a, NdArray b) {
        return Maps.binary("copySign", Binary.COPY_SIGN, "a", a, "b", b);
    }

    /** {@return x within two bounds, which are rounded to the dtype; NaN stays NaN} */
    public static NdArray clamp(NdArray x, double lo, double hi) {
        Maps.requireFloating("clamp", x);
        return Maps.minimum(Maps.maximum(x, number(x, lo)), number(x, hi));
    }

    /** {@return x with other numbers in place of NaN, infinity and -infinity} */
    public static NdArray nanToNum(NdArray x, double nan, double infinity, double minusInfinity) {
        Maps.requireFloating("nanToNum", x);
        NdArray y = Maps.where(isNaN(x), number(x, nan), x);
        y = Maps.where(Maps.equal(x, number(x, Double.POSITIVE_INFINITY)), number(x, infinity), y);
        return Maps.where(Maps.equal(x, number(x, Double.NEGATIVE_INFINITY)), number(x, minusInfinity), y);
    }

    /** {@return whether x is NaN, as BOOL} */
    public static NdArray isNaN(NdArray x) {
        Maps.requireFloating("isNaN", x);
        return Maps.notEqual(x, x);
    }

    /** {@return whether x is infinite, as BOOL} */
    public static NdArray isInf(NdArray x) {
        Maps.requireFloating("isInf", x);
        return Maps.equal(Maps.abs(x), number(x, Double.POSITIVE_INFINITY));
    }

    /** {@return whether x is neither infinite nor NaN, as BOOL} */
    public static NdArray isFinite(NdArray x) {
        Maps.requireFloating("isFinite", x);
        return Maps.less(Maps.abs(x), number(x, Double.POSITIVE_INFINITY));
    }

    private static NdArray number(NdArray x, double value) {
        return NdArray.scalar(x.dtype(), value);
    }
}
