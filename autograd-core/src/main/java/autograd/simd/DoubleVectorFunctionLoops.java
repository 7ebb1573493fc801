package autograd.simd;

import autograd.kernel.Binary;
import autograd.kernel.DoubleFunctionLoops;
import autograd.kernel.Exponent;
import autograd.kernel.Unary;

/**
 * The loops of the elementary functions on the Vector API: whole vectors by the generated loops, the rest, and functions
 * that have no vector form, by {@link DoubleFunctionLoops}.
 *
 * <p>The result may be the very run of an operand.
 */
public final class DoubleVectorFunctionLoops {
    private DoubleVectorFunctionLoops() {}

    public static void unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        int done = switch (f) {
            case EXP -> DoubleVectorExpLoops.exp(x, xStart, y, yStart, count);
            case EXPM1 -> DoubleVectorExpLoops.expm1(x, xStart, y, yStart, count);
            case EXP2 -> DoubleVectorExpLoops.exp2(x, xStart, y, yStart, count);
            case LOG -> DoubleVectorLogLoops.log(x, xStart, y, yStart, count);
            case LOG1P -> DoubleVectorLogLoops.log1p(x, xStart, y, yStart, count);
            case LOG2 -> DoubleVectorLogLoops.log2(x, xStart, y, yStart, count);
            case LOG10 -> DoubleVectorLogLoops.log10(x, xStart, y, yStart, count);
            case TANH -> DoubleVectorHyperbolicLoops.tanh(x, xStart, y, yStart, count);
            case SIGMOID -> DoubleVectorExpLoops.sigmoid(x, xStart, y, yStart, count);
            case SOFTPLUS -> DoubleVectorExpLoops.softplus(x, xStart, y, yStart, count);
            case SINH -> DoubleVectorHyperbolicLoops.sinh(x, xStart, y, yStart, count);
            case COSH -> DoubleVectorHyperbolicLoops.cosh(x, xStart, y, yStart, count);
            case ASINH -> DoubleVectorHyperbolicLoops.asinh(x, xStart, y, yStart, count);
            case ACOSH -> DoubleVectorHyperbolicLoops.acosh(x, xStart, y, yStart, count);
            case ATANH -> DoubleVectorHyperbolicLoops.atanh(x, xStart, y, yStart, count);
            case CBRT -> DoubleVectorPowLoops.cbrt(x, xStart, y, yStart, count);
            case SIN -> DoubleVectorTrigLoops.sin(x, xStart, y, yStart, count);
            case COS -> DoubleVectorTrigLoops.cos(x, xStart, y, yStart, count);
            case TAN -> DoubleVectorTrigLoops.tan(x, xStart, y, yStart, count);
            case ASIN -> DoubleVectorInverseTrigLoops.asin(x, xStart, y, yStart, count);
            case ACOS -> DoubleVectorInverseTrigLoops.acos(x, xStart, y, yStart, count);
            case ATAN -> DoubleVectorInverseTrigLoops.atan(x, xStart, y, yStart, count);
            case ERF -> DoubleVectorErfLoops.erf(x, xStart, y, yStart, count);
            default -> 0;
        };
        if (done < count) {
            DoubleFunctionLoops.unary(f, x, xStart + done, y, yStart + done, count - done);
        }
    }

    public static void binary(
            Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int done = switch (f) {
            case POW -> DoubleVectorPowLoops.pow(a, aStart, b, bStart, c, cStart, count);
            case ATAN2 -> DoubleVectorInverseTrigLoops.atan2(a, aStart, b, bStart, c, cStart, count);
            case HYPOT -> DoubleVectorHypotLoops.hypot(a, aStart, b, bStart, c, cStart, count);
            default -> 0;
        };
        if (done < count) {
            DoubleFunctionLoops.binary(f, a, aStart + done, b, bStart + done, c, cStart + done, count - done);
        }
    }

    /** {@code y[i] = x[i]} to the power of the exponent. */
    public static void power(double[] x, int xStart, Exponent exponent, double[] y, int yStart, int count) {
        int done = DoubleVectorPowLoops.pow(x, xStart, exponent.value(), y, yStart, count);
        if (done < count) {
            DoubleFunctionLoops.power(x, xStart + done, exponent, y, yStart + done, count - done);
        }
    }
}
