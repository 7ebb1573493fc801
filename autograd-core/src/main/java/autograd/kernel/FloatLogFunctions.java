package autograd.kernel;

import static autograd.kernel.FloatLanes.add;
import static autograd.kernel.FloatLanes.and;
import static autograd.kernel.FloatLanes.bits;
import static autograd.kernel.FloatLanes.equal;
import static autograd.kernel.FloatLanes.fma;
import static autograd.kernel.FloatLanes.fromBits;
import static autograd.kernel.FloatLanes.less;
import static autograd.kernel.FloatLanes.lessEqual;
import static autograd.kernel.FloatLanes.mul;
import static autograd.kernel.FloatLanes.or;
import static autograd.kernel.FloatLanes.select;
import static autograd.kernel.FloatLanes.shiftRight;
import static autograd.kernel.FloatLanes.sub;

/** The logarithm, for floats. */
public final class FloatLogFunctions {
    private FloatLogFunctions() {}

    /**
     * {@return ln x} That is k ln 2 + ln(1 + f) for x = 2^k (1 + f) with 1 + f from 2/3 to 4/3. Infinity and NaN are
     * their own logarithms, 0 has minus infinity, and the numbers below NaN.
     */
    public static float log(float x) {
        boolean subnormal = less(x, Float.MIN_NORMAL);
        float scaled = select(subnormal, mul(x, 0x1p23f), x);
        float offset = select(subnormal, 0x1.00012cp23f, 0x1.0000fep23f); // 2^23 + 127, and 23 more
        int b = add(bits(scaled), 0x00555555); // 0x3f800000 - 0x3f2aaaab: the exponent grows at 2/3, not at 1
        float k = sub(fromBits(or(shiftRight(b, 23), 0x4b000000)), offset);
        float f = sub(fromBits(add(and(b, 0x007fffff), 0x3f2aaaab)), 1f);
        // ln(1 + f) = f + f^2 q within 0.079 * 2^-24 of itself.
        float q = fma(f, -0x1.080cap-3f, 0x1.1e73a2p-3f);
        q = fma(q, f, -0x1.f30e36p-4f);
        q = fma(q, f, 0x1.1ed424p-3f);
        q = fma(q, f, -0x1.559de4p-3f);
        q = fma(q, f, 0x1.99d05ep-3f);
        q = fma(q, f, -0x1.fffefp-3f);
        q = fma(q, f, 0x1.555506p-2f);
        q = fma(q, f, -0.5f);
        float rest = fma(k, 0x1.7f7d1cp-20f, mul(mul(f, f), q));
        float y = fma(k, 0x1.62e4p-1f, add(f, rest)); // the product is exact
        y = select(less(x, Float.POSITIVE_INFINITY), y, x);
        float edge = select(equal(x, 0f), Float.NEGATIVE_INFINITY, Float.NaN);
        return select(lessEqual(x, 0f), edge, y);
    }
}
