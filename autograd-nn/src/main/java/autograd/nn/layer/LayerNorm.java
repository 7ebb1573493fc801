package autograd.nn.layer;

import autograd.Divisor;
import autograd.Reductions;
import autograd.Statistics;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Layer normalisation: {@code y = weight (x - mu) / sqrt(var + epsilon) + bias}, with mean and variance (divisor n) of each
 * observation by itself, the same in training and evaluation.
 *
 * <p>Shapes: x and y {@code [..., features]}, or any number of last axes: those that the weight has are normalised over. An
 * observation of equal numbers gives the bias.
 *
 * <p>Source: J. L. Ba, J. R. Kiros, G. E. Hinton, 2016, "Layer normalization", arXiv:1607.06450, equation 4 with the constant
 * under the root.
 *
 * @param weight gain, shape {@code [features]}
 * @param bias shape {@code [features]}
 * @param epsilon what is added to a variance, above 0
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) implements Layer<LayerNorm> {
    private static final double EPSILON = 1e-5;

    /**
     * Makes the layer.
     *
     * @throws ShapeException unless both tensors have the same shape, with an element and an axis
     * @throws IllegalArgumentException for another dtype than FLOAT64 and FLOAT32, or an epsilon that is not above 0
     */
    public LayerNorm {
        LayerChecks.floating("LayerNorm", "weight", weight);
        LayerChecks.floating("LayerNorm", "bias", bias);
        if (weight.rank() == 0 || weight.size() == 0 || !weight.shape().equals(bias.shape())) {
            throw new ShapeException("LayerNorm: weight has shape " + weight.shape() + ", bias has shape "
                    + bias.shape() + "; need [features] for both, 1 or more");
        }
        LayerChecks.epsilon("LayerNorm", epsilon);
    }

    /** {@return a layer for the last axis, of {@code features}, in FLOAT64: weights 1, biases 0, epsilon 1e-5} */
    public static LayerNorm of(int features) {
        return of(Shape.of(features), DType.FLOAT64);
    }

    /**
     * Makes a layer with weights 1, biases 0 and epsilon 1e-5.
     *
     * @param features the last axes of an observation
     * @param dtype FLOAT64 or FLOAT32
     * @return the layer
     */
    public static LayerNorm of(Shape features, DType dtype) {
        Objects.requireNonNull(features, "LayerNorm: features is null; need the shape of the last axes");
        LayerChecks.floating("LayerNorm", dtype);
        return new LayerNorm(Tensor.full(features, 1, dtype), Tensor.full(features, 0, dtype), EPSILON);
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.endsWith("LayerNorm", "x", x, weight.shape());
        int[] axes = new int[weight.rank()];
        Arrays.setAll(axes, axis -> axis - axes.length);
        Tensor mean = Reductions.mean(x, axes, true);
        Tensor variance = Statistics.var(x, Divisor.COUNT, axes, true);
        return x.sub(mean).mul(variance.add(epsilon).rsqrt()).mul(weight).add(bias);
    }

    @Override
    public LayerNorm mapParameters(ParameterMap f) {
        return new LayerNorm(f.apply("weight", weight), f.apply("bias", bias), epsilon);
    }
}
