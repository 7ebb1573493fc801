package autograd.kernel;

/**
 * The loops of the elementary functions, scalar: {@code y[i] = f(x[i])} for runs that may start anywhere.
 *
 * <p>{@code exp}, {@code log}, {@code tanh} and {@code sigmoid} have float versions of their own; every other function is
 * that of {@link DoubleFunctionLoops}, rounded to float. The result may be the very run of an operand.
 */
public final class FloatFunctionLoops {
    /** Elements that go through double at a time: their buffers stay in the first-level cache. */
    public static final int CHUNK = 512;

    private FloatFunctionLoops() {}

    /** {@return whether the function has a float version of its own} */
    public static boolean isNative(Unary f) {
        return switch (f) {
            case EXP, LOG, TANH, SIGMOID -> true;
            default -> false;
        };
    }

    public static void unary(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        switch (f) {
            case EXP -> exp(x, xStart, y, yStart, count);
            case LOG -> log(x, xStart, y, yStart, count);
            case TANH -> tanh(x, xStart, y, yStart, count);
            case SIGMOID -> sigmoid(x, xStart, y, yStart, count);
            default -> throughDouble(f, x, xStart, y, yStart, count);
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
            DoubleFunctionLoops.binary(f, left, 0, right, 0, left, 0, run);
            narrow(left, c, cStart + done, run);
        }
    }

    /** {@code y[i] = x[i]} to the power of the exponent; 1 to any power is 1, also to NaN and infinity. */
    public static void power(float[] x, int xStart, Exponent exponent, float[] y, int yStart, int count) {
        double[] buffer = new double[Math.min(CHUNK, count)];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(buffer.length, count - done);
            widen(x, xStart + done, buffer, run);
            DoubleFunctionLoops.power(buffer, 0, exponent, buffer, 0, run);
            narrow(buffer, y, yStart + done, run);
        }
    }

    private static void throughDouble(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        double[] buffer = new double[Math.min(CHUNK, count)];
        for (int done = 0, run; done < count; done += run) {
            run = Math.min(buffer.length, count - done);
            widen(x, xStart + done, buffer, run);
            DoubleFunctionLoops.unary(f, buffer, 0, buffer, 0, run);
            narrow(buffer, y, yStart + done, run);
        }
    }

    /** {@code y[i] = x[start + i]}. */
    public static void widen(float[] x, int start, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = x[start + i];
        }
    }

    /** {@code y[start + i] = x[i]}, rounded. */
    public static void narrow(double[] x, float[] y, int start, int count) {
        for (int i = 0; i < count; i++) {
            y[start + i] = (float) x[i];
        }
    }

    private static void exp(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = FloatExpFunctions.exp(x[xStart + i]);
        }
    }

    private static void log(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = FloatLogFunctions.log(x[xStart + i]);
        }
    }

    private static void tanh(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = FloatExpFunctions.tanh(x[xStart + i]);
        }
    }

    private static void sigmoid(float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = FloatExpFunctions.sigmoid(x[xStart + i]);
        }
    }
}
