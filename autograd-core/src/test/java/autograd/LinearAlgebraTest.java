package autograd;

import static autograd.MatrixReference.assertNear;
import static autograd.MatrixReference.diagonal;
import static autograd.MatrixReference.real;
import static autograd.MatrixReference.withEigenvalues;
import static autograd.MatrixReference.withSingularValues;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against commons-math3, which computes most of them by other algorithms, and against closed forms. */
class LinearAlgebraTest {
    /** Well-conditioned matrices: some hundred roundings of each side. */
    private static final double NEAR = 1e-12;

    private static Tensor wellConditioned(long seed, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> 1 + i * 3.0 / n);
        return withSingularValues(seed, n, n, values);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 40})
    @DisplayName("solve, inverse, det, logDet and slogDet agree with commons-math3")
    void equations(int n) {
        Tensor a = wellConditioned(n, n);
        Tensor b = Tensor.normal(7, n, 3);
        LUDecomposition reference = new LUDecomposition(real(a));
        assertNear(reference.getSolver().solve(real(b)), LinearAlgebra.solve(a, b), NEAR, "solve");
        assertNear(reference.getSolver().getInverse(), LinearAlgebra.inverse(a), NEAR, "inverse");
        double det = reference.getDeterminant();
        assertEquals(det, Determinants.det(a).item(), NEAR * Math.abs(det));
        assertEquals(Math.signum(det), Determinants.slogDet(a).sign().item());
        assertEquals(
                Math.log(Math.abs(det)), Determinants.slogDet(a).logAbsDet().item(), NEAR);
        assertEquals(
                det < 0 ? Double.NaN : Math.log(det), Determinants.logDet(a).item(), NEAR);
        Tensor vector = LinearAlgebra.solve(a, b.slice(1, 0, 1).reshape(n));
        assertEquals(Shape.of(n), vector.shape());
        assertNear(LinearAlgebra.solve(a, b).slice(1, 0, 1).reshape(n), vector, NEAR, "a vector");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    @DisplayName("triangularSolve reads one triangle, in all its variants")
    void triangles(int n) {
        Tensor a = Tensor.normal(n, n, n).add(Tensor.eye(n).mul(4));
        Tensor b = Tensor.normal(7, n, 2);
        for (int variant = 0; variant < 8; variant++) {
            boolean lower = (variant & 1) != 0;
            boolean transposed = (variant & 2) != 0;
            boolean unit = (variant & 4) != 0;
            RealMatrix t = real(a);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    t.setEntry(i, j, i == j && unit ? 1 : i == j || i > j == lower ? t.getEntry(i, j) : 0);
                }
            }
            t = transposed ? t.transpose() : t;
            assertNear(
                    new LUDecomposition(t).getSolver().solve(real(b)),
                    LinearAlgebra.triangularSolve(a, b, new Triangle(lower, transposed, unit)),
                    1e-10, // the triangle with ones has a condition of some hundred
                    "variant " + variant);
        }
    }

    @Test
    @DisplayName(
            "a triangle is one of two, transposed or not, with its own diagonal or ones; transposing twice is nothing")
    void trianglesByName() {
        assertEquals(new Triangle(true, false, false), Triangle.LOWER);
        assertEquals(new Triangle(false, true, false), Triangle.UPPER.transpose());
        assertEquals(Triangle.LOWER, Triangle.LOWER.transpose().transpose());
        assertEquals("lower", Triangle.LOWER.toString());
        assertEquals(
                "upper, transposed, unit diagonal",
                Triangle.UPPER.withUnitDiagonal().transpose().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 30})
    @DisplayName("cholesky and eigh agree with commons-math3, and multiply to the matrix")
    void symmetric(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> 1 + i * 0.5);
        Tensor a = withEigenvalues(n, values);
        Tensor l = Decompositions.cholesky(a);
        assertNear(new CholeskyDecomposition(real(a)).getL(), l, NEAR, "cholesky");
        Decompositions.Eigh eigh = Decompositions.eigh(a);
        assertArrayEquals(values, eigh.values().toDoubleArray(), NEAR * n);
        Tensor v = eigh.vectors();
        assertNear(Tensor.eye(n), v.transpose().matmul(v), NEAR, "orthonormal");
        assertNear(a, v.matmul(diagonal(eigh.values())).matmul(v.transpose()), NEAR, "V diag V^T");
        double[] reference = new EigenDecomposition(real(a)).getRealEigenvalues();
        Arrays.sort(reference);
        assertArrayEquals(reference, eigh.values().toDoubleArray(), NEAR * n);
        for (int j = 0; j < n; j++) {
            double largest = Arrays.stream(v.slice(1, j, j + 1).toDoubleArray())
                    .reduce(0, (x, y) -> Math.abs(y) > Math.abs(x) ? y : x);
            assertTrue(largest > 0, "the largest component of column " + j);
        }
    }

    @Test
    @DisplayName("a power of a FLOAT32 matrix is rounded once, from FLOAT64")
    void powerInFloat32() {
        Tensor a = Tensor.normal(5, 6, 6).mul(0.5).to(DType.FLOAT32);
        Tensor expected = LinearAlgebra.matrixPower(a.to(DType.FLOAT64), 13).to(DType.FLOAT32);
        assertArrayEquals(
                expected.toFloatArray(), LinearAlgebra.matrixPower(a, 13).toFloatArray());
        assertArrayEquals(
                Tensor.eye(6).to(DType.FLOAT32).toFloatArray(),
                LinearAlgebra.matrixPower(a, 0).toFloatArray());
    }

    @Test
    @DisplayName("eigh and cholesky see the mean of both triangles")
    void symmetricPart() {
        Tensor a = withEigenvalues(3, 1, 2, 4);
        Tensor skew = Tensor.of(new double[][] {{0, 1, 2}, {-1, 0, 3}, {-2, -3, 0}});
        assertNear(Decompositions.cholesky(a), Decompositions.cholesky(a.add(skew)), NEAR, "cholesky");
        assertNear(
                Decompositions.eigh(a).vectors(),
                Decompositions.eigh(a.add(skew)).vectors(),
                NEAR,
                "eigh");
        Tensor g = Autograd.grad((Tensor x) -> Decompositions.cholesky(x)
                        .square()
                        .mul(Tensor.normal(1, 3, 3))
                        .sum())
                .apply(a.add(skew));
        assertNear(g.transpose(), g, NEAR, "cotangent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "3 3", "6 2", "2 6", "20 12", "5 1", "1 5"})
    @DisplayName("qr, lu, svd and pinv of matrices that are tall, wide and square")
    void rectangular(String sizes) {
        int m = Integer.parseInt(sizes.split(" ")[0]);
        int n = Integer.parseInt(sizes.split(" ")[1]);
        int k = Math.min(m, n);
        Tensor a = Tensor.normal(m + 10 * n, m, n);
        Decompositions.Qr qr = Decompositions.qr(a);
        assertEquals(Shape.of(m, k), qr.q().shape());
        assertNear(Tensor.eye(k), qr.q().transpose().matmul(qr.q()), NEAR, "orthonormal");
        assertNear(a, qr.q().matmul(qr.r()), NEAR, "Q R");
        RealMatrix r = new QRDecomposition(real(a)).getR();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                double sign = Math.signum(r.getEntry(i, i));
                assertEquals(sign * r.getEntry(i, j), qr.r().get(i, j), NEAR * 10, "R " + i + " " + j);
            }
        }

        Decompositions.Lu lu = Decompositions.lu(a);
        assertNear(a, lu.p().matmul(lu.l()).matmul(lu.u()), NEAR, "P L U");
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < k; j++) {
                assertTrue(i != j || lu.l().get(i, j) == 1, "ones");
                assertTrue(i >= j || lu.l().get(i, j) == 0, "lower");
                assertTrue(Math.abs(lu.l().get(i, j)) <= 1, "pivoted");
            }
        }
        assertArrayEquals(ones(m), lu.p().sum(0).toDoubleArray());

        Decompositions.Svd svd = Decompositions.svd(a);
        SingularValueDecomposition reference = new SingularValueDecomposition(real(a));
        assertArrayEquals(reference.getSingularValues(), svd.s().toDoubleArray(), NEAR * 10);
        assertNear(Tensor.eye(k), svd.u().transpose().matmul(svd.u()), NEAR, "U");
        assertNear(Tensor.eye(k), svd.v().transpose().matmul(svd.v()), NEAR, "V");
        assertNear(a, svd.u().matmul(diagonal(svd.s())).matmul(svd.v().transpose()), NEAR, "U diag V^T");
        assertNear(reference.getSolver().getInverse(), LinearAlgebra.pinv(a), NEAR, "pinv");

        Tensor b = Tensor.normal(5, m);
        Tensor x = LinearAlgebra.lstsq(a, b);
        assertNear(LinearAlgebra.pinv(a).matmul(b), x, NEAR, "lstsq");
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    @DisplayName("lstsq: the normal equations hold, also for a matrix of lower rank, where the norm is the least")
    void leastSquares() {
        Tensor a = withSingularValues(1, 6, 4, 3, 2, 0, 0);
        Tensor b = Tensor.normal(3, 6);
        Tensor x = LinearAlgebra.lstsq(a, b);
        Tensor residual = b.sub(a.matmul(x));
        assertArrayEquals(new double[4], a.transpose().matmul(residual).toDoubleArray(), 1e-12);
        Tensor v = Decompositions.svd(a).v(); // the last two columns are mapped to 0
        assertArrayEquals(new double[2], v.slice(1, 2, 4).transpose().matmul(x).toDoubleArray(), 1e-12);
    }

    @Test
    @DisplayName("graded matrices: singular values and vectors over 12 orders of magnitude, and of rank 1")
    void graded() {
        double[] values = {1, 1e-4, 1e-8, 1e-12};
        Tensor a = withSingularValues(4, 7, 4, values);
        Decompositions.Svd svd = Decompositions.svd(a);
        assertArrayEquals(values, svd.s().toDoubleArray(), 1e-15);
        assertNear(Tensor.eye(4), svd.u().transpose().matmul(svd.u()), 1e-10, "U");
        Tensor rankOne =
                Tensor.of(1.0, 2.0, 3.0).outer(Tensor.of(1.0, -1.0, 0.5)).mul(1e-200);
        Decompositions.Svd small = Decompositions.svd(rankOne);
        assertEquals(Math.sqrt(14 * 2.25) * 1e-200, small.s().get(0), 1e-213);
        assertNear(Tensor.eye(3), small.u().transpose().matmul(small.u()), NEAR, "U");
        assertNear(Tensor.eye(3), small.v().transpose().matmul(small.v()), NEAR, "V");
        Decompositions.Eigh eigh = Decompositions.eigh(Tensor.zeros(3, 3));
        assertArrayEquals(new double[3], eigh.values().toDoubleArray());
        assertNear(Tensor.eye(3), eigh.vectors(), 0, "vectors of zeros");
    }

    @Test
    @DisplayName("expm: closed forms, 25 digits of mpmath, and norms from 0 to 100")
    void exponential() {
        Tensor a = Tensor.of(new double[][] {{1, 2, -1}, {0.5, -3, 4}, {2, 1, 0.25}});
        Tensor expected = Tensor.of(new double[][] { // mpmath.expm at 50 digits
            {3.871944695243769548285406, 1.819406191503528091058769, 1.241617236615044894753303},
            {4.630943957764393495078144, 2.257904389758415898198633, 2.879522853936417732606001},
            {5.868950346546933155120297, 2.807926918428360169308226, 3.28457856456377632032731}
        });
        assertNear(expected, LinearAlgebra.expm(a), NEAR, "mpmath");
        assertNear(Tensor.eye(3), LinearAlgebra.expm(a).matmul(LinearAlgebra.expm(a.neg())), 1e-11, "e^A e^-A");
        for (double t : new double[] {0, 1e-9, 0.5, 3, 20, 100}) {
            Tensor turn = LinearAlgebra.expm(Tensor.of(new double[][] {{0, -t}, {t, 0}}));
            double[] rotation = {StrictMath.cos(t), -StrictMath.sin(t), StrictMath.sin(t), StrictMath.cos(t)};
            assertArrayEquals(rotation, turn.toDoubleArray(), 1e-13 * (1 + t));
        }
        Tensor nilpotent = LinearAlgebra.expm(Tensor.of(new double[][] {{0, 1e6, 0}, {0, 0, 2}, {0, 0, 0}}));
        assertArrayEquals(new double[] {1, 1e6, 1e6, 0, 1, 2, 0, 0, 1}, nilpotent.toDoubleArray(), 1e-7);
        Tensor growing = LinearAlgebra.expm(Tensor.of(new double[][] {{700, 0}, {0, -700}}));
        assertEquals(StrictMath.exp(700), growing.get(0, 0), 1e-11 * StrictMath.exp(700));
    }

    @Test
    @DisplayName("matrixPower: the product of so many factors, or of inverses")
    void powers() {
        Tensor a = wellConditioned(3, 3);
        Tensor product = Tensor.eye(3);
        for (int p = 0; p <= 9; p++) {
            assertNear(product, LinearAlgebra.matrixPower(a, p), NEAR, "power " + p);
            Tensor inverse = LinearAlgebra.matrixPower(a, -p);
            assertNear(Tensor.eye(3), inverse.matmul(product), 1e-9, "power " + -p);
            product = product.matmul(a);
        }
        Tensor turn = Tensor.of(new double[][] {{0, -1}, {1, 0}});
        assertArrayEquals(
                new double[] {1, 0, 0, 1},
                LinearAlgebra.matrixPower(turn, Integer.MIN_VALUE).toDoubleArray());
    }

    @Test
    @DisplayName("each matrix of a batch gets the bits that it gets alone, in both dtypes; FLOAT32 rounds once")
    void batches() {
        Tensor batch = Tensor.normal(9, 2, 3, 4, 4)
                .mul(Tensor.of(0.1, 1, 30).reshape(3, 1, 1))
                .add(Tensor.eye(4).mul(5));
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Tensor all = batch.to(dtype);
            assertEach(all, LinearAlgebra::inverse);
            assertEach(all, LinearAlgebra::expm);
            assertEach(all, x -> LinearAlgebra.pinv(x.slice(-1, 0, 2)));
            assertEach(all, x -> LinearAlgebra.solve(x, Tensor.ones(4, 2).to(dtype)));
            assertEach(all, x -> Decompositions.cholesky(x.matmul(x.transpose(swap(x)))));
            assertEach(all, x -> Decompositions.qr(x).r());
            assertEach(all, x -> Decompositions.lu(x).l());
            assertEach(all, x -> Decompositions.eigh(x).vectors());
            assertEach(all, x -> Decompositions.svd(x).v());
            assertEach(all, x -> Determinants.det(x).reshape(x.shape().elements() / 16, 1));
            Tensor exact = all.to(DType.FLOAT64);
            assertTrue(LinearAlgebra.inverse(exact)
                    .to(dtype)
                    .array()
                    .sameBits(LinearAlgebra.inverse(all).array()));
        }
    }

    private static int[] swap(Tensor x) {
        int[] order = new int[x.rank()];
        Arrays.setAll(order, axis -> axis);
        order[x.rank() - 1]--;
        order[x.rank() - 2]++;
        return order;
    }

    private static void assertEach(Tensor batch, UnaryOperator<Tensor> f) {
        Tensor matrices = batch.reshape(6, 4, 4);
        Tensor together = f.apply(batch);
        int size = together.size() / 6;
        Tensor parts = together.reshape(6, size);
        for (int i = 0; i < 6; i++) {
            Tensor alone = f.apply(matrices.slice(0, i, i + 1).reshape(4, 4)).reshape(1, size);
            assertTrue(alone.array().sameBits(parts.slice(0, i, i + 1).array()), "matrix " + i);
        }
    }

    @Test
    @DisplayName("NaN and infinity are carried on, never an endless loop or an error")
    void notFinite() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Tensor a = Tensor.of(new double[][] {{1, 2}, {value, 4}});
            assertTrue(Double.isNaN(Decompositions.eigh(a).values().get(0)));
            assertTrue(Double.isNaN(Decompositions.svd(a).s().get(0)));
            assertTrue(Double.isNaN(Decompositions.svd(a).u().get(0, 0)));
            assertTrue(Double.isNaN(LinearAlgebra.pinv(a).get(0, 0)));
            assertTrue(Double.isNaN(LinearAlgebra.expm(a).get(0, 0)));
            assertTrue(!Double.isFinite(Determinants.det(a).item()));
            assertTrue(!Double.isFinite(
                    Autograd.valueAndGrad(Determinants::det).apply(a).value().item()));
        }
        assertTrue(Double.isNaN(Decompositions.cholesky(Tensor.full(Shape.of(2, 2), Double.NaN, DType.FLOAT64))
                .get(0, 0)));
    }

    @Test
    @DisplayName("matrices without elements: det 1, logDet 0, and results without elements")
    void empty() {
        Tensor none = Tensor.zeros(0, 0);
        assertEquals(1, Determinants.det(none).item());
        assertEquals(0, Determinants.logDet(none).item());
        assertEquals(1, Determinants.slogDet(none).sign().item());
        assertEquals(
                Shape.of(0, 3), LinearAlgebra.solve(none, Tensor.zeros(0, 3)).shape());
        assertArrayEquals(ones(2), Determinants.det(Tensor.zeros(2, 0, 0)).toDoubleArray());
        assertEquals(Shape.of(3, 0), Decompositions.svd(Tensor.zeros(3, 0)).u().shape());
        assertArrayEquals(
                new double[6],
                LinearAlgebra.lstsq(Tensor.zeros(0, 2), Tensor.zeros(0, 3)).toDoubleArray());
    }
}
