package autograd.kernel;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.MIN_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sine, cosine, tangent, their inverses and the error function: accuracy at every binade border of the domain or one unit
 * in the last place beside it, at random bits, and where a function bends or its pieces meet; and values at the edges.
 */
class DoubleTrigFunctionsTest {
    private static final int POINTS = 250;

    /** Where a function has finite values other than its limit, the bound in ulp, and intervals to look at closely. */
    record Row(
            String name,
            DoubleUnaryOperator f,
            DoubleFunction<BigDecimal> exact,
            double end,
            double bound,
            double... intervals) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        DoubleUnaryOperator asin = x -> value(Unary.ASIN, x);
        DoubleUnaryOperator acos = x -> value(Unary.ACOS, x);
        DoubleUnaryOperator atan = x -> value(Unary.ATAN, x);
        DoubleUnaryOperator erf = x -> value(Unary.ERF, x);
        double limit = 0x1p30;
        return List.of(
                new Row(
                        "sin",
                        DoubleTrigFunctionsTest::sin,
                        TrigReference::sin,
                        MAX_VALUE,
                        0.8,
                        0,
                        7,
                        limit,
                        2 * limit),
                new Row(
                        "cos",
                        DoubleTrigFunctionsTest::cos,
                        TrigReference::cos,
                        MAX_VALUE,
                        0.8,
                        0,
                        7,
                        limit,
                        2 * limit),
                new Row(
                        "tan",
                        DoubleTrigFunctionsTest::tan,
                        TrigReference::tan,
                        MAX_VALUE,
                        1.3,
                        0,
                        7,
                        limit,
                        2 * limit),
                new Row("asin", asin, TrigReference::asin, 1, 0.75, -1, 1, 0.49, 0.51, 0.999, 1),
                new Row("acos", acos, TrigReference::acos, 1, 0.75, -1, 1, 0.49, 0.51, 0.999, 1),
                new Row("atan", atan, TrigReference::atan, MAX_VALUE, 1.5, 0, 1, 1, 8, 0.99, 1.01),
                new Row("erf", erf, TrigReference::erf, 5.9, 1.5, 0, 1, 1, 3, 3, 5.9, 0.99, 1.01));
    }

    private static double sin(double x) {
        return value(Unary.SIN, x);
    }

    private static double cos(double x) {
        return value(Unary.COS, x);
    }

    private static double tan(double x) {
        return value(Unary.TAN, x);
    }

    private static double value(Unary f, double x) {
        double[] y = {x};
        DoubleFunctionLoops.unary(f, y, 0, y, 0, 1);
        return y[0];
    }

    private static double atan2(double y, double x) {
        double[] angle = {y};
        DoubleFunctionLoops.binary(Binary.ATAN2, angle, 0, new double[] {x}, 0, angle, 0, 1);
        return angle[0];
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsBound(Row row) {
        List<Double> points = points(row, POINTS);
        for (double x : points) {
            check(row, x);
        }
        assertTrue(points.size() > 3 * POINTS, "points");
    }

    /** {@return points at binade borders, and so many more at random and again in every interval to look at} */
    static List<Double> points(Row row, int count) {
        SplittableRandom random = new SplittableRandom(row.name().hashCode());
        List<Double> points = new ArrayList<>();
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double border = Math.scalb(1.0, exponent);
            double near = Double.longBitsToDouble(Double.doubleToLongBits(border) + random.nextInt(3) - 1);
            keep(points, row, exponent % 2 == 0 ? near : -near);
        }
        for (int target = points.size() + count; points.size() < target; ) {
            keep(points, row, Double.longBitsToDouble(random.nextLong()));
        }
        for (int k = 0; k < row.intervals().length; k += 2) {
            for (int j = 0; j < count; j++) {
                double share = random.nextDouble();
                keep(points, row, row.intervals()[k] * (1 - share) + row.intervals()[k + 1] * share);
            }
        }
        return points;
    }

    private static void keep(List<Double> points, Row row, double x) {
        if (Math.abs(x) < row.end() && x != 0) {
            points.add(x);
        }
    }

    private static void check(Row row, double x) {
        double y = row.f().applyAsDouble(x);
        double error = TrigReference.ulps(row.exact().apply(x), y);
        String what = row + "(" + Double.toHexString(x) + ") = " + Double.toHexString(y);
        assertTrue(error <= row.bound(), () -> what + " is off by " + error + " ulp");
    }

    @Test
    void anglesCloseToMultiplesOfARightAngleAreReducedExactly() {
        SplittableRandom random = new SplittableRandom(1);
        List<Row> rows = rows().subList(0, 3);
        for (int k = 0; k < 500; k++) {
            double multiple = Math.rint(Math.scalb(random.nextDouble(), random.nextInt(1, 36)));
            double x = TrigReference.PI.multiply(new BigDecimal(multiple)).doubleValue() / 2;
            for (Row row : rows) {
                if (x != 0) {
                    check(row, Math.nextDown(x));
                    check(row, x);
                    check(row, Math.nextUp(-x));
                }
            }
        }
        // The double nearest to a multiple of pi/2 for its size (Muller et al., Handbook of Floating-Point Arithmetic).
        for (Row row : rows) {
            check(row, 6381956970095103.0 * 0x1p797);
            check(row, -6381956970095103.0 * 0x1p797);
            check(row, MAX_VALUE);
            check(row, Math.nextDown(0x1p30));
            check(row, 0x1p30);
        }
    }

    @Test
    void angleOfAPointStaysWithinItsBound() {
        SplittableRandom random = new SplittableRandom(2);
        int checked = 0;
        for (int k = 0; k < 4000; k++) {
            double y = Double.longBitsToDouble(random.nextLong());
            double x = k % 4 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.scalb(y, random.nextInt(k % 4 == 1 ? 130 : 4) - 1) * (random.nextDouble() - 0.5);
            if (Double.isFinite(x) && Double.isFinite(y) && x != 0 && y != 0) {
                double angle = atan2(y, x);
                double error = TrigReference.ulps(TrigReference.atan2(y, x), angle);
                String what = "atan2(" + Double.toHexString(y) + ", " + Double.toHexString(x) + ") = " + angle;
                assertTrue(error <= 1.5, () -> what + " is off by " + error + " ulp");
                checked++;
            }
        }
        assertTrue(checked > 3500, "points: " + checked);
    }

    @Test
    void edgesOfAngles() {
        edge(DoubleTrigFunctionsTest::sin, 0, 0, MIN_VALUE, MIN_VALUE, 0x1p-1022, 0x1p-1022, 1e-9, 1e-9);
        edge(DoubleTrigFunctionsTest::tan, 0, 0, MIN_VALUE, MIN_VALUE, 0x1p-1022, 0x1p-1022, 1e-9, 1e-9);
        for (double x : new double[] {0, -0.0, MIN_VALUE, -MIN_VALUE, 1e-9}) {
            same(1, cos(x), "cos of " + x);
        }
        for (double x : new double[] {POSITIVE_INFINITY, NEGATIVE_INFINITY, NaN}) {
            same(NaN, sin(x), "sin of " + x);
            same(NaN, cos(x), "cos of " + x);
            same(NaN, tan(x), "tan of " + x);
        }
    }

    @Test
    void edgesOfInverses() {
        double quarter = Math.PI / 2;
        double inf = POSITIVE_INFINITY;
        edge(x -> value(Unary.ASIN, x), 0, 0, MIN_VALUE, MIN_VALUE, 1e-9, 1e-9, 1, quarter, 1.1, NaN, inf, NaN);
        edge(x -> value(Unary.ATAN, x), 0, 0, MIN_VALUE, MIN_VALUE, 1e-9, 1e-9, 1, Math.PI / 4, inf, quarter);
        edge(x -> value(Unary.ATAN, x), MAX_VALUE, quarter, 1e17, quarter, NaN, NaN);
        edge(x -> value(Unary.ERF, x), 0, 0, 5.95, 1, 6, 1, 100, 1, MAX_VALUE, 1, inf, 1, NaN, NaN);
        double[] arguments = {1, -1, 0, -0.0, MIN_VALUE, Math.nextUp(1), -2, inf, -inf, NaN};
        double[] angles = {0, Math.PI, quarter, quarter, quarter, NaN, NaN, NaN, NaN, NaN};
        for (int k = 0; k < arguments.length; k++) {
            same(angles[k], value(Unary.ACOS, arguments[k]), "acos of " + arguments[k]);
        }
    }

    /** Pairs of argument and value of an odd function. */
    private static void edge(DoubleUnaryOperator f, double... pairs) {
        for (int k = 0; k < pairs.length; k += 2) {
            same(pairs[k + 1], f.applyAsDouble(pairs[k]), "at " + pairs[k]);
            same(-pairs[k + 1], f.applyAsDouble(-pairs[k]), "at " + -pairs[k]);
        }
    }

    private static void same(double expected, double actual, String what) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), () -> what + ": " + actual);
    }

    /** In the relation of the tangent line: erf(x) = 2/sqrt(pi) x, rounded once, as far down as there are doubles. */
    @Test
    void tinyArgumentsOfErf() {
        BigDecimal slope = TrigReference.erf(0x1p-300).divide(new BigDecimal(0x1p-300));
        for (double x : new double[] {MIN_VALUE, 3 * MIN_VALUE, 9 * MIN_VALUE, 0x1.8p-1022, 0x1.9p-1000, 0x1.3p-60}) {
            assertEquals(slope.multiply(new BigDecimal(x)).doubleValue(), value(Unary.ERF, x), Math.ulp(x));
        }
        assertEquals(MIN_VALUE, value(Unary.ERF, MIN_VALUE));
        assertEquals(10 * MIN_VALUE, value(Unary.ERF, 9 * MIN_VALUE));
    }

    /** C99, annex F 9.1.4; every row holds for -y too. */
    @Test
    void edgesOfTheAngleOfAPoint() {
        double pi = Math.PI;
        double inf = POSITIVE_INFINITY;
        double[][] rows = { // y, x, angle
            {0, -0.0, pi},
            {0, 0, 0},
            {0, -1, pi},
            {0, -MIN_VALUE, pi},
            {0, -MAX_VALUE, pi},
            {0, -inf, pi},
            {0, 1, 0},
            {0, MIN_VALUE, 0},
            {0, MAX_VALUE, 0},
            {0, inf, 0},
            {1, 0, pi / 2},
            {1, -0.0, pi / 2},
            {MIN_VALUE, 0, pi / 2},
            {MIN_VALUE, -0.0, pi / 2},
            {MAX_VALUE, -0.0, pi / 2},
            {1, -inf, pi},
            {1, inf, 0},
            {MAX_VALUE, -inf, pi},
            {MAX_VALUE, inf, 0},
            {inf, 1, pi / 2},
            {inf, -1, pi / 2},
            {inf, 0, pi / 2},
            {inf, -MAX_VALUE, pi / 2},
            {inf, -inf, 0.75 * pi},
            {inf, inf, pi / 4},
            {1, 1, pi / 4},
            {1, -1, 0.75 * pi},
            {MAX_VALUE, MAX_VALUE, pi / 4},
            {MIN_VALUE, -MIN_VALUE, 0.75 * pi},
            {MIN_VALUE, 1, MIN_VALUE},
            {MIN_VALUE, -1, pi},
            {MIN_VALUE, 4, 0},
            {MIN_VALUE, MAX_VALUE, 0},
            {MAX_VALUE, MIN_VALUE, pi / 2},
            {1, NaN, NaN},
            {NaN, 1, NaN},
            {NaN, NaN, NaN},
            {0, NaN, NaN},
            {NaN, 0, NaN},
            {inf, NaN, NaN},
            {NaN, inf, NaN},
        };
        for (double[] row : rows) {
            String what = "atan2(" + row[0] + ", " + row[1] + ")";
            same(row[2], atan2(row[0], row[1]), what);
            same(-row[2], atan2(-row[0], row[1]), "odd: " + what);
        }
    }
}
