package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.tape.EntryList;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The entries of a {@link Tape}: the wiring, and beside it a column for each part of an entry. An entry is appended to the
 * wiring first, which gives it its index, and then {@link #fill filled} in; no object is made for it.
 */
final class TapeColumns {
    private static final int INITIAL_CAPACITY = 16;

    private final EntryList wiring = new EntryList();
    private final boolean inspecting;
    private final boolean keeping;

    private Op<?>[] ops = new Op<?>[INITIAL_CAPACITY]; // null for a watched tensor
    private Object[] attributes = new Object[INITIAL_CAPACITY]; // its name for a watched tensor
    private Object[] kept = new Object[INITIAL_CAPACITY]; // packed, see Residuals
    private Shape[] shapes = new Shape[INITIAL_CAPACITY];
    private DType[] dtypes = new DType[INITIAL_CAPACITY];
    private InspectedCall[] calls; // only when inspecting

    /**
     * Makes an empty list.
     *
     * @param inspecting whether entries also hold their value, their operands, the line of the call, and what it took
     * @param keeping whether entries hold what a backward pass reads
     */
    TapeColumns(boolean inspecting, boolean keeping) {
        this.inspecting = inspecting;
        this.keeping = keeping;
        if (inspecting) {
            calls = new InspectedCall[INITIAL_CAPACITY];
        }
    }

    EntryList wiring() {
        return wiring;
    }

    int size() {
        return wiring.size();
    }

    boolean isInspecting() {
        return inspecting;
    }

    /** Fills the columns of the entry that was appended to the wiring last, of value {@code y}. */
    void fill(int index, Op<?> op, Object attribute, Object residuals, Tensor y) {
        if (index == ops.length) {
            grow(2 * index);
        }
        ops[index] = op;
        attributes[index] = attribute;
        kept[index] = keeping ? residuals : null;
        shapes[index] = y.shape();
        dtypes[index] = y.dtype();
    }

    /** {@return when a call begins, if calls are timed, that is, when inspecting} */
    long start() {
        return inspecting ? System.nanoTime() : 0;
    }

    /**
     * Keeps what only an inspecting tape keeps, for the last entry.
     *
     * @param start when its call began
     * @param primals the operands; null for a variable
     */
    void inspect(long start, Tensor y, Tensor... primals) {
        long nanos = primals == null ? 0 : System.nanoTime() - start;
        calls[wiring.size() - 1] = new InspectedCall(y, primals, SourceLines.caller(), nanos);
    }

    /** {@return what an inspecting tape keeps of the call; null on a plain one} */
    InspectedCall call(int index) {
        return inspecting ? calls[index] : null;
    }

    private void grow(int capacity) {
        ops = Arrays.copyOf(ops, capacity);
        attributes = Arrays.copyOf(attributes, capacity);
        kept = Arrays.copyOf(kept, capacity);
        shapes = Arrays.copyOf(shapes, capacity);
        dtypes = Arrays.copyOf(dtypes, capacity);
        if (inspecting) {
            calls = Arrays.copyOf(calls, capacity);
        }
    }

    /** {@return the op of an entry; null for a watched tensor} */
    Op<?> op(int index) {
        return ops[index];
    }

    Object attributes(int index) {
        return attributes[index];
    }

    /** {@return what the op of an entry keeps, packed as {@link Residuals} says} */
    Object kept(int index) {
        return kept[index];
    }

    Shape shape(int index) {
        return shapes[index];
    }

    /** Lets go of what one entry keeps: no other replay can follow. */
    void release(int index) {
        kept[index] = null;
    }

    /** Lets go of what all entries keep. */
    void releaseAll() {
        Arrays.fill(kept, null);
    }

    /** {@return the entry as data} */
    TapeEntry entry(int index) {
        Objects.checkIndex(index, wiring.size());
        int[] wires = IntStream.range(0, wiring.operandCount(index))
                .map(k -> wiring.operand(index, k))
                .toArray();
        return new TapeEntry(
                index, ops[index], attributes[index], wires, shapes[index], dtypes[index], kept[index], call(index));
    }

    /** {@return how messages call an entry} */
    String name(int index) {
        return ops[index] == null ? "variable \"" + attributes[index] + "\"" : ops[index].name();
    }
}
