package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The innermost loops of {@link Float64VectorProduct}: tiles of c that stay in registers while {@code deep} steps of
 * their chains are done.
 *
 * <p>{@code tile6x4} adds to 6 rows by 4 vectors of c, and so on: {@code c[i, j] = fma(a[i, p], b[p, j], c[i, j])} for
 * {@code p = 0 .. deep - 1}. An operand is given by storage, start and strides; columns of b and c are contiguous. Rows
 * beyond {@code rows}, which is at least 1, are the last row once more: they compute and store the same, so nothing
 * needs padding.
 *
 * <p><b>Why these shapes.</b> A step of a chain waits 4 cycles for the one before, and two begin in a cycle: at least 8
 * accumulators keep the processor busy. A tile of r rows by v vectors loads r + v times for r * v multiply-adds, so it
 * should be large and nearly square, and accumulators, the v of b and one of a must fit the registers:
 *
 * <ul>
 *   <li>6 x 4 = 24, and 5, for the 32 registers of 512-bit machines. A trial with 8 x 3 ran at a quarter of the speed.
 *   <li>6 x 2 = 12, and 3, for 16 registers, and for the last columns of a wide machine.
 *   <li>2 x 4 for the last two rows, and products of so few rows, which are bound by loading b.
 *   <li>8 x 1 for results no wider than a vector: 6 x 1 would leave a quarter of the machine idle.
 * </ul>
 *
 * <p>Accumulators are local variables and start from c: a branch on "first steps", or arrays of vectors, make the JIT
 * compiler keep them in memory. Loading by a method of our own gave 33 GFLOP/s instead of 240, most likely because it falls
 * out of the limits of inlining in methods of this size. Every method is longer than what HotSpot inlines, and must be: in a
 * larger method the registers would not suffice.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorTiles {
    private Float64VectorTiles() {}

    /** 6 rows by 4 vectors. */
    static void tile6x4(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int deep,
            int rows) {
        int last = rows - 1;
        int a1 = Math.min(1, last) * aRow;
        int a2 = Math.min(2, last) * aRow;
        int a3 = Math.min(3, last) * aRow;
        int a4 = Math.min(4, last) * aRow;
        int a5 = last * aRow;
        int c1 = c0 + Math.min(1, last) * cRow;
        int c2 = c0 + Math.min(2, last) * cRow;
        int c3 = c0 + Math.min(3, last) * cRow;
        int c4 = c0 + Math.min(4, last) * cRow;
        int c5 = c0 + last * cRow;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
        DoubleVector c13 = DoubleVector.fromArray(SPECIES, c, c1 + 3 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, c2 + 2 * LANES);
        DoubleVector c23 = DoubleVector.fromArray(SPECIES, c, c2 + 3 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, c3 + 2 * LANES);
        DoubleVector c33 = DoubleVector.fromArray(SPECIES, c, c3 + 3 * LANES);
        DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, c4);
        DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, c4 + LANES);
        DoubleVector c42 = DoubleVector.fromArray(SPECIES, c, c4 + 2 * LANES);
        DoubleVector c43 = DoubleVector.fromArray(SPECIES, c, c4 + 3 * LANES);
        DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, c5);
        DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, c5 + LANES);
        DoubleVector c52 = DoubleVector.fromArray(SPECIES, c, c5 + 2 * LANES);
        DoubleVector c53 = DoubleVector.fromArray(SPECIES, c, c5 + 3 * LANES);
        for (int p = 0, x = aStart, y = bStart; p < deep; p++, x += aColumn, y += bRow) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, y + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, y + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, y + 3 * LANES);
            DoubleVector row = DoubleVector.broadcast(SPECIES, a[x]);
            c00 = row.fma(b0, c00);
            c01 = row.fma(b1, c01);
            c02 = row.fma(b2, c02);
            c03 = row.fma(b3, c03);
            row = DoubleVector.broadcast(SPECIES, a[x + a1]);
            c10 = row.fma(b0, c10);
            c11 = row.fma(b1, c11);
            c12 = row.fma(b2, c12);
            c13 = row.fma(b3, c13);
            row = DoubleVector.broadcast(SPECIES, a[x + a2]);
            c20 = row.fma(b0, c20);
            c21 = row.fma(b1, c21);
            c22 = row.fma(b2, c22);
            c23 = row.fma(b3, c23);
            row = DoubleVector.broadcast(SPECIES, a[x + a3]);
            c30 = row.fma(b0, c30);
            c31 = row.fma(b1, c31);
            c32 = row.fma(b2, c32);
            c33 = row.fma(b3, c33);
            row = DoubleVector.broadcast(SPECIES, a[x + a4]);
            c40 = row.fma(b0, c40);
            c41 = row.fma(b1, c41);
            c42 = row.fma(b2, c42);
            c43 = row.fma(b3, c43);
            row = DoubleVector.broadcast(SPECIES, a[x + a5]);
            c50 = row.fma(b0, c50);
            c51 = row.fma(b1, c51);
            c52 = row.fma(b2, c52);
            c53 = row.fma(b3, c53);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + LANES);
        c12.intoArray(c, c1 + 2 * LANES);
        c13.intoArray(c, c1 + 3 * LANES);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + LANES);
        c22.intoArray(c, c2 + 2 * LANES);
        c23.intoArray(c, c2 + 3 * LANES);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + LANES);
        c32.intoArray(c, c3 + 2 * LANES);
        c33.intoArray(c, c3 + 3 * LANES);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + LANES);
        c42.intoArray(c, c4 + 2 * LANES);
        c43.intoArray(c, c4 + 3 * LANES);
        c50.intoArray(c, c5);
        c51.intoArray(c, c5 + LANES);
        c52.intoArray(c, c5 + 2 * LANES);
        c53.intoArray(c, c5 + 3 * LANES);
    }

    /** 2 rows by 4 vectors. */
    static void tile2x4(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int deep,
            int rows) {
        int last = rows - 1;
        int a1 = last * aRow;
        int c1 = c0 + last * cRow;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
        DoubleVector c13 = DoubleVector.fromArray(SPECIES, c, c1 + 3 * LANES);
        for (int p = 0, x = aStart, y = bStart; p < deep; p++, x += aColumn, y += bRow) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, y + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, y + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, y + 3 * LANES);
            DoubleVector row = DoubleVector.broadcast(SPECIES, a[x]);
            c00 = row.fma(b0, c00);
            c01 = row.fma(b1, c01);
            c02 = row.fma(b2, c02);
            c03 = row.fma(b3, c03);
            row = DoubleVector.broadcast(SPECIES, a[x + a1]);
            c10 = row.fma(b0, c10);
            c11 = row.fma(b1, c11);
            c12 = row.fma(b2, c12);
            c13 = row.fma(b3, c13);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + LANES);
        c12.intoArray(c, c1 + 2 * LANES);
        c13.intoArray(c, c1 + 3 * LANES);
    }

    /** 6 rows by 2 vectors. */
    static void tile6x2(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int deep,
            int rows) {
        int last = rows - 1;
        int a1 = Math.min(1, last) * aRow;
        int a2 = Math.min(2, last) * aRow;
        int a3 = Math.min(3, last) * aRow;
        int a4 = Math.min(4, last) * aRow;
        int a5 = last * aRow;
        int c1 = c0 + Math.min(1, last) * cRow;
        int c2 = c0 + Math.min(2, last) * cRow;
        int c3 = c0 + Math.min(3, last) * cRow;
        int c4 = c0 + Math.min(4, last) * cRow;
        int c5 = c0 + last * cRow;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, c4);
        DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, c4 + LANES);
        DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, c5);
        DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, c5 + LANES);
        for (int p = 0, x = aStart, y = bStart; p < deep; p++, x += aColumn, y += bRow) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, y + LANES);
            DoubleVector row = DoubleVector.broadcast(SPECIES, a[x]);
            c00 = row.fma(b0, c00);
            c01 = row.fma(b1, c01);
            row = DoubleVector.broadcast(SPECIES, a[x + a1]);
            c10 = row.fma(b0, c10);
            c11 = row.fma(b1, c11);
            row = DoubleVector.broadcast(SPECIES, a[x + a2]);
            c20 = row.fma(b0, c20);
            c21 = row.fma(b1, c21);
            row = DoubleVector.broadcast(SPECIES, a[x + a3]);
            c30 = row.fma(b0, c30);
            c31 = row.fma(b1, c31);
            row = DoubleVector.broadcast(SPECIES, a[x + a4]);
            c40 = row.fma(b0, c40);
            c41 = row.fma(b1, c41);
            row = DoubleVector.broadcast(SPECIES, a[x + a5]);
            c50 = row.fma(b0, c50);
            c51 = row.fma(b1, c51);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + LANES);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + LANES);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + LANES);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + LANES);
        c50.intoArray(c, c5);
        c51.intoArray(c, c5 + LANES);
    }

    /** 8 rows by 1 vector. */
    static void tile8x1(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int deep,
            int rows) {
        int last = rows - 1;
        int a1 = Math.min(1, last) * aRow;
        int a2 = Math.min(2, last) * aRow;
        int a3 = Math.min(3, last) * aRow;
        int a4 = Math.min(4, last) * aRow;
        int a5 = Math.min(5, last) * aRow;
        int a6 = Math.min(6, last) * aRow;
        int a7 = last * aRow;
        int c1 = c0 + Math.min(1, last) * cRow;
        int c2 = c0 + Math.min(2, last) * cRow;
        int c3 = c0 + Math.min(3, last) * cRow;
        int c4 = c0 + Math.min(4, last) * cRow;
        int c5 = c0 + Math.min(5, last) * cRow;
        int c6 = c0 + Math.min(6, last) * cRow;
        int c7 = c0 + last * cRow;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s4 = DoubleVector.fromArray(SPECIES, c, c4);
        DoubleVector s5 = DoubleVector.fromArray(SPECIES, c, c5);
        DoubleVector s6 = DoubleVector.fromArray(SPECIES, c, c6);
        DoubleVector s7 = DoubleVector.fromArray(SPECIES, c, c7);
        for (int p = 0, x = aStart, y = bStart; p < deep; p++, x += aColumn, y += bRow) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            s0 = DoubleVector.broadcast(SPECIES, a[x]).fma(b0, s0);
            s1 = DoubleVector.broadcast(SPECIES, a[x + a1]).fma(b0, s1);
            s2 = DoubleVector.broadcast(SPECIES, a[x + a2]).fma(b0, s2);
            s3 = DoubleVector.broadcast(SPECIES, a[x + a3]).fma(b0, s3);
            s4 = DoubleVector.broadcast(SPECIES, a[x + a4]).fma(b0, s4);
            s5 = DoubleVector.broadcast(SPECIES, a[x + a5]).fma(b0, s5);
            s6 = DoubleVector.broadcast(SPECIES, a[x + a6]).fma(b0, s6);
            s7 = DoubleVector.broadcast(SPECIES, a[x + a7]).fma(b0, s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
        s4.intoArray(c, c4);
        s5.intoArray(c, c5);
        s6.intoArray(c, c6);
        s7.intoArray(c, c7);
    }
}
