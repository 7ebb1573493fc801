package autograd.nn.layer;

import autograd.Activations;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;

/**
 * A rectifier whose slope below 0 is learned: {@code y[..., j] = max(x[..., j], 0) + slope[j] min(x[..., j], 0)}. See {@link
 * Activations#prelu}.
 *
 * <p>Shapes: x and y {@code [..., features]} with one slope a feature, or any with one slope for all.
 *
 * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, 2015, "Delving deep into rectifiers", ICCV, equation 1; no weight decay should be
 * applied to the slopes.
 *
 * @param slope shape {@code []} or {@code [features]}
 */
public record Prelu(Tensor slope) implements Layer<Prelu> {
    private static final double FIRST_SLOPE = 0.25; // of the paper, section 2.1

    /**
     * Makes the layer.
     *
     * @throws ShapeException for a slope with more than one axis
     * @throws IllegalArgumentException unless it is FLOAT64 or FLOAT32
     */
    public Prelu {
        LayerChecks.floating("Prelu", "slope", slope);
        if (slope.rank() > 1) {
            throw new ShapeException("Prelu: slope has shape " + slope.shape() + "; need [] or [features]");
        }
    }

    /** {@return a layer in FLOAT64 with one slope for all features, 0.25} */
    public static Prelu of() {
        return new Prelu(Tensor.of(FIRST_SLOPE));
    }

    /**
     * Makes a layer with one slope for each feature, 0.25.
     *
     * @param features size of the last axis, 1 or more
     * @param dtype FLOAT64 or FLOAT32
     * @return the layer
     * @throws IllegalArgumentException for a size below 1, or another dtype
     */
    public static Prelu of(int features, DType dtype) {
        if (features < 1) {
            throw new IllegalArgumentException("Prelu: features is " + features + "; need 1 or more");
        }
        LayerChecks.floating("Prelu", dtype);
        return new Prelu(Tensor.full(Shape.of(features), FIRST_SLOPE, dtype));
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShapeException unless the last axis of {@code x} has as many features as there are slopes
     */
    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.endsWith("Prelu", "x", x, slope.shape());
        return Activations.prelu(x, slope);
    }

    @Override
    public Prelu mapParameters(ParameterMap f) {
        return new Prelu(f.apply("slope", slope));
    }
}
