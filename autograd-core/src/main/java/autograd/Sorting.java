package autograd;

import autograd.array.DType;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.array.Sorts;
import autograd.shape.Axes;
import autograd.shape.AxisWalk;
import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Arrays;
import java.util.Objects;

/**
 * Functions of the order of elements. NaN comes after all numbers, as in NumPy, and so is the largest; 0 and -0 are equal.
 * Equal elements stay in the order in which they stand. Operands are of any dtype; a negative axis counts from the end.
 *
 * <p>What moves elements carries their derivatives with them: a cotangent goes to the element that was moved, of equal ones to
 * the first. What gives positions and counts carries none.
 */
public final class Sorting {
    private static final GeneralOp<Order> ARG_SORT =
            GeneralOp.discrete("argSort", (x, order) -> Sorts.argSort(x, order.axis(), order.descending()));
    // Where the elements that come first stand, in row-major order: what moves them, with no index read on the way.
    private static final GeneralOp<First> SORT_POSITIONS = GeneralOp.discrete("sortPositions", Sorting::positions);
    private static final GeneralOp<Place> SEARCH_SORTED = GeneralOp.discreteOfTwo(
            "searchSorted", (sorted, values, place) -> Sorts.searchSorted(sorted, values, place.side() == Side.RIGHT));

    /** Along which axis, and whether the largest comes first. */
    private record Order(int axis, boolean descending) implements Batched.Shifting<Order> {
        @Override
        public Order shifted(int size) {
            return new Order(axis + 1, descending);
        }

        @Override
        public String toString() {
            return "axis=" + axis + (descending ? ", descending" : "");
        }
    }

    /** The first elements of an order along an axis. */
    private record First(Order order, int count, AxisWalk walk) implements Batched.Shifting<First> {
        /** Positions stay those within one example. */
        @Override
        public First shifted(int examples) {
            return new First(order.shifted(examples), count, walk);
        }

        @Override
        public String toString() {
            return order + ", count=" + count;
        }
    }

    /** On which side of equal elements. */
    private record Place(Side side) implements Batched<Place> {
        @Override
        public Tensor batch(Op<Place> op, Tensor[] operands, Examples examples) {
            return examples.differ()[0] ? examples.oneByOne(op, this, operands) : op.apply(this, operands);
        }

        @Override
        public String toString() {
            return side.toString();
        }
    }

    /** Where a value belongs among elements that are equal to it. */
    public enum Side {
        /** Before them. */
        LEFT,
        /** After them. */
        RIGHT
    }

    /**
     * The result of {@link #topK}.
     *
     * @param values the largest elements, the largest first
     * @param indices INT32: where they stood along the axis
     */
    public record TopK(Tensor values, Tensor indices) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("TopK")
                    .with("values", values)
                    .with("indices", indices)
                    .toString();
        }
    }

    /**
     * The result of {@link #unique}. Nothing here carries a derivative: values are an array and no tensor, all else is INT32.
     * {@code x.reshape(-1).take(indices, 0)} are the same values with derivatives.
     *
     * @param values each value once, ascending
     * @param indices INT32: where each value stands first in {@code x}, in row-major order
     * @param inverse INT32, of the shape of {@code x}: for each element the position of its value in {@code values}
     * @param counts INT32: how often each value occurs
     */
    public record Unique(NdArray values, Tensor indices, Tensor inverse, Tensor counts) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("Unique")
                    .with("values", values)
                    .with("indices", indices)
                    .with("inverse", inverse)
                    .with("counts", counts)
                    .toString();
        }
    }

    private Sorting() {}

    /**
     * The elements along an axis in ascending order. Derivative: 1 for the element that stands there, see {@link #argSort}.
     *
     * @param x of any dtype
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     * @throws autograd.shape.ShapeException if the axis is out of range
     */
    public static Tensor sort(Tensor x, int axis) {
        Order order = order("sort", x, axis, false);
        return first(x, order, x.shape().size(order.axis()));
    }

    /**
     * The indices that sort {@code x} along an axis in ascending order; stable. Carries no derivative.
     *
     * @param x of any dtype
     * @param axis the axis
     * @return INT32, of the shape of {@code x}
     * @throws autograd.shape.ShapeException if the axis is out of range
     */
    public static Tensor argSort(Tensor x, int axis) {
        return ARG_SORT.apply(order("argSort", x, axis, false), x);
    }

    /**
     * The k largest elements along an axis, the largest first, and their indices; of equal ones the first. NaN is larger than
     * any number. Derivative of the values: 1 for the element that was taken.
     *
     * @param x of any dtype
     * @param k how many
     * @param axis the axis, which gets size k
     * @return values and indices
     * @throws autograd.shape.ShapeException if the axis is out of range
     * @throws IllegalArgumentException unless k is from 0 to the size of the axis
     */
    public static TopK topK(Tensor x, int k, int axis) {
        Order order = order("topK", x, axis, true);
        int size = x.shape().size(order.axis());
        if (k < 0 || k > size) {
            throw new IllegalArgumentException("topK: k is " + k + "; axis " + order.axis() + " of x, shape "
                    + x.shape() + ", has " + size + " elements; need 0 to " + size);
        }
        Tensor indices = Indexing.slice(ARG_SORT.apply(order, x), order.axis(), 0, k);
        return new TopK(first(x, order, k), indices);
    }

    /** {@return {@link #searchSorted(Tensor, Tensor, Side)} to the left of equal elements} */
    public static Tensor searchSorted(Tensor sorted, Tensor values) {
        return searchSorted(sorted, values, Side.LEFT);
    }

    /**
     * Where values belong in an ascending vector: the index before which each one can be inserted so that the order remains.
     * Carries no derivative.
     *
     * @param sorted of rank 1, ascending, NaN at its end
     * @param values of the dtype of {@code sorted}; FLOAT32 and FLOAT64 go together
     * @param side before or after elements that are equal to the value
     * @return INT32 from 0 to the size of {@code sorted}, of the shape of {@code values}
     * @throws autograd.shape.ShapeException if {@code sorted} is not of rank 1
     * @throws IllegalArgumentException if {@code sorted} is not ascending, or the dtypes do not go together
     */
    public static Tensor searchSorted(Tensor sorted, Tensor values, Side side) {
        Checks.rank("searchSorted", "sorted", sorted, 1);
        Checks.present("searchSorted", "values", values);
        Objects.requireNonNull(side, "searchSorted: side is null; need LEFT or RIGHT");
        boolean floating = sorted.dtype().isFloating() && values.dtype().isFloating();
        DType common = floating ? DType.promote(sorted.dtype(), values.dtype()) : sorted.dtype();
        if (!floating) {
            Checks.dtype("searchSorted", "values", values, common);
        }
        return SEARCH_SORTED.apply(new Place(side), Casting.to(sorted, common), Casting.to(values, common));
    }

    /**
     * The different elements of {@code x}, ascending; all NaNs are one, and so are 0 and -0. Carries no derivative, see {@link
     * Unique}.
     *
     * @param x of any dtype
     * @return values, and where and how often they occur
     */
    public static Unique unique(Tensor x) {
        Checks.present("unique", "x", x);
        Checks.sameForAll("unique", "x", x, "how many different elements there are", "sort(x, axis) keeps the shape");
        NdArray flat = x.array().reshape(Shape.of(x.size()));
        int[] order = Sorts.argSort(flat, 0, false).toInts();
        int[] firsts = new int[order.length];
        int[] counts = new int[order.length];
        int[] inverse = new int[order.length];
        int last = -1;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || !same(flat.doubleAt(order[i - 1]), flat.doubleAt(order[i]))) {
                firsts[++last] = order[i];
            }
            counts[last]++;
            inverse[order[i]] = last;
        }
        Tensor indices = Tensor.ints(Arrays.copyOf(firsts, last + 1));
        return new Unique(
                Moves.gather(flat, indices.array()),
                indices,
                Tensor.ints(inverse, x.shape()),
                Tensor.ints(Arrays.copyOf(counts, last + 1)));
    }

    private static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }

    private static Tensor first(Tensor x, Order order, int count) {
        return Indexing.gatherFlat(x, sortPositions(x, order.axis(), order.descending(), count));
    }

    /** {@return the row-major positions of the first {@code count} elements of the order along an axis} */
    static Tensor sortPositions(Tensor x, int axis, boolean descending, int count) {
        return SORT_POSITIONS.apply(new First(new Order(axis, descending), count, AxisWalk.of(x.shape(), axis)), x);
    }

    private static NdArray positions(NdArray x, First first) {
        int axis = first.order().axis();
        int[] sizes = x.shape().toArray();
        sizes[axis] = first.count();
        Shape shape = Shape.of(sizes);
        NdArray order = Sorts.argSort(x, axis, first.order().descending());
        int[] positions = Moves.slice(order, Window.of(order.shape(), new int[sizes.length], shape))
                .toInts();
        AxisWalk walk = first.walk(); // of one example
        for (int i = 0; i < positions.length; i++) {
            int outer = i / (walk.inner() * first.count()) % walk.outer();
            positions[i] = walk.position(outer, positions[i], i % walk.inner());
        }
        return NdArray.of(positions, shape);
    }

    private static Order order(String op, Tensor x, int axis, boolean descending) {
        Checks.present(op, "x", x);
        return new Order(Axes.normalize(op, axis, "x", x.shape()), descending);
    }
}
