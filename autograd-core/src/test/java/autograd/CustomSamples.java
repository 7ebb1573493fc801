package autograd;

import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of rules as users write them. */
final class CustomSamples implements OpTable {
    @Override
    public Class<?> family() {
        return CustomOp.class;
    }

    @Override
    public List<OpSample> rows() {
        CustomOp cube = CustomOp.of(
                "cube",
                xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)),
                (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));
        CustomOp quotient = CustomOp.of(
                "quotient",
                xs -> xs.get(0).div(xs.get(1)),
                (g, xs, y) -> List.of(g.div(xs.get(1)), g.mul(y).div(xs.get(1)).neg()));
        return List.of(
                unary("custom cube", CURVED, REAL, cube::apply),
                binary("custom quotient", CURVED, REAL, NOT_ZERO, ",; n, n; n m, n m", quotient::apply));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }
}
