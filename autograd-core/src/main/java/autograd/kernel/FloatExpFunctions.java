package autograd.kernel;

import static autograd.kernel.FloatLanes.abs;
import static autograd.kernel.FloatLanes.add;
import static autograd.kernel.FloatLanes.and;
import static autograd.kernel.FloatLanes.bits;
import static autograd.kernel.FloatLanes.div;
import static autograd.kernel.FloatLanes.fma;
import static autograd.kernel.FloatLanes.fromBits;
import static autograd.kernel.FloatLanes.greater;
import static autograd.kernel.FloatLanes.isNaN;
import static autograd.kernel.FloatLanes.less;
import static autograd.kernel.FloatLanes.mul;
import static autograd.kernel.FloatLanes.neg;
import static autograd.kernel.FloatLanes.or;
import static autograd.kernel.FloatLanes.select;
import static autograd.kernel.FloatLanes.shiftLeft;
import static autograd.kernel.FloatLanes.shiftRight;
import static autograd.kernel.FloatLanes.sub;

/**
 * The exponential and what is made of it, for floats. The argument is n ln 2 + r with |r| at most ln(2)/2; adding a
 * number of the size of 2^23 rounds to n, and leaves n, with an offset that the number brings, in the low bits of the
 * sum, from where a shift makes a power of two of it. NaN passes through every step; where
 * it could meet another NaN, made of its bits, it is chosen at the end.
 */
public final class FloatExpFunctions {
    private FloatExpFunctions() {}

    /** {@return e^x} Zero below -104, infinite above 88.7; the power of two is applied in two halves, so that results
     * below the normal range are rounded once more only there. */
    public static float exp(float x) {
        float magic = 0x1.8001fcp23f; // 1.5 * 2^23 + 254
        float t = fma(x, 0x1.715476p0f, magic);
        float n = sub(t, magic);
        float r = fma(n, -0x1.7f7d1cp-20f, fma(n, -0x1.62e4p-1f, x)); // the first product is exact
        // exp(r) within 0.064 * 2^-24 of itself for |r| < 0.3475.
        float p = fma(r, 0x1.68744ep-10f, 0x1.123e78p-7f);
        p = fma(p, r, 0x1.555b7cp-5f);
        p = fma(p, r, 0x1.55548ap-3f);
        p = fma(p, r, 0x1.fffff8p-2f);
        p = fma(p, r, 1f);
        p = fma(p, r, 1f);
        int e = shiftLeft(bits(t), 23);
        int half = shiftLeft(shiftRight(bits(t), 1), 23);
        float y = mul(mul(p, fromBits(half)), fromBits(sub(e, half)));
        y = select(greater(x, 89f), Float.POSITIVE_INFINITY, y);
        return select(less(x, -104f), 0f, y);
    }

    /**
     * {@return tanh x} With h = -expm1(-2|x|)/2 it is h / (1 - h). So h is taken as a sum of two floats, and the quotient
     * is mended once by its remainder: no step loses bits where x is small.
     */
    public static float tanh(float x) {
        float bound = 9.2f; // 1 from here on
        float one = 1f;
        float magic = 0x1.8000fep23f; // 1.5 * 2^23 + 127
        float least = 0x1.8000cep23f; // n = -24, the last with 1 - 2^n exact
        float a = abs(x);
        a = select(greater(a, bound), bound, a);
        float t = fma(a, -0x1.715476p1f, magic);
        t = select(less(t, least), least, t);
        float n = sub(t, magic);
        float r = fma(n, 0x1.7f7d1cp-21f, fma(n, 0x1.62e4p-2f, a));
        // -expm1(-2r)/2 = r + r^2 q within 0.24 * 2^-24 of itself for |r| < 0.17375.
        float q = fma(r, -0x1.6c5248p-5f, 0x1.12247cp-3f);
        q = fma(q, r, -0x1.5555bep-2f);
        q = fma(q, r, 0x1.5554b6p-1f);
        q = fma(q, r, -1f);
        float w = fromBits(shiftLeft(bits(t), 23));
        float wr = mul(w, r);
        float base = fma(w, -0.5f, 0.5f);
        float high = add(base, wr);
        float low = fma(mul(wr, r), q, add(sub(base, high), wr));
        float sum = add(high, low);
        float reciprocal = div(one, sub(one, sum));
        float y = mul(sum, reciprocal);
        float rest = fma(y, low, add(low, fma(y, high, sub(high, y))));
        y = fma(rest, reciprocal, y);
        y = fromBits(or(bits(y), and(bits(x), 0x80000000)));
        return select(isNaN(x), x, y);
    }

    /**
     * {@return 1 / (1 + e^-x)} With e = exp(-|x|) it is y = e / (1 + e), or 1 - y where x is not negative. The
     * exponential without its power of two is taken as a sum of two floats, and the quotient is mended once by its
     * remainder.
     */
    public static float sigmoid(float x) {
        float bound = -104f; // 0 from here on
        float one = 1f;
        float magic = 0x1.80017ep23f; // 1.5 * 2^23 + 127 + 64
        float m = neg(abs(x));
        m = select(less(m, bound), bound, m);
        float t = fma(m, 0x1.715476p0f, magic);
        float n = sub(t, magic);
        float r = fma(n, -0x1.7f7d1cp-20f, fma(n, -0x1.62e4p-1f, m));
        // exp(r) = 1 + r + r^2 q; expm1(r) is within 0.24 * 2^-24 of itself for |r| < 0.3475.
        float q = fma(r, 0x1.6c5248p-10f, 0x1.12247cp-7f);
        q = fma(q, r, 0x1.5555bep-5f);
        q = fma(q, r, 0x1.5554b6p-3f);
        q = fma(q, r, 0.5f);
        float high = add(r, one);
        float low = fma(mul(r, r), q, sub(r, sub(high, one)));
        float v = fromBits(shiftLeft(bits(t), 23)); // 2^(n + 64), normal for every n
        float w = mul(v, -0x1p-64f);
        float sum = add(high, low);
        float reciprocal = div(one, sub(one, mul(w, sum)));
        float y = mul(sum, reciprocal);
        float z = mul(y, w);
        float rest = fma(z, low, add(low, fma(z, high, sub(high, y))));
        y = fma(rest, reciprocal, y);
        y = select(less(x, 0f), mul(mul(y, v), 0x1p-64f), fma(y, w, one));
        return select(isNaN(x), x, y);
    }
}
