package autograd;

import autograd.tape.EntryList;
import java.util.List;
import java.util.Objects;

/**
 * Records ops on tensors of one tape as its entries: applies the op one level down, and appends what the backward pass will
 * read. Whether ops are recorded now is the tape's to say, before it calls this.
 */
final class TapeRecorder {
    private final Tape tape;
    private final TapeColumns entries;
    private final EntryList wiring; // of the entries
    private final TapeMarks marks;
    private final boolean standsIn;
    private CustomNames customNames; // null until there is a custom op

    /**
     * Makes the recorder of a tape.
     *
     * @param standsIn whether the tape stands for another one, whose tensors may turn up among the operands
     */
    TapeRecorder(Tape tape, TapeColumns entries, TapeMarks marks, boolean standsIn) {
        this.tape = tape;
        this.entries = entries;
        this.wiring = entries.wiring();
        this.marks = marks;
        this.standsIn = standsIn;
    }

    /** Appends a variable. */
    Tensor watch(Object name, Tensor x) {
        return append(wiring.append(), null, name, null, x);
    }

    /** Appends a variable of any dtype, without a name of its own. */
    Tensor watch(Tensor x) {
        return watch("v" + wiring.size(), x);
    }

    /** Applies and records an op; a result without derivative is returned as it is. */
    <A> Tensor apply(Op<A> op, A attributes, Tensor[] given) {
        requireOwnName(op);
        Tensor[] operands = standsIn ? Substitution.resolveAll(given) : given;
        Tensor[] primals = new Tensor[operands.length];
        int[] indices = new int[operands.length];
        int differentiated = 0;
        for (int i = 0; i < operands.length; i++) {
            indices[i] = indexOf(operands[i]);
            primals[i] = tape.primalOf(operands[i]);
            differentiated |= indices[i] >= 0 ? 1 << i : 0;
        }
        long start = entries.start();
        Tensor y = op.apply(attributes, primals);
        if (!carriesDerivative(op, y)) {
            marks.note(op.name(), indices);
            return y;
        }
        Object residuals = Residuals.pack(op.keeps(differentiated), primals, y);
        Tensor recorded = append(wiring.append(indices), op, attributes, residuals, y);
        if (entries.isInspecting()) {
            entries.inspect(start, y, primals);
        }
        return recorded;
    }

    /** {@link #apply(Op, Object, Tensor[])} of one operand, two or three; those that are missing are null. */
    <A> Tensor apply(Op<A> op, A attributes, Tensor a, Tensor b, Tensor c) {
        if (standsIn) {
            return apply(op, attributes, Trace.present(a, b, c));
        }
        requireOwnName(op);
        int count = c != null ? 3 : b != null ? 2 : 1;
        int indexA = indexOf(a); // of a missing operand: constant, and so is its primal null
        int indexB = indexOf(b);
        int indexC = indexOf(c);
        Tensor primalA = tape.primalOf(a);
        Tensor primalB = tape.primalOf(b);
        Tensor primalC = tape.primalOf(c);
        long start = entries.start();
        Tensor y = switch (count) {
            case 1 -> op.apply(attributes, primalA);
            case 2 -> op.apply(attributes, primalA, primalB);
            default -> op.apply(attributes, primalA, primalB, primalC);
        };
        if (!carriesDerivative(op, y)) {
            marks.note(op.name(), indexA, indexB, indexC);
            return y;
        }
        int differentiated = (indexA >= 0 ? 0b001 : 0) | (indexB >= 0 ? 0b010 : 0) | (indexC >= 0 ? 0b100 : 0);
        Object residuals = Residuals.pack(op.keeps(differentiated), count, primalA, primalB, primalC, y);
        Tensor recorded = append(wiring.appendFirst(count, indexA, indexB, indexC), op, attributes, residuals, y);
        if (entries.isInspecting()) {
            entries.inspect(start, y, Trace.present(primalA, primalB, primalC));
        }
        return recorded;
    }

    /** {@return when a call begins, for {@link #append(Op, Object, List, Tensor, long)}} */
    long start() {
        return entries.start();
    }

    /** Appends an op on tensors of the tape, whose value is known; it was begun at {@code start}. */
    <A> Tensor append(Op<A> op, A attributes, List<TapeTensor> operands, Tensor y, long start) {
        int[] indices = operands.stream().mapToInt(TapeTensor::index).toArray();
        Tensor[] primals = operands.stream().map(TapeTensor::primal).toArray(Tensor[]::new);
        Tensor recorded =
                append(wiring.append(indices), op, attributes, Residuals.pack(op.keeps(Residuals.ALL), primals, y), y);
        if (entries.isInspecting()) {
            entries.inspect(start, y, primals);
        }
        return recorded;
    }

    private Tensor append(int index, Op<?> op, Object attribute, Object residuals, Tensor y) {
        entries.fill(index, op, attribute, residuals, y);
        return new TapeTensor(tape, index, y);
    }

    private void requireOwnName(Op<?> op) {
        if (customNames != null || op.isCustom()) {
            customNames = customNames == null ? new CustomNames() : customNames;
            customNames.require(op, entries);
        }
    }

    private static boolean carriesDerivative(Op<?> op, Tensor y) {
        return op.isDifferentiable() && y.dtype().isFloating();
    }

    /** {@return the entry of an operand, or {@link EntryList#CONSTANT} if it is not of the tape} */
    int indexOf(Tensor operand) {
        return operand instanceof TapeTensor recorded && recorded.tape() == tape
                ? recorded.index()
                : EntryList.CONSTANT;
    }

    /** {@return the entry of tensor {@code position} of a list, which must be of the tape} */
    int indexOf(String operation, int position, Tensor x) {
        if (!tape.owns(x)) {
            String which = "tensor " + position + " of the list";
            Objects.requireNonNull(x, () -> operation + ": " + which + " is null");
            throw TapeErrors.notOnTape(tape, operation, which, x);
        }
        return ((TapeTensor) x).index();
    }
}
