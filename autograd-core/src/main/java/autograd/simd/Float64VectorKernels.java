package autograd.simd;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Exponent;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64ScalarKernels;
import autograd.kernel.Unary;
import jdk.incubator.vector.DoubleVector;

/**
 * {@link Float64Kernels} on the Vector API, in vectors of the width that the processor prefers.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64VectorKernels implements Float64Kernels {
    private final Float64Kernels scalar = new Float64ScalarKernels();

    @Override
    public void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        scalar.unary(f, x, xStart, y, yStart, count);
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        if (f == Binary.ADD) {
            add(a, aStart, b, bStart, c, cStart, count);
        } else {
            scalar.binary(f, a, aStart, b, bStart, c, cStart, count);
        }
    }

    private static void add(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int i = 0;
        for (int bound = DoubleVectorLanes.SPECIES.loopBound(count); i < bound; i += DoubleVectorLanes.LANES) {
            DoubleVector left = DoubleVectorLanes.load(a, aStart + i);
            DoubleVectorLanes.add(left, DoubleVectorLanes.load(b, bStart + i)).intoArray(c, cStart + i);
        }
        for (; i < count; i++) {
            c[cStart + i] = a[aStart + i] + b[bStart + i];
        }
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double b, double[] c, int cStart, int count) {
        scalar.binary(f, a, aStart, b, c, cStart, count);
    }

    @Override
    public void binary(Binary f, double a, double[] b, int bStart, double[] c, int cStart, int count) {
        scalar.binary(f, a, b, bStart, c, cStart, count);
    }

    @Override
    public void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        scalar.power(x, xStart, exponent, y, yStart, count);
    }

    @Override
    public void compare(
            Comparison f, double[] a, int aStart, double[] b, int bStart, boolean[] c, int cStart, int count) {
        scalar.compare(f, a, aStart, b, bStart, c, cStart, count);
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
        scalar.where(condition, conditionStart, a, aStart, b, bStart, c, cStart, count);
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
        Float64VectorProduct.multiply(a, aStart, aRow, aColumn, b, bStart, bRow, bColumn, c, cStart, cRow, m, k, n);
    }
}
