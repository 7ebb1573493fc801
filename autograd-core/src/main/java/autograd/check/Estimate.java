package autograd.check;

/**
 * A derivative estimated from differences.
 *
 * @param value the estimate
 * @param error how far it may be off, by the step and by rounding; infinite when the differences are not finite
 * @param size the magnitude of the values that were differenced, over that of the argument
 */
record Estimate(double value, double error, double size) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);

    private static final double SHOWN = 0.1;

    /** {@return the magnitude of the derivative if the estimate shows it, else 0} */
    double magnitude() {
        return error <= SHOWN * Math.abs(value) ? Math.abs(value) : 0;
    }

    /** {@return this, with a size of at least {@code other}} */
    Estimate withSize(double other) {
        return new Estimate(value, error, Math.max(size, other));
    }

    /** {@return whether the error is at most the part {@code share} of the largest of the derivatives} */
    boolean isWithin(double share, double analytic, double scale) {
        double finite = Double.isFinite(analytic) ? Math.abs(analytic) : 0;
        return error <= share * Math.max(scale, Math.max(finite, Math.abs(value)));
    }

    /** {@return whether the error is next to nothing beside the values that were differenced} */
    boolean isNearlyExact(double share) {
        return error <= share * size && Double.isFinite(error);
    }

    /**
     * {@return whether a derivative differs by no more than the error, the tolerance and its own rounding explain}
     *
     * @param rounding of the analytic derivative, in proportion to the size
     */
    boolean agreesWith(double analytic, double tolerance, double scale, double rounding) {
        if (!Double.isFinite(analytic)) {
            return false;
        }
        double largest = Math.max(scale, Math.max(Math.abs(analytic), Math.abs(value)));
        return Math.abs(analytic - value) <= tolerance * largest + rounding * size + error;
    }
}
