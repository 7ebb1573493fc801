package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;

/** A value on an open tape: its entry there, and the value one level down. */
final class TapeTensor implements Tensor {
    private final Tape tape;
    private final int index;
    private final Tensor primal;

    TapeTensor(Tape tape, int index, Tensor primal) {
        this.tape = tape;
        this.index = index;
        this.primal = primal;
    }

    Tape tape() {
        return tape;
    }

    int index() {
        return index;
    }

    Tensor primal() {
        return primal;
    }

    @Override
    public NdArray array() {
        tape.noteRead(index);
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
        return Trace.numbers(this) + "  (entry " + index + " of " + tape.describe() + ")";
    }
}
