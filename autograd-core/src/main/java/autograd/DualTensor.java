package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;

/** A value in forward mode: the value one level down and its tangent, of the same shape and dtype. */
final class DualTensor implements Tensor {
    private final ForwardTrace trace;
    private final Tensor primal;
    private final Tensor tangent;

    DualTensor(ForwardTrace trace, Tensor primal, Tensor tangent) {
        this.trace = trace;
        this.primal = primal;
        this.tangent = tangent;
    }

    ForwardTrace owner() {
        return trace;
    }

    Tensor primal() {
        return primal;
    }

    Tensor tangent() {
        return tangent;
    }

    @Override
    public NdArray array() {
        return primal.array();
    }

    @Override
    public Shape shape() {
        return primal.shape();
    }

    @Override
    public DType dtype() {
        return primal.dtype();
    }

    @Override
    public String toString() {
        return Trace.numbers(this) + "  (in " + trace.describe() + ")";
    }
}
