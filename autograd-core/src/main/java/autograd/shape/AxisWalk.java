package autograd.shape;

/**
 * One axis of a row-major array, seen as {@code [outer, size, inner]}: all axes before it are one, and all axes after it.
 * Neighbours along the axis stand {@code inner} apart.
 *
 * @param outer how often the axis is walked, one walk after the other
 * @param size how many positions it has
 * @param inner how many elements stand at each position
 */
public record AxisWalk(int outer, int size, int inner) {
    /**
     * Returns the walk along an axis.
     *
     * @param axis counted from the front, as {@link Axes#normalize} returns it
     */
    public static AxisWalk of(Shape shape, int axis) {
        int[] sizes = Shape.present("walk", "x", shape).toArray();
        int outer = 1;
        for (int before = 0; before < axis; before++) {
            outer *= sizes[before];
        }
        int inner = 1;
        for (int after = axis + 1; after < sizes.length; after++) {
            inner *= sizes[after];
        }
        return new AxisWalk(outer, sizes[axis], inner);
    }

    /** {@return the flat position of element {@code [o, position, i]}} */
    public int position(int o, int position, int i) {
        return (o * size + position) * inner + i;
    }
}
