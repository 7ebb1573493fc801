package autograd;

import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.mask;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of activation functions. */
final class ActivationSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Activations.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("sigmoid", CURVED, REAL, Tensor::sigmoid),
                unary("logistic", CURVED, REAL, Activations::logistic),
                binary("sigmoidPull", CURVED, REAL, REAL, Activations::sigmoidPull),
                unary("relu", CURVED, NOT_ZERO, Tensor::relu),
                unary("reluPull", LINEAR, REAL, g -> Activations.reluPull(g, mask(g).to(g.dtype()))),
                unary("leakyRelu", CURVED, NOT_ZERO, Tensor::leakyRelu),
                unary("leakyRelu, slope", CURVED, NOT_ZERO, "; n m", x -> x.leakyRelu(-1.5)),
                binary("prelu", CURVED, NOT_ZERO, NOT_ZERO, Activations::prelu),
                unary("elu", CURVED, NOT_ZERO, Tensor::elu),
                unary("elu, alpha", CURVED, NOT_ZERO, "; n m", x -> Activations.elu(x, 0.7)),
                unary("selu", CURVED, NOT_ZERO, Activations::selu),
                unary("celu", CURVED, NOT_ZERO, Activations::celu),
                unary("celu, alpha", CURVED, NOT_ZERO, "; n m", x -> Activations.celu(x, 1.7)),
                unary("gelu", CURVED, REAL, Tensor::gelu),
                unary("geluTanh", CURVED, REAL, Activations::geluTanh),
                unary("silu", CURVED, REAL, Tensor::silu),
                unary("mish", CURVED, REAL, Activations::mish),
                unary("mishGate", CURVED, REAL, Activations::mishGate),
                unary("softsign", CURVED, NOT_ZERO, Activations::softsign),
                unary("softplus", CURVED, REAL, Tensor::softplus),
                unary("logSigmoid", CURVED, REAL, Tensor::logSigmoid),
                unary("hardTanh", CURVED, Domain.NOT_PLUS_MINUS_ONE, Activations::hardTanh),
                unary("hardSigmoid", CURVED, Domain.NOT_PLUS_MINUS_THREE, Activations::hardSigmoid),
                unary("relu6", CURVED, Domain.NOT_ZERO_OR_SIX, Activations::relu6));
    }
}
