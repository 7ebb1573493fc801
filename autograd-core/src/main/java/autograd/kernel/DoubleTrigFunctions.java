package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.estrin;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.horner;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.not;
import static autograd.kernel.DoubleLanes.of;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Sine, cosine and tangent of arguments up to 2^30, within 0.8 ulp. Larger arguments, infinities and NaN are rare and
 * belong to {@link DoubleRareTrig}.
 *
 * <p>The argument is brought to |r| &lt;= pi/4 by taking away the nearest multiple n of pi/2, which is subtracted in
 * three parts of 53 bits each (after Cody and Waite, 1980, with fma): r = hi + lo keeps more than 2^-70 of relative
 * accuracy however close x comes to the multiple. Sine and cosine of r are both computed, and the last two bits of n
 * choose one of them and its sign; they choose by arithmetic on bits because a branch would be taken at random.
 */
public final class DoubleTrigFunctions {
    private static final double ONE = of(1.0);
    private static final double MINUS_ONE = of(-1.0);
    private static final double HALF = of(0.5);
    private static final double MINUS_HALF = of(-0.5);

    // 2/pi; pi/2 in three parts, each the rounding of what the ones before leave; the first two and their negatives
    private static final double TWO_OVER_PI = of(0x1.45f306dc9c883p-1);
    private static final double MINUS_P1 = of(-0x1.921fb54442d18p0);
    private static final double P2 = of(0x1.1a62633145c07p-54);
    private static final double MINUS_P2 = of(-0x1.1a62633145c07p-54);
    private static final double P3 = of(-0x1.f1976b7ed8fbcp-110);
    private static final double TO_INTEGER = of(0x1.8p52);
    private static final double TO_INTEGER_PLUS_1 = of(0x1.8p52 + 1);
    private static final double LIMIT = of(0x1p30);

    // sin(r) = r + S3 r^3 + ... with a relative error of 2^-57.9 for |r| <= pi/4 + 2^-22
    private static final double S3 = of(-0x1.5555555555548p-3);
    private static final double S5 = of(0x1.111111110f76p-7);
    private static final double S7 = of(-0x1.a01a019bf2b8p-13);
    private static final double S9 = of(0x1.71de355fa51ebp-19);
    private static final double S11 = of(-0x1.ae5e55009f4cbp-26);
    private static final double S13 = of(0x1.5d8e6275d71eap-33);

    // cos(r) = 1 - r^2 / 2 + C4 r^4 + ... with an error of 2^-64.2 for |r| <= pi/4 + 2^-22
    private static final double C4 = of(0x1.555555555554cp-5);
    private static final double C6 = of(-0x1.6c16c16c15223p-10);
    private static final double C8 = of(0x1.a01a019cbff91p-16);
    private static final double C10 = of(-0x1.27e4f81336728p-22);
    private static final double C12 = of(0x1.1ee9f1b08d2fcp-29);
    private static final double C14 = of(-0x1.8fb16377ba2aep-37);

    // tan(r) = r + T3 r^3 + ... with a relative error of 2^-59 for |r| <= pi/4 + 2^-22
    private static final double T3 = of(0x1.555555555555dp-2);
    private static final double T5 = of(0x1.11111111106e2p-3);
    private static final double T7 = of(0x1.ba1ba1bab1e0bp-5);
    private static final double T9 = of(0x1.664f485fd9a17p-6);
    private static final double T11 = of(0x1.226e3a2cf824p-7);
    private static final double T13 = of(0x1.d6d2f51dbf231p-9);
    private static final double T15 = of(0x1.7db0d37e89b4ap-10);
    private static final double T17 = of(0x1.34c3512ffa738p-11);
    private static final double T19 = of(0x1.fec8a83b8f068p-13);
    private static final double T21 = of(0x1.607eaff8db138p-14);
    private static final double T23 = of(0x1.164adb095d66ap-14);
    private static final double T25 = of(-0x1.9bac71868f694p-16);
    private static final double T27 = of(0x1.90591c68c059cp-15);
    private static final double T29 = of(-0x1.8fb590e760b6ep-16);
    private static final double T31 = of(0x1.4574a750727dp-17);
    private static final double SLOPE = of(-0x1.9eb851eb851ecp0); // tan'(r) = 1 + 1.62 r^2 to a tenth

    private DoubleTrigFunctions() {}

    /** {@return whether sin, cos and tan of this class are not for x: |x| &gt;= 2^30, or NaN} */
    public static boolean isRareAngle(double x) {
        return not(less(abs(x), LIMIT));
    }

    /** {@return sin(x), for |x| &lt; 2^30; sin(-0) = -0} */
    public static double sin(double x) {
        // By symmetry on |x|: so the sign of zero survives.
        return fromBits(add(bits(sineAfter(abs(x), TO_INTEGER)), and(bits(x), Long.MIN_VALUE)));
    }

    /** {@return cos(x), for |x| &lt; 2^30} */
    public static double cos(double x) {
        return sineAfter(abs(x), TO_INTEGER_PLUS_1);
    }

    /** {@return tan(x), for |x| &lt; 2^30; tan(-0) = -0} */
    public static double tan(double x) {
        double a = abs(x);
        double t = fma(a, TWO_OVER_PI, TO_INTEGER);
        double n = sub(t, TO_INTEGER);
        double r = fma(n, MINUS_P1, a);
        double p = mul(n, MINUS_P2);
        double hi = add(r, p);
        double tangent = tangentInQuadrant(hi, negatedLow(r, p, hi, n), bits(t));
        return fromBits(add(bits(tangent), and(bits(x), Long.MIN_VALUE)));
    }

    /** The sine of a + k pi/2, for 0 &lt;= a &lt; 2^30, where toInteger is 1.5 * 2^52 + k. */
    private static double sineAfter(double a, double toInteger) {
        double t = fma(a, TWO_OVER_PI, toInteger); // n + k in its low bits
        double n = sub(t, toInteger);
        double r = fma(n, MINUS_P1, a); // exact: a multiple of 2^-53 below 1
        double p = mul(n, MINUS_P2);
        double hi = add(r, p);
        return sineInQuadrant(hi, negatedLow(r, p, hi, n), bits(t));
    }

    /** hi - (a - n pi/2): what the sum hi = r + p and the product p have lost, and the third part. */
    private static double negatedLow(double r, double p, double hi, double n) {
        double rest = fma(n, P3, fma(n, P2, p));
        // r is a multiple of ulp(p), so both operations are exact (Dekker's fast two-sum).
        return sub(rest, add(sub(r, hi), p));
    }

    /** {@return sin(hi - minusLo + quadrant pi/2), for |hi| &lt;= pi/4 and any whole quadrant} */
    static double sineInQuadrant(double hi, double minusLo, long quadrant) {
        long sign = and(shiftLeft(quadrant, 62), Long.MIN_VALUE);
        double z = mul(hi, hi);
        double zz = mul(z, z);
        double p = estrin(z, zz, S3, S5, S7, S9, S11, S13);
        double q = estrin(z, zz, C4, C6, C8, C10, C12, C14);
        long sine = bits(add(hi, fma(mul(hi, z), p, mul(minusLo, fma(z, HALF, MINUS_ONE)))));
        double minusHalf = mul(hi, MINUS_HALF);
        double lead = fma(minusHalf, hi, ONE);
        double lost = fma(minusHalf, hi, sub(ONE, lead)); // exact
        long cosine = bits(add(lead, fma(zz, q, fma(hi, minusLo, lost))));
        // All bits set in even quadrants, none in odd ones: no branch.
        long even = sub(and(quadrant, 1), 1);
        return fromBits(add(add(cosine, and(sub(sine, cosine), even)), sign));
    }

    /** {@return tan(hi - minusLo + quadrant pi/2), for |hi| &lt;= pi/4 and any whole quadrant} */
    static double tangentInQuadrant(double hi, double minusLo, long quadrant) {
        double z = mul(hi, hi);
        double zz = mul(z, z);
        double p = estrin(z, zz, T3, T5, T7, T9, T11, T13);
        double q = estrin(z, zz, T15, T17, T19, T21, T23, T25);
        double top = horner(z, T27, T29, T31);
        double zzz = mul(mul(zz, zz), zz);
        double w = fma(mul(hi, z), fma(zzz, fma(zzz, top, q), p), mul(minusLo, fma(z, SLOPE, MINUS_ONE)));
        double tangent = add(hi, w);
        double rest = sub(w, sub(tangent, hi));
        // tan(r + pi/2) = -1 / tan(r), corrected by one step of Newton
        double inverse = div(MINUS_ONE, tangent);
        double error = fma(inverse, rest, fma(inverse, tangent, ONE));
        long direct = bits(tangent);
        long inverted = bits(fma(inverse, error, inverse));
        long even = sub(and(quadrant, 1), 1);
        return fromBits(add(inverted, and(sub(direct, inverted), even)));
    }
}
