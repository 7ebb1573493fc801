package autograd.kernel;

import java.util.Arrays;

/**
 * Loops in which each step needs the one before: running sums, products and maxima, and recurrences.
 *
 * <p>An operand is {@code [outer, length, columns]} and the way goes along its middle axis, from index 0 up or, where it is
 * reversed, from the last index down. Each column is a chain of its own, always in the same order, so the bits do not depend
 * on the layout.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Chains {
    /** A running sum is added up in blocks of so many terms. */
    public static final int BLOCK = Float64Sums.BLOCK;

    private Float64Chains() {}

    /** {@return {@code y[o, c] = 1 * x[o, 0, c] * x[o, 1, c] * ...}, of so many results} */
    public static double[] product(double[] x, int length, int columns, int results) {
        double[] y = new double[results];
        Arrays.fill(y, 1);
        for (int to = 0, from = 0; to < y.length; to += columns) {
            for (int i = 0; i < length; i++, from += columns) {
                for (int c = 0; c < columns; c++) {
                    y[to + c] *= x[from + c];
                }
            }
        }
        return y;
    }

    /**
     * Running sums. Within a block of {@link #BLOCK} terms the terms are added one after the other; each result is the sum of
     * all blocks before, added one after the other, plus the sum within its block. So a long sum of small terms does not
     * stall.
     */
    public static double[] sums(double[] x, int length, int columns, boolean reversed) {
        double[] y = new double[x.length];
        double[] within = new double[columns];
        double[] before = new double[columns];
        for (int start = 0; start < x.length; start += length * columns) {
            Arrays.fill(before, 0);
            for (int i = 0; i < length; i++) {
                int at = start + (reversed ? length - 1 - i : i) * columns;
                if (i % BLOCK == 0) {
                    for (int c = 0; c < columns; c++) {
                        before[c] = i == 0 ? 0 : before[c] + within[c];
                        within[c] = 0;
                    }
                }
                for (int c = 0; c < columns; c++) {
                    within[c] += x[at + c];
                    y[at + c] = before[c] + within[c];
                }
            }
        }
        return y;
    }

    /** Running products {@code y[i] = y[i - 1] * x[i]}. */
    public static double[] products(double[] x, int length, int columns, boolean reversed) {
        double[] y = new double[x.length];
        int step = reversed ? -columns : columns;
        for (int start = 0; start < x.length; start += length * columns) {
            int at = reversed ? start + (length - 1) * columns : start;
            System.arraycopy(x, at, y, at, columns);
            for (int i = 1; i < length; i++) {
                at += step;
                for (int c = at; c < at + columns; c++) {
                    y[c] = y[c - step] * x[c];
                }
            }
        }
        return y;
    }

    /** Running maxima {@code y[i] = max(y[i - 1], x[i])}: NaN from the first NaN on, and 0 is larger than -0. */
    public static double[] maxima(double[] x, int length, int columns) {
        double[] y = new double[x.length];
        for (int start = 0; start < x.length; start += length * columns) {
            System.arraycopy(x, start, y, start, columns);
            for (int at = start + columns; at < start + length * columns; at++) {
                y[at] = Math.max(y[at - columns], x[at]);
            }
        }
        return y;
    }

    /**
     * Linear recurrences {@code y[i] = u[i] + scale(f[i], y[i - 1])}, where {@code scale} is 0 where either operand is; the
     * first is {@code u}.
     */
    public static double[] recurrences(double[] f, double[] u, int length, int columns, boolean reversed) {
        double[] y = new double[u.length];
        int step = reversed ? -columns : columns;
        for (int start = 0; start < u.length; start += length * columns) {
            int at = reversed ? start + (length - 1) * columns : start;
            System.arraycopy(u, at, y, at, columns);
            for (int i = 1; i < length; i++) {
                at += step;
                for (int c = at; c < at + columns; c++) {
                    double before = y[c - step];
                    y[c] = u[c] + (f[c] == 0 || before == 0 ? 0 : f[c] * before);
                }
            }
        }
        return y;
    }
}
