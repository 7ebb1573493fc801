package autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Inner products and rotations against loops that follow the stated pattern one term at a time. */
class Float64PairsTest {
    private static double[] numbers(Random random, int count) {
        return random.doubles(count, -2, 2).toArray();
    }

    private static double chain(double[] x, int xStart, double[] y, int yStart, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.fma(x[xStart + i], y[yStart + i], sum);
        }
        return sum;
    }

    private static double lanes(double[] x, int xStart, double[] y, int yStart, int count) {
        double[] lanes = new double[16];
        for (int i = 0; i < count; i++) {
            lanes[i % 16] = Math.fma(x[xStart + i], y[yStart + i], lanes[i % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    @Test
    @DisplayName("an inner product follows its pattern, to the last bit")
    void dot() {
        Random random = new Random(1);
        for (int count = 0; count < 200; count++) {
            int xStart = random.nextInt(4);
            int yStart = random.nextInt(4);
            double[] x = numbers(random, xStart + count);
            double[] y = numbers(random, yStart + count);
            double expected = count < 16 ? chain(x, xStart, y, yStart, count) : lanes(x, xStart, y, yStart, count);
            assertEquals(expected, new Float64ScalarKernels().dot(x, xStart, y, yStart, count), "of " + count);
        }
    }

    @Test
    @DisplayName("a rotation rounds every product, and writes nothing outside of its runs")
    void rotate() {
        Random random = new Random(2);
        for (int count = 0; count < 70; count++) {
            int xStart = random.nextInt(3);
            int yStart = random.nextInt(3);
            double cos = random.nextGaussian();
            double sin = random.nextGaussian();
            double[] x = numbers(random, xStart + count + 2);
            double[] y = numbers(random, yStart + count + 2);
            double[] expectedX = x.clone();
            double[] expectedY = y.clone();
            for (int i = 0; i < count; i++) {
                expectedX[xStart + i] = cos * x[xStart + i] - sin * y[yStart + i];
                expectedY[yStart + i] = sin * x[xStart + i] + cos * y[yStart + i];
            }
            new Float64ScalarKernels().rotate(x, xStart, y, yStart, count, cos, sin);
            assertArrayEquals(expectedX, x);
            assertArrayEquals(expectedY, y);
        }
    }
}
