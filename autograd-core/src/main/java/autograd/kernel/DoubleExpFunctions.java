package autograd.kernel;

import static autograd.kernel.DoubleLanes.abs;
import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.greater;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.neg;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.shiftRight;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Exponentials of a double, in the words of {@link DoubleLanes}: {@code exp}, {@code expm1}, {@code sigmoid}, {@code
 * softplus}.
 *
 * <p>All start alike: {@code x = n ln 2 + r} with an integer n and {@code |r| <= ln(2) / 2}, so that {@code e^x = 2^n
 * e^r}, and {@code e^r = 1 + r + r^2 q(r)} with one polynomial q. The integer comes from adding 1.5 * 2^52, which leaves
 * it in the low bits of the sum; a multiple of two added beside it is the bias of an exponent field, ready to be shifted
 * into place. The product n ln 2 is subtracted in two parts; the first subtraction is exact.
 *
 * <p>A result that must be better than its parts is carried as a sum of two doubles, the second the rounding error of
 * the first.
 */
public final class DoubleExpFunctions {
    private DoubleExpFunctions() {}

    /** {@return e^x: +inf above ln of the greatest double, gradual below the least normal, 0 for -inf, NaN for NaN} */
    public static double exp(double x) {
        double c = select(less(x, -746.0), -746.0, x);
        double t = fma(c, 0x1.71547652b82fep0, 0x1.8p52 + 2046);
        double n = sub(t, 0x1.8p52 + 2046);
        double r = remainder(c, n);
        double high = add(1.0, r);
        double y = add(high, expRest(r, mul(r, r), high));
        return select(less(x, 709.8), scale(y, bits(t)), add(x, Double.POSITIVE_INFINITY));
    }

    /** {@return 2^x: exact for whole x; +inf from 1024 on, gradual below -1022, 0 for -inf, NaN for NaN} */
    public static double exp2(double x) {
        double c = select(less(x, -1100.0), -1100.0, x);
        double t = add(c, 0x1.8p52 + 2046);
        double f = sub(c, sub(t, 0x1.8p52 + 2046));
        double r = mul(f, 0x1.62e42fefa39efp-1);
        double rLow = fma(f, 0x1.abc9e3b39803fp-56, fma(f, 0x1.62e42fefa39efp-1, neg(r)));
        double high = add(1.0, r);
        double y = add(high, fma(rLow, high, expRest(r, mul(r, r), high)));
        return select(less(x, 1024.0), scale(y, bits(t)), add(x, Double.POSITIVE_INFINITY));
    }

    /** {@return e^x - 1, accurate near 0 too: -1 for -inf, the sign of a zero kept} */
    public static double expm1(double x) {
        double c = select(less(x, -50.0), -50.0, x);
        double t = fma(c, 0x1.71547652b82fep0, 0x1.8p52 + 1022);
        double n = sub(t, 0x1.8p52 + 1022);
        double r = remainder(c, n);
        double r2 = mul(r, r);
        double tail = fma(r2, expTail(r, r2), remainderLow(c, n, r));
        // Half of the result, so that 2^1024 is not met: 2^(n-1) - 1/2 + 2^(n-1) (r + tail).
        double half = fromBits(shiftLeft(bits(t), 52));
        double a = sub(half, 0.5);
        double b = mul(half, r);
        double high = add(a, b);
        double y = add(high, fma(half, tail, add(sub(a, high), b)));
        double z = select(less(x, 709.8), add(y, y), add(x, Double.POSITIVE_INFINITY));
        return select(less(abs(x), 0x1p-54), x, z);
    }

    /** {@return 1 / (1 + e^-x): gradual to 0 for -inf, 1 for +inf} */
    public static double sigmoid(double x) {
        double a = decayArgument(x);
        double t = fma(a, 0x1.71547652b82fep0, 0x1.8p52 + 2046);
        double y = expHigh(a, t);
        double low = scale(expLow(a, t, y), bits(t));
        double e = scale(y, bits(t));
        // e = e^-|x|: the result is e / (1 + e) on the left, and 1 less it on the right.
        double d = add(1.0, e);
        double dLow = add(add(sub(1.0, d), e), low);
        double inverse = div(1.0, d);
        double q = mul(e, inverse);
        double rest = add(fma(neg(q), d, e), fma(neg(q), dLow, low));
        q = fma(rest, inverse, q);
        return abs(select(less(x, 0.0), q, sub(1.0, q))); // a NaN has the sign that abs gives it
    }

    /** {@return ln(1 + e^x), without a threshold: x for large x, e^x for very negative x} */
    public static double softplus(double x) {
        double a = decayArgument(x);
        double t = fma(a, 0x1.71547652b82fep0, 0x1.8p52 + 2046);
        double y = expHigh(a, t);
        double low = scale(expLow(a, t, y), bits(t));
        double e = scale(y, bits(t));
        double positive = select(greater(x, 0.0), x, 0.0);
        double sum = sumWithLog1p(positive, e, low);
        return select(less(x, 40.0), sum, x);
    }

    /**
     * {@return a + ln(1 + e + low) for a >= 0 and e in [0, 1]}. With s = e / (2 + e), ln(1 + e) = 2 s + s^3 R(s^2) = e - h
     * + s (h + s^2 R(s^2)), h = e^2 / 2.
     */
    private static double sumWithLog1p(double a, double e, double low) {
        double s = div(e, add(2.0, e));
        double z = mul(s, s);
        double halfOf = mul(e, 0.5);
        double h = mul(e, halfOf);
        double hLow = fma(e, halfOf, neg(h));
        double b = sub(e, h);
        double bLow = sub(sub(e, b), h);
        double correction = mul(low, fma(s, sub(s, 1.0), 1.0)); // 1 / (1 + e) to a part in fifty
        correction = mul(correction, sub(1.0, s));
        double rest = fma(s, fma(z, log1pTail(z), h), add(sub(bLow, hLow), correction));
        double sum = add(a, b);
        double part = sub(sum, a);
        double error = add(sub(a, sub(sum, part)), sub(b, part));
        return add(sum, add(error, rest));
    }

    /** {@return R(z) = (ln((1 + s) / (1 - s)) / s - 2) / z, z = s^2 <= 1/9; error of z R(z) / 2 below 5.1e-18} */
    private static double log1pTail(double z) {
        double p = fma(z, 0x1.4ab564c436522p-3, 0x1.68d693dcc26efp-4);
        p = fma(z, p, 0x1.eb7b3c98b5da3p-4);
        p = fma(z, p, 0x1.10adc9e74e8acp-3);
        p = fma(z, p, 0x1.3b18991bb159ep-3);
        p = fma(z, p, 0x1.745cf1d9100b4p-3);
        p = fma(z, p, 0x1.c71c7269548bfp-3);
        p = fma(z, p, 0x1.24924923e317fp-2);
        p = fma(z, p, 0x1.999999999a249p-2);
        return fma(z, p, 0x1.5555555555555p-1);
    }

    /** {@return -|x|, not below -746, where e^x is 0} */
    private static double decayArgument(double x) {
        double a = neg(abs(x));
        return select(less(a, -746.0), -746.0, a);
    }

    /** {@return e^r rounded, r the remainder of x; t is x / ln 2 rounded by the addition of 1.5 * 2^52 + 2046} */
    private static double expHigh(double x, double t) {
        double n = sub(t, 0x1.8p52 + 2046);
        double r = remainder(x, n);
        double r2 = mul(r, r);
        double high = add(1.0, r);
        return add(high, expRest(r, r2, high));
    }

    /** {@return e^r - y for the y of {@link #expHigh}} */
    private static double expLow(double x, double t, double y) {
        double n = sub(t, 0x1.8p52 + 2046);
        double r = remainder(x, n);
        double r2 = mul(r, r);
        double high = add(1.0, r);
        return add(sub(high, y), expRest(r, r2, high));
    }

    /** {@return e^r - high, high being 1 + r rounded} */
    private static double expRest(double r, double r2, double high) {
        return fma(r2, expTail(r, r2), add(sub(1.0, high), r));
    }

    /** {@return x - n ln 2 rounded once} */
    static double remainder(double x, double n) {
        return fma(n, -0x1.abc9e3b39803fp-56, fma(n, -0x1.62e42fefa39efp-1, x));
    }

    /** {@return the rounding error of the remainder r: x - n ln 2 - r} */
    static double remainderLow(double x, double n, double r) {
        double exact = fma(n, -0x1.62e42fefa39efp-1, x);
        return fma(n, -0x1.abc9e3b39803fp-56, sub(exact, r));
    }

    /**
     * {@return q(r) = (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2, r2 = r^2}. Minimax; e^r is met with relative error 2.3e-19,
     * e^r - 1 with 5.5e-19.
     */
    static double expTail(double r, double r2) {
        double odd = fma(r2, 0x1.1f86f01118c57p-29, 0x1.27e4cfaf49edfp-22);
        odd = fma(r2, odd, 0x1.a01a01ab9877ep-16);
        odd = fma(r2, odd, 0x1.6c16c16c156a5p-10);
        odd = fma(r2, odd, 0x1.5555555555557p-5);
        double even = fma(r2, 0x1.af4ec44e54597p-26, 0x1.71de01afce41fp-19);
        even = fma(r2, even, 0x1.a01a01ac1d225p-13);
        even = fma(r2, even, 0x1.1111111110052p-7);
        even = fma(r2, even, 0x1.5555555555557p-3);
        return fma(r, fma(r, odd, even), 0.5);
    }

    /**
     * {@return y 2^n, n + 2046 being the low twelve bits of t}. Two factors, as 2^n itself need not be a double; only the
     * second product can round.
     */
    static double scale(double y, long t) {
        long half = shiftRight(t, 1);
        double first = fromBits(shiftLeft(half, 52));
        double second = fromBits(shiftLeft(sub(t, half), 52));
        return mul(mul(y, first), second);
    }
}
