package autograd.nn.layer;

import autograd.Activations;
import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;

/**
 * {@code x} above 0 and {@code alpha (e^x - 1)} below. See {@link Activations#elu(Tensor, double)}. Shapes: any; the
 * output has the shape of the input.
 *
 * <p>Source: D.-A. Clevert, T. Unterthiner, S. Hochreiter, 2016, "Fast and accurate deep network learning by exponential linear
 * units (ELUs)", ICLR, equation 15.
 *
 * @param alpha minus the limit at -inf, a finite number, such as 1
 */
public record Elu(double alpha) implements Layer<Elu> {
    /**
     * Makes the layer.
     *
     * @throws IllegalArgumentException for another number
     */
    public Elu {
        LayerChecks.finite("Elu", "alpha", alpha);
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.floating("Elu", "x", x);
        return Activations.elu(x, alpha);
    }

    @Override
    public Elu mapParameters(ParameterMap f) {
        return this;
    }
}
