package autograd.kernel;

/**
 * The loops of the elementary functions, scalar: {@code y[i] = f(x[i])} for runs that may start anywhere.
 *
 * <p>The result may be the very run of an operand.
 */
public final class FloatFunctionLoops {
    private FloatFunctionLoops() {}

    public static void unary(Unary f, float[] x, int xStart, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            float value = x[xStart + i];
            y[yStart + i] = switch (f) {
                case EXP -> (float) StrictMath.exp(value);
                case EXPM1 -> (float) StrictMath.expm1(value);
                case LOG -> (float) StrictMath.log(value);
                case LOG1P -> (float) StrictMath.log1p(value);
                case TANH -> (float) StrictMath.tanh(value);
                case SIN -> (float) StrictMath.sin(value);
                case COS -> (float) StrictMath.cos(value);
                case SIGMOID -> sigmoid(value);
                default -> throw new AssertionError(f);
            };
        }
    }

    public static void binary(
            Binary f, float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int count) {
        throw new AssertionError(f);
    }

    /** {@code y[i] = x[i]} to the power of the exponent; 1 to any power is 1, also to NaN and infinity. */
    public static void power(float[] x, int xStart, Exponent exponent, float[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            float value = x[xStart + i];
            y[yStart + i] = value == 1 ? 1 : (float) StrictMath.pow(value, exponent.value());
        }
    }

    private static float sigmoid(float x) {
        float e = (float) StrictMath.exp(-Math.abs(x)); // at most 1: nothing overflows
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
