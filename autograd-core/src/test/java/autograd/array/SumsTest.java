package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final int[] FIRST = {0};

    private static NdArray row(double... values) {
        return NdArray.of(values, Shape.of(values.length));
    }

    @ParameterizedTest(name = "length {0}")
    @ValueSource(
            ints = {
                0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 4095, 4096, 4097, 4128, 8192, 8193, 12288, 12289, 16384,
                20481, 28673
            })
    @DisplayName("the pattern of a sum is the documented one, along rows and along columns")
    void pattern(int length) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (int columns : length > 4096 ? new int[] {1, 3} : new int[] {1, 2, 31, 32, 33, 515}) {
                NdArray x = new RandomArrays(length + columns).gaussian(dtype, Shape.of(length, columns));
                NdArray expected = NaiveKernels.reduce(
                        x, FIRST, Shape.of(columns), dtype, terms -> NaiveKernels.sum(dtype, terms));
                String what = "sum of " + x;
                RandomArrays.assertSame(expected, Sums.sum(x, FIRST, false), what + " along columns");
                NdArray transposed = Moves.transpose(x, new int[] {1, 0});
                RandomArrays.assertSame(expected, Sums.sum(transposed, new int[] {1}, false), what + " along rows");
            }
        }
    }

    @Test
    void thePatternIsNotASimpleLoop() { // else the test above could not tell them apart
        NdArray x = new RandomArrays(1).gaussian(DType.FLOAT64, Shape.of(5000));
        double loop = 0;
        for (double value : x.toDoubles()) {
            loop += value;
        }
        assertTrue(loop != Sums.sum(x, FIRST, false).doubleAt(0));
    }

    @Test
    @DisplayName("FLOAT32 sum of 2e7 ones is 2e7, along rows and along columns")
    void manyOnes() {
        NdArray ones = NdArray.full(DType.FLOAT32, Shape.of(20_000_000), 1);
        assertEquals(2e7, Sums.sum(ones, FIRST, false).doubleAt(0));
        assertArrayEquals(
                new double[] {1e7, 1e7},
                Sums.sum(ones.reshape(Shape.of(10_000_000, 2)), FIRST, false).toDoubles());
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32"})
    void sumsAreAccurate(DType dtype) {
        int n = 100_000;
        NdArray x = Randoms.uniform(7, dtype, Shape.of(n), 0, 1);
        BigDecimal exact = BigDecimal.ZERO;
        for (double value : x.toDoubles()) {
            exact = exact.add(new BigDecimal(value));
        }
        double epsilon = dtype == DType.FLOAT32 ? 0x1p-24 : 0x1p-53;
        // Each term passes at most 128 additions in its lane, 5 foldings and 5 levels of the tree of 25 blocks.
        double bound = (128 + 5 + 5) * epsilon * exact.doubleValue();
        double error = exact.subtract(new BigDecimal(Sums.sum(x, FIRST, false).doubleAt(0)))
                .abs()
                .doubleValue();
        assertTrue(error <= bound, error + " > " + bound);
    }

    @Test
    void emptySumsAreZeroAndNeverNegativeZero() {
        assertTrue(NdArray.scalar(DType.FLOAT64, 0).sameBits(Sums.sum(row(), FIRST, false)));
        assertTrue(NdArray.scalar(DType.FLOAT64, 0).sameBits(Sums.sum(row(-0.0), FIRST, false)));
        NdArray empty = NdArray.full(DType.FLOAT32, Shape.of(0, 3), 0);
        assertTrue(NdArray.full(DType.FLOAT32, Shape.of(3), 0).sameBits(Sums.sum(empty, FIRST, false)));
        assertEquals(Shape.of(0), Sums.sum(empty, new int[] {1}, false).shape());
    }

    @Test
    void severalAxesAreAddedInRowMajorOrder() {
        double[] values = new double[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i;
        }
        NdArray x = NdArray.of(values, Shape.of(2, 3, 4));
        // By hand: middle index 0 has 0..3 and 12..15, and so on.
        assertArrayEquals(
                new double[] {60, 92, 124}, Sums.sum(x, new int[] {0, 2}, false).toDoubles());
        assertEquals(Shape.of(1, 3, 1), Sums.sum(x, new int[] {0, 2}, true).shape());
        assertEquals(276, Sums.sum(x, new int[] {0, 1, 2}, false).doubleAt(0));
    }

    @Test
    void maxLetsNanThroughAndOrdersZeros() {
        assertEquals(
                Double.NaN,
                Sums.max(row(1, Double.NaN, INF, 2, 3, 4, 5), FIRST, false).doubleAt(0));
        assertTrue(NdArray.scalar(DType.FLOAT64, 0).sameBits(Sums.max(row(-0.0, 0, -0.0), FIRST, false)));
        assertEquals(-INF, Sums.max(row(-INF, -INF), FIRST, false).doubleAt(0));
    }

    @Test
    void argMaxTakesTheFirst() {
        assertEquals(1, Sums.argMax(row(1, 3, 3, 2), 0, false).intAt(0));
        assertEquals(
                2, Sums.argMax(row(1, 3, Double.NaN, INF, Double.NaN), 0, false).intAt(0));
        assertEquals(0, Sums.argMax(row(-INF, -INF), 0, false).intAt(0));
        assertEquals(0, Sums.argMax(row(-0.0, 0), 0, false).intAt(0));
        NdArray x = NdArray.of(new float[] {1, 5, 3, 4, 2, 6}, Shape.of(2, 3));
        assertArrayEquals(new int[] {1, 0, 1}, Sums.argMax(x, 0, false).toInts());
        assertArrayEquals(new int[] {1, 2}, Sums.argMax(x, 1, true).toInts());
        assertEquals(Shape.of(2, 1), Sums.argMax(x, 1, true).shape());
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32"})
    void logSumExpAtTheEdges(DType dtype) {
        assertLogSumExp(dtype, -INF, -INF, -INF);
        assertLogSumExp(dtype, 0, -INF, 0);
        assertLogSumExp(dtype, 1000 + Math.log(2), 1000, 1000);
        assertLogSumExp(dtype, -1000 + Math.log(2), -1000, -1000);
        assertLogSumExp(dtype, INF, INF, 3);
        assertLogSumExp(dtype, INF, INF, -INF);
        assertLogSumExp(dtype, Double.NaN, Double.NaN, 3);
        assertLogSumExp(dtype, Double.NaN, Double.NaN, INF);
        assertLogSumExp(dtype, -INF);
        assertLogSumExp(dtype, 5, 5);
    }

    private static void assertLogSumExp(DType dtype, double expected, double... values) {
        NdArray x = row(values).to(dtype);
        assertEquals(
                NaiveKernels.round(dtype, expected),
                Sums.logSumExp(x, FIRST, false).doubleAt(0),
                "of " + x);
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32"})
    void softmaxAtTheEdges(DType dtype) {
        assertSoftmax(dtype, new double[] {1000, 1000}, 0.5, 0.5);
        assertSoftmax(dtype, new double[] {-INF, 0}, 0, 1);
        assertSoftmax(dtype, new double[] {1e4, 0, -1e4}, 1, 0, 0);
        assertSoftmax(dtype, new double[] {-INF, -INF}, Double.NaN, Double.NaN);
        assertSoftmax(dtype, new double[] {7}, 1);
        assertSoftmax(dtype, new double[0]);
        if (dtype == DType.FLOAT64) {
            assertSoftmax(dtype, new double[] {1e308, -1e308}, 1, 0);
        }
    }

    private static void assertSoftmax(DType dtype, double[] values, double... expected) {
        RandomArrays.assertSame(
                row(expected).to(dtype), Sums.softmax(row(values).to(dtype), 0), "softmax");
    }

    @Test
    @DisplayName("P14 errors name operation and shape")
    void errors() {
        assertEquals(
                "max: cannot reduce an empty axis; x has shape [0]; need at least one element to choose from",
                assertThrows(IllegalArgumentException.class, () -> Sums.max(row(), FIRST, false))
                        .getMessage());
        assertEquals(
                "argMax: cannot reduce an empty axis; x has shape [0]; need at least one element to choose from",
                assertThrows(IllegalArgumentException.class, () -> Sums.argMax(row(), 0, false))
                        .getMessage());
        assertEquals(
                "sum: axes [1] of x of shape [2]; need ascending axes counted from the front, below 1",
                assertThrows(ShapeException.class, () -> Sums.sum(row(1, 2), new int[] {1}, false))
                        .getMessage());
        assertThrows(ShapeException.class, () -> Sums.sum(row(1, 2), new int[] {-1}, false));
        assertThrows(ShapeException.class, () -> Sums.sum(row(1, 2), new int[] {0, 0}, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> Sums.sum(NdArray.full(DType.INT32, Shape.of(2), 1), FIRST, false));
    }
}
