package autograd;

import static autograd.Domain.DYADIC;
import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.POSITIVE;
import static autograd.Domain.PROBABILITY;
import static autograd.Domain.REAL;
import static autograd.OpRows.THREE;
import static autograd.OpRows.binary;
import static autograd.OpRows.ternary;
import static autograd.OpRows.to32;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;
import static autograd.OpSample.Curve.QUADRATIC;

import java.util.List;

/** Rows of sums, products and powers. */
final class ArithmeticSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Arithmetic.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                binary("add", LINEAR, REAL, REAL, Tensor::add),
                unary("add number", LINEAR, REAL, x -> x.add(0.7)),
                binary("sub", LINEAR, REAL, REAL, Tensor::sub),
                unary("sub number", LINEAR, REAL, x -> x.sub(0.7)),
                unary("number sub", LINEAR, REAL, x -> Arithmetic.sub(0.7, x)),
                binary("mul", QUADRATIC, REAL, REAL, Tensor::mul),
                unary("mul number", LINEAR, REAL, x -> x.mul(-0.7)),
                binary("hadamard", QUADRATIC, REAL, REAL, Tensor::hadamard),
                binary("scale", QUADRATIC, REAL, REAL, Arithmetic::scale),
                binary("addScaled", LINEAR, REAL, REAL, (a, b) -> Arithmetic.addScaled(a, b, -0.7)),
                binary(
                        "addScaled, two dtypes",
                        LINEAR,
                        DYADIC,
                        DYADIC,
                        (a, b) -> Arithmetic.addScaled(to32(a), b, 0.5)),
                binary("div", CURVED, REAL, NOT_ZERO, Tensor::div),
                unary("div number", LINEAR, REAL, x -> x.div(0.7)),
                unary("number div", CURVED, NOT_ZERO, x -> Arithmetic.div(0.7, x)),
                unary("neg", LINEAR, REAL, Tensor::neg),
                unary("reciprocal", CURVED, NOT_ZERO, Tensor::reciprocal),
                unary("square", QUADRATIC, REAL, Tensor::square),
                binary("squarePull", QUADRATIC, REAL, REAL, Arithmetic::squarePull),
                binary("difference", LINEAR, REAL, REAL, Arithmetic::difference),
                // With greater a its derivatives are so large that sums of them are not well conditioned in FLOAT32.
                binary("powSlope", CURVED, PROBABILITY, POSITIVE, Arithmetic::powerSlope),
                unary("pow 0", LINEAR, REAL, x -> x.pow(0)),
                unary("pow 1", LINEAR, REAL, x -> x.pow(1)),
                unary("pow 2", QUADRATIC, REAL, x -> x.pow(2)),
                unary("pow 3", CURVED, REAL, x -> x.pow(3)),
                unary("pow -1", CURVED, NOT_ZERO, x -> x.pow(-1)),
                unary("pow 0.5", CURVED, POSITIVE, x -> x.pow(0.5)),
                unary("pow 1.7", CURVED, POSITIVE, x -> x.pow(1.7)),
                unary("pow -2.5", CURVED, POSITIVE, x -> x.pow(-2.5)),
                binary("pow of two", CURVED, POSITIVE, POSITIVE, Tensor::pow),
                unary("pow of two, base below 0", CURVED, NOT_ZERO, x -> x.pow(Tensor.scalar(3, x.dtype()))),
                unary("number pow", CURVED, REAL, x -> Arithmetic.pow(1.7, x)),
                binary("squaredDifference", QUADRATIC, REAL, REAL, Arithmetic::squaredDifference),
                binary("lerp number", LINEAR, REAL, REAL, (a, b) -> Arithmetic.lerp(a, b, 0.3)),
                binary("lerp number from the end", LINEAR, REAL, REAL, (a, b) -> Arithmetic.lerp(a, b, 0.7)),
                ternary(
                        "lerp",
                        QUADRATIC,
                        List.of(REAL, REAL, REAL),
                        THREE,
                        xs -> Arithmetic.lerp(xs.get(0), xs.get(1), xs.get(2))),
                ternary(
                        "lerp, two dtypes",
                        QUADRATIC,
                        List.of(DYADIC, DYADIC, DYADIC),
                        "3, 3,",
                        xs -> Arithmetic.lerp(to32(xs.get(0)), xs.get(1), to32(xs.get(2)))));
    }
}
