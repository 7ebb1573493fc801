package autograd.simd;

import static autograd.simd.FloatVectorLanes.LANES;
import static autograd.simd.FloatVectorLanes.load;

import autograd.kernel.Binary;
import autograd.kernel.Exponent;
import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;

/**
 * The loops of {@link FloatFunctionLoops} on vectors: whole vectors first, the scalar loop for the rest. A function
 * without a float version of its own is left to the scalar loop.
 *
 * <p>One loop a function, one vector a step: two vectors a step would exceed what HotSpot inlines into one method.
 */
final class FloatVectorFunctionLoops {
    private FloatVectorFunctionLoops() {}

    static void unary(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        int done = FloatFunctionLoops.isNative(f) ? count - count % LANES : 0;
        if (done > 0) {
            switch (f) {
                case EXP -> exp(x, xStart, y, yStart, done);
                case LOG -> log(x, xStart, y, yStart, done);
                case TANH -> tanh(x, xStart, y, yStart, done);
                case SIGMOID -> sigmoid(x, xStart, y, yStart, done);
                default -> throw new AssertionError(f);
            }
        }
        if (done < count) {
            FloatFunctionLoops.unary(f, x, xStart + done, y, yStart + done, count - done);
        }
    }

    static void binary(Binary f, float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int count) {
        FloatFunctionLoops.binary(f, a, aStart, b, bStart, c, cStart, count);
    }

    /** {@code y[i] = x[i]} to the power of the exponent. */
    static void power(float[] x, int xStart, Exponent exponent, float[] y, int yStart, int count) {
        FloatFunctionLoops.power(x, xStart, exponent, y, yStart, count);
    }

    private static void exp(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVectorExpFunctions.exp(load(x, xStart + i)).intoArray(y, yStart + i);
        }
    }

    private static void log(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVectorLogFunctions.log(load(x, xStart + i)).intoArray(y, yStart + i);
        }
    }

    private static void tanh(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVectorExpFunctions.tanh(load(x, xStart + i)).intoArray(y, yStart + i);
        }
    }

    private static void sigmoid(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVectorExpFunctions.sigmoid(load(x, xStart + i)).intoArray(y, yStart + i);
        }
    }
}
