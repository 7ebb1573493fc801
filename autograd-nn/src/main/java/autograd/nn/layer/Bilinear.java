package autograd.nn.layer;

import autograd.Products;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializer;
import autograd.nn.Initializers;
import autograd.nn.Model;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A map of two inputs, linear in each, and a shift: {@code y[..., k] = sum_ij a[..., i] weight[k, i, j] b[..., j] + bias[k]}.
 *
 * <p>Shapes: a {@code [..., left]} and b {@code [..., right]} with equal leading axes; y {@code [..., out]}. It is a model, and
 * no {@link autograd.nn.Layer}, since it takes two tensors.
 *
 * @param weight shape {@code [out, left, right]}, FLOAT64 or FLOAT32
 * @param bias shape {@code [out]}, FLOAT64 or FLOAT32
 */
public record Bilinear(Tensor weight, Tensor bias) implements Model<Bilinear> {
    /**
     * Makes the model.
     *
     * @throws ShapeException if the shapes do not fit together
     * @throws IllegalArgumentException unless both are FLOAT64 or FLOAT32
     */
    public Bilinear {
        LayerChecks.floating("Bilinear", "weight", weight);
        LayerChecks.floating("Bilinear", "bias", bias);
        if (weight.rank() != 3
                || bias.rank() != 1
                || weight.shape().size(0) != bias.shape().size(0)) {
            throw new ShapeException("Bilinear: weight has shape " + weight.shape() + ", bias has shape " + bias.shape()
                    + "; need weight [out, left, right] and bias [out]");
        }
    }

    /** {@return {@link #of(int, int, int, Initializer, long, DType)} in FLOAT64} */
    public static Bilinear of(int left, int right, int out, Initializer initializer, long seed) {
        return of(left, right, out, initializer, seed, DType.FLOAT64);
    }

    /**
     * Makes the model with an initialized weight and a bias of zeros.
     *
     * @param left number of features of a, 1 or more
     * @param right number of features of b, 1 or more
     * @param out number of outputs, 1 or more
     * @param initializer for the weight; an output sums {@code left right} products, which is its fan-in
     * @param seed of the weight
     * @param dtype FLOAT64 or FLOAT32
     * @return the model
     * @throws IllegalArgumentException for a size below 1, or another dtype
     */
    public static Bilinear of(int left, int right, int out, Initializer initializer, long seed, DType dtype) {
        if (left < 1 || right < 1 || out < 1) {
            throw new IllegalArgumentException("Bilinear: left is " + left + ", right is " + right + ", out is " + out
                    + "; need 1 or more of each");
        }
        Objects.requireNonNull(initializer, "Bilinear: initializer is null; need one of Initializers, or your own");
        LayerChecks.floating("Bilinear", dtype);
        Tensor bias = Initializers.zeros().initialize(seed, Shape.of(out), dtype);
        return new Bilinear(initializer.initialize(seed, Shape.of(out, left, right), dtype), bias);
    }

    /**
     * {@return the output}
     *
     * @param a the left input
     * @param b the right input
     * @throws IllegalArgumentException unless both are FLOAT64 or FLOAT32
     * @throws ShapeException if the last axes are not those of the weight, or the leading axes differ
     */
    public Tensor apply(Tensor a, Tensor b) {
        LayerChecks.endsWith("Bilinear", "a", a, Shape.of(weight.shape().size(1)));
        LayerChecks.endsWith("Bilinear", "b", b, Shape.of(weight.shape().size(2)));
        if (!leading(a).equals(leading(b))) {
            throw new ShapeException("Bilinear: a has shape " + a.shape() + ", b has shape " + b.shape()
                    + "; need the same leading axes");
        }
        return Products.einsum("...i,kij,...j->...k", a, weight, b).add(bias);
    }

    private static Shape leading(Tensor x) {
        return Shape.of(Arrays.copyOf(x.shape().toArray(), x.rank() - 1));
    }

    @Override
    public Bilinear mapParameters(ParameterMap f) {
        return new Bilinear(f.apply("weight", weight), f.apply("bias", bias));
    }
}
