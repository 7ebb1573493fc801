package autograd.shape;

import java.util.Arrays;
import java.util.Objects;

/**
 * NumPy's broadcasting rules on shapes: aligned at the last axis, sizes must be equal or 1, and size 1 is stretched.
 *
 * <p>Size 1 is stretched to size 0 as well: {@code [4, 0]} and {@code [4, 1]} broadcast to {@code [4, 0]}.
 */
public final class Broadcast {
    private Broadcast() {}

    /**
     * Returns the shape to which both shapes broadcast. It does not depend on the order of the two.
     *
     * @throws ShapeException if the shapes disagree, for example {@code add: shapes [2, 3] of a and [4] of b cannot be
     *     broadcast; axis -1 has sizes 3 and 4; need equal sizes or 1}, or if the result would have too many elements
     */
    public static Shape common(String op, String nameA, Shape a, String nameB, Shape b) {
        if (Shape.present(op, nameA, a).equals(Shape.present(op, nameB, b))) {
            return a;
        }
        if (stretches(b, a)) { // the most common cases make no new shape
            return a;
        }
        if (stretches(a, b)) {
            return b;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] sizes = new int[rank];
        for (int back = 1; back <= rank; back++) { // axis -back
            int sizeA = back <= a.rank() ? a.size(-back) : 1;
            int sizeB = back <= b.rank() ? b.size(-back) : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                throw new ShapeException(op + ": shapes " + a + " of " + nameA + " and " + b + " of " + nameB
                        + " cannot be broadcast; axis -" + back + " has sizes " + sizeA + " and " + sizeB
                        + "; need equal sizes or 1");
            }
            sizes[rank - back] = sizeA == 1 ? sizeB : sizeA;
        }
        if (Shape.count(sizes) < 0) {
            throw new ShapeException(op + ": shapes " + a + " of " + nameA + " and " + b + " of " + nameB
                    + " broadcast to " + Arrays.toString(sizes) + ", which has too many elements; need at most "
                    + Shape.MAX_ELEMENTS);
        }
        return Shape.owning(sizes);
    }

    /** {@return whether an array of shape {@code from} can be broadcast to shape {@code to}} */
    public static boolean stretches(Shape from, Shape to) {
        Objects.requireNonNull(from, "broadcast: from is null");
        Objects.requireNonNull(to, "broadcast: to is null");
        if (from.rank() > to.rank()) {
            return false;
        }
        for (int back = 1; back <= from.rank(); back++) {
            int size = from.size(-back);
            if (size != to.size(-back) && size != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the axes of {@code to} along which {@code from} is repeated, in ascending order: all new leading axes,
     * and the axes of size 1 that become another size. Summing an array of shape {@code to} over them leaves the
     * elements of an array of shape {@code from}; that sum is the transpose of broadcasting.
     *
     * @throws ShapeException if {@code from} cannot be broadcast to {@code to}
     */
    public static int[] stretchedAxes(Shape from, Shape to) {
        if (!stretches(from, to)) {
            throw new ShapeException("broadcast: shape " + from + " cannot be broadcast to shape " + to
                    + "; aligned at the last axis, each size must be equal or 1");
        }
        int lead = to.rank() - from.rank();
        int[] axes = new int[to.rank()];
        int count = 0;
        for (int axis = 0; axis < to.rank(); axis++) {
            if (axis < lead || from.size(axis - lead) != to.size(axis)) {
                axes[count++] = axis;
            }
        }
        return Arrays.copyOf(axes, count);
    }
}
