package autograd;

import static autograd.Domain.DOMINANT;
import static autograd.LinearAlgebraSamples.ANY;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of the singular value decomposition. */
final class SingularValueSamples implements OpTable {
    @Override
    public Class<?> family() {
        return SingularValues.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary(
                        "svd, s",
                        CURVED,
                        DOMINANT,
                        ANY,
                        x -> Decompositions.svd(x).s()),
                unary(
                        "svd, u",
                        CURVED,
                        DOMINANT,
                        ANY,
                        x -> Decompositions.svd(x).u()),
                unary(
                        "svd, v",
                        CURVED,
                        DOMINANT,
                        ANY,
                        x -> Decompositions.svd(x).v()));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }
}
