package autograd.tape;

import java.util.Arrays;

/**
 * The wiring of a tape: entries in recording order, each with the indices of its operands. An operand is an earlier
 * entry or {@link #CONSTANT}. The list knows nothing of values; {@link Replay} walks it backward.
 *
 * <p>Storage is two growing arrays of {@code int}, no object per entry: 4 bytes an entry for the start of its
 * operands and 4 bytes an operand.
 */
public final class EntryList {
    /** The index of an operand that is not on the tape. */
    public static final int CONSTANT = -1;

    private static final int INITIAL_CAPACITY = 16;

    private int[] ends = new int[INITIAL_CAPACITY]; // ends[i]: one past the last operand of entry i
    private int[] operands = new int[2 * INITIAL_CAPACITY];
    private int size;

    /**
     * Appends an entry.
     *
     * @param indices its operands, each an index below {@link #size()} or {@link #CONSTANT}; read, not kept
     * @return the index of the new entry
     */
    public int append(int... indices) {
        int at = open(indices.length);
        for (int index : indices) {
            operands[at++] = checked(index);
        }
        return size++;
    }

    /** {@link #append(int...)} of an entry without operands. */
    public int append() {
        open(0);
        return size++;
    }

    /** {@link #append(int...)} of an entry with the first {@code count} of three operands. */
    public int appendFirst(int count, int a, int b, int c) {
        int at = open(count);
        operands[at] = checked(a);
        if (count > 1) {
            operands[at + 1] = checked(b);
        }
        if (count > 2) {
            operands[at + 2] = checked(c);
        }
        return size++;
    }

    /** {@return where the operands of the next entry begin; there is room for {@code count}} */
    private int open(int count) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        if (start + count > operands.length) {
            operands = Arrays.copyOf(operands, Math.max(2 * operands.length, start + count));
        }
        ends[size] = start + count;
        return start;
    }

    private int checked(int index) {
        assert index >= CONSTANT && index < size : "operand " + index + " of entry " + size;
        return index;
    }

    /** {@return the number of entries} */
    public int size() {
        return size;
    }

    /** {@return the number of operands of entry {@code entry}} */
    public int operandCount(int entry) {
        return ends[entry] - start(entry);
    }

    /** {@return the index of operand {@code k} of entry {@code entry}, or {@link #CONSTANT}} */
    public int operand(int entry, int k) {
        return operands[start(entry) + k];
    }

    /**
     * Marks the entries on which a gradient by the given entries depends: themselves and all that was computed from
     * them.
     *
     * @param sources entry indices; read
     * @return one flag an entry
     */
    public boolean[] descendants(int... sources) {
        boolean[] marked = new boolean[size];
        int first = size;
        for (int source : sources) {
            marked[source] = true;
            first = Math.min(first, source);
        }
        for (int entry = first; entry < size; entry++) {
            for (int p = start(entry); p < ends[entry] && !marked[entry]; p++) {
                marked[entry] = operands[p] >= 0 && marked[operands[p]];
            }
        }
        return marked;
    }

    private int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }
}
