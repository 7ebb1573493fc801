package autograd.nn.data;

import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * Observations and what is to be learned of them, in the same order along axis 0: a whole data set or a part of one.
 *
 * @param x the observations, shape {@code [n, ...]}, of any dtype
 * @param y the targets, shape {@code [n, ...]}: numbers, or INT32 classes of shape {@code [n]}
 */
public record Batch(Tensor x, Tensor y) {
    /**
     * Makes the batch.
     *
     * @throws ShapeException if x and y differ in their number of rows
     */
    public Batch {
        Objects.requireNonNull(x, "Batch: x is null; need a tensor of shape [n, ...]");
        Objects.requireNonNull(y, "Batch: y is null; need a tensor of shape [n, ...]");
        if (x.rank() == 0 || y.rank() == 0 || x.shape().size(0) != y.shape().size(0)) {
            throw new ShapeException("Batch: x has shape " + x.shape() + ", y has shape " + y.shape()
                    + "; need x [n, ...] and y [n, ...]");
        }
    }

    /** {@return the number of rows, n} */
    public int size() {
        return x.shape().size(0);
    }

    /**
     * {@return this batch, once it is known that all features are finite numbers: to be asked before training, since one NaN
     * makes every weight NaN}
     *
     * @param columns names of the features along the last axis, for the message; none, if they have no names
     * @throws IllegalArgumentException if an element of x is NaN or infinite: the message has its row, its position and the
     *     name of its column
     * @throws ShapeException if names are given, and not one for each feature
     */
    public Batch requireFinite(String... columns) {
        if (columns.length > 0 && (x.rank() < 2 || x.shape().size(-1) != columns.length)) {
            throw new ShapeException("requireFinite: x has shape " + x.shape() + ", and " + columns.length
                    + " columns are named; need one name for each feature along the last axis");
        }
        if (x.dtype().isFloating()) {
            NdArray numbers = x.array();
            for (int i = 0; i < numbers.elements(); i++) {
                if (!Double.isFinite(numbers.doubleAt(i))) {
                    throw notFinite(numbers.doubleAt(i), i, columns);
                }
            }
        }
        return this;
    }

    private IllegalArgumentException notFinite(double value, int flat, String... columns) {
        int features = x.size() / size(); // of a row; there are rows, since there is an element
        String column = columns.length == 0 ? "" : ", column \"" + columns[flat % columns.length] + "\"";
        return new IllegalArgumentException("requireFinite: x is " + value + " in row " + flat / features + ", feature "
                + flat % features + column + "; x has shape " + x.shape() + ", need finite numbers");
    }

    /**
     * {@return this batch, once it is known that y holds classes: to be asked before training, rather than to fail in the middle
     * of an epoch}
     *
     * @param classes how many there are
     * @throws IllegalArgumentException if y is not INT32, or an element is not from 0 to {@code classes - 1}: the message has
     *     its row
     */
    public Batch requireClasses(int classes) {
        if (y.dtype() != DType.INT32) {
            throw new IllegalArgumentException("requireClasses: y has dtype " + y.dtype() + " and shape " + y.shape()
                    + "; need INT32 classes, convert with to(INT32)");
        }
        NdArray labels = y.array();
        for (int i = 0; i < labels.elements(); i++) {
            int label = labels.intAt(i);
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("requireClasses: y is " + label + " in row "
                        + i / (y.size() / size()) + "; need 0 to " + (classes - 1));
            }
        }
        return this;
    }

    /** {@return the rows at {@code indices}, in that order} */
    Batch take(int[] indices) {
        Tensor rows = Tensor.ints(indices);
        return new Batch(x.take(rows, 0), y.take(rows, 0));
    }
}
