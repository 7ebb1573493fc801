package autograd;

import static autograd.Divisor.COUNT;
import static autograd.Divisor.COUNT_MINUS_ONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Variances, quantiles and norms against commons-math3 and closed forms. */
class StatisticsTest {
    /** Two-pass variances of some hundred numbers: as many roundings, in relation to the result. */
    private static final double ROUNDING = 1e-13;

    private static double[] gaussian(long seed, int count, double offset) {
        Random random = new Random(seed);
        return random.doubles(count).map(v -> offset + random.nextGaussian()).toArray();
    }

    @Test
    @DisplayName("var and std are those of commons-math3, also far from 0, for both divisors")
    void variancesAgree() {
        for (double offset : new double[] {0, 1e3, -1e8}) {
            double[] values = gaussian(1, 300, offset);
            Tensor x = Tensor.of(values);
            for (Divisor divisor : Divisor.values()) {
                double expected = new Variance(divisor == COUNT_MINUS_ONE).evaluate(values);
                assertEquals(expected, x.var(divisor).item(), ROUNDING * expected);
                assertEquals(Math.sqrt(expected), x.std(divisor).item(), ROUNDING * Math.sqrt(expected));
            }
        }
    }

    @Test
    @DisplayName("var and std along axes: by columns, by rows, over both")
    void variancesAlongAxes() {
        Tensor x = Tensor.of(new double[][] {{1, 5, 2}, {3, -4, 2}});
        assertArrayEquals(new double[] {1, 20.25, 0}, x.var(COUNT, 0).toDoubleArray());
        assertArrayEquals(new double[] {2, 40.5, 0}, x.var(COUNT_MINUS_ONE, 0).toDoubleArray());
        assertArrayEquals(new double[] {1, 4.5, 0}, x.std(COUNT, 0).toDoubleArray());
        assertArrayEquals(new double[] {26.0 / 9, 86.0 / 9}, x.var(COUNT, 1).toDoubleArray(), 1e-15 * 10);
        assertEquals(
                Shape.of(1, 1), Statistics.var(x, COUNT, new int[] {0, 1}, true).shape());
        assertArrayEquals(
                new double[] {-1, 4.5, 0, 1, -4.5, 0},
                Statistics.deviations(x, 0).toDoubleArray());
        assertEquals(59.0 / 6 - 2.25, x.var(COUNT).item(), 1e-14);
    }

    @Test
    @DisplayName("std of a constant is exactly 0 with derivative 0, whatever the constant and the count")
    void constantsHaveNoSpread() {
        for (double constant : new double[] {0.1, 1 / 3.0, -1e-30, 1e30, 12345.678}) {
            for (int n : new int[] {2, 3, 7, 1000, 5001}) {
                for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                    Tensor x =
                            Tensor.full(Shape.of(n), dtype == DType.FLOAT64 ? constant : (float) constant % 1e9, dtype);
                    assertEquals(0, x.std(COUNT_MINUS_ONE).item());
                    Tensor gradient = Autograd.grad((Tensor t) -> t.std(COUNT)).apply(x);
                    assertArrayEquals(new double[n], gradient.toDoubleArray());
                }
            }
        }
    }

    @Test
    @DisplayName("quantiles are those of commons-math3 in the estimation R-7, NumPy's default")
    void quantilesAgree() {
        Percentile reference = new Percentile().withEstimationType(EstimationType.R_7);
        for (int n : new int[] {1, 2, 3, 10, 101}) {
            double[] values = gaussian(n, n, 0);
            Tensor x = Tensor.of(values);
            for (double q : new double[] {0.01, 0.25, 0.5, 0.731, 0.99, 1}) {
                double expected = reference.evaluate(values, 100 * q);
                assertEquals(expected, Statistics.quantile(x, q).item(), ROUNDING);
            }
            assertEquals(
                    Arrays.stream(values).min().orElseThrow(),
                    Statistics.quantile(x, 0).item());
            assertEquals(reference.evaluate(values, 50), Statistics.median(x).item(), ROUNDING);
        }
    }

    @Test
    void mediansAlongAxes() {
        Tensor x = Tensor.of(new double[][] {{1, 5, 2}, {3, -4, 2}});
        assertArrayEquals(new double[] {2, 0.5, 2}, Statistics.median(x, 0).toDoubleArray());
        assertArrayEquals(new double[] {2, 2}, Statistics.median(x, 1).toDoubleArray());
        assertEquals(2, Statistics.median(x).item());
        assertEquals( // 0.9 * 0.6 + 0.9 * 0.4 is not 0.9
                0.9,
                Statistics.quantile(Tensor.full(Shape.of(9), 0.9, DType.FLOAT64), 0.3)
                        .item());
    }

    @Test
    @DisplayName("norms of [3, -4] and of rows; p = 3 and 1/2 by their formulas")
    void norms() {
        Tensor x = Tensor.of(new double[][] {{3, -4}, {0, 2}});
        assertArrayEquals(new double[] {7, 2}, Norms.norm1(x, 1).toDoubleArray());
        assertArrayEquals(new double[] {5, 2}, Norms.norm2(x, 1).toDoubleArray());
        assertArrayEquals(new double[] {4, 2}, Norms.normInf(x, 1).toDoubleArray());
        assertArrayEquals(new double[] {3, 4}, Norms.normInf(x, 0).toDoubleArray());
        assertEquals(Math.sqrt(29), Norms.frobenius(x).item(), 1e-15);
        assertArrayEquals(new double[] {7, 2}, Norms.norm(x, 1, 1).toDoubleArray());
        assertArrayEquals(new double[] {5, 2}, Norms.norm(x, 2, 1).toDoubleArray());
        assertArrayEquals(new double[] {Math.cbrt(91), 2}, Norms.norm(x, 3, 1).toDoubleArray(), 1e-14);
        double half = Math.sqrt(3) + 2;
        assertArrayEquals(new double[] {half * half, 2}, Norms.norm(x, 0.5, 1).toDoubleArray(), 1e-13);
        for (double p : new double[] {0.5, 1, 2, 3, Double.POSITIVE_INFINITY}) {
            assertArrayEquals(
                    new double[3], Norms.norm(Tensor.zeros(3, 0), p, 1).toDoubleArray(), "p " + p);
            assertEquals(4, Norms.norm(Tensor.of(0.0, -4, 0), p).item(), 1e-15, "p " + p);
        }
    }

    @Test
    @DisplayName("a row that would overflow does not change the bits of the row beside it")
    void rowsAreIndependent() {
        Tensor x = Tensor.of(new double[][] {{0.1, 0.2, 0.3}, {1e200, 1e200, 0}});
        assertEquals(
                Norms.norm2(Tensor.of(0.1, 0.2, 0.3)).item(), Norms.norm2(x, 1).get(0));
        assertEquals(Math.sqrt(2) * 1e200, Norms.norm2(x, 1).get(1), 1e185);
    }
}
