package autograd.shape;

import java.util.Arrays;
import java.util.Objects;

/**
 * Which axes are meant: negative axes, sets of axes, permutations, and the shape that is left after reducing some.
 *
 * <p>The methods that check take the name of the operation and of its operand, and use them only to word an error.
 */
public final class Axes {
    private Axes() {}

    /**
     * Returns {@code axis} counted from the front.
     *
     * @param axis from {@code -rank} to {@code rank - 1}; negative axes count from the end
     * @throws ShapeException if there is no such axis, for example {@code sum: axis 2 is out of range for x of shape
     *     [2, 3]; valid axes are -2 to 1}
     */
    public static int normalize(String op, int axis, String operand, Shape shape) {
        int rank = Shape.present(op, operand, shape).rank();
        if (axis < -rank || axis >= rank) {
            throw outOfRange(op, axis, operand, shape);
        }
        return axis < 0 ? axis + rank : axis;
    }

    static ShapeException outOfRange(String op, int axis, String operand, Shape shape) {
        int rank = shape.rank();
        return new ShapeException(op + ": axis " + axis + " is out of range for " + operand + " of shape " + shape
                + "; " + (rank == 0 ? operand + " has no axes" : "valid axes are " + -rank + " to " + (rank - 1)));
    }

    /**
     * Returns the axes counted from the front, in ascending order; no axes at all stand for all axes of the shape.
     *
     * @throws ShapeException if an axis does not exist or is named twice
     */
    public static int[] normalizeAll(String op, int[] axes, String operand, Shape shape) {
        Objects.requireNonNull(axes, () -> op + ": axes is null");
        if (axes.length == 0) {
            return all(Shape.present(op, operand, shape).rank());
        }
        int[] normal = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            normal[i] = normalize(op, axes[i], operand, shape);
        }
        Arrays.sort(normal);
        for (int i = 1; i < normal.length; i++) {
            if (normal[i] == normal[i - 1]) {
                throw new ShapeException(op + ": axis " + normal[i] + " is named twice in axes " + Arrays.toString(axes)
                        + " of " + operand + " of shape " + shape + "; name each axis once");
            }
        }
        return normal;
    }

    private static int[] all(int rank) {
        int[] axes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            axes[axis] = axis;
        }
        return axes;
    }

    /**
     * Returns the shape that is left when axes are reduced: they are dropped, or kept with size 1.
     *
     * @param sortedAxes distinct axes in ascending order, counted from the front, as {@link #normalizeAll} returns them
     */
    public static Shape reduced(Shape shape, int[] sortedAxes, boolean keepDims) {
        Objects.requireNonNull(shape, "reduced: shape is null");
        Objects.requireNonNull(sortedAxes, "reduced: sortedAxes is null");
        int[] sizes = new int[keepDims ? shape.rank() : shape.rank() - sortedAxes.length];
        int kept = 0;
        int next = 0; // index of the next reduced axis
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (next < sortedAxes.length && sortedAxes[next] == axis) {
                next++;
                if (keepDims) {
                    sizes[kept++] = 1;
                }
            } else {
                sizes[kept++] = shape.size(axis);
            }
        }
        return Shape.owning(sizes);
    }

    /**
     * Returns a permutation of the axes of a shape, counted from the front: axis {@code i} of the result is axis
     * {@code permutation[i]} of the operand.
     *
     * @throws ShapeException if {@code permutation} does not name each axis exactly once
     */
    public static int[] permutation(String op, int[] permutation, String operand, Shape shape) {
        Objects.requireNonNull(permutation, () -> op + ": permutation is null");
        int rank = Shape.present(op, operand, shape).rank();
        boolean[] seen = new boolean[rank];
        int[] normal = new int[rank];
        boolean valid = permutation.length == rank;
        for (int i = 0; valid && i < rank; i++) {
            int axis = permutation[i] < 0 ? permutation[i] + rank : permutation[i];
            valid = axis >= 0 && axis < rank && !seen[axis];
            if (valid) {
                seen[axis] = true;
                normal[i] = axis;
            }
        }
        if (!valid) {
            String need =
                    rank == 0 ? "need []: " + operand + " has no axes" : "need each of 0 to " + (rank - 1) + " once";
            throw new ShapeException(op + ": " + Arrays.toString(permutation) + " is not a permutation of the axes of "
                    + operand + " of shape " + shape + "; " + need);
        }
        return normal;
    }

    /** {@return the permutation that undoes the given one, whose axes are counted from the front} */
    public static int[] inverse(int[] permutation) {
        int[] inverse = new int[Objects.requireNonNull(permutation, "inverse: permutation is null").length];
        for (int i = 0; i < permutation.length; i++) {
            inverse[permutation[i]] = i;
        }
        return inverse;
    }
}
