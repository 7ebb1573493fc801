package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Exponent;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64Pairs;
import autograd.kernel.Float64ScalarKernels;
import autograd.kernel.Unary;
import java.util.Arrays;

/**
 * {@link Float64Kernels} on the Vector API, in vectors of the width that the processor prefers. Runs that are shorter than
 * a vector are left to the plain loops.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64VectorKernels implements Float64Kernels {
    private static final int CHUNK = 1024;

    static {
        Float64VectorProfile.mix();
    }

    private final Float64ScalarKernels scalar = new Float64ScalarKernels();

    /** {@return whether the vectors of this processor are of a width that the loops know: up to 512 bits} */
    public static boolean canUseThisWidth() {
        return Float64Vectors.SPECIES.vectorBitSize() <= 512;
    }

    @Override
    public void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        if (f.isElementary()) {
            DoubleVectorFunctionLoops.unary(f, x, xStart, y, yStart, count);
        } else if (count < LANES || !Float64VectorLoops.unary(f, x, xStart, y, yStart, count)) {
            scalar.unary(f, x, xStart, y, yStart, count);
        }
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        if (f.isElementary()) {
            DoubleVectorFunctionLoops.binary(f, a, aStart, b, bStart, c, cStart, count);
        } else if (count < LANES || !Float64VectorLoops.run(f, null, 0, a, aStart, b, bStart, 0, c, cStart, count)) {
            scalar.binary(f, a, aStart, b, bStart, c, cStart, count);
        }
    }

    @Override
    public void binary(Binary f, double[] a, int aStart, double b, double[] c, int cStart, int count) {
        if (count < LANES) {
            scalar.binary(f, a, aStart, b, c, cStart, count);
        } else if (Float64VectorLoops.takesNumber(f)) {
            Float64VectorLoops.run(f, null, 0, a, aStart, null, 0, b, c, cStart, count);
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
        if (count < LANES) {
            scalar.binary(f, a, b, bStart, c, cStart, count);
        } else if (!Float64VectorLoops.takesNumber(f)) {
            double[] left = new double[Math.min(CHUNK, count)];
            Arrays.fill(left, a);
            for (int done = 0, run; done < count; done += run) {
                run = Math.min(CHUNK, count - done);
                binary(f, left, 0, b, bStart + done, c, cStart + done, run);
            }
        } else if (Float64VectorLoops.commutes(f)) {
            Float64VectorLoops.run(f, null, 0, b, bStart, null, 0, a, c, cStart, count);
        } else {
            Float64VectorLoops.run(f, null, 0, null, 0, b, bStart, a, c, cStart, count);
        }
    }

    @Override
    public void addScaled(double[] a, int aStart, double s, double[] b, int bStart, double[] c, int cStart, int count) {
        if (count < LANES) {
            scalar.addScaled(a, aStart, s, b, bStart, c, cStart, count);
        } else {
            Float64VectorLoops.run(null, null, 0, a, aStart, b, bStart, s, c, cStart, count);
        }
    }

    @Override
    public double dot(double[] x, int xStart, double[] y, int yStart, int count) {
        return count < Float64Pairs.LANES
                ? Float64Pairs.dot(x, xStart, y, yStart, count)
                : Float64VectorPairs.dot(x, xStart, y, yStart, count);
    }

    @Override
    public void rotate(double[] x, int xStart, double[] y, int yStart, int count, double cos, double sin) {
        if (count < LANES) {
            scalar.rotate(x, xStart, y, yStart, count, cos, sin);
        } else {
            Float64VectorPairs.rotate(x, xStart, y, yStart, count, cos, sin);
        }
    }

    @Override
    public void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        DoubleVectorFunctionLoops.power(x, xStart, exponent, y, yStart, count);
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
        if (count < LANES) {
            scalar.where(condition, conditionStart, a, aStart, b, bStart, c, cStart, count);
        } else {
            Float64VectorLoops.run(null, condition, conditionStart, a, aStart, b, bStart, 0, c, cStart, count);
        }
    }

    @Override
    public void sumRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        Float64VectorSums.sumRows(x, xStart, length, y, yStart, rows);
    }

    @Override
    public void sumColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        Float64VectorSums.sumColumns(x, xStart, length, stride, y, yStart, columns);
    }

    @Override
    public void maxRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        Float64VectorExtrema.maxRows(x, xStart, length, y, yStart, rows);
    }

    @Override
    public void maxColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        Float64VectorExtrema.maxColumns(x, xStart, length, stride, y, yStart, columns);
    }

    @Override
    public void argMaxRows(double[] x, int xStart, int length, int[] y, int yStart, int rows) {
        scalar.argMaxRows(x, xStart, length, y, yStart, rows);
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
