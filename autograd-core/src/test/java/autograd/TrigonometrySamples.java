package autograd;

import static autograd.Domain.ABOVE_ONE;
import static autograd.Domain.INSIDE_ONE;
import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of circular and hyperbolic functions. */
final class TrigonometrySamples implements OpTable {
    @Override
    public Class<?> family() {
        return Trigonometry.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("sin", CURVED, REAL, Tensor::sin),
                unary("cos", CURVED, REAL, Tensor::cos),
                unary("tan", CURVED, INSIDE_ONE, Trigonometry::tan),
                unary("asin", CURVED, INSIDE_ONE, Trigonometry::asin),
                unary("acos", CURVED, INSIDE_ONE, Trigonometry::acos),
                unary("atan", CURVED, REAL, Trigonometry::atan),
                unary("asinSlope", CURVED, INSIDE_ONE, Trigonometry::asinSlope),
                unary("atanSlope", CURVED, REAL, Trigonometry::atanSlope),
                unary("atanhSlope", CURVED, INSIDE_ONE, Trigonometry::atanhSlope),
                unary("sinh", CURVED, REAL, Trigonometry::sinh),
                unary("cosh", CURVED, REAL, Trigonometry::cosh),
                unary("asinh", CURVED, REAL, Trigonometry::asinh),
                unary("acosh", CURVED, ABOVE_ONE, Trigonometry::acosh),
                unary("atanh", CURVED, INSIDE_ONE, Trigonometry::atanh),
                unary("sinc", CURVED, REAL, Trigonometry::sinc),
                binary("atan2", CURVED, NOT_ZERO, NOT_ZERO, Trigonometry::atan2),
                binary("hypot", CURVED, NOT_ZERO, NOT_ZERO, Trigonometry::hypot),
                binary("hypotShare", CURVED, NOT_ZERO, NOT_ZERO, Trigonometry::share));
    }
}
