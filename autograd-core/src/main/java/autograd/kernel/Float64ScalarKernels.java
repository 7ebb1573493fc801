package autograd.kernel;

import java.util.Arrays;

/**
 * {@link Float64Kernels} in plain Java, for JVMs that run without the Vector API.
 *
 * <p>The loops of {@link Float64Loops} become vector code in the JIT compiler, but only when all arrays share one plain
 * subscript. So runs that start at different places go through buffers of {@value #CHUNK} elements, which stay in the
 * first-level cache.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64ScalarKernels implements Float64Kernels {
    private static final int CHUNK = 1024;

    @Override
    public void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        if (xStart != yStart) {
            System.arraycopy(x, xStart, y, yStart, count);
        }
        Float64Loops.unary(f, xStart == yStart ? x : y, y, yStart, yStart + count);
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        if (aStart == cStart && bStart == cStart) {
            Float64Loops.binary(f, a, b, c, cStart, cStart + count);
            return;
        }
        boolean copyA = bStart == cStart && b != c; // then the result is room enough for the one that must be moved
        boolean copyB = aStart == cStart && a != c;
        if (!copyA && !copyB) {
            buffered(f, a, aStart, b, bStart, c, cStart, count);
            return;
        }
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            int from = cStart + done;
            if (copyA) {
                System.arraycopy(a, aStart + done, c, from, run);
            } else {
                System.arraycopy(b, bStart + done, c, from, run);
            }
            Float64Loops.binary(f, copyA ? c : a, copyA ? b : c, c, from, from + run);
        }
    }

    private static void buffered(
            Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            System.arraycopy(a, aStart + done, left, 0, run);
            System.arraycopy(b, bStart + done, right, 0, run);
            Float64Loops.binary(f, left, right, left, 0, run);
            System.arraycopy(left, 0, c, cStart + done, run);
        }
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double b, double[] c, int cStart, int count) {
        if (aStart == cStart && a != c) {
            for (int done = 0, run; done < count; done += run) {
                run = Math.min(CHUNK, count - done);
                int from = cStart + done;
                Arrays.fill(c, from, from + run, b);
                Float64Loops.binary(f, a, c, c, from, from + run);
            }
        } else {
            double[] right = new double[Math.min(CHUNK, count)];
            Arrays.fill(right, b);
            for (int done = 0, run; done < count; done += run) {
                run = Math.min(CHUNK, count - done);
                binary(f, a, aStart + done, right, 0, c, cStart + done, run);
            }
        }
    }

    @Override
    public void binary(Binary f, double a, double[] b, int bStart, double[] c, int cStart, int count) {
        if (bStart == cStart && b != c) {
            for (int done = 0, run; done < count; done += run) {
                run = Math.min(CHUNK, count - done);
                int from = cStart + done;
                Arrays.fill(c, from, from + run, a);
                Float64Loops.binary(f, c, b, c, from, from + run);
            }
        } else {
            double[] left = new double[Math.min(CHUNK, count)];
            Arrays.fill(left, a);
            for (int done = 0, run; done < count; done += run) {
                run = Math.min(CHUNK, count - done);
                binary(f, left, 0, b, bStart + done, c, cStart + done, run);
            }
        }
    }

    @Override
    public void addScaled(double[] a, int aStart, double s, double[] b, int bStart, double[] c, int cStart, int count) {
        if (aStart == cStart && bStart == cStart) {
            Float64Loops.addScaled(a, s, b, c, cStart, cStart + count);
            return;
        }
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            System.arraycopy(a, aStart + done, left, 0, run);
            System.arraycopy(b, bStart + done, right, 0, run);
            Float64Loops.addScaled(left, s, right, left, 0, run);
            System.arraycopy(left, 0, c, cStart + done, run);
        }
    }

    @Override
    public double dot(double[] x, int xStart, double[] y, int yStart, int count) {
        return Float64Pairs.dot(x, xStart, y, yStart, count);
    }

    @Override
    public void rotate(double[] x, int xStart, double[] y, int yStart, int count, double cos, double sin) {
        Float64Pairs.rotate(x, xStart, y, yStart, count, cos, sin);
    }

    @Override
    public void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        DoubleFunctionLoops.power(x, xStart, exponent, y, yStart, count);
    }

    @Override
    public void compare(
            Comparison f, double[] a, int aStart, double[] b, int bStart, boolean[] c, int cStart, int count) {
        if (aStart == cStart && bStart == cStart) {
            Float64Loops.compare(f, a, b, c, cStart, cStart + count);
            return;
        }
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        boolean[] result = new boolean[left.length];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            System.arraycopy(a, aStart + done, left, 0, run);
            System.arraycopy(b, bStart + done, right, 0, run);
            Float64Loops.compare(f, left, right, result, 0, run);
            System.arraycopy(result, 0, c, cStart + done, run);
        }
    }

    @Override
    public void where(
            boolean[] condition,
            int conditionStart,
            double[] a,
            int aStart,
            double[] b,
            int bStart,
            double[] c,
            int cStart,
            int count) {
        for (int i = 0; i < count; i++) {
            c[cStart + i] = condition[conditionStart + i] ? a[aStart + i] : b[bStart + i];
        }
    }

    @Override
    public void multiply(
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
            int n) {
        Float64Product.multiply(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow, m, k, n);
    }

    @Override
    public void sumRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        Float64Sums.sumRows(x, xStart, length, y, yStart, rows);
    }

    @Override
    public void sumColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        Float64Sums.sumColumns(x, xStart, length, stride, y, yStart, columns);
    }

    @Override
    public void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        Float64Extrema.maxRows(x, xStart, length, y, yStart, rows);
    }

    @Override
    public void maxColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        Float64Extrema.maxColumns(x, xStart, length, stride, y, yStart, columns);
    }

    @Override
    public void argMaxRows(double[] x, int xStart, int length, int[] y, int yStart, int rows) {
        Float64Extrema.argMaxRows(x, xStart, length, y, yStart, rows);
    }
}
