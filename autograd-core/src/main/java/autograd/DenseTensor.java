package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;

/** A tensor that is only numbers. */
final class DenseTensor implements Tensor {
    private final NdArray array;

    DenseTensor(NdArray array) {
        this.array = array;
    }

    @Override
    public NdArray array() {
        return array;
    }

    @Override
    public Shape shape() {
        return array.shape();
    }

    @Override
    public DType dtype() {
        return array.dtype();
    }

    @Override
    public String toString() {
        return TensorFormat.format(array);
    }
}
