package autograd;

import static autograd.Domain.DOMINANT;
import static autograd.Domain.RANK_ONE;
import static autograd.LinearAlgebraSamples.SQUARE;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.List;

/** Rows of determinants. */
final class DeterminantSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Determinants.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("det", CURVED, DOMINANT, SQUARE, Tensor::det),
                // What is 0 but for rounding has a sum beside it, which keeps the numbers of FLOAT32 from underflowing.
                unary(
                        "det, singular",
                        CURVED,
                        RANK_ONE,
                        "2 2; 3 3; 4 4; b n n",
                        x -> Determinants.det(x).add(x.sum(-2, -1))),
                unary("logDet", CURVED, DOMINANT, SQUARE, Determinants::logDet),
                unary(
                        "slogDet",
                        CURVED,
                        DOMINANT,
                        SQUARE,
                        x -> Determinants.slogDet(x).logAbsDet()));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(unary(
                "detSign",
                CURVED,
                DOMINANT,
                SQUARE,
                x -> Determinants.slogDet(x.neg()).sign()));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }
}
