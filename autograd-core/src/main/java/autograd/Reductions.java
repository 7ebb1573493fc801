package autograd;

import autograd.Batched.Rows;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.array.Sums;
import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;

/**
 * Functions that take axes away. Axes may be negative; none at all means all of them. With {@code keepDims} a reduced axis
 * stays with size 1. Operands are FLOAT64 or FLOAT32. Every function throws {@link autograd.shape.ShapeException} for an
 * axis that is out of range or named twice.
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
                    Maps.div(Sums.sum(x, r.axes().toArray(), r.keepDims()), NdArray.scalar(x.dtype(), count(r))),
            (g, r) -> Reductions.SPREAD_MEAN.apply(r, g));
    private static final LinearOp<Reduction> SPREAD_MEAN = LinearOp.of(
            "spreadMean",
            (NdArray g, Reduction r) -> spread(Maps.div(g, NdArray.scalar(g.dtype(), count(r))), r),
            (x, r) -> MEAN.apply(r, x));
    private static final GeneralOp<Reduction> MAX = GeneralOp.of(
            "max",
            (x, r) -> Sums.max(x, r.axes().toArray(), r.keepDims()),
            0b11,
            (g, kept, r) -> Arithmetic.scale(Shaping.reshape(g, r.kept()), maxWeights(kept, r)),
            (tangents, kept, r) -> SUM.apply(r, Arithmetic.scale(tangents[0], maxWeights(kept, r))));
    private static final GeneralOp<Reduction> LOG_SUM_EXP = GeneralOp.of(
            "logSumExp",
            (x, r) -> Sums.logSumExp(x, r.axes().toArray(), r.keepDims()),
            0b01,
            (g, kept, r) -> Arithmetic.scale(Shaping.reshape(g, r.kept()), softmaxOver(kept[0], r)),
            (tangents, kept, r) -> SUM.apply(r, Arithmetic.scale(tangents[0], softmaxOver(kept[0], r))));
    private static final GeneralOp<Reduction> SOFTMAX = GeneralOp.of(
            "softmax",
            (x, r) -> Sums.softmax(x, r.axes().get(0)),
            0b10,
            (g, kept, r) -> softmaxPull(g, kept[1], r),
            (tangents, kept, r) -> softmaxPull(tangents[0], kept[1], r));
    // The derivative of softmax y applied to t, t * y - y * sum(t * y): a fused kernel, and rules for the orders above.
    private static final GeneralOp<Reduction> SOFTMAX_PULL = GeneralOp.ofTwo(
            "softmaxPull",
            (t, y, r) -> Sums.softmaxPull(t, y, r.axes().get(0)),
            0b011,
            (g, kept, r) -> softmaxPull(g, kept[1], r),
            (g, kept, r) -> softmaxPullByValue(g, kept[0], kept[1], r),
            (tangents, kept, r) -> {
                Tensor ofT = tangents[0] == null ? null : softmaxPull(tangents[0], kept[1], r);
                Tensor ofY = tangents[1] == null ? null : softmaxPullAlong(tangents[1], kept[0], kept[1], r);
                return ofT == null ? ofY : ofY == null ? ofT : ofT.add(ofY);
            });
    private static final GeneralOp<Rows> CROSS_ENTROPY = GeneralOp.ofTwo(
            "softmaxCrossEntropy",
            (logits, classes, rows) -> Sums.softmaxCrossEntropy(logits, classes),
            0b011,
            (g, kept, rows) -> softmaxCrossEntropyPull(kept[0], kept[1], g),
            GeneralOp.constant(),
            (tangents, kept, rows) -> alongRows(tangents[0], excess(kept[0], kept[1])));
    // Its derivative applied to g, g * (softmax(logits) - oneHot(classes)): linear in g, by logits that of softmax.
    private static final GeneralOp<Rows> CROSS_ENTROPY_PULL = GeneralOp.ofThree(
            "softmaxCrossEntropyPull",
            (logits, classes, g, rows) -> Sums.softmaxCrossEntropyPull(logits, classes, g),
            0b0111,
            (c, kept, rows) -> softmaxPull(Arithmetic.scale(c, column(kept[2])), softmax(kept[0], -1), -1),
            GeneralOp.constant(),
            (c, kept, rows) -> alongRows(c, excess(kept[0], kept[1])),
            (tangents, kept, rows) -> {
                Tensor ofLogits = tangents[0] == null
                        ? null
                        : Arithmetic.scale(softmaxPull(tangents[0], softmax(kept[0], -1), -1), column(kept[2]));
                Tensor ofG = tangents[2] == null ? null : softmaxCrossEntropyPull(kept[0], kept[1], tangents[2]);
                return ofLogits == null ? ofG : ofG == null ? ofLogits : ofLogits.add(ofG);
            });
    private static final GeneralOp<Reduction> ARG_MAX =
            GeneralOp.discrete("argMax", (x, r) -> Sums.argMax(x, r.axes().get(0), r.keepDims()));

    /** Which axes of which shape are reduced, sorted, and whether they stay with size 1. */
    private record Reduction(Ints axes, boolean keepDims, Shape from) implements Batched.Shifting<Reduction> {
        Shape kept() {
            return Axes.reduced(from, axes.toArray(), true);
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

    /** {@return {@link #sum(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor sum(Tensor x, int[] axes, boolean keepDims) {
        return SUM.apply(reduction("sum", x, axes, keepDims), x);
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

    /** {@return {@link #mean(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor mean(Tensor x, int[] axes, boolean keepDims) {
        return MEAN.apply(reduction("mean", x, axes, keepDims), x);
    }

    /**
     * The maximum over axes. NaN if there is one. Derivative: 1 for the maximal element, shared equally by those that tie.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the maxima
     * @throws autograd.shape.ShapeException also if a reduced axis is empty
     */
    public static Tensor max(Tensor x, int... axes) {
        return max(x, axes, false);
    }

    /** {@return {@link #max(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor max(Tensor x, int[] axes, boolean keepDims) {
        Reduction reduction = reduction("max", x, axes, keepDims);
        requireNotEmpty("max", reduction);
        return MAX.apply(reduction, x);
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
        Checks.floating("argMax", "x", x);
        Reduction reduction = alongAxis("argMax", x, axis);
        requireNotEmpty("argMax", reduction);
        return ARG_MAX.apply(reduction, x);
    }

    /**
     * {@code log sum exp x} over axes, without overflow: {@code m + log sum exp(x - m)} with m the maximum. -inf over
     * nothing and over elements that are all -inf. Derivative: the {@link #softmax} weights.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the reduced tensor
     */
    public static Tensor logSumExp(Tensor x, int... axes) {
        return logSumExp(x, axes, false);
    }

    /** {@return {@link #logSumExp(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor logSumExp(Tensor x, int[] axes, boolean keepDims) {
        return LOG_SUM_EXP.apply(reduction("logSumExp", x, axes, keepDims), x);
    }

    /**
     * Softmax along an axis: {@code y[i] = e^x[i] / sum_j e^x[j]}, computed from {@code x - max x}. NaN where all elements
     * are -inf. Derivative: {@code dy[i]/dx[j] = y[i] (delta_ij - y[j])}.
     *
     * @param x the operand
     * @param axis the axis along which the result sums to 1
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor softmax(Tensor x, int axis) {
        return SOFTMAX.apply(alongAxis("softmax", x, axis), x);
    }

    /**
     * The logarithm of {@link #softmax}, without loss for small probabilities: {@code x - logSumExp(x)} along an axis.
     * Derivative: {@code dy[i]/dx[j] = delta_ij - softmax(x)[j]}.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor logSoftmax(Tensor x, int axis) {
        Reduction reduction = alongAxis("logSoftmax", x, axis);
        return x.sub(logSumExp(x, reduction.axes().toArray(), true));
    }

    /**
     * Cross entropy of the {@link #softmax} of each row, the last axis, with one class a row: {@code logSumExp(h) -
     * h[class]}, which is {@code -log softmax(h)[class]} without its overflow. Infinity where the logit of the class is -inf and
     * another is finite; NaN where all are -inf or one is infinity and of the class.
     *
     * <p>Derivative: {@code dy/dh[c] = softmax(h)[c] - (c = class ? 1 : 0)}.
     *
     * @param logits h, shape {@code [..., classes]}
     * @param classes INT32 from 0, shape {@code [...]}; carries no derivative
     * @return a tensor of shape {@code [...]}
     * @throws ShapeException if the shapes do not fit, or there are no classes
     * @throws IllegalArgumentException if {@code classes} is not INT32
     * @throws IndexOutOfBoundsException if a class is negative, or not below the number of classes
     */
    public static Tensor softmaxCrossEntropy(Tensor logits, Tensor classes) {
        Checks.floating("softmaxCrossEntropy", "logits", logits);
        Checks.dtype("softmaxCrossEntropy", "classes", classes, DType.INT32);
        return CROSS_ENTROPY.apply(Rows.ROWS, logits, classes);
    }

    private static Reduction reduction(String op, Tensor x, int[] axes, boolean keepDims) {
        Checks.floating(op, "x", x);
        if (axes == null) {
            throw new NullPointerException(op + ": axes is null; leave it out to reduce all axes");
        }
        return new Reduction(Ints.of(Axes.normalizeAll(op, axes, "x", x.shape())), keepDims, x.shape());
    }

    private static Reduction alongAxis(String op, Tensor x, int axis) {
        Checks.floating(op, "x", x);
        return new Reduction(Ints.of(Axes.normalize(op, axis, "x", x.shape())), false, x.shape());
    }

    private static void requireNotEmpty(String op, Reduction reduction) {
        if (count(reduction) == 0) {
            throw new ShapeException(op + ": cannot reduce nothing; axes " + reduction.axes() + " of x, shape "
                    + reduction.from() + ", hold no element");
        }
    }

    /** Repeats along the reduced axes what is left when they are gone; a scalar broadcasts as it is. */
    private static NdArray spread(NdArray g, Reduction r) {
        return Moves.broadcastTo(g.shape().isScalar() ? g : g.reshape(r.kept()), r.from());
    }

    private static double count(Reduction reduction) {
        double count = 1;
        for (int i = 0; i < reduction.axes().size(); i++) {
            count *= reduction.from().size(reduction.axes().get(i));
        }
        return count;
    }

    /** The share of each element in its maximum: 1 over the number of ties, 0 for those below; constant. */
    private static Tensor maxWeights(Tensor[] kept, Reduction r) {
        Tensor y = Shaping.reshape(kept[1], r.kept());
        Tensor ties = Comparisons.equal(kept[0], y).to(y.dtype());
        return ties.div(SUM.apply(new Reduction(r.axes(), true, r.from()), ties)); // of no axes: not those of sum()
    }

    /** Softmax over several axes at once: they are moved to the end and taken as one. */
    private static Tensor softmaxOver(Tensor x, Reduction r) {
        if (r.axes().size() == 1) {
            return softmax(x, r.axes().get(0));
        }
        int rank = x.rank();
        int[] permutation = new int[rank];
        boolean[] reduced = new boolean[rank];
        for (int i = 0; i < r.axes().size(); i++) {
            reduced[r.axes().get(i)] = true;
        }
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int axis = 0; axis < rank; axis++) {
                if (reduced[axis] == (pass == 1)) {
                    permutation[next++] = axis;
                }
            }
        }
        Tensor moved = Shaping.transpose(x, permutation);
        int count = (int) count(r);
        Tensor rows = Shaping.reshape(moved, Shape.of(count == 0 ? 0 : x.size() / count, count));
        Tensor weights = Shaping.reshape(softmax(rows, 1), moved.shape());
        return Shaping.transpose(weights, Axes.inverse(permutation));
    }

    /** {@code t * y - y * sum(t * y)} along an axis: the Jacobian of softmax is symmetric, so both modes are this. */
    static Tensor softmaxPull(Tensor t, Tensor y, int axis) {
        return softmaxPull(t, y, alongAxis("softmaxPull", y, axis));
    }

    private static Tensor softmaxPull(Tensor t, Tensor y, Reduction r) {
        return SOFTMAX_PULL.apply(r, t, y);
    }

    /** The transpose of {@link #softmaxPullAlong}: {@code t * g - g * sum(t * y) - t * sum(g * y)}. */
    private static Tensor softmaxPullByValue(Tensor g, Tensor t, Tensor y, Reduction r) {
        return Arithmetic.scale(g, t).sub(Arithmetic.scale(g, along(t, y, r))).sub(Arithmetic.scale(along(g, y, r), t));
    }

    /** How softmaxPull changes along a tangent v of y: {@code t * v - v * sum(t * y) - y * sum(t * v)}. */
    private static Tensor softmaxPullAlong(Tensor v, Tensor t, Tensor y, Reduction r) {
        return Arithmetic.scale(v, t).sub(Arithmetic.scale(v, along(t, y, r))).sub(Arithmetic.scale(along(v, t, r), y));
    }

    /** {@code sum(a * b)} along the axis, which stays with size 1. */
    private static Tensor along(Tensor a, Tensor b, Reduction r) {
        return sum(Arithmetic.scale(a, b), r.axes().toArray(), true);
    }

    /** {@code g * (softmax(logits) - oneHot(classes))}, a class and a g for each row. */
    static Tensor softmaxCrossEntropyPull(Tensor logits, Tensor classes, Tensor g) {
        return CROSS_ENTROPY_PULL.apply(Rows.ROWS, logits, classes, g);
    }

    /** {@code softmax(logits) - oneHot(classes)}: by how much the shares exceed those that make the loss 0. */
    private static Tensor excess(Tensor logits, Tensor classes) {
        Tensor wanted = Indexing.oneHot(classes, logits.shape().size(-1), logits.dtype());
        return softmax(logits, -1).sub(wanted);
    }

    /** {@code sum(a * b)} along the last axis. */
    private static Tensor alongRows(Tensor a, Tensor b) {
        return sum(Arithmetic.scale(a, b), -1);
    }

    private static Tensor column(Tensor g) {
        return Shaping.reshape(g, g.shape().append(Shape.of(1)));
    }
}
