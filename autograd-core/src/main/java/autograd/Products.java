package autograd;

import autograd.array.DType;
import autograd.array.MatrixProduct;
import autograd.shape.Axes;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
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
     * the sum of all products; with 0, the product of everything with everything. Derivatives: tensor products of the
     * cotangent with the other operand.
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

    /**
     * The sum of the products of two vectors: {@code y = sum_i a[i] b[i]}. Derivatives: {@code g b}, {@code g a}.
     *
     * @param a a vector
     * @param b a vector of the same size
     * @return a scalar
     * @throws ShapeException unless both have rank 1 and one size
     */
    public static Tensor dot(Tensor a, Tensor b) {
        Checks.rank("dot", "a", a, 1);
        Checks.rank("dot", "b", b, 1);
        Checks.floating("dot", "a", a);
        Checks.floating("dot", "b", b);
        if (a.size() != b.size()) {
            throw new ShapeException(
                    "dot: a has shape " + a.shape() + ", b has shape " + b.shape() + "; need equal sizes");
        }
        return matmul(a, b);
    }

    /**
     * The inner products along the last axis: {@code y[...] = sum_i a[..., i] b[..., i]}. The other axes broadcast.
     * Derivatives: {@code g[...] b[..., i]}, {@code g[...] a[..., i]}.
     *
     * @param a shape {@code [..., n]}
     * @param b shape {@code [..., n]}
     * @return shape {@code [...]}
     * @throws ShapeException if an operand is a scalar, or the shapes do not fit
     */
    public static Tensor vecdot(Tensor a, Tensor b) {
        requireVectors("vecdot", a, b);
        return Reductions.sum(Arithmetic.mul(a, b), -1);
    }

    /**
     * The cross product of vectors in space, along the last axis: {@code y = (a1 b2 - a2 b1, a2 b0 - a0 b2, a0 b1 - a1
     * b0)}. The other axes broadcast. Derivatives: {@code b x g}, {@code g x a}.
     *
     * @param a shape {@code [..., 3]}
     * @param b shape {@code [..., 3]}
     * @return shape {@code [..., 3]}
     * @throws ShapeException if a last axis is not of size 3, or the others do not broadcast
     */
    public static Tensor cross(Tensor a, Tensor b) {
        requireVectors("cross", a, b);
        if (a.shape().size(-1) != 3) {
            throw new ShapeException(
                    "cross: a has shape " + a.shape() + ", b has shape " + b.shape() + "; need a last axis of size 3");
        }
        return crossAlong(a, b, -1);
    }

    /**
     * {@link #cross(Tensor, Tensor)} of vectors along another axis.
     *
     * @param a size 3 along the axis
     * @param b size 3 along the axis
     * @param axis which; the same one of both when shapes are aligned at their ends, so count it from the end if the ranks
     *     differ
     * @return the products, along the same axis
     * @throws ShapeException if the axis is out of range, not the same one or not of size 3, or the others do not broadcast
     */
    public static Tensor cross(Tensor a, Tensor b, int axis) {
        Checks.floating("cross", "a", a);
        Checks.floating("cross", "b", b);
        int ofA = Axes.normalize("cross", axis, "a", a.shape()) - a.rank();
        int ofB = Axes.normalize("cross", axis, "b", b.shape()) - b.rank();
        if (ofA != ofB || a.shape().size(ofA) != 3 || b.shape().size(ofB) != 3) {
            throw new ShapeException("cross: a has shape " + a.shape() + ", b has shape " + b.shape() + "; need size 3"
                    + " along axis " + axis + " of both, counted from the end if the ranks differ");
        }
        Arithmetic.requireBroadcastable("cross", "a", a, "b", b);
        return crossAlong(a, b, ofA);
    }

    /** The three products that are added, then the three that are subtracted: each operand is read once. */
    private static Tensor crossAlong(Tensor a, Tensor b, int axisFromEnd) {
        Tensor factors = Indexing.take(a, Tensor.ints(1, 2, 0, 2, 0, 1), axisFromEnd);
        Tensor products = Arithmetic.mul(factors, Indexing.take(b, Tensor.ints(2, 0, 1, 1, 2, 0), axisFromEnd));
        Tensor added = Indexing.slice(products, axisFromEnd, 0, 3);
        return Arithmetic.sub(added, Indexing.slice(products, axisFromEnd, 3, 6));
    }

    private static void requireVectors(String op, Tensor a, Tensor b) {
        Checks.floating(op, "a", a);
        Checks.floating(op, "b", b);
        Checks.rankAtLeast(op, "a", a, 1);
        Checks.rankAtLeast(op, "b", b, 1);
        if (a.shape().size(-1) != b.shape().size(-1)) { // here size 1 would be a mistake, no stretching
            throw new ShapeException(op + ": a has shape " + a.shape() + ", b has shape " + b.shape()
                    + "; need last axes of equal size");
        }
        Arithmetic.requireBroadcastable(op, "a", a, "b", b);
    }

    /**
     * Kronecker product: every element of {@code a} times the whole of {@code b}, for matrices {@code y[i p + r, j q + s] =
     * a[i, j] b[r, s]} with b of shape {@code [p, q]}. As in NumPy, for any rank; the operand with fewer axes gets leading
     * ones of size 1. Derivatives: {@code dA[i, j] = sum_rs G[i p + r, j q + s] b[r, s]}, and so for b.
     *
     * @param a the operand whose elements become blocks
     * @param b the block
     * @return a tensor whose sizes are the products of the sizes of both
     * @throws ShapeException if the result has too many elements
     */
    public static Tensor kron(Tensor a, Tensor b) {
        Checks.floating("kron", "a", a);
        Checks.floating("kron", "b", b);
        Checks.joined("kron", a.shape(), b.shape());
        int rank = Math.max(a.rank(), b.rank());
        int[] spreadA = new int[2 * rank];
        int[] spreadB = new int[2 * rank];
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int fromEnd = axis - rank;
            int sizeA = -fromEnd <= a.rank() ? a.shape().size(fromEnd) : 1;
            int sizeB = -fromEnd <= b.rank() ? b.shape().size(fromEnd) : 1;
            spreadA[2 * axis] = sizeA;
            spreadA[2 * axis + 1] = 1;
            spreadB[2 * axis] = 1;
            spreadB[2 * axis + 1] = sizeB;
            sizes[axis] = sizeA * sizeB;
        }
        Tensor left = Shaping.reshape(a, Checks.shape("kron", spreadA));
        Tensor right = Shaping.reshape(b, Checks.shape("kron", spreadB));
        return Shaping.reshape(Arithmetic.mul(left, right), Checks.shape("kron", sizes));
    }

    /**
     * Einstein's sum: products of any number of operands, summed over letters. Each axis of each operand has a letter;
     * letters that are not in the result are summed over: {@code "bij,bjk->bik"} is a batched matrix product, {@code
     * "ii->i"} a diagonal, {@code "ij,ij->"} an inner product. Without an arrow the result has the letters that occur
     * once, in alphabetical order. {@code "..."} stands for the remaining axes, which broadcast. A letter does not: its axes
     * have one size, and an axis of size 1 is not stretched to it.
     *
     * <p>Computed pair by pair as matrix products, in a greedy order of cost that depends on the shapes alone.
     * Derivatives: for each operand the einsum of the cotangent with all others.
     *
     * @param subscripts the formula; spaces do not count
     * @param operands one for each term, FLOAT64 or FLOAT32
     * @return the sum, with axes as behind the arrow
     * @throws IllegalArgumentException if the formula is malformed, or has another number of terms
     * @throws ShapeException if a term does not fit its operand, or a letter has two sizes
     */
    public static Tensor einsum(String subscripts, Tensor... operands) {
        Objects.requireNonNull(subscripts, "einsum: subscripts is null; need a formula such as \"ij,jk->ik\"");
        Objects.requireNonNull(operands, "einsum: operands is null");
        for (int i = 0; i < operands.length; i++) {
            Checks.floating("einsum", "operand " + i, operands[i]);
        }
        List<Tensor> terms = List.of(operands);
        List<Shape> shapes = terms.stream().map(Tensor::shape).toList();
        return Einsum.apply(new EinsumFormula(subscripts, shapes), terms);
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        return MATMUL.apply(new Transposes(transposeA, transposeB), a, b);
    }

    private static Shape leading(Tensor x) {
        int rank = Math.max(0, x.rank() - 2);
        return Shape.of(Arrays.copyOf(x.shape().toArray(), rank));
    }
}
