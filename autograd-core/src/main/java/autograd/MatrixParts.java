package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** What the families of linear algebra share: parts and transposes of matrices, the last two axes, and checks. */
final class MatrixParts {
    private MatrixParts() {}

    /** Requires FLOAT64 or FLOAT32 of shape {@code [..., rows, columns]}. */
    static void matrix(String op, String operand, Tensor x) {
        Checks.floating(op, operand, x);
        Checks.rankAtLeast(op, operand, x, 2);
    }

    /** Requires FLOAT64 or FLOAT32 of shape {@code [..., n, n]}. */
    static void square(String op, String operand, Tensor x) {
        matrix(op, operand, x);
        if (x.shape().size(-1) != x.shape().size(-2)) {
            throw new ShapeException(
                    op + ": " + operand + " has shape " + x.shape() + "; need square matrices, [..., n, n]");
        }
    }

    /** {@return x in FLOAT64, in which all factorizations are computed} */
    static Tensor wide(Tensor x) {
        return Casting.to(x, DType.FLOAT64);
    }

    /** {@return the leading axes, those that count matrices} */
    static Shape leading(Tensor x) {
        return Shape.of(Arrays.copyOf(x.shape().toArray(), x.rank() - 2));
    }

    /** {@return x with the last two axes exchanged} */
    static Tensor transposed(Tensor x) {
        int[] order = new int[x.rank()];
        for (int axis = 0; axis < order.length; axis++) {
            order[axis] = axis;
        }
        order[order.length - 1] = order.length - 2;
        order[order.length - 2] = order.length - 1;
        return Shaping.transpose(x, order);
    }

    /** {@return for each matrix the power of two below its largest element; 1 where that is 0 or not finite} */
    static NdArray sizes(NdArray x) {
        Shape shape = x.shape();
        int elements = shape.size(-1) * shape.size(-2);
        int[] sizes = shape.toArray();
        sizes[sizes.length - 1] = 1;
        sizes[sizes.length - 2] = 1;
        Shape ones = Shape.of(sizes);
        double[] powers = new double[ones.elements()];
        for (int matrix = 0; matrix < powers.length; matrix++) {
            double largest = 0;
            for (int i = matrix * elements; i < (matrix + 1) * elements; i++) {
                largest = Math.max(largest, Math.abs(x.doubleAt(i)));
            }
            boolean usable = largest > 0 && largest < Double.POSITIVE_INFINITY;
            int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
            powers[matrix] = usable ? Math.scalb(1.0, exponent) : 1;
        }
        return NdArray.of(powers, ones);
    }

    /** {@return {@code (x + x^T) / 2}} */
    static Tensor symmetric(Tensor x) {
        return x.add(transposed(x)).mul(0.5);
    }

    /** {@return x with zeros above the diagonal} */
    static Tensor lower(Tensor x) {
        return masked(x, (i, j) -> i >= j ? 1 : 0);
    }

    /** {@return x with zeros on the diagonal and above} */
    static Tensor strictlyLower(Tensor x) {
        return masked(x, (i, j) -> i > j ? 1 : 0);
    }

    /** {@return x with zeros below the diagonal} */
    static Tensor upper(Tensor x) {
        return masked(x, (i, j) -> i <= j ? 1 : 0);
    }

    /** {@return x with zeros on the diagonal and below} */
    static Tensor strictlyUpper(Tensor x) {
        return masked(x, (i, j) -> i < j ? 1 : 0);
    }

    /** {@return x with zeros on the diagonal} */
    static Tensor offDiagonal(Tensor x) {
        return masked(x, (i, j) -> i != j ? 1 : 0);
    }

    /** {@return the diagonals, of shape {@code [..., n]}, of square matrices} */
    static Tensor diagonal(Tensor x) {
        return Reductions.sum(masked(x, (i, j) -> i == j ? 1 : 0), -1);
    }

    private static Tensor masked(Tensor x, IntBinaryOperator weight) {
        return Arithmetic.scale(x, weights(x.shape().size(-2), x.shape().size(-1), weight));
    }

    /** {@return the FLOAT64 matrix of the numbers {@code weight(row, column)}} */
    static Tensor weights(int rows, int columns, IntBinaryOperator weight) {
        double[] values = new double[Shape.of(rows, columns).elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = weight.applyAsInt(i / columns, i % columns);
        }
        return Tensor.of(values, Shape.of(rows, columns));
    }

    /** {@return the identity of as many rows as x has} */
    static Tensor identity(Tensor x) {
        return Tensor.eye(x.shape().size(-2));
    }

    /** {@return numbers {@code [...]} as matrices {@code [..., 1, 1]}} */
    static Tensor asMatrices(Tensor x) {
        return Shaping.reshape(x, x.shape().append(Shape.of(1, 1)));
    }

    /** {@return vectors {@code [..., n]} as rows {@code [..., 1, n]}: times a matrix, they scale its columns} */
    static Tensor asRows(Tensor x) {
        int[] sizes = x.shape().toArray();
        int[] widened = Arrays.copyOf(sizes, sizes.length + 1);
        widened[sizes.length] = sizes[sizes.length - 1];
        widened[sizes.length - 1] = 1;
        return Shaping.reshape(x, Shape.of(widened));
    }

    /** {@return vectors {@code [..., n]} as columns {@code [..., n, 1]}: times a matrix, they scale its rows} */
    static Tensor asColumns(Tensor x) {
        return Shaping.reshape(x, x.shape().append(Shape.of(1)));
    }

    /** {@return {@code a b}} */
    static Tensor product(Tensor a, Tensor b) {
        return Products.matmul(a, false, b, false);
    }

    /** {@return {@code a^T b}} */
    static Tensor leftTransposed(Tensor a, Tensor b) {
        return Products.matmul(a, true, b, false);
    }

    /** {@return {@code a b^T}} */
    static Tensor rightTransposed(Tensor a, Tensor b) {
        return Products.matmul(a, false, b, true);
    }
}
