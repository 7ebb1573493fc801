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
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.neg;
import static autograd.kernel.DoubleLanes.or;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.sqrt;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Hyperbolic functions of a double and their inverses, in the words of {@link DoubleLanes}. Odd functions are computed
 * for |x| and take the sign of x, that of a zero too.
 *
 * <p>The functions rest on the argument reduction of {@link DoubleExpFunctions}, the inverses on the logarithm of a sum
 * in {@link DoubleLogFunctions}. Where a quotient or a square root goes into the result undamped, its rounding error is
 * computed and added.
 */
public final class DoubleHyperbolicFunctions {
    private DoubleHyperbolicFunctions() {}

    /** {@return (e^2x - 1) / (e^2x + 1): 1 for +inf, -1 for -inf} */
    public static double tanh(double x) {
        double a = mul(2.0, abs(x));
        double t = fma(a, 0x1.71547652b82fep0, 0x1.8p52 + 1023);
        double n = sub(t, 0x1.8p52 + 1023);
        double r = DoubleExpFunctions.remainder(a, n);
        double r2 = mul(r, r);
        double tail = fma(r2, DoubleExpFunctions.expTail(r, r2), DoubleExpFunctions.remainderLow(a, n, r));
        // e^2x - 1 = 2^n - 1 + 2^n (r + tail) as a sum of two doubles
        double power = fromBits(shiftLeft(bits(t), 52));
        double b = sub(power, 1.0);
        double c = mul(power, r);
        double sum = add(b, c);
        double rest = fma(power, tail, add(sub(b, sum), c));
        double high = add(sum, rest);
        double y = overItselfPlusTwo(high, add(sub(sum, high), rest));
        y = select(greater(a, 40.0), 1.0, y); // rounds to 1 from 38.2
        return withSignOf(x, abs(y)); // a NaN has the sign of x
    }

    /** {@return e / (e + 2) for e = high + low >= 0} */
    private static double overItselfPlusTwo(double high, double low) {
        double d = add(high, 2.0);
        double dLow = add(add(sub(2.0, d), high), low);
        double inverse = div(1.0, d);
        double q = mul(high, inverse);
        double rest = add(fma(neg(q), d, high), fma(neg(q), dLow, low));
        return fma(rest, inverse, q);
    }

    /** {@return (e^x - e^-x) / 2} */
    public static double sinh(double x) {
        double a = abs(x);
        double t = fma(a, 0x1.71547652b82fep0, 0x1.8p52 + 1021);
        double n = sub(t, 0x1.8p52 + 1021);
        double grown = fromBits(shiftLeft(bits(t), 52));
        double shrunk = shrunk(n, bits(t));
        double r = DoubleExpFunctions.remainder(a, n);
        double low = DoubleExpFunctions.remainderLow(a, n, r);
        double b = sub(grown, shrunk);
        double bLow = sub(sub(grown, b), shrunk);
        double y = combine(b, bLow, add(grown, shrunk), r, low);
        y = select(less(a, 710.5), add(y, y), add(a, Double.POSITIVE_INFINITY));
        return withSignOf(x, select(less(a, 0x1p-28), a, y));
    }

    /** {@return (e^x + e^-x) / 2} */
    public static double cosh(double x) {
        double a = abs(x);
        double t = fma(a, 0x1.71547652b82fep0, 0x1.8p52 + 1021);
        double n = sub(t, 0x1.8p52 + 1021);
        double grown = fromBits(shiftLeft(bits(t), 52));
        double shrunk = shrunk(n, bits(t));
        double r = DoubleExpFunctions.remainder(a, n);
        double low = DoubleExpFunctions.remainderLow(a, n, r);
        double b = add(grown, shrunk);
        double bLow = add(sub(grown, b), shrunk);
        double y = combine(b, bLow, sub(grown, shrunk), r, low);
        return select(less(a, 710.5), add(y, y), add(a, Double.POSITIVE_INFINITY));
    }

    /** {@return 2^(-n-2), or 0 where it is too small to matter; n + 1021 are the low bits of t} */
    private static double shrunk(double n, long t) {
        return select(greater(n, 60.0), 0.0, fromBits(shiftLeft(sub(2042L, t), 52)));
    }

    /** {@return (a + aLow) cosh(r + low) + b sinh(r + low), a being 0 or greater than |b r|} */
    private static double combine(double a, double aLow, double b, double r, double low) {
        double r2 = mul(r, r);
        double cosh = fma(r2, coshTail(r2), mul(r, low)); // less 1
        double sinh = fma(mul(r, r2), sinhTail(r2), low); // less r
        double p = mul(b, r);
        double pLow = fma(b, r, neg(p));
        double sum = add(a, p);
        double error = add(add(sub(a, sum), p), aLow);
        return add(sum, add(error, fma(a, cosh, fma(b, sinh, pLow))));
    }

    /** {@return (cosh r - 1) / r^2 for |r| <= ln(2) / 2; relative error of cosh r below 3e-21} */
    private static double coshTail(double r2) {
        double p = fma(r2, 0x1.1f79192a7d30ep-29, 0x1.27e4d7fe77f29p-22);
        p = fma(r2, p, 0x1.a01a01a81fe39p-16);
        p = fma(r2, p, 0x1.6c16c16c15ffp-10);
        p = fma(r2, p, 0x1.5555555555556p-5);
        return fma(r2, p, 0.5);
    }

    /** {@return (sinh r / r - 1) / r^2 for |r| <= ln(2) / 2; relative error of sinh r below 9e-19} */
    private static double sinhTail(double r2) {
        double p = fma(r2, 0x1.af3f61d6c8e12p-26, 0x1.71de0a1834d5fp-19);
        p = fma(r2, p, 0x1.a01a01a90addp-13);
        p = fma(r2, p, 0x1.1111111110702p-7);
        return fma(r2, p, 0x1.5555555555556p-3);
    }

    /** {@return ln(x + sqrt(x^2 + 1))} */
    public static double asinh(double x) {
        double a = abs(x);
        boolean huge = greater(a, 0x1p28);
        // ln(1 + v) with v = a + a^2 / (1 + sqrt(1 + a^2)); ln(2 a) where the 1 is lost
        double square = mul(a, a);
        double b = div(square, add(1.0, sqrt(add(square, 1.0))));
        double v = add(a, b);
        double vLow = add(sub(a, v), b);
        double y = log1pOfSum(v, vLow, a, huge);
        return withSignOf(x, select(less(a, Double.POSITIVE_INFINITY), y, a));
    }

    /** {@return ln(x + sqrt(x^2 - 1)), NaN below 1} */
    public static double acosh(double x) {
        double a = sub(x, 1.0);
        double twice = add(a, a);
        // ln(1 + v) with v = a + sqrt(w), w = 2 a + a^2
        double w = fma(a, a, twice);
        double wLow = fma(a, a, sub(twice, w));
        double root = sqrt(w);
        double slope = div(0.5, add(root, Double.MIN_NORMAL)); // finite for w = 0, where its factor is 0
        double rootLow = mul(add(fma(neg(root), root, w), wLow), slope);
        double v = add(root, a);
        double vLow = add(add(sub(root, v), a), rootLow);
        double y = log1pOfSum(v, vLow, x, greater(x, 0x1p28));
        y = select(less(x, Double.POSITIVE_INFINITY), y, x);
        return select(less(x, 1.0), Double.NaN, y);
    }

    /** {@return ln((1 + x) / (1 - x)) / 2: infinite at 1 and -1, NaN beyond} */
    public static double atanh(double x) {
        double a = abs(x);
        // ln(1 + v) with v = 2 a / (1 - a)
        double twice = add(a, a);
        double d = sub(1.0, a);
        double dLow = sub(sub(1.0, d), a);
        double inverse = div(1.0, d);
        double v = mul(twice, inverse);
        double vLow = mul(fma(neg(v), dLow, fma(neg(v), d, twice)), inverse);
        double y = mul(0.5, log1pOfSum(v, vLow, a, greater(a, 2.0)));
        y = select(less(a, 1.0), y, select(equal(a, 1.0), Double.POSITIVE_INFINITY, Double.NaN));
        return select(isNaN(x), x, withSignOf(x, y));
    }

    /** {@return ln(1 + v + vLow), or ln(2 x) where x is huge} */
    private static double log1pOfSum(double v, double vLow, double x, boolean huge) {
        double u = add(1.0, v);
        double part = sub(u, 1.0);
        double low = add(add(sub(1.0, sub(u, part)), sub(v, part)), vLow);
        double y = DoubleLogFunctions.logOfSum(select(huge, x, u), select(huge, 0.0, low));
        return add(y, select(huge, 0x1.62e42fefa39efp-1, 0.0));
    }

    private static double withSignOf(double x, double y) {
        return fromBits(or(bits(y), and(bits(x), 0x8000000000000000L)));
    }
}
