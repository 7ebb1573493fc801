package autograd.array;

import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;

/**
 * The factors of a batch of square matrices by Gaussian elimination with partial pivoting: the rows of each matrix in
 * another order are {@code L U}, with ones on the diagonal of L. Products are rounded before they are subtracted, not
 * fused: so small whole numbers that cancel leave an exact 0, and their singular matrices have determinant 0.
 *
 * <p>A matrix is singular if a pivot is exactly 0. NaN and infinity are carried through.
 */
public final class LuFactors {
    private final Shape shape;
    private final double[] packed; // L below the diagonal, U from the diagonal on
    private final int[] rows; // rows[n * matrix + i] is the row of the matrix that stands at place i
    private final int[] swaps; // how many, for each matrix

    private LuFactors(Shape shape, double[] packed) {
        this.shape = shape;
        this.packed = packed;
        this.rows = new int[shape.rank() == 0 ? 0 : Matrices.count(shape) * shape.size(-2)];
        this.swaps = new int[Matrices.count(shape)];
    }

    /** {@return the factors of {@code a}, FLOAT64 of shape {@code [..., n, n]}} */
    public static LuFactors of(NdArray a) {
        return of(Matrices.square("lu", "x", a), a.doubles().clone(), true);
    }

    /** Eliminates in place; also matrices that are not square, for {@link Factorizations}. */
    static LuFactors of(Shape shape, double[] values, boolean pivoting) {
        LuFactors factors = new LuFactors(shape, values);
        for (int matrix = 0; matrix < factors.swaps.length; matrix++) {
            factors.eliminate(matrix, shape.size(-2), shape.size(-1), pivoting);
        }
        return factors;
    }

    private void eliminate(int matrix, int m, int n, boolean pivoting) {
        int start = matrix * m * n;
        int order = matrix * m;
        for (int i = 0; i < m; i++) {
            rows[order + i] = i;
        }
        for (int j = 0; j < Math.min(m, n); j++) {
            int best = j;
            for (int i = j + 1; pivoting && i < m; i++) {
                if (Math.abs(packed[start + i * n + j]) > Math.abs(packed[start + best * n + j])) {
                    best = i;
                }
            }
            if (best != j) {
                swap(matrix, start, n, order, j, best);
            }
            double pivot = packed[start + j * n + j];
            for (int i = j + 1; i < m && pivot != 0; i++) {
                double factor = packed[start + i * n + j] / pivot;
                packed[start + i * n + j] = factor;
                Matrices.subtract(factor, packed, start + j * n + j + 1, packed, start + i * n + j + 1, n - j - 1);
            }
        }
    }

    private void swap(int matrix, int start, int n, int order, int i, int j) {
        for (int k = 0; k < n; k++) {
            double element = packed[start + i * n + k];
            packed[start + i * n + k] = packed[start + j * n + k];
            packed[start + j * n + k] = element;
        }
        int row = rows[order + i];
        rows[order + i] = rows[order + j];
        rows[order + j] = row;
        swaps[matrix]++;
    }

    /** {@return L and U in one array} */
    NdArray packed() {
        return NdArray.wrap(packed, shape);
    }

    /** {@return the rows of each matrix in their new order; only to be read} */
    int[] rows() {
        return rows;
    }

    private double pivot(int matrix, int i) {
        int n = shape.size(-1);
        return packed[(matrix * n + i) * n + i];
    }

    /**
     * {@return the determinants, of shape {@code [...]}; 1 of a matrix without elements; those in the range neither overflow
     * nor underflow on the way}
     */
    public NdArray det() {
        double[] y = new double[swaps.length];
        for (int matrix = 0; matrix < y.length; matrix++) {
            double product = swaps[matrix] % 2 == 0 ? 1 : -1;
            long exponent = 0; // taken out of the product, which stays about 1
            for (int i = 0; i < shape.size(-1); i++) {
                double pivot = pivot(matrix, i);
                int ofPivot = Math.getExponent(pivot);
                product *= Math.scalb(pivot, -ofPivot);
                int ofProduct = Math.getExponent(product);
                product = Math.scalb(product, -ofProduct);
                exponent += ofPivot + ofProduct;
            }
            y[matrix] = Math.scalb(product, (int) Math.max(-10_000, Math.min(exponent, 10_000))) + 0.0; // no -0
        }
        return NdArray.wrap(y, MatrixProduct.batch(shape));
    }

    /** {@return the signs of the determinants, -1, 0 or 1} */
    public NdArray sign() {
        double[] y = new double[swaps.length];
        for (int matrix = 0; matrix < y.length; matrix++) {
            y[matrix] = swaps[matrix] % 2 == 0 ? 1 : -1;
            for (int i = 0; i < shape.size(-1); i++) {
                y[matrix] *= Math.signum(pivot(matrix, i));
            }
            y[matrix] += 0.0; // no -0
        }
        return NdArray.wrap(y, MatrixProduct.batch(shape));
    }

    /** {@return the logarithms of the absolute determinants, without overflow; -infinity where one is 0} */
    public NdArray logAbsDet() {
        int n = shape.size(-1);
        double[] pivots = new double[swaps.length * n];
        for (int i = 0; i < pivots.length; i++) {
            pivots[i] = Math.abs(pivot(i / n, i % n));
        }
        NdArray logarithms =
                Maps.log(NdArray.wrap(pivots, MatrixProduct.batch(shape).append(Shape.of(n))));
        return Sums.sum(logarithms, new int[] {shape.rank() - 2}, false);
    }

    /** {@return whether the smallest pivot of some matrix is below this part of its largest} */
    public boolean hasPivotsBelow(double part) {
        for (int matrix = 0; matrix < swaps.length; matrix++) {
            if (pivotRatio(matrix) < part) {
                return true;
            }
        }
        return false;
    }

    private double pivotRatio(int matrix) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < shape.size(-1); i++) {
            smallest = Math.min(smallest, Math.abs(pivot(matrix, i)));
            largest = Math.max(largest, Math.abs(pivot(matrix, i)));
        }
        return shape.size(-1) == 0 ? 1 : largest == 0 ? 0 : smallest / largest;
    }

    /**
     * Returns the solutions of {@code A X = B}, or of {@code A^T X = B}.
     *
     * @param op how messages begin
     * @param operand how they call A
     * @param b FLOAT64 of shape {@code [..., n, k]}; the leading axes broadcast
     * @throws IllegalArgumentException if a matrix is singular
     */
    public NdArray solve(String op, String operand, NdArray b, boolean transposed) {
        Shape shapeB = Matrices.of(op, "b", b);
        int n = shape.size(-1);
        int k = shapeB.size(-1);
        if (shapeB.size(-2) != n) {
            throw new ShapeException(
                    op + ": " + operand + " has shape " + shape + ", b has shape " + shapeB + "; need equal rows");
        }
        requireInvertible(op, operand);
        Shape batchA = MatrixProduct.batch(shape);
        Shape batchB = MatrixProduct.batch(shapeB);
        Shape batch = Broadcast.common(op, "the leading axes of " + operand, batchA, "the leading axes of b", batchB);
        double[] x = new double[batch.append(Shape.of(n, k)).elements()];
        int[] startsA = MatrixProduct.starts(batchA, batch, 1, batch.elements());
        int[] startsB = MatrixProduct.starts(batchB, batch, n * k, batch.elements());
        for (int i = 0; i < startsA.length; i++) {
            if (transposed) {
                solveTransposed(startsA[i], b.doubles(), startsB[i], x, i * n * k, n, k);
            } else {
                solve(startsA[i], b.doubles(), startsB[i], x, i * n * k, n, k);
            }
        }
        return NdArray.wrap(x, batch.append(Shape.of(n, k)));
    }

    private void requireInvertible(String op, String operand) {
        int n = shape.size(-1);
        for (int matrix = 0; matrix < swaps.length; matrix++) {
            for (int i = 0; i < n; i++) {
                if (pivot(matrix, i) == 0) {
                    throw new IllegalArgumentException(op + ": " + Matrices.name(operand, shape, matrix)
                            + ", is singular: pivot " + i + " is " + pivot(matrix, i)
                            + "; need an invertible matrix, or use pinv or lstsq");
                }
            }
        }
    }

    private void solve(int matrix, double[] b, int fromB, double[] x, int to, int n, int k) {
        int start = matrix * n * n;
        for (int i = 0; i < n; i++) {
            System.arraycopy(b, fromB + rows[matrix * n + i] * k, x, to + i * k, k);
            for (int j = 0; j < i; j++) {
                Matrices.subtract(packed[start + i * n + j], x, to + j * k, x, to + i * k, k);
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                Matrices.subtract(packed[start + i * n + j], x, to + j * k, x, to + i * k, k);
            }
            Factorizations.divide(x, to + i * k, k, packed[start + i * n + i]);
        }
    }

    private void solveTransposed(int matrix, double[] b, int fromB, double[] x, int to, int n, int k) {
        int start = matrix * n * n;
        double[] z = new double[n * k];
        System.arraycopy(b, fromB, z, 0, n * k);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                Matrices.subtract(packed[start + j * n + i], z, j * k, z, i * k, k);
            }
            Factorizations.divide(z, i * k, k, packed[start + i * n + i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                Matrices.subtract(packed[start + j * n + i], z, j * k, z, i * k, k);
            }
            System.arraycopy(z, i * k, x, to + rows[matrix * n + i] * k, k);
        }
    }
}
