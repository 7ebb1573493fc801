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

    /** As {@link Float64Kernels#multiply}. */
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
            int cRow,
            int m,
            int k,
            int n) {
        if (m == 1 && n > 1 && bRow == 1) { // the rows of a transposed b times a vector
            chains(b, bStart, bColumn, bRow, a, aStart, aColumn, aRow, c, cStart, 1, n, k, 1);
        } else if (n < NARROW || (long) m * k * n <= SMALL) {
            chains(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow, m, k, n);
        } else {
            tiles(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow, m, k, n);
        }
    }

    /** Straight loops, eight chains at a time if they can be had: each step of a chain waits for the one before. */
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
            int cRow,
            int m,
            int k,
            int n) {
        int i = 0;
        for (; n == 1 && i <= m - 8; i += 8) {
            eightRows(a, aStart + i * aRow, aRow, aColumn, b, bStart, bRow, c, cStart + i * cRow, cRow, k);
        }
        for (; i <= m - 4; i += 4) {
            int at = aStart + i * aRow;
            int to = cStart + i * cRow;
            int j = 0;
            for (; j <= n - 2; j += 2) {
                fourByTwo(a, at, aRow, aColumn, b, bStart + j * bColumn, bRow, bColumn, c, to + j, cRow, k);
            }
            if (j < n) {
                fourRows(a, at, aRow, aColumn, b, bStart + j * bColumn, bRow, c, to + j, cRow, k);
            }
        }
        for (; i < m; i++) {
            int row = aStart + i * aRow;
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0, x = row, y = bStart + j * bColumn; p < k; p++, x += aColumn, y += bRow) {
                    sum = Math.fma(a[x], b[y], sum);
                }
                c[cStart + i * cRow + j] = sum;
            }
        }
    }

    private static void fourByTwo(
            double[] a,
            int x,
            int aRow,
            int aColumn,
            double[] b,
            int y,
            int bRow,
            int bColumn,
            double[] c,
            int to,
            int cRow,
            int k) {
        double c00 = 0, c01 = 0, c10 = 0, c11 = 0, c20 = 0, c21 = 0, c30 = 0, c31 = 0;
        for (int p = 0; p < k; p++, x += aColumn, y += bRow) {
            double b0 = b[y];
            double b1 = b[y + bColumn];
            double a0 = a[x];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            double a1 = a[x + aRow];
            c10 = Math.fma(a1, b0, c10);
            c11 = Math.fma(a1, b1, c11);
            double a2 = a[x + 2 * aRow];
            c20 = Math.fma(a2, b0, c20);
            c21 = Math.fma(a2, b1, c21);
            double a3 = a[x + 3 * aRow];
            c30 = Math.fma(a3, b0, c30);
            c31 = Math.fma(a3, b1, c31);
        }
        c[to] = c00;
        c[to + 1] = c01;
        c[to + cRow] = c10;
        c[to + cRow + 1] = c11;
        c[to + 2 * cRow] = c20;
        c[to + 2 * cRow + 1] = c21;
        c[to + 3 * cRow] = c30;
        c[to + 3 * cRow + 1] = c31;
    }

    private static void fourRows(
            double[] a,
            int x,
            int aRow,
            int aColumn,
            double[] b,
            int y,
            int bRow,
            double[] c,
            int to,
            int cRow,
            int k) {
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        for (int p = 0; p < k; p++, x += aColumn, y += bRow) {
            double b0 = b[y];
            c0 = Math.fma(a[x], b0, c0);
            c1 = Math.fma(a[x + aRow], b0, c1);
            c2 = Math.fma(a[x + 2 * aRow], b0, c2);
            c3 = Math.fma(a[x + 3 * aRow], b0, c3);
        }
        c[to] = c0;
        c[to + cRow] = c1;
        c[to + 2 * cRow] = c2;
        c[to + 3 * cRow] = c3;
    }

    private static void eightRows(
            double[] a,
            int x,
            int aRow,
            int aColumn,
            double[] b,
            int y,
            int bRow,
            double[] c,
            int to,
            int cRow,
            int k) {
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0;
        for (int p = 0; p < k; p++, x += aColumn, y += bRow) {
            double b0 = b[y];
            c0 = Math.fma(a[x], b0, c0);
            c1 = Math.fma(a[x + aRow], b0, c1);
            c2 = Math.fma(a[x + 2 * aRow], b0, c2);
            c3 = Math.fma(a[x + 3 * aRow], b0, c3);
            c4 = Math.fma(a[x + 4 * aRow], b0, c4);
            c5 = Math.fma(a[x + 5 * aRow], b0, c5);
            c6 = Math.fma(a[x + 6 * aRow], b0, c6);
            c7 = Math.fma(a[x + 7 * aRow], b0, c7);
        }
        c[to] = c0;
        c[to + cRow] = c1;
        c[to + 2 * cRow] = c2;
        c[to + 3 * cRow] = c3;
        c[to + 4 * cRow] = c4;
        c[to + 5 * cRow] = c5;
        c[to + 6 * cRow] = c6;
        c[to + 7 * cRow] = c7;
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
            int cRow,
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
                    int to = cStart + i * cRow + j;
                    System.arraycopy(c, to, c0, 0, wide);
                    System.arraycopy(c, to + cRow, c1, 0, wide);
                    int at = aStart + i * aRow + p * aColumn;
                    twoRows(a, at, at + aRow, aColumn, rows, c0, c1, deep, wide);
                    System.arraycopy(c0, 0, c, to, wide);
                    System.arraycopy(c1, 0, c, to + cRow, wide);
                }
                if (i < m) {
                    int to = cStart + i * cRow + j;
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
