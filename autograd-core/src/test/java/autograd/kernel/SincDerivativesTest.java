package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of sinc against its power series to 60 digits, and far out against published arithmetic. */
class SincDerivativesTest {
    /** Where a derivative is not near a zero: a few dozen roundings, and pi to the power of the order. */
    private static final double ROUNDING = 1e-14;

    private static final MathContext DIGITS = new MathContext(90);
    private static final BigDecimal PI = new BigDecimal(
            "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798");

    /**
     * {@return the sum over k of (-1)^k z^(2k - n) / ((2k - n)! (2k + 1)), times pi^n, with z = pi x} Of terms up to e^|z| at
     * most half the digits cancel.
     */
    private static double series(double x, int order) {
        BigDecimal z = PI.multiply(new BigDecimal(x), DIGITS);
        BigDecimal square = z.multiply(z, DIGITS);
        int first = (order + 1) / 2;
        BigDecimal power = 2 * first == order ? BigDecimal.ONE : z; // z^(2k - n) / (2k - n)!
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = first; k < first + 150; k++) {
            BigDecimal term = power.divide(BigDecimal.valueOf(2 * k + 1), DIGITS);
            sum = k % 2 == 0 ? sum.add(term, DIGITS) : sum.subtract(term, DIGITS);
            int next = 2 * k - order;
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf((next + 1L) * (next + 2)), DIGITS);
        }
        return sum.multiply(PI.pow(order, DIGITS)).doubleValue();
    }

    @Test
    void agreesWithItsSeries() {
        SplittableRandom random = new SplittableRandom(1);
        for (int order = 0; order <= 14; order++) {
            double scale = StrictMath.pow(Math.PI, order) / (order + 1); // what it is at most
            for (int k = 0; k < 300; k++) {
                double x = k < 60 ? k / 4.0 - 7.5 : random.nextDouble(-8, 8);
                double expected = series(x, order);
                String what = "derivative " + order + " at " + x;
                assertEquals(expected, SincDerivatives.at(x, order), ROUNDING * scale, what);
            }
        }
    }

    /** Odd derivatives pass through 0 there; each is as good as its first term. */
    @Test
    void keepsItsDigitsNearZero() {
        for (int order = 0; order <= 9; order++) {
            for (double x : new double[] {1e-2, -1e-5, 1e-9, -1e-17, 1e-25, 1e-300}) {
                double expected = series(x, order);
                double error = Math.abs(SincDerivatives.at(x, order) - expected);
                assertTrue(error <= ROUNDING * Math.abs(expected), "derivative " + order + " at " + x);
            }
        }
    }

    @Test
    void derivativesAtZeroAreExact() {
        double[] expected = {1, 0, -Math.PI * Math.PI / 3, 0, StrictMath.pow(Math.PI, 4) / 5};
        for (int order = 0; order < expected.length; order++) {
            assertEquals(
                    expected[order], SincDerivatives.at(0, order), 2 * Math.ulp(expected[order]), "order " + order);
            assertEquals(expected[order], SincDerivatives.at(-0.0, order), 2 * Math.ulp(expected[order]), "-0");
        }
    }

    @Test
    void wholeNumbersAreZeros() {
        for (double x : new double[] {1, -1, 2, 7, -1000, 0x1p52 + 1, 0x1p60, Double.MAX_VALUE}) {
            assertEquals(0, Math.abs(SincDerivatives.at(x, 0)), "sinc of " + x);
        }
        for (int order = 0; order < 4; order++) {
            assertEquals(0, SincDerivatives.at(Double.POSITIVE_INFINITY, order));
            assertEquals(0, SincDerivatives.at(Double.NEGATIVE_INFINITY, order));
            assertTrue(Double.isNaN(SincDerivatives.at(Double.NaN, order)));
        }
    }

    // mpmath 1.3.0 with 50 digits
    @ParameterizedTest
    @CsvSource({
        "20.25, 0, 0.011115016248853161353",
        "20.25, 1, 0.034369963700626882126",
        "-20.25, 3, 0.32788039836182533127",
        "100.5, 2, -0.031259001228749390914",
        "1000.125, 1, 0.00092364228053100672791",
        "1000.125, 4, 0.011900555113515899195",
        "123456.75, 0, 1.823141132739007931e-6",
        "123456.75, 5, -0.00055792426710411493401",
        "-1000000000.25, 2, -2.2214414699380363176e-9"
    })
    void agreesFarOut(double x, int order, double expected) {
        assertEquals(expected, SincDerivatives.at(x, order), ROUNDING * Math.abs(expected));
    }
}
