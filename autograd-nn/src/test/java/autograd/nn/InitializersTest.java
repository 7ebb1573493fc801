package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
    private static final int IN = 300;
    private static final int OUT = 100;
    private static final Shape SHAPE = Shape.of(OUT, IN);

    /** @param kurtosis the fourth moment over the squared variance: 9/5 for uniform, 3 for normal numbers */
    record Row(String name, Initializer initializer, double variance, double kurtosis) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("xavierUniform", Initializers.xavierUniform(), 2.0 / 400, 1.8),
                new Row("xavierNormal", Initializers.xavierNormal(), 2.0 / 400, 3),
                new Row("heUniform", Initializers.heUniform(), 2.0 / 300, 1.8),
                new Row("heNormal", Initializers.heNormal(), 2.0 / 300, 3));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("mean 0 and the variance of the paper, within the error of 30,000 samples")
    void moments(Row row) {
        int n = SHAPE.elements();
        for (long seed = 1; seed <= 5; seed++) {
            double[] w =
                    row.initializer().initialize(seed, SHAPE, DType.FLOAT64).toDoubleArray();
            double mean = DoubleStream.of(w).sum() / n;
            double variance = DoubleStream.of(w).map(v -> v * v).sum() / n;
            double errorOfMean = Math.sqrt(row.variance() / n);
            double errorOfVariance = row.variance() * Math.sqrt((row.kurtosis() - 1) / n);
            assertEquals(0, mean, Tolerances.STANDARD_ERRORS * errorOfMean);
            assertEquals(row.variance(), variance, Tolerances.STANDARD_ERRORS * errorOfVariance);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("uniform numbers fill their interval and stay in it; normal ones leave it")
    void tails(Row row) {
        double bound = Math.sqrt(3 * row.variance());
        double[] w = row.initializer().initialize(1, SHAPE, DType.FLOAT64).toDoubleArray();
        double largest = DoubleStream.of(w).map(Math::abs).max().orElseThrow();
        if (row.kurtosis() < 3) {
            assertTrue(largest <= bound && largest > 0.999 * bound, largest + " of " + bound);
        } else {
            // The largest of 30,000 normal numbers lies around 4.2 standard deviations; the bound is at 1.73.
            assertTrue(largest > 2 * bound && largest < 4 * bound, largest + " of " + bound);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theSeedDecides(Row row) {
        Tensor first = row.initializer().initialize(3, SHAPE, DType.FLOAT64);
        assertTrue(first.array()
                .sameBits(row.initializer().initialize(3, SHAPE, DType.FLOAT64).array()));
        assertFalse(first.array()
                .sameBits(row.initializer().initialize(4, SHAPE, DType.FLOAT64).array()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void float32IsFloat64Rounded(Row row) {
        float[] single = row.initializer().initialize(3, SHAPE, DType.FLOAT32).toFloatArray();
        double[] wide = row.initializer().initialize(3, SHAPE, DType.FLOAT64).toDoubleArray();
        assertEquals(SHAPE.elements(), single.length);
        for (int i = 0; i < single.length; i++) {
            assertEquals((float) wide[i], single[i]);
        }
    }

    @Test
    void zerosTakeAnyShape() {
        Tensor bias = Initializers.zeros().initialize(9, Shape.of(4), DType.FLOAT32);
        assertEquals(DType.FLOAT32, bias.dtype());
        assertArrayEquals(new double[4], bias.toDoubleArray());
    }

    @Test
    @DisplayName("He keeps the second moment of relu activations through 20 layers; Xavier halves it in each")
    void variancePropagates() {
        int width = 256;
        Tensor input = Tensor.normal(5, 64, width);
        double he = secondMoment(Initializers.heNormal(), input, width);
        double xavier = secondMoment(Initializers.xavierNormal(), input, width);
        assertTrue(he > 0.2 && he < 5, "He " + he);
        assertTrue(xavier < 1e-4, "Xavier " + xavier); // 2^-20 = 1e-6 of what He keeps
    }

    /** The second moment of the input of layer 20, before its relu, relative to that of the first. */
    private static double secondMoment(Initializer initializer, Tensor input, int width) {
        Tensor x = input;
        double first = 0;
        for (int layer = 0; layer < 20; layer++) {
            Tensor w = initializer.initialize(Seeds.derive(1, layer), Shape.of(width, width), DType.FLOAT64);
            Tensor h = x.matmul(w.transpose());
            first = layer == 0 ? h.square().mean().item() : first;
            x = h;
            if (layer < 19) {
                x = h.relu();
            }
        }
        return x.square().mean().item() / first;
    }
}
