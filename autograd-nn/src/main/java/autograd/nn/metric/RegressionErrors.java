package autograd.nn.metric;

import autograd.Tensor;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * What the errors of predicted numbers add up to, for each output: sums of {@code |e|} and {@code e^2} with {@code e = yhat -
 * y}, and mean and squared deviations of y. Of sizes that do not grow with the rows. Immutable.
 *
 * <p>Deviations of two parts are joined without a difference of great numbers, so y may have a mean far from 0.
 *
 * <p>Source of that: T. F. Chan, G. H. Golub, R. J. LeVeque, 1983, "Algorithms for computing the sample variance", The American
 * statistician 37, equation 1.5.
 */
public final class RegressionErrors {
    /** Nothing added yet: it adds up with any number of outputs. */
    public static final RegressionErrors EMPTY = new RegressionErrors(0, 0);

    private final long rows;
    private final double[] absolute; // [outputs], as all of them; written only before the object is handed out
    private final double[] squared;
    private final double[] mean;
    private final double[] deviation;

    private RegressionErrors(long rows, int outputs) {
        this.rows = rows;
        absolute = new double[outputs];
        squared = new double[outputs];
        mean = new double[outputs];
        deviation = new double[outputs];
    }

    /**
     * Adds up a batch.
     *
     * @param yhat predicted numbers, shape {@code [n, ...]}: a row is an observation, all other axes are its outputs
     * @param y observed numbers, finite, of the same shape
     * @return the sums
     * @throws ShapeException for other shapes
     * @throws IllegalArgumentException if one is not floating, yhat has a NaN or y a number that is not finite: the
     *     message says where
     */
    public static RegressionErrors of(Tensor yhat, Tensor y) {
        MetricChecks.numbers("RegressionErrors", "yhat", yhat);
        MetricChecks.finite("RegressionErrors", "y", y);
        MetricChecks.sameShape("RegressionErrors", "yhat", yhat, y);
        if (yhat.rank() == 0) {
            throw new ShapeException("RegressionErrors: yhat has shape []; need [n, ...]");
        }
        int rows = yhat.shape().size(0);
        if (yhat.size() == 0) {
            return EMPTY;
        }
        double[] predicted = yhat.toDoubleArray();
        double[] observed = y.toDoubleArray();
        int outputs = predicted.length / rows;
        RegressionErrors sums = new RegressionErrors(rows, outputs);
        for (int i = 0; i < predicted.length; i++) {
            double error = predicted[i] - observed[i];
            sums.absolute[i % outputs] += Math.abs(error);
            sums.squared[i % outputs] += error * error;
            sums.mean[i % outputs] += observed[i] - observed[i % outputs];
        }
        // Means of differences from the first row: that of equal numbers is this number, to the bit.
        Arrays.setAll(sums.mean, output -> observed[output] + sums.mean[output] / rows);
        for (int i = 0; i < observed.length; i++) {
            double difference = observed[i] - sums.mean[i % outputs];
            sums.deviation[i % outputs] += difference * difference;
        }
        return sums;
    }

    /**
     * {@return the sums of both}
     *
     * @throws ShapeException if they have different numbers of outputs, and neither is {@link #EMPTY}
     */
    public RegressionErrors plus(RegressionErrors other) {
        MetricChecks.other("RegressionErrors", other);
        if (rows == 0 || other.rows == 0) {
            return rows == 0 ? other : this;
        }
        if (mean.length != other.mean.length) {
            throw new ShapeException("RegressionErrors: this has " + mean.length + " outputs, other has "
                    + other.mean.length + "; need the same number");
        }
        RegressionErrors sum = new RegressionErrors(Math.addExact(rows, other.rows), mean.length);
        double share = (double) other.rows / sum.rows;
        for (int i = 0; i < mean.length; i++) {
            double difference = other.mean[i] - mean[i];
            sum.absolute[i] = absolute[i] + other.absolute[i];
            sum.squared[i] = squared[i] + other.squared[i];
            sum.mean[i] = mean[i] + difference * share;
            sum.deviation[i] = deviation[i] + other.deviation[i] + difference * difference * rows * share;
        }
        return sum;
    }

    /** {@return the number of rows} */
    public long rows() {
        return rows;
    }

    /**
     * {@return the mean of {@code |e|} over rows and outputs}
     *
     * @throws IllegalStateException if there is no row
     */
    public double meanAbsolute() {
        MetricChecks.some("meanAbsolute", rows);
        return Arrays.stream(absolute).sum() / rows / absolute.length;
    }

    /**
     * {@return the square root of the mean of {@code e^2} over rows and outputs}
     *
     * @throws IllegalStateException if there is no row
     */
    public double rootMeanSquared() {
        MetricChecks.some("rootMeanSquared", rows);
        return Math.sqrt(Arrays.stream(squared).sum() / rows / squared.length);
    }

    /**
     * {@return the mean of {@link #r2(int)} over outputs}
     *
     * @throws IllegalStateException if there is no row, or an output is the same in all
     */
    public double r2() {
        MetricChecks.some("r2", rows);
        double sum = 0;
        for (int output = 0; output < mean.length; output++) {
            sum += r2(output);
        }
        return sum / mean.length;
    }

    /**
     * The share of the deviations of y from its mean that is explained: {@code 1 - sum e^2 / sum (y - mean y)^2}. 1 is perfect, 0
     * as good as the mean, less is worse.
     *
     * @param output which, from 0
     * @return the share
     * @throws IllegalStateException if there is no row, or all have the same y: there is nothing to explain
     */
    public double r2(int output) {
        MetricChecks.some("r2", rows);
        Objects.checkIndex(output, mean.length);
        if (deviation[output] == 0) {
            throw new IllegalStateException("r2: y is " + mean[output] + " in each of " + rows + " rows of output "
                    + output + "; need numbers that differ");
        }
        return 1 - squared[output] / deviation[output];
    }
}
