package autograd;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/** Which axes of which shape are reduced, sorted, and whether they stay with size 1: the attribute of reductions. */
record Reduction(Ints axes, boolean keepDims, Shape from) implements Batched.Shifting<Reduction> {
    /** A function along one axis that keeps the shape. */
    @FunctionalInterface
    interface AlongAxis {
        Tensor apply(Tensor x, int axis);
    }

    /** The reduction of a floating operand over axes as users give them. */
    static Reduction of(String op, Tensor x, int[] axes, boolean keepDims) {
        Checks.floating(op, "x", x);
        return ofAny(op, x, axes, keepDims);
    }

    /** {@link #of} for an operand of any dtype. */
    static Reduction ofAny(String op, Tensor x, int[] axes, boolean keepDims) {
        Checks.present(op, "x", x);
        if (axes == null) {
            throw new NullPointerException(op + ": axes is null; leave it out to reduce all axes");
        }
        return new Reduction(Ints.of(Axes.normalizeAll(op, axes, "x", x.shape())), keepDims, x.shape());
    }

    /** The reduction of a floating operand along one axis, which goes. */
    static Reduction along(String op, Tensor x, int axis) {
        return along(op, x, axis, false);
    }

    /** The reduction of a floating operand along one axis. */
    static Reduction along(String op, Tensor x, int axis, boolean keepDims) {
        Checks.floating(op, "x", x);
        return new Reduction(Ints.of(Axes.normalize(op, axis, "x", x.shape())), keepDims, x.shape());
    }

    /** {@return this, after checking that there is an element to choose from} */
    Reduction requireNotEmpty(String op) {
        if (count() == 0) {
            throw new ShapeException(
                    op + ": cannot reduce nothing; axes " + axes + " of x, shape " + from + ", hold no element");
        }
        return this;
    }

    /** {@return the shape of the operand with the reduced axes of size 1} */
    Shape kept() {
        return Axes.reduced(from, axes.toArray(), true);
    }

    /** {@return how many elements go into one result} */
    int count() {
        int count = 1;
        for (int i = 0; i < axes.size(); i++) {
            count *= from.size(axes.get(i));
        }
        return count;
    }

    /** Applies a function along the reduced axes as if they were one: they are moved to the end, joined, and put back. */
    Tensor joined(Tensor x, AlongAxis function) {
        if (axes.size() == 1) {
            return function.apply(x, axes.get(0));
        }
        int[] permutation = reducedLast();
        Tensor moved = Shaping.transpose(x, permutation);
        int[] sizes = Arrays.copyOf(moved.shape().toArray(), from.rank() - axes.size() + 1);
        sizes[sizes.length - 1] = count();
        Tensor y = function.apply(Shaping.reshape(moved, Shape.of(sizes)), sizes.length - 1);
        return Shaping.transpose(Shaping.reshape(y, moved.shape()), Axes.inverse(permutation));
    }

    private int[] reducedLast() {
        int[] permutation = new int[from.rank()];
        int kept = 0;
        int last = 0;
        for (int axis = 0; axis < permutation.length; axis++) {
            if (last < axes.size() && axes.get(last) == axis) {
                permutation[permutation.length - axes.size() + last++] = axis;
            } else {
                permutation[kept++] = axis;
            }
        }
        return permutation;
    }

    @Override
    public Reduction shifted(int size) {
        return new Reduction(axes.plus(1), keepDims, Shape.of(size).append(from));
    }

    @Override
    public String toString() {
        return "axes=" + axes + (keepDims ? ", keepDims" : "");
    }
}
