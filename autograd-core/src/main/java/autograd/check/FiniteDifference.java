package autograd.check;

import java.util.function.DoubleFunction;

/**
 * Differences of a weighted sum {@code sum_i u[i] f(t)[i]} along a line, at t = 0. Each element is differenced before it is
 * weighted, so that one which does not change brings no rounding error in.
 *
 * @param line f, of the distance t
 * @param weights u
 * @param step the distance, above 0
 */
record FiniteDifference(DoubleFunction<double[]> line, double[] weights, double step) {
    // One-sided differences further apart than this, relative, are looked at as a kink.
    private static final double APART = 1e-4;
    // For a smooth function they come ten times closer with a tenth of the step; at a kink they stay.
    private static final double STAYS = 0.5;
    // A value of f may be wrong by some units in the last place.
    private static final double ROUNDING = 8 * 0x1p-53;

    /**
     * A central difference.
     *
     * @param value {@code sum u (f(h) - f(-h)) / 2h}
     * @param noise how far it may be off because the values of f are rounded
     */
    record Central(double value, double noise) {}

    /** {@return the same with a step that is so many times smaller} */
    FiniteDifference closer(double times) {
        return new FiniteDifference(line, weights, step / times);
    }

    Central central() {
        return between(line.apply(-step), line.apply(step), weights, step);
    }

    /** {@return the central difference from the values at {@code -step} and {@code step}} */
    static Central between(double[] behind, double[] ahead, double[] weights, double step) {
        double change = 0;
        double size = 0;
        for (int i = 0; i < weights.length; i++) {
            if (ahead[i] != behind[i]) {
                change += weights[i] * (ahead[i] - behind[i]);
                size += Math.abs(weights[i]) * (Math.abs(ahead[i]) + Math.abs(behind[i]));
            }
        }
        return new Central(change / (2 * step), ROUNDING * size / (2 * step));
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
        double[] there = line.apply(h);
        double[] here = line.apply(0);
        double change = 0;
        for (int i = 0; i < weights.length; i++) {
            if (there[i] != here[i]) {
                change += weights[i] * (there[i] - here[i]);
            }
        }
        return change / h;
    }
}
