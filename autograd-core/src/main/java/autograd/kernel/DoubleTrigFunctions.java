package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.not;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.sub;
import static autograd.kernel.DoubleLanes.xor;

/**
 * Sine, cosine and tangent of arguments below 2^30: sine and cosine within 0.8 ulp, tangent within 1.3. Larger arguments,
 * infinities and NaN are rare and belong to {@link DoubleRareTrig}.
 *
 * <p>The argument is brought to |r| &lt;= pi/4 by taking away the nearest multiple n of pi/2, which is subtracted in
 * three parts of 53 bits each (after Cody and Waite, 1980, with fma): r = hi + lo keeps more than 2^-70 of relative
 * accuracy however close x comes to the multiple. Sine and cosine of r are both computed, and the last two bits of n
 * choose one of them and its sign; they choose by arithmetic on bits because a branch would be taken at random.
 */
public final class DoubleTrigFunctions {
    private DoubleTrigFunctions() {}

    /** {@return whether {@link #sin} is not for x: |x| &gt;= 2^30, or NaN} */
    public static boolean isRareSin(double x) {
        return not(less(abs(x), 0x1p30));
    }

    /** {@return whether {@link #cos} is not for x: |x| &gt;= 2^30, or NaN} */
    public static boolean isRareCos(double x) {
        return not(less(abs(x), 0x1p30));
    }

    /** {@return whether {@link #tan} is not for x: |x| &gt;= 2^30, or NaN} */
    public static boolean isRareTan(double x) {
        return not(less(abs(x), 0x1p30));
    }

    /** {@return sin(x), for |x| &lt; 2^30; sin(-0) = -0} */
    public static double sin(double x) {
        double a = abs(x); // by symmetry, so that the sign of zero survives
        double t = fma(a, 0x1.45f306dc9c883p-1, 0x1.8p52); // n = a 2/pi rounded, in the low bits of t
        double n = sub(t, 0x1.8p52);
        double r = fma(n, -0x1.921fb54442d18p0, a);
        double high = reducedHigh(r, n);
        double y = sineInQuadrant(high, reducedMinusLow(r, n, high), bits(t));
        return fromBits(xor(bits(y), and(bits(x), 0x8000000000000000L)));
    }

    /** {@return cos(x), for |x| &lt; 2^30} */
    public static double cos(double x) {
        double a = abs(x);
        double t = fma(a, 0x1.45f306dc9c883p-1, 0x1.8p52 + 1); // n + 1 in its low bits: cos(x) = sin(x + pi/2)
        double n = sub(t, 0x1.8p52 + 1);
        double r = fma(n, -0x1.921fb54442d18p0, a);
        double high = reducedHigh(r, n);
        return sineInQuadrant(high, reducedMinusLow(r, n, high), bits(t));
    }

    /** {@return tan(x), for |x| &lt; 2^30; tan(-0) = -0} */
    public static double tan(double x) {
        double a = abs(x);
        double t = fma(a, 0x1.45f306dc9c883p-1, 0x1.8p52);
        double n = sub(t, 0x1.8p52);
        double r = fma(n, -0x1.921fb54442d18p0, a);
        double high = reducedHigh(r, n);
        double y = tangentInQuadrant(high, reducedMinusLow(r, n, high), bits(t));
        return fromBits(xor(bits(y), and(bits(x), 0x8000000000000000L)));
    }

    /** {@return r - n P2, P1 and P2 being pi/2 to two doubles; r = a - n P1 is exact, a multiple of 2^-53 below 1} */
    private static double reducedHigh(double r, double n) {
        return add(r, mul(n, -0x1.1a62633145c07p-54));
    }

    /** {@return high - (a - n pi/2): what the sum and its product have lost, and the third part of pi/2} */
    private static double reducedMinusLow(double r, double n, double high) {
        double p = mul(n, -0x1.1a62633145c07p-54);
        double rest = fma(n, -0x1.f1976b7ed8fbcp-110, fma(n, 0x1.1a62633145c07p-54, p));
        // r is a multiple of ulp(p), so both operations are exact (Dekker's fast two-sum).
        return sub(rest, add(sub(r, high), p));
    }

    /** {@return sin(high - minusLow + quadrant pi/2), for |high| &lt;= pi/4 and any whole quadrant} */
    static double sineInQuadrant(double high, double minusLow, long quadrant) {
        long sine = bits(sine(high, minusLow));
        long cosine = bits(cosine(high, minusLow));
        long even = sub(and(quadrant, 1), 1); // all bits, or none in odd quadrants
        long chosen = xor(cosine, and(xor(sine, cosine), even));
        return fromBits(xor(chosen, and(shiftLeft(quadrant, 62), 0x8000000000000000L)));
    }

    /**
     * {@return sin(high - minusLow), by r + S3 r^3 + ... + S13 r^13} Minimax: relative error 2^-57.9 for |r| &lt;= pi/4 +
     * 2^-22.
     */
    private static double sine(double high, double minusLow) {
        double z = mul(high, high);
        double zz = mul(z, z);
        double p = fma(z, 0x1.5d8e6275d71eap-33, -0x1.ae5e55009f4cbp-26);
        p = fma(zz, p, fma(z, 0x1.71de355fa51ebp-19, -0x1.a01a019bf2b8p-13));
        p = fma(zz, p, fma(z, 0x1.111111110f76p-7, -0x1.5555555555548p-3));
        double low = mul(minusLow, fma(z, 0.5, -1.0));
        return add(high, fma(mul(high, z), p, low));
    }

    /**
     * {@return cos(high - minusLow), by 1 - r^2 / 2 + C4 r^4 + ... + C14 r^14} Minimax: error 2^-64.2 for |r| &lt;= pi/4 +
     * 2^-22.
     */
    private static double cosine(double high, double minusLow) {
        double z = mul(high, high);
        double zz = mul(z, z);
        double p = fma(z, -0x1.8fb16377ba2aep-37, 0x1.1ee9f1b08d2fcp-29);
        p = fma(zz, p, fma(z, -0x1.27e4f81336728p-22, 0x1.a01a019cbff91p-16));
        p = fma(zz, p, fma(z, -0x1.6c16c16c15223p-10, 0x1.555555555554cp-5));
        double minusHalf = mul(high, -0.5);
        double lead = fma(minusHalf, high, 1.0);
        double lost = fma(minusHalf, high, sub(1.0, lead)); // exact
        return add(lead, fma(zz, p, fma(high, minusLow, lost)));
    }

    /** {@return tan(high - minusLow + quadrant pi/2), for |high| &lt;= pi/4 and any whole quadrant} */
    static double tangentInQuadrant(double high, double minusLow, long quadrant) {
        double z = mul(high, high);
        double slope = fma(z, -0x1.9eb851eb851ecp0, -1.0); // -tan'(r) to a tenth
        double rest = fma(mul(high, z), tangentTail(z), mul(minusLow, slope));
        double tangent = add(high, rest);
        double lost = sub(rest, sub(tangent, high));
        // tan(r + pi/2) = -1 / tan(r), corrected by one step of Newton. Bits choose, as for the sine.
        double y = div(-1.0, tangent);
        long inverted = bits(fma(y, fma(y, lost, fma(y, tangent, 1.0)), y));
        long even = sub(and(quadrant, 1), 1);
        return fromBits(xor(inverted, and(xor(bits(tangent), inverted), even)));
    }

    /**
     * {@return (tan(r) - r) / r^3 for z = r^2, as T3 + T5 z + ... + T31 z^14} Minimax: relative error of the tangent 2^-60
     * for |r| &lt;= pi/4 + 2^-22.
     */
    private static double tangentTail(double z) {
        double zz = mul(z, z);
        double p = fma(z, 0x1.d6d2f51dbf231p-9, 0x1.226e3a2cf824p-7);
        p = fma(zz, p, fma(z, 0x1.664f485fd9a17p-6, 0x1.ba1ba1bab1e0bp-5));
        p = fma(zz, p, fma(z, 0x1.11111111106e2p-3, 0x1.555555555555dp-2));
        double q = fma(z, -0x1.9bac71868f694p-16, 0x1.164adb095d66ap-14);
        q = fma(zz, q, fma(z, 0x1.607eaff8db138p-14, 0x1.fec8a83b8f068p-13));
        q = fma(zz, q, fma(z, 0x1.34c3512ffa738p-11, 0x1.7db0d37e89b4ap-10));
        double r = fma(zz, 0x1.4574a750727dp-17, fma(z, -0x1.8fb590e760b6ep-16, 0x1.90591c68c059cp-15));
        double z6 = mul(mul(zz, zz), zz);
        return fma(z6, fma(z6, r, q), p);
    }
}
