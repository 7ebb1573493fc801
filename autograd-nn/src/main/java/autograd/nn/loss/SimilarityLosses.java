package autograd.nn.loss;

import autograd.Comparisons;
import autograd.Norms;
import autograd.Tensor;
import autograd.shape.ShapeException;

/**
 * Losses of vectors that should be near each other, or far: a row, along the last axis, is a vector. Each has a form {@code
 * ...PerRow} and one without the ending, its mean: a scalar, and a {@link ShapeException} for no row. All operands are FLOAT64
 * or FLOAT32 and of the same shape, and the loss is differentiable by each of them.
 */
public final class SimilarityLosses {
    private static final int[] LAST = {-1};

    private SimilarityLosses() {}

    /**
     * Cosine loss: {@code L[n] = 1 - cos(yhat[n], y[n])}, from 0 for the same direction to 2 for the opposite one. Derivative by
     * yhat, with u and v the directions of yhat and y: {@code (u cos - v) / |yhat|}. A vector of zeros has no direction: its loss
     * is 1 with derivative 0.
     *
     * @param yhat the predictions, shape {@code [..., features]}
     * @param y the targets
     * @return shape {@code [...]}
     */
    public static Tensor cosinePerRow(Tensor yhat, Tensor y) {
        return cosine("cosinePerRow", yhat, y);
    }

    /** {@return the mean of {@link #cosinePerRow}} */
    public static Tensor cosine(Tensor yhat, Tensor y) {
        LossChecks.notEmpty("cosine", "yhat", yhat);
        return cosine("cosine", yhat, y).mean();
    }

    private static Tensor cosine(String op, Tensor yhat, Tensor y) {
        LossChecks.pair(op, "yhat", yhat, y);
        LossChecks.rankAtLeastOne(op, "yhat", yhat, "[..., features]");
        Tensor cosine = direction(yhat).mul(direction(y)).sum(-1);
        return cosine.neg().add(1);
    }

    /** {@code x / |x|}; 0 with derivative 0 for a vector of zeros. */
    private static Tensor direction(Tensor x) {
        Tensor norm = Norms.norm2(x, LAST, true);
        return Comparisons.where(norm.equal(0), 0, x.div(norm));
    }

    /**
     * Triplet loss: {@code L[n] = max(0, |anchor[n] - positive[n]| - |anchor[n] - negative[n]| + margin)}, with Euclidean
     * distances, as in PyTorch; the paper squares them.
     *
     * <p>Source: F. Schroff, D. Kalenichenko, J. Philbin, 2015, "FaceNet: a unified embedding for face recognition and
     * clustering", CVPR, equation 3.
     *
     * @param anchor vectors, shape {@code [..., features]}
     * @param positive vectors that should be nearer to them
     * @param negative than these are, by the margin
     * @param margin finite, 0 or more
     * @return shape {@code [...]}
     * @throws IllegalArgumentException for another margin
     */
    public static Tensor tripletPerRow(Tensor anchor, Tensor positive, Tensor negative, double margin) {
        return triplet("tripletPerRow", anchor, positive, negative, margin);
    }

    /** {@return the mean of {@link #tripletPerRow}} */
    public static Tensor triplet(Tensor anchor, Tensor positive, Tensor negative, double margin) {
        LossChecks.notEmpty("triplet", "anchor", anchor);
        return triplet("triplet", anchor, positive, negative, margin).mean();
    }

    private static Tensor triplet(String op, Tensor anchor, Tensor positive, Tensor negative, double margin) {
        requireSame(op, anchor, "positive", positive);
        requireSame(op, anchor, "negative", negative);
        LossChecks.rankAtLeastOne(op, "anchor", anchor, "[..., features]");
        LossChecks.notNegative(op, "margin", margin);
        Tensor near = Norms.norm2(anchor.sub(positive), -1);
        Tensor far = Norms.norm2(anchor.sub(negative), -1);
        return near.sub(far).add(margin).relu();
    }

    private static void requireSame(String op, Tensor anchor, String name, Tensor x) {
        LossChecks.floating(op, "anchor", anchor);
        LossChecks.floating(op, name, x);
        if (!anchor.shape().equals(x.shape())) {
            throw new ShapeException(op + ": anchor has shape " + anchor.shape() + ", " + name + " has shape "
                    + x.shape() + "; need the same shape");
        }
    }
}
