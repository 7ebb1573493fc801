package autograd.kernel;

/**
 * The loops of the elementary functions, scalar: {@code y[i] = f(x[i])} for runs that may start anywhere.
 *
 * <p>The result may be the very run of an operand. One loop for each function, so that the JIT compiler sees one function
 * in each.
 */
public final class DoubleFunctionLoops {
    private DoubleFunctionLoops() {}

    public static void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        switch (f) {
            case EXP -> exp(x, xStart, y, yStart, count);
            case EXPM1 -> expm1(x, xStart, y, yStart, count);
            case EXP2 -> exp2(x, xStart, y, yStart, count);
            case LOG -> log(x, xStart, y, yStart, count);
            case LOG1P -> log1p(x, xStart, y, yStart, count);
            case LOG2 -> log2(x, xStart, y, yStart, count);
            case LOG10 -> log10(x, xStart, y, yStart, count);
            case TANH -> tanh(x, xStart, y, yStart, count);
            case SIGMOID -> sigmoid(x, xStart, y, yStart, count);
            case SOFTPLUS -> softplus(x, xStart, y, yStart, count);
            case SINH -> sinh(x, xStart, y, yStart, count);
            case COSH -> cosh(x, xStart, y, yStart, count);
            case ASINH -> asinh(x, xStart, y, yStart, count);
            case ACOSH -> acosh(x, xStart, y, yStart, count);
            case ATANH -> atanh(x, xStart, y, yStart, count);
            case CBRT -> cbrt(x, xStart, y, yStart, count);
            case SIN -> sin(x, xStart, y, yStart, count);
            case COS -> cos(x, xStart, y, yStart, count);
            case TAN -> tan(x, xStart, y, yStart, count);
            case ASIN -> asin(x, xStart, y, yStart, count);
            case ACOS -> acos(x, xStart, y, yStart, count);
            case ATAN -> atan(x, xStart, y, yStart, count);
            case ERF -> erf(x, xStart, y, yStart, count);
            default -> throw new AssertionError(f);
        }
    }

    public static void binary(
            Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        switch (f) {
            case POW -> pow(a, aStart, b, bStart, c, cStart, count);
            case ATAN2 -> atan2(a, aStart, b, bStart, c, cStart, count);
            case HYPOT -> hypot(a, aStart, b, bStart, c, cStart, count);
            default -> throw new AssertionError(f);
        }
    }

    /** {@code y[i] = x[i]} to the power of the exponent; 1 to any power is 1, also to NaN and infinity. */
    public static void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        double value = exponent.value();
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoublePowFunctions.pow(x[xStart + i], value);
        }
    }

    private static void pow(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        for (int i = 0; i < count; i++) {
            c[cStart + i] = DoublePowFunctions.pow(a[aStart + i], b[bStart + i]);
        }
    }

    private static void exp(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleExpFunctions.exp(x[xStart + i]);
        }
    }

    private static void expm1(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleExpFunctions.expm1(x[xStart + i]);
        }
    }

    private static void exp2(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleExpFunctions.exp2(x[xStart + i]);
        }
    }

    private static void log(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleLogFunctions.log(x[xStart + i]);
        }
    }

    private static void log1p(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleLogFunctions.log1p(x[xStart + i]);
        }
    }

    private static void log2(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleLogFunctions.log2(x[xStart + i]);
        }
    }

    private static void log10(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleLogFunctions.log10(x[xStart + i]);
        }
    }

    private static void tanh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.tanh(x[xStart + i]);
        }
    }

    private static void sigmoid(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleExpFunctions.sigmoid(x[xStart + i]);
        }
    }

    private static void softplus(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleExpFunctions.softplus(x[xStart + i]);
        }
    }

    private static void sinh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.sinh(x[xStart + i]);
        }
    }

    private static void cosh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.cosh(x[xStart + i]);
        }
    }

    private static void asinh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.asinh(x[xStart + i]);
        }
    }

    private static void acosh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.acosh(x[xStart + i]);
        }
    }

    private static void atanh(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleHyperbolicFunctions.atanh(x[xStart + i]);
        }
    }

    private static void cbrt(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoublePowFunctions.cbrt(x[xStart + i]);
        }
    }

    private static void sin(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            double value = x[xStart + i];
            y[yStart + i] =
                    DoubleTrigFunctions.isRareSin(value) ? DoubleRareTrig.sin(value) : DoubleTrigFunctions.sin(value);
        }
    }

    private static void cos(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            double value = x[xStart + i];
            y[yStart + i] =
                    DoubleTrigFunctions.isRareCos(value) ? DoubleRareTrig.cos(value) : DoubleTrigFunctions.cos(value);
        }
    }

    private static void tan(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            double value = x[xStart + i];
            y[yStart + i] =
                    DoubleTrigFunctions.isRareTan(value) ? DoubleRareTrig.tan(value) : DoubleTrigFunctions.tan(value);
        }
    }

    private static void asin(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleInverseTrigFunctions.asin(x[xStart + i]);
        }
    }

    private static void acos(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleInverseTrigFunctions.acos(x[xStart + i]);
        }
    }

    private static void atan(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleInverseTrigFunctions.atan(x[xStart + i]);
        }
    }

    private static void erf(double[] x, int xStart, double[] y, int yStart, int count) {
        for (int i = 0; i < count; i++) {
            y[yStart + i] = DoubleErfFunctions.erf(x[xStart + i]);
        }
    }

    private static void atan2(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        for (int i = 0; i < count; i++) {
            double y = a[aStart + i];
            double x = b[bStart + i];
            c[cStart + i] = DoubleInverseTrigFunctions.isRareAtan2(y, x)
                    ? DoubleRareInverseTrig.atan2(y, x)
                    : DoubleInverseTrigFunctions.atan2(y, x);
        }
    }

    private static void hypot(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        for (int i = 0; i < count; i++) {
            c[cStart + i] = DoubleHypotFunctions.hypot(a[aStart + i], b[bStart + i]);
        }
    }
}
