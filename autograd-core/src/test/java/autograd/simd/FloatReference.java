package autograd.simd;

import autograd.kernel.Unary;

/** References in double for the functions that have a float version, and the error of a float against them. */
final class FloatReference {
    private FloatReference() {}

    /** {@return the function in double, a thousandth of a float's ulp away from its true value at most} */
    static double at(Unary f, double x) {
        return switch (f) {
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
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
}
