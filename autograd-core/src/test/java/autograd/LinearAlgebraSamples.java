package autograd;

import static autograd.Domain.DOMINANT;
import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;
import static autograd.OpSample.Curve.QUADRATIC;

import java.util.List;
import java.util.function.BinaryOperator;

/** Rows of linear equations and functions of matrices. */
final class LinearAlgebraSamples implements OpTable {
    static final String SQUARE = "n n; b n n; k b n n; 0 0; 0 n n";
    static final String ANY = "n m; 3 2; 2 3; b n m; 0 n; n 0; 0 n m";

    private static final String EQUATIONS =
            "n n, n k; n n, n; b n n, n k; n n, b n k; b n n, b n k; b n n, n; 1 n n, b n 1; 0 0, 0 n; n n, n 0; 0 n n, n";

    @Override
    public Class<?> family() {
        return LinearAlgebra.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                binary("solve", CURVED, DOMINANT, REAL, EQUATIONS, LinearAlgebra::solve),
                binary(
                        "triangularSolve, lower",
                        CURVED,
                        DOMINANT,
                        REAL,
                        EQUATIONS,
                        (a, b) -> LinearAlgebra.triangularSolve(a, b, Triangle.LOWER)),
                binary(
                        "triangularSolve, upper",
                        CURVED,
                        DOMINANT,
                        REAL,
                        EQUATIONS,
                        (a, b) -> LinearAlgebra.triangularSolve(a, b, Triangle.UPPER)),
                binary(
                        "triangularSolve, lower transposed",
                        CURVED,
                        DOMINANT,
                        REAL,
                        EQUATIONS,
                        triangular(Triangle.LOWER.transpose())),
                binary(
                        "triangularSolve, upper transposed",
                        CURVED,
                        DOMINANT,
                        REAL,
                        EQUATIONS,
                        triangular(Triangle.UPPER.transpose())),
                binary(
                        "triangularSolve, unit",
                        CURVED,
                        DOMINANT,
                        REAL,
                        EQUATIONS,
                        (a, b) -> LinearAlgebra.triangularSolve(a, b, Triangle.LOWER.withUnitDiagonal())),
                unary("inverse", CURVED, DOMINANT, SQUARE, Tensor::inverse),
                unary("pinv", CURVED, DOMINANT, ANY, LinearAlgebra::pinv),
                binary(
                        "lstsq",
                        CURVED,
                        DOMINANT,
                        REAL,
                        "n m, n; n m, n k; b n m, n k; 3 2, 3; 2 3, b 2 k; 0 n, 0",
                        LinearAlgebra::lstsq),
                unary("matrixPower 0", LINEAR, REAL, SQUARE, x -> LinearAlgebra.matrixPower(x, 0)),
                unary("matrixPower 2", QUADRATIC, REAL, SQUARE, x -> LinearAlgebra.matrixPower(x, 2)),
                unary("matrixPower 5", CURVED, REAL, SQUARE, x -> LinearAlgebra.matrixPower(x.mul(0.25), 5)),
                unary("matrixPower -2", CURVED, DOMINANT, SQUARE, x -> LinearAlgebra.matrixPower(x, -2)),
                unary("expm", CURVED, REAL, SQUARE, x -> LinearAlgebra.expm(x.mul(0.25))),
                unary(
                        "expm, squared",
                        CURVED,
                        REAL,
                        "2 2; 3 3; b n n",
                        x -> LinearAlgebra.expm(
                                x.mul(0.25).add(rotation(x.shape().size(-1)).to(x.dtype())))));
    }

    /** A skew matrix of norm 8: large enough for squaring, while its exponential, a rotation, is well conditioned. */
    private static Tensor rotation(int n) {
        Tensor ones = Tensor.ones(n, n);
        return ones.triu().sub(ones.tril()).mul(8);
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(
                unary("halvings", LINEAR, REAL, SQUARE, x -> LinearAlgebra.halvings(x)),
                unary("matrixSizes", LINEAR, REAL, "n m; k n m", x -> LinearAlgebra.sizes(x)));
    }

    @Override
    public boolean followsIeee() {
        return true;
    }

    private static BinaryOperator<Tensor> triangular(Triangle triangle) {
        return (a, b) -> LinearAlgebra.triangularSolve(a, b, triangle);
    }
}
