package autograd.kernel;

/**
 * The derivatives of the digamma function, from sums over the Hurwitz zeta function: {@code psi_n(x) = (-1)^(n+1) n! zeta(n +
 * 1, x)}. One number at a time; only IEEE operations and functions of this package, so the same bits everywhere.
 *
 * <p>For x &gt; 0 within 4 ulps up to n = 4, and within n beyond, up to n = 170; from there on the relative error is that of
 * e^ln(n!). For x &lt; 0 the bound is in ulps of the greatest of three terms: even derivatives have zeros there.
 */
public final class Polygamma {
    /** B(2j) / (2j)!, j from 1: Euler and Maclaurin's formula. */
    private static final double[] BERNOULLI = {
        0x1.5555555555555p-4, -0x1.6c16c16c16c17p-10, 0x1.1566abc011567p-15, -0x1.bbd779334ef0bp-21,
        0x1.66a8f2bf70ebep-26, -0x1.22805d644267fp-31, 0x1.d6db2c4e09162p-37, -0x1.7da4e1f79955cp-42,
        0x1.355871d652e9ep-47, -0x1.f57d968caacf1p-53, 0x1.967e1f09c376fp-58, -0x1.497d9033a2b5cp-63
    };

    private static final int GREATEST_FACTORIAL = 170; // the last that is a double

    private Polygamma() {}

    /**
     * {@return the nth derivative of digamma, n &gt;= 0} At the poles 0, -1, -2, ... +inf for odd n, where both sides agree;
     * for even n the limit at 0 and -0, and NaN at the others.
     */
    public static double of(int n, double x) {
        if (n == 0) {
            return GammaFunctions.digamma(x);
        }
        boolean odd = n % 2 == 1;
        if (x > 0 || x != x) {
            return odd ? zeta(n, x) : -zeta(n, x);
        }
        double y = -x;
        double g = y - Math.floor(y);
        if (y == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        if (g == 0) {
            return odd ? Double.POSITIVE_INFINITY : y == 0 ? -1 / x : Double.NaN;
        }
        // The terms before 0 are those of a sum upwards from g that ends at y, the others those of one from 1 - g.
        double above = zeta(n, 1 - g);
        double below = y < 1 ? factorialOver(n, y, n + 1) : zeta(n, g) - zeta(n, y + 1);
        return odd ? above + below : below - above;
    }

    /** {@return n! zeta(n + 1, q), for q &gt; 0} Beyond n = 20 the terms are divided by the first, so that none underflows. */
    private static double zeta(int n, double q) {
        double end = 8.0 + n;
        if (!(q < end)) {
            return factorialOver(n - 1, q, n) * tail(n, q);
        }
        boolean plain = n <= 20;
        double sum = plain ? DoublePowFunctions.pow(q, -1.0 - n) : 1;
        double low = 0; // the rounding errors of the sum, which would add up
        double term = sum;
        double a = q + 1;
        for (int k = 2; a < end && term * (1 + a) > 0x1p-60 * sum; k++) {
            term = plain ? DoublePowFunctions.pow(a, -1.0 - n) : DoublePowFunctions.pow(q / a, 1.0 + n);
            double before = sum;
            sum += term;
            low += before - sum + term;
            a = q + k;
        }
        double power = plain ? DoublePowFunctions.pow(a, -n) : DoublePowFunctions.pow(q / a, 1.0 + n) * a;
        low += power * (tail(n, a) / n);
        return (plain ? factorialOver(n, 1, 0) : factorialOver(n, q, n + 1)) * (sum + low);
    }

    /** {@return n a^n zeta(n + 1, a)} by Euler and Maclaurin, for a of at least n + 8 or where it is of no weight. */
    private static double tail(int n, double a) {
        double sum = 0;
        double factor = 1;
        for (int j = 0; j < BERNOULLI.length; j++) {
            factor *= (n + 2.0 * j) / a * ((n + 2.0 * j + 1) / a);
            sum += BERNOULLI[j] * factor;
        }
        return 1 + (0.5 * n / a + sum);
    }

    /** {@return n! / q^power, for q &gt; 0} */
    private static double factorialOver(int n, double q, int power) {
        if (n > GREATEST_FACTORIAL) {
            return DoubleExpFunctions.exp(GammaFunctions.lgamma(n + 1.0) - power * DoubleLogFunctions.log(q));
        }
        double factorial = 1;
        for (int k = 2; k <= n; k++) {
            factorial *= k;
        }
        // In two halves, as the power may underflow where the quotient does not.
        int half = power / 2;
        double whole = DoublePowFunctions.pow(q, -power);
        return whole >= Double.MIN_NORMAL
                ? factorial * whole
                : factorial * DoublePowFunctions.pow(q, -half) * DoublePowFunctions.pow(q, half - power);
    }
}
