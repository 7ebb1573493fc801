package autograd.array;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Singular values and vectors of a batch of matrices {@code A = U diag(s) V^T}, with {@code k = min(rows, columns)} of
 * them, by one-sided Jacobi rotations (Demmel and Veselic 1992, "Jacobi's method is more accurate than QR", SIAM J. Matrix
 * Anal. Appl. 13(4)). Values are in descending order,
 * 0 below 2^-500 of the largest. The columns of U and V are orthonormal, their signs such that the
 * largest component of each column of U is positive. NaN where a matrix has an element that is not finite.
 */
public final class SingularFactors {
    private static final int SWEEPS = 64;
    private static final double NEGLIGIBLE = 0x1p-52; // times the root of the length, as the products round

    private static final double NOTHING = 0x1p-500; // of about 1: products of such numbers underflow

    private final Shape shape;
    private final int k;
    private final double[] u; // of matrix i at i * m * k, by rows
    private final double[] values;
    private final double[] v;

    private SingularFactors(Shape shape) {
        int matrices = Matrices.count(shape);
        this.shape = shape;
        this.k = Math.min(shape.size(-1), shape.size(-2));
        this.u = new double[matrices * shape.size(-2) * k];
        this.values = new double[matrices * k];
        this.v = new double[matrices * shape.size(-1) * k];
    }

    /** {@return the factors of {@code a}, FLOAT64 of shape {@code [..., m, n]}} */
    public static SingularFactors of(NdArray a) {
        Shape shape = Matrices.of("svd", "x", a);
        SingularFactors factors = new SingularFactors(shape);
        int m = shape.size(-2);
        int n = shape.size(-1);
        for (int matrix = 0; matrix < Matrices.count(shape); matrix++) {
            factors.decompose(matrix, a.doubles(), m, n);
        }
        return factors;
    }

    /** {@return the singular values, of shape {@code [..., k]}} */
    public NdArray values() {
        return NdArray.wrap(values, MatrixProduct.batch(shape).append(Shape.of(k)));
    }

    /** {@return the left singular vectors as columns, of shape {@code [..., m, k]}} */
    public NdArray left() {
        return NdArray.wrap(u, Matrices.withMatrix(shape, shape.size(-2), k));
    }

    /** {@return the right singular vectors as columns, of shape {@code [..., n, k]}} */
    public NdArray right() {
        return NdArray.wrap(v, Matrices.withMatrix(shape, shape.size(-1), k));
    }

    /**
     * Returns the pseudoinverses {@code V diag(1/s) U^T}, where singular values up to {@code max(m, n) 2^-52} of the
     * largest count as 0, and so do their reciprocals.
     */
    public NdArray pseudoinverse() {
        int m = shape.size(-2);
        int n = shape.size(-1);
        double[] y = new double[shape.elements()];
        for (int matrix = 0; matrix < Matrices.count(shape); matrix++) {
            double cutoff = k == 0 ? 0 : values[matrix * k] * Math.max(m, n) * 0x1p-52;
            for (int j = 0; j < k; j++) {
                double s = values[matrix * k + j];
                for (int row = 0; row < n && !(s <= cutoff); row++) {
                    for (int column = 0; column < m; column++) {
                        y[(matrix * n + row) * m + column] +=
                                v[(matrix * n + row) * k + j] / s * u[(matrix * m + column) * k + j];
                    }
                }
            }
        }
        return NdArray.wrap(y, Matrices.withMatrix(shape, n, m));
    }

    private void decompose(int matrix, double[] a, int m, int n) {
        double size = Matrices.largest(a, matrix * m * n, m * n);
        if (!(size < Double.POSITIVE_INFINITY)) {
            Arrays.fill(u, matrix * m * k, (matrix + 1) * m * k, Double.NaN);
            Arrays.fill(values, matrix * k, (matrix + 1) * k, Double.NaN);
            Arrays.fill(v, matrix * n * k, (matrix + 1) * n * k, Double.NaN);
            return;
        }
        // The shorter side is rotated: its k vectors, of length l, stand one after the other.
        boolean tall = m >= n;
        int l = Math.max(m, n);
        double scale = size == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, -Math.getExponent(size))); // exact: a power of 2
        double[] w = new double[k * l];
        for (int i = 0; i < m * n; i++) {
            int row = i / n;
            int column = i % n;
            w[tall ? column * l + row : row * l + column] = a[matrix * m * n + i] * scale;
        }
        double[] turns = new double[k * k]; // vector i at i * k
        for (int i = 0; i < k; i++) {
            turns[i * k + i] = 1;
        }
        orthogonalize(w, turns, l);
        double[] norms = new double[k];
        for (int i = 0; i < k; i++) {
            double norm = Math.sqrt(Matrices.dot(w, i * l, w, i * l, l));
            norms[i] = norm < NOTHING ? 0 : norm;
        }
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -norms[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] longSide = new double[k * l];
        for (int i = 0; i < k; i++) {
            System.arraycopy(w, order[i] * l, longSide, i * l, l);
            if (norms[order[i]] > 0) {
                Factorizations.divide(longSide, i * l, l, norms[order[i]]);
            } else {
                complete(longSide, i, l);
            }
        }
        for (int i = 0; i < k; i++) {
            values[matrix * k + i] = norms[order[i]] / scale;
            boolean negative =
                    tall ? Matrices.isNegative(longSide, i * l, l) : Matrices.isNegative(turns, order[i] * k, k);
            double sign = negative ? -1 : 1;
            for (int row = 0; row < l; row++) {
                (tall ? u : v)[(matrix * l + row) * k + i] = sign * longSide[i * l + row];
            }
            for (int row = 0; row < k; row++) {
                (tall ? v : u)[(matrix * k + row) * k + i] = sign * turns[order[i] * k + row];
            }
        }
    }

    private void orthogonalize(double[] w, double[] turns, int l) {
        double negligible = NEGLIGIBLE * Math.sqrt(l);
        boolean rotated = true;
        for (int sweep = 0; sweep < SWEEPS && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < k; p++) {
                for (int q = p + 1; q < k; q++) {
                    double squareP = Matrices.dot(w, p * l, w, p * l, l);
                    double squareQ = Matrices.dot(w, q * l, w, q * l, l);
                    double product = Matrices.dot(w, p * l, w, q * l, l);
                    if (Math.abs(product) > negligible * Math.sqrt(squareP) * Math.sqrt(squareQ)) {
                        double ratio = (squareQ - squareP) / product / 2;
                        double t = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
                        double cos = 1 / Math.sqrt(t * t + 1);
                        SymmetricFactors.turn(w, p * l, q * l, l, cos, t * cos);
                        SymmetricFactors.turn(turns, p * k, q * k, k, cos, t * cos);
                        rotated = true;
                    }
                }
            }
        }
    }

    /** Makes vector i a unit vector that is orthogonal to those before it, by Gram and Schmidt, twice. */
    private static void complete(double[] vectors, int i, int l) {
        double best = 0;
        for (int axis = 0; axis < l && best < 0.5 / Math.sqrt(l); axis++) { // one axis is that far from the others
            Arrays.fill(vectors, i * l, (i + 1) * l, 0);
            vectors[i * l + axis] = 1;
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = Matrices.dot(vectors, i * l, vectors, j * l, l);
                    Matrices.subtract(along, vectors, j * l, vectors, i * l, l);
                }
            }
            best = Math.sqrt(Matrices.dot(vectors, i * l, vectors, i * l, l));
        }
        Factorizations.divide(vectors, i * l, l, best);
    }
}
