package autograd.kernel;

import java.util.Arrays;

/**
 * The loops of {@code autograd.array.Sums}.
 *
 * <p><b>The pattern of a sum is a contract</b>, independent of memory layout, vector width and thread count. The sum of
 * the terms {@code t[0], t[1], ..., t[m - 1]} is defined as follows.
 *
 * <ol>
 *   <li>The terms are cut into blocks of {@value #BLOCK}; the last block may be shorter.
 *   <li>Within a block, {@value #LANES} lanes start from +0. Term i of the block is added to lane i mod {@value
 *       #LANES}, in order of i.
 *   <li>The lanes are folded by halves: {@code lane[j] += lane[j + 16]} for j below 16, then by 8, 4, 2 and 1. Lane 0
 *       is the sum of the block.
 *   <li>The blocks are combined as a tree: several blocks are the sum of the first p of them plus the sum of
 *       the others, where p is the largest power of two below their number.
 * </ol>
 *
 * The sum of no terms is +0. The error grows with 128 + 5 + log2(blocks) roundings instead of m. A lane is never -0,
 * because it starts from +0; so folding lanes that got no term changes nothing, and short sums fold fewer.
 *
 * <p>Terms are those of one result element, in row-major order of the reduced axes. Two loops follow the same pattern:
 * along contiguous terms, and for a whole row of results at once.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Sums {
    static final int BLOCK = 4096;

    /** The lanes of the pattern, whatever the width of vectors. */
    public static final int LANES = 32;

    /** Terms of a row that are added without lanes in memory: half as many as there are lanes. */
    public static final int SHORT = LANES / 2;

    /** Results of {@link #sumColumns} that are worked on together: a lane of them stays in the first-level cache. */
    private static final int WIDTH = 512;

    private Float64Sums() {}

    /** {@code y[r] = sum over i of x[r * length + i]} for at most one block of terms. */
    static void sumRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        if (length <= SHORT) {
            sumShortRows(x, xStart, length, y, yStart, rows);
            return;
        }
        double[] lanes = new double[LANES];
        for (int row = 0; row < rows; row++) {
            y[yStart + row] = sumBlock(x, xStart + row * length, length, lanes);
        }
    }

    /** As {@link #sumRows} for at most {@value #SHORT} terms: each lane gets one, and they are folded by halves. */
    public static void sumShortRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        for (int row = 0; row < rows; row++) {
            int at = xStart + row * length;
            // 0 + x, because a lane starts from +0; beyond the last term 0, which adds nothing to a lane
            double t0 = length > 0 ? 0 + x[at] : 0;
            double t1 = length > 1 ? 0 + x[at + 1] : 0;
            double t2 = length > 2 ? 0 + x[at + 2] : 0;
            double t3 = length > 3 ? 0 + x[at + 3] : 0;
            double t4 = length > 4 ? 0 + x[at + 4] : 0;
            double t5 = length > 5 ? 0 + x[at + 5] : 0;
            double t6 = length > 6 ? 0 + x[at + 6] : 0;
            double t7 = length > 7 ? 0 + x[at + 7] : 0;
            if (length > 8) {
                t0 += x[at + 8];
                t1 += length > 9 ? x[at + 9] : 0;
                t2 += length > 10 ? x[at + 10] : 0;
                t3 += length > 11 ? x[at + 11] : 0;
                t4 += length > 12 ? x[at + 12] : 0;
                t5 += length > 13 ? x[at + 13] : 0;
                t6 += length > 14 ? x[at + 14] : 0;
                t7 += length > 15 ? x[at + 15] : 0;
            }
            y[yStart + row] = t0 + t4 + (t2 + t6) + (t1 + t5 + (t3 + t7));
        }
    }

    /**
     * Combines the sums of blocks, those of one result {@code width} apart, into {@code sums[start .. start + width - 1]}.
     * Neighbours are added, then neighbours of these: the tree of the pattern, as its left part is the largest power of
     * two.
     *
     * @param sums {@code blocks * width} elements from {@code start} on, read and written
     */
    public static void combine(double[] sums, int start, int blocks, int width) {
        for (int step = 1; step < blocks; step *= 2) {
            for (int block = 0; block + step < blocks; block += 2 * step) {
                int to = start + block * width;
                for (int i = to; i < to + width; i++) {
                    sums[i] += sums[i + step * width];
                }
            }
        }
    }

    private static double sumBlock(double[] x, int start, int count, double[] lanes) {
        int full = count / LANES * LANES;
        int width = LANES;
        if (full == 0) {
            width = width(count);
            Arrays.fill(lanes, 0, width, 0);
        } else {
            // Eight lanes in local variables at a time, which is as many additions as overlap; a block stays in cache.
            for (int lane = 0; lane < LANES; lane += 8) {
                double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                int at = start + lane;
                for (int i = 0; i < full; i += LANES) {
                    s0 += x[at + i];
                    s1 += x[at + i + 1];
                    s2 += x[at + i + 2];
                    s3 += x[at + i + 3];
                    s4 += x[at + i + 4];
                    s5 += x[at + i + 5];
                    s6 += x[at + i + 6];
                    s7 += x[at + i + 7];
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
        }
        for (int i = full; i < count; i++) {
            lanes[i - full] += x[start + i];
        }
        for (int half = width / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** {@return the lanes that get a term in a block of {@code count} terms, rounded up to a power of two} */
    public static int width(int count) {
        return count >= LANES ? LANES : count <= 1 ? 1 : 2 * Integer.highestOneBit(count - 1);
    }

    /** {@code y[c] = sum over i of x[i * stride + c]} for 1 to a block of terms. */
    static void sumColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        int widest = Math.min(WIDTH, columns);
        double[][] lanes = new double[width(length)][widest];
        double[] row = new double[widest];
        for (int column = 0, wide; column < columns; column += wide) {
            wide = Math.min(WIDTH, columns - column);
            sumStripBlock(x, xStart + column, length, stride, wide, lanes, row);
            System.arraycopy(lanes[0], 0, y, yStart + column, wide);
        }
    }

    /** As {@link #sumBlock} for {@code wide} sums at once, left in {@code lanes[0]}. */
    private static void sumStripBlock(
            double[] x, int start, int count, int columns, int wide, double[][] lanes, double[] row) {
        int width = width(count);
        for (int lane = 0; lane < width; lane++) {
            double[] sums = lanes[lane];
            Arrays.fill(sums, 0, wide, 0);
            for (int i = lane; i < count; i += LANES) {
                int at = start + i * columns;
                if (wide < LANES) {
                    for (int j = 0; j < wide; j++) {
                        sums[j] += x[at + j];
                    }
                } else { // one common subscript, so that the loop becomes vector code: pays for the copy
                    System.arraycopy(x, at, row, 0, wide);
                    add(sums, row, sums, wide);
                }
            }
        }
        for (int half = width / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                add(lanes[lane], lanes[lane + half], lanes[lane], wide);
            }
        }
    }

    /** {@code c[j] = a[j] + b[j]}; a and b are read, c is written and may be the same array as either. */
    private static void add(double[] a, double[] b, double[] c, int count) {
        for (int j = 0; j < count; j++) {
            c[j] = a[j] + b[j];
        }
    }

    /**
     * Adds values to chosen elements: {@code y[index[i]] += x[i]}, in order of i.
     *
     * @param x read
     * @param index read; checked by the caller
     * @param y read and written; not x
     */
    public static void scatterAdd(double[] x, int[] index, double[] y) {
        for (int i = 0; i < index.length; i++) {
            y[index[i]] += x[i];
        }
    }
}
