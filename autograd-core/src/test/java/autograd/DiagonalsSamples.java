package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions of triangles and diagonals. */
final class DiagonalsSamples implements OpTable {
    private static final String MATRICES = "n m; 3 3; k n m; 0 n; n 0; b 0 m";

    @Override
    public Class<?> family() {
        return Diagonals.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("tril", LINEAR, REAL, MATRICES, x -> x.tril()),
                unary("tril, diagonal", LINEAR, REAL, MATRICES, x -> Diagonals.tril(x, -1)),
                unary("triu", LINEAR, REAL, MATRICES, x -> x.triu()),
                unary("triu, diagonal", LINEAR, REAL, MATRICES, x -> Diagonals.triu(x, 1)),
                unary("diag", LINEAR, REAL, "n; 1; 0; n m; 2 0", x -> x.diag()),
                unary("diag above", LINEAR, REAL, "n; 0; n m; 3 3", x -> Diagonals.diag(x, 1)),
                unary("diag below", LINEAR, REAL, "n; n m; 3 3", x -> Diagonals.diag(x, -2)),
                unary("diagonal", LINEAR, REAL, MATRICES, x -> x.diagonal()),
                unary("diagonal above", LINEAR, REAL, MATRICES, x -> Diagonals.diagonal(x, 1)),
                unary("trace", LINEAR, REAL, MATRICES, x -> x.trace()));
    }
}
