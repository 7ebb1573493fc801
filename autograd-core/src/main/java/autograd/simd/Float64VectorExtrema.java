package autograd.simd;

import static autograd.simd.DoubleVectorLanes.LANES;
import static autograd.simd.DoubleVectorLanes.load;

import autograd.kernel.Float64Extrema;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The maxima of {@link Float64VectorKernels}. Like {@code Math.max}, the vector operation takes NaN for the largest of all
 * and 0 for larger than -0, so the order of comparisons does not matter.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorExtrema {
    /** Columns that are compared at a time: their maxima stay in the first-level cache. */
    private static final int STRIP = 1024;

    private Float64VectorExtrema() {}

    static void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        if (length < LANES) {
            Float64Extrema.maxRows(x, xStart, length, y, yStart, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            y[yStart + row] = max(x, xStart + row * length, length);
        }
    }

    /** {@return the largest element of a row of at least a vector; the last vector may overlap the one before} */
    private static double max(double[] x, int start, int length) {
        int end = start + length;
        DoubleVector m0 = load(x, end - LANES), m1 = m0, m2 = m0, m3 = m0;
        int at = start;
        for (; at <= end - 4 * LANES; at += 4 * LANES) {
            m0 = m0.lanewise(VectorOperators.MAX, load(x, at));
            m1 = m1.lanewise(VectorOperators.MAX, load(x, at + LANES));
            m2 = m2.lanewise(VectorOperators.MAX, load(x, at + 2 * LANES));
            m3 = m3.lanewise(VectorOperators.MAX, load(x, at + 3 * LANES));
        }
        for (; at <= end - LANES; at += LANES) {
            m0 = m0.lanewise(VectorOperators.MAX, load(x, at));
        }
        m0 = m0.lanewise(VectorOperators.MAX, m1);
        m2 = m2.lanewise(VectorOperators.MAX, m3);
        return m0.lanewise(VectorOperators.MAX, m2).reduceLanes(VectorOperators.MAX);
    }

    static void maxColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        for (int column = 0, wide; column < columns; column += wide) {
            wide = Math.min(STRIP, columns - column);
            int to = yStart + column;
            System.arraycopy(x, xStart + column, y, to, wide);
            for (int i = 1; i < length; i++) {
                maxTo(y, to, x, xStart + column + i * stride, wide);
            }
        }
    }

    private static void maxTo(double[] y, int yStart, double[] x, int xStart, int count) {
        if (count >= LANES) {
            Float64VectorLoops.maximum(y, yStart, x, xStart, y, yStart, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            y[yStart + i] = Math.max(y[yStart + i], x[xStart + i]);
        }
    }

    /** Finds the largest element first, and then where it is: neither loop has to carry both. */
    static void argMaxRows(double[] x, int xStart, int length, int[] y, int yStart, int rows) {
        if (length < LANES) {
            Float64Extrema.argMaxRows(x, xStart, length, y, yStart, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int start = xStart + row * length;
            double max = max(x, start, length);
            y[yStart + row] = max != max ? firstNaN(x, start, length) : first(x, start, length, max);
        }
    }

    private static int first(double[] x, int start, int length, double value) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            VectorMask<Double> found = load(x, start + i).compare(VectorOperators.EQ, value);
            if (found.anyTrue()) {
                break;
            }
        }
        while (x[start + i] != value) {
            i++;
        }
        return i;
    }

    private static int firstNaN(double[] x, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (x[start + i] != x[start + i]) {
                return i;
            }
        }
        throw new AssertionError("no NaN in the row");
    }
}
