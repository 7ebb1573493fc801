package autograd.simd;

import static autograd.kernel.FloatFunctionLoops.CHUNK;
import static autograd.kernel.FloatFunctionLoops.narrow;
import static autograd.kernel.FloatFunctionLoops.widen;

import autograd.kernel.Binary;
import autograd.kernel.Exponent;
import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;

/**
 * The loops of {@link FloatFunctionLoops} on the Vector API: functions with a float version of their own by the generated
 * loops, the rest of a run by the scalar one; all others as the FLOAT64 function, rounded.
 *
 * <p>The result may be the very run of an operand.
 */
public final class FloatVectorFunctionLoops {
    private FloatVectorFunctionLoops() {}

    public static void unary(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        if (!FloatFunctionLoops.isNative(f)) {
            throughDouble(f, x, xStart, y, yStart, count);
            return;
        }
        int done = switch (f) {
            case EXP -> FloatVectorExpLoops.exp(x, xStart, y, yStart, count);
            case LOG -> FloatVectorLogLoops.log(x, xStart, y, yStart, count);
            case TANH -> FloatVectorExpLoops.tanh(x, xStart, y, yStart, count);
            case SIGMOID -> FloatVectorExpLoops.sigmoid(x, xStart, y, yStart, count);
            default -> throw new AssertionError(f);
        };
        if (done < count) {
            FloatFunctionLoops.unary(f, x, xStart + done, y, yStart + done, count - done);
        }
    }

    private static void throughDouble(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        double[] buffer = new double[Math.min(CHUNK, count)];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(buffer.length, count - done);
            widen(x, xStart + done, buffer, run);
            DoubleVectorFunctionLoops.unary(f, buffer, 0, buffer, 0, run);
            narrow(buffer, y, yStart + done, run);
        }
    }

    public static void binary(
            Binary f, float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int count) {
        double[] left = new double[Math.min(CHUNK, count)];
        double[] right = new double[left.length];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(left.length, count - done);
            widen(a, aStart + done, left, run);
            widen(b, bStart + done, right, run);
            DoubleVectorFunctionLoops.binary(f, left, 0, right, 0, left, 0, run);
            narrow(left, c, cStart + done, run);
        }
    }

    /** {@code y[i] = x[i]} to the power of the exponent. */
    public static void power(float[] x, int xStart, Exponent exponent, float[] y, int yStart, int count) {
        double[] buffer = new double[Math.min(CHUNK, count)];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(buffer.length, count - done);
            widen(x, xStart + done, buffer, run);
            DoubleVectorFunctionLoops.power(buffer, 0, exponent, buffer, 0, run);
            narrow(buffer, y, yStart + done, run);
        }
    }
}
