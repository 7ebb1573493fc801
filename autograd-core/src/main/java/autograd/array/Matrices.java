package autograd.array;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/** A batch of matrices, the last two axes of an array, for the kernels that factorize them one by one. */
final class Matrices {
    private Matrices() {}

    /** Requires FLOAT64 and at least two axes. */
    static Shape of(String op, String name, NdArray a) {
        Shape shape = Maps.present(op, name, a).shape();
        if (a.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException(
                    op + ": " + name + " has dtype " + a.dtype() + " and shape " + shape + "; need FLOAT64");
        }
        if (shape.rank() < 2) {
            throw new ShapeException(op + ": " + name + " has shape " + shape + "; need [..., rows, columns]");
        }
        return shape;
    }

    /** Requires square matrices, too. */
    static Shape square(String op, String name, NdArray a) {
        Shape shape = of(op, name, a);
        if (shape.size(-1) != shape.size(-2)) {
            throw new ShapeException(op + ": " + name + " has shape " + shape + "; need [..., n, n]");
        }
        return shape;
    }

    /** {@return the number of matrices} */
    static int count(Shape shape) {
        return MatrixProduct.batch(shape).elements();
    }

    /** {@return the shape with other last two axes} */
    static Shape withMatrix(Shape shape, int rows, int columns) {
        return MatrixProduct.batch(shape).append(Shape.of(rows, columns));
    }

    /** {@return how messages call matrix {@code i} of a batch} */
    static String name(String operand, Shape shape, int i) {
        int[] index = MatrixProduct.batch(shape).toArray();
        if (index.length == 0) {
            return operand + ", shape " + shape;
        }
        int rest = i;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            int size = index[axis];
            index[axis] = rest % size;
            rest /= size;
        }
        return "matrix " + Arrays.toString(index) + " of " + operand + ", shape " + shape;
    }

    /** {@return {@code sum_i x[fromX + i] y[fromY + i]}, in order} */
    static double dot(double[] x, int fromX, double[] y, int fromY, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[fromX + i] * y[fromY + i];
        }
        return sum;
    }

    /** {@code y[i] -= factor * x[i]}; a factor of 0 is no exception, so that NaN is carried on. */
    static void subtract(double factor, double[] x, int fromX, double[] y, int fromY, int count) {
        for (int i = 0; i < count; i++) {
            y[fromY + i] -= factor * x[fromX + i];
        }
    }

    /** {@return the largest absolute value among {@code count} numbers; NaN if there is one} */
    static double largest(double[] x, int from, int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(x[from + i]));
        }
        return largest;
    }

    /** Gives a vector the sign that makes its largest component positive, the first of several. */
    static boolean isNegative(double[] x, int from, int count) {
        int largest = from;
        for (int i = from; i < from + count; i++) {
            if (Math.abs(x[i]) > Math.abs(x[largest])) {
                largest = i;
            }
        }
        return count > 0 && x[largest] < 0;
    }
}
