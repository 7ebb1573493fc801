package autograd.nn.loss;

import autograd.Tensor;
import autograd.shape.ShapeException;

/**
 * Losses of numbers that are predicted: the prediction first, then the target, of the same shape, FLOAT64 or FLOAT32. Each has
 * a form {@code ...PerElement} with the shape of the prediction, and one without the ending, its mean over all elements: a
 * scalar, and a {@link ShapeException} for no element. Derivatives are by the prediction; those by the target exist as well,
 * of any order. At a kink the derivative is the least in size: 0 for an error of 0.
 */
public final class RegressionLosses {
    private RegressionLosses() {}

    /** {@return the squared errors {@code (y - yhat)^2}; derivative {@code -2 (y - yhat)}; their mean is {@link
     * Losses#meanSquaredError}} */
    public static Tensor squaredErrorPerElement(Tensor yhat, Tensor y) {
        LossChecks.pair("squaredErrorPerElement", "yhat", yhat, y);
        return yhat.sub(y).square();
    }

    /** {@return the absolute errors {@code |y - yhat|}; derivative {@code sign(yhat - y)}, 0 for no error} */
    public static Tensor absoluteErrorPerElement(Tensor yhat, Tensor y) {
        LossChecks.pair("absoluteErrorPerElement", "yhat", yhat, y);
        return yhat.sub(y).abs();
    }

    /** {@return the mean of {@link #absoluteErrorPerElement}} */
    public static Tensor meanAbsoluteError(Tensor yhat, Tensor y) {
        requirePair("meanAbsoluteError", yhat, y);
        return yhat.sub(y).abs().mean();
    }

    /**
     * Huber loss: with {@code r = yhat - y}, {@code r^2 / 2} for {@code |r| <= delta}, and {@code delta (|r| - delta / 2)}
     * beyond. Derivative r, held between {@code -delta} and {@code delta}: an outlier pulls no harder than that.
     *
     * <p>Source: P. J. Huber, 1964, "Robust estimation of a location parameter", Annals of mathematical statistics 35.
     *
     * @param yhat the predictions
     * @param y the targets
     * @param delta where the square ends, above 0 and finite
     * @return a tensor of the shape of {@code yhat}
     * @throws IllegalArgumentException for another delta
     */
    public static Tensor huberPerElement(Tensor yhat, Tensor y, double delta) {
        LossChecks.pair("huberPerElement", "yhat", yhat, y);
        return huber("huberPerElement", "delta", yhat.sub(y), delta);
    }

    /** {@return the mean of {@link #huberPerElement}} */
    public static Tensor huber(Tensor yhat, Tensor y, double delta) {
        requirePair("huber", yhat, y);
        return huber("huber", "delta", yhat.sub(y), delta).mean();
    }

    /**
     * Smooth L1 loss, {@link #huberPerElement Huber's} divided by where the square ends: {@code r^2 / (2 beta)} for {@code |r| <=
     * beta} and {@code |r| - beta / 2} beyond. Derivative from -1 to 1: {@link #absoluteErrorPerElement} with a round bottom.
     *
     * <p>Source: R. Girshick, 2015, "Fast R-CNN", ICCV, equation 3, there with beta 1.
     *
     * @param yhat the predictions
     * @param y the targets
     * @param beta where the square ends, above 0 and finite
     * @return a tensor of the shape of {@code yhat}
     * @throws IllegalArgumentException for another beta
     */
    public static Tensor smoothL1PerElement(Tensor yhat, Tensor y, double beta) {
        LossChecks.pair("smoothL1PerElement", "yhat", yhat, y);
        return huber("smoothL1PerElement", "beta", yhat.sub(y), beta).div(beta);
    }

    /** {@return the mean of {@link #smoothL1PerElement}} */
    public static Tensor smoothL1(Tensor yhat, Tensor y, double beta) {
        requirePair("smoothL1", yhat, y);
        return huber("smoothL1", "beta", yhat.sub(y), beta).div(beta).mean();
    }

    /** With c the error held between the bounds: c^2/2 inside, where c is r, and on with slope c beyond. */
    private static Tensor huber(String op, String name, Tensor r, double delta) {
        LossChecks.positive(op, name, delta);
        Tensor c = r.clamp(-delta, delta);
        return c.mul(r.sub(c.div(2)));
    }

    /**
     * Quantile loss, or pinball loss: with {@code r = y - yhat}, {@code q r} where the prediction is too low and {@code (q - 1)
     * r} where it is too high. The prediction that makes its mean least is the quantile q of the targets. Derivative {@code -q},
     * {@code 1 - q}, and 0 for no error.
     *
     * <p>Source: R. Koenker, G. Bassett, 1978, "Regression quantiles", Econometrica 46, equation 3.1.
     *
     * @param yhat the predicted quantiles
     * @param y the targets
     * @param q which quantile, above 0 and below 1; 0.5 is half of the absolute error
     * @return a tensor of the shape of {@code yhat}
     * @throws IllegalArgumentException for another q
     */
    public static Tensor quantilePerElement(Tensor yhat, Tensor y, double q) {
        LossChecks.pair("quantilePerElement", "yhat", yhat, y);
        return quantile("quantilePerElement", y.sub(yhat), q);
    }

    /** {@return the mean of {@link #quantilePerElement}} */
    public static Tensor quantile(Tensor yhat, Tensor y, double q) {
        requirePair("quantile", yhat, y);
        return quantile("quantile", y.sub(yhat), q).mean();
    }

    private static Tensor quantile(String op, Tensor r, double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException(op + ": q is " + q + "; need a quantile above 0 and below 1");
        }
        return r.relu().mul(q).add(r.neg().relu().mul(1 - q));
    }

    /**
     * Negative log likelihood of counts under Poisson distributions, from the logarithms of their means: {@code L = e^h - y h}.
     * What does not depend on the prediction, {@code log y!}, is left out. Derivative {@code e^h - y}.
     *
     * @param logRate h, any numbers
     * @param y counts, each 0 or more, not necessarily whole
     * @return a tensor of the shape of {@code logRate}; for h = -inf it is 0 where y is 0, and inf elsewhere
     * @throws IllegalArgumentException if a count is negative or not finite: the message has the value and where it is
     */
    public static Tensor poissonFromLogRatePerElement(Tensor logRate, Tensor y) {
        return poisson("poissonFromLogRatePerElement", logRate, y);
    }

    /** {@return the mean of {@link #poissonFromLogRatePerElement}} */
    public static Tensor poissonFromLogRate(Tensor logRate, Tensor y) {
        LossChecks.notEmpty("poissonFromLogRate", "logRate", logRate);
        return poisson("poissonFromLogRate", logRate, y).mean();
    }

    private static Tensor poisson(String op, Tensor logRate, Tensor y) {
        LossChecks.pair(op, "logRate", logRate, y);
        LossChecks.all(op, "y", y, "finite numbers, 0 or more", v -> v >= 0 && v <= Double.MAX_VALUE);
        return logRate.exp().sub(LossParts.weighted(y, logRate));
    }

    /**
     * Negative log likelihood under normal distributions, whose mean and variance are both predicted: with s the logarithm of
     * the variance, {@code L = (s + (y - mean)^2 e^-s) / 2}. What does not depend on the prediction, {@code log(2 pi) / 2}, is
     * left out. Derivatives: {@code (mean - y) e^-s} by the mean, {@code (1 - (y - mean)^2 e^-s) / 2} by s.
     *
     * <p>Source: D. A. Nix, A. S. Weigend, 1994, "Estimating the mean and variance of the target probability distribution",
     * ICNN, equation 5.
     *
     * @param mean the predicted means
     * @param logVariance s, the logarithms of the predicted variances: any numbers
     * @param y the targets
     * @return a tensor of the shape of {@code mean}
     */
    public static Tensor gaussianPerElement(Tensor mean, Tensor logVariance, Tensor y) {
        return gaussian("gaussianPerElement", mean, logVariance, y);
    }

    /** {@return the mean of {@link #gaussianPerElement}} */
    public static Tensor gaussian(Tensor mean, Tensor logVariance, Tensor y) {
        LossChecks.notEmpty("gaussian", "mean", mean);
        return gaussian("gaussian", mean, logVariance, y).mean();
    }

    private static Tensor gaussian(String op, Tensor mean, Tensor logVariance, Tensor y) {
        LossChecks.pair(op, "mean", mean, y);
        LossChecks.pair(op, "logVariance", logVariance, y);
        return mean.sub(y)
                .square()
                .mul(logVariance.neg().exp())
                .add(logVariance)
                .div(2);
    }

    private static void requirePair(String op, Tensor yhat, Tensor y) {
        LossChecks.pair(op, "yhat", yhat, y);
        LossChecks.notEmpty(op, "yhat", yhat);
    }
}
