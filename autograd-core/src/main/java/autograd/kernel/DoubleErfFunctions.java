package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.sub;
import static autograd.kernel.DoubleLanes.xor;

/**
 * The error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x, within 1.5 ulp.
 *
 * <p>Up to 1 it is an odd polynomial. Beyond, it is 1 - 2^L(x) where the polynomial L approximates the binary logarithm of
 * 1 - erf(x); as 2^L is at most 0.16, its error weighs little. From 5.95 on the result is 1. Both are computed, the one
 * that is not wanted with the factor 0.
 */
public final class DoubleErfFunctions {
    private DoubleErfFunctions() {}

    /** {@return erf(x): odd, so -0 for -0; 1 and -1 at the infinities} */
    public static double erf(double x) {
        double a = abs(x);
        boolean outer = greater(a, 1.0);
        double inner = select(outer, 0.0, a);
        double limit = select(outer, 1.0, 0.0);
        double tail = tail(select(less(a, 5.95), a, 5.95));
        double y = add(nearZero(inner), sub(limit, mul(limit, tail)));
        return fromBits(xor(bits(y), and(bits(x), 0x8000000000000000L)));
    }

    /** {@return erf(x) as x + E1 x + E3 x^3 + ... + E23 x^23} Minimax: relative error 2^-56.3 for |x| &lt;= 1. */
    private static double nearZero(double x) {
        double z = mul(x, x);
        double zz = mul(z, z);
        double p = fma(z, -0x1.c02db1cdd8afdp-11, 0x1.565bcd04e9277p-8);
        p = fma(zz, p, fma(z, -0x1.b82ce31263f62p-6, 0x1.ce2f21a042c81p-4));
        p = fma(zz, p, fma(z, -0x1.812746b0379fbp-2, 0x1.06eba8214db69p-3));
        double q = fma(z, -0x1.b278e427acde4p-31, 0x1.d986723f8535ep-27);
        q = fma(zz, q, fma(z, -0x1.5c66e4ba52088p-23, 0x1.b990a6d2e9ae6p-20));
        q = fma(zz, q, fma(z, -0x1.f4cc26cfa063cp-17, 0x1.f9a2dc64930bdp-14));
        double z6 = mul(mul(zz, zz), zz);
        return fma(x, fma(z6, q, p), x);
    }

    /** {@return 1 - erf(x), for 1 &lt;= x &lt;= 5.95; of no meaning but finite from 0 on} */
    private static double tail(double x) {
        double logarithm = logarithmOfTail(x);
        double t = add(logarithm, 0x1.8p52); // an integer in the low bits of t
        double f = sub(logarithm, sub(t, 0x1.8p52));
        return fromBits(add(bits(power(f)), shiftLeft(bits(t), 52)));
    }

    /** {@return log2(1 - erf(x)) as L0 + L1 x + ... + L17 x^17} Minimax: the error times 1 - erf(x) is below 2^-55.2. */
    private static double logarithmOfTail(double x) {
        double xx = mul(x, x);
        double p = fma(x, 0x1.38c92679769efp-11, 0x1.c0d29e0797b8cp-6);
        p = fma(xx, p, fma(x, -0x1.2f72c0608b41ep-3, -0x1.d6436eb806d8cp-1));
        p = fma(xx, p, fma(x, -0x1.a0be06964b638p0, -0x1.8d80c9715906dp-21));
        double q = fma(x, -0x1.9f509e6022957p-17, 0x1.10b7e1259e54ep-15);
        q = fma(xx, q, fma(x, -0x1.d8a46880db997p-16, -0x1.9d21d8a99f973p-13));
        q = fma(xx, q, fma(x, 0x1.245b3e9ec482ap-10, -0x1.6add4f64907edp-9));
        double r = fma(x, -0x1.edf40dde86966p-38, 0x1.408176bcd0709p-32);
        r = fma(xx, r, fma(x, -0x1.81b0b901cc608p-28, 0x1.1ca325b1481ep-24));
        r = fma(xx, r, fma(x, -0x1.1e43269148484p-21, 0x1.99867c9123d85p-19));
        double x6 = mul(mul(xx, xx), xx);
        return fma(x6, fma(x6, r, q), p);
    }

    /** {@return 2^f as 1 + X1 f + ... + X11 f^11} Minimax: relative error 2^-57.2 for |f| &lt;= 1/2. */
    private static double power(double f) {
        double ff = mul(f, f);
        double p = fma(f, 0x1.4309130f6cbdbp-13, 0x1.5d87fe789e96fp-10);
        p = fma(ff, p, fma(f, 0x1.3b2ab6fb9fda6p-7, 0x1.c6b08d704a12cp-5));
        p = fma(ff, p, fma(f, 0x1.ebfbdff82c5a6p-3, 0x1.62e42fefa39efp-1));
        double q = fma(f, fma(f, 0x1.e973179a994acp-32, 0x1.e61d43321746dp-28), 0x1.b52522bc15f8fp-24);
        q = fma(ff, q, fma(f, 0x1.62bfc6596be12p-20, 0x1.ffcbfc6685f06p-17));
        return fma(f, fma(mul(mul(ff, ff), ff), q, p), 1.0);
    }
}
