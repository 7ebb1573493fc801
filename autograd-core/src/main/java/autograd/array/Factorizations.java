package autograd.array;

import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/**
 * Factors of batches of matrices, and solutions with triangular ones. All arrays are FLOAT64 of shape {@code [..., rows,
 * columns]}. Plain loops in a fixed order of + - * / and sqrt: the same bits on every JVM. See also {@link LuFactors},
 * {@link SymmetricFactors} and {@link SingularFactors}.
 */
public final class Factorizations {
    private Factorizations() {}

    /**
     * Returns the lower triangular L with {@code L L^T = (A + A^T) / 2}, by rows (Golub and Van Loan, "Matrix
     * Computations", 4th ed., 4.2).
     *
     * @throws IllegalArgumentException if a matrix is not positive definite
     */
    public static NdArray cholesky(NdArray a) {
        Shape shape = Matrices.square("cholesky", "x", a);
        int n = shape.size(-1);
        double[] from = a.doubles();
        double[] y = new double[shape.elements()];
        for (int matrix = 0; matrix < Matrices.count(shape); matrix++) {
            int start = matrix * n * n;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double mean = from[start + i * n + j] / 2 + from[start + j * n + i] / 2;
                    double rest = mean - Matrices.dot(y, start + i * n, y, start + j * n, j);
                    if (i == j && rest <= 0) {
                        throw new IllegalArgumentException("cholesky: " + Matrices.name("x", shape, matrix)
                                + ", is not positive definite: pivot " + i + " is " + rest
                                + "; need x^T A x > 0 for all x that are not 0");
                    }
                    y[start + i * n + j] = i == j ? Math.sqrt(rest) : rest / y[start + j * n + j];
                }
            }
        }
        return NdArray.wrap(y, shape);
    }

    /**
     * Returns the Q of {@code A = Q R} for matrices that have as many columns as rows or fewer: orthonormal columns, of
     * the shape of {@code a}, with the signs that make the diagonal of R positive. By Householder reflections (Golub and
     * Van Loan, "Matrix Computations", 4th ed., 5.2).
     */
    public static NdArray orthonormal(NdArray a) {
        Shape shape = Matrices.of("qr", "x", a);
        int m = shape.size(-2);
        int n = shape.size(-1);
        if (n > m) {
            throw new ShapeException("qr: x has shape " + shape + "; need no more columns than rows");
        }
        double[] y = new double[shape.elements()];
        for (int matrix = 0; matrix < Matrices.count(shape); matrix++) {
            double[][] columns = Reflections.zeros(n, m);
            for (int i = 0; i < m * n; i++) {
                columns[i % n][i / n] = a.doubles()[matrix * m * n + i];
            }
            double[] diagonal = new double[n]; // of R
            Reflections reflections = new Reflections(n);
            for (int j = 0; j < n; j++) {
                Arrays.fill(columns[j], 0, j, 0); // what is in R is not in the vector
                diagonal[j] = reflections.set(j, columns[j], j);
                for (int k = j + 1; k < n; k++) {
                    reflections.reflect(j, columns[k]);
                }
            }
            double[][] q = reflections.product(n, n, m);
            for (int i = 0; i < m * n; i++) {
                double element = q[i % n][i / n];
                y[matrix * m * n + i] = diagonal[i % n] < 0 ? -element : element;
            }
        }
        return NdArray.wrap(y, shape);
    }

    /**
     * Returns the permutations P of {@code A = P L U} with partial pivoting, as FLOAT64 matrices {@code [..., m, m]}.
     */
    public static NdArray permutation(NdArray a) {
        Shape shape = Matrices.of("lu", "x", a);
        int m = shape.size(-2);
        int[] rows = LuFactors.of(shape, a.doubles().clone(), true).rows();
        Shape result = Matrices.withMatrix(shape, m, m);
        double[] p = new double[result.elements()];
        for (int i = 0; i < rows.length; i++) {
            p[(i / m * m + rows[i]) * m + i % m] = 1;
        }
        return NdArray.wrap(p, result);
    }

    /**
     * Returns L and U, {@code A = L U} without exchanging rows, in one array of the shape of {@code a}: L, which has ones on
     * the diagonal, below it, U from it on. A pivot of 0 leaves the column below it as it is.
     */
    public static NdArray luInOrder(NdArray a) {
        return LuFactors.of(Matrices.of("lu", "x", a), a.doubles().clone(), false)
                .packed();
    }

    /**
     * Returns the solutions of {@code T X = B}, or of {@code T^T X = B}, where T is a triangle of A; the other elements
     * of A are not read.
     *
     * @param op how messages begin
     * @param operand how they call A
     * @param b of shape {@code [..., n, k]}; the leading axes broadcast
     * @param lower which triangle
     * @param unit whether the diagonal counts as ones, and is not read
     * @throws IllegalArgumentException if an element of the diagonal is 0
     */
    public static NdArray triangularSolve(
            String op, String operand, NdArray a, NdArray b, boolean lower, boolean transposed, boolean unit) {
        Maps.present(op, operand, a);
        Maps.present(op, "b", b);
        Shape shape = Matrices.square(op, operand, a);
        Shape shapeB = Matrices.of(op, "b", b);
        int n = shape.size(-1);
        int k = shapeB.size(-1);
        if (shapeB.size(-2) != n) {
            throw new ShapeException(op + ": " + operand + " has shape " + shape + ", b has shape " + shapeB
                    + "; need [..., n, n] and [..., n, k]");
        }
        double[] t = a.doubles();
        for (int i = 0; i < Matrices.count(shape) * n && !unit; i++) {
            if (t[i * n + i % n] == 0) {
                throw new IllegalArgumentException(op + ": " + Matrices.name(operand, shape, i / n)
                        + ", is singular: element " + i % n + " of the diagonal is " + t[i * n + i % n]
                        + "; need none that is 0");
            }
        }
        Shape batchA = MatrixProduct.batch(shape);
        Shape batchB = MatrixProduct.batch(shapeB);
        Shape batch = Broadcast.common(op, "the leading axes of " + operand, batchA, "the leading axes of b", batchB);
        double[] x = new double[batch.append(Shape.of(n, k)).elements()];
        int[] startsA = MatrixProduct.starts(batchA, batch, n * n, batch.elements());
        int[] startsB = MatrixProduct.starts(batchB, batch, n * k, batch.elements());
        boolean forward = lower != transposed;
        int down = transposed ? 1 : n;
        int right = transposed ? n : 1;
        for (int matrix = 0; matrix < startsA.length; matrix++) {
            int to = matrix * n * k;
            System.arraycopy(b.doubles(), startsB[matrix], x, to, n * k);
            for (int step = 0; step < n; step++) {
                int i = forward ? step : n - 1 - step;
                int row = startsA[matrix] + i * down;
                for (int j = forward ? 0 : i + 1; j < (forward ? i : n); j++) {
                    Matrices.subtract(t[row + j * right], x, to + j * k, x, to + i * k, k);
                }
                if (!unit) {
                    divide(x, to + i * k, k, t[row + i * right]);
                }
            }
        }
        return NdArray.wrap(x, batch.append(Shape.of(n, k)));
    }

    static void divide(double[] x, int from, int count, double by) {
        for (int i = from; i < from + count; i++) {
            x[i] /= by;
        }
    }
}
