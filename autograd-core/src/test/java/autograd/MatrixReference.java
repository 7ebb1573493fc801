package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.shape.Shape;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Matrices of commons-math3 beside tensors. */
final class MatrixReference {
    private MatrixReference() {}

    static RealMatrix real(Tensor x) {
        RealMatrix matrix =
                MatrixUtils.createRealMatrix(x.shape().size(0), x.shape().size(1));
        double[] values = x.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            matrix.setEntry(i / matrix.getColumnDimension(), i % matrix.getColumnDimension(), values[i]);
        }
        return matrix;
    }

    static Tensor tensor(RealMatrix matrix) {
        return Tensor.of(matrix.getData());
    }

    /** {@return a random matrix with the given singular values, the roots of the eigenvalues of its squares} */
    static Tensor withSingularValues(long seed, int rows, int columns, double... values) {
        Array2DRowRealMatrix diagonal = new Array2DRowRealMatrix(rows, columns);
        for (int i = 0; i < values.length; i++) {
            diagonal.setEntry(i, i, values[i]);
        }
        RealMatrix left = orthogonal(seed, rows);
        return tensor(left.multiply(diagonal).multiply(orthogonal(seed + 1, columns)));
    }

    /** {@return a random symmetric matrix with the given eigenvalues} */
    static Tensor withEigenvalues(long seed, double... values) {
        RealMatrix vectors = orthogonal(seed, values.length);
        RealMatrix product =
                vectors.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiply(vectors.transpose());
        return tensor(product.add(product.transpose()).scalarMultiply(0.5));
    }

    private static RealMatrix orthogonal(long seed, int n) {
        return new QRDecomposition(real(Tensor.normal(seed, n, n))).getQ();
    }

    /** Fails unless each element is within {@code tolerance} times the largest element. */
    static void assertNear(RealMatrix expected, Tensor actual, double tolerance, String what) {
        assertNear(tensor(expected), actual, tolerance, what);
    }

    static void assertNear(Tensor expected, Tensor actual, double tolerance, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        double scale = 0;
        for (double x : expected.toDoubleArray()) {
            scale = Math.max(scale, Math.abs(x));
        }
        double[] values = actual.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            assertEquals(expected.toDoubleArray()[i], values[i], tolerance * scale, what + ", element " + i);
        }
    }

    /** {@return the matrix with the elements of a vector on its diagonal} */
    static Tensor diagonal(Tensor values) {
        Shape row = Shape.of(1, values.size());
        return Tensor.eye(values.size()).mul(values.reshape(row));
    }
}
