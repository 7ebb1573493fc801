package autograd;

import autograd.array.DType;
import autograd.array.MatrixProduct;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Products of vectors, matrices and batches of them. Operands are FLOAT64 or FLOAT32; one of each gives FLOAT64. Each
 * element is one chain of fused multiply-adds in order of the summed index, so its bits do not depend on blocking, SIMD
 * or threads.
 */
public final class Products {
    private static final BilinearOp<Transposes> MATMUL = BilinearOp.of(
            "matmul",
            (a, b, t) -> MatrixProduct.matmul(a, t.a(), b, t.b()),
            // With A' = op(A), B' = op(B) and Y = A' B': dA' = G B'^T, and dA = dA'^T when A was transposed.
            (g, b, t) -> t.a() ? product(b, t.b(), g, true) : product(g, false, b, !t.b()),
            (g, a, t) -> t.b() ? product(g, true, a, t.a()) : product(a, !t.a(), g, false));

    private static final BilinearOp<Transposes> LINEAR =
            BilinearOp.plus("linear", (a, b, c, t) -> MatrixProduct.matmulPlus(a, t.a(), b, t.b(), c), MATMUL);

    /** Which operands are read transposed. */
    private record Transposes(boolean a, boolean b) implements Batched<Transposes> {
        static final Transposes RIGHT = new Transposes(false, true);

        @Override
        public Tensor batch(Op<Transposes> op, Tensor[] operands, Examples examples) {
            Tensor[] aligned = examples.aligned(operands);
            boolean[] differ = examples.differ();
            if (differ[0] || differ[1]) {
                boolean isColumn = operands[1].shape().size(b ? -2 : -1) == 1;
                return op == MATMUL && !differ[0] && isColumn && aligned[0].rank() == 2 && aligned[1].rank() == 3
                        ? ofColumns(aligned[0], aligned[1])
                        : op.apply(this, aligned);
            }
            return Arithmetic.add(product(operands[0], a, operands[1], b), aligned[2]); // only what is added differs
        }

        /** One matrix times a column of each example: the columns as rows of one product. */
        private Tensor ofColumns(Tensor matrix, Tensor columns) {
            int[] sizes = columns.shape().toArray();
            Tensor rows = Shaping.reshape(columns, Shape.of(sizes[0], sizes[1] * sizes[2]));
            Tensor y = product(rows, false, matrix, !a);
            return Shaping.reshape(y, Shape.of(sizes[0], y.shape().size(1), 1));
        }

        @Override
        public String toString() {
            return (a ? "transposeA" : "") + (a && b ? ", " : "") + (b ? "transposeB" : "");
        }
    }

    private Products() {}

    /**
     * Matrix product: {@code y[..., i, j] = sum_k a[..., i, k] b[..., k, j]}. As in NumPy, leading axes broadcast, a
     * vector on the left is a row and one on the right a column, and their axis is missing in the result.
     *
     * <p>Derivatives: {@code dA = G B^T}, {@code dB = A^T G}.
     *
     * @param a shape {@code [..., n, k]} or {@code [k]}
     * @param b shape {@code [..., k, m]} or {@code [k]}
     * @return shape {@code [..., n, m]}
     * @throws ShapeException if an operand is a scalar, the inner sizes differ, or the leading axes do not broadcast
     */
    public static Tensor matmul(Tensor a, Tensor b) {
        return matmul(a, false, b, false);
    }

    /**
     * {@link #matmul(Tensor, Tensor)} with the last two axes of an operand read in exchanged order, without copying it.
     *
     * @param a the left operand
     * @param transposeA whether its last two axes are exchanged; a vector has only one and must not be
     * @param b the right operand
     * @param transposeB whether its last two axes are exchanged
     * @return the product
     * @throws ShapeException as {@link #matmul(Tensor, Tensor)}, and for a transposed vector
     */
    public static Tensor matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        Checks.floating("matmul", "a", a);
        Checks.floating("matmul", "b", b);
        Checks.rankAtLeast("matmul", "a", a, transposeA ? 2 : 1);
        Checks.rankAtLeast("matmul", "b", b, transposeB ? 2 : 1);
        int innerA = a.shape().size(transposeA ? -2 : -1);
        int innerB = b.shape().size(b.rank() == 1 || transposeB ? -1 : -2);
        if (innerA != innerB) {
            throw new ShapeException("matmul: inner dimensions differ; a has shape " + a.shape()
                    + (transposeA ? " (transposed)" : "") + ", b has shape " + b.shape()
                    + (transposeB ? " (transposed)" : "") + "; need a[..., k] and b[k, ...]");
        }
        int rows = a.rank() == 1 ? 1 : a.shape().size(transposeA ? -1 : -2);
        int columns = b.rank() == 1 ? 1 : b.shape().size(transposeB ? -2 : -1);
        if (a.rank() > 2 || b.rank() > 2 || (long) rows * columns > Shape.MAX_ELEMENTS) {
            Shape batches = Broadcast.common(
                    "matmul", "the leading axes of a", leading(a), "the leading axes of b", leading(b));
            Checks.joined("matmul", batches, Checks.joined("matmul", Shape.of(rows), Shape.of(columns)));
        }
        DType common = DType.promote(a.dtype(), b.dtype());
        Tensor left = Casting.to(a.rank() == 1 ? Shaping.reshape(a, Shape.of(1, innerA)) : a, common);
        Tensor right = Casting.to(b.rank() == 1 ? Shaping.reshape(b, Shape.of(innerB, 1)) : b, common);
        Tensor y = product(left, transposeA, right, transposeB);
        if (a.rank() > 1 && b.rank() > 1) {
            return y;
        }
        int[] sizes = y.shape().toArray();
        int[] batch = Arrays.copyOf(sizes, sizes.length - 2);
        Shape shape = Shape.of(batch);
        shape = a.rank() == 1 ? shape : shape.append(Shape.of(sizes[sizes.length - 2]));
        return Shaping.reshape(y, b.rank() == 1 ? shape : shape.append(Shape.of(sizes[sizes.length - 1])));
    }

    /**
     * Linear map and shift: {@code y[..., i] = sum_j x[..., j] weight[i, j] + bias[i]}, that is {@code matmul(x, weight^T) +
     * bias} as one op.
     *
     * <p>Derivatives, with all leading axes of x as rows: {@code dX = G W}, {@code dW = G^T X}, {@code db[i] = sum_n G[n, i]}.
     *
     * @param x shape {@code [..., in]}
     * @param weight shape {@code [out, in]}
     * @param bias shape {@code [out]}
     * @return shape {@code [..., out]}
     * @throws ShapeException if a rank or size is another
     */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        Checks.floating("linear", "x", x);
        Checks.floating("linear", "weight", weight);
        Checks.floating("linear", "bias", bias);
        Shape shapeX = x.shape();
        Shape shape = weight.shape();
        boolean fits = shape.rank() == 2 && bias.rank() == 1 && bias.size() == shape.size(0);
        if (!fits || shapeX.rank() == 0 || shapeX.size(-1) != shape.size(1)) {
            throw new ShapeException("linear: x has shape " + shapeX + ", weight has shape " + shape
                    + ", bias has shape " + bias.shape() + "; need x [..., in], weight [out, in] and bias [out]");
        }
        if (shapeX.rank() == 2) {
            if ((long) shapeX.size(0) * shape.size(0) > Shape.MAX_ELEMENTS) {
                Checks.joined("linear", Shape.of(shapeX.size(0)), bias.shape()); // too large
            }
            return affine(x, weight, bias);
        }
        // All leading axes as one: then the gradient by the weight is one product, not one for each of them.
        int[] sizes = shapeX.toArray();
        int last = sizes.length - 1;
        Shape leading = Shape.of(Arrays.copyOf(sizes, last));
        Shape result = Checks.joined("linear", leading, bias.shape());
        Tensor rows = Shaping.reshape(x, Shape.of(leading.elements(), sizes[last]));
        return Shaping.reshape(affine(rows, weight, bias), result);
    }

    private static Tensor affine(Tensor x, Tensor weight, Tensor bias) {
        if (x.dtype() == weight.dtype() && x.dtype() == bias.dtype()) {
            return LINEAR.apply(Transposes.RIGHT, x, weight, bias);
        }
        return Arithmetic.add(matmul(x, false, weight, true), bias);
    }

    /**
     * Tensor product summed over the last {@code axes} axes of {@code a} and the first of {@code b}: with 2 and matrices,
     * the sum of all products; with 0, the product of everything with everything.
     *
     * @param a the left operand
     * @param b the right operand
     * @param axes how many axes to sum over
     * @return shape {@code a[..-axes] ++ b[axes..]}
     * @throws ShapeException if there are not so many axes, or their sizes differ
     */
    public static Tensor tensordot(Tensor a, Tensor b, int axes) {
        Checks.floating("tensordot", "a", a);
        Checks.floating("tensordot", "b", b);
        if (axes < 0 || axes > a.rank() || axes > b.rank()) {
            throw new ShapeException("tensordot: cannot sum over " + axes + " axes of a, shape " + a.shape()
                    + ", and b, shape " + b.shape() + "; valid are 0 to " + Math.min(a.rank(), b.rank()));
        }
        int[] axesA = new int[axes];
        int[] axesB = new int[axes];
        for (int i = 0; i < axes; i++) {
            axesA[i] = a.rank() - axes + i;
            axesB[i] = i;
        }
        return tensordot(a, axesA, b, axesB);
    }

    /**
     * Tensor product summed over pairs of axes: axis {@code axesA[i]} of {@code a} with axis {@code axesB[i]} of
     * {@code b}. The other axes of {@code a} come first in the result, then those of {@code b}.
     *
     * @param a the left operand
     * @param axesA axes of {@code a}
     * @param b the right operand
     * @param axesB as many axes of {@code b}
     * @return the product
     * @throws ShapeException if an axis is out of range or named twice, or paired sizes differ
     */
    public static Tensor tensordot(Tensor a, int[] axesA, Tensor b, int[] axesB) {
        Checks.floating("tensordot", "a", a);
        Checks.floating("tensordot", "b", b);
        Objects.requireNonNull(axesA, "tensordot: axesA is null");
        Objects.requireNonNull(axesB, "tensordot: axesB is null");
        if (axesA.length != axesB.length) {
            throw new ShapeException("tensordot: axes " + Arrays.toString(axesA) + " of a, shape " + a.shape()
                    + ", and " + Arrays.toString(axesB) + " of b, shape " + b.shape() + "; need as many of each");
        }
        Contraction left = Contraction.of("a", a.shape(), axesA);
        Contraction right = Contraction.of("b", b.shape(), axesB);
        for (int i = 0; i < axesA.length; i++) {
            if (a.shape().size(axesA[i]) != b.shape().size(axesB[i])) {
                throw new ShapeException("tensordot: axis " + axesA[i] + " of a, shape " + a.shape() + ", and axis "
                        + axesB[i] + " of b, shape " + b.shape() + ", are summed together; need equal sizes");
            }
        }
        Shape shape = Checks.joined("tensordot", left.free(), right.free());
        Tensor rows = Shaping.reshape(left.summedLast(a), Shape.of(left.freeCount(), left.summedCount()));
        Tensor columns = Shaping.reshape(right.summedFirst(b), Shape.of(right.summedCount(), right.freeCount()));
        return Shaping.reshape(matmul(rows, columns), shape);
    }

    /**
     * Outer product of vectors: {@code y[i, j] = a[i] b[j]}. Derivatives: {@code dA = G b}, {@code dB = G^T a}.
     *
     * @param a a vector
     * @param b a vector
     * @return shape {@code [n, m]}
     * @throws ShapeException unless both have rank 1
     */
    public static Tensor outer(Tensor a, Tensor b) {
        Checks.rank("outer", "a", a, 1);
        Checks.rank("outer", "b", b, 1);
        Checks.floating("outer", "a", a);
        Checks.floating("outer", "b", b);
        Checks.joined("outer", a.shape(), b.shape());
        return Arithmetic.mul(Shaping.reshape(a, a.size(), 1), b);
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        return MATMUL.apply(new Transposes(transposeA, transposeB), a, b);
    }

    private static Shape leading(Tensor x) {
        int rank = Math.max(0, x.rank() - 2);
        return Shape.of(Arrays.copyOf(x.shape().toArray(), rank));
    }
}
