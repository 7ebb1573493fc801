package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every one of the 2^32 floats through every elementary function: the same bits on both paths, and at most one ulp from
 * the true value. Many minutes of work, so it runs only with {@code -Pexhaustive}; as soon as a function is done, it
 * appends a row of the table in {@code docs/accuracy.md} to {@code target/accuracy-float32.md}. An interrupted run goes on
 * with the functions that {@code -Dfunctions=SIN,COS} names.
 */
@Tag("exhaustive")
class FloatExhaustiveTest {
    private static final int BLOCK = 1 << 14;
    private static final int BLOCKS = 1 << 18;
    private static final int SIGN = Integer.MIN_VALUE;
    private static final int NEITHER = -1;
    private static final Path TABLE = Path.of("target", "accuracy-float32.md");
    private static final String CHOSEN = System.getProperty("functions", "");

    private record Worst(double error, float x) {}

    @BeforeAll
    static void startTable() throws IOException {
        if (CHOSEN.isEmpty()) {
            Files.deleteIfExists(TABLE);
        }
    }

    static List<Unary> functions() {
        return CHOSEN.isEmpty()
                ? FloatFunctionsTest.functions()
                : Arrays.stream(CHOSEN.split(",")).map(Unary::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void allFloats(Unary f) throws IOException {
        int mirror = mirror(f);
        Worst worst = IntStream.range(0, mirror == NEITHER ? BLOCKS : BLOCKS / 2)
                .parallel()
                .mapToObj(block -> worst(f, mirror, block * BLOCK))
                .max(Comparator.comparingDouble(Worst::error))
                .orElseThrow();
        String row = String.format(
                Locale.ROOT,
                "| `%s` | %.4f | %s (%s) |",
                f.name().toLowerCase(Locale.ROOT),
                worst.error,
                worst.x,
                Float.toHexString(worst.x));
        System.out.println(row);
        Files.writeString(TABLE, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertTrue(worst.error <= 1, f + " of " + worst.x + " is " + worst.error + " ulps away");
    }

    /** {@return the bits in which f(-x) differs from f(x)} NEITHER of a function that is not odd and not even. */
    private static int mirror(Unary f) {
        return switch (f) {
            case SIN, TAN, ASIN, ATAN, SINH, TANH, ASINH, ATANH, ERF, CBRT -> SIGN;
            case COS, COSH -> 0;
            default -> NEITHER;
        };
    }

    /** The largest error in a block; of a function with a mirror, the errors of -x are those of x. */
    private static Worst worst(Unary f, int mirror, int firstBits) {
        float[] x = floats(firstBits);
        float[] y = onBothPaths(f, x);
        if (mirror != NEITHER) {
            assertMirrored(y, mirror, onBothPaths(f, floats(firstBits | SIGN)), f + " from bits " + firstBits);
        }
        Worst worst = new Worst(0, 0);
        for (int i = 0; i < BLOCK; i++) {
            double error = FloatReference.error(y[i], FloatReference.at(f, x[i]));
            if (error > worst.error) {
                worst = new Worst(error, x[i]);
            }
        }
        return worst;
    }

    private static float[] floats(int firstBits) {
        float[] x = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            x[i] = Float.intBitsToFloat(firstBits + i);
        }
        return x;
    }

    private static float[] onBothPaths(Unary f, float[] x) {
        float[] scalar = new float[BLOCK];
        FloatFunctionLoops.unary(f, x, 0, scalar, 0, BLOCK);
        float[] vector = new float[BLOCK];
        FloatVectorFunctionLoops.unary(f, x, 0, vector, 0, BLOCK);
        assertArrayEquals(bits(scalar), bits(vector), () -> f + " on two paths from " + Float.toHexString(x[0]));
        return scalar;
    }

    /** NaN has no sign. */
    private static void assertMirrored(float[] y, int mirror, float[] mirrored, String what) {
        int[] expected = new int[BLOCK];
        int[] actual = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            expected[i] = Float.isNaN(y[i]) ? Float.floatToIntBits(y[i]) : Float.floatToRawIntBits(y[i]) ^ mirror;
            actual[i] = Float.floatToIntBits(mirrored[i]);
        }
        assertArrayEquals(expected, actual, what);
    }

    private static int[] bits(float[] x) {
        int[] bits = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            bits[i] = Float.floatToRawIntBits(x[i]);
        }
        return bits;
    }
}
