package autograd.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Trigonometric functions, their inverses and the error function to more than 45 digits, in decimal arithmetic: the oracle
 * of the tests of accuracy. Only power series, square roots and subtracted multiples of pi/2; nothing in common with the
 * functions under test.
 */
public final class TrigReference {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Enough places to subtract multiples from the greatest double, and 60 more. */
    private static final MathContext MANY = new MathContext(420);

    static final BigDecimal PI = pi();
    private static final BigDecimal HALF_PI = PI.divide(TWO, MANY);

    private TrigReference() {}

    /** Machin, 1706: pi/4 = 4 atan(1/5) - atan(1/239). */
    private static BigDecimal pi() {
        BigDecimal fifth = arcCotangent(5);
        return fifth.multiply(BigDecimal.valueOf(16)).subtract(arcCotangent(239).multiply(BigDecimal.valueOf(4)));
    }

    private static BigDecimal arcCotangent(int n) {
        BigDecimal power = ONE.divide(BigDecimal.valueOf(n), 430, RoundingMode.HALF_EVEN);
        BigDecimal sum = power;
        for (int k = 3; power.signum() != 0; k += 2) {
            power = power.divide(BigDecimal.valueOf((long) -n * n), 430, RoundingMode.HALF_EVEN);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), 430, RoundingMode.HALF_EVEN));
        }
        return sum;
    }

    public static BigDecimal sin(double x) {
        return shiftedSine(x, 0);
    }

    public static BigDecimal cos(double x) {
        return shiftedSine(x, 1);
    }

    public static BigDecimal tan(double x) {
        return sin(x).divide(cos(x), DIGITS);
    }

    /** The sine of x + k pi/2. */
    private static BigDecimal shiftedSine(double x, int k) {
        BigDecimal exact = new BigDecimal(x);
        BigInteger n =
                exact.divide(HALF_PI, MANY).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal r = exact.subtract(HALF_PI.multiply(new BigDecimal(n))).round(DIGITS);
        int quadrant = n.add(BigInteger.valueOf(k)).and(BigInteger.valueOf(3)).intValue();
        BigDecimal y = quadrant % 2 == 0 ? alternating(r, r) : alternating(r, ONE);
        return quadrant < 2 ? y : y.negate();
    }

    /** The series of sine or cosine of r, as its first term says. */
    private static BigDecimal alternating(BigDecimal r, BigDecimal first) {
        BigDecimal square = r.multiply(r, DIGITS).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int k = first == ONE ? 1 : 2; k < 60; k += 2) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((long) k * (k + 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    public static BigDecimal atan(double x) {
        return atan(new BigDecimal(x, DIGITS));
    }

    /** The argument is brought below 1/15 by halving the angle four times. */
    private static BigDecimal atan(BigDecimal x) {
        BigDecimal t = x;
        for (int k = 0; k < 4; k++) {
            t = t.divide(ONE.add(ONE.add(t.multiply(t, DIGITS), DIGITS).sqrt(DIGITS), DIGITS), DIGITS);
        }
        BigDecimal square = t.multiply(t, DIGITS).negate();
        BigDecimal power = t;
        BigDecimal sum = t;
        for (int k = 3; k < 60; k += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(16), DIGITS);
    }

    /** For |x| &lt; 1: the angle whose tangent is x / sqrt(1 - x^2). */
    public static BigDecimal asin(double x) {
        BigDecimal exact = new BigDecimal(x);
        BigDecimal other = ONE.subtract(exact).multiply(ONE.add(exact), DIGITS).sqrt(DIGITS);
        return atan(exact.divide(other, DIGITS));
    }

    /** For |x| &lt; 1: twice the angle whose tangent is sqrt((1 - x) / (1 + x)). */
    public static BigDecimal acos(double x) {
        BigDecimal exact = new BigDecimal(x);
        BigDecimal square = ONE.subtract(exact).divide(ONE.add(exact), DIGITS);
        return atan(square.sqrt(DIGITS)).multiply(TWO, DIGITS);
    }

    /** For x and y not 0. */
    public static BigDecimal atan2(double y, double x) {
        BigDecimal quotient = new BigDecimal(Math.abs(y), DIGITS).divide(new BigDecimal(Math.abs(x), DIGITS), DIGITS);
        BigDecimal angle = atan(quotient);
        BigDecimal turned = x < 0 ? PI.subtract(angle).round(DIGITS) : angle;
        return y < 0 ? turned.negate() : turned;
    }

    /** {@code 2/sqrt(pi) e^(-x^2) (x + 2 x^3/3 + 4 x^5/(3 5) + ...)}: no term is negative. For |x| &lt; 7. */
    public static BigDecimal erf(double x) {
        BigDecimal exact = new BigDecimal(x, DIGITS);
        BigDecimal square = exact.multiply(exact, DIGITS);
        BigDecimal term = exact;
        BigDecimal sum = term;
        for (int k = 3; term.abs().compareTo(sum.abs().scaleByPowerOfTen(-60)) > 0; k += 2) {
            term = term.multiply(square, DIGITS).multiply(TWO).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(TWO).divide(PI.sqrt(DIGITS).multiply(exp(square), DIGITS), DIGITS);
    }

    /** For 0 &lt;= x &lt; 50: the series of x / 64, squared six times. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(64), DIGITS);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(64, DIGITS);
    }

    /** {@return how far the value is from the exact one, in units in the last place of the correctly rounded value} */
    public static double ulps(BigDecimal exact, double value) {
        if (!Double.isFinite(value)) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
        return new BigDecimal(value)
                .subtract(exact)
                .abs()
                .divide(ulp, new MathContext(10))
                .doubleValue();
    }
}
