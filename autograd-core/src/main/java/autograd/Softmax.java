package autograd;

import autograd.Batched.Rows;
import autograd.array.DType;
import autograd.array.Sums;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.function.BiFunction;

/**
 * Weights that sum to 1, the logarithm of a sum of exponentials, and the cross entropy made of both: none of them overflows,
 * because the largest element is taken off first. Operands are FLOAT64 or FLOAT32, axes may be negative. Every function
 * throws {@link ShapeException} for an axis that is out of range or named twice.
 */
public final class Softmax {
    private static final GeneralOp<Reduction> LOG_SUM_EXP =
            logSumExp(0b11, (kept, r) -> r.joined(belowInfinity(kept[0], kept[1], r), Softmax::softmax));
    // As part of logSoftmax, which is NaN at an infinite result like softmax: then the derivative is NaN too.
    private static final GeneralOp<Reduction> LOG_TOTAL =
            logSumExp(0b01, (kept, r) -> r.joined(kept[0], Softmax::softmax));
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

    private Softmax() {}

    /**
     * {@code log sum exp x} over axes, without overflow: {@code m + log sum exp(x - m)} with m the maximum. -inf over
     * nothing and over elements that are all -inf. Derivative: the {@link #softmax} weights; where the result is infinite,
     * the elements that are equal to it share 1, and the others have 0.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the reduced tensor
     */
    public static Tensor logSumExp(Tensor x, int... axes) {
        return logSumExp(x, axes, false);
    }

    /** {@return {@link #logSumExp(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor logSumExp(Tensor x, int axis, boolean keepDims) {
        return logSumExp(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #logSumExp(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor logSumExp(Tensor x, int[] axes, boolean keepDims) {
        return LOG_SUM_EXP.apply(Reduction.of("logSumExp", x, axes, keepDims), x);
    }

    /**
     * Softmax along an axis: {@code y[i] = e^x[i] / sum_j e^x[j]}, computed from {@code x - max x}. NaN where all elements
     * are -inf or one is inf. Derivative: {@code dy[i]/dx[j] = y[i] (delta_ij - y[j])}.
     *
     * @param x the operand
     * @param axis the axis along which the result sums to 1
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor softmax(Tensor x, int axis) {
        return SOFTMAX.apply(Reduction.along("softmax", x, axis), x);
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
        return x.sub(logTotal(x, axis));
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

    /** {@return the {@link #logSumExp} that {@link #logSoftmax} takes off} */
    static Tensor logTotal(Tensor x, int axis) {
        Reduction reduction = Reduction.along("logSoftmax", x, axis);
        return LOG_TOTAL.apply(new Reduction(reduction.axes(), true, reduction.from()), x);
    }

    private static GeneralOp<Reduction> logSumExp(int keeps, BiFunction<Tensor[], Reduction, Tensor> weights) {
        return Reductions.reducing(
                "logSumExp", (x, r) -> Sums.logSumExp(x, r.axes().toArray(), r.keepDims()), keeps, r -> r, weights);
    }

    /** {@return x, but x - y where the result y is infinite: 0 for those equal to it, -inf for the others; slope 1} */
    private static Tensor belowInfinity(Tensor x, Tensor y, Reduction r) {
        if (!Trace.anyNumber(y, Double::isInfinite)) {
            return x;
        }
        Tensor result = Shaping.reshape(Elementwise.stopGradient(y), r.kept());
        return Arithmetic.difference(x, Comparisons.where(Rounding.isInf(result), result, 0));
    }

    /** {@code t * y - y * sum(t * y)} along an axis: the Jacobian of softmax is symmetric, so both modes are this. */
    static Tensor softmaxPull(Tensor t, Tensor y, int axis) {
        return softmaxPull(t, y, Reduction.along("softmaxPull", y, axis));
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
        return Reductions.sum(Arithmetic.scale(a, b), r.axes().toArray(), true);
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
        return Reductions.sum(Arithmetic.scale(a, b), -1);
    }

    private static Tensor column(Tensor g) {
        return Shaping.reshape(g, g.shape().append(Shape.of(1)));
    }
}
