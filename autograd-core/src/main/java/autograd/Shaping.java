package autograd;

import autograd.array.DType;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.array.Sums;
import autograd.shape.Axes;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Functions that arrange elements anew without computing. All are linear: forward mode arranges the tangent in the same
 * way, reverse mode arranges the cotangent back. Operands are of any dtype, and the result has the dtype of the operand.
 */
public final class Shaping {
    private static final LinearOp<Change> RESHAPE = LinearOp.of(
            "reshape", (NdArray x, Change change) -> x.reshape(change.to()), (g, change) -> reshape(g, change.from()));
    private static final LinearOp<Change> BROADCAST_TO = LinearOp.of(
            "broadcastTo",
            (NdArray x, Change change) -> Moves.broadcastTo(x, change.to()),
            (g, change) -> sumTo(g, change.from()));
    private static final LinearOp<Stretch> SUM_STRETCHED = LinearOp.of(
            "sumTo",
            (NdArray x, Stretch stretch) ->
                    Sums.sum(x, stretch.axes().toArray(), true).reshape(stretch.small()),
            (g, stretch) -> broadcastTo(g, stretch.large()));
    private static final LinearOp<Permutation> TRANSPOSE = LinearOp.of(
            "transpose",
            (NdArray x, Permutation permutation) ->
                    Moves.transpose(x, permutation.axes().toArray()),
            (g, permutation) -> transpose(g, Axes.inverse(permutation.axes().toArray())));
    private static final LinearOp<Join> CONCAT = LinearOp.ofMany(
            "concat",
            (parts, join) -> Moves.concat(parts, join.axis()),
            0,
            (part, g, join, constants) -> Indexing.slice(
                    g, join.axis(), join.ends().get(part), join.ends().get(part + 1)));

    /** From which shape to which. */
    private record Change(Shape from, Shape to) implements Batched<Change> {
        @Override
        public Tensor batch(Op<Change> op, Tensor[] x, Examples examples) {
            Tensor aligned = op == BROADCAST_TO ? examples.padded(x[0], to.rank()) : x[0];
            return op.apply(new Change(aligned.shape(), examples.withExamples(to)), aligned);
        }

        @Override
        public String toString() {
            return "from " + from;
        }
    }

    /** Where each axis of the result comes from. */
    private record Permutation(Ints axes) implements Batched.Shifting<Permutation> {
        @Override
        public Permutation shifted(int size) {
            return new Permutation(axes.plus(1).after(0));
        }

        @Override
        public String toString() {
            return axes.toString();
        }
    }

    /** The axes of the large shape that are summed to get the small one. */
    private record Stretch(Shape large, Ints axes, Shape small) implements Batched<Stretch> {
        @Override
        public Tensor batch(Op<Stretch> op, Tensor[] x, Examples examples) {
            int[] ones = new int[large.rank() - small.rank()];
            Arrays.fill(ones, 1);
            Shape aligned = examples.withExamples(Shape.of(ones).append(small));
            Tensor y = op.apply(new Stretch(examples.withExamples(large), axes.plus(1), aligned), x);
            return reshape(y, examples.withExamples(small));
        }

        @Override
        public String toString() {
            return "axes=" + axes;
        }
    }

    /** The axis along which parts are joined, and where they end there: part i reaches from ends[i] to ends[i + 1]. */
    private record Join(int axis, Ints ends) implements Batched.Shifting<Join> {
        @Override
        public Join shifted(int size) {
            return new Join(axis + 1, ends);
        }

        @Override
        public String toString() {
            return "axis=" + axis;
        }
    }

    private Shaping() {}

    /**
     * The same elements, in row-major order, in another shape. Copies nothing.
     *
     * @param x the operand
     * @param shape a shape with as many elements
     * @return the tensor
     * @throws ShapeException if the number of elements differs
     */
    public static Tensor reshape(Tensor x, Shape shape) {
        Checks.present("reshape", "x", x);
        Objects.requireNonNull(shape, "reshape: shape is null");
        if (x.shape().equals(shape)) {
            return x;
        }
        if (x.size() != shape.elements()) {
            throw new ShapeException("reshape: x has shape " + x.shape() + " with " + x.size() + " elements, the new"
                    + " shape " + shape + " has " + shape.elements() + "; need equal counts");
        }
        return RESHAPE.apply(new Change(x.shape(), shape), x);
    }

    /**
     * {@link #reshape(Tensor, Shape)} with sizes; one of them may be -1 and is found from the number of elements.
     *
     * @param x the operand
     * @param sizes the new sizes
     * @return the tensor
     * @throws ShapeException if the number of elements does not fit
     */
    public static Tensor reshape(Tensor x, int... sizes) {
        Checks.present("reshape", "x", x);
        Objects.requireNonNull(sizes, "reshape: sizes is null");
        int[] completed = sizes.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == -1 && unknown < 0) {
                unknown = i;
            } else if (sizes[i] < 0) {
                throw new ShapeException("reshape: sizes " + Arrays.toString(sizes) + " for x of shape " + x.shape()
                        + "; need sizes of 0 or more, and at most one -1");
            } else {
                known = saturatingProduct(known, sizes[i]);
            }
        }
        if (unknown >= 0) {
            if (known == 0 || x.size() % known != 0) {
                throw new ShapeException("reshape: x has shape " + x.shape() + " with " + x.size()
                        + " elements; no size for -1 in " + Arrays.toString(sizes) + " gives as many");
            }
            completed[unknown] = (int) (x.size() / known);
        }
        return reshape(x, Checks.shape("reshape", completed));
    }

    /**
     * Reorders axes: axis i of the result is axis {@code permutation[i]} of {@code x}.
     *
     * @param x the operand
     * @param permutation each axis once; none at all reverses the axes, which for a matrix is the transpose
     * @return the tensor
     * @throws ShapeException if {@code permutation} is not a permutation of the axes
     */
    public static Tensor transpose(Tensor x, int... permutation) {
        Checks.present("transpose", "x", x);
        Objects.requireNonNull(permutation, "transpose: permutation is null; leave it out to reverse the axes");
        int[] order = permutation;
        if (order.length == 0) {
            order = new int[x.rank()];
            for (int i = 0; i < order.length; i++) {
                order[i] = order.length - 1 - i;
            }
        }
        Ints axes = Ints.of(Axes.permutation("transpose", order, "x", x.shape()));
        return TRANSPOSE.apply(new Permutation(axes), x);
    }

    /**
     * Repeats elements along new leading axes and along axes of size 1, by NumPy's broadcasting rules.
     *
     * @param x the operand
     * @param shape the shape to fill
     * @return the tensor
     * @throws ShapeException if {@code x} does not broadcast to {@code shape}
     */
    public static Tensor broadcastTo(Tensor x, Shape shape) {
        Checks.present("broadcastTo", "x", x);
        Objects.requireNonNull(shape, "broadcastTo: shape is null");
        if (x.shape().equals(shape)) {
            return x;
        }
        if (!Broadcast.stretches(x.shape(), shape)) {
            throw new ShapeException("broadcastTo: x of shape " + x.shape() + " does not broadcast to " + shape
                    + "; aligned at the last axis, each size of x must be 1 or equal");
        }
        return BROADCAST_TO.apply(new Change(x.shape(), shape), x);
    }

    /**
     * Sums over the axes that broadcasting to the shape of {@code x} would stretch: the transpose of
     * {@link #broadcastTo}.
     *
     * @param x the operand
     * @param shape a shape that broadcasts to the shape of {@code x}
     * @return a tensor of {@code shape}
     * @throws ShapeException if {@code shape} does not broadcast to the shape of {@code x}
     */
    public static Tensor sumTo(Tensor x, Shape shape) {
        Checks.floating("sumTo", "x", x);
        Objects.requireNonNull(shape, "sumTo: shape is null");
        if (x.shape().equals(shape)) {
            return x;
        }
        if (!Broadcast.stretches(shape, x.shape())) {
            throw new ShapeException("sumTo: shape " + shape + " does not broadcast to " + x.shape()
                    + ", the shape of x;" + " aligned at the last axis, each of its sizes must be 1 or equal");
        }
        if (x.size() == shape.elements()) { // nothing was repeated
            return RESHAPE.apply(new Change(x.shape(), shape), x);
        }
        Ints axes = Ints.of(Broadcast.stretchedAxes(shape, x.shape()));
        return SUM_STRETCHED.apply(new Stretch(x.shape(), axes, shape), x);
    }

    /**
     * Joins tensors along an axis that they have.
     *
     * @param axis the axis; negative counts from the end
     * @param parts at least one, of one dtype, their shapes equal but for that axis
     * @return the joined tensor
     * @throws ShapeException if a shape does not fit
     */
    public static Tensor concat(int axis, Tensor... parts) {
        Objects.requireNonNull(parts, "concat: parts is null");
        return concat(axis, Arrays.asList(parts));
    }

    /** {@return {@link #concat(int, Tensor...)} of a list} */
    public static Tensor concat(int axis, List<Tensor> parts) {
        Tensor first = first("concat", parts);
        int along = Axes.normalize("concat", axis, "part 0", first.shape());
        int[] ends = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            Tensor part = parts.get(i);
            requireSameKind("concat", first, i, part);
            for (int a = 0; a < first.rank() || a < part.rank(); a++) {
                if (part.rank() != first.rank()
                        || a != along && part.shape().size(a) != first.shape().size(a)) {
                    throw new ShapeException("concat: part " + i + " has shape " + part.shape() + ", part 0 has shape "
                            + first.shape() + "; need equal sizes but for axis " + along);
                }
            }
            long end = (long) ends[i] + part.shape().size(along);
            if (end > Shape.MAX_ELEMENTS) {
                throw new ShapeException("concat: parts 0 to " + i + " together have size " + end + " along axis "
                        + along + ", part " + i + " has shape " + part.shape() + "; need at most "
                        + Shape.MAX_ELEMENTS);
            }
            ends[i + 1] = (int) end;
        }
        return CONCAT.apply(new Join(along, Ints.of(ends)), parts.toArray(new Tensor[0]));
    }

    /**
     * Joins tensors of one shape along a new axis.
     *
     * @param axis where the new axis goes in the result; negative counts from the end
     * @param parts at least one, of one dtype and shape
     * @return a tensor with one axis more, whose size is the number of parts
     * @throws ShapeException if a shape does not fit
     */
    public static Tensor stack(int axis, Tensor... parts) {
        Objects.requireNonNull(parts, "stack: parts is null");
        return stack(axis, Arrays.asList(parts));
    }

    /** {@return {@link #stack(int, Tensor...)} of a list} */
    public static Tensor stack(int axis, List<Tensor> parts) {
        Tensor first = first("stack", parts);
        Shape widened = Checks.joined("stack", Shape.of(1), first.shape());
        int at = Axes.normalize("stack", axis, "the result", widened);
        int[] sizes = new int[widened.rank()];
        for (int a = 0, from = 0; a < sizes.length; a++) {
            sizes[a] = a == at ? 1 : first.shape().size(from++);
        }
        Shape slot = Shape.of(sizes);
        Tensor[] slots = new Tensor[parts.size()];
        for (int i = 0; i < slots.length; i++) {
            requireSameKind("stack", first, i, parts.get(i));
            if (!parts.get(i).shape().equals(first.shape())) {
                throw new ShapeException("stack: part " + i + " has shape "
                        + parts.get(i).shape() + ", part 0 has shape " + first.shape() + "; need equal shapes");
            }
            slots[i] = reshape(parts.get(i), slot);
        }
        return concat(at, slots);
    }

    /** {@return the product, or Long.MAX_VALUE, which no tensor has elements for either, if it is larger} */
    private static long saturatingProduct(long a, int b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static Tensor first(String op, List<Tensor> parts) {
        Objects.requireNonNull(parts, () -> op + ": parts is null");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(op + ": there are no parts; need at least one tensor");
        }
        return Checks.present(op, "part 0", parts.get(0));
    }

    private static void requireSameKind(String op, Tensor first, int i, Tensor part) {
        Checks.present(op, "part " + i, part);
        DType dtype = first.dtype();
        if (part.dtype() != dtype) {
            throw new IllegalArgumentException(op + ": part " + i + " has dtype " + part.dtype() + " and shape "
                    + part.shape() + ", part 0 has dtype " + dtype + "; need one dtype, convert with to(...)");
        }
    }
}
