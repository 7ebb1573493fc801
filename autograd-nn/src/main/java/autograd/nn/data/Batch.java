package autograd.nn.data;

import autograd.Tensor;
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

    /** {@return the rows at {@code indices}, in that order} */
    Batch take(int[] indices) {
        Tensor rows = Tensor.ints(indices);
        return new Batch(x.take(rows, 0), y.take(rows, 0));
    }
}
