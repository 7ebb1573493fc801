package autograd.array;

import autograd.kernel.Float32Loops;
import autograd.kernel.Float32Sums;
import autograd.kernel.Float64Loops;
import autograd.kernel.Float64Sums;
import autograd.shape.Axes;
import autograd.shape.AxisWalk;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.Arrays;
import java.util.Objects;

/**
 * Operations that move elements without computing with them, and {@link #scatterAdd}, the transpose of one that does.
 *
 * <p>All dtypes unless an operation says otherwise; the result has the dtype of the operand. Axes are counted from the
 * front. Indices out of range are errors, never clamped.
 */
public final class Moves {
    private Moves() {}

    /**
     * Returns x with its axes permuted: axis i of the result is axis {@code permutation[i]} of x.
     *
     * @throws ShapeException if {@code permutation} does not name each axis once
     */
    public static NdArray transpose(NdArray x, int[] permutation) {
        Maps.present("transpose", "x", x);
        int[] axes = Axes.permutation("transpose", permutation, "x", x.shape());
        int[] dense = Strided.strides(x.shape());
        int[] sizes = new int[axes.length];
        int[] strides = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            sizes[axis] = x.shape().size(axes[axis]);
            strides[axis] = dense[axes[axis]];
        }
        return walk(x, Strided.of(0, sizes, strides), Shape.of(sizes));
    }

    /**
     * Returns x repeated to a shape by the rules of broadcasting.
     *
     * @throws ShapeException if x cannot be broadcast to the shape
     */
    public static NdArray broadcastTo(NdArray x, Shape shape) {
        Maps.present("broadcastTo", "x", x);
        Objects.requireNonNull(shape, "broadcastTo: shape is null");
        if (shape.equals(x.shape())) {
            return x;
        }
        if (!Broadcast.stretches(x.shape(), shape)) {
            throw new ShapeException("broadcastTo: x of shape " + x.shape() + " cannot be broadcast to shape " + shape
                    + "; aligned at the last axis, each size of x must be equal or 1");
        }
        if (x.elements() == shape.elements()) { // nothing is repeated
            return x.reshape(shape);
        }
        return walk(x, Strided.broadcast(x.shape(), shape), shape);
    }

    /**
     * Returns the elements of a window of x.
     *
     * @throws ShapeException if it is a window of another shape
     */
    public static NdArray slice(NdArray x, Window window) {
        Maps.present("slice", "x", x);
        if (!Objects.requireNonNull(window, "slice: window is null").whole().equals(x.shape())) {
            throw new ShapeException("slice: x has shape " + x.shape() + ", the window is " + window
                    + "; need a window of the shape of x");
        }
        return window.isAll() ? x : walk(x, Strided.window(window), window.shape());
    }

    /**
     * Returns zeros with x written into a window of them. The transpose of {@link #slice}.
     *
     * @param x as many elements as the window has, in row-major order
     * @throws ShapeException if their number differs
     */
    public static NdArray place(NdArray x, Window window) {
        Maps.present("place", "x", x);
        if (Objects.requireNonNull(window, "place: window is null").shape().elements() != x.elements()) {
            throw new ShapeException(
                    "place: x has shape " + x.shape() + ", the window is " + window + "; need as many elements");
        }
        Object data = Storage.allocate(x.dtype(), window.whole().elements());
        Strided.window(window).write(x.data(), data, x.elements());
        return NdArray.wrap(data, x.dtype(), window.whole());
    }

    /**
     * Returns x shifted along an axis, what falls off the end coming back at the beginning: {@code y[(i + shift) mod n] =
     * x[i]}.
     *
     * @param axis counted from the front
     * @param shift from 0 to the size of the axis
     * @throws ShapeException if there is no such axis
     * @throws IllegalArgumentException if the shift is another
     */
    public static NdArray roll(NdArray x, int axis, int shift) {
        Shape shape = Maps.present("roll", "x", x).shape();
        Axes.normalize("roll", axis, "x", shape);
        if (shift < 0 || shift > shape.size(axis)) {
            throw new IllegalArgumentException("roll: shift " + shift + " along axis " + axis + " of x of shape "
                    + shape + "; need 0 to " + shape.size(axis));
        }
        Object data = Storage.allocate(x.dtype(), x.elements());
        AxisWalk walk = AxisWalk.of(shape, axis);
        int block = walk.size() * walk.inner();
        int moved = shift * walk.inner();
        for (int start = 0; start < x.elements(); start += block) {
            Storage.read(x.data(), start, 1, data, start + moved, block - moved);
            Storage.read(x.data(), start + block - moved, 1, data, start, moved);
        }
        return NdArray.wrap(data, x.dtype(), shape);
    }

    /**
     * Returns the parts one after the other along an axis.
     *
     * @param parts at least one, of one dtype, and of one shape but for the size of the axis
     * @param axis counted from the front
     * @throws ShapeException if the shapes do not agree
     */
    public static NdArray concat(NdArray[] parts, int axis) {
        if (Objects.requireNonNull(parts, "concat: parts is null").length == 0) {
            throw new IllegalArgumentException("concat: there are no parts; need at least one");
        }
        Shape first = Maps.present("concat", "part 0", parts[0]).shape();
        Axes.normalize("concat", axis, "part 0", first);
        int[] sizes = first.toArray();
        long total = 0;
        for (int i = 0; i < parts.length; i++) {
            Maps.requireSameDType("concat", "part 0", parts[0], "part " + i, parts[i]);
            Shape shape = parts[i].shape();
            total += shape.rank() == sizes.length ? shape.size(axis) : 0;
            int[] others = shape.toArray();
            if (others.length == sizes.length) {
                others[axis] = sizes[axis];
            }
            if (!Arrays.equals(sizes, others)) {
                throw new ShapeException("concat: shapes " + first + " of part 0 and " + shape + " of part " + i
                        + " cannot be joined along axis " + axis + "; need equal sizes on all other axes");
            }
        }
        if (total > Shape.MAX_ELEMENTS) {
            throw new ShapeException("concat: parts like part 0 of shape " + first + " have " + total
                    + " entries along axis " + axis + "; need at most " + Shape.MAX_ELEMENTS);
        }
        sizes[axis] = (int) total;
        Shape result = Shape.of(sizes);
        Object data = Storage.allocate(parts[0].dtype(), result.elements());
        int[] starts = new int[sizes.length];
        for (NdArray part : parts) {
            Strided.window(Window.of(result, starts, part.shape())).write(part.data(), data, part.elements());
            starts[axis] += part.shape().size(axis);
        }
        return NdArray.wrap(data, parts[0].dtype(), result);
    }

    /**
     * Returns chosen elements: {@code y[i] = x[flatIndices[i]]}.
     *
     * @param flatIndices INT32: row-major positions in x; their shape is that of the result
     * @throws IllegalArgumentException if a position is out of range
     */
    public static NdArray gather(NdArray x, NdArray flatIndices) {
        Maps.present("gather", "x", x);
        int[] index = positions("gather", flatIndices, "flatIndices", "x", x.shape());
        Object data = Storage.allocate(x.dtype(), index.length);
        switch (x.dtype()) {
            case FLOAT64 -> Float64Loops.gather(x.doubles(), index, (double[]) data);
            case FLOAT32 -> Float32Loops.gather(x.floats(), index, (float[]) data);
            case INT32 -> {
                for (int i = 0; i < index.length; i++) {
                    ((int[]) data)[i] = x.ints()[index[i]];
                }
            }
            case BOOL -> {
                for (int i = 0; i < index.length; i++) {
                    ((boolean[]) data)[i] = x.bools()[index[i]];
                }
            }
        }
        return NdArray.wrap(data, x.dtype(), flatIndices.shape());
    }

    /**
     * Returns zeros with values added at chosen places: {@code y[flatIndices[i]] += values[i]}, in order of i, so that
     * repeated places add up. The transpose of {@link #gather}.
     *
     * @param values FLOAT64 or FLOAT32
     * @param flatIndices INT32, as many as there are values: row-major positions in the result
     * @throws IllegalArgumentException if a position is out of range
     */
    public static NdArray scatterAdd(NdArray values, NdArray flatIndices, Shape result) {
        Maps.requireFloating("scatterAdd", values);
        Objects.requireNonNull(result, "scatterAdd: result is null");
        int[] index = positions("scatterAdd", flatIndices, "flatIndices", "the result", result);
        if (index.length != values.elements()) {
            throw new ShapeException("scatterAdd: values have shape " + values.shape() + ", flatIndices have shape "
                    + flatIndices.shape() + "; need one index for each value");
        }
        if (values.dtype() == DType.FLOAT64) {
            double[] y = new double[result.elements()];
            Float64Sums.scatterAdd(values.doubles(), index, y);
            return NdArray.wrap(y, result);
        }
        float[] y = new float[result.elements()];
        Float32Sums.scatterAdd(values.floats(), index, y);
        return NdArray.wrap(y, result);
    }

    /**
     * Returns 1 at {@code [..., indices[...]]} and 0 elsewhere.
     *
     * @param indices INT32, from 0 to {@code classes - 1}
     * @return of shape {@code indices.shape() ++ [classes]}
     * @throws IllegalArgumentException if an index is out of range
     */
    public static NdArray oneHot(NdArray indices, int classes, DType dtype) {
        requireInt32("oneHot", "indices", indices);
        Objects.requireNonNull(dtype, "oneHot: dtype is null");
        Shape result = indices.shape().append(Shape.of(classes));
        int[] index = indices.ints();
        int[] positions = new int[index.length];
        for (int row = 0; row < index.length; row++) {
            if (index[row] < 0 || index[row] >= classes) {
                throw new IllegalArgumentException("oneHot: index " + index[row] + " at row " + row
                        + " is out of range for " + classes + " classes; " + valid(classes));
            }
            positions[row] = row * classes + index[row];
        }
        Object data = Storage.allocate(dtype, result.elements());
        for (int position : positions) {
            switch (dtype) {
                case FLOAT64 -> ((double[]) data)[position] = 1;
                case FLOAT32 -> ((float[]) data)[position] = 1;
                case INT32 -> ((int[]) data)[position] = 1;
                case BOOL -> ((boolean[]) data)[position] = true;
            }
        }
        return NdArray.wrap(data, dtype, result);
    }

    private static NdArray walk(NdArray x, Strided walk, Shape result) {
        Object data = Storage.allocate(x.dtype(), result.elements());
        walk.readAll(x.data(), data, result.elements());
        return NdArray.wrap(data, x.dtype(), result);
    }

    /** {@return the positions, after checking that each is one of an array of {@code shape}; only to be read} */
    static int[] positions(String op, NdArray flatIndices, String name, String target, Shape shape) {
        requireInt32(op, name, flatIndices);
        int[] index = flatIndices.ints();
        int limit = shape.elements();
        for (int i = 0; i < index.length; i++) {
            if (index[i] < 0 || index[i] >= limit) {
                throw new IllegalArgumentException(op + ": index " + index[i] + " at position " + i + " of " + name
                        + " is out of range for " + target + " of shape " + shape + "; " + valid(limit));
            }
        }
        return index;
    }

    private static String valid(int limit) {
        return limit == 0 ? "there is no valid index" : "valid indices are 0 to " + (limit - 1);
    }

    private static void requireInt32(String op, String name, NdArray indices) {
        if (Maps.present(op, name, indices).dtype() != DType.INT32) {
            throw new IllegalArgumentException(op + ": " + name + " of shape " + indices.shape() + " has dtype "
                    + indices.dtype() + "; need INT32");
        }
    }
}
