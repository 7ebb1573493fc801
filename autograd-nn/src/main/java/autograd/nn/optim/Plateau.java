package autograd.nn.optim;

import java.util.Objects;

/**
 * A learning rate that falls when a metric no longer gets better: after more than {@code patience} measurements without
 * improvement, the factor is multiplied by {@code factor}. It needs the metric, so it is no {@link Schedule}: what it remembers
 * goes in and comes out as a value, whose factor is handed to {@link Optimizer#step(autograd.nn.Model,
 * autograd.nn.ModelGradient, OptimizerState, double) Optimizer.step}.
 *
 * <pre>{@code
 * Plateau plateau = Plateau.ofLoss();
 * Plateau.State memory = plateau.init();
 * for (double loss : new double[] {2, 1, 1.5}) {         // one for each epoch
 *     memory = plateau.next(memory, loss);
 * }
 * double factor = memory.factor();                       // 1.0: it has waited once, and would wait ten times
 * }</pre>
 *
 * <p>Better means lower than the best so far by more than {@code threshold} of its magnitude, or higher. NaN is never better.
 *
 * @param lowerIsBetter true for a loss, false for an accuracy
 * @param factor between 0 and 1
 * @param patience measurements without improvement that are waited for, 0 or more
 * @param threshold relative, from 0 on
 * @param cooldown measurements after a reduction that are not counted, 0 or more
 * @param least the factor does not fall below it, from 0 on
 */
public record Plateau(
        boolean lowerIsBetter, double factor, int patience, double threshold, int cooldown, double least) {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public Plateau {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "Plateau: factor is " + factor + "; need a number between 0 and 1, such as 0.1");
        }
        Numbers.atLeast("Plateau", "patience", patience, 0);
        Numbers.notNegative("Plateau", "threshold", threshold, "1e-4");
        Numbers.atLeast("Plateau", "cooldown", cooldown, 0);
        Numbers.notNegative("Plateau", "least", least, "0.0");
    }

    /**
     * What is remembered: plain numbers, to be saved as they are.
     *
     * @param factor the factor of all learning rates
     * @param best the best metric so far; NaN before the first
     * @param waited measurements since then, or since the last reduction
     * @param cooling measurements that are not counted any more
     */
    public record State(double factor, double best, int waited, int cooling) {}

    /** {@return the rule for a loss: factor 0.1, patience 10, threshold 1e-4, no cooldown} */
    public static Plateau ofLoss() {
        return new Plateau(true, 0.1, 10, 1e-4, 0, 0);
    }

    /** {@return the rule for a metric of which more is better; numbers as {@link #ofLoss}} */
    public static Plateau ofScore() {
        return new Plateau(false, 0.1, 10, 1e-4, 0, 0);
    }

    /** {@return the state before the first measurement} */
    public State init() {
        return new State(1, Double.NaN, 0, 0);
    }

    /**
     * {@return the state after a measurement}
     *
     * @param state before
     * @param metric what was measured
     */
    public State next(State state, double metric) {
        Objects.requireNonNull(state, "Plateau: state is null; need init() or the state before");
        boolean better = isBetter(metric, state.best());
        double best = better ? metric : state.best();
        int waited = better || state.cooling() > 0 ? 0 : state.waited() + 1;
        int cooling = Math.max(state.cooling() - 1, 0);
        if (waited <= patience) {
            return new State(state.factor(), best, waited, cooling);
        }
        return new State(Math.min(state.factor(), Math.max(state.factor() * factor, least)), best, 0, cooldown);
    }

    private boolean isBetter(double metric, double best) {
        if (Double.isNaN(best)) {
            return !Double.isNaN(metric);
        }
        double margin = threshold * Math.abs(best);
        return lowerIsBetter ? metric < best - margin : metric > best + margin;
    }
}
