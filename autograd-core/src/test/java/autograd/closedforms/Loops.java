package autograd.closedforms;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** What the expected sides need besides {@link RealMatrix}: plain loops, none of them the library's. */
final class Loops {
    private Loops() {}

    /** {@return the matrix with these entries in row-major order} */
    static RealMatrix matrix(double[] values, int rows, int columns) {
        RealMatrix result = MatrixUtils.createRealMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.setEntry(i, j, values[i * columns + j]);
            }
        }
        return result;
    }

    /** {@return the entries in row-major order} */
    static double[] flat(RealMatrix matrix) {
        int columns = matrix.getColumnDimension();
        double[] result = new double[matrix.getRowDimension() * columns];
        for (int i = 0; i < result.length; i++) {
            result[i] = matrix.getEntry(i / columns, i % columns);
        }
        return result;
    }

    /** {@return f of each element} */
    static double[] map(double[] x, DoubleUnaryOperator f) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = f.applyAsDouble(x[i]);
        }
        return result;
    }

    /** {@return f of each pair of elements} */
    static double[] map(double[] a, double[] b, DoubleBinaryOperator f) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = f.applyAsDouble(a[i], b[i]);
        }
        return result;
    }

    /** {@return f of each entry} */
    static RealMatrix map(RealMatrix x, DoubleUnaryOperator f) {
        return matrix(map(flat(x), f), x.getRowDimension(), x.getColumnDimension());
    }

    /** {@return f of each pair of entries} */
    static RealMatrix map(RealMatrix a, RealMatrix b, DoubleBinaryOperator f) {
        return matrix(map(flat(a), flat(b), f), a.getRowDimension(), a.getColumnDimension());
    }

    /** {@return the entrywise product} */
    static double[] hadamard(double[] a, double[] b) {
        return map(a, b, (p, q) -> p * q);
    }

    /** {@return {@code a b^T}} */
    static RealMatrix outer(double[] a, double[] b) {
        RealMatrix result = MatrixUtils.createRealMatrix(a.length, b.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result.setEntry(i, j, a[i] * b[j]);
            }
        }
        return result;
    }

    /** {@return {@code W z + c}} */
    static double[] affine(RealMatrix w, double[] z, double[] c) {
        return map(w.operate(z), c, Double::sum);
    }

    /** {@return {@code W Z + c}, c added to every column} */
    static RealMatrix affine(RealMatrix w, RealMatrix z, double[] c) {
        RealMatrix result = w.multiply(z);
        for (int i = 0; i < c.length; i++) {
            for (int n = 0; n < result.getColumnDimension(); n++) {
                result.addToEntry(i, n, c[i]);
            }
        }
        return result;
    }

    /** {@return the exponentials divided by their sum} */
    static double[] softmax(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value);
        }
        double total = sum;
        return map(x, value -> Math.exp(value) / total);
    }

    static double sum(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum;
    }

    static double norm(double[] x) {
        return Math.sqrt(sum(hadamard(x, x)));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
