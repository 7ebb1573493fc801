package autograd.nn.layer;

import autograd.Products;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializer;
import autograd.nn.Initializers;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * A linear map and a shift: {@code y[..., i] = sum_j weight[i, j] x[..., j] + bias[i]}.
 *
 * <p>Shapes: x {@code [..., in]}, where a row is an observation and a vector one observation; y {@code [..., out]}. For
 * columns of observations, {@code H = W Z + c}, the same weight is read from the other side.
 *
 * @param weight shape {@code [out, in]}, FLOAT64 or FLOAT32
 * @param bias shape {@code [out]}, FLOAT64 or FLOAT32
 */
public record Linear(Tensor weight, Tensor bias) implements Layer<Linear> {
    /**
     * Makes the layer.
     *
     * @throws ShapeException if the shapes do not fit together
     * @throws IllegalArgumentException unless both are FLOAT64 or FLOAT32
     */
    public Linear {
        Objects.requireNonNull(weight, "Linear: weight is null; need a tensor of shape [out, in]");
        Objects.requireNonNull(bias, "Linear: bias is null; need a tensor of shape [out]");
        if (weight.rank() != 2
                || bias.rank() != 1
                || weight.shape().size(0) != bias.shape().size(0)) {
            throw new ShapeException("Linear: weight has shape " + weight.shape() + ", bias has shape " + bias.shape()
                    + "; need weight [out, in] and bias [out]");
        }
        LayerChecks.floating("Linear", "weight", weight);
        LayerChecks.floating("Linear", "bias", bias);
    }

    /** {@return {@link #of(int, int, Initializer, long, DType)} in FLOAT64} */
    public static Linear of(int in, int out, Initializer initializer, long seed) {
        return of(in, out, initializer, seed, DType.FLOAT64);
    }

    /**
     * Makes a layer with an initialized weight and a bias of zeros.
     *
     * @param in number of features of an observation, 1 or more
     * @param out number of outputs, 1 or more
     * @param initializer for the weight, such as {@link Initializers#heNormal} before a relu
     * @param seed of the weight; see {@link autograd.nn.Seeds} for several layers
     * @param dtype FLOAT64 or FLOAT32
     * @return the layer
     * @throws IllegalArgumentException for a size below 1, or another dtype
     */
    public static Linear of(int in, int out, Initializer initializer, long seed, DType dtype) {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("Linear: in is " + in + ", out is " + out + "; need 1 or more of each");
        }
        Objects.requireNonNull(initializer, "Linear: initializer is null; need one of Initializers, or your own");
        LayerChecks.floating("Linear", dtype);
        Tensor bias = Initializers.zeros().initialize(seed, Shape.of(out), dtype);
        return new Linear(initializer.initialize(seed, Shape.of(out, in), dtype), bias);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException unless {@code x} is FLOAT64 or FLOAT32
     * @throws ShapeException unless the last axis of {@code x} has size {@code in}
     */
    @Override
    public Tensor apply(Tensor x) {
        requireInput(x);
        return Products.linear(x, weight, bias);
    }

    private void requireInput(Tensor x) {
        Objects.requireNonNull(x, "Linear: x is null; need a tensor of shape [..., in]");
        int in = weight.shape().size(1);
        if (x.rank() == 0 || x.shape().size(-1) != in) {
            throw new ShapeException("Linear: x has shape " + x.shape() + ", weight has shape " + weight.shape()
                    + "; need x of shape [..., " + in + "]");
        }
        LayerChecks.floating("Linear", "x", x);
    }

    @Override
    public Linear mapParameters(ParameterMap f) {
        return new Linear(f.apply("weight", weight), f.apply("bias", bias));
    }
}
