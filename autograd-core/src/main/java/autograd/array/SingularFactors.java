package autograd.array;

import autograd.shape.Shape;
import java.util.Arrays;

/**
 * Singular values and vectors of a batch of matrices {@code A = U diag(s) V^T}, with {@code k = min(rows, columns)} of
 * them: the triangle of a QR factorization with pivoting, and {@link OneSidedJacobi} on its rows, which need few turns then
 * (Drmac and Veselic 2008, "New fast and accurate Jacobi SVD algorithm", SIAM J. Matrix Anal. Appl. 29(4)): small values keep
 * their digits where the matrix determines them. Values are in descending order, 0 below 2^-500 of the largest. The columns
 * of U and V are orthonormal, their signs such that the largest component of each column of U is positive. NaN where a matrix
 * has an element that is not finite.
 */
public final class SingularFactors {
    private static final double NOTHING = 0x1p-500; // of about 1: products of such numbers underflow

    // Matrices that are too small for the triangle to save time; if their rows are of one size, it does not save digits
    // either.
    private static final int FEW = 4;
    private static final int SHORT = 15;
    private static final double GRADED = 0x1p-10;

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
        int n = shape.size(-1);
        double[] scaled = new double[v.length];
        for (int i = 0; i < scaled.length; i++) {
            int matrix = i / (n * k);
            double s = values[matrix * k + i % k];
            double cutoff = values[matrix * k] * Math.max(shape.size(-2), n) * 0x1p-52;
            scaled[i] = s <= cutoff ? 0 : v[i] / s;
        }
        return MatrixProduct.matmul(NdArray.wrap(scaled, right().shape()), false, left(), true);
    }

    private void decompose(int matrix, double[] a, int m, int n) {
        double size = Matrices.largest(a, matrix * m * n, m * n);
        if (!(size < Double.POSITIVE_INFINITY)) {
            Arrays.fill(u, matrix * m * k, (matrix + 1) * m * k, Double.NaN);
            Arrays.fill(values, matrix * k, (matrix + 1) * k, Double.NaN);
            Arrays.fill(v, matrix * n * k, (matrix + 1) * n * k, Double.NaN);
            return;
        }
        // The matrix or its transpose, whichever has k columns; these are of length l.
        boolean tall = m >= n;
        int l = Math.max(m, n);
        double scale = Matrices.unit(size);
        double[] heights = new double[l];
        for (int i = 0; i < l; i++) {
            int start = matrix * m * n + (tall ? i * n : i);
            for (int j = 0; j < k; j++) {
                heights[i] = Math.max(heights[i], Math.abs(a[start + (tall ? j : j * n)]));
            }
        }
        boolean direct = k <= FEW && l <= SHORT && Matrices.ratio(heights) > GRADED;
        int[] place = direct ? Matrices.counted(l) : Matrices.descending(heights);
        int width = Reflections.padded(l);
        double[][] columns = new double[k][width + (direct ? k : 0)];
        for (int j = 0; j < k; j++) {
            int start = matrix * m * n + (tall ? j : j * n);
            for (int i = 0; i < l; i++) {
                columns[j][i] = a[start + place[i] * (tall ? n : 1)] * scale;
            }
        }
        if (direct) {
            turnColumns(matrix, columns, width, place, scale);
        } else {
            turnTriangle(matrix, columns, place, scale);
        }
    }

    /** {@code J^T A^T = diag(s) U^T}: each column carries a row of J^T. */
    private void turnColumns(int matrix, double[][] columns, int width, int[] longPlace, double scale) {
        int[] shortPlace = Matrices.counted(k);
        for (int i = 0; i < k; i++) {
            columns[i][width + i] = 1;
        }
        OneSidedJacobi.orthogonalize(columns, width, k);
        double[][] vectors = normalized(matrix, columns, longPlace.length, scale);
        for (int i = 0; i < k; i++) {
            write(matrix, i, vectors[i], 0, longPlace, vectors[i], width, shortPlace);
        }
    }

    /**
     * {@code A P = Q R, J^T R = diag(s) W^T}, so U is Q J and V is P W. Large rows of A come first: with that reflections
     * leave the digits of small ones (Cox and Higham 1998, "Stability of Householder QR factorization for weighted least
     * squares problems").
     */
    private void turnTriangle(int matrix, double[][] columns, int[] longPlace, double scale) {
        int l = longPlace.length;
        PivotedTriangle triangle = new PivotedTriangle(columns, l, NOTHING);
        double[][] rows = triangle.rows(); // each carries a row of J^T
        int width = Reflections.padded(k);
        OneSidedJacobi.orthogonalize(rows, width, triangle.rank());
        double[][] vectors = normalized(matrix, rows, k, scale);
        double[] turns = new double[k * k];
        for (int i = 0; i < k; i++) {
            System.arraycopy(vectors[i], width, turns, i * k, k);
        }
        double[] longSide = new double[k * l];
        if (k > 0) {
            Kernels.FLOAT64.multiply(turns, 0, k, 1, triangle.left(), 0, l, 1, longSide, 0, l, k, k, l);
        }
        for (int i = 0; i < k; i++) {
            write(matrix, i, longSide, i * l, longPlace, vectors[i], 0, triangle.place());
        }
    }

    /** Returns the rows in descending order of their norms, their first {@code length} numbers made unit vectors. */
    private double[][] normalized(int matrix, double[][] rows, int length, double scale) {
        double[] norms = new double[k];
        for (int i = 0; i < k; i++) {
            double norm = Math.sqrt(Matrices.dot(rows[i], 0, rows[i], 0, length));
            norms[i] = norm < NOTHING ? 0 : norm;
        }
        int[] order = Matrices.descending(norms);
        double[][] vectors = new double[k][];
        for (int i = 0; i < k; i++) {
            double norm = norms[order[i]];
            values[matrix * k + i] = norm / scale;
            vectors[i] = rows[order[i]];
            if (norm > 0) {
                Factorizations.divide(vectors[i], 0, length, norm);
            } else {
                complete(vectors, i, length);
            }
        }
        return vectors;
    }

    /** Writes the i-th vectors of both sides, of which component j belongs to {@code place[j]}, with their sign. */
    private void write(
            int matrix,
            int i,
            double[] longSide,
            int longStart,
            int[] longPlace,
            double[] shortSide,
            int shortStart,
            int[] shortPlace) {
        boolean tall = shape.size(-2) >= shape.size(-1);
        boolean negative = tall
                ? Matrices.isNegative(longSide, longStart, longPlace)
                : Matrices.isNegative(shortSide, shortStart, shortPlace);
        double sign = negative ? -1 : 1;
        for (int j = 0; j < longPlace.length; j++) {
            (tall ? u : v)[(matrix * longPlace.length + longPlace[j]) * k + i] = sign * longSide[longStart + j];
        }
        for (int j = 0; j < k; j++) {
            (tall ? v : u)[(matrix * k + shortPlace[j]) * k + i] = sign * shortSide[shortStart + j];
        }
    }

    /** Makes vector i a unit vector that is orthogonal to those before it, by Gram and Schmidt, twice. */
    private static void complete(double[][] vectors, int i, int length) {
        double best = 0;
        for (int axis = 0; axis < length && best < 0.5 / Math.sqrt(length); axis++) { // one is that far from the others
            Arrays.fill(vectors[i], 0, length, 0);
            vectors[i][axis] = 1;
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = Matrices.dot(vectors[i], 0, vectors[j], 0, length);
                    Matrices.subtract(along, vectors[j], 0, vectors[i], 0, length);
                }
            }
            best = Math.sqrt(Matrices.dot(vectors[i], 0, vectors[i], 0, length));
        }
        Factorizations.divide(vectors[i], 0, length, best);
    }
}
