package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The length of a vector against roots in decimal arithmetic. */
class DoubleHypotFunctionsTest {
    /** Nearly always correctly rounded; below the normal range the result is rounded twice. */
    private static final double BOUND = 0.501;

    private static final double BOUND_OF_SUBNORMALS = 1;
    private static final MathContext DIGITS = new MathContext(50);
    private static final double INF = Double.POSITIVE_INFINITY;

    private static BigDecimal exact(double x, double y) {
        BigDecimal a = new BigDecimal(x);
        BigDecimal b = new BigDecimal(y);
        return a.multiply(a).add(b.multiply(b)).sqrt(DIGITS);
    }

    private static void check(double x, double y) {
        double value = DoubleHypotFunctions.hypot(x, y);
        BigDecimal exact = exact(x, y);
        double rounded = exact.doubleValue();
        String what = "hypot(" + Double.toHexString(x) + ", " + Double.toHexString(y) + ") = " + value;
        if (Double.isInfinite(rounded)) {
            assertEquals(INF, value, what);
            return;
        }
        BigDecimal distance = exact.subtract(new BigDecimal(value)).abs();
        double error =
                distance.divide(new BigDecimal(Math.ulp(rounded)), DIGITS).doubleValue();
        assertTrue(
                error <= (rounded < 2 * Double.MIN_NORMAL ? BOUND_OF_SUBNORMALS : BOUND),
                () -> what + " is off by " + error + " ulp");
    }

    @Test
    void staysWithinItsBound() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 6000; k++) {
            int exponent = random.nextInt(-1074, 1024);
            double x = Math.scalb(1 + random.nextDouble(), exponent);
            double y = Math.scalb(1 + random.nextDouble(), Math.min(1023, exponent + random.nextInt(-30, 31)));
            check(x, -y);
            check(-y, x);
        }
        for (int border : new int[] {-401, -400, -399, 499, 500, 501, 1022, 1023, -1022, -1074}) {
            for (int k = 0; k < 100; k++) {
                double x = Math.scalb(1 + random.nextDouble() / 4, border);
                check(x, x * random.nextDouble());
            }
        }
    }

    @Test
    void wholeTrianglesAreExact() {
        for (int scale = -1070; scale <= 1018; scale += 9) {
            double unit = Math.scalb(1.0, scale);
            assertEquals(5 * unit, DoubleHypotFunctions.hypot(3 * unit, -4 * unit));
            assertEquals(13 * unit, DoubleHypotFunctions.hypot(-12 * unit, 5 * unit));
        }
    }

    @Test
    void edges() {
        double[][] rows = {
            {0, 0, 0},
            {-0.0, 0, 0},
            {-0.0, -0.0, 0},
            {0, -3, 3},
            {INF, 1, INF},
            {-1, -INF, INF},
            {INF, Double.NaN, INF},
            {Double.NaN, -INF, INF},
            {Double.NaN, 1, Double.NaN},
            {0, Double.NaN, Double.NaN},
            {Double.MAX_VALUE, Double.MAX_VALUE, INF},
            {Double.MAX_VALUE, 1, Double.MAX_VALUE},
            {Double.MIN_VALUE, 0, Double.MIN_VALUE}
        };
        for (double[] row : rows) {
            assertEquals(row[2], DoubleHypotFunctions.hypot(row[0], row[1]), () -> "hypot " + row[0] + ", " + row[1]);
        }
    }
}
