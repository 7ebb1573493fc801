package autograd;

import static autograd.Domain.DOMINANT;
import static autograd.LinearAlgebraSamples.ANY;
import static autograd.LinearAlgebraSamples.SQUARE;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import autograd.array.DType;
import java.util.List;

/** Rows of factorizations. */
final class DecompositionSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Decompositions.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("cholesky", CURVED, DOMINANT, SQUARE, Decompositions::cholesky),
                unary("qr, q", CURVED, DOMINANT, ANY, x -> Decompositions.qr(x).q()),
                unary("qr, r", CURVED, DOMINANT, ANY, x -> Decompositions.qr(x).r()),
                unary(
                        "qr, q alone",
                        CURVED,
                        DOMINANT,
                        "3 2; b 3 2; n n",
                        x -> Decompositions.orthonormal(x.to(DType.FLOAT64)).to(x.dtype())),
                unary("lu, l", CURVED, DOMINANT, ANY, x -> Decompositions.lu(x).l()),
                unary("lu, u", CURVED, DOMINANT, ANY, x -> Decompositions.lu(x).u()),
                unary("lu, rows exchanged", CURVED, DOMINANT, "n n; 3 2; 2 3; b n n", x -> {
                    Decompositions.Lu lu = Decompositions.lu(x.take(lastRowFirst(x), -2));
                    return lu.l().matmul(lu.u().mul(lu.u()));
                }),
                unary(
                        "lu, packed",
                        CURVED,
                        DOMINANT,
                        "n n; 3 2; 2 3",
                        x -> Decompositions.luInOrder(x.to(DType.FLOAT64)).to(x.dtype())),
                unary(
                        "eigh, values",
                        CURVED,
                        DOMINANT,
                        SQUARE,
                        x -> Decompositions.eigh(x).values()),
                unary(
                        "eigh, vectors",
                        CURVED,
                        DOMINANT,
                        SQUARE,
                        x -> Decompositions.eigh(x).vectors()));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(unary(
                "permutation", CURVED, DOMINANT, ANY, x -> Decompositions.lu(x).p()));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }

    private static Tensor lastRowFirst(Tensor x) {
        int rows = x.shape().size(-2);
        return Tensor.arange(rows).neg().add(rows - 1).to(DType.INT32);
    }
}
