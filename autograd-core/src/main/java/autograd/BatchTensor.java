package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.Arrays;

/** One value for each example of a batch: it looks like the value of one example; one level down all lie along axis 0. */
final class BatchTensor implements Tensor {
    private final BatchTrace trace;
    private final Tensor all;
    private final Shape shape;

    BatchTensor(BatchTrace trace, Tensor all) {
        this.trace = trace;
        this.all = all;
        int[] sizes = all.shape().toArray();
        this.shape = Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
    }

    BatchTrace owner() {
        return trace;
    }

    /** {@return the values of all examples, along the first axis} */
    Tensor all() {
        return all;
    }

    @Override
    public NdArray array() {
        throw new BatchReadException("reading the numbers of a tensor of shape " + shape + ": inside "
                + trace.describe()
                + " it stands for " + trace.count() + " examples at once, each with numbers of its own; choose between"
                + " values with where(condition, a, b) instead of if, and return what is to be read");
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public DType dtype() {
        return all.dtype();
    }

    @Override
    public String toString() {
        return Trace.numbers(this) + "  (" + trace.count() + " examples of shape " + shape + " in " + trace.describe()
                + ")";
    }
}
