package autograd.array;

import autograd.shape.Shape;
import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of the symmetric parts {@code (A + A^T) / 2} of a batch of matrices, by {@link Tridiagonal}
 * form. Values are in ascending order. Vectors are orthonormal, each with the sign that makes its largest component
 * positive. NaN where a matrix has an element that is not finite.
 */
public final class SymmetricFactors {
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
            factors.diagonalize(matrix, a.doubles(), n);
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

    private void diagonalize(int matrix, double[] a, int n) {
        int start = matrix * n * n;
        double size = Matrices.largest(a, start, n * n);
        if (!(size < Double.POSITIVE_INFINITY)) {
            Arrays.fill(values, matrix * n, matrix * n + n, Double.NaN);
            Arrays.fill(vectors, start, start + n * n, Double.NaN);
            return;
        }
        // Large elements of the diagonal first: the reflections go on from there, and graded matrices keep their
        // digits.
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = Math.abs(a[start + i * n + i]);
        }
        int[] place = Matrices.descending(diagonal);
        double scale = Matrices.unit(size);
        double[][] s = Reflections.zeros(n, n);
        for (int i = 0; i < n; i++) {
            int row = start + place[i] * n;
            for (int j = 0; j < n; j++) {
                s[i][j] = a[row + place[j]] * scale / 2 + a[start + place[j] * n + place[i]] * scale / 2;
            }
        }
        Tridiagonal form = new Tridiagonal(s);
        int[] order = Matrices.ascending(form.values());
        for (int i = 0; i < n; i++) {
            values[matrix * n + i] = form.values()[order[i]] / scale;
            double[] vector = form.vectors()[order[i]];
            double sign = Matrices.isNegative(vector, 0, place) ? -1 : 1;
            for (int k = 0; k < n; k++) {
                vectors[start + place[k] * n + i] = sign * vector[k];
            }
        }
    }
}
