package autograd.kernel;

/**
 * The loops of the elementary functions, scalar: {@code y[i] = f(x[i])} for runs that may start anywhere.
 *
 * <p>The result may be the very run of an operand.
 */
public final class DoubleFunctionLoops {
    private DoubleFunctionLoops() {}

    public static void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            double value = x[xStart + i];
            y[yStart + i] = switch (f) {
                case EXP -> StrictMath.exp(value);
                case EXPM1 -> StrictMath.expm1(value);
                case LOG -> StrictMath.log(value);
                case LOG1P -> StrictMath.log1p(value);
                case TANH -> StrictMath.tanh(value);
                case SIN -> StrictMath.sin(value);
                case COS -> StrictMath.cos(value);
                case SIGMOID -> sigmoid(value);
                default -> throw new AssertionError(f);
            };
        }
    }

    public static void binary(
            Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        throw new AssertionError(f);
    }

    /** {@code y[i] = x[i]} to the power of the exponent; 1 to any power is 1, also to NaN and infinity. */
    public static void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            double value = x[xStart + i];
            y[yStart + i] = value == 1 ? 1 : StrictMath.pow(value, exponent.value());
        }
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x)); // at most 1: nothing overflows
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
