package autograd.nn.layer;

import static autograd.nn.Tolerances.CLOSED_FORM_64;
import static autograd.nn.Tolerances.STANDARD_ERRORS;
import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Mode;
import autograd.nn.Output;
import autograd.nn.Sequential;
import autograd.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers that differ between training and evaluation: dropout and batch normalisation. */
class RandomAndStatefulTest {
    private static final Mode TRAINING = Mode.training(RandomKey.of(3));
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    @DisplayName("dropout: a share of zeros, the others divided by 1 - rate, so that the mean is kept")
    void dropout(double rate) {
        int n = 20_000;
        Tensor ones = Tensor.ones(n);
        double[] y = new Dropout(rate).apply(ones, TRAINING).y().toDoubleArray();
        int dropped = 0;
        for (double v : y) {
            assertTrue(v == 0 || v == 1 / (1 - rate), "value " + v);
            dropped += v == 0 ? 1 : 0;
        }
        double error = Math.sqrt(rate * (1 - rate) / n);
        assertEquals(rate, (double) dropped / n, STANDARD_ERRORS * error);
        assertEquals(1, Arrays.stream(y).average().orElseThrow(), STANDARD_ERRORS * error / (1 - rate));
        assertSame(ones, new Dropout(rate).apply(ones));
        assertSame(ones, new Dropout(0).apply(ones, TRAINING).y());
    }

    @Test
    @DisplayName("dropout: the derivative is the mask; what is dropped is 0, also infinity; each key has its own mask")
    void dropoutMask() {
        Dropout half = new Dropout(0.5);
        Tensor x = Tensor.full(Shape.of(64), INF, DType.FLOAT64);
        Tensor y = half.apply(x, TRAINING).y();
        Tensor slope =
                Autograd.grad((Tensor t) -> half.apply(t, TRAINING).y().sum()).apply(Tensor.zeros(64));
        int dropped = 0;
        for (int i = 0; i < 64; i++) {
            assertTrue(y.get(i) == 0 || y.get(i) == INF);
            assertEquals(y.get(i) == 0 ? 0 : 2, slope.get(i));
            dropped += y.get(i) == 0 ? 1 : 0;
        }
        assertTrue(dropped > 10 && dropped < 54, dropped + " of 64");
        Tensor other = half.apply(x, Mode.training(RandomKey.of(4))).y();
        assertNotEquals(Arrays.toString(y.toDoubleArray()), Arrays.toString(other.toDoubleArray()));
        Sequential two = Sequential.of(half, half);
        Tensor both = two.apply(Tensor.ones(64), TRAINING).y();
        double kept = both.notEqual(0).to(DType.FLOAT64).sum().item();
        assertTrue(kept > 4 && kept < 30, kept + " of 64 kept twice"); // a quarter; half, were the masks the same
    }

    @Test
    @DisplayName("batch normalisation by hand: biased variance to normalise, unbiased in the running one")
    void batchNorm() {
        // Columns: 1, 2, 3, 6 with mean 3 and squares 4 + 1 + 0 + 9 = 14; and a constant 5.
        Tensor x = Tensor.of(new double[][] {{1, 5}, {2, 5}, {3, 5}, {6, 5}});
        BatchNorm layer = new BatchNorm(
                Tensor.of(2.0, 3.0), Tensor.of(1.0, -1.0), Tensor.of(10.0, 0.0), Tensor.of(4.0, 1.0), 0.75, 0.5);
        Output<BatchNorm> output = layer.apply(x, TRAINING);
        double s = Math.sqrt(14.0 / 4 + 0.5); // 2
        double[] expected = {1 - 4 / s, -1, 1 - 2 / s, -1, 1, -1, 1 + 6 / s, -1};
        assertClose(expected, Shape.of(4, 2), output.y(), CLOSED_FORM_64);
        BatchNorm next = output.layer();
        assertClose(new double[] {0.75 * 10 + 0.25 * 3, 0.25 * 5}, Shape.of(2), next.runningMean(), CLOSED_FORM_64);
        assertClose(new double[] {0.75 * 4 + 0.25 * 14 / 3, 0.75}, Shape.of(2), next.runningVariance(), CLOSED_FORM_64);
        assertSame(layer.weight(), next.weight());
        assertSame(layer.bias(), next.bias());
        assertEquals(10, layer.runningMean().get(0));
        double t = Math.sqrt(4.5);
        assertClose(
                new double[] {1 + 2 * (1 - 10) / t, -1 + 3 * 5 / Math.sqrt(1.5)},
                Shape.of(2),
                layer.apply(Tensor.of(1.0, 5.0)),
                CLOSED_FORM_64);
    }

    @Test
    @DisplayName(
            "batch normalisation: statistics over all axes but the last; a batch comes out with mean 0, variance 1")
    void batchNormOverManyAxes() {
        Tensor x = Tensor.normal(5, 6, 7, 3).mul(4).add(2);
        Output<BatchNorm> output = BatchNorm.of(3).apply(x, TRAINING);
        assertEquals(Shape.of(6, 7, 3), output.y().shape());
        assertClose(new double[3], Shape.of(3), output.y().mean(0, 1), CLOSED_FORM_64);
        assertClose(new double[] {1, 1, 1}, Shape.of(3), output.y().square().mean(0, 1), 1e-5); // but for epsilon
        Output<BatchNorm> flat = BatchNorm.of(3).apply(x.reshape(42, 3), TRAINING);
        assertClose(output.y().toDoubleArray(), Shape.of(42, 3), flat.y(), CLOSED_FORM_64);
    }

    @Test
    @DisplayName("after many steps the running statistics are those of the data, and evaluation does what training did")
    void runningStatisticsConverge() {
        Tensor x = Tensor.normal(6, 50, 2).mul(3).add(7);
        BatchNorm layer = BatchNorm.of(2);
        for (int i = 0; i < 300; i++) {
            layer = layer.apply(x, TRAINING).layer();
        }
        double mean = x.mean(0).get(0);
        assertEquals(mean, layer.runningMean().get(0), 1e-9);
        double unbiased = x.sub(x.mean(0)).square().sum(0).get(0) / 49;
        assertEquals(unbiased, layer.runningVariance().get(0), 1e-9);
        Tensor difference = layer.apply(x).sub(layer.apply(x, TRAINING).y());
        assertTrue(difference.abs().max().item() < 0.05); // the divisors 50 and 49
    }

    @Test
    @DisplayName("a FLOAT32 layer takes FLOAT64 input and keeps FLOAT32 statistics")
    void mixedDtypes() {
        Output<BatchNorm> output = BatchNorm.of(2, DType.FLOAT32).apply(Tensor.normal(1, 4, 2), TRAINING);
        assertEquals(DType.FLOAT64, output.y().dtype());
        assertEquals(DType.FLOAT32, output.layer().runningMean().dtype());
        assertEquals(DType.FLOAT32, output.layer().runningVariance().dtype());
    }

    @Test
    @DisplayName("a constant column has variance 0: it becomes the bias, with finite derivatives")
    void constantColumn() {
        BatchNorm layer = BatchNorm.of(1);
        Tensor x = Tensor.full(Shape.of(3, 1), 1e6, DType.FLOAT64);
        assertArrayEquals(new double[3], layer.apply(x, TRAINING).y().toDoubleArray());
        Tensor slope = Autograd.grad((Tensor t) ->
                        layer.apply(t, TRAINING).y().slice(0, 0, 1).sum())
                .apply(x);
        double scale = 1 / Math.sqrt(1e-5);
        assertClose(new double[] {scale * 2 / 3, -scale / 3, -scale / 3}, Shape.of(3, 1), slope, CLOSED_FORM_64);
    }
}
