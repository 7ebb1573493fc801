package autograd.shape;

import java.util.Arrays;
import java.util.Objects;

/**
 * A regular part of a larger shape: along each axis a start, a step, and a number of elements. Element {@code [i0, i1,
 * ...]} of the window is element {@code [starts[0] + i0 * steps[0], ...]} of the whole. Steps may be negative, never 0, so
 * that no element is met twice. Immutable.
 */
public final class Window {
    private final Shape whole;
    private final int[] starts; // never written after construction, never handed out
    private final int[] steps; // 1 where a step is never taken, so that equal windows are equal
    private final Shape shape;

    private Window(Shape whole, int[] starts, int[] steps, Shape shape) {
        this.whole = whole;
        this.starts = starts;
        this.steps = steps;
        this.shape = shape;
    }

    /** {@return the window with steps of 1, see {@link #of(Shape, int[], int[], Shape)}} */
    public static Window of(Shape whole, int[] starts, Shape shape) {
        int[] steps = new int[Objects.requireNonNull(starts, "window: starts is null").length];
        Arrays.fill(steps, 1);
        return of(whole, starts, steps, shape);
    }

    /**
     * Returns a window; the arrays are copied.
     *
     * @param whole the shape that it is a part of
     * @param starts for each axis of the whole
     * @param steps for each axis of the whole, not 0
     * @param shape the number of elements along each axis
     * @throws ShapeException if the ranks differ, a step is 0, or an element lies outside
     */
    public static Window of(Shape whole, int[] starts, int[] steps, Shape shape) {
        Objects.requireNonNull(whole, "window: whole is null");
        Objects.requireNonNull(starts, "window: starts is null");
        Objects.requireNonNull(steps, "window: steps is null");
        Objects.requireNonNull(shape, "window: shape is null");
        int rank = whole.rank();
        boolean valid = starts.length == rank && steps.length == rank && shape.rank() == rank;
        int[] taken = new int[rank];
        for (int axis = 0; valid && axis < rank; axis++) {
            int size = shape.size(axis);
            long last = starts[axis] + (size - 1L) * steps[axis];
            valid = starts[axis] >= 0
                    && steps[axis] != 0
                    && (size == 0
                            ? starts[axis] <= whole.size(axis)
                            : starts[axis] < whole.size(axis) && last >= 0 && last < whole.size(axis));
            taken[axis] = size > 1 ? steps[axis] : 1;
        }
        if (!valid) {
            throw new ShapeException("window: shape " + shape + " at starts " + Arrays.toString(starts) + " by steps "
                    + Arrays.toString(steps) + " does not lie within shape " + whole
                    + "; need a start, a step other than 0 and a size for each axis, first and last element inside");
        }
        return new Window(whole, starts.clone(), taken, shape);
    }

    /** {@return the shape that this is a part of} */
    public Shape whole() {
        return whole;
    }

    /** {@return the shape of this part} */
    public Shape shape() {
        return shape;
    }

    /** {@return where the window begins along an axis, counted from the front} */
    public int start(int axis) {
        return starts[axis];
    }

    /** {@return how far the elements are apart along an axis, counted from the front; 1 where there is but one} */
    public int step(int axis) {
        return steps[axis];
    }

    /** {@return whether every element of the whole is in its own place} */
    public boolean isAll() {
        return shape.equals(whole) && Arrays.stream(steps).allMatch(step -> step == 1);
    }

    /** {@return the same window of each of {@code size} wholes along a new first axis} */
    public Window within(int size) {
        Shape first = Shape.of(size);
        return of(first.append(whole), behind(0, starts), behind(1, steps), first.append(shape));
    }

    private static int[] behind(int first, int[] others) {
        int[] longer = new int[others.length + 1];
        longer[0] = first;
        System.arraycopy(others, 0, longer, 1, others.length);
        return longer;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Window that
                        && whole.equals(that.whole)
                        && shape.equals(that.shape)
                        && Arrays.equals(starts, that.starts)
                        && Arrays.equals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(whole, shape, Arrays.hashCode(starts), Arrays.hashCode(steps));
    }

    /** {@return the window as text, such as {@code [2, 2] at [0, 1] by [1, 2] of [2, 4]}; steps of 1 are left out} */
    @Override
    public String toString() {
        boolean dense = Arrays.stream(steps).allMatch(step -> step == 1);
        String by = dense ? "" : " by " + Arrays.toString(steps);
        return shape + " at " + Arrays.toString(starts) + by + " of " + whole;
    }
}
