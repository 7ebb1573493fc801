package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every one of the 2^32 floats through every function that has a float version: the same bits on both paths, and at most
 * one ulp from the true value. Minutes of work, so it runs only with {@code -Pexhaustive}; it writes the rows of the
 * table in {@code docs/accuracy.md} to {@code target/accuracy-float32.md}.
 */
@Tag("exhaustive")
class FloatExhaustiveTest {
    private static final int BLOCK = 1 << 14;

    private record Worst(double error, float x) {}

    @Test
    void allFloats() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Unary f : FloatFunctionsTest.natives()) {
            Worst worst = IntStream.range(0, 1 << 18)
                    .parallel()
                    .mapToObj(block -> worst(f, block))
                    .max(Comparator.comparingDouble(Worst::error))
                    .orElseThrow();
            String name = f.name().toLowerCase(Locale.ROOT);
            rows.add(String.format(
                    Locale.ROOT, "| %s | %.4f | %s (%s) |", name, worst.error, worst.x, Float.toHexString(worst.x)));
            assertTrue(worst.error <= 1, f + " of " + worst.x + " is " + worst.error + " ulps away");
        }
        Files.write(Path.of("target", "accuracy-float32.md"), rows);
    }

    private static Worst worst(Unary f, int block) {
        float[] x = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            x[i] = Float.intBitsToFloat(block * BLOCK + i);
        }
        float[] scalar = new float[BLOCK];
        FloatFunctionLoops.unary(f, x, 0, scalar, 0, BLOCK);
        float[] vector = new float[BLOCK];
        FloatVectorFunctionLoops.unary(f, x, 0, vector, 0, BLOCK);
        int[] scalarBits = new int[BLOCK];
        int[] vectorBits = new int[BLOCK];
        Worst worst = new Worst(0, 0);
        for (int i = 0; i < BLOCK; i++) {
            scalarBits[i] = Float.floatToRawIntBits(scalar[i]);
            vectorBits[i] = Float.floatToRawIntBits(vector[i]);
            double error = FloatReference.error(scalar[i], FloatReference.at(f, x[i]));
            if (error > worst.error) {
                worst = new Worst(error, x[i]);
            }
        }
        assertArrayEquals(scalarBits, vectorBits, f + " on two paths from bits " + block * BLOCK);
        return worst;
    }
}
