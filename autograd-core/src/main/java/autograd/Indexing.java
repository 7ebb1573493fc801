package autograd;

import autograd.array.DType;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Choosing elements by position. All functions are linear in the chosen values; an element that is chosen twice gets both
 * cotangents. Indices are INT32, never clamped: one out of range is an {@link IndexOutOfBoundsException} that names it.
 */
public final class Indexing {
    private static final LinearOp<Window> SLICE = LinearOp.of(
            "slice",
            (NdArray x, Window w) -> Moves.slice(x, w.starts().toArray(), w.window()),
            (g, w) -> Indexing.PLACE.apply(w, g));
    private static final LinearOp<Window> PLACE = LinearOp.of(
            "place",
            (NdArray x, Window w) -> Moves.place(x, w.starts().toArray(), w.whole()),
            (g, w) -> SLICE.apply(w, g));
    private static final LinearOp<Positions> GATHER = LinearOp.withConstant(
            "gather",
            (x, index, p) -> Moves.gather(x, index),
            (operand, g, p, constants) -> scatterAddFlat(g, constants.at(1), p.whole()));
    private static final LinearOp<Positions> SCATTER_ADD = LinearOp.withConstant(
            "scatterAdd",
            (x, index, p) -> Moves.scatterAdd(x, index, p.whole()),
            (operand, g, p, constants) -> gatherFlat(g, constants.at(1)));

    /** A box inside a whole: where it starts, and its shape. */
    private record Window(Ints starts, Shape window, Shape whole) implements Batched.Shifting<Window> {
        @Override
        public Window shifted(int size) {
            Shape first = Shape.of(size);
            return new Window(starts.after(0), first.append(window), first.append(whole));
        }

        @Override
        public String toString() {
            return window + " at " + starts + " of " + whole;
        }
    }

    /** Positions in row-major order inside a whole; the positions themselves are an operand. */
    private record Positions(Shape whole) implements Batched<Positions> {
        /** The examples lie one after the other, so positions in a later one are moved by the sizes of those before. */
        @Override
        public Tensor batch(Op<Positions> op, Tensor[] operands, Examples examples) {
            if (op == GATHER && !examples.differ()[0]) {
                return op.apply(this, operands);
            }
            Tensor[] spread = examples.spread(operands);
            NdArray positions = spread[1].array();
            int[] moved = positions.toInts();
            int each = moved.length / Math.max(1, examples.count());
            for (int i = 0; i < moved.length; i++) {
                moved[i] += i / each * whole.elements();
            }
            return op.apply(
                    new Positions(examples.withExamples(whole)),
                    spread[0],
                    new DenseTensor(NdArray.of(moved, positions.shape())));
        }

        @Override
        public String toString() {
            return "of " + whole;
        }
    }

    private Indexing() {}

    /**
     * The elements from {@code from} up to, not including, {@code to} along one axis.
     *
     * @param x of any dtype
     * @param axis the axis; negative counts from the end
     * @param from the first index; negative counts from the end
     * @param to one past the last index; negative counts from the end
     * @return a tensor of the same rank
     * @throws ShapeException if the axis is out of range
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= size} after counting from the end
     */
    public static Tensor slice(Tensor x, int axis, int from, int to) {
        Checks.present("slice", "x", x);
        int along = Axes.normalize("slice", axis, "x", x.shape());
        int size = x.shape().size(along);
        int first = from < 0 ? from + size : from;
        int end = to < 0 ? to + size : to;
        if (first < 0 || first > end || end > size) {
            throw new IndexOutOfBoundsException("slice: range " + from + " to " + to + " does not fit axis " + along
                    + " of x, shape " + x.shape() + "; need 0 <= from <= to <= " + size
                    + ", negative ones counted from the end");
        }
        int[] starts = new int[x.rank()];
        int[] sizes = x.shape().toArray();
        starts[along] = first;
        sizes[along] = end - first;
        return SLICE.apply(new Window(Ints.of(starts), Shape.of(sizes), x.shape()), x);
    }

    /**
     * Whole slices of {@code x} in the order of {@code indices}, as NumPy's {@code take}: along axis 0 of a matrix, rows.
     *
     * @param x of any dtype
     * @param indices INT32, of any shape
     * @param axis the axis of {@code x} that is replaced by the axes of {@code indices}
     * @return a tensor of shape {@code x[..axis] ++ indices ++ x[axis + 1..]}
     * @throws ShapeException if the axis is out of range
     * @throws IllegalArgumentException if {@code indices} is not INT32
     * @throws IndexOutOfBoundsException if an index is not below the size of the axis, or is negative
     */
    public static Tensor take(Tensor x, Tensor indices, int axis) {
        Checks.present("take", "x", x);
        Checks.dtype("take", "indices", indices, DType.INT32);
        int along = Axes.normalize("take", axis, "x", x.shape());
        int[] chosen = validIndices("take", x, along, indices);
        int[] sizes = x.shape().toArray();
        int outer = product(sizes, 0, along);
        int inner = product(sizes, along + 1, sizes.length);
        Shape front = Checks.joined("take", part(sizes, 0, along), indices.shape());
        Shape result = Checks.joined("take", front, part(sizes, along + 1, sizes.length));
        int[] flat = new int[result.elements()];
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (int index : chosen) {
                int start = (o * sizes[along] + index) * inner;
                for (int i = 0; i < inner; i++) {
                    flat[next++] = start + i;
                }
            }
        }
        return gatherFlat(x, new DenseTensor(NdArray.of(flat, result)));
    }

    /**
     * One element of {@code x} for each element of {@code indices}, the index replacing the position along one axis, as
     * PyTorch's {@code gather}: for axis 1 of a matrix {@code y[i, j] = x[i, indices[i, j]]}.
     *
     * @param x of any dtype
     * @param indices INT32, of the rank of {@code x} and its sizes but along {@code axis}
     * @param axis the axis
     * @return a tensor of the shape of {@code indices}
     * @throws ShapeException if the axis is out of range or the shapes do not fit
     * @throws IllegalArgumentException if {@code indices} is not INT32
     * @throws IndexOutOfBoundsException if an index is not below the size of the axis, or is negative
     */
    public static Tensor gather(Tensor x, Tensor indices, int axis) {
        Checks.present("gather", "x", x);
        Checks.dtype("gather", "indices", indices, DType.INT32);
        int along = Axes.normalize("gather", axis, "x", x.shape());
        int[] sizes = x.shape().toArray();
        int[] expected = sizes.clone();
        int width = indices.rank() == x.rank() ? indices.shape().size(along) : 0;
        expected[along] = width;
        if (!indices.shape().equals(Shape.of(expected))) {
            throw new ShapeException("gather: x has shape " + x.shape() + ", indices has shape " + indices.shape()
                    + "; need the same sizes but along axis " + along);
        }
        int[] chosen = validIndices("gather", x, along, indices);
        int inner = product(sizes, along + 1, sizes.length);
        int[] flat = new int[chosen.length];
        for (int p = 0; p < flat.length; p++) {
            int outer = p / (inner * width);
            flat[p] = (outer * sizes[along] + chosen[p]) * inner + p % inner;
        }
        return gatherFlat(x, new DenseTensor(NdArray.of(flat, indices.shape())));
    }

    /**
     * One-hot rows: {@code y[..., c] = 1} where {@code indices[...] = c}, else 0. Carries no derivative.
     *
     * @param indices INT32 classes
     * @param classes the number of classes
     * @param dtype FLOAT64, FLOAT32, INT32 or BOOL
     * @return a tensor of shape {@code indices ++ [classes]}
     * @throws IllegalArgumentException if {@code indices} is not INT32 or {@code classes} is negative
     * @throws IndexOutOfBoundsException if a class is negative or not below {@code classes}
     */
    public static Tensor oneHot(Tensor indices, int classes, DType dtype) {
        Checks.dtype("oneHot", "indices", indices, DType.INT32);
        Objects.requireNonNull(dtype, "oneHot: dtype is null; need FLOAT64, FLOAT32, INT32 or BOOL");
        if (classes < 0) {
            throw new IllegalArgumentException("oneHot: " + classes + " classes; need 0 or more");
        }
        Checks.joined("oneHot", indices.shape(), Shape.of(classes));
        requireInRange("oneHot", indices, classes, () -> "classes");
        return new DenseTensor(Moves.oneHot(indices.array(), classes, dtype));
    }

    /** {@return {@code y[i] = x[positions[i]]}, positions in row-major order; unchecked} */
    static Tensor gatherFlat(Tensor x, Tensor positions) {
        return GATHER.apply(new Positions(x.shape()), x, positions);
    }

    /** {@return zeros of shape {@code whole} with {@code values[i]} added at {@code positions[i]}; unchecked} */
    static Tensor scatterAddFlat(Tensor values, Tensor positions, Shape whole) {
        return SCATTER_ADD.apply(new Positions(whole), values, positions);
    }

    private static int[] validIndices(String op, Tensor x, int axis, Tensor indices) {
        return requireInRange(
                op, indices, x.shape().size(axis), () -> "elements along axis " + axis + " of x, shape " + x.shape());
    }

    private static int[] requireInRange(String op, Tensor indices, int bound, Supplier<String> what) {
        int[] values = indices.array().toInts();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= bound) {
                throw new IndexOutOfBoundsException(op + ": element " + i + " of indices, shape " + indices.shape()
                        + ", is " + values[i] + "; need "
                        + (bound == 0 ? "none, there are no " : "0 to " + (bound - 1) + ", there are " + bound + " ")
                        + what.get());
            }
        }
        return values;
    }

    private static int product(int[] sizes, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= sizes[i];
        }
        return product;
    }

    private static Shape part(int[] sizes, int from, int to) {
        return Shape.of(Arrays.copyOfRange(sizes, from, to));
    }
}
