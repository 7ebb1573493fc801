package autograd.nn.layer;

import autograd.Activations;
import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;

/**
 * {@code x} above 0 and {@code alpha (e^(x / alpha) - 1)} below. See {@link Activations#celu(Tensor, double)}. Shapes: any; the
 * output has the shape of the input.
 *
 * <p>Source: J. T. Barron, 2017, "Continuously differentiable exponential linear units", arXiv:1704.07483, equation 2.
 *
 * @param alpha minus the limit at -inf, a finite number above 0, such as 1
 */
public record Celu(double alpha) implements Layer<Celu> {
    /**
     * Makes the layer.
     *
     * @throws IllegalArgumentException for another number
     */
    public Celu {
        if (!(alpha > 0 && alpha <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Celu: alpha is " + alpha + "; need a finite number above 0");
        }
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.floating("Celu", "x", x);
        return Activations.celu(x, alpha);
    }

    @Override
    public Celu mapParameters(ParameterMap f) {
        return this;
    }
}
