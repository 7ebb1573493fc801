package autograd.benchmarks.adbench;

/**
 * A sparse matrix by rows, as ADBench keeps it. Arrays are not copied.
 *
 * @param width number of columns
 * @param rows where the elements of each row begin, and the number of elements at the end
 * @param columns of the elements
 * @param values of the elements
 */
public record SparseMatrix(int width, int[] rows, int[] columns, double[] values) {
    /** {@return a matrix with the same places} */
    SparseMatrix with(double[] newValues) {
        if (newValues.length != columns.length) {
            throw new IllegalArgumentException(newValues.length + " values for " + columns.length + " places");
        }
        return new SparseMatrix(width, rows, columns, newValues);
    }

    /** {@return all elements} */
    double[][] dense() {
        double[][] dense = new double[rows.length - 1][width];
        for (int row = 0; row < dense.length; row++) {
            for (int i = rows[row]; i < rows[row + 1]; i++) {
                dense[row][columns[i]] += values[i];
            }
        }
        return dense;
    }
}
