package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.load;

import autograd.kernel.Binary;
import autograd.kernel.Float64Extrema;
import jdk.incubator.vector.DoubleVector;
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

    /** Too large to be inlined, on purpose: see {@link Float64VectorLoops}. */
    static void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        if (length < LANES) {
            Float64Extrema.maxRows(x, xStart, length, y, yStart, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int at = xStart + row * length;
            int end = at + length;
            DoubleVector m0 = load(x, end - LANES); // may overlap the vector before, which does not matter to a maximum
            if (length >= 8 * LANES) {
                DoubleVector m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0, m6 = m0, m7 = m0;
                for (; at <= end - 8 * LANES; at += 8 * LANES) {
                    m0 = m0.lanewise(VectorOperators.MAX, load(x, at));
                    m1 = m1.lanewise(VectorOperators.MAX, load(x, at + LANES));
                    m2 = m2.lanewise(VectorOperators.MAX, load(x, at + 2 * LANES));
                    m3 = m3.lanewise(VectorOperators.MAX, load(x, at + 3 * LANES));
                    m4 = m4.lanewise(VectorOperators.MAX, load(x, at + 4 * LANES));
                    m5 = m5.lanewise(VectorOperators.MAX, load(x, at + 5 * LANES));
                    m6 = m6.lanewise(VectorOperators.MAX, load(x, at + 6 * LANES));
                    m7 = m7.lanewise(VectorOperators.MAX, load(x, at + 7 * LANES));
                }
                m0 = m0.lanewise(VectorOperators.MAX, m4);
                m1 = m1.lanewise(VectorOperators.MAX, m5);
                m2 = m2.lanewise(VectorOperators.MAX, m6);
                m3 = m3.lanewise(VectorOperators.MAX, m7);
                m0 = m0.lanewise(VectorOperators.MAX, m2);
                m1 = m1.lanewise(VectorOperators.MAX, m3);
                m0 = m0.lanewise(VectorOperators.MAX, m1);
            }
            for (; at <= end - LANES; at += LANES) {
                m0 = m0.lanewise(VectorOperators.MAX, load(x, at));
            }
            y[yStart + row] = m0.reduceLanes(VectorOperators.MAX);
        }
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
            Float64VectorLoops.run(Binary.MAXIMUM, null, 0, y, yStart, x, xStart, 0, y, yStart, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            y[yStart + i] = Math.max(y[yStart + i], x[xStart + i]);
        }
    }
}
