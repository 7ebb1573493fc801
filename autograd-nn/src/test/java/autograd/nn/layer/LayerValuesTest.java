package autograd.nn.layer;

import static autograd.nn.Tolerances.CLOSED_FORM_64;
import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.Initializers;
import autograd.nn.Parameters;
import autograd.nn.Sequential;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values by hand of layers without state. */
class LayerValuesTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void activationsWithNumbers() {
        Tensor x = Tensor.of(-2.0, 0.0, 3.0);
        assertArrayEquals(
                new double[] {-0.25, 0, 3}, new LeakyRelu(0.125).apply(x).toDoubleArray());
        double e = Math.exp(-2) - 1;
        assertClose(new double[] {1.5 * e, 0, 3}, Shape.of(3), new Elu(1.5).apply(x), CLOSED_FORM_64);
        double c = 4 * (Math.exp(-0.5) - 1);
        assertClose(new double[] {c, 0, 3}, Shape.of(3), new Celu(4).apply(x), CLOSED_FORM_64);
        Prelu each = new Prelu(Tensor.of(0.5, 0.25, 0.125));
        Tensor matrix = Tensor.of(new double[][] {{-2, -2, -2}, {2, 2, 2}});
        assertArrayEquals(
                new double[] {-1, -0.5, -0.25, 2, 2, 2}, each.apply(matrix).toDoubleArray());
        assertArrayEquals(new double[] {-0.5, 0, 3}, Prelu.of().apply(x).toDoubleArray());
        assertEquals(DType.FLOAT32, Prelu.of(3, DType.FLOAT32).slope().dtype());
        // The slope gets the sum of all that is below 0.
        Prelu slopes = Parameters.grad(each, m -> m.apply(matrix).sum());
        assertArrayEquals(new double[] {-2, -2, -2}, slopes.slope().toDoubleArray());
    }

    @Test
    @DisplayName("bilinear: y[k] = sum a[i] w[k, i, j] b[j] + c[k], by a loop, for one observation and for many")
    void bilinear() {
        Bilinear layer = new Bilinear(Tensor.normal(1, 4, 2, 3), Tensor.normal(2, 4));
        Tensor a = Tensor.normal(3, 5, 2, 2);
        Tensor b = Tensor.normal(4, 5, 2, 3);
        double[] expected = new double[5 * 2 * 4];
        int next = 0;
        for (int n = 0; n < 5; n++) {
            for (int m = 0; m < 2; m++) {
                for (int k = 0; k < 4; k++) {
                    double y = layer.bias().get(k);
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < 3; j++) {
                            y += a.get(n, m, i) * layer.weight().get(k, i, j) * b.get(n, m, j);
                        }
                    }
                    expected[next++] = y;
                }
            }
        }
        assertClose(expected, Shape.of(5, 2, 4), layer.apply(a, b), CLOSED_FORM_64);
        Tensor one = layer.apply(
                a.slice(0, 0, 1).reshape(2, 2).slice(0, 0, 1).reshape(2),
                b.slice(0, 0, 1).reshape(2, 3).slice(0, 0, 1).reshape(3));
        assertClose(Arrays.copyOf(expected, 4), Shape.of(4), one, CLOSED_FORM_64);
        GradientCheck.standard()
                .withOrder(2)
                .runAll(
                        xs -> Parameters.replace(layer, xs.subList(0, 2)).apply(xs.get(2), xs.get(3)),
                        List.of("weight", "bias", "a", "b"),
                        List.of(layer.weight(), layer.bias(), a.slice(0, 0, 2), b.slice(0, 0, 2)))
                .throwIfFailed();
        Bilinear of = Bilinear.of(10, 20, 30, Initializers.lecunNormal(), 5);
        double variance = of.weight().square().mean().item();
        assertEquals(1.0 / 200, variance, 4.5 / 200 * Math.sqrt(2.0 / 6000));
        assertEquals(List.of("weight", "bias"), List.copyOf(Parameters.named(of).keySet()));
    }

    @Test
    @DisplayName("embedding: rows of the table; the gradient of a row is the sum over the places it was looked up for")
    void embedding() {
        Tensor table = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Embedding layer = new Embedding(table);
        Tensor x = Tensor.ints(new int[][] {{2, 0}, {2, 2}});
        Tensor y = layer.apply(x);
        assertEquals(Shape.of(2, 2, 2), y.shape());
        assertArrayEquals(new double[] {5, 6, 1, 2, 5, 6, 5, 6}, y.toDoubleArray());
        Tensor weights = Tensor.of(new double[][][] {{{1, 10}, {2, 20}}, {{3, 30}, {4, 40}}});
        Tensor gradient =
                Parameters.grad(layer, m -> m.apply(x).mul(weights).sum()).weight();
        assertArrayEquals(new double[] {2, 20, 0, 0, 8, 80}, gradient.toDoubleArray());
        assertEquals(Shape.of(100, 8), Embedding.of(100, 8, 1).weight().shape());
    }

    @Test
    @DisplayName("a padded place is zeros without gradient, even where the row of the table is NaN")
    void padding() {
        Tensor table = Tensor.of(new double[][] {{Double.NaN, INF}, {3, 4}});
        Embedding layer = new Embedding(table, 0);
        Tensor x = Tensor.ints(1, 0, 1);
        assertArrayEquals(new double[] {3, 4, 0, 0, 3, 4}, layer.apply(x).toDoubleArray());
        Tensor gradient = Parameters.grad(layer, m -> m.apply(x).sum()).weight();
        assertArrayEquals(new double[] {0, 0, 2, 2}, gradient.toDoubleArray());
    }

    @Test
    @DisplayName("layer normalisation: mean 0 and variance 1 of each observation, then gain and bias")
    void layerNorm() {
        Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {-5, -5, 10}, {4, 4, 4}});
        LayerNorm layer = new LayerNorm(Tensor.of(1.0, 2.0, 3.0), Tensor.of(0.5, 0.0, -1.0), 0.25);
        double s = Math.sqrt(2.0 / 3 + 0.25);
        double t = Math.sqrt(50 + 0.25);
        double[] expected = {-1 / s + 0.5, 0, 3 / s - 1, -5 / t + 0.5, -10 / t, 30 / t - 1, 0.5, 0, -1};
        assertClose(expected, Shape.of(3, 3), layer.apply(x), CLOSED_FORM_64);
        // Over two axes: as over one of all their elements.
        Tensor images = Tensor.normal(7, 4, 2, 3);
        Tensor flat = LayerNorm.of(6).apply(images.reshape(4, 6));
        Tensor square = LayerNorm.of(Shape.of(2, 3), DType.FLOAT64).apply(images);
        assertArrayEquals(flat.toDoubleArray(), square.toDoubleArray());
        assertEquals(Shape.of(4, 2, 3), square.shape());
        Tensor moments = square.square().mean(1, 2);
        assertClose(new double[] {1, 1, 1, 1}, Shape.of(4), moments, 1e-4); // but for epsilon
    }

    @Test
    void flatten() {
        Tensor images = Tensor.arange(24).reshape(2, 3, 4);
        Tensor rows = new Flatten().apply(images);
        assertEquals(Shape.of(2, 12), rows.shape());
        assertArrayEquals(images.toDoubleArray(), rows.toDoubleArray());
        assertEquals(Shape.of(24), new Flatten(0).apply(images).shape());
        assertEquals(Shape.of(2, 3, 4), new Flatten(2).apply(images).shape());
        assertEquals(Shape.of(2, 3, 4, 1), new Flatten(3).apply(images).shape());
        assertEquals(Shape.of(0, 12), new Flatten().apply(Tensor.zeros(0, 3, 4)).shape());
        assertEquals(Shape.of(1), new Flatten(0).apply(Tensor.of(1.0)).shape());
        assertEquals(
                DType.INT32,
                new Flatten().apply(Tensor.ints(1, 2).reshape(1, 2)).dtype());
        GradientCheck.standard()
                .withOrder(2)
                .run((Tensor x) -> new Flatten().apply(x).square(), images)
                .throwIfFailed();
    }

    @Test
    @DisplayName("a residual adds the identity to the derivative: through ten layers of zeros, it is 1")
    void residual() {
        Linear zeros = Linear.of(2, 2, Initializers.zeros(), 0);
        Residual[] deep = new Residual[10];
        Arrays.fill(deep, new Residual(zeros));
        Tensor x = Tensor.of(3.0, -4.0);
        Sequential net = Sequential.of(deep);
        assertArrayEquals(new double[] {3, -4}, net.apply(x).toDoubleArray());
        Tensor slope = Autograd.grad((Tensor t) -> net.apply(t).sum()).apply(x);
        assertArrayEquals(new double[] {1, 1}, slope.toDoubleArray());
        Residual twice = new Residual(Activation.IDENTITY);
        assertArrayEquals(new double[] {6, -8}, twice.apply(x).toDoubleArray());
    }
}
