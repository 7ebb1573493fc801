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
    static final int LANES = 32;

    /** Results of {@link #sumColumns} that are worked on together: a lane of them stays in the first-level cache. */
    private static final int WIDTH = 512;

    private Float64Sums() {}

    /**
     * Sums contiguous terms: {@code y[r] = sum over i of x[r * length + i]}.
     *
     * @param x read
     * @param y written, all of it; not x
     */
    public static void sumRows(double[] x, int length, double[] y) {
        double[] lanes = new double[LANES];
        double[] tree = new double[Integer.SIZE];
        for (int row = 0; row < y.length; row++) {
            int start = row * length;
            y[row] = length <= BLOCK ? sumBlock(x, start, length, lanes) : sumBlocks(x, start, length, lanes, tree);
        }
    }

    private static double sumBlocks(double[] x, int start, int length, double[] lanes, double[] tree) {
        int top = 0; // tree[0 .. top - 1]: sums of ever fewer blocks, each a power of two of them
        int block = 0;
        for (int done = 0; done < length; block++) {
            int count = Math.min(BLOCK, length - done);
            double sum = sumBlock(x, start + done, count, lanes);
            for (int carry = block; (carry & 1) == 1; carry >>= 1) { // as in a binary counter
                sum = tree[--top] + sum;
            }
            tree[top++] = sum;
            done += count;
        }
        double sum = tree[--top];
        while (top > 0) {
            sum = tree[--top] + sum;
        }
        return sum;
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
    private static int width(int count) {
        return count >= LANES ? LANES : count <= 1 ? 1 : 2 * Integer.highestOneBit(count - 1);
    }

    /**
     * Sums terms that are {@code columns} apart: {@code y[o * columns + c] = sum over i of x[(o * length + i) * columns
     * + c]}.
     *
     * @param x read
     * @param y written, all of it; not x
     */
    public static void sumColumns(double[] x, int length, int columns, double[] y) {
        int widest = Math.min(WIDTH, columns);
        double[][] lanes = new double[width(length)][widest];
        double[][] tree = new double[Integer.SIZE][];
        double[] row = new double[widest];
        for (int outer = 0; outer < y.length / columns; outer++) {
            for (int column = 0, wide; column < columns; column += wide) {
                wide = Math.min(WIDTH, columns - column);
                int start = outer * length * columns + column;
                sumStrip(x, start, length, columns, wide, lanes, tree, row);
                System.arraycopy(tree[0], 0, y, outer * columns + column, wide);
            }
        }
    }

    /**
     * As {@link #sumBlocks} for {@code wide} sums at once, left in {@code tree[0]}; {@code columns} is the row stride.
     */
    private static void sumStrip(
            double[] x, int start, int length, int columns, int wide, double[][] lanes, double[][] tree, double[] row) {
        int top = 0;
        int block = 0;
        for (int done = 0; done < length; block++) {
            int count = Math.min(BLOCK, length - done);
            sumStripBlock(x, start + done * columns, count, columns, wide, lanes, row);
            for (int carry = block; (carry & 1) == 1; carry >>= 1) {
                add(tree[--top], lanes[0], lanes[0], wide);
            }
            if (tree[top] == null) {
                tree[top] = new double[row.length];
            }
            System.arraycopy(lanes[0], 0, tree[top++], 0, wide);
            done += count;
        }
        for (top--; top > 0; top--) {
            add(tree[top - 1], tree[top], tree[top - 1], wide);
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
