package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Functions of matrices far from 1, where products of few elements leave the range. They are homogeneous: {@code f(c A) =
 * c^d f(A)}, so the first derivative at {@code c A} is {@code c^(d - 1)} times that at A, and the second {@code c^(d - 2)}
 * times. With c a power of two, the same digits.
 */
class MatrixScaleTest {
    private static final Tensor SQUARE = Tensor.of(new double[][] {{3, 1, 0.5}, {1, 2, -0.25}, {0.25, -1, 1.5}});
    private static final Tensor TALL = Tensor.of(new double[][] {{3, 1}, {0.5, 2}, {-1, 0.25}});
    private static final int FAR = 530; // 2^530 is 3.5e159

    @Test
    @DisplayName("the first derivative of singular vectors at 2^-530 and 2^530 has the digits of that at 1")
    void singularVectors() {
        for (Tensor a : new Tensor[] {SQUARE, TALL, TALL.transpose()}) {
            for (int k : new int[] {-FAR, FAR, 1000}) {
                checkFirst(x -> weighted(Decompositions.svd(x).u()), a, k, 0);
                checkFirst(x -> weighted(Decompositions.svd(x).v()), a, k, 0);
            }
        }
    }

    @Test
    @DisplayName(
            "both derivatives of singular values and eigenvalues at 2^-530 and 2^530 have the digits of those at 1")
    void values() {
        for (int k : new int[] {-FAR, FAR, -1000}) {
            checkBoth(x -> weighted(Decompositions.svd(x).s()), SQUARE, k, 1);
            checkBoth(x -> weighted(Decompositions.eigh(x).values()), SQUARE, k, 1);
        }
    }

    @Test
    @DisplayName("the first derivative of eigenvectors at 2^-530 and 2^530 has the digits of that at 1")
    void eigenvectors() {
        checkFirst(x -> weighted(Decompositions.eigh(x).vectors()), SQUARE, -FAR, 0);
        checkFirst(x -> weighted(Decompositions.eigh(x).vectors()), SQUARE, FAR, 0);
    }

    @Test
    @DisplayName("both derivatives of the pseudoinverse at 2^-330 and 2^330 have the digits of those at 1")
    void pseudoinverse() {
        for (Tensor a : new Tensor[] {SQUARE, TALL, TALL.transpose()}) {
            checkBoth(x -> weighted(LinearAlgebra.pinv(x)), a, -330, -1);
            checkBoth(x -> weighted(LinearAlgebra.pinv(x)), a, 330, -1);
        }
    }

    @Test
    @DisplayName(
            "the first derivative of least squares with both sides of 2^-530 and 2^530 has the digits of that at 1")
    void leastSquares() {
        for (Tensor a : new Tensor[] {SQUARE, TALL}) {
            for (int k : new int[] {-FAR, FAR, -1000, 1000}) {
                UnaryOperator<Tensor> f = x -> weighted(LinearAlgebra.lstsq(x, Tensor.of(4, 7, 1)));
                UnaryOperator<Tensor> scaled =
                        x -> weighted(LinearAlgebra.lstsq(x, Tensor.of(4, 7, 1).mul(power(k))));
                double[] expected = scaled(gradient(f, a), -k);
                assertNear(expected, gradient(scaled, a.mul(power(k))));
                assertNear(scaled(forward(f, a), -k), forward(scaled, a.mul(power(k))));
            }
        }
    }

    @Test
    @DisplayName(
            "the first derivative of the determinant where the determinant itself is 0 or infinite has all its digits")
    void determinant() {
        checkFirst(Determinants::det, SQUARE, -400, 3); // 2^-1200 and 2^-800
        checkFirst(Determinants::det, SQUARE, 400, 3);
        checkFirst(Determinants::det, SQUARE, -354, 3); // 2^-1062: below the normal range
        assertEquals(
                Double.POSITIVE_INFINITY,
                Determinants.det(SQUARE.mul(power(400))).item());
    }

    @Test
    @DisplayName("the second derivative of the determinant of 2 x 2 is constant at every scale")
    void determinantOfTwo() {
        Tensor a = Tensor.of(new double[][] {{3, 1}, {1, 2}});
        for (int k : new int[] {-1000, -FAR, FAR, 1000}) {
            checkBoth(Determinants::det, a, k, 2);
        }
    }

    @Test
    @DisplayName("a determinant in the range is found whatever the order of its pivots")
    void determinantInSteps() {
        assertEquals(1, diagonal(700, 700, -700, -700));
        assertEquals(1, diagonal(-700, -700, 700, 700));
        assertEquals(0x1p-1074, diagonal(-1074, -1074, 1000, 74)); // through numbers below the normal range
        assertEquals(0, diagonal(-700, -700));
        assertEquals(Double.POSITIVE_INFINITY, diagonal(700, 700));
    }

    private static double diagonal(int... exponents) {
        double[] powers =
                Arrays.stream(exponents).mapToDouble(k -> Math.scalb(1.0, k)).toArray();
        return Determinants.det(Diagonals.diag(Tensor.of(powers))).item();
    }

    private static void checkBoth(UnaryOperator<Tensor> f, Tensor a, int k, int degree) {
        checkFirst(f, a, k, degree);
        UnaryOperator<Tensor> hvp = x -> Derivatives.hvp(f::apply, x, Tensor.onesLike(x));
        double[] expected = hvp.apply(a).toDoubleArray();
        assertNear(
                scaled(expected, k * (degree - 2)), hvp.apply(a.mul(power(k))).toDoubleArray());
        UnaryOperator<Tensor> gradient = Autograd.grad(f::apply);
        double[] twice = gradient(x -> gradient.apply(x).sum(), a.mul(power(k)));
        assertNear(scaled(expected, k * (degree - 2)), twice);
    }

    private static void checkFirst(UnaryOperator<Tensor> f, Tensor a, int k, int degree) {
        double[] expected = scaled(gradient(f, a), k * (degree - 1));
        assertNear(expected, gradient(f, a.mul(power(k))));
        assertNear(scaled(forward(f, a), k * (degree - 1)), forward(f, a.mul(power(k))));
    }

    private static double[] gradient(UnaryOperator<Tensor> f, Tensor x) {
        return Autograd.grad(f::apply).apply(x).toDoubleArray();
    }

    private static double[] forward(UnaryOperator<Tensor> f, Tensor x) {
        Tensor t = Tensor.arange(x.size()).to(x.dtype()).add(1).reshape(x.shape());
        return Autograd.jvp(f::apply, x, t).tangent().toDoubleArray();
    }

    /** {@return a scalar in which every element counts differently} */
    private static Tensor weighted(Tensor y) {
        Tensor weights = Tensor.arange(y.size()).to(y.dtype()).mul(0.375).add(1).square();
        return y.mul(weights.reshape(y.shape())).sum();
    }

    private static double power(int k) {
        return Math.scalb(1.0, k);
    }

    private static double[] scaled(double[] x, int k) {
        return Arrays.stream(x).map(value -> Math.scalb(value, k)).toArray();
    }

    /** Relative to the greatest element: the others may be sums that cancel. */
    private static void assertNear(double[] expected, double[] actual) {
        double greatest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, actual, Tolerances.ROUNDING_64 * greatest);
    }
}
