package autograd.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bundle adjustment against closed forms, differences and loops written by hand. */
class BaTest {
    /** Of some dozens of operations on numbers up to some tens. */
    private static final double ROUNDING = 1e-12;

    private static final double[][] ONE_POINT = {{3, 4, 5}};
    private static final double[][] ONE_FEATURE = {{0.25, -0.5}};

    /** {@code y = X - C = (2, 2, 2)}; focal length 2, principal point (0.5, -1), distortion 0.5 and 0.25. */
    private static double[] camera(double... rotation) {
        return new double[] {rotation[0], rotation[1], rotation[2], 1, 2, 3, 2, 0.5, -1, 0.5, 0.25};
    }

    private static BaData one(double... rotation) {
        return new BaData(new double[][] {camera(rotation)}, ONE_POINT, new double[] {0.5}, ONE_FEATURE);
    }

    @Test
    void withoutRotationErrorsAreThoseOfTheProjection() {
        // u = (1, 1), s = 2, so u is stretched by 1 + 1 + 1 = 3, and the projection is (6.5, 5).
        assertArrayEquals(new double[] {0.5 * 6.25, 0.5 * 5.5, 0.75}, new Ba(one(0, 0, 0)).errors(), ROUNDING);
    }

    @Test
    void quarterTurnAboutTheOpticalAxisTurnsTheProjection() {
        // u = (-1, 1): the projection is (-5.5, 5).
        assertArrayEquals(
                new double[] {0.5 * -5.75, 0.5 * 5.5, 0.75}, new Ba(one(0, 0, Math.PI / 2)).errors(), ROUNDING);
    }

    @Test
    void withoutRotationJacobianIsThatOfTheLinearTurn() {
        SparseMatrix jacobian = new Ba(one(0, 0, 0)).jacobian();
        // The stretch grows by 1.5 with s: the stretched u by u is [6 3; 3 6]. And u by the turned y is half of
        // [1 0 -1; 0 1 -1], and w f = 1. So the errors by the turned y are g = (3, 1.5, -4.5) and (1.5, 3, -4.5);
        // by r they are y x g.
        double[][] expected = {
            {-12, 15, -3, -3, -1.5, 4.5, 1.5, 0.5, 0, 2, 4, 3, 1.5, -4.5, 6.25},
            {-15, 12, 3, -1.5, -3, 4.5, 1.5, 0, 0.5, 2, 4, 1.5, 3, -4.5, 5.5},
        };
        for (int row = 0; row < 2; row++) {
            assertArrayEquals(expected[row], jacobian.dense()[row], ROUNDING);
        }
        assertEquals(-2 * 0.5, jacobian.dense()[2][BaData.BLOCK - 1]);
    }

    @Test
    void placesAreThoseOfCameraPointAndWeight() {
        SparseMatrix jacobian = new Ba(BaData.random(2, 3, 3, 1)).jacobian();
        assertEquals(2 * 11 + 3 * 3 + 3, jacobian.width());
        assertArrayEquals(new int[] {0, 15, 30, 45, 60, 75, 90, 91, 92, 93}, jacobian.rows());
        int[] first = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 22, 23, 24, 31};
        int[] second = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 25, 26, 27, 32};
        int[] third = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 28, 29, 30, 33};
        int[][] rows = {first, first, second, second, third, third, {31}, {32}, {33}};
        assertArrayEquals(Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray(), jacobian.columns());
    }

    @Test
    void jacobianMatchesDifferences() {
        BaData data = BaData.random(2, 3, 5, 2);
        double[][] actual = new Ba(data).jacobian().dense();
        double step = 1e-5;
        int column = 0;
        double[][] parameters = {
            data.cameras[0], data.cameras[1], data.points[0], data.points[1], data.points[2], data.weights
        };
        for (double[] group : parameters) {
            for (int j = 0; j < group.length; j++, column++) {
                double at = group[j];
                group[j] = at + step;
                double[] above = new Ba(data).errors();
                group[j] = at - step;
                double[] below = new Ba(data).errors();
                group[j] = at;
                for (int row = 0; row < actual.length; row++) {
                    // Values below ten: the step's square and the rounding over the step are both below 1e-9.
                    assertEquals((above[row] - below[row]) / (2 * step), actual[row][column], 1e-8);
                }
            }
        }
        assertEquals(actual[0].length, column);
    }

    @Test
    void matchesLoops() {
        BaData data = BaData.random(3, 7, 40, 3);
        Arrays.fill(data.cameras[1], 0, 3, 0);
        assertArrayEquals(new PlainBa(data).errors(), new Ba(data).errors(), ROUNDING);
        SparseMatrix expected = new PlainBa(data).jacobian();
        SparseMatrix actual = new Ba(data).jacobian();
        assertArrayEquals(expected.values(), actual.values(), ROUNDING);
        assertArrayEquals(expected.columns(), actual.columns());
    }
}
