package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of a {@link Tape}, as data: a watched tensor, or an op with its attributes and operands. It is a view for
 * reading; nothing in it can change the tape.
 */
public final class TapeEntry {
    private final int index;
    private final Op<?> op;
    private final Object attributes;
    private final int[] operandIndices;
    private final Shape shape;
    private final DType dtype;
    private final Object kept; // packed, see Residuals
    private final InspectedCall call; // null unless the tape inspects

    TapeEntry(
            int index,
            Op<?> op,
            Object attributes,
            int[] operandIndices,
            Shape shape,
            DType dtype,
            Object kept,
            InspectedCall call) {
        this.index = index;
        this.op = op;
        this.attributes = attributes;
        this.operandIndices = operandIndices;
        this.shape = shape;
        this.dtype = dtype;
        this.kept = kept;
        this.call = call;
    }

    /** {@return the position on the tape, from 0} */
    public int index() {
        return index;
    }

    /** {@return whether this entry is a watched tensor and not an op} */
    public boolean isVariable() {
        return op == null;
    }

    /** {@return the name of the watched tensor, or of the op} */
    public String name() {
        return op == null ? attributes.toString() : op.name();
    }

    /** {@return the op; empty for a watched tensor} */
    public Optional<Op<?>> op() {
        return Optional.ofNullable(op);
    }

    /** {@return what the op was applied with besides its operands (axes, shapes, ...): comparable, printable; empty text
     * when there is nothing} */
    public Object attributes() {
        return op == null ? "" : attributes;
    }

    /** {@return the tape indices of the operands; -1 for one that is not on the tape} */
    public int[] operandIndices() {
        return operandIndices.clone();
    }

    /** {@return the shape of the value} */
    public Shape shape() {
        return shape;
    }

    /** {@return the dtype of the value} */
    public DType dtype() {
        return dtype;
    }

    /**
     * {@return the bytes of the numbers that this entry keeps for the backward pass: 0 when there are none, or when the tape
     * was closed; {@link TapeReport#keptBytes} counts what several entries keep once}
     */
    public long keptBytes() {
        return keptTensors().mapToLong(TapeEntry::bytes).sum();
    }

    /** {@return what is kept for the backward pass} */
    Stream<Tensor> keptTensors() {
        if (kept instanceof Tensor single) {
            return Stream.of(single);
        }
        return kept == null
                ? Stream.empty()
                : Stream.of((Tensor[]) kept).filter(Objects::nonNull).distinct();
    }

    static long bytes(Tensor x) {
        return (long) x.shape().elements() * x.dtype().bytes();
    }

    /**
     * {@return the value, one level below the tape}
     *
     * @throws IllegalStateException unless the tape was opened by {@link Tape#inspecting()}
     */
    public Tensor value() {
        if (call == null) {
            throw new IllegalStateException("value: the value of entry " + index + " (" + name()
                    + ") is not kept; open the tape with Tape.inspecting()");
        }
        return call.value();
    }

    /** {@return what an inspecting tape knows of the call, or null} */
    InspectedCall call() {
        return call;
    }

    /**
     * {@return the operands as they were, one level below the tape}
     *
     * @throws IllegalStateException unless this is an op on a tape opened by {@link Tape#inspecting()}
     */
    public List<Tensor> operands() {
        requireKept("operands");
        return List.of(call.operands());
    }

    private void requireKept(String operation) {
        if (call == null || isVariable()) {
            throw new IllegalStateException(operation + ": operands of entry " + index + " (" + name()
                    + ") are not kept; open the tape with Tape.inspecting(), and ask entries that are ops");
        }
    }

    /** {@return the line of the call, if the tape was opened by {@link Tape#inspecting()}} */
    public Optional<StackTraceElement> source() {
        return Optional.ofNullable(call).map(InspectedCall::source);
    }

    /**
     * Applies the op of this entry, with its attributes, to other operands.
     *
     * @param xs as many as {@link #operands()}, each of the shape of the one in its place: attributes such as axes and
     *     positions hold for these shapes only
     * @return the result
     * @throws IllegalStateException unless this is an op on a tape opened by {@link Tape#inspecting()}: only such a tape
     *     knows the shapes of all operands
     * @throws ShapeException if an operand has another shape
     */
    @SuppressWarnings("unchecked") // op and attributes were recorded together
    public Tensor apply(List<Tensor> xs) {
        if (op == null) {
            throw new IllegalStateException("entry " + index + " is the variable " + name() + ", which has no op");
        }
        Objects.requireNonNull(xs, "apply: xs is null");
        requireKept("apply");
        if (xs.size() != operandIndices.length) {
            throw new IllegalArgumentException("apply: " + op.name() + " takes " + operandIndices.length + " operands; "
                    + xs.size() + " were given");
        }
        for (int i = 0; i < operandIndices.length; i++) {
            Tensor x = xs.get(i);
            if (x == null) {
                throw new NullPointerException(op.name() + ": operand " + i + " is null; need a tensor");
            }
            Shape recorded = call.operands()[i].shape();
            if (!x.shape().equals(recorded)) {
                throw new ShapeException("apply: operand " + i + " of " + op.name() + " has shape " + x.shape()
                        + "; entry " + index + " was recorded with shape " + recorded + ", need the same");
            }
        }
        return ((Op<Object>) op).apply(attributes, xs.toArray(new Tensor[0]));
    }

    /** {@return the entry as its line of the listing} */
    @Override
    public String toString() {
        return TapeListing.line(this);
    }
}
