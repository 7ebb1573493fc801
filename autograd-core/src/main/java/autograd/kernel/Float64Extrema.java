package autograd.kernel;

/**
 * The loops of {@code max} and {@code argMax} of {@code autograd.array.Sums}. The order of comparisons does not matter to a
 * maximum: NaN wins, and 0 is larger than -0.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Extrema {
    private Float64Extrema() {}

    /** {@code y[r] = max over i of x[r * length + i]}, for a length of at least 1. */
    public static void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        for (int row = 0; row < rows; row++) {
            y[yStart + row] = max(x, xStart + row * length, length);
        }
    }

    /** {@code y[c] = max over i of x[i * stride + c]}, for a length of at least 1. */
    static void maxColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        System.arraycopy(x, xStart, y, yStart, columns);
        for (int i = 1; i < length; i++) {
            int from = xStart + i * stride;
            for (int column = 0; column < columns; column++) {
                y[yStart + column] = Math.max(y[yStart + column], x[from + column]);
            }
        }
    }

    private static double max(double[] x, int start, int length) {
        double m0 = x[start], m1 = m0, m2 = m0, m3 = m0; // four at a time overlap
        int i = 0;
        for (; i <= length - 4; i += 4) {
            m0 = Math.max(m0, x[start + i]);
            m1 = Math.max(m1, x[start + i + 1]);
            m2 = Math.max(m2, x[start + i + 2]);
            m3 = Math.max(m3, x[start + i + 3]);
        }
        for (; i < length; i++) {
            m0 = Math.max(m0, x[start + i]);
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    /** Index of the first largest element of each row, or of the first NaN. */
    public static void argMaxRows(double[] x, int xStart, int length, int[] y, int yStart, int rows) {
        for (int row = 0; row < rows; row++) {
            y[yStart + row] = argMax(x, xStart + row * length, length, 1);
        }
    }

    /** {@return the index of the first largest of terms that are {@code stride} apart, or of the first NaN} */
    public static int argMax(double[] x, int start, int length, int stride) {
        double best = x[start];
        int index = 0;
        for (int i = 1; i < length && best == best; i++) {
            double value = x[start + i * stride];
            if (value > best || value != value) {
                best = value;
                index = i;
            }
        }
        return index;
    }
}
