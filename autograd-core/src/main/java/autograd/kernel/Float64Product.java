package autograd.kernel;

/**
 * The loops of {@code autograd.array.MatrixProduct}.
 *
 * <p><b>The arithmetic is a contract</b>: an element of the product is {@code c = fma(a[i, p], b[p, j], c)} for
 * {@code p = 0, 1, ..., k - 1}, from c = +0. Blocking, packing and the order in which elements are worked on change
 * nothing.
 *
 * <p>Matrices are given by storage, start and two strides: element {@code [i, p]} of a is
 * {@code a[aStart + i * aRow + p * aColumn]}. So a transposed operand is one with its strides exchanged.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Product {
    /** Products of at most this many multiplications are not worth packing. */
    private static final int SMALL = 512;

    /** Results narrower than this do not fill vectors. */
    private static final int NARROW = 8;

    /** Rows of b, and columns of b and c, that are packed together: a tile of b stays in the second-level cache. */
    private static final int DEPTH = 128;

    private static final int WIDTH = 512;

    private Float64Product() {}

    /**
     * Multiplies matrices: {@code c = a b} with a of m rows and k columns, b of k rows and n columns.
     *
     * @param a read
     * @param b read
     * @param c written from {@code cStart} on, row-major; zeros there before; not a or b
     */
    public static void multiply(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            int bColumn,
            double[] c,
            int cStart,
            int m,
            int k,
            int n) {
        if (n < NARROW || (long) m * k * n <= SMALL) {
            chains(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, m, k, n);
        } else {
            tiles(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, m, k, n);
        }
    }

    /** Straight loops: four chains at a time, because each step of a chain waits for the one before. */
    private static void chains(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            int bColumn,
            double[] c,
            int cStart,
            int m,
            int k,
            int n) {
        int i = 0;
        for (; i <= m - 4; i += 4) {
            int a0 = aStart + i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            for (int j = 0; j < n; j++) {
                double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
                for (int p = 0, step = 0, at = bStart + j * bColumn; p < k; p++, step += aColumn, at += bRow) {
                    double value = b[at];
                    c0 = Math.fma(a[a0 + step], value, c0);
                    c1 = Math.fma(a[a1 + step], value, c1);
                    c2 = Math.fma(a[a2 + step], value, c2);
                    c3 = Math.fma(a[a3 + step], value, c3);
                }
                int to = cStart + i * n + j;
                c[to] = c0;
                c[to + n] = c1;
                c[to + 2 * n] = c2;
                c[to + 3 * n] = c3;
            }
        }
        for (; i < m; i++) {
            int row = aStart + i * aRow;
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0, step = 0, at = bStart + j * bColumn; p < k; p++, step += aColumn, at += bRow) {
                    sum = Math.fma(a[row + step], b[at], sum);
                }
                c[cStart + i * n + j] = sum;
            }
        }
    }

    /**
     * Tiles of b are packed, each row into an array of its own, and two rows of c at a time go through four rows of b
     * in one loop. All arrays of that loop share one plain subscript: only then does the JIT compiler make vector code
     * of it.
     */
    private static void tiles(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            int bColumn,
            double[] c,
            int cStart,
            int m,
            int k,
            int n) {
        double[][] rows = new double[Math.min(DEPTH, k)][Math.min(WIDTH, n)];
        double[] c0 = new double[rows[0].length];
        double[] c1 = new double[c0.length];
        for (int j = 0, wide; j < n; j += wide) {
            wide = Math.min(WIDTH, n - j);
            for (int p = 0, deep; p < k; p += deep) {
                deep = Math.min(DEPTH, k - p);
                pack(b, bStart + p * bRow + j * bColumn, bRow, bColumn, rows, deep, wide);
                int i = 0;
                for (; i <= m - 2; i += 2) {
                    int to = cStart + i * n + j;
                    System.arraycopy(c, to, c0, 0, wide);
                    System.arraycopy(c, to + n, c1, 0, wide);
                    int at = aStart + i * aRow + p * aColumn;
                    twoRows(a, at, at + aRow, aColumn, rows, c0, c1, deep, wide);
                    System.arraycopy(c0, 0, c, to, wide);
                    System.arraycopy(c1, 0, c, to + n, wide);
                }
                if (i < m) {
                    int to = cStart + i * n + j;
                    System.arraycopy(c, to, c0, 0, wide);
                    oneRow(a, aStart + i * aRow + p * aColumn, aColumn, rows, c0, 0, deep, wide);
                    System.arraycopy(c0, 0, c, to, wide);
                }
            }
        }
    }

    /** Copies a tile of b: {@code rows[p][j] = b[start + p * row + j * column]}; b is read, rows are written. */
    private static void pack(double[] b, int start, int row, int column, double[][] rows, int deep, int wide) {
        if (column == 1) {
            for (int p = 0; p < deep; p++) {
                System.arraycopy(b, start + p * row, rows[p], 0, wide);
            }
            return;
        }
        for (int block = 0; block < wide; block += 16) { // b is contiguous along p: a few of its lines at a time
            int end = Math.min(block + 16, wide);
            for (int p = 0; p < deep; p++) {
                double[] to = rows[p];
                int at = start + p * row;
                for (int j = block; j < end; j++) {
                    to[j] = b[at + j * column];
                }
            }
        }
    }

    private static void twoRows(
            double[] a, int a0, int a1, int step, double[][] rows, double[] c0, double[] c1, int deep, int wide) {
        int p = 0;
        for (; p <= deep - 4; p += 4) {
            int s = p * step;
            fourSteps(
                    a[a0 + s],
                    a[a0 + s + step],
                    a[a0 + s + 2 * step],
                    a[a0 + s + 3 * step],
                    a[a1 + s],
                    a[a1 + s + step],
                    a[a1 + s + 2 * step],
                    a[a1 + s + 3 * step],
                    rows[p],
                    rows[p + 1],
                    rows[p + 2],
                    rows[p + 3],
                    c0,
                    c1,
                    wide);
        }
        if (p < deep) {
            oneRow(a, a0, step, rows, c0, p, deep, wide);
            oneRow(a, a1, step, rows, c1, p, deep, wide);
        }
    }

    /** Four steps of the chains of two rows. The b are read, the c read and written; all are different arrays. */
    private static void fourSteps(
            double x0,
            double x1,
            double x2,
            double x3,
            double y0,
            double y1,
            double y2,
            double y3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] c0,
            double[] c1,
            int wide) {
        for (int j = 0; j < wide; j++) {
            c0[j] = Math.fma(x3, b3[j], Math.fma(x2, b2[j], Math.fma(x1, b1[j], Math.fma(x0, b0[j], c0[j]))));
            c1[j] = Math.fma(y3, b3[j], Math.fma(y2, b2[j], Math.fma(y1, b1[j], Math.fma(y0, b0[j], c1[j]))));
        }
    }

    /** Steps {@code from .. deep - 1} of the chains of one row. */
    private static void oneRow(
            double[] a, int start, int step, double[][] rows, double[] c, int from, int deep, int wide) {
        for (int p = from; p < deep; p++) {
            oneStep(a[start + p * step], rows[p], c, wide);
        }
    }

    private static void oneStep(double x, double[] b, double[] c, int wide) {
        for (int j = 0; j < wide; j++) {
            c[j] = Math.fma(x, b[j], c[j]);
        }
    }
}
