package autograd.nn.layer;

import autograd.Comparisons;
import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.Mode;
import autograd.nn.Output;
import autograd.nn.ParameterMap;

/**
 * Dropout: in training each element is 0 with probability {@code rate}, and otherwise divided by {@code 1 - rate}, so that its
 * mean is kept ("inverted" dropout); in evaluation the identity.
 *
 * <p>Shapes: any; the output has the shape of the input. The derivative is the same mask. What is dropped is exactly 0, also
 * infinities. The same key and shape drop the same elements.
 *
 * <p>Source: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, 2014, "Dropout: a simple way to prevent
 * neural networks from overfitting", JMLR 15, section 10 for the division in training.
 *
 * @param rate the probability to be dropped, from 0 to below 1
 */
public record Dropout(double rate) implements Layer<Dropout> {
    /**
     * Makes the layer.
     *
     * @throws IllegalArgumentException for another rate
     */
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "Dropout: rate is " + rate + "; need the probability to be dropped, from 0 to below 1");
        }
    }

    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.floating("Dropout", "x", x);
        return x;
    }

    @Override
    public Output<Dropout> apply(Tensor x, Mode mode) {
        LayerChecks.mode("Dropout", mode);
        Tensor y = apply(x);
        if (rate > 0 && mode instanceof Mode.Training training) {
            Tensor isKept = training.key().uniform(x.shape().toArray()).greaterEqual(rate);
            y = Comparisons.where(isKept, x.div(1 - rate), 0);
        }
        return new Output<>(y, this);
    }

    @Override
    public Dropout mapParameters(ParameterMap f) {
        return this;
    }
}
