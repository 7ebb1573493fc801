package autograd.nn.layer;

import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Activations as layers: elementwise, without parameters. Shapes: any; the output has the shape of the input.
 *
 * <p>An activation with a parameter, or of your own, is a record that implements {@link Layer}.
 */
public enum Activation implements Layer<Activation> {
    /** {@link autograd.Activations#relu}: {@code max(x, 0)}. */
    RELU(Tensor::relu),
    /** {@link autograd.Activations#sigmoid}: {@code 1 / (1 + e^-x)}. */
    SIGMOID(Tensor::sigmoid),
    /** {@link autograd.Elementwise#tanh}. */
    TANH(Tensor::tanh),
    /** {@code x} itself: a linear layer stays linear. */
    IDENTITY(x -> x);

    private final UnaryOperator<Tensor> function;

    Activation(UnaryOperator<Tensor> function) {
        this.function = function;
    }

    @Override
    public Tensor apply(Tensor x) {
        Objects.requireNonNull(x, () -> name() + ": x is null; need a tensor");
        return function.apply(x);
    }

    @Override
    public Activation mapParameters(ParameterMap f) {
        return this;
    }
}
