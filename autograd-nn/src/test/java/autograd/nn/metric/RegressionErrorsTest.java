package autograd.nn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Tolerances;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers were computed with NumPy from the formulas, of all rows at once. */
class RegressionErrorsTest {
    private static final Tensor Y =
            Tensor.of(new double[][] {{1e6 + 1, 2}, {1e6 + 2, 4}, {1e6 + 4, 8}, {1e6 + 3, -1}, {1e6 + 7, 0.5}});
    private static final Tensor YHAT =
            Y.add(Tensor.of(new double[][] {{0.5, -1}, {0.25, 1}, {-1, 0}, {0, 2}, {0.5, 0.5}}));
    private static final double MEAN_ABSOLUTE = 0.675;
    private static final double ROOT_MEAN_SQUARED = 0.8838834764831844;
    private static final double[] R2 = {0.92629717, 0.87192623};
    private static final double R2_DIGITS = 1e-8; // those of the two numbers above

    private static void assertAll(RegressionErrors sums) {
        assertEquals(5, sums.rows());
        assertEquals(MEAN_ABSOLUTE, sums.meanAbsolute(), Tolerances.CLOSED_FORM_64);
        assertEquals(ROOT_MEAN_SQUARED, sums.rootMeanSquared(), Tolerances.CLOSED_FORM_64);
        assertEquals(R2[0], sums.r2(0), R2_DIGITS);
        assertEquals(R2[1], sums.r2(1), R2_DIGITS);
        assertEquals((R2[0] + R2[1]) / 2, sums.r2(), R2_DIGITS);
    }

    @Test
    void atOnce() {
        assertAll(RegressionErrors.of(YHAT, Y));
        assertAll(RegressionErrors.of(YHAT.reshape(5, 1, 2), Y.reshape(5, 1, 2)));
        assertEquals(MEAN_ABSOLUTE, Metrics.meanAbsoluteError().of(YHAT, Y), Tolerances.CLOSED_FORM_64);
        assertEquals(ROOT_MEAN_SQUARED, Metrics.rootMeanSquaredError().of(YHAT, Y), Tolerances.CLOSED_FORM_64);
        assertEquals((R2[0] + R2[1]) / 2, Metrics.r2().of(YHAT, Y), R2_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void partsAddUpToTheWhole(int size) {
        Metric<RegressionErrors> metric = Metrics.r2();
        RegressionErrors sum = metric.init();
        for (int from = 0; from < 5; from += size) {
            int to = Math.min(5, from + size);
            sum = metric.update(sum, YHAT.slice(0, from, to), Y.slice(0, from, to));
        }
        assertAll(sum);
    }

    @Test
    @DisplayName("perfect is 1, the mean is 0, and worse than the mean is below 0")
    void whatR2Says() {
        Tensor y = Tensor.of(1.0, 2, 3);
        assertEquals(1, Metrics.r2().of(y, y));
        assertEquals(0, Metrics.r2().of(Tensor.of(2.0, 2, 2), y));
        assertEquals(-3, Metrics.r2().of(Tensor.of(3.0, 2, 1), y)); // 1 - 8 / 2
        assertEquals(-3, Metrics.r2().of(Tensor.of(3.0, 2, 1).to(DType.FLOAT32), y));
    }

    @Test
    @DisplayName("0.1 three times has no deviation at all, though its sum is rounded")
    void nothingToExplain() {
        Tensor y = Tensor.of(0.1, 0.1, 0.1);
        assertThrows(IllegalStateException.class, () -> Metrics.r2().of(y, y));
        RegressionErrors twice = RegressionErrors.of(y, y).plus(RegressionErrors.of(y, y));
        assertThrows(IllegalStateException.class, twice::r2);
        assertEquals(0, twice.meanAbsolute());
    }

    @Test
    void nothingIsAddedByNothing() {
        RegressionErrors sums = RegressionErrors.of(YHAT, Y);
        assertSame(sums, sums.plus(RegressionErrors.of(Tensor.zeros(0, 2), Tensor.zeros(0, 2))));
        assertSame(sums, RegressionErrors.EMPTY.plus(sums));
    }

    @Test
    void anInfinitePredictionIsAnInfiniteError() {
        Tensor y = Tensor.of(1.0, 2);
        Tensor yhat = Tensor.of(1, Double.NEGATIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, Metrics.rootMeanSquaredError().of(yhat, y));
        assertEquals(Double.NEGATIVE_INFINITY, Metrics.r2().of(yhat, y));
    }
}
