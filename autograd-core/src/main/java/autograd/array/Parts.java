package autograd.array;

import autograd.shape.Shape;

/** How large results are divided: among threads, and into the rows and columns that broadcasting repeats. */
final class Parts {
    /** Elements that a part has at least where arithmetic waits for memory. Measured: below, starting costs more. */
    static final int MEMORY = 64 * 1024;

    /** Elements that a part has at least where each takes an elementary function. */
    static final int FUNCTIONS = 8 * 1024;

    /** Parts start at multiples of this, so that no two threads write to one cache line. */
    private static final int ALIGNED = 64;

    private Parts() {}

    /** {@return into how many parts to split work over so many elements, each part at least {@code least} of them} */
    static int of(long elements, int least) {
        return elements < 2L * least || Workers.THREADS == 1 ? 1 : (int) Math.min(Workers.THREADS, elements / least);
    }

    /** {@return the first of {@code count} elements that is in the part} */
    static int start(int part, int parts, int count) {
        return start(part, parts, count, ALIGNED);
    }

    /** {@return the first of {@code count} things that is in the part, a multiple of {@code aligned} or the end} */
    static int start(int part, int parts, int count, int aligned) {
        return part == parts ? count : (int) ((long) count * part / parts) / aligned * aligned;
    }

    /**
     * {@return the length of the row that is repeated for each row of the result, if {@code operand} has the sizes of the
     * last axes of {@code result}; else 0}
     */
    static int rowLength(Shape operand, Shape result) {
        int length = 1;
        for (int back = 1; back <= operand.rank() && operand.size(-back) == result.size(-back); back++) {
            length *= operand.size(-back);
        }
        return length == operand.elements() ? length : 0;
    }

    /**
     * {@return how often each element is repeated in succession, if {@code operand} has the sizes of the first axes of
     * {@code result} and then only sizes of 1; else 0}
     */
    static int timesAcross(Shape operand, Shape result) {
        if (operand.rank() != result.rank()) {
            return 0;
        }
        int rows = 1;
        for (int axis = 0; axis < operand.rank() && operand.size(axis) == result.size(axis); axis++) {
            rows *= operand.size(axis);
        }
        return rows == operand.elements() ? result.elements() / rows : 0;
    }
}
