package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/** Reads elements of a tensor. */
final class Elements {
    private Elements() {}

    static double item(Tensor x) {
        if (x.size() != 1) {
            throw new ShapeException("item: x has shape " + x.shape() + " with " + x.size()
                    + " elements; need exactly one, use get(i, ...) or toDoubleArray()");
        }
        return x.array().doubleAt(0);
    }

    static int[] ints(Tensor x) {
        NdArray array = x.array();
        if (array.dtype() == DType.INT32) {
            return array.toInts();
        }
        int[] values = new int[x.size()];
        for (int i = 0; i < values.length; i++) {
            double value = array.doubleAt(i);
            if (value != (int) value) { // also true for NaN
                throw new IllegalArgumentException("toIntArray: element " + i + " of x, shape " + x.shape() + ", is "
                        + value + "; need whole numbers from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
            }
            values[i] = (int) value;
        }
        return values;
    }

    /** {@return how messages call an element: by its index, as many numbers as there are axes, of a vector or scalar one} */
    static String place(int rowMajor, Shape shape) {
        int[] index = new int[shape.rank()];
        int rest = rowMajor;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return index.length <= 1 ? "" + rowMajor : Arrays.toString(index);
    }

    static double get(Tensor x, int... indices) {
        Objects.requireNonNull(indices, "get: indices is null");
        Shape shape = x.shape();
        if (indices.length != shape.rank()) {
            throw new ShapeException("get: " + indices.length + " indices " + Arrays.toString(indices)
                    + " for x of shape " + shape + "; need " + shape.rank()
                    + ", one for each axis; parts of x are read with entries of an Index, as in get(Index.at(0))");
        }
        int flat = 0;
        for (int axis = 0; axis < indices.length; axis++) {
            int size = shape.size(axis);
            int index = indices[axis] < 0 ? indices[axis] + size : indices[axis];
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException("get: index " + indices[axis] + " is out of range for axis " + axis
                        + " of x, shape " + shape + "; "
                        + (size == 0 ? "the axis is empty" : "valid are " + -size + " to " + (size - 1)));
            }
            flat = flat * size + index;
        }
        return x.array().doubleAt(flat);
    }
}
