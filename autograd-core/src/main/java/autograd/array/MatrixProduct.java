package autograd.array;

import autograd.kernel.Binary;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/**
 * Products of matrices and of batches of matrices.
 *
 * <p>Every element of a product is one chain of fused multiply-adds in order of the inner index, from +0. This is a
 * contract: however an implementation blocks, packs, vectorizes or splits the work, the bits are those.
 *
 * <p>The kernels multiply; this class checks shapes, pairs the matrices of two batches, and splits large products over
 * {@link Workers}: a batch by products, a product by columns or rows of its result. By columns no part of b is packed
 * twice, so rows come second.
 */
public final class MatrixProduct {
    /**
     * Multiplications from which on work is split: about 10 (FLOAT32) or 20 (FLOAT64) microseconds of them. With half as
     * many, two threads were slower than one in five of six products measured.
     */
    private static final int LARGE = 1 << 20;

    /** Columns and rows of a part are multiples of the tiles' sizes. */
    private static final int COLUMNS = 64;

    private static final int ROWS = 6;

    private MatrixProduct() {}

    /** Rows shorter than this are faster added all at once. */
    private static final int LONG_ROW = 32;

    /** Computes rows {@code row .. row + rows - 1} and the same of columns, of one product of a batch. */
    @FunctionalInterface
    private interface Part {
        void multiply(int product, int row, int rows, int column, int columns);
    }

    /**
     * Returns the product of two batches of matrices: {@code c[..., i, j] = sum over p of a[..., i, p] * b[..., p, j]}.
     *
     * <p>The last two axes are the matrix, the axes before them the batch; batches broadcast. A flag says that an
     * operand is stored transposed, that is, as {@code a[..., p, i]} or {@code b[..., j, p]}. Zeros if the inner size
     * is 0.
     *
     * @param a FLOAT64 or FLOAT32, of rank 2 or more
     * @param b of the dtype of a, of rank 2 or more
     * @throws ShapeException if a rank is below 2, the inner sizes differ, or the batches do not broadcast
     */
    public static NdArray matmul(NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        Maps.requireSameDType("matmul", "a", a, "b", b);
        Maps.requireFloating("matmul", a);
        Shape shapeA = a.shape();
        Shape shapeB = b.shape();
        if (shapeA.rank() < 2 || shapeB.rank() < 2) {
            throw new ShapeException(
                    "matmul: a has shape " + shapeA + ", b has shape " + shapeB + "; need at least two axes for both");
        }
        int rowsOfA = shapeA.size(transposeA ? -1 : -2);
        int k = shapeA.size(transposeA ? -2 : -1);
        int n = shapeB.size(transposeB ? -2 : -1);
        if (shapeB.size(transposeB ? -1 : -2) != k) {
            String need = "need " + (transposeA ? "a[..., k, m]" : "a[..., m, k]") + " and "
                    + (transposeB ? "b[..., n, k]" : "b[..., k, n]");
            throw new ShapeException(
                    "matmul: inner dimensions differ; a has shape " + shapeA + ", b has shape " + shapeB + "; " + need);
        }
        long multiplications = (long) rowsOfA * k * n; // of the elements of a times n, so no overflow
        if (shapeA.rank() == 2 && shapeB.rank() == 2 && multiplications > 0 && multiplications < LARGE) {
            return small(a, transposeA, b, transposeB, rowsOfA, k, n);
        }
        Shape batchA = batch(shapeA);
        Shape batchB = batch(shapeB);
        Shape batch = Broadcast.common("matmul", "the batch of a", batchA, "the batch of b", batchB);
        Shape shape = batch.append(Shape.of(rowsOfA, n));
        boolean oneProduct = batchB.elements() == 1 && !transposeA; // the matrices of a are the rows of one
        int m = oneProduct ? batchA.elements() * rowsOfA : rowsOfA;
        int products = oneProduct ? 1 : batch.elements();
        int[] startsA = starts(batchA, batch, m * k, products);
        int[] startsB = starts(batchB, batch, k * n, products);
        int aRow = transposeA ? 1 : k;
        int aColumn = transposeA ? m : 1;
        int bRow = transposeB ? 1 : n;
        int bColumn = transposeB ? k : 1;
        if (a.dtype() == DType.FLOAT64) {
            double[] c = new double[shape.elements()];
            Part part = (product, row, rows, column, columns) -> Kernels.FLOAT64.multiply(
                    a.doubles(),
                    startsA[product] + row * aRow,
                    aRow,
                    aColumn,
                    b.doubles(),
                    startsB[product] + column * bColumn,
                    bRow,
                    bColumn,
                    c,
                    (product * m + row) * n + column,
                    n,
                    rows,
                    k,
                    columns);
            split(products, m, k, n, part);
            return NdArray.wrap(c, shape);
        }
        float[] c = new float[shape.elements()];
        Part part = (product, row, rows, column, columns) -> Kernels.FLOAT32.multiply(
                a.floats(),
                startsA[product] + row * aRow,
                aRow,
                aColumn,
                b.floats(),
                startsB[product] + column * bColumn,
                bRow,
                bColumn,
                c,
                (product * m + row) * n + column,
                n,
                rows,
                k,
                columns);
        split(products, m, k, n, part);
        return NdArray.wrap(c, shape);
    }

    /** One product that is neither empty nor split: where operands are tiny, what the general case prepares costs more. */
    private static NdArray small(NdArray a, boolean transposeA, NdArray b, boolean transposeB, int m, int k, int n) {
        int aRow = transposeA ? 1 : k;
        int aColumn = transposeA ? m : 1;
        int bRow = transposeB ? 1 : n;
        int bColumn = transposeB ? k : 1;
        Shape shape = Shape.of(m, n);
        if (a.dtype() == DType.FLOAT64) {
            double[] c = new double[m * n];
            Kernels.FLOAT64.multiply(a.doubles(), 0, aRow, aColumn, b.doubles(), 0, bRow, bColumn, c, 0, n, m, k, n);
            return NdArray.wrap(c, shape);
        }
        float[] c = new float[m * n];
        Kernels.FLOAT32.multiply(a.floats(), 0, aRow, aColumn, b.floats(), 0, bRow, bColumn, c, 0, n, m, k, n);
        return NdArray.wrap(c, shape);
    }

    /**
     * Returns {@code matmul(a, b) + c}, with the bits of the two steps. A row c that is not short, or is the only one, is
     * added where the product is, before anybody has seen that.
     *
     * @param c of the dtype of a; broadcasts with the product
     */
    public static NdArray matmulPlus(NdArray a, boolean transposeA, NdArray b, boolean transposeB, NdArray c) {
        Maps.requireSameDType("matmulPlus", "a", a, "c", c);
        NdArray product = matmul(a, transposeA, b, transposeB);
        int n = product.shape().size(-1);
        if (c.shape().rank() != 1 || c.elements() != n || n < LONG_ROW && product.elements() > n) {
            return Maps.add(product, c);
        }
        for (int at = 0; at < product.elements(); at += n) {
            if (a.dtype() == DType.FLOAT64) {
                Kernels.FLOAT64.binary(Binary.ADD, product.doubles(), at, c.doubles(), 0, product.doubles(), at, n);
            } else {
                Kernels.FLOAT32.binary(Binary.ADD, product.floats(), at, c.floats(), 0, product.floats(), at, n);
            }
        }
        return product;
    }

    /** Does all parts of all products, in no order, if there is anything to do. */
    private static void split(int products, int m, int k, int n, Part part) {
        long multiplications = (long) m * k * n; // of the elements of c times k, so no overflow
        if (multiplications == 0) {
            return;
        }
        int threads = Workers.THREADS;
        if (threads == 1 || multiplications < LARGE && multiplications * products < LARGE) {
            for (int product = 0; product < products; product++) {
                part.multiply(product, 0, m, 0, n);
            }
        } else if (products >= threads) {
            int parts = Math.min(products, 4 * threads);
            Workers.split(parts, t -> {
                for (int product = bound(t, parts, products); product < bound(t + 1, parts, products); product++) {
                    part.multiply(product, 0, m, 0, n);
                }
            });
        } else {
            for (int product = 0; product < products; product++) {
                grid(product, m, n, part, threads);
            }
        }
    }

    /** Splits one product by columns if that gives the threads about the same, else also by rows. */
    private static void grid(int product, int m, int n, Part part, int threads) {
        int panels = (n + COLUMNS - 1) / COLUMNS;
        int bands = (m + ROWS - 1) / ROWS;
        boolean even = panels % threads == 0 || panels >= 4 * threads;
        int across = even ? Math.min(panels, 2 * threads) : threads % panels == 0 ? panels : 1;
        int down = Math.min(bands, (threads + across - 1) / across);
        Workers.split(across * down, t -> {
            int column = COLUMNS * bound(t % across, across, panels);
            int columnEnd = Math.min(n, COLUMNS * bound(t % across + 1, across, panels));
            int row = ROWS * bound(t / across, down, bands);
            int rowEnd = Math.min(m, ROWS * bound(t / across + 1, down, bands));
            part.multiply(product, row, rowEnd - row, column, columnEnd - column);
        });
    }

    /** {@return where part t begins, when {@code count} things are dealt to {@code parts}, as evenly as can be} */
    private static int bound(int t, int parts, int count) {
        return (int) ((long) t * count / parts);
    }

    static Shape batch(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    /** {@return where each matrix of an operand starts, for the products in order} */
    static int[] starts(Shape from, Shape batch, int matrix, int products) {
        int[] starts = new int[products];
        if (products > 1 && from.elements() > 0) {
            int[] all = new int[from.elements()];
            for (int i = 0; i < all.length; i++) {
                all[i] = i * matrix;
            }
            Strided.broadcast(from, batch).read(all, starts, 0, products);
        }
        return starts;
    }
}
