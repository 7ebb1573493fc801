package autograd.nn.loss;

import autograd.Arithmetic;
import autograd.CustomOp;
import autograd.Softmax;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.List;

/**
 * The losses that most networks are trained with; the others are in {@link RegressionLosses}, {@link ClassificationLosses} and
 * {@link SimilarityLosses}. The prediction comes first, then the target. A row is an observation, and a vector of outputs is one observation.
 *
 * <p>The name tells the reduction: {@code ...PerOutput}, {@code ...PerElement} and {@code ...PerRow} give a tensor to weight
 * and reduce as you like; without such an ending the result is a scalar, the mean, or the sum for a sum of squares. All
 * are differentiable to any order, by prediction and by target. A loss that is not here is a plain function of tensors.
 * Observations are weighted in one way, for every loss: {@link #weightedMean} of it {@code PerElement} or {@code PerRow}.
 *
 * <p>Prediction and target are FLOAT64 or FLOAT32 and of the same shape: nothing is broadcast, because {@code [n]} beside
 * {@code [n, 1]} is nearly always a mistake. A mean over no element is a {@link ShapeException}.
 */
public final class Losses {
    private static final double LEAST_LOG = -100;
    private static final double LEAST_DIVISOR = 1e-12;

    // -log p and -log(1 - p), which stay finite at p = 0 and p = 1 together with their derivatives. No rule here is
    // checked at
    // its first use: the tests of this class do that, and a bounded derivative differs from the exact one.
    private static final CustomOp SURPRISE = CustomOp.of(
                    "surprise",
                    xs -> Arithmetic.sub(0, xs.get(0).log().maximum(LEAST_LOG)),
                    (g, xs, y) ->
                            List.of(g.div(xs.get(0).maximum(LEAST_DIVISOR)).neg()))
            .withoutChecks();
    private static final CustomOp SURPRISE_OF_COMPLEMENT = CustomOp.of(
                    "surpriseOfComplement",
                    xs -> Arithmetic.sub(0, xs.get(0).neg().log1p().maximum(LEAST_LOG)),
                    (g, xs, y) -> List.of(g.div(Arithmetic.sub(1, xs.get(0)).maximum(LEAST_DIVISOR))))
            .withoutChecks();

    // One op of logit h and target t: composed of parts, the kinks of relu and abs at h = 0 would not cancel.
    private static final CustomOp LOGISTIC = CustomOp.of(
                    "logLossFromLogits", xs -> logistic(xs.get(0), xs.get(1)), (g, xs, y) -> {
                        Tensor h = xs.get(0);
                        return List.of(
                                g.mul(h.sigmoid().sub(xs.get(1))), g.mul(h).neg());
                    })
            .withoutChecks();

    private Losses() {}

    /**
     * Residual sum of squares of each output: {@code L[d] = sum_n (y[n, d] - yhat[n, d])^2}, a vector of losses, one an
     * output.
     *
     * <p>Shapes: {@code [..., outputs]}, summed over all axes but the last; for one observation, a vector, elementwise.
     * Derivative by one observation: {@code dL[d]/dyhat[d] = -2 (y[d] - yhat[d])}, a diagonal Jacobian.
     *
     * @param yhat the predictions
     * @param y the targets
     * @return shape {@code [outputs]}
     */
    public static Tensor residualSumOfSquaresPerOutput(Tensor yhat, Tensor y) {
        LossChecks.pair("residualSumOfSquaresPerOutput", "yhat", yhat, y);
        LossChecks.rankAtLeastOne("residualSumOfSquaresPerOutput", "yhat", yhat, "[..., outputs]");
        Tensor squares = y.sub(yhat).square();
        if (squares.rank() == 1) {
            return squares;
        }
        int[] observations = new int[squares.rank() - 1];
        Arrays.setAll(observations, axis -> axis);
        return squares.sum(observations);
    }

    /**
     * Residual sum of squares of everything: {@code L = sum (y - yhat)^2}. Derivative {@code -2 (y - yhat)}.
     *
     * @param yhat the predictions, of any shape
     * @param y the targets
     * @return a scalar; 0 for no element
     */
    public static Tensor residualSumOfSquares(Tensor yhat, Tensor y) {
        LossChecks.pair("residualSumOfSquares", "yhat", yhat, y);
        return y.sub(yhat).square().sum();
    }

    /**
     * Mean squared error: the mean of {@code (y - yhat)^2} over all n elements. Derivative {@code -2 (y - yhat) / n}.
     *
     * @param yhat the predictions, of any shape
     * @param y the targets
     * @return a scalar
     */
    public static Tensor meanSquaredError(Tensor yhat, Tensor y) {
        LossChecks.pair("meanSquaredError", "yhat", yhat, y);
        LossChecks.notEmpty("meanSquaredError", "yhat", yhat);
        return yhat.sub(y).square().mean();
    }

    /**
     * Log loss of probabilities, elementwise: {@code L = -(y log yhat + (1 - y) log(1 - yhat))}.
     *
     * <p>Logarithms are at least -100, so that a certain and wrong prediction costs 100. Derivative {@code -y / yhat + (1 -
     * y) / (1 - yhat)} with divisors of at least 1e-12: -1e12 at yhat = 0, y = 1. Where the probabilities come from a
     * sigmoid, {@link #logLossFromLogitsPerElement} is exact instead.
     *
     * @param yhat probabilities, each from 0 to 1
     * @param y targets, each from 0 to 1
     * @return a tensor of the shape of {@code yhat}
     * @throws IllegalArgumentException if an element is outside of [0, 1]: the message has the value and where it is
     */
    public static Tensor logLossPerElement(Tensor yhat, Tensor y) {
        return logLossPerElement("logLossPerElement", yhat, y);
    }

    /** {@return the mean of {@link #logLossPerElement} over all elements} */
    public static Tensor logLoss(Tensor yhat, Tensor y) {
        LossChecks.notEmpty("logLoss", "yhat", yhat);
        return logLossPerElement("logLoss", yhat, y).mean();
    }

    private static Tensor logLossPerElement(String op, Tensor yhat, Tensor y) {
        LossChecks.pair(op, "yhat", yhat, y);
        LossChecks.unitInterval(op, "yhat", yhat);
        LossChecks.unitInterval(op, "y", y);
        Tensor ifOne = y.mul(SURPRISE.apply(yhat));
        return ifOne.add(Arithmetic.sub(1, y).mul(SURPRISE_OF_COMPLEMENT.apply(yhat)));
    }

    /**
     * Log loss of {@code sigmoid(logits)}, elementwise, without its rounding: {@code L = max(h, 0) - h y + log(1 +
     * e^-|h|)}.
     *
     * <p>Derivative {@code sigmoid(h) - y}. For h = 1000 the loss is 1000 with derivative 1 if y = 0, and 0 with derivative
     * 0 if y = 1.
     *
     * @param logits h, any numbers
     * @param y targets, each from 0 to 1
     * @return a tensor of the shape of {@code logits}
     * @throws IllegalArgumentException if a target is outside of [0, 1]: the message has the value and where it is
     */
    public static Tensor logLossFromLogitsPerElement(Tensor logits, Tensor y) {
        return logLossFromLogitsPerElement("logLossFromLogitsPerElement", logits, y);
    }

    /** {@return the mean of {@link #logLossFromLogitsPerElement} over all elements} */
    public static Tensor logLossFromLogits(Tensor logits, Tensor y) {
        LossChecks.notEmpty("logLossFromLogits", "logits", logits);
        return logLossFromLogitsPerElement("logLossFromLogits", logits, y).mean();
    }

    private static Tensor logLossFromLogitsPerElement(String op, Tensor logits, Tensor y) {
        LossChecks.pair(op, "logits", logits, y);
        LossChecks.unitInterval(op, "y", y);
        DType common = DType.promote(logits.dtype(), y.dtype());
        return LOGISTIC.apply(logits.to(common), y.to(common));
    }

    /** {@code max(h, 0) (1 - t) + max(-h, 0) t + log(1 + e^-|h|)}: no cancellation, and exact for infinite h. */
    private static Tensor logistic(Tensor h, Tensor t) {
        Tensor ifZero = LossParts.weighted(Arithmetic.sub(1, t), h.relu());
        Tensor ifOne = LossParts.weighted(t, h.neg().relu());
        return ifZero.add(ifOne).add(h.abs().neg().exp().log1p());
    }

    /**
     * Cross entropy of {@code softmax(logits)} along the last axis with one class a row: {@code L[n] = log sum_c e^h[n, c] -
     * h[n, class[n]]}.
     *
     * <p>Derivative {@code softmax(h)[c] - (c = class ? 1 : 0)}. Logits [1000, 0] and class 1 give 1000 with derivative
     * [1, -1]; [-inf, 0] and class 0 give inf with [-1, 1].
     *
     * @param logits h, shape {@code [..., classes]}
     * @param classes INT32 indices from 0, shape {@code [...]}; a scalar for a vector of logits
     * @return shape {@code [...]}
     * @throws IllegalArgumentException if {@code classes} is not INT32
     * @throws IndexOutOfBoundsException if an index is not below the number of classes, or is negative: the message has the
     *     value and where it is
     * @throws ShapeException if there are no classes, or the shapes do not fit together
     */
    public static Tensor softmaxCrossEntropyPerRow(Tensor logits, Tensor classes) {
        LossChecks.classes("softmaxCrossEntropyPerRow", logits, classes);
        return Softmax.softmaxCrossEntropy(logits, classes);
    }

    /** {@return the mean of {@link #softmaxCrossEntropyPerRow} over all rows} */
    public static Tensor softmaxCrossEntropy(Tensor logits, Tensor classes) {
        LossChecks.classes("softmaxCrossEntropy", logits, classes);
        LossChecks.notEmpty("softmaxCrossEntropy", "logits", logits);
        return Softmax.softmaxCrossEntropy(logits, classes).mean();
    }

    /**
     * The mean of losses in which some count more than others: {@code sum w[n] L[n] / sum w[n]}. With equal weights it is the
     * mean; a weight of 0 leaves a loss out, also an infinite one.
     *
     * <p>For losses {@code [n, outputs]}, weights {@code [n]} count for all elements of their row.
     *
     * @param losses a loss {@code PerElement} or {@code PerRow}
     * @param weights 0 or more and finite; of the shape of {@code losses}, or of its first axes
     * @return a scalar
     * @throws ShapeException if the shapes do not fit
     * @throws IllegalArgumentException if a weight is negative or not finite: the message has the value and where it is; or if
     *     all are 0, as there is nothing to take the mean of
     */
    public static Tensor weightedMean(Tensor losses, Tensor weights) {
        LossChecks.floating("weightedMean", "losses", losses);
        LossChecks.floating("weightedMean", "weights", weights);
        int[] sizes = losses.shape().toArray();
        int[] kept = weights.shape().toArray();
        if (kept.length > sizes.length || !Arrays.equals(kept, Arrays.copyOf(sizes, kept.length))) {
            throw new ShapeException("weightedMean: losses has shape " + losses.shape() + ", weights has shape "
                    + weights.shape() + "; need the same shape, or that of the first axes of losses");
        }
        LossChecks.notEmpty("weightedMean", "losses", losses);
        LossChecks.all(
                "weightedMean", "weights", weights, "finite numbers, 0 or more", w -> w >= 0 && w <= Double.MAX_VALUE);
        int[] columns = new int[sizes.length];
        Arrays.setAll(columns, axis -> axis < kept.length ? kept[axis] : 1);
        Tensor spread = weights.reshape(columns).broadcastTo(losses.shape());
        Tensor total = spread.sum();
        LossChecks.someWeight("weightedMean", "weights, shape " + weights.shape() + ",", total);
        return LossParts.weighted(spread, losses).sum().div(total);
    }
}
