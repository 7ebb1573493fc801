package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.equal;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.isNaN;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.lessEqual;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.neg;
import static autograd.kernel.DoubleLanes.not;
import static autograd.kernel.DoubleLanes.or;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.shiftRight;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Powers of a double, in the words of {@link DoubleLanes}: {@code pow} and {@code cbrt}.
 *
 * <p>{@code x^y = e^(y ln x)}; the exponent goes up to 745, so the logarithm is needed to 65 bits and comes as a sum of two
 * doubles, and so does its product with y.
 */
public final class DoublePowFunctions {
    private DoublePowFunctions() {}

    /**
     * {@return x^y, with the special cases of C (ISO/IEC 9899, F.10.4.4)}: 1 for y = 0 and for x = 1 whatever the other is,
     * NaN included; NaN for a finite x &lt; 0 and y not an integer; the sign of x for odd y.
     */
    public static double pow(double x, double y) {
        double a = abs(x);
        double b = DoubleLogFunctions.normal(a);
        double n = DoubleLogFunctions.exponent(a, b);
        double f = sub(DoubleLogFunctions.mantissa(b), 1.0);
        // Beyond 2^1000 nothing changes but that 0 * y is not NaN.
        double c = select(greater(y, 0x1p1000), 0x1p1000, y);
        c = select(less(c, -0x1p1000), -0x1p1000, c);
        double power = expOfProduct(n, f, c, a);
        power = select(isNaN(y), y, withSign(x, y, power));
        power = select(isNaN(x), x, power);
        return select(or(equal(x, 1.0), equal(y, 0.0)), 1.0, power);
    }

    /** {@return the power of |x| with the sign that x and y give it, or NaN} */
    private static double withSign(double x, double y, double power) {
        long sign = and(bits(x), 0x8000000000000000L);
        boolean integer = isInteger(y);
        boolean odd = and(integer, not(isInteger(mul(y, 0.5))));
        double signed = select(odd, fromBits(or(bits(power), sign)), power);
        boolean negative = and(less(x, 0.0), greater(x, Double.NEGATIVE_INFINITY));
        return select(and(negative, not(integer)), Double.NaN, signed);
    }

    private static boolean isInteger(double y) {
        double a = abs(y);
        return or(not(less(a, 0x1p52)), equal(sub(add(a, 0x1p52), 0x1p52), a));
    }

    /** {@return e^(y ln a)} for a = 2^n (1 + f), or for a = 0 or +inf, whose n and f mean nothing */
    private static double expOfProduct(double n, double f, double y, double a) {
        // s = f / (2 + f) and its square as sums of two doubles
        double d = add(f, 2.0);
        double dLow = sub(f, sub(d, 2.0));
        double inverse = div(1.0, d);
        double s = mul(f, inverse);
        double sLow = mul(fma(neg(s), dLow, fma(neg(s), d, f)), inverse);
        double z = mul(s, s);
        double zLow = fma(add(s, s), sLow, fma(s, s, neg(z)));
        // R(z) = 2/3 + z Q(z), then z R(z)
        double u = mul(z, powTail(z));
        double c = add(0x1.5555555555555p-1, u);
        double cLow = add(add(sub(0x1.5555555555555p-1, c), u), 0x1.5555555555555p-55);
        double p = mul(z, c);
        double pLow = add(fma(z, c, neg(p)), fma(z, cLow, mul(zLow, c)));
        // ln(1 + f) = s (2 + z R(z))
        double g = add(2.0, p);
        double gLow = add(add(sub(2.0, g), p), pLow);
        double l = mul(s, g);
        double lLow = add(fma(s, g, neg(l)), fma(s, gLow, mul(sLow, g)));
        return expOfProduct(n, l, lLow, y, a);
    }

    /** {@return e^(y (n ln 2 + l + lLow))}, for a = 0 or +inf 0 or +inf by the sign of y */
    private static double expOfProduct(double n, double l, double lLow, double y, double a) {
        // The first part of ln 2 has 42 bits, its product with n is exact.
        double b = mul(n, 0x1.62e42fefa38p-1);
        double sum = add(b, l);
        double rest = add(add(sub(b, sum), l), fma(n, 0x1.ef35793c7673p-45, lLow));
        double high = add(sum, rest);
        double low = add(sub(sum, high), rest);
        high = select(equal(a, 0.0), Double.NEGATIVE_INFINITY, high);
        high = select(equal(a, Double.POSITIVE_INFINITY), a, high);
        double p = mul(y, high);
        double pLow = fma(y, low, fma(y, high, neg(p)));
        return expOfSum(p, pLow);
    }

    /** {@return e^(x + low), 0 and +inf where that underflows and overflows; low may be anything there} */
    private static double expOfSum(double x, double low) {
        double t = fma(x, 0x1.71547652b82fep0, 0x1.8p52 + 2046);
        double n = sub(t, 0x1.8p52 + 2046);
        double a = fma(n, -0x1.62e42fefa39efp-1, x);
        double b = fma(n, -0x1.abc9e3b39803fp-56, low);
        double r = add(a, b);
        double rLow = add(sub(a, r), b);
        double r2 = mul(r, r);
        double high = add(1.0, r);
        double rest = add(fma(r2, DoubleExpFunctions.expTail(r, r2), rLow), add(sub(1.0, high), r));
        double y = DoubleExpFunctions.scale(add(high, rest), bits(t));
        y = select(less(x, 709.8), y, Double.POSITIVE_INFINITY);
        return select(lessEqual(x, -746.0), 0.0, y);
    }

    /** {@return Q(z) of ln((1 + s) / (1 - s)) = 2 s + s z (2/3 + z Q(z)), z = s^2 <= 0.0295; error of the logarithm 2^-69} */
    private static double powTail(double z) {
        double p = fma(z, 0x1.da9000072fdbp-4, 0x1.e01b9e2a1bb45p-4);
        p = fma(z, p, 0x1.11154601f4b17p-3);
        p = fma(z, p, 0x1.3b13aa0342a94p-3);
        p = fma(z, p, 0x1.745d173c57417p-3);
        p = fma(z, p, 0x1.c71c71c74d1cp-3);
        p = fma(z, p, 0x1.24924924922fcp-2);
        return fma(z, p, 0x1.999999999999ap-2);
    }

    /**
     * {@return the cube root}. |x| = 8^k 2^j m with m from 1 to 2 and j from -1 to 1; y = m^(-1/3) 2^(-j/3) by a
     * polynomial and one Newton step, then c = 2^j m y^2 is the root, and one step more on c^3 - 2^j m, computed to twice
     * the digits, leaves the final rounding.
     */
    public static double cbrt(double x) {
        double a = abs(x);
        boolean small = less(a, Double.MIN_NORMAL);
        double b = select(small, mul(a, 0x1p54), a);
        long t = bits(b);
        double m = fromBits(or(and(t, 0x000fffffffffffffL), 0x3ff0000000000000L));
        double e = sub(fromBits(or(shiftRight(t, 52), 0x4330000000000000L)), 0x1p52 + 1023);
        double third = fma(e, 0x1.5555555555555p-2, 0x1.8p52 + 1023);
        double j = fma(sub(third, 0x1.8p52 + 1023), -3.0, e);
        double power = fromBits(shiftLeft(bits(third), 52));
        power = select(small, mul(power, 0x1p-18), power);
        double y = rootOfMantissa(m, j, power);
        y = select(and(greater(a, 0.0), less(a, Double.POSITIVE_INFINITY)), y, a);
        return fromBits(or(bits(y), and(bits(x), 0x8000000000000000L)));
    }

    /** {@return power times the cube root of 2^j m} */
    private static double rootOfMantissa(double m, double j, double power) {
        // 2^j exactly and 2^(-j/3) nearly, as parabolas through j = -1, 0, 1: cheaper than choices, which mispredict
        double v = mul(m, fma(j, fma(j, 0.25, 0.75), 1.0));
        double y = mul(inverseRoot(m), fma(j, fma(j, 0x1.b74498585354p-6, -0x1.dd68e9bbaedb2p-3), 1.0));
        double h = fma(mul(neg(v), y), mul(y, y), 1.0);
        y = fma(mul(y, h), 0x1.5555555555555p-2, y);
        double y2 = mul(y, y);
        double c = mul(v, y2);
        double square = mul(c, c);
        double squareLow = fma(c, c, neg(square));
        double rest = fma(squareLow, c, fma(square, c, neg(v)));
        return mul(power, fma(mul(y2, -0x1.5555555555555p-2), rest, c));
    }

    /** {@return m^(-1/3) for m from 1 to 2, relative error below 5.8e-6} */
    private static double inverseRoot(double m) {
        double p = fma(m, -0x1.16d6f13af21d2p-6, 0x1.3fa269bb21f2ep-3);
        p = fma(m, p, -0x1.321c5eb432612p-1);
        p = fma(m, p, 0x1.3e68b9b43540ap0);
        p = fma(m, p, -0x1.90e741fca12c1p0);
        return fma(m, p, 0x1.c7f365bd3504p0);
    }
}
