package autograd;

import static autograd.Domain.DISTINCT;
import static autograd.Domain.NOT_ZERO;
import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of norms. */
final class NormSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Norms.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("norm1", CURVED, NOT_ZERO, x -> Norms.norm1(x)),
                unary("norm1, axes kept", CURVED, NOT_ZERO, "k n m", x -> Norms.norm1(x, axes(0, 2), true)),
                unary("norm1, axis kept", CURVED, NOT_ZERO, "n m; 0 m", x -> Norms.norm1(x, 0, true)),
                unary("norm2", CURVED, NOT_ZERO, x -> x.norm2()),
                unary("norm2, axes", CURVED, NOT_ZERO, "k n m; n 0 m", x -> x.norm2(0, 2)),
                unary("norm2, axes kept", CURVED, NOT_ZERO, "n m; 0 m", x -> x.norm2(axes(1), true)),
                unary("norm2, axis kept", CURVED, NOT_ZERO, "n m; 0 m", x -> x.norm2(1, true)),
                unary("normInf", CURVED, DISTINCT, x -> Norms.normInf(x.add(10))),
                unary("normInf, axes kept", CURVED, DISTINCT, "n m; n 0", x -> Norms.normInf(x.sub(10), axes(1), true)),
                unary("normInf, axis kept", CURVED, DISTINCT, "n m; n 0", x -> Norms.normInf(x.sub(10), 0, true)),
                unary("norm 3", CURVED, NOT_ZERO, x -> Norms.norm(x, 3)),
                unary("norm 1.5, axes kept", CURVED, NOT_ZERO, "k n m", x -> Norms.norm(x, 1.5, axes(0, 2), true)),
                unary("norm 1.5, axis kept", CURVED, NOT_ZERO, "n m; n 0", x -> Norms.norm(x, 1.5, 1, true)),
                unary("norm 0.5", CURVED, NOT_ZERO, "n; n 2", x -> Norms.norm(x, 0.5)),
                unary("norm 1", CURVED, NOT_ZERO, "n m", x -> Norms.norm(x, 1, 0)),
                unary("norm 2", CURVED, NOT_ZERO, "n m", x -> Norms.norm(x, 2, 0)),
                unary("norm inf", CURVED, DISTINCT, "n m", x -> Norms.norm(x.add(10), Double.POSITIVE_INFINITY, 0)),
                unary("frobenius", CURVED, NOT_ZERO, "n m; k n m; 2 0 m", x -> Norms.frobenius(x)),
                binary("ratio", CURVED, REAL, NOT_ZERO, Norms::ratio));
    }
}
