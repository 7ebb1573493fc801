package autograd;

import autograd.array.Maps;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.array.Sums;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Functions that take axes away. Axes may be negative; none at all means all of them. With {@code keepDims} a reduced axis
 * stays with size 1. Operands are FLOAT64 or FLOAT32 unless a function says otherwise. Every function throws {@link
 * autograd.shape.ShapeException} for an axis that is out of range or named twice.
 *
 * <p>Whatever reduces over axes, here and in {@link Softmax}, {@link Statistics} and {@link Norms}, has the same three
 * spellings: {@code sum(x, axes...)}, {@code sum(x, axis, keepDims)} and {@code sum(x, axes, keepDims)}.
 */
public final class Reductions {
    private static final LinearOp<Reduction> SUM = LinearOp.of(
            "sum",
            (NdArray x, Reduction r) -> Sums.sum(x, r.axes().toArray(), r.keepDims()),
            (g, r) -> Reductions.SPREAD.apply(r, g));
    private static final LinearOp<Reduction> SPREAD =
            LinearOp.of("spread", (NdArray g, Reduction r) -> spread(g, r), (x, r) -> SUM.apply(r, x));
    private static final LinearOp<Reduction> MEAN = LinearOp.of(
            "mean",
            (NdArray x, Reduction r) ->
                    Maps.div(Sums.sum(x, r.axes().toArray(), r.keepDims()), NdArray.scalar(x.dtype(), r.count())),
            (g, r) -> Reductions.SPREAD_MEAN.apply(r, g));
    private static final LinearOp<Reduction> SPREAD_MEAN = LinearOp.of(
            "spreadMean",
            (NdArray g, Reduction r) -> spread(Maps.div(g, NdArray.scalar(g.dtype(), r.count())), r),
            (x, r) -> MEAN.apply(r, x));
    private static final GeneralOp<Reduction> MAX = reducing(
            "max", (x, r) -> Sums.max(x, r.axes().toArray(), r.keepDims()), 0b11, r -> r, Reductions::tieWeights);
    private static final GeneralOp<Reduction> MIN = reducing(
            "min", (x, r) -> Sums.min(x, r.axes().toArray(), r.keepDims()), 0b11, r -> r, Reductions::tieWeights);
    private static final GeneralOp<Reduction> PROD = reducing(
            "prod",
            (x, r) -> Sums.prod(x, r.axes().toArray(), r.keepDims()),
            0b01,
            r -> r,
            (kept, r) -> r.joined(kept[0], Scans::productsOfOthers));
    private static final GeneralOp<Reduction> ARG_MAX =
            GeneralOp.discrete("argMax", (x, r) -> Sums.argMax(x, r.axes().get(0), r.keepDims()));
    private static final GeneralOp<Reduction> ARG_MIN =
            GeneralOp.discrete("argMin", (x, r) -> Sums.argMin(x, r.axes().get(0), r.keepDims()));
    private static final GeneralOp<Reduction> COUNT_NON_ZERO = GeneralOp.discrete(
            "countNonZero", (x, r) -> Sums.countNonZero(x, r.axes().toArray(), r.keepDims()));
    private static final GeneralOp<Reduction> ANY = GeneralOp.discrete("any", (x, r) -> counted(x, r, 1));
    private static final GeneralOp<Reduction> ALL = GeneralOp.discrete("all", (x, r) -> counted(x, r, r.count()));

    private Reductions() {}

    /**
     * The sum over axes, in a fixed order of additions that does not depend on the machine. The sum of nothing is 0.
     * Derivative: 1 for each element.
     *
     * @param x the operand
     * @param axes the axes to sum over; none means all
     * @return the sums
     */
    public static Tensor sum(Tensor x, int... axes) {
        return sum(x, axes, false);
    }

    /** {@return {@link #sum(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor sum(Tensor x, int axis, boolean keepDims) {
        return sum(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #sum(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor sum(Tensor x, int[] axes, boolean keepDims) {
        return SUM.apply(Reduction.of("sum", x, axes, keepDims), x);
    }

    /**
     * The mean over axes: the sum divided by the number n of elements that go into it. NaN for n = 0. Derivative: 1/n for
     * each element.
     *
     * @param x the operand
     * @param axes the axes to average over; none means all
     * @return the means
     */
    public static Tensor mean(Tensor x, int... axes) {
        return mean(x, axes, false);
    }

    /** {@return {@link #mean(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor mean(Tensor x, int axis, boolean keepDims) {
        return mean(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #mean(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor mean(Tensor x, int[] axes, boolean keepDims) {
        return MEAN.apply(Reduction.of("mean", x, axes, keepDims), x);
    }

    /**
     * The maximum over axes. NaN if there is one. Derivative: 1 for the maximal element, shared equally by those that tie;
     * where the result is NaN, these are the elements that are NaN.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the maxima
     * @throws autograd.shape.ShapeException also if a reduced axis is empty
     */
    public static Tensor max(Tensor x, int... axes) {
        return max(x, axes, false);
    }

    /** {@return {@link #max(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor max(Tensor x, int axis, boolean keepDims) {
        return max(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #max(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor max(Tensor x, int[] axes, boolean keepDims) {
        return MAX.apply(Reduction.of("max", x, axes, keepDims).requireNotEmpty("max"), x);
    }

    /**
     * The minimum over axes. NaN if there is one. Derivative: 1 for the minimal element, shared equally by those that tie;
     * where the result is NaN, these are the elements that are NaN.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the minima
     * @throws autograd.shape.ShapeException also if a reduced axis is empty
     */
    public static Tensor min(Tensor x, int... axes) {
        return min(x, axes, false);
    }

    /** {@return {@link #min(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor min(Tensor x, int axis, boolean keepDims) {
        return min(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #min(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor min(Tensor x, int[] axes, boolean keepDims) {
        return MIN.apply(Reduction.of("min", x, axes, keepDims).requireNotEmpty("min"), x);
    }

    /**
     * The product over axes, multiplied from the first element to the last. The product of nothing is 1.
     *
     * <p>Derivative by an element: the product of the others, never {@code y / x[i]}. So [2, 0, 3] has derivative 0, 6, 0,
     * and [2, 0, 0] a second derivative of 2 by its two zeros. The cost is linear, at every order.
     *
     * @param x the operand
     * @param axes the axes to multiply over; none means all
     * @return the products
     */
    public static Tensor prod(Tensor x, int... axes) {
        return prod(x, axes, false);
    }

    /** {@return {@link #prod(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor prod(Tensor x, int axis, boolean keepDims) {
        return prod(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #prod(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor prod(Tensor x, int[] axes, boolean keepDims) {
        return PROD.apply(Reduction.of("prod", x, axes, keepDims), x);
    }

    /**
     * The index of the first maximal element along an axis; of the first NaN if there is one. Carries no derivative.
     *
     * @param x the operand
     * @param axis the axis, which is taken away
     * @return INT32 indices
     * @throws autograd.shape.ShapeException also if the axis is empty
     */
    public static Tensor argMax(Tensor x, int axis) {
        return argMax(x, axis, false);
    }

    /** {@return {@link #argMax(Tensor, int)}, the axis staying with size 1 if {@code keepDims}} */
    public static Tensor argMax(Tensor x, int axis, boolean keepDims) {
        return ARG_MAX.apply(Reduction.along("argMax", x, axis, keepDims).requireNotEmpty("argMax"), x);
    }

    /**
     * {@return the row-major position of the first maximal element of all, an INT32 scalar; it is an index into {@code
     * x.flatten()}}
     *
     * @throws autograd.shape.ShapeException if there is no element
     */
    public static Tensor argMax(Tensor x) {
        Reduction.of("argMax", x, new int[0], false).requireNotEmpty("argMax");
        return argMax(Layout.flatten(x), 0);
    }

    /**
     * The index of the first minimal element along an axis; of the first NaN if there is one. Carries no derivative.
     *
     * @param x the operand
     * @param axis the axis, which is taken away
     * @return INT32 indices
     * @throws autograd.shape.ShapeException also if the axis is empty
     */
    public static Tensor argMin(Tensor x, int axis) {
        return argMin(x, axis, false);
    }

    /** {@return {@link #argMin(Tensor, int)}, the axis staying with size 1 if {@code keepDims}} */
    public static Tensor argMin(Tensor x, int axis, boolean keepDims) {
        return ARG_MIN.apply(Reduction.along("argMin", x, axis, keepDims).requireNotEmpty("argMin"), x);
    }

    /**
     * {@return the row-major position of the first minimal element of all, an INT32 scalar; it is an index into {@code
     * x.flatten()}}
     *
     * @throws autograd.shape.ShapeException if there is no element
     */
    public static Tensor argMin(Tensor x) {
        Reduction.of("argMin", x, new int[0], false).requireNotEmpty("argMin");
        return argMin(Layout.flatten(x), 0);
    }

    /**
     * Whether an element over axes is true; of a number, whether it is not 0, and NaN is not. False for nothing. Carries no
     * derivative.
     *
     * @param x of any dtype
     * @param axes the axes to reduce; none means all
     * @return BOOL
     */
    public static Tensor any(Tensor x, int... axes) {
        return any(x, axes, false);
    }

    /** {@return {@link #any(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor any(Tensor x, int axis, boolean keepDims) {
        return any(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #any(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor any(Tensor x, int[] axes, boolean keepDims) {
        return ANY.apply(Reduction.ofAny("any", x, axes, keepDims), x);
    }

    /**
     * Whether all elements over axes are true; of numbers, whether none is 0, and NaN is not. True for nothing. Carries no
     * derivative.
     *
     * @param x of any dtype
     * @param axes the axes to reduce; none means all
     * @return BOOL
     */
    public static Tensor all(Tensor x, int... axes) {
        return all(x, axes, false);
    }

    /** {@return {@link #all(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor all(Tensor x, int axis, boolean keepDims) {
        return all(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #all(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor all(Tensor x, int[] axes, boolean keepDims) {
        return ALL.apply(Reduction.ofAny("all", x, axes, keepDims), x);
    }

    /**
     * The number of elements over axes that are true, or not 0; NaN counts. Carries no derivative.
     *
     * @param x of any dtype
     * @param axes the axes to count over; none means all
     * @return INT32
     */
    public static Tensor countNonZero(Tensor x, int... axes) {
        return countNonZero(x, axes, false);
    }

    /** {@return {@link #countNonZero(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor countNonZero(Tensor x, int axis, boolean keepDims) {
        return countNonZero(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #countNonZero(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor countNonZero(Tensor x, int[] axes, boolean keepDims) {
        return COUNT_NON_ZERO.apply(Reduction.ofAny("countNonZero", x, axes, keepDims), x);
    }

    /**
     * An op with one result for many elements, defined by its gradient. Its Jacobian has one row for each result and one entry
     * in each column, so the product of that entry with a cotangent or a tangent gives both modes.
     *
     * @param keeps what {@code slopes} reads, a mask of {@link Residuals}
     * @param reduction the axes that the attributes name
     * @param slopes from what is kept and the attributes to the derivative by each element, of the result it goes into
     */
    static <A> GeneralOp<A> reducing(
            String name,
            Kernel.Unary<A> kernel,
            int keeps,
            Function<A, Reduction> reduction,
            BiFunction<Tensor[], A, Tensor> slopes) {
        return GeneralOp.of(
                name,
                kernel,
                keeps,
                (g, kept, a) ->
                        Arithmetic.scale(Shaping.reshape(g, reduction.apply(a).kept()), slopes.apply(kept, a)),
                (tangents, kept, a) ->
                        SUM.apply(reduction.apply(a), Arithmetic.scale(tangents[0], slopes.apply(kept, a))));
    }

    /** {@return the sum of {@code x} by a reduction that is known to fit} */
    static Tensor sum(Tensor x, Reduction r) {
        return SUM.apply(r, x);
    }

    /**
     * The share of each element x in a result y that is one of them, such as a maximum: 1 over the number of those {@link
     * #same} as it, 0 for all others; constant.
     *
     * @param kept x and y
     */
    static Tensor tieWeights(Tensor[] kept, Reduction r) {
        Tensor y = Shaping.reshape(kept[1], r.kept());
        Tensor ties = same(kept[0], y);
        return ties.div(SUM.apply(new Reduction(r.axes(), true, r.from()), ties)); // of no axes: not those of sum()
    }

    /** {@return 1 where x and y are equal, or both NaN, else 0; constant} Where x is NaN, y must be NaN too. */
    static Tensor same(Tensor x, Tensor y) {
        Tensor equal = Comparisons.equal(x, y).to(y.dtype());
        return Trace.anyNumber(y, Double::isNaN) ? equal.add(Rounding.isNaN(x).to(y.dtype())) : equal;
    }

    /** Repeats along the reduced axes what is left when they are gone; a scalar broadcasts as it is. */
    private static NdArray spread(NdArray g, Reduction r) {
        return Moves.broadcastTo(g.shape().isScalar() ? g : g.reshape(r.kept()), r.from());
    }

    private static NdArray counted(NdArray x, Reduction r, int atLeast) {
        NdArray counts = Sums.countNonZero(x, r.axes().toArray(), r.keepDims());
        return Maps.greaterEqual(counts, NdArray.scalar(counts.dtype(), atLeast));
    }
}
