package autograd.kernel;

/**
 * The loops of {@code max} and {@code argMax} of {@code autograd.array.Sums}. The order of comparisons does not matter to a maximum: NaN
 * wins, and 0 is larger than -0.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Extrema {
    private Float64Extrema() {}

    /**
     * Largest of terms that are {@code columns} apart: {@code y[o * columns + c] = max over i of x[(o * length + i) *
     * columns + c]}, for a length of at least 1.
     *
     * @param x read
     * @param y written, all of it; not x
     */
    public static void max(double[] x, int length, int columns, double[] y) {
        if (y.length == 0) {
            return;
        }
        if (columns == 1) {
            for (int row = 0; row < y.length; row++) {
                y[row] = max(x, row * length, length);
            }
            return;
        }
        for (int outer = 0; outer < y.length / columns; outer++) {
            int to = outer * columns;
            System.arraycopy(x, to * length, y, to, columns);
            for (int i = 1; i < length; i++) {
                int from = (outer * length + i) * columns;
                for (int column = 0; column < columns; column++) {
                    y[to + column] = Math.max(y[to + column], x[from + column]);
                }
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

    /**
     * Index of the first largest term, or of the first NaN: as {@link #max}, with {@code i} for the result.
     *
     * @param x read
     * @param y written, all of it
     */
    public static void argMax(double[] x, int length, int columns, int[] y) {
        for (int at = 0; at < y.length; at++) {
            int start = at / columns * length * columns + at % columns;
            double best = x[start];
            int index = 0;
            for (int i = 1; i < length && best == best; i++) {
                double value = x[start + i * columns];
                if (value > best || value != value) {
                    best = value;
                    index = i;
                }
            }
            y[at] = index;
        }
    }
}
