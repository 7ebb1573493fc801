package autograd.nn.loss;

import autograd.Arithmetic;
import autograd.Comparisons;
import autograd.Indexing;
import autograd.Softmax;
import autograd.SpecialFunctions;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.ShapeException;

/**
 * Losses of classes that are predicted, beside those in {@link Losses}: the prediction first, then the target. Each has a form
 * {@code ...PerRow} or {@code ...PerElement}, and one without the ending, its mean: a scalar, and a {@link ShapeException} for
 * nothing. All are differentiable to any order. Softmax cross entropy with smoothed labels, weights of classes or a class to be
 * ignored is {@link CrossEntropy}.
 */
public final class ClassificationLosses {
    private ClassificationLosses() {}

    /**
     * Cross entropy of {@code softmax(logits)} along the last axis with a distribution over classes a row: {@code L[n] = -sum_c
     * y[n, c] log softmax(h[n])[c]}, where 0 log 0 is 0. Derivative {@code softmax(h)[c] - y[c]}, if y sums to 1.
     *
     * @param logits h, shape {@code [..., classes]}
     * @param y shares, each from 0 to 1, of the shape of {@code logits}; a row should sum to 1, which is not checked
     * @return shape {@code [...]}
     * @throws IllegalArgumentException if a share is outside of [0, 1]: the message has the value and where it is
     */
    public static Tensor softmaxCrossEntropyWithDistributionPerRow(Tensor logits, Tensor y) {
        return withDistribution("softmaxCrossEntropyWithDistributionPerRow", logits, y);
    }

    /** {@return the mean of {@link #softmaxCrossEntropyWithDistributionPerRow}} */
    public static Tensor softmaxCrossEntropyWithDistribution(Tensor logits, Tensor y) {
        LossChecks.notEmpty("softmaxCrossEntropyWithDistribution", "logits", logits);
        return withDistribution("softmaxCrossEntropyWithDistribution", logits, y)
                .mean();
    }

    private static Tensor withDistribution(String op, Tensor logits, Tensor y) {
        requireDistributions(op, "logits", logits, y);
        return Arithmetic.sub(
                0, LossParts.weighted(y, Softmax.logSoftmax(logits, -1)).sum(-1)); // not -0
    }

    /**
     * Kullback-Leibler divergence of predicted from true distributions: {@code L[n] = sum_c y[n, c] (log y[n, c] - l[n, c])},
     * where 0 log 0 is 0. It is 0 where they agree, and inf where something that happens is predicted not to. Derivative by l:
     * {@code -y}.
     *
     * <p>Source: S. Kullback, R. A. Leibler, 1951, "On information and sufficiency", Annals of mathematical statistics 22.
     *
     * @param logProbabilities l, such as {@link Softmax#logSoftmax} of logits, shape {@code [..., classes]}
     * @param y shares, each from 0 to 1, of the same shape; a row should sum to 1, which is not checked
     * @return shape {@code [...]}
     * @throws IllegalArgumentException if a share is outside of [0, 1]: the message has the value and where it is
     */
    public static Tensor klDivergencePerRow(Tensor logProbabilities, Tensor y) {
        return klDivergence("klDivergencePerRow", logProbabilities, y);
    }

    /** {@return the mean of {@link #klDivergencePerRow}, which is over rows} */
    public static Tensor klDivergence(Tensor logProbabilities, Tensor y) {
        LossChecks.notEmpty("klDivergence", "logProbabilities", logProbabilities);
        return klDivergence("klDivergence", logProbabilities, y).mean();
    }

    private static Tensor klDivergence(String op, Tensor logProbabilities, Tensor y) {
        requireDistributions(op, "logProbabilities", logProbabilities, y);
        Tensor ofItself = SpecialFunctions.xlogy(y, y);
        return ofItself.sub(LossParts.weighted(y, logProbabilities)).sum(-1);
    }

    /**
     * Negative log likelihood of one class a row, from logarithms of probabilities: {@code L[n] = -l[n, class[n]]}. From logits,
     * {@link Losses#softmaxCrossEntropyPerRow} does both steps at once.
     *
     * @param logProbabilities l, shape {@code [..., classes]}
     * @param classes INT32 indices from 0, shape {@code [...]}
     * @return shape {@code [...]}
     * @throws IllegalArgumentException if {@code classes} is not INT32
     * @throws IndexOutOfBoundsException if an index is out of range: the message has the value and where it is
     */
    public static Tensor negativeLogLikelihoodPerRow(Tensor logProbabilities, Tensor classes) {
        return likelihood("negativeLogLikelihoodPerRow", logProbabilities, classes);
    }

    /** {@return the mean of {@link #negativeLogLikelihoodPerRow}} */
    public static Tensor negativeLogLikelihood(Tensor logProbabilities, Tensor classes) {
        LossChecks.notEmpty("negativeLogLikelihood", "logProbabilities", logProbabilities);
        return likelihood("negativeLogLikelihood", logProbabilities, classes).mean();
    }

    private static Tensor likelihood(String op, Tensor logProbabilities, Tensor classes) {
        LossChecks.classes(op, "logProbabilities", logProbabilities, classes, null);
        return Arithmetic.sub(0, LossParts.ofClass(logProbabilities, classes)); // not -0
    }

    /**
     * Hinge loss of two classes, elementwise: {@code L = max(0, 1 - y s)}. Derivative {@code -y} where {@code y s} is below 1,
     * else 0.
     *
     * <p>Source: C. Cortes, V. Vapnik, 1995, "Support-vector networks", Machine learning 20.
     *
     * @param scores s, any numbers
     * @param y the classes, each -1 or 1, of the same shape
     * @return a tensor of the shape of {@code scores}
     * @throws IllegalArgumentException for another class: the message has the value and where it is
     */
    public static Tensor hingePerElement(Tensor scores, Tensor y) {
        return hinge("hingePerElement", scores, y);
    }

    /** {@return the mean of {@link #hingePerElement}} */
    public static Tensor hinge(Tensor scores, Tensor y) {
        LossChecks.notEmpty("hinge", "scores", scores);
        return hinge("hinge", scores, y).mean();
    }

    private static Tensor hinge(String op, Tensor scores, Tensor y) {
        LossChecks.pair(op, "scores", scores, y);
        LossChecks.all(op, "y", y, "-1 or 1", v -> v == -1 || v == 1);
        return Arithmetic.sub(1, y.mul(scores)).relu();
    }

    /**
     * Hinge loss of several classes: {@code L[n] = max(0, 1 + max_(c != class) s[n, c] - s[n, class])}, 0 with one class only.
     * Derivative, where L is above 0: 1 by the greatest other score, shared by those that tie, and -1 by that of the class.
     *
     * <p>Source: K. Crammer, Y. Singer, 2001, "On the algorithmic implementation of multiclass kernel-based vector machines",
     * JMLR 2, equation 3.
     *
     * @param scores s, shape {@code [..., classes]}
     * @param classes INT32 indices from 0, shape {@code [...]}
     * @return shape {@code [...]}
     * @throws IllegalArgumentException if {@code classes} is not INT32
     * @throws IndexOutOfBoundsException if an index is out of range: the message has the value and where it is
     */
    public static Tensor multiclassHingePerRow(Tensor scores, Tensor classes) {
        return multiclassHinge("multiclassHingePerRow", scores, classes);
    }

    /** {@return the mean of {@link #multiclassHingePerRow}} */
    public static Tensor multiclassHinge(Tensor scores, Tensor classes) {
        LossChecks.notEmpty("multiclassHinge", "scores", scores);
        return multiclassHinge("multiclassHinge", scores, classes).mean();
    }

    private static Tensor multiclassHinge(String op, Tensor scores, Tensor classes) {
        LossChecks.classes(op, "scores", scores, classes, null);
        Tensor isClass = Indexing.oneHot(classes, scores.shape().size(-1), DType.BOOL);
        Tensor greatestOther =
                Comparisons.where(isClass, Double.NEGATIVE_INFINITY, scores).max(-1);
        return greatestOther.sub(LossParts.ofClass(scores, classes)).add(1).relu();
    }

    /**
     * Focal loss of two classes from logits, elementwise: with p the probability given to the true class, {@code L = -(1 -
     * p)^gamma log p}. Examples that are right already count little; gamma 0 is {@link Losses#logLossFromLogitsPerElement}. The
     * balance factor alpha of the paper is a weight: see {@link Losses#weightedMean}.
     *
     * <p>Source: T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollar, 2017, "Focal loss for dense object detection", ICCV,
     * equation 4.
     *
     * @param logits h, any numbers; {@code p = sigmoid(h)} for class 1
     * @param y the classes, each 0 or 1, of the same shape
     * @param gamma finite, 0 or more; 2 in the paper
     * @return a tensor of the shape of {@code logits}
     * @throws IllegalArgumentException for another gamma or class: the message has the value and where it is
     */
    public static Tensor focalFromLogitsPerElement(Tensor logits, Tensor y, double gamma) {
        return focal("focalFromLogitsPerElement", logits, y, gamma);
    }

    /** {@return the mean of {@link #focalFromLogitsPerElement}} */
    public static Tensor focalFromLogits(Tensor logits, Tensor y, double gamma) {
        LossChecks.notEmpty("focalFromLogits", "logits", logits);
        return focal("focalFromLogits", logits, y, gamma).mean();
    }

    /** With s the logit of the true class, 1 - p is sigmoid(-s): no difference that cancels, and no kink. */
    private static Tensor focal(String op, Tensor logits, Tensor y, double gamma) {
        LossChecks.pair(op, "logits", logits, y);
        LossChecks.all(op, "y", y, "0 or 1", v -> v == 0 || v == 1);
        LossChecks.notNegative(op, "gamma", gamma);
        Tensor s = logits.mul(y.mul(2).sub(1));
        Tensor logLoss = s.neg().softplus();
        return gamma == 0 ? logLoss : s.softplus().mul(-gamma).exp().mul(logLoss);
    }

    private static void requireDistributions(String op, String name, Tensor x, Tensor y) {
        LossChecks.pair(op, name, x, y);
        LossChecks.rankAtLeastOne(op, name, x, "[..., classes]");
        LossChecks.unitInterval(op, "y", y);
    }
}
