package autograd.nn.layer;

import autograd.Divisor;
import autograd.Statistics;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Layer;
import autograd.nn.Mode;
import autograd.nn.Output;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/**
 * Batch normalisation: {@code y[..., j] = weight[j] (x[..., j] - mu[j]) / sqrt(var[j] + epsilon) + bias[j]}.
 *
 * <p>Shapes: x and y {@code [..., features]}; mu and var are over all other axes. In training they are those of the batch, var
 * with divisor n, and part of the derivative; in evaluation they are the running ones, and each row is treated as if alone.
 * Training needs 2 rows or more, because a row alone is always 0 after it.
 *
 * <p>After a step of training, {@code running = momentum running + (1 - momentum) batch}: momentum is what is kept of the old,
 * as in Keras; PyTorch's is 1 minus this one. The running variance takes that of the batch with divisor n - 1, the estimate for
 * the population, as in PyTorch.
 *
 * <p>Source: S. Ioffe, C. Szegedy, 2015, "Batch normalization: accelerating deep network training by reducing internal
 * covariate shift", ICML, algorithms 1 and 2.
 *
 * @param weight gamma, shape {@code [features]}, a parameter
 * @param bias beta, shape {@code [features]}, a parameter
 * @param runningMean shape {@code [features]}, state
 * @param runningVariance shape {@code [features]}, state
 * @param momentum the part of the running statistics that a step keeps, from 0 to 1
 * @param epsilon what is added to a variance, above 0
 */
public record BatchNorm(
        Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance, double momentum, double epsilon)
        implements Layer<BatchNorm> {
    private static final double MOMENTUM = 0.9;
    private static final double EPSILON = 1e-5;

    /**
     * Makes the layer.
     *
     * @throws ShapeException unless all tensors have one and the same axis
     * @throws IllegalArgumentException for another dtype than FLOAT64 and FLOAT32, a momentum outside of [0, 1], or an epsilon
     *     that is not above 0
     */
    public BatchNorm {
        LayerChecks.floating("BatchNorm", "weight", weight);
        LayerChecks.floating("BatchNorm", "bias", bias);
        LayerChecks.floating("BatchNorm", "runningMean", runningMean);
        LayerChecks.floating("BatchNorm", "runningVariance", runningVariance);
        Shape shape = weight.shape();
        if (shape.rank() != 1
                || !bias.shape().equals(shape)
                || !runningMean.shape().equals(shape)
                || !runningVariance.shape().equals(shape)) {
            throw new ShapeException("BatchNorm: weight has shape " + shape + ", bias " + bias.shape()
                    + ", runningMean " + runningMean.shape() + ", runningVariance " + runningVariance.shape()
                    + "; need [features] for all");
        }
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("BatchNorm: momentum is " + momentum
                    + "; need the part that is kept of the old, from 0 to 1, such as 0.9");
        }
        LayerChecks.epsilon("BatchNorm", epsilon);
    }

    /** {@return {@link #of(int, DType)} in FLOAT64} */
    public static BatchNorm of(int features) {
        return of(features, DType.FLOAT64);
    }

    /**
     * Makes a layer that does not change data of mean 0 and variance 1: weights and variances 1, biases and means 0, momentum
     * 0.9, epsilon 1e-5.
     *
     * @param features size of the last axis, 1 or more
     * @param dtype FLOAT64 or FLOAT32
     * @return the layer
     * @throws IllegalArgumentException for a size below 1, or another dtype
     */
    public static BatchNorm of(int features, DType dtype) {
        if (features < 1) {
            throw new IllegalArgumentException("BatchNorm: features is " + features + "; need 1 or more");
        }
        LayerChecks.floating("BatchNorm", dtype);
        Tensor zeros = Tensor.full(Shape.of(features), 0, dtype);
        Tensor ones = Tensor.full(Shape.of(features), 1, dtype);
        return new BatchNorm(ones, zeros, zeros, ones, MOMENTUM, EPSILON);
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.endsWith("BatchNorm", "x", x, weight.shape());
        return normalized(x, runningMean, runningVariance);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShapeException in training, with fewer than 2 rows
     */
    @Override
    public Output<BatchNorm> apply(Tensor x, Mode mode) {
        LayerChecks.mode("BatchNorm", mode);
        if (mode == Mode.EVALUATION) {
            return new Output<>(apply(x), this);
        }
        LayerChecks.endsWith("BatchNorm", "x", x, weight.shape());
        int features = x.shape().size(-1);
        int rows = features == 0 ? 0 : x.size() / features;
        if (rows < 2) {
            throw new ShapeException("BatchNorm: x has shape " + x.shape() + " and so " + rows
                    + " rows; training needs 2 or more, evaluation any number");
        }
        int[] axes = new int[x.rank() - 1];
        Arrays.setAll(axes, axis -> axis);
        Tensor mean = x.mean(axes);
        Tensor variance = Statistics.var(x, Divisor.COUNT, axes);
        Tensor unbiased = variance.stopGradient().mul(rows / (rows - 1.0));
        BatchNorm next = new BatchNorm(
                weight,
                bias,
                moved(runningMean, mean.stopGradient()),
                moved(runningVariance, unbiased),
                momentum,
                epsilon);
        return new Output<>(normalized(x, mean, variance), next);
    }

    private Tensor normalized(Tensor x, Tensor mean, Tensor variance) {
        return x.sub(mean).mul(variance.add(epsilon).rsqrt().mul(weight)).add(bias);
    }

    private Tensor moved(Tensor running, Tensor ofBatch) {
        return running.mul(momentum).add(ofBatch.mul(1 - momentum)).to(running.dtype());
    }

    @Override
    public BatchNorm mapParameters(ParameterMap f) {
        return new BatchNorm(
                f.apply("weight", weight),
                f.apply("bias", bias),
                f.state("runningMean", runningMean),
                f.state("runningVariance", runningVariance),
                momentum,
                epsilon);
    }
}
