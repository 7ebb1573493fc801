package autograd.array;

import autograd.kernel.Float32Product;
import autograd.kernel.Float64Product;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/**
 * Products of matrices and of batches of matrices.
 *
 * <p>Every element of a product is one chain of fused multiply-adds in order of the inner index, from +0. This is a
 * contract: however an implementation blocks, packs, vectorizes or splits the work, the bits are those.
 */
public final class MatrixProduct {
    private MatrixProduct() {}

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
        int m = shapeA.size(transposeA ? -1 : -2);
        int k = shapeA.size(transposeA ? -2 : -1);
        int n = shapeB.size(transposeB ? -2 : -1);
        if (shapeB.size(transposeB ? -1 : -2) != k) {
            String need = "need " + (transposeA ? "a[..., k, m]" : "a[..., m, k]") + " and "
                    + (transposeB ? "b[..., n, k]" : "b[..., k, n]");
            throw new ShapeException(
                    "matmul: inner dimensions differ; a has shape " + shapeA + ", b has shape " + shapeB + "; " + need);
        }
        Shape batchA = batch(shapeA);
        Shape batchB = batch(shapeB);
        Shape batch = Broadcast.common("matmul", "the batch of a", batchA, "the batch of b", batchB);
        Shape shape = batch.append(Shape.of(m, n));
        int products = batch.elements();
        if (batchB.elements() == 1 && !transposeA) { // one b for all: the matrices of a are the rows of one
            m = batchA.elements() * m;
            products = 1;
        }
        int[] startsA = starts(batchA, batch, m * k, products);
        int[] startsB = starts(batchB, batch, k * n, products);
        int aRow = transposeA ? 1 : k;
        int aColumn = transposeA ? m : 1;
        int bRow = transposeB ? 1 : n;
        int bColumn = transposeB ? k : 1;
        if (a.dtype() == DType.FLOAT64) {
            double[] c = new double[shape.elements()];
            for (int i = 0; i < products && c.length > 0 && k > 0; i++) {
                Float64Product.multiply(
                        a.doubles(),
                        startsA[i],
                        aRow,
                        aColumn,
                        b.doubles(),
                        startsB[i],
                        bRow,
                        bColumn,
                        c,
                        i * m * n,
                        m,
                        k,
                        n);
            }
            return NdArray.wrap(c, shape);
        }
        float[] c = new float[shape.elements()];
        for (int i = 0; i < products && c.length > 0 && k > 0; i++) {
            Float32Product.multiply(
                    a.floats(),
                    startsA[i],
                    aRow,
                    aColumn,
                    b.floats(),
                    startsB[i],
                    bRow,
                    bColumn,
                    c,
                    i * m * n,
                    m,
                    k,
                    n);
        }
        return NdArray.wrap(c, shape);
    }

    private static Shape batch(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    /** {@return where each matrix of an operand starts, for the products in order} */
    private static int[] starts(Shape from, Shape batch, int matrix, int products) {
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
