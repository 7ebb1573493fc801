package autograd.nn.layer;

import autograd.Activations;
import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;

/**
 * {@code x} above 0 and {@code slope x} below: a line that bends at 0. See {@link Activations#leakyRelu(Tensor, double)}. Shapes: any; the
 * output has the shape of the input.
 *
 * <p>Source: A. L. Maas, A. Y. Hannun, A. Y. Ng, 2013, "Rectifier nonlinearities improve neural network acoustic models", ICML
 * workshop on deep learning.
 *
 * @param slope the derivative below 0, a finite number, such as 0.01
 */
public record LeakyRelu(double slope) implements Layer<LeakyRelu> {
    /**
     * Makes the layer.
     *
     * @throws IllegalArgumentException for another number
     */
    public LeakyRelu {
        LayerChecks.finite("LeakyRelu", "slope", slope);
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.floating("LeakyRelu", "x", x);
        return Activations.leakyRelu(x, slope);
    }

    @Override
    public LeakyRelu mapParameters(ParameterMap f) {
        return this;
    }
}
