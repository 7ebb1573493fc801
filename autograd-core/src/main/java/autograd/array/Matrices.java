package autograd.array;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A batch of matrices, the last two axes of an array, for the kernels that factorize them one by one. */
final class Matrices {
    private static final int SHORT = 16; // elements, for which a call is not worth its time

    private static final int MANY = 64; // numbers, from which on insertion takes longer than objects

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

    /** {@return {@code sum_i x[fromX + i] y[fromY + i]}} */
    static double dot(double[] x, int fromX, double[] y, int fromY, int count) {
        return Kernels.FLOAT64.dot(x, fromX, y, fromY, count);
    }

    /**
     * {@code y[i] -= factor * x[i]}, the product rounded first; a factor of 0 is no exception, so that NaN is carried on.
     */
    static void subtract(double factor, double[] x, int fromX, double[] y, int fromY, int count) {
        if (count < SHORT) {
            for (int i = 0; i < count; i++) {
                y[fromY + i] -= factor * x[fromX + i];
            }
        } else {
            Kernels.FLOAT64.addScaled(y, fromY, -factor, x, fromX, y, fromY, count);
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

    /**
     * {@return whether the largest component of a vector is negative; of several, the first} Its component {@code place[i]} is
     * at {@code from + i}.
     */
    static boolean isNegative(double[] x, int from, int[] place) {
        int largest = 0;
        for (int i = 1; i < place.length; i++) {
            double size = Math.abs(x[from + i]);
            double most = Math.abs(x[from + largest]);
            if (size > most || size == most && place[i] < place[largest]) {
                largest = i;
            }
        }
        return place.length > 0 && x[from + largest] < 0;
    }

    /** {@return the power of 2 by which numbers of this size become numbers of about 1; 1 for 0} */
    static double unit(double size) {
        return size == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, -Math.getExponent(size)));
    }

    /** {@return the smallest of some numbers that are not negative, as a part of the largest; 1 if all are 0} */
    static double ratio(double[] x) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double number : x) {
            smallest = Math.min(smallest, number);
            largest = Math.max(largest, number);
        }
        return largest == 0 ? 1 : smallest / largest;
    }

    /** {@return 0, 1, ..., n - 1} */
    static int[] counted(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** {@return the indices of the numbers in ascending order; equal ones stay in theirs} */
    static int[] ascending(double[] x) {
        if (x.length > MANY) {
            return IntStream.range(0, x.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> x[i]))
                    .mapToInt(i -> i)
                    .toArray();
        }
        int[] order = new int[x.length];
        for (int i = 0; i < x.length; i++) { // by insertion
            int at = i;
            for (; at > 0 && Double.compare(x[order[at - 1]], x[i]) > 0; at--) {
                order[at] = order[at - 1];
            }
            order[at] = i;
        }
        return order;
    }

    /** {@return the indices of the numbers in descending order; equal ones stay in theirs} */
    static int[] descending(double[] x) {
        double[] negative = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            negative[i] = -x[i];
        }
        return ascending(negative);
    }
}
