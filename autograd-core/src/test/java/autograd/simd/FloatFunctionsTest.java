package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.kernel.Binary;
import autograd.kernel.DoubleFunctionLoops;
import autograd.kernel.Exponent;
import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The float functions: values at special points, errors at points of all sizes, and the same bits on both paths. */
class FloatFunctionsTest {
    private static final boolean VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    @ParameterizedTest
    @CsvSource({
        "EXP, 0, 1",
        "EXP, -0.0, 1",
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "EXP, NaN, NaN",
        "EXP, 88.72284, Infinity",
        "EXP, -104, 0",
        "EXP, -103.9, 1.4e-45",
        "EXP, 3.4028235e38, Infinity",
        "EXP, -3.4028235e38, 0",
        "LOG, 1, 0",
        "LOG, 0, -Infinity",
        "LOG, -0.0, -Infinity",
        "LOG, -1, NaN",
        "LOG, -1.4e-45, NaN",
        "LOG, -Infinity, NaN",
        "LOG, Infinity, Infinity",
        "LOG, NaN, NaN",
        "LOG, 1.4e-45, -103.27893",
        "LOG, 3.4028235e38, 88.72284",
        "TANH, 0, 0",
        "TANH, -0.0, -0.0",
        "TANH, 1.4e-45, 1.4e-45",
        "TANH, -1.4e-45, -1.4e-45",
        "TANH, 10, 1",
        "TANH, -1000, -1",
        "TANH, Infinity, 1",
        "TANH, -Infinity, -1",
        "TANH, NaN, NaN",
        "SIGMOID, 0, 0.5",
        "SIGMOID, -0.0, 0.5",
        "SIGMOID, 1000, 1",
        "SIGMOID, -1000, 0",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SIGMOID, NaN, NaN"
    })
    void specialValues(Unary f, float x, float expected) {
        float[] many = new float[100];
        Arrays.fill(many, x);
        float[] wanted = new float[100];
        Arrays.fill(wanted, expected);
        float[] scalar = new float[100];
        FloatFunctionLoops.unary(f, many, 0, scalar, 0, 100);
        assertArrayEquals(wanted, scalar);
        if (VECTORS) {
            FloatVectorFunctionLoops.unary(f, many, 0, many, 0, 100);
            assertArrayEquals(wanted, many);
        }
    }

    /** A step of an odd size through the bits meets every exponent of either sign about 3350 times. */
    @ParameterizedTest
    @MethodSource("functions")
    void atMostOneUlp(Unary f) {
        int step = 2503;
        int count = (int) ((1L << 32) / step);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = Float.intBitsToFloat(i * step);
        }
        float[] y = new float[count];
        FloatFunctionLoops.unary(f, x, 0, y, 0, count);
        double worst = 0;
        for (int i = 0; i < count; i++) {
            int at = i;
            double error = FloatReference.error(y[at], FloatReference.at(f, x[at]));
            assertTrue(error <= 1, () -> f + " of " + x[at] + " is " + y[at] + ", " + error + " ulps away");
            worst = Math.max(worst, error);
        }
        assertTrue(worst > 0.49, "a largest error of " + worst + " is better than floats can be: what was compared?");
    }

    @Test
    void errorsAreSeen() {
        assertEquals(1, FloatReference.error(Math.nextUp(2.0f), 2));
        assertEquals(0.5, FloatReference.error(1, 1 + 0x1p-24));
        assertEquals(1, FloatReference.error(Float.MAX_VALUE, 1e39));
        assertEquals(0, FloatReference.error(Float.NEGATIVE_INFINITY, -1e39));
        assertEquals(Double.POSITIVE_INFINITY, FloatReference.error(Float.POSITIVE_INFINITY, -1e39));
        assertEquals(Double.POSITIVE_INFINITY, FloatReference.error(-0.0f, 0));
        assertEquals(Double.POSITIVE_INFINITY, FloatReference.error(1, Double.NaN));
    }

    static List<Unary> functions() {
        return Arrays.stream(Unary.values()).filter(Unary::isElementary).toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void sameBitsOnBothPaths(Unary f) {
        assumeTrue(VECTORS);
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            int start = random.nextInt(20);
            int count = random.nextInt(101);
            float[] x = new float[start + count];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextBoolean()
                        ? Float.intBitsToFloat(random.nextInt())
                        : (float) random.nextGaussian() * 20;
            }
            float[] scalar = x.clone();
            FloatFunctionLoops.unary(f, x, start, scalar, start, count);
            float[] vector = x.clone();
            FloatVectorFunctionLoops.unary(f, vector, start, vector, start, count);
            assertArrayEquals(bits(scalar), bits(vector));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void otherFunctionsAreTheRoundedDoubleFunction(Unary f) {
        assumeTrue(!FloatFunctionLoops.isNative(f));
        float[] x = new float[1300];
        double[] wide = gaussians(x, 3);
        double[] expected = new double[1300];
        DoubleFunctionLoops.unary(f, wide, 0, expected, 0, 1300);
        assertRounded(expected, y -> FloatFunctionLoops.unary(f, x, 0, y, 0, 1300));
        if (VECTORS) {
            assertRounded(expected, y -> FloatVectorFunctionLoops.unary(f, x, 0, y, 0, 1300));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POW", "ATAN2"})
    void functionsOfTwoNumbersAreTheRoundedDoubleFunctions(Binary f) {
        float[] a = new float[1300];
        double[] wideA = gaussians(a, 4);
        float[] b = new float[1300];
        double[] wideB = gaussians(b, 5);
        double[] expected = new double[1300];
        DoubleFunctionLoops.binary(f, wideA, 0, wideB, 0, expected, 0, 1300);
        assertRounded(expected, y -> FloatFunctionLoops.binary(f, a, 0, b, 0, y, 0, 1300));
        if (VECTORS) {
            assertRounded(expected, y -> FloatVectorFunctionLoops.binary(f, a, 0, b, 0, y, 0, 1300));
        }
    }

    @Test
    void powersOfFloatsHaveADoubleExponent() {
        float[] x = new float[1300];
        double[] wide = gaussians(x, 6);
        double[] expected = new double[1300];
        Exponent tenth = new Exponent(0.1); // not 0.1f
        DoubleFunctionLoops.power(wide, 0, tenth, expected, 0, 1300);
        assertRounded(expected, y -> FloatFunctionLoops.power(x, 0, tenth, y, 0, 1300));
        if (VECTORS) {
            assertRounded(expected, y -> FloatVectorFunctionLoops.power(x, 0, tenth, y, 0, 1300));
        }
    }

    /** Fills x with random numbers; {@return the same as doubles} */
    private static double[] gaussians(float[] x, long seed) {
        Random random = new Random(seed);
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
            wide[i] = x[i];
        }
        return wide;
    }

    private static void assertRounded(double[] expected, Consumer<float[]> loop) {
        float[] y = new float[expected.length];
        loop.accept(y);
        for (int i = 0; i < y.length; i++) {
            assertEquals((float) expected[i], y[i]);
        }
    }

    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            bits[i] = Float.floatToRawIntBits(x[i]);
        }
        return bits;
    }
}
