package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exponentials, logarithms, hyperbolic functions, cube root and power of doubles against the reference: at every binade
 * border of the domain or one unit in the last place beside it, at points with random bits, and at points spread over
 * the intervals where the function bends.
 */
class DoubleFunctionsAccuracyTest {
    /** The contract is 2 ulp. These functions are better, and a sample shows that better than it would show 2. */
    static final double BOUND = 1.25;

    private static final int POINTS = 150;

    /** A function, where it has a finite value other than its limit, and where it bends. */
    record Row(Unary f, UnaryOperator<Dfp> exact, double from, double to, double... bends) {
        @Override
        public String toString() {
            return f.name();
        }
    }

    static List<Row> rows() {
        double max = Double.MAX_VALUE;
        return List.of(
                new Row(Unary.EXP, Reference::exp, -746, 709.79, -1, 1, -746, -700),
                new Row(Unary.EXPM1, Reference::expm1, -60, 709.79, -1, 1, -40, 40),
                new Row(Unary.EXP2, Reference::exp2, -1076, 1024, -1, 1, -1076, -1021),
                new Row(Unary.SIGMOID, Reference::sigmoid, -746, 60, -2, 2, -746, -700),
                new Row(Unary.SOFTPLUS, Reference::softplus, -746, 800, -2, 2, 15, 45),
                new Row(Unary.LOG, Reference::log, 0, max, 0.5, 2, 0.99, 1.01),
                new Row(Unary.LOG1P, Reference::log1p, -1, max, -0.9, 1, -1e-15, 1e-15),
                new Row(Unary.LOG2, Reference::log2, 0, max, 0.5, 2, 0.99, 1.01),
                new Row(Unary.LOG10, Reference::log10, 0, max, 0.5, 2, 0.99, 1.01),
                new Row(Unary.TANH, Reference::tanh, -25, 25, -1, 1, 15, 20),
                new Row(Unary.SINH, Reference::sinh, -710.48, 710.48, -2, 2, 15, 25, 709, 710.48),
                new Row(Unary.COSH, Reference::cosh, -710.48, 710.48, -2, 2, 15, 25, 709, 710.48),
                new Row(Unary.ASINH, Reference::asinh, -max, max, -2, 2, 0x1.8p27, 0x1.8p28),
                new Row(Unary.ACOSH, Reference::acosh, 1, max, 1, 1.1, 1, 4, 0x1.8p27, 0x1.8p28),
                new Row(Unary.ATANH, Reference::atanh, -1, 1, -1, 1, 0.99, 1),
                new Row(Unary.CBRT, Reference::cbrt, -max, max, -2, 2, 1, 8));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsBound(Row row) {
        List<Double> points = points(row, POINTS);
        double[] x = points.stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = new double[x.length];
        DoubleFunctionLoops.unary(row.f(), x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double error = Ulps.error(row.exact().apply(Reference.of(x[i])), y[i]);
            String what = row + "(" + Double.toHexString(x[i]) + ") = " + Double.toHexString(y[i]);
            assertTrue(error <= BOUND, () -> what + " is off by " + error + " ulp");
        }
        assertTrue(x.length > 2 * POINTS, "points");
    }

    /** {@return points at binade borders, and so many more at random and again in every interval where it bends} */
    static List<Double> points(Row row, int count) {
        SplittableRandom random = new SplittableRandom(row.f().ordinal());
        List<Double> points = new ArrayList<>();
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double border = Math.scalb(1.0, exponent);
            double near = Double.longBitsToDouble(Double.doubleToLongBits(border) + random.nextInt(3) - 1);
            double signed = exponent % 2 == 0 ? near : -near;
            keep(points, row, inside(row, signed) ? signed : -signed);
        }
        for (int k = 0; k < count; ) {
            // Random significand and a random exponent from where x^2 no longer shows up to the end of the domain.
            double size = Math.max(Math.abs(row.from()), Math.abs(row.to()));
            int exponent = random.nextInt(-60, Math.getExponent(size) + 1);
            double x = Math.scalb(1 + random.nextDouble(), exponent) * (random.nextBoolean() ? 1 : -1);
            k += keep(points, row, x) ? 1 : 0;
        }
        for (int k = 0; k < row.bends().length; k += 2) {
            for (int j = 0; j < count; j++) {
                double share = random.nextDouble();
                keep(points, row, row.bends()[k] * (1 - share) + row.bends()[k + 1] * share);
            }
        }
        return points;
    }

    private static boolean inside(Row row, double x) {
        return x > row.from() && x < row.to() && x != 0;
    }

    private static boolean keep(List<Double> points, Row row, double x) {
        return inside(row, x) && points.add(x);
    }

    @Test
    void powerStaysWithinItsBound() {
        int count = 6 * POINTS;
        double[] x = new double[count];
        double[] y = new double[count];
        powers(x, y);
        double[] z = new double[count];
        DoubleFunctionLoops.binary(Binary.POW, x, 0, y, 0, z, 0, count);
        for (int i = 0; i < count; i++) {
            double error = Ulps.error(Reference.pow(Reference.of(x[i]), Reference.of(y[i])), z[i]);
            String what = "pow(" + Double.toHexString(x[i]) + ", " + Double.toHexString(y[i]) + ") = " + z[i];
            assertTrue(error <= BOUND, () -> what + " is off by " + error + " ulp");
        }
    }

    /** Fills x and y so that the power is anywhere between underflow and overflow, the base anywhere, also near 1. */
    static void powers(double[] x, double[] y) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0
                    ? Math.scalb(1 + random.nextDouble(), random.nextInt(-1074, 1024))
                    : 1 + (random.nextDouble() - 0.5) * Math.scalb(1.0, -random.nextInt(52));
            double exponent = (random.nextDouble() * 1454 - 745) / StrictMath.log(x[i]);
            y[i] = x[i] == 1 ? 1 : i % 3 == 0 ? Math.rint(exponent) : exponent;
        }
    }
}
