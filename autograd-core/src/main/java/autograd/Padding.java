package autograd;

import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Elements put around a tensor: a number, its edge, or its mirror image, as the modes of NumPy's {@code pad}. Linear (the
 * number is a constant): an element that comes several times in the result gets the sum of their cotangents. Operands of
 * any dtype. {@code before} and {@code after} have a number for each axis.
 */
public final class Padding {
    private Padding() {}

    /**
     * Puts a number around a tensor. Derivative: the cotangent of the middle.
     *
     * @param x the operand
     * @param before how many along each axis before the first element
     * @param after how many after the last
     * @param value a number, which takes the dtype of {@code x}
     * @return the tensor
     * @throws ShapeException if there is not one number for each axis, one is negative, or the result is too large
     */
    public static Tensor pad(Tensor x, int[] before, int[] after, double value) {
        Shape padded = padded("pad", x, before, after);
        Tensor around = Checks.number("pad", "x", x, value);
        Window middle = Window.of(padded, before, x.shape());
        if (Double.doubleToRawLongBits(value) == 0) {
            return Indexing.place(x, middle);
        }
        IndexPlan plan = new IndexPlan(x.shape(), middle, null);
        return Updates.set(Shaping.broadcastTo(around, padded), x, plan);
    }

    /**
     * Puts copies of the first and last element of each axis around a tensor: {@code y = a a [a b c] c c}.
     *
     * @param x the operand
     * @param before how many along each axis before the first element
     * @param after how many after the last
     * @return the tensor
     * @throws ShapeException as {@link #pad}, or if an empty axis is to be padded
     */
    public static Tensor padEdge(Tensor x, int[] before, int[] after) {
        return padFrom("padEdge", x, before, after, Padding::nearest);
    }

    /**
     * Puts mirror images around a tensor, the mirror standing on the first and last element: {@code y = c b [a b c] b a}.
     * A pad of the size of the axis or more is mirrored again and again; an axis of size 1 is repeated.
     *
     * @param x the operand
     * @param before how many along each axis before the first element
     * @param after how many after the last
     * @return the tensor
     * @throws ShapeException as {@link #pad}, or if an empty axis is to be padded
     */
    public static Tensor padReflect(Tensor x, int[] before, int[] after) {
        return padFrom("padReflect", x, before, after, Padding::mirrored);
    }

    /** Where in an axis of some size the element at a position beside it is taken from. */
    @FunctionalInterface
    private interface Source {
        int of(int position, int size);
    }

    private static int nearest(int position, int size) {
        return Math.max(0, Math.min(size - 1, position));
    }

    private static int mirrored(int position, int size) {
        int period = Math.max(1, 2 * (size - 1));
        int within = Math.floorMod(position, period);
        return Math.min(within, period - within);
    }

    private static Tensor padFrom(String op, Tensor x, int[] before, int[] after, Source source) {
        Shape padded = padded(op, x, before, after);
        List<int[]> offsets = new ArrayList<>();
        int stride = x.size();
        for (int axis = 0; axis < x.rank(); axis++) {
            int size = x.shape().size(axis);
            if (size == 0 && padded.size(axis) > 0) {
                throw new ShapeException(op + ": axis " + axis + " of x, shape " + x.shape()
                        + ", is empty; there is nothing to pad it with, need size 1 or more or no padding");
            }
            stride = size == 0 ? 0 : stride / size;
            int[] offset = new int[padded.size(axis)];
            for (int i = 0; i < offset.length; i++) {
                offset[i] = source.of(i - before[axis], size) * stride;
            }
            offsets.add(offset);
        }
        if (padded.equals(x.shape())) {
            return x;
        }
        int[] positions = padded.elements() == 0 ? new int[0] : AdvancedIndex.outerSum(offsets);
        return Indexing.gatherFlat(x, new DenseTensor(NdArray.of(positions, padded)));
    }

    private static Shape padded(String op, Tensor x, int[] before, int[] after) {
        Checks.present(op, "x", x);
        Objects.requireNonNull(before, () -> op + ": before is null; need one int for each axis");
        Objects.requireNonNull(after, () -> op + ": after is null; need one int for each axis");
        int[] sizes = x.shape().toArray();
        boolean valid = before.length == sizes.length && after.length == sizes.length;
        for (int axis = 0; valid && axis < sizes.length; axis++) {
            long size = (long) sizes[axis] + before[axis] + after[axis];
            valid = before[axis] >= 0 && after[axis] >= 0 && size <= Shape.MAX_ELEMENTS;
            sizes[axis] = (int) size;
        }
        if (!valid) {
            throw new ShapeException(op + ": before " + Arrays.toString(before) + " and after " + Arrays.toString(after)
                    + " for x of shape " + x.shape() + "; need a number of 0 or more for each axis, sizes of at most "
                    + Shape.MAX_ELEMENTS);
        }
        return Checks.shape(op, sizes);
    }
}
