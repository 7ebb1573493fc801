package autograd;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Axes exchanged, dropped, added and merged: short ways to {@link Shaping#transpose} and {@link Shaping#reshape}, of which
 * only the first moves elements. Linear; operands of any dtype.
 */
public final class Layout {
    private Layout() {}

    /**
     * Reorders axes: axis i of the result is axis {@code axes[i]} of {@code x}. PyTorch's name of {@link
     * Shaping#transpose}, which may also leave the axes out to reverse them; here each one is named.
     *
     * @param x of any dtype
     * @param axes each axis once; negative ones count from the end
     * @return the tensor
     * @throws ShapeException if {@code axes} is not a permutation of the axes
     */
    public static Tensor permute(Tensor x, int... axes) {
        Checks.present("permute", "x", x);
        Objects.requireNonNull(axes, "permute: axes is null");
        int[] order = Axes.permutation("permute", axes, "x", x.shape());
        return order.length == 0 ? x : Shaping.transpose(x, order);
    }

    /**
     * Exchanges two axes, as NumPy's {@code swapaxes} and PyTorch's {@code transpose}.
     *
     * @param x of any dtype
     * @param a an axis; negative counts from the end
     * @param b an axis; the same one changes nothing
     * @return the tensor
     * @throws ShapeException if an axis is out of range
     */
    public static Tensor swapAxes(Tensor x, int a, int b) {
        Checks.present("swapAxes", "x", x);
        int first = Axes.normalize("swapAxes", a, "x", x.shape());
        int second = Axes.normalize("swapAxes", b, "x", x.shape());
        int[] order = new int[x.rank()];
        Arrays.setAll(order, i -> i == first ? second : i == second ? first : i);
        return first == second ? x : Shaping.transpose(x, order);
    }

    /**
     * Drops axes of size 1. Copies nothing.
     *
     * @param x of any dtype
     * @param axes the axes to drop, each of size 1; none at all for all axes of size 1
     * @return the tensor
     * @throws ShapeException if an axis is out of range, named twice, or of another size
     */
    public static Tensor squeeze(Tensor x, int... axes) {
        Checks.present("squeeze", "x", x);
        Objects.requireNonNull(axes, "squeeze: axes is null; leave it out for all axes of size 1");
        Shape shape = x.shape();
        int[] dropped = axes.length == 0 ? axesOfSizeOne(shape) : Axes.normalizeAll("squeeze", axes, "x", shape);
        for (int axis : dropped) {
            if (shape.size(axis) != 1) {
                throw new ShapeException("squeeze: axis " + axis + " of x, shape " + shape + ", has size "
                        + shape.size(axis) + "; only axes of size 1 can be dropped");
            }
        }
        return Shaping.reshape(x, Axes.reduced(shape, dropped, false));
    }

    /**
     * Adds axes of size 1. Copies nothing. NumPy's {@code expand_dims}, and PyTorch's {@code unsqueeze} for one axis.
     *
     * @param x of any dtype
     * @param axes where the new axes stand in the result; negative ones count from its end
     * @return the tensor
     * @throws ShapeException if an axis is out of range or named twice, or there are none
     */
    public static Tensor expandDims(Tensor x, int... axes) {
        Checks.present("expandDims", "x", x);
        if (Objects.requireNonNull(axes, "expandDims: axes is null; need one or more").length == 0) {
            throw new ShapeException(
                    "expandDims: there are no axes for x of shape " + x.shape() + "; need one or more");
        }
        int[] ones = new int[axes.length];
        Arrays.fill(ones, 1);
        Shape widened =
                Checks.joined("expandDims", x.shape(), Checks.shape("expandDims", ones)); // only the rank counts
        int[] added = Axes.normalizeAll("expandDims", axes, "the result", widened);
        int[] sizes = new int[widened.rank()];
        for (int axis = 0, from = 0, next = 0; axis < sizes.length; axis++) {
            boolean isNew = next < added.length && added[next] == axis;
            next += isNew ? 1 : 0;
            sizes[axis] = isNew ? 1 : x.shape().size(from++);
        }
        return Shaping.reshape(x, Shape.of(sizes));
    }

    /** {@return the elements as a vector, in row-major order; a scalar becomes a vector of one. Copies nothing} */
    public static Tensor flatten(Tensor x) {
        return Shaping.reshape(Checks.present("flatten", "x", x), Shape.of(x.size()));
    }

    /**
     * Merges neighbouring axes into one. Copies nothing. {@code flatten(x, 1, -1)} makes a row of each example of a batch.
     *
     * @param x of any dtype, of rank 1 or more
     * @param first the first axis to merge; negative counts from the end
     * @param last the last one, not before the first
     * @return the tensor
     * @throws ShapeException if an axis is out of range or {@code last} is before {@code first}
     */
    public static Tensor flatten(Tensor x, int first, int last) {
        Checks.present("flatten", "x", x);
        int from = Axes.normalize("flatten", first, "x", x.shape());
        int to = Axes.normalize("flatten", last, "x", x.shape());
        if (to < from) {
            throw new ShapeException("flatten: last axis " + last + " is before first axis " + first + " of x, shape "
                    + x.shape() + "; need first <= last, counted from the front");
        }
        int[] sizes = new int[x.rank() - (to - from)];
        Arrays.fill(sizes, 1);
        for (int axis = 0; axis < x.rank(); axis++) {
            sizes[axis < from ? axis : Math.max(from, axis - (to - from))] *=
                    x.shape().size(axis);
        }
        return Shaping.reshape(x, Shape.of(sizes));
    }

    private static int[] axesOfSizeOne(Shape shape) {
        int[] axes = new int[shape.rank()];
        int count = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            if (shape.size(axis) == 1) {
                axes[count++] = axis;
            }
        }
        return Arrays.copyOf(axes, count);
    }
}
