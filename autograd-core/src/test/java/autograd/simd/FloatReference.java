package autograd.simd;

import autograd.kernel.Unary;

/**
 * References in double for the elementary functions of floats, and the error of a float against them. They have nothing in
 * common with the functions under test: {@code StrictMath}, formulas on it that do not cancel, and a series.
 */
final class FloatReference {
    private static final double LN_2 = 0x1.62e42fefa39efp-1;
    private static final double SQRT_PI = 0x1.c5bf891b4ef6ap0;

    private FloatReference() {}

    /** {@return the function of a float, in double: less than a thousandth of a float's ulp away from its true value} */
    static double at(Unary f, double x) {
        return switch (f) {
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case EXP2 -> StrictMath.pow(2, x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case LOG2 -> StrictMath.log(x) / LN_2;
            case LOG10 -> StrictMath.log10(x);
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case ASINH -> asinh(x);
            case ACOSH -> acosh(x);
            case ATANH -> atanh(x);
            case ERF -> erf(x);
            case CBRT -> StrictMath.cbrt(x);
            default -> throw new IllegalArgumentException("no reference for " + f);
        };
    }

    /**
     * {@return the distance of y from the true value, in ulps of the float nearest to it} Zero where both are NaN;
     * infinite where only one is, or where zero has the wrong sign. Of a true value beyond the largest float, infinity
     * is 0 away and the largest float 1.
     */
    static double error(float y, double expected) {
        float nearest = (float) expected;
        if (Float.isNaN(y) || Float.isNaN(nearest)) {
            return Float.isNaN(y) && Float.isNaN(nearest) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (expected == 0) {
            return Float.floatToRawIntBits(y) == Float.floatToRawIntBits(nearest) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Float.isInfinite(nearest)) {
            boolean largest = y == Math.copySign(Float.MAX_VALUE, nearest);
            return y == nearest ? 0 : largest ? 1 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(y - expected) / Math.ulp(nearest);
    }

    private static double tanh(double x) {
        double a = Math.abs(x);
        if (a > 20) {
            return Math.signum(x); // 1 - tanh(20) is below 2^-56
        }
        double e = StrictMath.expm1(-2 * a);
        return Math.copySign(-e / (2 + e), x);
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double softplus(double x) {
        double decay = StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
        return x > 0 ? x + decay : decay;
    }

    /** {@code sqrt(x^2 + 1) - 1 = x^2 / (1 + sqrt(x^2 + 1))}; squares of floats do not overflow in double. */
    private static double asinh(double x) {
        double a = Math.abs(x);
        if (a == Double.POSITIVE_INFINITY) {
            return x;
        }
        double square = a * a;
        return Math.copySign(StrictMath.log1p(a + square / (1 + Math.sqrt(square + 1))), x);
    }

    private static double acosh(double x) {
        double above = x - 1;
        return x < 1 ? Double.NaN : StrictMath.log1p(above + Math.sqrt(above * (x + 1)));
    }

    private static double atanh(double x) {
        double a = Math.abs(x);
        return Math.copySign(StrictMath.log1p(2 * a / (1 - a)) / 2, x);
    }

    /** {@code 2/sqrt(pi) e^(-x^2) (x + 2 x^3/3 + 4 x^5/(3 5) + ...)}: no term is negative. */
    private static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x); // 1 - erf(6) is below 2^-55
        }
        double square = 2 * x * x;
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 0x1p-56 * Math.abs(sum); k += 2) {
            term *= square / k;
            sum += term;
        }
        return 2 / SQRT_PI * StrictMath.exp(-x * x) * sum;
    }
}
