package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.SPECIES;

import autograd.kernel.Float64Product;

/**
 * The matrix product on the Vector API: panels of b, tiles of c.
 *
 * <p><b>The arithmetic is the contract of {@link Float64Product}</b>: one chain of fused multiply-adds per element, in
 * order of p from c, which is +0 at first. A lane is one element, so vectors change nothing; a block of steps stores c
 * and the next one loads it, which changes nothing either.
 *
 * <p><b>How the work is cut.</b> Blocks of {@value #DEPTH} steps; in each, panels of as many columns as a tile has; down
 * each panel, tiles of c from top to bottom. The part of b that belongs to a panel is read once per tile: it is copied
 * into a buffer of its own, which stays in the second-level cache, if b is stored transposed, or if there are enough
 * tiles to pay for it. Elements of a are read where they are, transposed or not: copying them, too, cost more than it
 * brought (float32, 128 x 784 x 128: 175 GFLOP/s with, 237 without).
 *
 * <p>The last panel may be narrower than its vectors. Then its c is a buffer of whole vectors, and the lanes beyond the
 * last column hold what does not matter. Very many rows go in bands, which is what bounds that buffer.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorProduct {
    /** Products of at most this many multiplications are faster without vectors. */
    private static final int SMALL = 512;

    /** Steps of the chains in one go. 128, 192, 256 and 384 were not told apart by measurement. */
    private static final int DEPTH = 256;

    /** Vectors in the row of a tile: with 512 bits come 32 registers, else one must do with 16. */
    private static final int VECTORS = SPECIES.vectorBitSize() == 512 ? 4 : 2;

    /** With at most this many rows of c, or steps, b is read where it is. */
    private static final int FEW_ROWS = 12;

    private static final int FEW_STEPS = 128;

    /** Rows of c in one go, a multiple of the heights of all tiles: so the buffer of the last panel stays small. */
    private static final int BAND = 6144;

    private final double[] a;
    private final int aStart;
    private final int aRow;
    private final int aColumn;
    private final double[] b;
    private final int bStart;
    private final int bRow;
    private final int bColumn;
    private final double[] c;
    private final int cStart;
    private final int cRow;
    private final int m;
    private final int k;
    private final int n;

    /** The part of b that belongs to a panel, row by row. */
    private double[] panel;

    /** The c of the last panel, if that is narrower than its vectors. */
    private double[] edge;

    private Float64VectorProduct(
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
        this.a = a;
        this.aStart = aStart;
        this.aRow = aRow;
        this.aColumn = aColumn;
        this.b = b;
        this.bStart = bStart;
        this.bRow = bRow;
        this.bColumn = bColumn;
        this.c = c;
        this.cStart = cStart;
        this.cRow = cRow;
        this.m = m;
        this.k = k;
        this.n = n;
    }

    /** As {@link autograd.kernel.Float64Kernels#multiply}. */
    static void multiply(
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
        if ((long) m * k * n <= SMALL || n == 1 || m == 1 && bRow == 1) { // the last two: rows times a vector
            Float64Product.multiply(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow, m, k, n);
            return;
        }
        for (int i = 0; i < m; i += BAND) {
            int at = aStart + i * aRow;
            int to = cStart + i * cRow;
            int rows = Math.min(BAND, m - i);
            new Float64VectorProduct(a, at, aRow, aColumn, b, bStart, bRow, bColumn, c, to, cRow, rows, k, n).blocks();
        }
    }

    private void blocks() {
        for (int p = 0; p < k; p += DEPTH) {
            for (int j = 0; j < n; j += VECTORS * LANES) {
                panel(p, Math.min(DEPTH, k - p), j, Math.min(VECTORS * LANES, n - j));
            }
        }
        if (edge != null) {
            int wide = n % (VECTORS * LANES);
            int stride = edge.length / m;
            for (int i = 0; i < m; i++) {
                System.arraycopy(edge, i * stride, c, cStart + i * cRow + n - wide, wide);
            }
        }
    }

    /** Steps {@code p .. p + deep - 1} for columns {@code j .. j + wide - 1}. */
    private void panel(int p, int deep, int j, int wide) {
        int vectors = wide <= LANES ? 1 : wide <= 2 * LANES ? 2 : 4;
        int width = vectors * LANES;
        double[] rows = b;
        int rowsStart = bStart + p * bRow + j * bColumn;
        int rowsStep = bRow;
        boolean few = m <= FEW_ROWS || k <= FEW_STEPS;
        boolean inside = rowsStart + (deep - 1) * bRow <= b.length - width; // also the lanes that do not matter
        if (!(bColumn == 1 && few && inside)) {
            if (panel == null) { // the first panel is the widest, the first block the deepest
                panel = new double[deep * width];
            }
            pack(rowsStart, deep, wide, width);
            rows = panel;
            rowsStart = 0;
            rowsStep = width;
        }
        double[] to = c;
        int toStart = cStart + j;
        int toStep = cRow;
        if (wide < width) {
            if (edge == null) {
                edge = new double[m * width];
            }
            to = edge;
            toStart = 0;
            toStep = width;
        }
        int height = vectors == 1 ? 8 : 6;
        for (int i = 0; i < m; i += height) {
            int left = Math.min(height, m - i);
            int at = aStart + i * aRow + p * aColumn;
            int cAt = toStart + i * toStep;
            if (vectors == 1) {
                Float64VectorTiles.tile8x1(
                        a, at, aRow, aColumn, rows, rowsStart, rowsStep, to, cAt, toStep, deep, left);
            } else if (vectors == 2) {
                Float64VectorTiles.tile6x2(
                        a, at, aRow, aColumn, rows, rowsStart, rowsStep, to, cAt, toStep, deep, left);
            } else if (left <= 2) {
                Float64VectorTiles.tile2x4(
                        a, at, aRow, aColumn, rows, rowsStart, rowsStep, to, cAt, toStep, deep, left);
            } else {
                Float64VectorTiles.tile6x4(
                        a, at, aRow, aColumn, rows, rowsStart, rowsStep, to, cAt, toStep, deep, left);
            }
        }
    }

    /** Copies {@code panel[p * width + j] = b[start + p * bRow + j * bColumn]} for j below {@code wide}. */
    private void pack(int start, int deep, int wide, int width) {
        if (bColumn == 1) {
            for (int p = 0; p < deep; p++) {
                System.arraycopy(b, start + p * bRow, panel, p * width, wide);
            }
            return;
        }
        int j = 0;
        for (; j <= wide - 8; j += 8) {
            packEight(b, start + j * bColumn, bRow, bColumn, panel, j, width, deep);
        }
        for (; j < wide; j++) {
            for (int p = 0, at = start + j * bColumn, to = j; p < deep; p++, at += bRow, to += width) {
                panel[to] = b[at];
            }
        }
    }

    /**
     * Eight columns at once: one element a cycle. Going row by row of the panel takes 1.4 to 3.6 times as long, and transposing
     * squares in vectors is no faster on JDK 17 (see the design notes).
     */
    private static void packEight(
            double[] b, int start, int row, int column, double[] panel, int to, int width, int deep) {
        int b1 = start + column;
        int b2 = b1 + column;
        int b3 = b2 + column;
        int b4 = b3 + column;
        int b5 = b4 + column;
        int b6 = b5 + column;
        int b7 = b6 + column;
        for (int p = 0, x = 0; p < deep; p++, x += row, to += width) {
            panel[to] = b[start + x];
            panel[to + 1] = b[b1 + x];
            panel[to + 2] = b[b2 + x];
            panel[to + 3] = b[b3 + x];
            panel[to + 4] = b[b4 + x];
            panel[to + 5] = b[b5 + x];
            panel[to + 6] = b[b6 + x];
            panel[to + 7] = b[b7 + x];
        }
    }
}
