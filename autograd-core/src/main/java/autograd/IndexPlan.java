package autograd;

import autograd.Index.At;
import autograd.Index.Ellipsis;
import autograd.Index.NewAxis;
import autograd.Index.Pick;
import autograd.Index.Range;
import autograd.Index.Where;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What an index means for one shape: a window of it if all entries are basic, else a list of row-major positions. The
 * rules stand at {@link Index}.
 *
 * @param shape of the result
 * @param window where the elements are; null if there are positions instead
 * @param positions INT32, of the shape of the result; null if there is a window instead
 */
record IndexPlan(Shape shape, Window window, Tensor positions) {
    /** The positions {@code start, start + step, ...} along an axis. */
    record Span(int start, int step, int count) {}

    /**
     * Finds out what {@code index} means for {@code x}.
     *
     * @param op how messages begin
     */
    static IndexPlan of(String op, Tensor x, Index... index) {
        Objects.requireNonNull(index, () -> op + ": index is null");
        List<Index> entries = completed(op, x.shape(), index);
        for (Index entry : entries) {
            if (entry instanceof Pick || entry instanceof Where) {
                return new AdvancedIndex(op, x.shape()).plan(entries);
            }
        }
        return basic(op, x.shape(), entries);
    }

    /** {@return all entries of an index that has at least one} */
    static Index[] entries(Index first, Index[] more) {
        Objects.requireNonNull(more, "index: the entries after the first are null");
        Index[] all = new Index[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    /** {@return the elements of {@code x}, of the shape that this was made for} */
    Tensor read(Tensor x) {
        return window == null ? Indexing.gatherFlat(x, positions) : Indexing.read(x, box());
    }

    Indexing.Box box() {
        return new Indexing.Box(window, shape);
    }

    /** {@return the entries with an ellipsis, and whole ranges after it for the axes that it stands for} */
    private static List<Index> completed(String op, Shape x, Index[] index) {
        List<Index> entries = new ArrayList<>();
        int named = 0;
        int ellipsis = -1;
        for (int i = 0; i < index.length; i++) {
            int place = i;
            Index entry = Objects.requireNonNull(index[i], () -> op + ": entry " + place + " of the index is null");
            if (entry instanceof Where where) {
                named += where.mask().rank();
            } else if (entry instanceof Ellipsis) {
                if (ellipsis >= 0) {
                    throw new ShapeException(op + ": index " + Arrays.toString(index) + " for x of shape " + x
                            + " has two ellipses; need at most one");
                }
                ellipsis = i;
            } else {
                named += entry instanceof NewAxis ? 0 : 1;
            }
            entries.add(entry);
        }
        if (named > x.rank()) {
            throw new ShapeException(op + ": index " + Arrays.toString(index) + " names " + named
                    + " axes, x has shape " + x + "; need at most " + x.rank());
        }
        int at = ellipsis < 0 ? entries.size() : ellipsis + 1;
        for (int left = x.rank() - named; left > 0; left--) {
            entries.add(at, Index.all());
        }
        return entries;
    }

    private static IndexPlan basic(String op, Shape x, List<Index> entries) {
        int[] starts = new int[x.rank()];
        int[] steps = new int[x.rank()];
        int[] counts = new int[x.rank()];
        int[] sizes = new int[entries.size()];
        int axis = 0;
        int rank = 0;
        for (Index entry : entries) {
            if (entry instanceof At at) {
                starts[axis] = position(op, x, axis, at.position());
                steps[axis] = 1;
                counts[axis++] = 1;
            } else if (entry instanceof Range range) {
                Span span = span(op, x, axis, range);
                starts[axis] = span.start();
                steps[axis] = span.step();
                counts[axis++] = span.count();
                sizes[rank++] = span.count();
            } else if (entry instanceof NewAxis) {
                sizes[rank++] = 1;
            }
        }
        Shape shape = Checks.shape(op, Arrays.copyOf(sizes, rank));
        return new IndexPlan(shape, Window.of(x, starts, steps, Shape.of(counts)), null);
    }

    /** {@return a position counted from the front, after checking that the axis has it} */
    static int position(String op, Shape x, int axis, int position) {
        int size = x.size(axis);
        int counted = position < 0 ? position + size : position;
        if (counted < 0 || counted >= size) {
            throw new IndexOutOfBoundsException(op + ": index " + position + " is out of range for axis " + axis
                    + " of x, shape " + x + "; "
                    + (size == 0 ? "the axis is empty" : "valid are " + -size + " to " + (size - 1)));
        }
        return counted;
    }

    /** {@return the positions of a range, after checking that the axis has them} */
    static Span span(String op, Shape x, int axis, Range range) {
        int size = x.size(axis);
        int step = range.step();
        boolean forward = step > 0;
        int from = forward ? 0 : size - 1;
        if (range.from().isPresent()) {
            from = range.from().getAsInt() < 0
                    ? range.from().getAsInt() + size
                    : range.from().getAsInt();
        }
        int to = forward ? size : -1;
        if (range.to().isPresent()) {
            to = range.to().getAsInt() < 0
                    ? range.to().getAsInt() + size
                    : range.to().getAsInt();
        }
        boolean valid = forward
                ? from >= 0 && from <= to && to <= size
                : from < size && from >= to && (to >= 0 || range.to().isEmpty()) && (from >= 0 || size == 0);
        if (!valid) {
            String need = forward ? "0 <= from <= to <= " + size : "0 <= to <= from < " + size;
            throw new IndexOutOfBoundsException(op + ": range " + words(range) + " does not fit axis " + axis
                    + " of x, shape " + x + "; need " + need + ", negative ones counted from the end");
        }
        long distance = Math.abs((long) to - from);
        int count = (int) ((distance + Math.abs((long) step) - 1) / Math.abs((long) step));
        return new Span(count == 0 ? 0 : from, step, count);
    }

    private static String words(Range range) {
        String from = range.from().isPresent() ? "" + range.from().getAsInt() : "the beginning";
        String to = range.to().isPresent() ? "" + range.to().getAsInt() : "the end";
        return from + " to " + to + (range.step() == 1 ? "" : " by " + range.step());
    }
}
