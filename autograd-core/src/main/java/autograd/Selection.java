package autograd;

import autograd.shape.Shape;

/**
 * Elements of a tensor that an index names, see {@link Indexing#at}: to be read, or to be given other values in a new
 * tensor. The tensor itself never changes.
 *
 * <pre>{@code
 * Tensor y = x.at(at(2), all()).set(0);          // x[2, :] = 0
 * Tensor z = x.at(pick(indices)).add(values);    // x[indices] += values, repeated indices included
 * }</pre>
 */
public final class Selection {
    private final Tensor x;
    private final IndexPlan plan;

    Selection(Tensor x, IndexPlan plan) {
        this.x = x;
        this.plan = plan;
    }

    /** {@return the shape of the elements} */
    public Shape shape() {
        return plan.shape();
    }

    /** {@return the elements, see {@link Indexing#get}} */
    public Tensor get() {
        return plan.read(x);
    }

    /** {@return the tensor with these elements replaced, see {@link Updates#setAt(Tensor, Tensor, Index...)}} */
    public Tensor set(Tensor value) {
        return Updates.set(x, value, plan);
    }

    /** {@return the tensor with these elements replaced by a number of its dtype} */
    public Tensor set(double value) {
        return Updates.set(x, value, plan);
    }

    /** {@return the tensor with a value added to these elements, see {@link Updates#addAt(Tensor, Tensor, Index...)}} */
    public Tensor add(Tensor value) {
        return Updates.add(x, value, plan);
    }

    /** {@return the tensor with a number added to these elements} */
    public Tensor add(double value) {
        return Updates.add(x, value, plan);
    }

    /** {@return what it selects, and what can be done with it} */
    @Override
    public String toString() {
        return "elements of shape " + plan.shape() + " of a tensor of shape " + x.shape()
                + ": get(), set(value), add(value)";
    }
}
