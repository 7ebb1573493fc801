package autograd.array;

import autograd.kernel.Binary;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64RowLoops;
import autograd.kernel.Unary;

/**
 * Softmax, log-sum-exp, cross entropy and their derivatives along rows, each in one pass: some rows at a time, as many as
 * stay in the first-level cache, go through all steps. The steps are the kernels of the unfused operations in the same
 * order, so the bits are the same.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Softmax {
    /** Rows up to this length are taken in one pass: longer ones have sums of several blocks. */
    static final int LONGEST = Float64Kernels.BLOCK;

    /** Rows from this length on are given to kernels one by one. */
    private static final int LONG = 32;

    /** Some adjacent rows: where they start, and how many. */
    @FunctionalInterface
    private interface Group {
        void run(int row, int rows);
    }

    private Float64Softmax() {}

    /** {@code exp(x - m) / sum(exp(x - m))} along rows of 1 to {@link #LONGEST} elements with the maximum m. */
    static double[] softmax(double[] x, int length) {
        double[] y = new double[x.length];
        groups(x.length / length, length, Parts.FUNCTIONS, (row, rows) -> softmax(x, length, y, row, rows));
        return y;
    }

    private static void softmax(double[] x, int length, double[] y, int row, int rows) {
        double[] numbers = new double[rows];
        int start = row * length;
        Kernels.FLOAT64.maxRows(x, start, length, numbers, 0, rows);
        sub(x, start, numbers, length, rows, y, start);
        Kernels.FLOAT64.unary(Unary.EXP, y, start, y, start, rows * length);
        Kernels.FLOAT64.sumRows(y, start, length, numbers, 0, rows);
        if (length < LONG) {
            Float64RowLoops.div(y, start, numbers, length, rows);
            return;
        }
        for (int i = 0, at = start; i < rows; i++, at += length) {
            Kernels.FLOAT64.binary(Binary.DIV, y, at, numbers[i], y, at, length);
        }
    }

    /** {@code m + log(sum(exp(x - m)))} along rows of 1 to {@link #LONGEST} elements; m the maximum, 0 if not finite. */
    static double[] logSumExp(double[] x, int length) {
        double[] y = new double[x.length / length];
        groups(y.length, length, Parts.FUNCTIONS, (row, rows) -> logSumExp(x, length, y, row, rows));
        return y;
    }

    private static void logSumExp(double[] x, int length, double[] y, int row, int rows) {
        double[] powers = new double[rows * length];
        double[] shifts = new double[rows];
        Kernels.FLOAT64.maxRows(x, row * length, length, shifts, 0, rows);
        Float64RowLoops.finiteOrZero(shifts, shifts, rows);
        sub(x, row * length, shifts, length, rows, powers, 0);
        Kernels.FLOAT64.unary(Unary.EXP, powers, 0, powers, 0, powers.length);
        Kernels.FLOAT64.sumRows(powers, 0, length, y, row, rows);
        Kernels.FLOAT64.unary(Unary.LOG, y, row, y, row, rows);
        Kernels.FLOAT64.binary(Binary.ADD, y, row, shifts, 0, y, row, rows);
    }

    /** {@code logSumExp(x) - x[class]} along rows of 1 to {@link #LONGEST} elements, a class for each. */
    static double[] crossEntropy(double[] x, int[] classes, int length) {
        double[] y = new double[x.length / length];
        groups(y.length, length, Parts.FUNCTIONS, (row, rows) -> {
            logSumExp(x, length, y, row, rows);
            Float64RowLoops.subChosen(y, row, x, row * length, classes, length, rows);
        });
        return y;
    }

    /**
     * {@code g * (softmax(x) - oneHot(class))} along rows of 1 to {@link #LONGEST} elements, a class and a g for each, with
     * the products of {@code scale}.
     */
    static double[] crossEntropyPull(double[] x, int[] classes, double[] g, int length) {
        double[] c = new double[x.length];
        groups(x.length / length, length, Parts.FUNCTIONS, (row, rows) -> {
            int start = row * length;
            softmax(x, length, c, row, rows);
            Float64RowLoops.subOneAtChosen(c, start, classes, row, length, rows);
            if (length < LONG) {
                Float64RowLoops.scale(c, start, g, row, length, rows);
                return;
            }
            for (int i = 0, at = start; i < rows; i++, at += length) {
                Kernels.FLOAT64.binary(Binary.SCALE, c, at, g[row + i], c, at, length);
            }
        });
        return c;
    }

    /** {@code t * y - y * sum(t * y)} along rows of 1 to {@link #LONGEST} elements, with the products of {@code scale}. */
    static double[] pull(double[] t, double[] y, int length) {
        double[] c = new double[t.length];
        groups(c.length / length, length, Parts.MEMORY, (row, rows) -> {
            double[] sums = new double[rows];
            int start = row * length;
            Kernels.FLOAT64.binary(Binary.SCALE, t, start, y, start, c, start, rows * length);
            Kernels.FLOAT64.sumRows(c, start, length, sums, 0, rows);
            if (length < LONG) {
                Float64RowLoops.subScaled(c, start, sums, y, length, rows);
                return;
            }
            double[] scaled = new double[length];
            for (int i = 0, at = start; i < rows; i++, at += length) {
                Kernels.FLOAT64.binary(Binary.SCALE, y, at, sums[i], scaled, 0, length);
                Kernels.FLOAT64.binary(Binary.SUB, c, at, scaled, 0, c, at, length);
            }
        });
        return c;
    }

    private static void sub(double[] x, int xStart, double[] numbers, int length, int rows, double[] y, int yStart) {
        if (length < LONG) {
            Float64RowLoops.sub(x, xStart, numbers, length, rows, y, yStart);
            return;
        }
        for (int i = 0; i < rows; i++) {
            Kernels.FLOAT64.binary(Binary.SUB, x, xStart + i * length, numbers[i], y, yStart + i * length, length);
        }
    }

    /** Runs all rows in groups of some, and those that are many on several threads. */
    private static void groups(int rows, int length, int least, Group group) {
        int size = Math.max(1, Float64Runs.CHUNK / length);
        int parts = Math.min(Parts.of((long) rows * length, least), Math.max(1, rows));
        Workers.split(parts, part -> {
            int end = Parts.start(part + 1, parts, rows, 1);
            for (int row = Parts.start(part, parts, rows, 1); row < end; row += size) {
                group.run(row, Math.min(size, end - row));
            }
        });
    }
}
