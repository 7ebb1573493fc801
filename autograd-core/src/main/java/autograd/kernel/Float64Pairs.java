package autograd.kernel;

/**
 * Loops over a pair of runs: their inner product, and their rotation. Factorizations of matrices are made of them.
 *
 * <p><b>The pattern of an inner product is a contract.</b> Of less than {@value #LANES} terms it is one chain of fused
 * multiply-adds from +0. Else {@value #LANES} lanes start from +0, term i goes into lane i mod {@value #LANES} by {@code
 * fma(x[i], y[i], lane)}, in order of i, and the lanes are folded by halves: {@code lane[j] += lane[j + 8]} for j below 8,
 * then by 4, 2 and 1.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Pairs {
    /** The lanes of the pattern, whatever the width of vectors. */
    public static final int LANES = 16;

    private Float64Pairs() {}

    /** As {@link Float64Kernels#dot}. */
    public static double dot(double[] x, int xStart, double[] y, int yStart, int count) {
        if (count < LANES) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum = Math.fma(x[xStart + i], y[yStart + i], sum);
            }
            return sum;
        }
        double[] lanes = new double[LANES];
        int full = count / LANES * LANES;
        // Eight lanes in local variables at a time, which is as many operations as overlap.
        for (int lane = 0; lane < LANES; lane += 8) {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            int a = xStart + lane;
            int b = yStart + lane;
            for (int end = a + full; a < end; a += LANES, b += LANES) {
                s0 = Math.fma(x[a], y[b], s0);
                s1 = Math.fma(x[a + 1], y[b + 1], s1);
                s2 = Math.fma(x[a + 2], y[b + 2], s2);
                s3 = Math.fma(x[a + 3], y[b + 3], s3);
                s4 = Math.fma(x[a + 4], y[b + 4], s4);
                s5 = Math.fma(x[a + 5], y[b + 5], s5);
                s6 = Math.fma(x[a + 6], y[b + 6], s6);
                s7 = Math.fma(x[a + 7], y[b + 7], s7);
            }
            lanes[lane] = s0;
            lanes[lane + 1] = s1;
            lanes[lane + 2] = s2;
            lanes[lane + 3] = s3;
            lanes[lane + 4] = s4;
            lanes[lane + 5] = s5;
            lanes[lane + 6] = s6;
            lanes[lane + 7] = s7;
        }
        return finish(x, xStart + full, y, yStart + full, count - full, lanes);
    }

    /** Adds the terms that are left to the lanes, and folds them. */
    public static double finish(double[] x, int xStart, double[] y, int yStart, int count, double[] lanes) {
        for (int i = 0; i < count; i++) {
            lanes[i] = Math.fma(x[xStart + i], y[yStart + i], lanes[i]);
        }
        for (int lane = 0; lane < LANES / 2; lane++) {
            lanes[lane] += lanes[lane + LANES / 2];
        }
        return fold(lanes);
    }

    /** {@return eight lanes folded by halves} */
    public static double fold(double[] lanes) {
        return lanes[0] + lanes[4] + (lanes[2] + lanes[6]) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
    }

    /** As {@link Float64Kernels#rotate}. */
    public static void rotate(double[] x, int xStart, double[] y, int yStart, int count, double cos, double sin) {
        if (xStart == yStart) { // one subscript for both, so that the JIT compiler makes vector code of it
            rotate(x, y, xStart, xStart + count, cos, sin);
            return;
        }
        for (int i = 0; i < count; i++) {
            double a = x[xStart + i];
            double b = y[yStart + i];
            x[xStart + i] = cos * a - sin * b;
            y[yStart + i] = sin * a + cos * b;
        }
    }

    private static void rotate(double[] x, double[] y, int from, int to, double cos, double sin) {
        for (int i = from; i < to; i++) {
            double a = x[i];
            double b = y[i];
            x[i] = cos * a - sin * b;
            y[i] = sin * a + cos * b;
        }
    }
}
