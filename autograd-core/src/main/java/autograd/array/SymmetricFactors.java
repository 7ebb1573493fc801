package autograd.array;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of the symmetric parts {@code (A + A^T) / 2} of a batch of matrices, by Jacobi's rotations
 * row by row (Golub and Van Loan, "Matrix Computations", 4th ed., 8.5). Values are in ascending order. Vectors are orthonormal,
 * each with the sign that makes its largest component positive. NaN where a matrix has an element that is not finite.
 */
public final class SymmetricFactors {
    private static final int SWEEPS = 64; // quadratic convergence: about 10 are used
    private static final double NEGLIGIBLE = 0x1p-56;

    private final Shape shape;
    private final double[] values;
    private final double[] vectors; // the columns of a matrix are its eigenvectors

    private SymmetricFactors(Shape shape) {
        this.shape = shape;
        this.values = new double[Matrices.count(shape) * shape.size(-1)];
        this.vectors = new double[shape.elements()];
    }

    /** {@return the factors of {@code a}, FLOAT64 of shape {@code [..., n, n]}} */
    public static SymmetricFactors of(NdArray a) {
        Shape shape = Matrices.square("eigh", "x", a);
        SymmetricFactors factors = new SymmetricFactors(shape);
        int n = shape.size(-1);
        for (int matrix = 0; matrix < Matrices.count(shape); matrix++) {
            double[] s = new double[n * n];
            for (int i = 0; i < n * n; i++) {
                int start = matrix * n * n;
                s[i] = a.doubles()[start + i] / 2 + a.doubles()[start + i % n * n + i / n] / 2;
            }
            factors.diagonalize(matrix, s, n);
        }
        return factors;
    }

    /** {@return the eigenvalues, of shape {@code [..., n]}} */
    public NdArray values() {
        return NdArray.wrap(values, MatrixProduct.batch(shape).append(Shape.of(shape.size(-1))));
    }

    /** {@return the eigenvectors as columns, of shape {@code [..., n, n]}} */
    public NdArray vectors() {
        return NdArray.wrap(vectors, shape);
    }

    private void diagonalize(int matrix, double[] s, int n) {
        double size = Matrices.largest(s, 0, n * n);
        if (!(size < Double.POSITIVE_INFINITY)) {
            Arrays.fill(values, matrix * n, matrix * n + n, Double.NaN);
            Arrays.fill(vectors, matrix * n * n, (matrix + 1) * n * n, Double.NaN);
            return;
        }
        double[] v = new double[n * n]; // vector i at i * n
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; sweep < SWEEPS && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    double diagonal = Math.abs(s[p * n + p]) + Math.abs(s[q * n + q]);
                    double off = Math.abs(s[p * n + q]);
                    if (off > NEGLIGIBLE * diagonal && off > NEGLIGIBLE * NEGLIGIBLE * size) {
                        rotate(s, v, n, p, q);
                        rotated = true;
                    }
                }
            }
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> s[i * n + i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < n; i++) {
            int from = order[i];
            values[matrix * n + i] = s[from * n + from];
            double sign = Matrices.isNegative(v, from * n, n) ? -1 : 1;
            for (int k = 0; k < n; k++) {
                vectors[(matrix * n + k) * n + i] = sign * v[from * n + k];
            }
        }
    }

    /** Makes element p, q of s zero. */
    private static void rotate(double[] s, double[] v, int n, int p, int q) {
        double ratio = (s[q * n + q] - s[p * n + p]) / s[p * n + q] / 2;
        double t = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        double change = t * s[p * n + q];
        for (int k = 0; k < n; k++) {
            if (k != p && k != q) {
                double first = s[p * n + k];
                double second = s[q * n + k];
                s[p * n + k] = cos * first - sin * second;
                s[q * n + k] = sin * first + cos * second;
                s[k * n + p] = s[p * n + k];
                s[k * n + q] = s[q * n + k];
            }
        }
        s[p * n + p] -= change;
        s[q * n + q] += change;
        s[p * n + q] = 0;
        s[q * n + p] = 0;
        turn(v, p * n, q * n, n, cos, sin);
    }

    /** Turns two vectors of {@code count} components against each other. */
    static void turn(double[] x, int first, int second, int count, double cos, double sin) {
        for (int k = 0; k < count; k++) {
            double a = x[first + k];
            double b = x[second + k];
            x[first + k] = cos * a - sin * b;
            x[second + k] = sin * a + cos * b;
        }
    }
}
