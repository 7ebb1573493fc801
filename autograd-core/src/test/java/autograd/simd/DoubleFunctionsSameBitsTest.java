package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import autograd.kernel.Binary;
import autograd.kernel.DoubleFunctionLoops;
import autograd.kernel.Exponent;
import autograd.kernel.Unary;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The loops of elementary functions on the Vector API against the scalar ones: the same bits, NaN included, for runs of
 * any length from any start, in place and from one array to another.
 */
@EnabledIf("vectorsAreThere")
class DoubleFunctionsSameBitsTest {
    private static final int ROUNDS = 400;

    static boolean vectorsAreThere() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static final Set<Unary> FUNCTIONS = EnumSet.range(Unary.EXP, Unary.CBRT);

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        2,
        -2,
        0.5,
        -0.5,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_NORMAL,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.longBitsToDouble(0xfff8000000001234L),
        Double.longBitsToDouble(0x7ff4000000000001L)
    };

    @Test
    void functionsOfOneNumber() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS; round++) {
            int start = random.nextInt(6);
            int count = random.nextInt(101);
            double[] x = numbers(random, start + count);
            for (Unary f : FUNCTIONS) {
                double[] expected = x.clone();
                DoubleFunctionLoops.unary(f, x, start, expected, start, count);
                double[] actual = x.clone();
                DoubleVectorFunctionLoops.unary(f, x, start, actual, start, count);
                assertSameBits(expected, actual, () -> f + " of " + Arrays.toString(x));
                double[] inPlace = x.clone();
                DoubleVectorFunctionLoops.unary(f, inPlace, start, inPlace, start, count);
                assertSameBits(expected, inPlace, () -> f + " in place of " + Arrays.toString(x));
            }
        }
    }

    @Test
    void functionsOfTwoNumbers() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < ROUNDS; round++) {
            int start = random.nextInt(6);
            int count = random.nextInt(101);
            double[] x = numbers(random, start + count);
            double[] y = numbers(random, count);
            for (Binary f : List.of(Binary.POW, Binary.ATAN2, Binary.HYPOT)) {
                Supplier<String> what = () -> f + " of " + Arrays.toString(x) + " and " + Arrays.toString(y);
                double[] expected = x.clone();
                DoubleFunctionLoops.binary(f, x, start, y, 0, expected, start, count);
                double[] actual = x.clone();
                DoubleVectorFunctionLoops.binary(f, x, start, y, 0, actual, start, count);
                assertSameBits(expected, actual, what);
                double[] inPlace = x.clone();
                DoubleVectorFunctionLoops.binary(f, inPlace, start, y, 0, inPlace, start, count);
                assertSameBits(expected, inPlace, () -> "in place " + what.get());
            }
            double[] expected = x.clone();
            double[] actual = x.clone();
            Exponent exponent = new Exponent(number(random));
            DoubleFunctionLoops.power(x, start, exponent, expected, start, count);
            DoubleVectorFunctionLoops.power(x, start, exponent, actual, start, count);
            assertSameBits(expected, actual, () -> exponent + " of " + Arrays.toString(x));
        }
    }

    /** Enough rounds that every loop is compiled by every compiler of the JVM on the way. */
    @Test
    void stayTheSameWhenCompiled() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = numbers(random, 1000);
        double[] y = numbers(random, 1000);
        double[] first = new double[1000];
        double[] now = new double[1000];
        for (Unary f : FUNCTIONS) {
            DoubleFunctionLoops.unary(f, x, 0, first, 0, 1000);
            for (int round = 0; round < 200; round++) {
                DoubleVectorFunctionLoops.unary(f, x, 0, now, 0, 1000);
                assertSameBits(first, now, () -> "vector " + f);
                DoubleFunctionLoops.unary(f, x, 0, now, 0, 1000);
                assertSameBits(first, now, () -> "scalar " + f);
            }
        }
        for (Binary f : List.of(Binary.POW, Binary.ATAN2, Binary.HYPOT)) {
            DoubleFunctionLoops.binary(f, x, 0, y, 0, first, 0, 1000);
            for (int round = 0; round < 200; round++) {
                DoubleVectorFunctionLoops.binary(f, x, 0, y, 0, now, 0, 1000);
                assertSameBits(first, now, () -> "vector " + f);
            }
        }
    }

    private static double[] numbers(SplittableRandom random, int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> number(random));
        return x;
    }

    /** Any bits, a number of usual size, or a special one. */
    private static double number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextDouble(-4, 4);
            case 2 -> random.nextDouble(-800, 800);
            default -> SPECIAL[random.nextInt(SPECIAL.length)];
        };
    }

    private static void assertSameBits(double[] expected, double[] actual, Supplier<String> what) {
        assertArrayEquals(bits(expected), bits(actual), what);
    }

    private static long[] bits(double[] x) {
        return Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
