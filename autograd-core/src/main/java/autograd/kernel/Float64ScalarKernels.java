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
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        Arrays.fill(right, b);
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            System.arraycopy(a, aStart + done, left, 0, run);
            Float64Loops.binary(f, left, right, left, 0, run);
            System.arraycopy(left, 0, c, cStart + done, run);
        }
    }

    @Override
    public void binary(Binary f, double a, double[] b, int bStart, double[] c, int cStart, int count) {
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        Arrays.fill(left, a);
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(CHUNK, count - done);
            System.arraycopy(b, bStart + done, right, 0, run);
            Float64Loops.binary(f, left, right, right, 0, run);
            System.arraycopy(right, 0, c, cStart + done, run);
        }
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
}
