package autograd;

import autograd.array.DType;
import autograd.array.Edits;
import autograd.array.Edits.Target;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Axes;
import autograd.shape.AxisWalk;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Choosing elements by position. All functions are linear in the chosen values; an element that is chosen twice gets both
 * cotangents. Indices are INT32 and negative ones count from the end, everywhere; they are never clamped: one out of range
 * is an {@link IndexOutOfBoundsException} that names it, its place and the size.
 */
public final class Indexing {
    private static final LinearOp<Box> SLICE = LinearOp.reading(
            "slice", (x, box) -> Moves.slice(x, box.window()).reshape(box.shape()), box -> Target.of(box.window()));
    private static final LinearOp<Box> PLACE =
            LinearOp.of("place", (NdArray x, Box box) -> Moves.place(x, box.window()), (g, box) -> SLICE.apply(box, g));
    private static final LinearOp<Positions> GATHER = LinearOp.readingAt(
            "gather",
            (x, index, p) -> Moves.gather(x, index),
            (p, constants) ->
                    constants.at(1) instanceof DenseTensor positions ? Target.of(positions.array(), p.whole()) : null,
            (operand, g, p, constants) -> scatterAddFlat(g, constants.at(1), p.whole()));
    private static final LinearOp<Positions> SCATTER_ADD = LinearOp.withConstant(
            "scatterAdd",
            (x, index, p) -> Moves.scatterAdd(x, index, p.whole()),
            (operand, g, p, constants) -> gatherFlat(g, constants.at(1)));
    private static final LinearOp<Assembly> ASSEMBLE = LinearOp.ofMany(
            "assemble",
            (terms, to) -> Edits.assemble(terms, to.onto(), to.targets(), to.whole()),
            0,
            (term, g, to, constants) -> to.read(g, term));
    // Of index tensors, with no number read on the way: they may differ from example to example.
    private static final GeneralOp<Picks> POSITIONS =
            GeneralOp.discreteOfMany("positions", (xs, of) -> of.positions(xs));
    private static final GeneralOp<Apart> APART = GeneralOp.discrete("apart", (positions, to) -> to.moved(positions));
    private static final GeneralOp<Classes> ONE_HOT = GeneralOp.discrete("oneHot", (indices, to) -> to.rows(indices));

    /**
     * A window, and the shape of its elements as a tensor: its own shape but for axes of size 1.
     *
     * @param window where the elements are
     * @param shape as many elements
     */
    record Box(Window window, Shape shape) implements Batched.Shifting<Box> {
        @Override
        public Box shifted(int size) {
            return new Box(window.within(size), Shape.of(size).append(shape));
        }

        @Override
        public String toString() {
            return window.toString();
        }
    }

    /** Positions in row-major order inside a whole; the positions themselves are an operand, the last one. */
    record Positions(Shape whole) implements Batched<Positions> {
        /** The examples lie one after the other, so positions in a later one are moved by the sizes of those before. */
        @Override
        public Tensor batch(Op<Positions> op, Tensor[] operands, Examples examples) {
            if (op == GATHER && !examples.differ()[0]) {
                return op.apply(this, operands);
            }
            Positions all = new Positions(examples.withExamples(whole));
            Tensor[] spread = examples.spread(operands);
            int last = spread.length - 1;
            int each = spread[last].size() / Math.max(1, examples.count());
            spread[last] = apart(spread[last], new Apart(examples.count(), each, whole.elements()));
            return op.apply(all, spread);
        }

        @Override
        public String toString() {
            return "of " + whole;
        }
    }

    /**
     * Positions in wholes that come to lie one after the other.
     *
     * @param count the number of wholes
     * @param each the number of positions in each
     * @param size the number of elements of each
     */
    record Apart(int count, int each, int size) implements Batched.Shifting<Apart> {
        /** {@return positions in all wholes together} */
        NdArray moved(NdArray positions) {
            int[] moved = positions.toInts();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += i / each % count * size;
            }
            return NdArray.of(moved, positions.shape());
        }

        @Override
        public Apart shifted(int examples) {
            return this;
        }

        @Override
        public String toString() {
            return "count=" + count + ", size=" + size;
        }
    }

    /** The classes of one-hot rows, and the shape of the indices of one example. */
    private record Classes(int count, DType dtype, Shape indices) implements Batched.Shifting<Classes> {
        NdArray rows(NdArray all) {
            int[] values = all.toInts();
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0 || values[i] >= count) {
                    int extra = all.shape().rank() - indices.rank();
                    Shape examples = Shape.of(Arrays.copyOf(all.shape().toArray(), extra));
                    throw new IndexOutOfBoundsException("oneHot: "
                            + Picks.element(i, "indices", indices, examples)
                            + " is " + values[i] + "; need " + Picks.range(count) + "classes");
                }
            }
            return Moves.oneHot(all, count, dtype);
        }

        @Override
        public Classes shifted(int examples) {
            return this;
        }

        @Override
        public String toString() {
            return "classes=" + count;
        }
    }

    private Indexing() {}

    /**
     * The elements from {@code from} up to, not including, {@code to} along one axis. For steps other than 1 see {@link
     * #slice(Tensor, int, Index.Range)}.
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
        return slice(x, axis, Index.range(from, to));
    }

    /**
     * The elements of a range along one axis: {@code slice(x, 0, Index.from(1).by(2))} is NumPy's {@code x[1::2]}.
     *
     * @param x of any dtype
     * @param axis the axis; negative counts from the end
     * @param range which elements
     * @return a tensor of the same rank
     * @throws ShapeException if the axis is out of range
     * @throws IndexOutOfBoundsException if the range does not fit the axis, see {@link Index.Range}
     */
    public static Tensor slice(Tensor x, int axis, Index.Range range) {
        Checks.present("slice", "x", x);
        Objects.requireNonNull(range, "slice: range is null");
        int along = Axes.normalize("slice", axis, "x", x.shape());
        IndexPlan.Span span = IndexPlan.span("slice", x.shape(), along, range);
        int[] starts = new int[x.rank()];
        int[] steps = new int[starts.length];
        int[] sizes = x.shape().toArray();
        Arrays.fill(steps, 1);
        starts[along] = span.start();
        steps[along] = span.step();
        sizes[along] = span.count();
        Shape shape = Shape.of(sizes);
        return read(x, new Box(Window.of(x.shape(), starts, steps, shape), shape));
    }

    /**
     * The elements that an index names, as NumPy's {@code x[...]}: see {@link Index} for how it is written and what shape
     * comes out. Derivative: the cotangent goes back to the elements read; one that is read twice gets both.
     *
     * <pre>{@code
     * get(x, at(2), range(0, 5, 2), ellipsis(), newAxis())   // x[2, 0:5:2, ..., None]
     * get(x, all(), pick(3, 0, 3))                           // x[:, [3, 0, 3]]
     * get(x, where(mask))                                    // x[mask]
     * }</pre>
     *
     * @param x of any dtype
     * @param index entries for the axes in order; axes without one are taken whole
     * @return the elements, in a new tensor; a scalar if each axis has an integer
     * @throws IndexOutOfBoundsException if an index or a range does not fit its axis; nothing is clamped
     * @throws ShapeException if there are more entries than axes, index tensors do not broadcast, or a mask has not the
     *     sizes of its axes
     */
    public static Tensor get(Tensor x, Index... index) {
        return IndexPlan.of("get", Checks.present("get", "x", x), index).read(x);
    }

    /**
     * The elements that an index names, to be read or replaced: {@code at(x, index).get()} is {@link #get}, {@code
     * at(x, index).set(value)} and {@code .add(value)} are {@link Updates#setAt} and {@link Updates#addAt}. After JAX's
     * {@code x.at[...]}.
     *
     * @param x of any dtype
     * @param index as for {@link #get}
     * @return the elements; nothing is read yet
     * @throws IndexOutOfBoundsException as {@link #get}
     * @throws ShapeException as {@link #get}
     */
    public static Selection at(Tensor x, Index... index) {
        return new Selection(x, IndexPlan.of("at", Checks.present("at", "x", x), index));
    }

    /** {@return {@link #at(Tensor, Index...)} of an int for each of the first axes, negative ones counted from the end} */
    public static Selection at(Tensor x, int... positions) {
        Checks.present("at", "x", x);
        Objects.requireNonNull(positions, "at: positions is null");
        Index[] index = new Index[positions.length];
        Arrays.setAll(index, i -> Index.at(positions[i]));
        return at(x, index);
    }

    /**
     * Whole slices of {@code x} in the order of {@code indices}, as NumPy's {@code take}: along axis 0 of a matrix, rows.
     *
     * @param x of any dtype
     * @param indices INT32, of any shape; negative ones count from the end
     * @param axis the axis of {@code x} that is replaced by the axes of {@code indices}
     * @return a tensor of shape {@code x[..axis] ++ indices ++ x[axis + 1..]}
     * @throws ShapeException if the axis is out of range
     * @throws IllegalArgumentException if {@code indices} is not INT32
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public static Tensor take(Tensor x, Tensor indices, int axis) {
        Checks.present("take", "x", x);
        Checks.dtype("take", "indices", indices, DType.INT32);
        int along = Axes.normalize("take", axis, "x", x.shape());
        int[] sizes = x.shape().toArray();
        Shape front = Checks.joined("take", part(sizes, 0, along), indices.shape());
        Shape result = Checks.joined("take", front, part(sizes, along + 1, sizes.length));
        AxisWalk axes = AxisWalk.of(x.shape(), along);
        Picks.Walk walk = new Picks.Walk(along, axes.inner(), indices.shape(), "indices");
        int[] before = multiples(axes.outer(), sizes[along] * axes.inner());
        int[] fixed = new int[indices.size()];
        Picks picks = new Picks(
                "take",
                x.shape(),
                List.of(walk),
                indices.shape(),
                fixed,
                before,
                multiples(axes.inner(), 1),
                result,
                Shape.SCALAR);
        Tensor positions = positions(picks, indices);
        return gatherFlat(x, positions);
    }

    /**
     * One element of {@code x} for each element of {@code indices}, the index replacing the position along one axis, as
     * PyTorch's {@code gather}: for axis 1 of a matrix {@code y[i, j] = x[i, indices[i, j]]}.
     *
     * @param x of any dtype
     * @param indices INT32, of the rank of {@code x} and its sizes but along {@code axis}; negative ones count from the end
     * @param axis the axis
     * @return a tensor of the shape of {@code indices}
     * @throws ShapeException if the axis is out of range or the shapes do not fit
     * @throws IllegalArgumentException if {@code indices} is not INT32
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public static Tensor gather(Tensor x, Tensor indices, int axis) {
        return gatherFlat(x, alongAxis("gather", x, indices, axis));
    }

    /** {@return the row-major positions in {@code x} that indices along one axis mean, after checking them} */
    static Tensor alongAxis(String op, Tensor x, Tensor indices, int axis) {
        Checks.present(op, "x", x);
        Checks.dtype(op, "indices", indices, DType.INT32);
        int along = Axes.normalize(op, axis, "x", x.shape());
        int[] expected = x.shape().toArray();
        int width = indices.rank() == x.rank() ? indices.shape().size(along) : 0;
        expected[along] = width;
        if (!indices.shape().equals(Shape.of(expected))) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", indices has shape " + indices.shape()
                    + "; need the same sizes but along axis " + along);
        }
        AxisWalk walk = AxisWalk.of(x.shape(), along);
        int[] fixed = new int[indices.size()];
        for (int p = 0; p < fixed.length; p++) {
            fixed[p] = walk.position(p / (walk.inner() * width), 0, p % walk.inner());
        }
        return positions(Picks.along(op, x.shape(), along, indices.shape(), walk.inner(), fixed), indices);
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
        return ONE_HOT.apply(new Classes(classes, dtype, indices.shape()), indices);
    }

    /** {@return the elements of a window of {@code x}; nothing is copied if they are all of them} */
    static Tensor read(Tensor x, Box box) {
        return box.window().isAll() ? Shaping.reshape(x, box.shape()) : SLICE.apply(box, x);
    }

    /** {@return zeros with {@code x} in a window of them; nothing is copied if the window is all} */
    static Tensor place(Tensor x, Window window) {
        return window.isAll() ? Shaping.reshape(x, window.whole()) : PLACE.apply(new Box(window, x.shape()), x);
    }

    /** {@return zeros with the cotangent of a part in its place} */
    static Tensor placed(Gathered.Piece piece) {
        Target target = piece.elements();
        return target.window() != null
                ? place(piece.cotangent(), target.window())
                : scatterAddFlat(piece.cotangent(), new DenseTensor(target.positions()), target.whole());
    }

    /** {@return {@code sum}, or zeros if it is null, with parts added at their places, in order} */
    static Tensor assemble(Tensor sum, List<Gathered.Piece> pieces) {
        int first = sum == null ? 0 : 1;
        Tensor[] terms = new Tensor[pieces.size() + first];
        terms[0] = sum;
        Target[] targets = new Target[pieces.size()];
        Shape[] shapes = new Shape[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Gathered.Piece piece = pieces.get(i);
            terms[first + i] = piece.cotangent();
            targets[i] = piece.elements();
            shapes[i] = piece.cotangent().shape();
        }
        Shape whole = targets[0].whole();
        return ASSEMBLE.apply(new Assembly(first == 1, List.of(targets), List.of(shapes), whole), terms);
    }

    /** {@return {@code y[i] = x[positions[i]]}, positions in row-major order; unchecked} */
    static Tensor gatherFlat(Tensor x, Tensor positions) {
        return GATHER.apply(new Positions(x.shape()), x, positions);
    }

    /** {@return zeros of shape {@code whole} with {@code values[i]} added at {@code positions[i]}; unchecked} */
    static Tensor scatterAddFlat(Tensor values, Tensor positions, Shape whole) {
        return SCATTER_ADD.apply(new Positions(whole), values, positions);
    }

    /** {@return the row-major positions that index tensors name, after checking them} */
    static Tensor positions(Picks picks, Tensor... indices) {
        return POSITIONS.apply(picks, indices);
    }

    /** {@return positions in several wholes, one list after the other, as positions in all of them together} */
    static Tensor apart(Tensor positions, Apart to) {
        return APART.apply(to, positions);
    }

    private static int[] multiples(int count, int of) {
        int[] multiples = new int[count];
        Arrays.setAll(multiples, i -> i * of);
        return multiples;
    }

    private static Shape part(int[] sizes, int from, int to) {
        return Shape.of(Arrays.copyOfRange(sizes, from, to));
    }
}
