package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a tensor, laid out as NumPy does: rows in brackets, columns aligned, the middle of long axes left out past
 * 1000 elements. Behind it, when the numbers do not tell: the dtype if it is FLOAT32, the shape if it was cut or is empty.
 */
final class TensorFormat {
    private static final int WHOLE = 1000;
    private static final int EDGE = 3;
    private static final int LINE = 75;

    private final NdArray array;
    private final int[] sizes;
    private final boolean cut;
    private final List<String> cells;
    private int next; // the cell that is written next

    private TensorFormat(NdArray array) {
        this.array = array;
        this.sizes = array.shape().toArray();
        this.cut = array.elements() > WHOLE;
        this.cells = NumberFormat.column(array.dtype(), shownValues());
    }

    static String format(NdArray array) {
        Shape shape = array.shape();
        StringBuilder text = new StringBuilder();
        if (shape.isScalar()) {
            text.append(NumberFormat.scalar(array.dtype(), array.doubleAt(0)));
        } else if (array.elements() == 0) {
            text.append("[]");
        } else {
            new TensorFormat(array).axis(0, text);
        }
        List<String> notes = new ArrayList<>();
        if (array.elements() == 0 || array.elements() > WHOLE) {
            notes.add("shape " + shape);
        }
        if (array.dtype() == DType.FLOAT32 || array.elements() == 0 && array.dtype() != DType.FLOAT64) {
            notes.add(array.dtype().toString());
        }
        return notes.isEmpty() ? text.toString() : text + "  " + String.join(", ", notes);
    }

    private double[] shownValues() {
        double[] values = new double[countShown(0)];
        collect(0, 0, values, 0);
        return values;
    }

    private int countShown(int axis) {
        return axis == sizes.length ? 1 : shownIndices(axis).length * countShown(axis + 1);
    }

    private int collect(int axis, int offset, double[] values, int count) {
        if (axis == sizes.length) {
            values[count] = array.doubleAt(offset);
            return count + 1;
        }
        int filled = count;
        for (int index : shownIndices(axis)) {
            filled = collect(axis + 1, offset * sizes[axis] + index, values, filled);
        }
        return filled;
    }

    private int[] shownIndices(int axis) {
        int size = sizes[axis];
        boolean whole = !cut || size <= 2 * EDGE;
        int[] indices = new int[whole ? size : 2 * EDGE];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = whole || i < EDGE ? i : size - 2 * EDGE + i;
        }
        return indices;
    }

    private void axis(int axis, StringBuilder text) {
        boolean last = axis == sizes.length - 1;
        String indent = " ".repeat(axis + 1);
        String separator = "\n".repeat(sizes.length - 1 - axis) + indent;
        boolean gap = cut && sizes[axis] > 2 * EDGE;
        int shown = shownIndices(axis).length;
        text.append('[');
        int lineStart = text.length() - indent.length();
        int width = LINE - indent.length(); // one column stays free for each closing bracket
        for (int i = 0; i < shown; i++) {
            if (last) {
                String cell = cells.get(next++);
                lineStart = place(text, i == 0 ? "" : " ", cell, indent, width, lineStart);
                if (gap && i == EDGE - 1) {
                    lineStart = place(text, " ", "...", indent, width, lineStart);
                }
            } else {
                text.append(i == 0 ? "" : separator);
                axis(axis + 1, text);
                if (gap && i == EDGE - 1) {
                    text.append(separator).append("...");
                }
            }
        }
        text.append(']');
    }

    /** Appends one cell, on a new line when the line is full; {@return where the line starts} */
    private static int place(StringBuilder text, String space, String cell, String indent, int width, int lineStart) {
        if (text.length() - lineStart + space.length() + cell.length() > width && !space.isEmpty()) {
            while (text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
            int start = text.length();
            text.append(indent).append(cell);
            return start;
        }
        text.append(space).append(cell);
        return lineStart;
    }
}
