package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Judges a tensor against numbers computed without the library: dtype and shape exactly, elements to 1e-10 (FLOAT64) or
 * 1e-4 (FLOAT32), relative to the largest element of the expected tensor.
 *
 * <p>A sum whose terms cancel keeps the rounding of its terms, which are of order one in these tests; so the largest
 * element counts as no less than {@link #FLOOR_64} or {@link #FLOOR_32}.
 */
record Expect(DType dtype) {
    static final double RELATIVE_64 = 1e-10;
    static final double RELATIVE_32 = 1e-4;
    static final double FLOOR_64 = 1e-2;
    static final double FLOOR_32 = 1e-1;

    void scalar(String what, double expected, Tensor actual) {
        tensor(what, Shape.SCALAR, new double[] {expected}, actual);
    }

    void vector(String what, double[] expected, Tensor actual) {
        tensor(what, Shape.of(expected.length), expected, actual);
    }

    void column(String what, double[] expected, Tensor actual) {
        tensor(what, Shape.of(expected.length, 1), expected, actual);
    }

    void row(String what, double[] expected, Tensor actual) {
        tensor(what, Shape.of(1, expected.length), expected, actual);
    }

    void matrix(String what, RealMatrix expected, Tensor actual) {
        Shape shape = Shape.of(expected.getRowDimension(), expected.getColumnDimension());
        tensor(what, shape, Loops.flat(expected), actual);
    }

    void tensor(String what, Shape shape, double[] expected, Tensor actual) {
        assertEquals(shape, actual.shape(), () -> what + ": shape");
        assertEquals(dtype, actual.dtype(), () -> what + ": dtype");
        numbers(what, expected, actual.toDoubleArray());
    }

    /** Numbers that do not come in a tensor. */
    void numbers(String what, double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length, () -> what + ": number of elements");
        double limit = limit(expected);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            // Written so that NaN fails.
            assertTrue(
                    Math.abs(actual[i] - expected[i]) <= limit,
                    () -> what + ": element " + at + " is " + actual[at] + ", expected " + expected[at] + " to "
                            + limit);
        }
    }

    /** The same dtype, shape and numbers, to the bit; 0 and -0 count as equal. */
    void exactly(String what, Shape shape, double[] expected, Tensor actual) {
        assertEquals(shape, actual.shape(), () -> what + ": shape");
        assertEquals(dtype, actual.dtype(), () -> what + ": dtype");
        double[] numbers = actual.toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertTrue(
                    numbers[i] == expected[i],
                    () -> what + ": element " + at + " is " + numbers[at] + ", expected exactly " + expected[at]);
        }
    }

    /** {@return whether some element differs by more than the tolerance of this dtype} */
    boolean differs(double[] expected, double[] actual) {
        double limit = limit(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= limit)) {
                return true;
            }
        }
        return false;
    }

    private double limit(double[] expected) {
        double largest = dtype == DType.FLOAT64 ? FLOOR_64 : FLOOR_32;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest * (dtype == DType.FLOAT64 ? RELATIVE_64 : RELATIVE_32);
    }
}
