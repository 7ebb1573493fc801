package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.estrin;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.horner;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.of;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.sqrt;
import static autograd.kernel.DoubleLanes.sub;

/**
 * The error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x, within 1.2 ulp.
 *
 * <p>Up to 1 it is an odd polynomial. Beyond, it is 1 - 2^L(x) where the polynomial L approximates the binary logarithm of
 * 1 - erf(x); as 2^L is at most 0.16, its error weighs little. From 5.95 on the result is 1. Both are computed, the one
 * that is not wanted with the factor 0.
 */
public final class DoubleErfFunctions {
    private static final double ZERO = of(0.0);
    private static final double ONE = of(1.0);
    private static final double END = of(5.95);
    private static final double TO_INTEGER = of(0x1.8p52);

    // erf(x) = x + E1 x + E3 x^3 + ... with a relative error of 2^-56.3 for |x| <= 1
    private static final double E1 = of(0x1.06eba8214db69p-3);
    private static final double E3 = of(-0x1.812746b0379fbp-2);
    private static final double E5 = of(0x1.ce2f21a042c81p-4);
    private static final double E7 = of(-0x1.b82ce31263f62p-6);
    private static final double E9 = of(0x1.565bcd04e9277p-8);
    private static final double E11 = of(-0x1.c02db1cdd8afdp-11);
    private static final double E13 = of(0x1.f9a2dc64930bdp-14);
    private static final double E15 = of(-0x1.f4cc26cfa063cp-17);
    private static final double E17 = of(0x1.b990a6d2e9ae6p-20);
    private static final double E19 = of(-0x1.5c66e4ba52088p-23);
    private static final double E21 = of(0x1.d986723f8535ep-27);
    private static final double E23 = of(-0x1.b278e427acde4p-31);

    // 2^f = 1 + X1 f + X2 f^2 + ... with a relative error of 2^-57.2 for |f| <= 1/2
    private static final double X1 = of(0x1.62e42fefa39efp-1);
    private static final double X2 = of(0x1.ebfbdff82c5a6p-3);
    private static final double X3 = of(0x1.c6b08d704a12cp-5);
    private static final double X4 = of(0x1.3b2ab6fb9fda6p-7);
    private static final double X5 = of(0x1.5d87fe789e96fp-10);
    private static final double X6 = of(0x1.4309130f6cbdbp-13);
    private static final double X7 = of(0x1.ffcbfc6685f06p-17);
    private static final double X8 = of(0x1.62bfc6596be12p-20);
    private static final double X9 = of(0x1.b52522bc15f8fp-24);
    private static final double X10 = of(0x1.e61d43321746dp-28);
    private static final double X11 = of(0x1.e973179a994acp-32);

    // log2(1 - erf(x)) = L0 + L1 x + ... for 1 <= x <= 5.95; the error times 1 - erf(x) is below 2^-55.2
    private static final double L0 = of(-0x1.8d80c9715906dp-21);
    private static final double L1 = of(-0x1.a0be06964b638p0);
    private static final double L2 = of(-0x1.d6436eb806d8cp-1);
    private static final double L3 = of(-0x1.2f72c0608b41ep-3);
    private static final double L4 = of(0x1.c0d29e0797b8cp-6);
    private static final double L5 = of(0x1.38c92679769efp-11);
    private static final double L6 = of(-0x1.6add4f64907edp-9);
    private static final double L7 = of(0x1.245b3e9ec482ap-10);
    private static final double L8 = of(-0x1.9d21d8a99f973p-13);
    private static final double L9 = of(-0x1.d8a46880db997p-16);
    private static final double L10 = of(0x1.10b7e1259e54ep-15);
    private static final double L11 = of(-0x1.9f509e6022957p-17);
    private static final double L12 = of(0x1.99867c9123d85p-19);
    private static final double L13 = of(-0x1.1e43269148484p-21);
    private static final double L14 = of(0x1.1ca325b1481ep-24);
    private static final double L15 = of(-0x1.81b0b901cc608p-28);
    private static final double L16 = of(0x1.408176bcd0709p-32);
    private static final double L17 = of(-0x1.edf40dde86966p-38);

    private DoubleErfFunctions() {}

    /** {@return erf(x): odd, so -0 for -0; 1 and -1 at the infinities} */
    public static double erf(double x) {
        double a = abs(x);
        boolean outer = greater(a, ONE);
        double inner = select(outer, ZERO, a);
        double limit = select(outer, ONE, ZERO);
        double tail = tail(select(less(a, END), a, END));
        double y = add(nearZero(inner), sub(limit, mul(limit, tail)));
        return fromBits(add(bits(y), and(bits(x), Long.MIN_VALUE)));
    }

    private static double nearZero(double x) {
        double z = mul(x, x);
        double zz = mul(z, z);
        double p = estrin(z, zz, E1, E3, E5, E7, E9, E11);
        double q = estrin(z, zz, E13, E15, E17, E19, E21, E23);
        return fma(x, fma(mul(mul(zz, zz), zz), q, p), x);
    }

    /** {@return 1 - erf(x), for 1 &lt;= x &lt;= 5.95; of no meaning but finite from 0 on} */
    private static double tail(double x) {
        double xx = mul(x, x);
        double p = estrin(x, xx, L0, L1, L2, L3, L4, L5);
        double q = estrin(x, xx, L6, L7, L8, L9, L10, L11);
        double r = estrin(x, xx, L12, L13, L14, L15, L16, L17);
        double x6 = mul(mul(xx, xx), xx);
        double logarithm = fma(x6, fma(x6, r, q), p);
        double t = add(logarithm, TO_INTEGER); // an integer in the low bits of t
        double f = sub(logarithm, sub(t, TO_INTEGER));
        double ff = mul(f, f);
        double low = estrin(f, ff, X1, X2, X3, X4, X5, X6);
        double high = horner(f, X7, X8, X9, fma(f, X11, X10));
        double power = fma(f, fma(mul(mul(ff, ff), ff), high, low), ONE);
        return fromBits(add(bits(power), shiftLeft(bits(t), 52)));
    }
}
