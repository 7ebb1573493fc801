package autograd.kernel;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.MIN_VALUE;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions return at their edges, to the bit: C (ISO/IEC 9899, annex F) and the conventions of the library. */
class DoubleFunctionsSpecialsTest {
    private static final double INF = POSITIVE_INFINITY;
    private static final double LN2 = 0.6931471805599453;

    /** A function and pairs of argument and value. */
    private record Row(Unary f, double... pairs) {
        Row also(double... more) {
            double[] all = Arrays.copyOf(pairs, pairs.length + more.length);
            System.arraycopy(more, 0, all, pairs.length, more.length);
            return new Row(f, all);
        }

        @Override
        public String toString() {
            return f.name();
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row(Unary.EXP, 0, 1, -0.0, 1, INF, INF, -INF, 0, 1000, INF, -1000, 0, MAX_VALUE, INF, -MAX_VALUE, 0)
                        .also(709.78, 1.7928227943945155e308, 709.7827128933841, INF)
                        .also(-745.13, MIN_VALUE, -745.14, 0, MIN_VALUE, 1, 1, Math.E),
                new Row(Unary.EXP2, 0, 1, -0.0, 1, INF, INF, -INF, 0, 10, 1024, -1, 0.5, 1023, 0x1p1023, 1024, INF)
                        .also(-1022, Double.MIN_NORMAL, -1074, MIN_VALUE, -1076, 0, MAX_VALUE, INF, -MAX_VALUE, 0)
                        .also(MIN_VALUE, 1, 0.5, Math.sqrt(2)),
                new Row(Unary.EXPM1, 0, 0, -0.0, -0.0, INF, INF, -INF, -1, 1000, INF, -1000, -1, MIN_VALUE, MIN_VALUE)
                        .also(-MIN_VALUE, -MIN_VALUE, 1e-20, 1e-20, 709.7827128933841, INF, -MAX_VALUE, -1),
                new Row(
                                Unary.SIGMOID,
                                0,
                                0.5,
                                -0.0,
                                0.5,
                                INF,
                                1,
                                -INF,
                                0,
                                1000,
                                1,
                                -1000,
                                0,
                                MAX_VALUE,
                                1,
                                -MAX_VALUE,
                                0)
                        .also(-745.13, MIN_VALUE),
                new Row(Unary.SOFTPLUS, 0, LN2, -0.0, LN2, INF, INF, -INF, 0, 1000, 1000, -1000, 0)
                        .also(20.1, 20.10000000186501, MAX_VALUE, MAX_VALUE, -MAX_VALUE, 0, -745.13, MIN_VALUE),
                new Row(Unary.LOG, 0, -INF, -0.0, -INF, 1, 0, -1, NaN, INF, INF, -INF, NaN, -MIN_VALUE, NaN)
                        .also(MAX_VALUE, 709.782712893384, MIN_VALUE, -744.4400719213812, 2, LN2),
                new Row(Unary.LOG1P, 0, 0, -0.0, -0.0, -1, -INF, -2, NaN, INF, INF, -INF, NaN, 1e-20, 1e-20)
                        .also(MIN_VALUE, MIN_VALUE, -MIN_VALUE, -MIN_VALUE, MAX_VALUE, 709.782712893384, 1, LN2),
                new Row(Unary.LOG2, 0, -INF, -0.0, -INF, 1, 0, -1, NaN, INF, INF, -INF, NaN, 8, 3, 0.125, -3)
                        .also(MIN_VALUE, -1074, 0x1p1023, 1023),
                new Row(Unary.LOG10, 0, -INF, -0.0, -INF, 1, 0, -1, NaN, INF, INF, -INF, NaN, 10, 1, 1000, 3, 1e22, 22),
                new Row(Unary.TANH, 0, 0, -0.0, -0.0, INF, 1, -INF, -1, 1000, 1, -1000, -1)
                        .also(MIN_VALUE, MIN_VALUE, -MIN_VALUE, -MIN_VALUE, 1e-20, 1e-20),
                new Row(Unary.SINH, 0, 0, -0.0, -0.0, INF, INF, -INF, -INF, 711, INF, -711, -INF, -1e300, -INF)
                        .also(MIN_VALUE, MIN_VALUE, -MIN_VALUE, -MIN_VALUE, 710.4758600739440, INF),
                new Row(Unary.COSH, 0, 1, -0.0, 1, INF, INF, -INF, INF, 711, INF, -711, INF, -1e300, INF, MIN_VALUE, 1)
                        .also(710.4758600739440, INF),
                new Row(Unary.ASINH, 0, 0, -0.0, -0.0, INF, INF, -INF, -INF, MIN_VALUE, MIN_VALUE, -1e-20, -1e-20)
                        .also(MAX_VALUE, 710.4758600739439, -MAX_VALUE, -710.4758600739439),
                new Row(Unary.ACOSH, 1, 0, 0.5, NaN, -1, NaN, INF, INF, -INF, NaN, MAX_VALUE, 710.4758600739439)
                        .also(Math.nextDown(1.0), NaN),
                new Row(Unary.ATANH, 0, 0, -0.0, -0.0, 1, INF, -1, -INF, 1.5, NaN, -1.5, NaN, INF, NaN, -INF, NaN)
                        .also(MIN_VALUE, MIN_VALUE, -1e-20, -1e-20, MAX_VALUE, NaN),
                new Row(Unary.CBRT, 0, 0, -0.0, -0.0, INF, INF, -INF, -INF, 27, 3, -8, -2, 0x1p-1074, 0x1p-358, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void edgesAreExact(Row row) {
        for (int k = 0; k < row.pairs().length; k += 2) {
            double x = row.pairs()[k];
            assertEquals(row.pairs()[k + 1], apply(row.f(), x), () -> row + " of " + x);
        }
        assertTrue(Double.isNaN(apply(row.f(), NaN)), "NaN");
        assertTrue(Double.isNaN(apply(row.f(), Double.longBitsToDouble(0xfff4000000000001L))), "signaling NaN");
    }

    private static double apply(Unary f, double x) {
        double[] y = {x};
        DoubleFunctionLoops.unary(f, y, 0, y, 0, 1);
        return y[0];
    }

    /** {@link StrictMath#pow} has the special values of C but for powers of 1 and infinite powers of -1. */
    @Test
    void powersOfSpecialNumbersAreThoseOfC() {
        double[] numbers = {
            0,
            1,
            2,
            3,
            0.5,
            1.5,
            2.5,
            4,
            1e300,
            1e-300,
            MAX_VALUE,
            MIN_VALUE,
            Double.MIN_NORMAL,
            0x1p52,
            0x1p52 + 1,
            0x1p53,
            0x1p53 - 1,
            0x1p51 + 0.5,
            0x1p54,
            Math.nextUp(1.0),
            Math.nextDown(1.0),
            INF,
            NaN
        };
        int exact = 0;
        for (double a : numbers) {
            for (double b : numbers) {
                for (int signs = 0; signs < 4; signs++) {
                    double x = (signs & 1) == 0 ? a : -a;
                    double y = (signs & 2) == 0 ? b : -b;
                    boolean one = x == 1 || x == -1 && Double.isInfinite(y);
                    double expected = one ? 1 : StrictMath.pow(x, y);
                    boolean special = expected == 0 || Math.abs(expected) == 1 || !Double.isFinite(expected);
                    // StrictMath.pow is within 1 ulp, ours within 1.
                    double tolerance = special ? 0 : 2 * Math.ulp(expected);
                    double value = pow(x, y);
                    String what = "pow(" + x + ", " + y + ") = " + value;
                    if (special) {
                        assertEquals(expected, value, what);
                        exact++;
                    } else {
                        assertEquals(expected, value, tolerance, what);
                    }
                }
            }
        }
        assertTrue(exact > 1000, "special values: " + exact);
    }

    @Test
    void smallIntegerPowersOfSmallIntegersAreExact() {
        for (int x = -9; x <= 9; x++) {
            double expected = 1;
            for (int y = 0; y <= 16; y++) {
                assertEquals(expected, pow(x, y), 0.0, x + " to the power of " + y);
                expected *= x;
            }
        }
    }

    private static double pow(double x, double y) {
        double[] z = new double[1];
        DoubleFunctionLoops.binary(Binary.POW, new double[] {x}, 0, new double[] {y}, 0, z, 0, 1);
        double[] byConstant = {x};
        DoubleFunctionLoops.power(byConstant, 0, new Exponent(y), byConstant, 0, 1);
        assertEquals(z[0], byConstant[0], "constant exponent");
        return z[0];
    }
}
