package autograd.kernel;

/**
 * Sine, cosine and tangent of the arguments that {@link DoubleTrigFunctions} leaves out: from 2^30 to the greatest double,
 * with the same bounds; NaN for infinities and NaN.
 *
 * <p>The reduction is exact integer arithmetic (after Payne and Hanek, 1983): x = m 2^e with an integer m, and x / (pi/2) is
 * needed modulo 4 only. So of the bits of 2/pi those before the place of 2^(2-e) drop out, as each gives a multiple of 4,
 * and the next 192 give the rest to within 2^-137. No double of this range is nearer than 2^-62 to a multiple of pi/2, in
 * multiples of pi/2 (Kahan's search; Muller et al., Handbook of Floating-Point Arithmetic, 11.3), so 75 bits are good.
 */
public final class DoubleRareTrig {
    // 64 zero bits, for the window of the smallest arguments, and then the bits of 2/pi behind the point
    private static final long[] TWO_OVER_PI = {
        0x0000000000000000L, 0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L,
        0xfe5163abdebbc561L, 0xb7246e3a424dd2e0L, 0x06492eea09d1921cL, 0xfe1deb1cb129a73eL,
        0xe88235f52ebb4484L, 0xe99c7026b45f7e41L, 0x3991d639835339f4L, 0x9c845f8bbdf9283bL,
        0x1ff897ffde05980fL, 0xef2f118b5a0a6d1fL, 0x6d367ecf27cb09b7L, 0x4f463f669e5fea2dL,
        0x7527bac7ebe5f17bL, 0x3d0739f78a5292eaL, 0x6bfb5fb11f8d5d08L, 0x56033046fc7b6babL,
    };

    private static final double P1 = 0x1.921fb54442d18p0; // pi/2
    private static final double P2 = 0x1.1a62633145c07p-54; // pi/2 - P1

    private DoubleRareTrig() {}

    /** {@return sin(x), for |x| &gt;= 2^30; NaN for infinities and NaN} */
    public static double sin(double x) {
        if (!(Math.abs(x) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        double y = reduce(x, 0, false);
        return x < 0 ? -y : y;
    }

    /** {@return cos(x), for |x| &gt;= 2^30; NaN for infinities and NaN} */
    public static double cos(double x) {
        return Math.abs(x) <= Double.MAX_VALUE ? reduce(x, 1, false) : Double.NaN;
    }

    /** {@return tan(x), for |x| &gt;= 2^30; NaN for infinities and NaN} */
    public static double tan(double x) {
        if (!(Math.abs(x) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        double y = reduce(x, 0, true);
        return x < 0 ? -y : y;
    }

    /** The sine or tangent of |x| + k pi/2. */
    private static double reduce(double x, int k, boolean tangent) {
        long xBits = Double.doubleToRawLongBits(x);
        long m = xBits & 0xfffffffffffffL | 0x10000000000000L;
        int e = (int) (xBits >>> 52 & 0x7ff) - 1075;
        // The window w of 192 bits begins at the bit of weight 2^(1-e); m w 2^-190 is x / (pi/2) modulo 4.
        int first = e + 62;
        long w0 = window(first);
        long w1 = window(first + 64);
        long w2 = window(first + 128);
        // The product modulo 2^192.
        long low = m * w2;
        long carried = highProduct(m, w2);
        long middle = m * w1 + carried;
        long carry = Long.compareUnsigned(middle, carried) < 0 ? 1 : 0;
        long high = m * w0 + highProduct(m, w1) + carry;
        // Two bits are the quadrant, and the rest a fraction; where that is 1/2 or more, one is moved to the quadrant.
        long f0 = high << 2 | middle >>> 62;
        long f1 = middle << 2 | low >>> 62;
        long f2 = low << 2;
        long negative = f0 >> 63;
        long quadrant = (high >>> 62) - negative + k;
        // The fraction without its sign (the complement is one unit of 2^-192 too small), its leading bit at the front.
        f0 ^= negative;
        f1 ^= negative;
        f2 ^= negative;
        int zeros = Long.numberOfLeadingZeros(f0); // 1 to 61
        long a0 = f0 << zeros | f1 >>> 64 - zeros;
        long a1 = f1 << zeros | f2 >>> 64 - zeros;
        double unit = Double.longBitsToDouble(1023L - zeros << 52);
        double a = (a0 >>> 11) * 0x1p-53 * (negative == 0 ? unit : -unit);
        double b = ((a0 << 53 | a1 >>> 11) >>> 11) * 0x1p-106 * (negative == 0 ? unit : -unit);
        // (a + b) pi/2 as a sum of two doubles
        double product = a * P1;
        double rest = Math.fma(a, P1, -product) + (a * P2 + b * P1);
        double hi = product + rest;
        double minusLo = (hi - product) - rest;
        return tangent
                ? DoubleTrigFunctions.tangentInQuadrant(hi, minusLo, quadrant)
                : DoubleTrigFunctions.sineInQuadrant(hi, minusLo, quadrant);
    }

    /** {@return 64 bits of 2/pi, from the one of weight 2^(63 - first) on} */
    static long window(int first) {
        int word = first >> 6;
        int shift = first & 63;
        return shift == 0 ? TWO_OVER_PI[word] : TWO_OVER_PI[word] << shift | TWO_OVER_PI[word + 1] >>> 64 - shift;
    }

    /** The high 64 bits of m w, for m &gt;= 0 and unsigned w. */
    private static long highProduct(long m, long w) {
        return Math.multiplyHigh(m, w) + (w >> 63 & m);
    }
}
