package autograd.check;

import java.util.function.DoubleUnaryOperator;

/**
 * Differences of a function along a line, at 0.
 *
 * @param line the function of the distance
 * @param step the distance, above 0
 */
record FiniteDifference(DoubleUnaryOperator line, double step) {
    // One-sided differences further apart than this, relative, are looked at as a kink.
    private static final double APART = 1e-4;
    // For a smooth function they come ten times closer with a tenth of the step; at a kink they stay.
    private static final double STAYS = 0.5;

    /** {@return {@code (f(h) - f(-h)) / 2h}} */
    double central() {
        return (line.applyAsDouble(step) - line.applyAsDouble(-step)) / (2 * step);
    }

    /**
     * {@return whether the function has a kink at 0 and {@code slope} lies between its one-sided derivatives}
     *
     * @param tolerance how far outside it may lie
     */
    boolean isSubgradientAtKink(double slope, double tolerance) {
        double left = oneSided(-step);
        double right = oneSided(step);
        double apart = Math.abs(left - right);
        boolean kink = apart > APART * Math.max(1, Math.max(Math.abs(left), Math.abs(right)))
                && Math.abs(oneSided(-step / 10) - oneSided(step / 10)) > STAYS * apart;
        return kink && slope >= Math.min(left, right) - tolerance && slope <= Math.max(left, right) + tolerance;
    }

    private double oneSided(double h) {
        return (line.applyAsDouble(h) - line.applyAsDouble(0)) / h;
    }
}
