package autograd.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The derivative of a weighted sum {@code sum_i u[i] f(t)[i]} by t, from differences, with an account of its error.
 *
 * <p>Central differences with the steps h and h/2 give the estimate {@code (4 D(h/2) - D(h)) / 3}; how far the two are apart,
 * and what the rounding of f contributes, is its error. Where a step of the standard size is too inexact there are estimates
 * with smaller and larger ones: smaller for functions that bend fast, larger for small changes of large values.
 */
final class FiniteDifference {
    // A value of f may be wrong by some units in the last place.
    private static final double ROUNDING = 4;
    private static final double FAR = 1e3; // times the standard step: what does not change there does not change
    private static final double[] LADDER = {1e1, 1e-1, 1e2, 1e-2, 1e3, 1e-3, 1e4, 1e-4, 1e-5, 1e-6};
    // One-sided differences further apart than this, relative, are looked at as a kink.
    private static final double APART = 1e-4;
    // For a smooth function they come ten times closer with a tenth of the step; at a kink they stay.
    private static final double STAYS = 0.5;

    private final DoubleFunction<double[]> line;
    private final double[] weights;
    private final double centre;
    private final double step;
    private final double unit;
    private final double[] values; // at the centre
    private final boolean[] affected;
    private final List<Estimate> ladder = new ArrayList<>();

    /**
     * Prepares differences.
     *
     * @param line f, of the position; called at {@code centre} and around it
     * @param weights u; read
     * @param centre the position of the derivative
     * @param step the standard step, above 0
     * @param unit the unit roundoff of the values of f
     */
    FiniteDifference(DoubleFunction<double[]> line, double[] weights, double centre, double step, double unit) {
        this.line = line;
        this.weights = weights;
        this.centre = centre;
        this.step = step;
        this.unit = unit;
        this.values = line.apply(centre);
        this.affected = affected();
    }

    /** {@return the estimate with the standard step} */
    Estimate standard() {
        if (ladder.isEmpty()) {
            ladder.add(estimate(step));
        }
        return ladder.get(0);
    }

    /** {@return the estimates with all steps, the one with the least error first} */
    List<Estimate> all() {
        standard();
        if (ladder.size() == 1) {
            for (double factor : LADDER) {
                ladder.add(estimate(step * factor));
            }
        }
        return ladder.stream()
                .sorted(Comparator.comparingDouble(Estimate::error))
                .toList();
    }

    /**
     * {@return whether the function has a kink here and {@code slope} lies between its one-sided derivatives}
     *
     * @param tolerance how far outside it may lie
     */
    boolean isSubgradientAtKink(double slope, double tolerance) {
        double left = oneSided(-step);
        double right = oneSided(step);
        double apart = Math.abs(left - right);
        double size = Math.max(Math.abs(left), Math.abs(right));
        boolean kink = apart > APART * size && Math.abs(oneSided(-step / 10) - oneSided(step / 10)) > STAYS * apart;
        double slack = tolerance * size;
        return kink && slope >= Math.min(left, right) - slack && slope <= Math.max(left, right) + slack;
    }

    private Estimate estimate(double h) {
        Estimate coarse = central(h);
        Estimate fine = central(h / 2);
        double value = (4 * fine.value() - coarse.value()) / 3;
        double error = Math.abs(fine.value() - coarse.value()) + fine.error();
        return Double.isFinite(value) && Double.isFinite(error)
                ? new Estimate(value, error, fine.size())
                : Estimate.NONE;
    }

    /** One central difference; its error is that of rounding alone. */
    private Estimate central(double h) {
        double ahead = centre + h;
        double behind = centre - h;
        double[] there = line.apply(ahead);
        double[] here = line.apply(behind);
        double change = 0;
        double size = 0;
        for (int i = 0; i < weights.length; i++) {
            // Differenced before it is weighted: what does not change brings no rounding error in.
            if (affected[i]) {
                change += weights[i] * (there[i] - here[i]);
                size += Math.abs(weights[i]) * (Math.abs(there[i]) + Math.abs(here[i]));
            }
        }
        double distance = ahead - behind; // the one taken, after rounding
        double relative = size / 2 / Math.max(1, Math.abs(centre));
        return new Estimate(change / distance, ROUNDING * unit * size / distance, relative);
    }

    /** Which outputs depend on t at all. */
    private boolean[] affected() {
        double far = step * FAR;
        double[] ahead = line.apply(centre + far);
        double[] behind = line.apply(centre - far);
        boolean[] changes = new boolean[weights.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = !(values[i] == ahead[i] && values[i] == behind[i]) || !Double.isFinite(values[i]);
        }
        return changes;
    }

    private double oneSided(double h) {
        double[] there = line.apply(centre + h);
        double change = 0;
        for (int i = 0; i < weights.length; i++) {
            if (affected[i]) {
                change += weights[i] * (there[i] - values[i]);
            }
        }
        return change / (centre + h - centre);
    }
}
