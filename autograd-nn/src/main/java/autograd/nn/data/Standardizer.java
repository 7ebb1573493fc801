package autograd.nn.data;

import autograd.Divisor;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * Brings each feature to mean 0 and standard deviation 1: {@code y[i, j] = (x[i, j] - mean[j]) / deviation[j]}.
 *
 * <pre>{@code
 * Standardizer standard = Standardizer.fit(split.train().x());      // of the training part alone
 * Tensor train = standard.apply(split.train().x());
 * Tensor test = standard.apply(split.test().x());
 * }</pre>
 *
 * <p>It is fitted on what is trained on, and then applied to everything, later data too: a test set that took part in the fit
 * would judge too kindly. A value: save mean and deviation with the model. A feature that does not vary has nothing to be
 * divided by: its deviation is set to 1, and it becomes 0.
 *
 * @param mean shape {@code [...]} of one observation
 * @param deviation the same shape, above 0 everywhere
 */
public record Standardizer(Tensor mean, Tensor deviation) {
    /**
     * Makes the standardizer.
     *
     * @throws ShapeException if the shapes differ
     * @throws IllegalArgumentException unless both are FLOAT64, all means finite, all deviations above 0 and finite
     */
    public Standardizer {
        Objects.requireNonNull(mean, "Standardizer: mean is null; need a tensor of the shape of an observation");
        Objects.requireNonNull(deviation, "Standardizer: deviation is null; need a tensor of the shape of mean");
        if (!mean.shape().equals(deviation.shape())) {
            throw new ShapeException("Standardizer: mean has shape " + mean.shape() + ", deviation has shape "
                    + deviation.shape() + "; need the same shape");
        }
        if (mean.dtype() != DType.FLOAT64 || deviation.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException("Standardizer: mean has dtype " + mean.dtype() + ", deviation "
                    + deviation.dtype() + "; need FLOAT64");
        }
        for (int i = 0; i < mean.size(); i++) {
            double m = mean.array().doubleAt(i);
            double d = deviation.array().doubleAt(i);
            if (!Double.isFinite(m) || !(d > 0 && d <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("Standardizer: feature " + i + " has mean " + m + " and deviation "
                        + d + "; need finite numbers, the deviation above 0");
            }
        }
    }

    /**
     * {@return the standardizer of these observations: their mean and the root of their mean squared deviation (divided by n)}
     *
     * @param x {@code [n, ...]}, FLOAT64 or FLOAT32, n at least 1
     * @throws ShapeException if there is no observation
     * @throws IllegalArgumentException for another dtype, and for an element that is NaN or infinite: the message has its row
     */
    public static Standardizer fit(Tensor x) {
        requireFeatures("fit", x);
        if (x.rank() == 0 || x.shape().size(0) == 0) {
            throw new ShapeException("fit: x has shape " + x.shape() + "; need [n, ...] with 1 row or more");
        }
        new Batch(x, x).requireFinite();
        Tensor wide = x.stopGradient().to(DType.FLOAT64);
        double[] deviations = wide.std(Divisor.COUNT, 0).toDoubleArray();
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = deviations[i] == 0 ? 1 : deviations[i]; // exactly 0 for equal numbers, not only nearly
        }
        Tensor mean = wide.mean(0);
        return new Standardizer(mean, Tensor.of(deviations, mean.shape()));
    }

    /**
     * {@return the standardized observations, in the dtype of x}
     *
     * @param x {@code [n, ...]} or one observation, {@code [...]}
     * @throws ShapeException unless the axes of x end in those of an observation
     * @throws IllegalArgumentException unless x is FLOAT64 or FLOAT32
     */
    public Tensor apply(Tensor x) {
        requireObservations("apply", x);
        return x.sub(mean).div(deviation).to(x.dtype());
    }

    /** {@return what {@link #apply} was given: {@code x[i, j] = y[i, j] deviation[j] + mean[j]}, in the dtype of y} */
    public Tensor invert(Tensor y) {
        requireObservations("invert", y);
        return y.mul(deviation).add(mean).to(y.dtype());
    }

    private void requireObservations(String op, Tensor x) {
        requireFeatures(op, x);
        int more = x.rank() - mean.rank();
        boolean fits = more == 0 || more == 1;
        for (int axis = 0; fits && axis < mean.rank(); axis++) {
            fits = x.shape().size(more + axis) == mean.shape().size(axis);
        }
        if (!fits) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", an observation has shape " + mean.shape()
                    + "; need one observation, or [n, ...] of them");
        }
    }

    private static void requireFeatures(String op, Tensor x) {
        Objects.requireNonNull(x, () -> op + ": x is null; need a tensor of observations");
        if (!x.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": x has dtype " + x.dtype() + " and shape " + x.shape()
                    + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
    }
}
