package autograd.nn.layer;

import autograd.Activations;
import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Activations as layers: elementwise, without parameters. Shapes: any; the output has the shape of the input.
 *
 * <p>Those with a number are {@link LeakyRelu}, {@link Elu} and {@link Celu}; {@link Prelu} learns its slope. An activation of
 * your own is a record that implements {@link Layer}.
 */
public enum Activation implements Layer<Activation> {
    /** {@link Activations#relu}: {@code max(x, 0)}. */
    RELU(Tensor::relu),
    /** {@link Activations#relu6}: x held between 0 and 6. */
    RELU6(Activations::relu6),
    /** {@link Activations#selu}: the self-normalizing unit. */
    SELU(Activations::selu),
    /** {@link Activations#gelu}: {@code x P(x)}, P the distribution function of the standard normal. */
    GELU(Activations::gelu),
    /** {@link Activations#geluTanh}: the approximation of GELU by tanh. */
    GELU_TANH(Activations::geluTanh),
    /** {@link Activations#silu}: {@code x sigmoid(x)}, also known as swish. */
    SILU(Activations::silu),
    /** {@link Activations#mish}: {@code x tanh(softplus(x))}. */
    MISH(Activations::mish),
    /** {@link Activations#softplus}: {@code log(1 + e^x)}. */
    SOFTPLUS(Activations::softplus),
    /** {@link Activations#softsign}: {@code x / (1 + |x|)}. */
    SOFTSIGN(Activations::softsign),
    /** {@link Activations#sigmoid}: {@code 1 / (1 + e^-x)}. */
    SIGMOID(Tensor::sigmoid),
    /** {@link Activations#hardSigmoid}: {@code (x + 3) / 6} held between 0 and 1. */
    HARD_SIGMOID(Activations::hardSigmoid),
    /** {@link Activations#logSigmoid}: {@code -log(1 + e^-x)}. */
    LOG_SIGMOID(Activations::logSigmoid),
    /** {@link autograd.Elementwise#tanh}. */
    TANH(Tensor::tanh),
    /** {@link Activations#hardTanh}: x held between -1 and 1. */
    HARD_TANH(Activations::hardTanh),
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
