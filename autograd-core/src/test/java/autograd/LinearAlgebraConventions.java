package autograd;

import static autograd.Convention.INF;
import static autograd.Convention.NAN;
import static autograd.Convention.at;

import autograd.shape.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/** Edge values of determinants and factorizations. Matrices stand in a vector, row after row. */
final class LinearAlgebraConventions {
    private LinearAlgebraConventions() {}

    static List<ConventionSection> sections() {
        return List.of(
                new ConventionSection(
                        "Singular matrices",
                        at("det, 1 x 1, 0", of(1, Determinants::det), 0)
                                .value(0)
                                .derivative(1)
                                .second(0),
                        at("det, rank n - 1, the adjugate", of(2, Determinants::det), 1, 2, 2, 4)
                                .value(0)
                                .derivative(4, -2, -2, 1)
                                .second(1, -1, -1, 1),
                        at("det, rank n - 2, 2 x 2", of(2, Determinants::det), 0, 0, 0, 0)
                                .value(0)
                                .derivative(0, 0, 0, 0)
                                .second(1, -1, -1, 1),
                        at("det, rank n - 2, 3 x 3", of(3, Determinants::det), 5, 0, 0, 0, 0, 0, 0, 0, 0)
                                .value(0)
                                .derivative(0, 0, 0, 0, 0, 0, 0, 0, 0)
                                .second(0, 0, 0, 0, 5, -5, 0, -5, 5),
                        at(
                                        "det of a matrix without elements",
                                        x -> of(0, Determinants::det).apply(x),
                                        new double[0])
                                .value(1),
                        at("logDet, determinant 0", of(2, Determinants::logDet), 1, 2, 2, 4)
                                .value(-INF),
                        at("logDet, determinant below 0", of(1, Determinants::logDet), -2)
                                .value(NAN),
                        at(
                                        "slogDet of -2: logarithm",
                                        of(1, x -> Determinants.slogDet(x).logAbsDet()),
                                        -2)
                                .value(Math.log(2))
                                .derivative(-0.5)
                                .second(-0.25),
                        at(
                                        "slogDet, determinant 0: sign",
                                        x -> Determinants.slogDet(x.reshape(2, 2))
                                                .sign()
                                                .reshape(1),
                                        1,
                                        2,
                                        2,
                                        4)
                                .value(0),
                        at("pinv 0", of(1, LinearAlgebra::pinv), 0).value(0).derivative(0),
                        at("pinv of rank 1", of(2, LinearAlgebra::pinv), 2, 0, 0, 0)
                                .value(0.5, 0, 0, 0)
                                .derivative(-0.25, 0.25, 0.25, 0)),
                new ConventionSection(
                        "Equal eigenvalues and singular values",
                        at(
                                        "squares of equal eigenvalues",
                                        of(
                                                2,
                                                x -> Decompositions.eigh(x)
                                                        .values()
                                                        .square()),
                                        3,
                                        0,
                                        0,
                                        3)
                                .value(9, 9)
                                .derivative(6, 0, 0, 6),
                        at("singular value 0", of(1, x -> Decompositions.svd(x).s()), 0)
                                .value(0)
                                .derivative(0),
                        at(
                                        "singular value of -3",
                                        of(1, x -> Decompositions.svd(x).s()),
                                        -3)
                                .value(3)
                                .derivative(-1)
                                .second(0),
                        at(
                                        "nuclear norm of rank 1",
                                        of(2, x -> Decompositions.svd(x).s().sum()),
                                        2,
                                        0,
                                        0,
                                        0)
                                .value(2)
                                .derivative(1, 0, 0, 0),
                        at(
                                        "equal singular values",
                                        of(2, x -> Decompositions.svd(x).s()),
                                        2,
                                        0,
                                        0,
                                        2)
                                .value(2, 2)
                                .derivative(1, 0, 0, 1)),
                new ConventionSection(
                        "Symmetric operands: both triangles are read, as their mean",
                        at("cholesky", of(1, Decompositions::cholesky), 4)
                                .value(2)
                                .derivative(0.25)
                                .second(-1 / 32.0),
                        at("cholesky, other triangles of one mean", of(2, Decompositions::cholesky), 4, 3, 1, 10)
                                .value(2, 0, 1, 3)
                                .derivative(1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0)),
                new ConventionSection(
                        "Powers and exponentials",
                        at("matrixPower 0", of(2, x -> LinearAlgebra.matrixPower(x, 0)), 1, 2, 3, 4)
                                .value(1, 0, 0, 1)
                                .derivative(0, 0, 0, 0)
                                .second(0, 0, 0, 0),
                        at("expm 0", of(2, LinearAlgebra::expm), 0, 0, 0, 0)
                                .value(1, 0, 0, 1)
                                .derivative(1, 1, 1, 1)
                                .second(2, 2, 2, 2)));
    }

    /** {@return the function of an n x n matrix as one from a vector to a vector} */
    private static UnaryOperator<Tensor> of(int n, UnaryOperator<Tensor> f) {
        return x -> f.apply(x.reshape(Shape.of(n, n))).reshape(-1);
    }
}
