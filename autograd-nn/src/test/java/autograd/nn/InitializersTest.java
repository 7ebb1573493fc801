package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
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
                new Row("heNormal", Initializers.heNormal(), 2.0 / 300, 3),
                new Row("lecunUniform", Initializers.lecunUniform(), 1.0 / 300, 1.8),
                new Row("lecunNormal", Initializers.lecunNormal(), 1.0 / 300, 3),
                new Row("uniform", Initializers.uniform(0.3), 0.03, 1.8),
                new Row("normal", Initializers.normal(0.2), 0.04, 3),
                // Of the normal distribution cut at two deviations, by SciPy: variance and kurtosis.
                new Row("truncatedNormal", Initializers.truncatedNormal(0.2), 0.04 * 0.7737413035499232, 2.3655367171));
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
        if (row.name().equals("truncatedNormal")) {
            assertTrue(largest <= 0.4 && largest > 0.999 * 0.4, "largest " + largest);
        } else if (row.kurtosis() < 3) {
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
    void constantsTakeAnyShape() {
        assertArrayEquals(
                new double[] {1, 1},
                Initializers.ones().initialize(9, Shape.of(2), DType.FLOAT64).toDoubleArray());
        Tensor tenth = Initializers.constant(0.1).initialize(9, Shape.SCALAR, DType.FLOAT32);
        assertEquals(0.1f, (float) tenth.item());
        assertEquals(DType.FLOAT32, tenth.dtype());
        for (Initializer any :
                new Initializer[] {Initializers.normal(1), Initializers.uniform(1), Initializers.truncatedNormal(1)}) {
            assertEquals(
                    Shape.of(4), any.initialize(1, Shape.of(4), DType.FLOAT64).shape());
        }
    }

    @Test
    @DisplayName("orthogonal: the shorter side is orthonormal, a square both; further axes are joined")
    void orthogonal() {
        for (Shape shape : List.of(Shape.of(7, 3), Shape.of(3, 7), Shape.of(5, 5), Shape.of(2, 3, 4), Shape.of(1, 1))) {
            Tensor w = Initializers.orthogonal().initialize(2, shape, DType.FLOAT64);
            assertEquals(shape, w.shape());
            int rows = shape.size(0);
            Tensor m = w.reshape(rows, shape.elements() / rows);
            boolean isTall = rows > shape.elements() / rows;
            Tensor product = isTall ? m.transpose().matmul(m) : m.matmul(m.transpose());
            Tensor identity = Tensor.eye(product.shape().size(0));
            Tolerances.assertClose(identity.toDoubleArray(), identity.shape(), product, Tolerances.CLOSED_FORM_64);
        }
        Tensor single = Initializers.orthogonal().initialize(2, Shape.of(4, 4), DType.FLOAT32);
        assertEquals(DType.FLOAT32, single.dtype());
    }

    @Test
    @DisplayName("orthogonal is drawn evenly: a rotation by any angle is as likely, and a reflection as a rotation")
    void orthogonalIsEven() {
        int n = 2000;
        double trace = 0;
        double determinant = 0;
        for (int seed = 0; seed < n; seed++) {
            Tensor w = Initializers.orthogonal().initialize(seed, Shape.of(2, 2), DType.FLOAT64);
            trace += w.get(0, 0) / n; // a cosine of an even angle: mean 0, variance 1/2
            determinant += w.det().item() / n; // -1 or 1: mean 0, variance 1
        }
        assertEquals(0, trace, Tolerances.STANDARD_ERRORS * Math.sqrt(0.5 / n));
        assertEquals(0, determinant, Tolerances.STANDARD_ERRORS * Math.sqrt(1.0 / n));
    }

    @Test
    @DisplayName("a weight [out, in, k] has fan-in in k and fan-out out k")
    void fansOfThreeAxes() {
        Shape shape = Shape.of(20, 30, 50);
        int n = shape.elements();
        double xavier = variance(Initializers.xavierNormal().initialize(1, shape, DType.FLOAT64));
        double expected = 2.0 / (30 * 50 + 20 * 50);
        assertEquals(expected, xavier, Tolerances.STANDARD_ERRORS * expected * Math.sqrt(2.0 / n));
        double he = variance(Initializers.heNormal().initialize(1, shape, DType.FLOAT64));
        double ofInputs = 2.0 / (30 * 50);
        assertEquals(ofInputs, he, Tolerances.STANDARD_ERRORS * ofInputs * Math.sqrt(2.0 / n));
    }

    private static double variance(Tensor w) {
        return w.square().mean().item();
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
