package autograd;

import static autograd.Domain.DYADIC;
import static autograd.OpRows.EVEN;
import static autograd.OpRows.binary;
import static autograd.OpRows.to32;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;
import static autograd.OpSample.Curve.QUADRATIC;

import autograd.array.DType;
import java.util.List;

/** Rows of conversions. */
final class CastingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Casting.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("to FLOAT32", LINEAR, DYADIC, OpRows::to32),
                unary("to FLOAT64", LINEAR, DYADIC, x -> x.to(DType.FLOAT64)),
                binary("mul, two dtypes", QUADRATIC, DYADIC, DYADIC, (a, b) -> to32(a).mul(b)));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(
                unary("to INT32", LINEAR, Domain.WHOLE, x -> x.to(DType.INT32)),
                unary("to BOOL", LINEAR, EVEN, x -> x.to(DType.BOOL)));
    }
}
