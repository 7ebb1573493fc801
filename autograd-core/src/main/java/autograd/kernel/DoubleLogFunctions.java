package autograd.kernel;

import static autograd.kernel.DoubleLanes.add;
import static autograd.kernel.DoubleLanes.and;
import static autograd.kernel.DoubleLanes.bits;
import static autograd.kernel.DoubleLanes.div;
import static autograd.kernel.DoubleLanes.equal;
import static autograd.kernel.DoubleLanes.fma;
import static autograd.kernel.DoubleLanes.fromBits;
import static autograd.kernel.DoubleLanes.less;
import static autograd.kernel.DoubleLanes.mul;
import static autograd.kernel.DoubleLanes.neg;
import static autograd.kernel.DoubleLanes.or;
import static autograd.kernel.DoubleLanes.select;
import static autograd.kernel.DoubleLanes.shiftLeft;
import static autograd.kernel.DoubleLanes.shiftRight;
import static autograd.kernel.DoubleLanes.sub;

/**
 * Logarithms of a double, in the words of {@link DoubleLanes}: {@code log}, {@code log1p}, {@code log2}, {@code log10}.
 *
 * <p>All start alike: {@code x = 2^n m} with {@code m} from sqrt(1/2) to sqrt(2), so that {@code ln x = n ln 2 + ln m};
 * {@code f = m - 1} is exact. With {@code s = f / (2 + f)}, {@code ln m = 2 s + s^3 R(s^2) = f - h + s (h + s^2 R(s^2))},
 * {@code h = f^2 / 2}: the large terms are taken with their rounding errors, the product with s is small.
 */
public final class DoubleLogFunctions {
    private DoubleLogFunctions() {}

    /** {@return ln x: -inf for both zeros, NaN below} */
    public static double log(double x) {
        double a = normal(x);
        double n = exponent(x, a);
        double f = sub(mantissa(a), 1.0);
        double h = halfSquare(f);
        double b = sub(f, h);
        return special(x, logOfParts(n, b, logRest(f, h, b)));
    }

    /** {@return log2 x: exact for powers of two} */
    public static double log2(double x) {
        double a = normal(x);
        double n = exponent(x, a);
        double f = sub(mantissa(a), 1.0);
        double h = halfSquare(f);
        double b = sub(f, h);
        // times 1 / ln 2, given in two parts
        double p = mul(b, 0x1.71547652b82fep0);
        double low = fma(b, 0x1.777d0ffda0d24p-56, fma(b, 0x1.71547652b82fep0, neg(p)));
        low = fma(logRest(f, h, b), 0x1.71547652b82fep0, low);
        return special(x, sum(n, p, low));
    }

    /** {@return log10 x: exact for powers of ten} */
    public static double log10(double x) {
        double a = normal(x);
        double n = exponent(x, a);
        double f = sub(mantissa(a), 1.0);
        double h = halfSquare(f);
        double b = sub(f, h);
        // times 1 / ln 10, given in two parts
        double p = mul(b, 0x1.bcb7b1526e50ep-2);
        double low = fma(b, 0x1.95355baaafad3p-57, fma(b, 0x1.bcb7b1526e50ep-2, neg(p)));
        low = fma(logRest(f, h, b), 0x1.bcb7b1526e50ep-2, low);
        // log10 2 in two parts; the first has 42 bits, its product with n is exact.
        low = fma(n, 0x1.fef311f12b358p-46, low);
        return special(x, sum(mul(n, 0x1.34413509f78p-2), p, low));
    }

    /** {@return ln(1 + x), accurate near 0 too: the sign of a zero kept, -inf for -1, NaN below} */
    public static double log1p(double x) {
        double u = add(1.0, x);
        double part = sub(u, 1.0);
        double error = add(sub(1.0, sub(u, part)), sub(x, part));
        double y = logOfSum(u, error);
        y = fromBits(or(bits(y), and(bits(x), 0x8000000000000000L)));
        y = select(less(x, Double.POSITIVE_INFINITY), y, x);
        y = select(less(x, -1.0), Double.NaN, y);
        return select(equal(x, -1.0), Double.NEGATIVE_INFINITY, y);
    }

    /**
     * {@return ln(u + low)} for u of at least 2^-60 and |low| of a few units in its last place. The result is as good as u +
     * low is.
     */
    static double logOfSum(double u, double low) {
        long t = add(bits(u), 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
        double n = sub(exponentBits(t), 0x1p52 + 1023);
        double f = sub(mantissaOf(t), 1.0);
        // low / 2^n / m; 1 / m = (1 - f) (1 + f^2) (1 + f^4)... need not be exact, as low is small where f is not.
        double inverse = fromBits(shiftLeft(sub(2047L, shiftRight(t, 52)), 52)); // 2^(1-n), which does not underflow
        double g = mul(0.5, sub(1.0, f));
        double tail = mul(mul(low, inverse), fma(mul(f, f), g, g));
        double h = halfSquare(f);
        double b = sub(f, h);
        return logOfParts(n, b, add(logRest(f, h, b), tail));
    }

    /** {@return n ln 2 + b + rest} */
    private static double logOfParts(double n, double b, double rest) {
        // ln 2 in two parts; the first has 42 bits, its product with n is exact.
        return sum(mul(n, 0x1.62e42fefa38p-1), b, fma(n, 0x1.ef35793c7673p-45, rest));
    }

    /** {@return a + b + low with the error of a + b added; a is 0 or greater than b in size} */
    private static double sum(double a, double b, double low) {
        double sum = add(a, b);
        return add(sum, add(add(sub(a, sum), b), low));
    }

    private static double halfSquare(double f) {
        return mul(f, mul(f, 0.5));
    }

    /** {@return ln(1 + f) - b, where b is f - h rounded and h is f^2 / 2 rounded} */
    private static double logRest(double f, double h, double b) {
        double s = div(f, add(f, 2.0));
        double z = mul(s, s);
        double hLow = fma(f, mul(f, 0.5), neg(h));
        double bLow = sub(sub(f, b), h);
        return fma(s, fma(z, logTail(z), h), sub(bLow, hLow));
    }

    /** {@return R(z) = (ln((1 + s) / (1 - s)) / s - 2) / z, z = s^2 <= 0.0295; error of z R(z) / 2 below 4.6e-18} */
    private static double logTail(double z) {
        double p = fma(z, 0x1.2b5b8533c9337p-3, 0x1.39fe212ae99bap-3);
        p = fma(z, p, 0x1.7462b661a6689p-3);
        p = fma(z, p, 0x1.c71c62e0b72cbp-3);
        p = fma(z, p, 0x1.2492492df3035p-2);
        p = fma(z, p, 0x1.9999999995303p-2);
        return fma(z, p, 0x1.5555555555558p-1);
    }

    /** {@return x, a subnormal one times 2^54} */
    static double normal(double x) {
        return select(less(x, Double.MIN_NORMAL), mul(x, 0x1p54), x);
    }

    /** {@return the n of x, a being its {@link #normal} form} */
    static double exponent(double x, double a) {
        long t = add(bits(a), 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
        return sub(exponentBits(t), select(less(x, Double.MIN_NORMAL), 0x1p52 + 1077, 0x1p52 + 1023));
    }

    /** {@return the m of a normal number} */
    static double mantissa(double a) {
        return mantissaOf(add(bits(a), 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL));
    }

    /** {@return 2^52 + 1023 + n; t are the bits of the number less those of sqrt(1/2), plus those of 1} */
    private static double exponentBits(long t) {
        return fromBits(or(shiftRight(t, 52), 0x4330000000000000L));
    }

    private static double mantissaOf(long t) {
        return fromBits(add(and(t, 0x000fffffffffffffL), 0x3fe6a09e667f3bcdL));
    }

    /** {@return y where x is positive and finite, else what every logarithm is there} */
    private static double special(double x, double y) {
        double z = select(less(x, Double.POSITIVE_INFINITY), y, x);
        z = select(less(x, 0.0), Double.NaN, z);
        return select(equal(x, 0.0), Double.NEGATIVE_INFINITY, z);
    }
}
