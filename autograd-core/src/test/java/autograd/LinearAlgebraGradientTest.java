package autograd;

import static autograd.MatrixReference.assertNear;
import static autograd.MatrixReference.diagonal;
import static autograd.MatrixReference.real;
import static autograd.MatrixReference.tensor;
import static autograd.MatrixReference.withEigenvalues;
import static autograd.MatrixReference.withSingularValues;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.check.GradientCheck;
import autograd.check.GradientReport;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives against closed forms and commons-math3's Taylor arithmetic, near singular matrices included. */
class LinearAlgebraGradientTest {
    private static final double NEAR = 1e-11;

    private static RealMatrix inverse(Tensor a) {
        return new LUDecomposition(real(a)).getSolver().getInverse();
    }

    private static Tensor gradient(Function<Tensor, Tensor> f, Tensor x) {
        return Autograd.grad(f).apply(x);
    }

    @Test
    @DisplayName("2 x 2: det and inverse to third order along a line, against DerivativeStructure")
    void twoByTwoAlongALine() {
        double[] point = {0.7, -1.2, 2.5, 0.4};
        double[] direction = {0.3, 1.1, -0.6, 0.9};
        DerivativeStructure[] x = new DerivativeStructure[4];
        for (int i = 0; i < 4; i++) {
            x[i] = new DerivativeStructure(1, 3, 0, 0).multiply(direction[i]).add(point[i]);
        }
        DerivativeStructure det = x[0].multiply(x[3]).subtract(x[1].multiply(x[2]));
        DerivativeStructure[] inverse = {
            x[3].divide(det), x[1].negate().divide(det), x[2].negate().divide(det), x[0].divide(det)
        };
        assertAlong(List.of(det), Determinants::det, point, direction);
        assertAlong(List.of(inverse), LinearAlgebra::inverse, point, direction);
        assertAlong(List.of(det.log()), Determinants::logDet, point, direction);
        assertAlong(List.of(inverse), LinearAlgebra::pinv, point, direction);
        assertAlong(List.of(inverse), m -> LinearAlgebra.solve(m, Tensor.eye(2)), point, direction);
    }

    private static void assertAlong(
            List<DerivativeStructure> expected, UnaryOperator<Tensor> f, double[] point, double[] direction) {
        Tensor v = Tensor.of(direction).reshape(2, 2);
        Function<Tensor, Tensor> derivative = f::apply;
        for (int order = 0; order <= 3; order++) {
            double[] actual = derivative.apply(Tensor.of(point).reshape(2, 2)).toDoubleArray();
            for (int i = 0; i < actual.length; i++) {
                double value = expected.get(i).getPartialDerivative(order);
                assertEquals(value, actual[i], NEAR * (1 + Math.abs(value)), "order " + order + ", element " + i);
            }
            Function<Tensor, Tensor> last = derivative;
            derivative = x -> Autograd.jvp(last, x, v).tangent();
        }
    }

    @Test
    @DisplayName("closed forms: logDet, det, trace of the inverse, quadratic forms of solutions, trace of expm")
    void closedForms() {
        Tensor a = withSingularValues(1, 4, 4, 3, 2, 1.5, 1);
        RealMatrix inverse = inverse(a);
        RealMatrix transposed = inverse.transpose();
        assertNear(transposed, gradient(x -> Determinants.slogDet(x).logAbsDet(), a), NEAR, "logDet");
        double det = new LUDecomposition(real(a)).getDeterminant();
        assertNear(transposed.scalarMultiply(det), gradient(Determinants::det, a), NEAR, "det");
        Tensor eye = Tensor.eye(4);
        assertNear(
                transposed.multiply(transposed).scalarMultiply(-1),
                gradient(x -> LinearAlgebra.inverse(x).mul(eye).sum(), a),
                NEAR,
                "trace of the inverse");
        Tensor b = Tensor.normal(3, 4, 1);
        RealMatrix solution = inverse.multiply(real(b));
        RealMatrix ofB = transposed.multiply(real(Tensor.ones(4, 1)));
        assertNear(ofB, gradient(x -> LinearAlgebra.solve(a, x).sum(), b), NEAR, "solve, by b");
        assertNear(
                ofB.multiply(solution.transpose()).scalarMultiply(-1),
                gradient(x -> LinearAlgebra.solve(x, b).sum(), a),
                NEAR,
                "solve, by a");
        assertNear(
                LinearAlgebra.expm(a).transpose(),
                gradient(x -> LinearAlgebra.expm(x).mul(eye).sum(), a),
                NEAR,
                "trace of expm");
    }

    @Test
    @DisplayName("functions of eigenvalues and singular values: powers, nuclear norm, least squares")
    void spectralForms() {
        Tensor s = withEigenvalues(5, -2, 0.5, 1, 3);
        assertNear(
                real(s).multiply(real(s)).scalarMultiply(3),
                gradient(x -> Decompositions.eigh(x).values().pow(3).sum(), s),
                NEAR,
                "sum of cubes");
        Tensor a = withSingularValues(2, 5, 3, 4, 2, 1);
        Decompositions.Svd svd = Decompositions.svd(a);
        assertNear(
                svd.u().matmul(svd.v().transpose()),
                gradient(x -> Decompositions.svd(x).s().sum(), a),
                NEAR,
                "nuclear norm");
        UnaryOperator<Tensor> whole = x -> {
            Decompositions.Qr qr = Decompositions.qr(x);
            Decompositions.Svd parts = Decompositions.svd(x);
            Decompositions.Lu lu = Decompositions.lu(x);
            return qr.q()
                    .matmul(qr.r())
                    .add(parts.u().mul(parts.s().reshape(1, 3)).matmul(parts.v().transpose()))
                    .add(lu.p().matmul(lu.l()).matmul(lu.u()));
        };
        Tensor g = Tensor.normal(8, 5, 3);
        Pullback pullback = Autograd.vjp(whole::apply, a);
        assertNear(g.mul(3), pullback.apply(g), NEAR, "products of the factors are the matrix itself");
        assertNear(g.mul(3), Autograd.jvp(whole::apply, a, g).tangent(), NEAR, "the same, forward");
        Tensor b = Tensor.normal(9, 5);
        Tensor residual = b.sub(a.matmul(LinearAlgebra.lstsq(a, b)));
        Tensor x = LinearAlgebra.lstsq(a, b);
        assertNear( // the envelope theorem: x is optimal, so only the explicit A counts
                residual.outer(x).mul(-2),
                gradient(
                        m -> b.sub(m.matmul(LinearAlgebra.lstsq(m, b))).square().sum(), a),
                NEAR,
                "squared residual");
    }

    @Test
    @DisplayName("expm: the derivative of e^(tA) v along t is A e^(tA) v, and of commuting matrices e^A dA")
    void exponential() {
        Tensor a = Tensor.of(new double[][] {{1, 2, -1}, {0.5, -3, 4}, {2, 1, 0.25}});
        for (double t : new double[] {0, 0.1, 1, 4}) {
            Tensor time = Tensor.of(t);
            Function<Tensor, Tensor> flow = s -> LinearAlgebra.expm(a.mul(s));
            Tensor tangent =
                    Autograd.jvp(flow, time.sum(), Tensor.of(1.0).sum()).tangent();
            assertNear(a.matmul(LinearAlgebra.expm(a.mul(t))), tangent, NEAR, "t = " + t);
        }
        Tensor second = Autograd.jvp(
                        s -> Autograd.jvp(
                                        r -> LinearAlgebra.expm(a.mul(r)),
                                        s,
                                        Tensor.of(1.0).sum())
                                .tangent(),
                        Tensor.of(2.0).sum(),
                        Tensor.of(1.0).sum())
                .tangent();
        assertNear(a.matmul(a).matmul(LinearAlgebra.expm(a.mul(2))), second, NEAR, "second");
        // The upper right block of expm [[A, E], [0, A]] is the derivative along E (Higham 2008, "Functions of
        // Matrices").
        Tensor e = Tensor.normal(1, 3, 3);
        Tensor block = Shaping.concat(0, Shaping.concat(1, a, e), Shaping.concat(1, Tensor.zeros(3, 3), a));
        Tensor corner = LinearAlgebra.expm(block).slice(0, 0, 3).slice(1, 3, 6);
        assertNear(corner, Autograd.jvp(LinearAlgebra::expm, a, e).tangent(), NEAR, "Frechet derivative");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8})
    @DisplayName("near-singular matrices: gradients are right to the condition times the rounding")
    void nearSingular(double gap) {
        // [[1, 1], [1, 1 + h]] with h exact: det = h, inverse = [[1 + h, -1], [-1, 1]] / h
        double h = (1 + gap) - 1;
        Tensor a = Tensor.of(new double[][] {{1, 1}, {1, 1 + h}});
        Tensor inverse = Tensor.of(new double[][] {{(1 + h) / h, -1 / h}, {-1 / h, 1 / h}});
        double condition = 4 / h;
        double tolerance = 8 * condition * Math.ulp(1.0);
        assertNear(inverse, gradient(x -> Determinants.slogDet(x).logAbsDet(), a), tolerance, "logDet");
        assertNear(inverse.mul(h), gradient(Determinants::det, a), 1e-14, "det has no condition");
        Tensor hessian = Derivatives.hvp(Determinants::det, a, Tensor.of(new double[][] {{1, 2}, {3, 4}}));
        assertNear(Tensor.of(new double[][] {{4, -3}, {-2, 1}}), hessian, 1e-11, "det, second order");
        Tensor b = Tensor.of(new double[][] {{1}, {2}});
        Tensor solution = inverse.matmul(b);
        Tensor ofA =
                inverse.matmul(Tensor.ones(2, 1)).matmul(solution.transpose()).neg();
        assertNear(ofA, gradient(x -> LinearAlgebra.solve(x, b).sum(), a), 2 * tolerance, "solve");
        Tensor square = inverse.matmul(inverse).neg();
        assertNear(
                square,
                gradient(x -> LinearAlgebra.inverse(x).mul(Tensor.eye(2)).sum(), a),
                2 * tolerance,
                "inverse");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    @DisplayName("det of singular matrices of every rank: cofactors and all second derivatives, by minors")
    void singularDeterminants(int n) {
        for (int rank = 0; rank <= n; rank++) {
            double[] values = new double[rank];
            for (int i = 0; i < rank; i++) {
                values[i] = 1 + i;
            }
            Tensor a = withSingularValues(11 + rank, n, n, values);
            Tensor g = gradient(Determinants::det, a);
            double scale = Math.max(1, Math.abs(minor(real(a), new int[0], new int[0])));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sign = (i + j) % 2 == 0 ? 1 : -1;
                    double cofactor = sign * minor(real(a), new int[] {i}, new int[] {j});
                    assertEquals(cofactor, g.get(i, j), 1e-12 * scale, "rank " + rank + ", " + i + " " + j);
                }
            }
            Tensor hessian = Derivatives.hessian(Determinants::det).apply(a);
            for (int i = 0; i < n * n; i++) {
                for (int j = 0; j < n * n; j++) {
                    double expected = second(real(a), i / n, i % n, j / n, j % n);
                    double actual = hessian.get(i / n, i % n, j / n, j % n);
                    assertEquals(expected, actual, 1e-11 * scale, "rank " + rank + ", " + i + " " + j);
                }
            }
        }
    }

    private static double second(RealMatrix a, int row, int column, int otherRow, int otherColumn) {
        if (row == otherRow || column == otherColumn) {
            return 0;
        }
        int exchanges = row + column + otherRow + otherColumn + (row < otherRow == column < otherColumn ? 0 : 1);
        double sign = exchanges % 2 == 0 ? 1 : -1;
        return sign * minor(a, new int[] {row, otherRow}, new int[] {column, otherColumn});
    }

    /** {@return the determinant without some rows and columns, by expansion along the first of those left} */
    private static double minor(RealMatrix a, int[] rows, int[] columns) {
        int n = a.getRowDimension();
        int row = 0;
        while (contains(rows, row)) {
            row++;
        }
        if (row == n) {
            return 1;
        }
        double sum = 0;
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (!contains(columns, column)) {
                sum += sign * a.getEntry(row, column) * minor(a, with(rows, row), with(columns, column));
                sign = -sign;
            }
        }
        return sum;
    }

    private static boolean contains(int[] numbers, int x) {
        return Arrays.stream(numbers).anyMatch(number -> number == x);
    }

    private static int[] with(int[] numbers, int x) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = x;
        return more;
    }

    @Test
    @DisplayName("det in a batch: singular matrices do not change the others, in value and gradient")
    void singularInABatch() {
        Tensor regular = Tensor.of(new double[][] {{2, 1}, {1, 3}});
        Tensor singular = Tensor.of(new double[][] {{1, 2}, {2, 4}});
        Tensor batch = Shaping.stack(0, regular, singular, regular.neg(), singular.mul(3))
                .reshape(2, 2, 2, 2);
        Pullback pullback = Autograd.vjp(Determinants::det, batch);
        assertArrayEquals(new double[] {5, 0, 5, 0}, pullback.value().toDoubleArray(), 1e-15);
        double[] expected = {3, -1, -1, 2, 4, -2, -2, 1, -3, 1, 1, -2, 12, -6, -6, 3};
        assertArrayEquals(expected, pullback.apply(Tensor.ones(2, 2)).toDoubleArray(), 1e-13);
        assertEquals(0, Determinants.det(singular).item());
    }

    @Test
    @DisplayName("vmap: examples that need other formulas, or more squarings, than their neighbours")
    void unequalExamples() {
        Tensor examples = Shaping.stack(
                0,
                withSingularValues(1, 3, 3, 3, 2, 1),
                withSingularValues(2, 3, 3, 40, 2),
                withSingularValues(3, 3, 3, 9, 5));
        for (Function<Tensor, Tensor> f : List.<Function<Tensor, Tensor>>of(
                Determinants::det,
                x -> LinearAlgebra.expm(x).mul(Tensor.normal(1, 3, 3)).sum())) {
            Function<Tensor, Tensor> slope = Autograd.grad(f)::apply;
            Function<Tensor, Tensor> bend =
                    x -> Autograd.jvp(slope, x, Tensor.normal(2, 3, 3)).tangent();
            for (Function<Tensor, Tensor> derivative : List.of(f, slope, bend)) {
                Tensor together = Autograd.vmap(derivative).apply(examples);
                for (int i = 0; i < 3; i++) {
                    Tensor alone = derivative.apply(examples.slice(0, i, i + 1).reshape(3, 3));
                    Tensor own = together.slice(0, i, i + 1).reshape(alone.shape());
                    assertNear(alone.reshape(1, -1), own.reshape(1, -1), NEAR, "example " + i);
                }
            }
        }
    }

    @Test
    @DisplayName("equal eigenvalues and singular values: functions of them alone have gradients, in both modes")
    void equalValues() {
        Tensor a = withEigenvalues(3, 2, 2, 2, 5);
        UnaryOperator<Tensor> logarithms =
                x -> Decompositions.eigh(x).values().log().sum();
        assertNear(inverse(a), gradient(logarithms::apply, a), NEAR, "sum of logarithms");
        Tensor t = Tensor.normal(4, 4, 4);
        double slope = tensor(inverse(a)).mul(t).sum().item();
        assertEquals(slope, Autograd.jvp(logarithms::apply, a, t).tangent().item(), NEAR);
        UnaryOperator<Tensor> squares = x -> Decompositions.svd(x).s().square().sum();
        Tensor b = withSingularValues(6, 4, 3, 2, 2, 0);
        assertNear(b.mul(2), gradient(squares::apply, b), NEAR, "sum of squared singular values");
        assertEquals(
                b.mul(2).mul(t.slice(1, 0, 3)).sum().item(),
                Autograd.jvp(squares::apply, b, t.slice(1, 0, 3)).tangent().item(),
                NEAR);
    }

    @Test
    @DisplayName("the gradient check finds nothing to object to, op by op and to second order")
    void gradientCheck() {
        Tensor a = withEigenvalues(3, 1, 2, 4);
        Tensor b = Tensor.normal(1, 3, 2);
        Function<Tensor, Tensor> f = x -> LinearAlgebra.solve(x, b)
                .sum()
                .add(Determinants.det(x))
                .add(Determinants.det(x.sub(a)))
                .add(Decompositions.cholesky(x).square().sum())
                .add(Decompositions.eigh(x).vectors().pow(2).mul(a).sum())
                .add(Decompositions.svd(x).u().pow(2).mul(a).sum());
        GradientReport report = GradientCheck.standard().withOrder(2).run(f, a);
        assertTrue(report.passed(), report::toString);
    }

    @Test
    @DisplayName("the projector on an eigenspace does not depend on signs: its derivative is that of the vectors")
    void projector() {
        Tensor a = withEigenvalues(7, 1, 2, 4);
        Tensor v = Decompositions.eigh(a).vectors();
        Tensor t = Tensor.normal(2, 3, 3);
        Tensor symmetric = t.add(t.transpose()).mul(0.5);
        UnaryOperator<Tensor> projection = x -> {
            Tensor vector = Decompositions.eigh(x).vectors().slice(1, 0, 1);
            return vector.matmul(vector.transpose());
        };
        // dP = sum over j of (v_j v_j^T T v_0 v_0^T + transpose) / (lambda_0 - lambda_j)
        Tensor p0 = v.slice(1, 0, 1).matmul(v.slice(1, 0, 1).transpose());
        Tensor expected = Tensor.zeros(3, 3);
        double[] gaps = {1 - 2, 1 - 4};
        for (int j = 1; j < 3; j++) {
            Tensor pj = v.slice(1, j, j + 1).matmul(v.slice(1, j, j + 1).transpose());
            Tensor half = pj.matmul(symmetric).matmul(p0).div(gaps[j - 1]);
            expected = expected.add(half).add(half.transpose());
        }
        assertNear(expected, Autograd.jvp(projection::apply, a, t).tangent(), NEAR, "projector");
        assertNear(diagonal(Tensor.ones(3)), v.transpose().matmul(v), NEAR, "orthonormal");
    }
}
