package autograd.kernel;

/**
 * All arithmetic on arrays of double, in two implementations: {@link Float64ScalarKernels} in plain Java, and one on the
 * Vector API. <b>They return the same bits</b>; which one runs is a matter of speed alone.
 *
 * <p>A run is {@code count} elements of an array from a start on. Operands are read, results are written; the result of
 * an elementwise kernel may be the very run of an operand, but must not overlap one otherwise. Rows follow each other
 * without a gap. Nothing is checked here: callers have.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public interface Float64Kernels {
    /** The most terms that {@link #sumRows} and {@link #sumColumns} add: a block in the pattern of {@link Float64Sums}. */
    int BLOCK = Float64Sums.BLOCK;

    /** {@code y[i] = f(x[i])}. */
    void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count);

    /** {@code c[i] = f(a[i], b[i])}. */
    void binary(Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count);

    /** {@code c[i] = f(a[i], b)}. */
    void binary(Binary f, double[] a, int aStart, double b, double[] c, int cStart, int count);

    /** {@code c[i] = f(a, b[i])}. */
    void binary(Binary f, double a, double[] b, int bStart, double[] c, int cStart, int count);

    /** {@code c[i] = a[i] + s * b[i]}, the product rounded before the sum. */
    void addScaled(double[] a, int aStart, double s, double[] b, int bStart, double[] c, int cStart, int count);

    /** {@return the sum of {@code x[i] * y[i]}, by the pattern of {@link Float64Pairs}} */
    double dot(double[] x, int xStart, double[] y, int yStart, int count);

    /**
     * {@code x[i], y[i] = cos * x[i] - sin * y[i], sin * x[i] + cos * y[i]}, every product rounded.
     *
     * @param x read and written
     * @param y read and written; not a run that overlaps that of x
     */
    void rotate(double[] x, int xStart, double[] y, int yStart, int count, double cos, double sin);

    /** {@code y[i] = x[i]} to the power of the exponent, which is a double also in the float twin. */
    void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count);

    /** {@code c[i] =} whether the comparison of {@code a[i]} with {@code b[i]} holds. */
    void compare(Comparison f, double[] a, int aStart, double[] b, int bStart, boolean[] c, int cStart, int count);

    /** {@code c[i] = condition[i] ? a[i] : b[i]}. */
    void where(
            boolean[] condition,
            int conditionStart,
            double[] a,
            int aStart,
            double[] b,
            int bStart,
            double[] c,
            int cStart,
            int count);

    /**
     * Multiplies matrices: {@code c = a b}, with a of m rows and k columns, b of k rows and n columns; m, k and n are at
     * least 1. Element {@code [i, p]} of a is {@code a[aStart + i * aRow + p * aColumn]}, so a transposed operand is one
     * with its strides exchanged. Element {@code [i, j]} of c is {@code c[cStart + i * cRow + j]}, so part of a result is
     * a product too. See {@link Float64Product} for the arithmetic.
     *
     * @param a read
     * @param b read
     * @param c written; zeros there before; not a or b
     */
    void multiply(
            double[] a,
            int aStart,
            int aRow,
            int aColumn,
            double[] b,
            int bStart,
            int bRow,
            int bColumn,
            double[] c,
            int cStart,
            int cRow,
            int m,
            int k,
            int n);

    /**
     * Sums of rows: {@code y[r] = sum over i of x[r * length + i]} for at most {@link #BLOCK} terms, by the pattern of
     * {@link Float64Sums}.
     *
     * @param y written; not x
     */
    void sumRows(double[] x, int xStart, int length, double[] y, int yStart, int rows);

    /**
     * Sums of columns: {@code y[c] = sum over i of x[i * stride + c]} for 1 to {@link #BLOCK} terms, by the pattern of
     * {@link Float64Sums}.
     *
     * @param y written; not x
     */
    void sumColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns);

    /**
     * Largest elements of rows: {@code y[r] = max over i of x[r * length + i]} for a length of at least 1. NaN if there
     * is one; 0 is larger than -0.
     *
     * @param y written; not x
     */
    void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows);

    /**
     * Largest elements of columns: {@code y[c] = max over i of x[i * stride + c]}, as {@link #maxRows}.
     *
     * @param y written; not x
     */
    void maxColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns);

    /** Index of the first largest element of each row, or of the first NaN if there is one; a length of at least 1. */
    void argMaxRows(double[] x, int xStart, int length, int[] y, int yStart, int rows);
}
