package autograd;

import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.POSITIVE;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions of one element. */
final class ElementwiseSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Elementwise.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("exp", CURVED, REAL, Tensor::exp),
                unary("expm1", CURVED, REAL, Tensor::expm1),
                unary("log", CURVED, POSITIVE, Tensor::log),
                unary("log1p", CURVED, Domain.ABOVE_MINUS_ONE, Tensor::log1p),
                unary("sqrt", CURVED, POSITIVE, Tensor::sqrt),
                unary("rsqrt", CURVED, POSITIVE, Tensor::rsqrt),
                unary("cbrt", CURVED, NOT_ZERO, Elementwise::cbrt),
                unary("exp2", CURVED, REAL, Elementwise::exp2),
                unary("log2", CURVED, POSITIVE, Tensor::log2),
                unary("log10", CURVED, POSITIVE, Tensor::log10),
                unary("tanh", CURVED, REAL, Tensor::tanh),
                binary("tanhPull", CURVED, REAL, REAL, Elementwise::tanhPull),
                unary("abs", CURVED, NOT_ZERO, Tensor::abs),
                unary("sign", CURVED, NOT_ZERO, Tensor::sign));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(unary("stopGradient", LINEAR, REAL, Tensor::stopGradient));
    }
}
