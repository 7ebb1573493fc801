package autograd.nn.optim;

import autograd.Tensor;
import java.util.List;

/**
 * A step length that satisfies the strong Wolfe conditions {@code phi(a) <= phi(0) + c1 a phi'(0)} and {@code |phi'(a)| <= c2
 * |phi'(0)|}, for the loss {@code phi} along a direction in which it falls.
 *
 * <p>Source: J. Nocedal, S. J. Wright, 2006, "Numerical Optimization", 2nd edition, algorithms 3.5 and 3.6, equations 3.6,
 * 3.7 and 3.59.
 */
final class LineSearch {
    private static final double GROWTH = 4; // of a step that was too short
    private static final double MARGIN = 0.1; // of the interval, within which no trial comes near its ends

    /**
     * The loss at a step length; infinite where it is not finite.
     *
     * @param gradient there, by each parameter
     */
    record Trial(double step, double value, double slope, List<Tensor> gradient) {
        boolean isFinite() {
            return value <= Double.MAX_VALUE && Math.abs(slope) <= Double.MAX_VALUE;
        }
    }

    /** The loss along the direction. */
    interface Along {
        Trial at(double step);
    }

    private final Along along;
    private final Trial start;
    private final double c1;
    private final double c2;
    private int left; // trials

    LineSearch(Along along, Trial start, double c1, double c2, int trials) {
        this.along = along;
        this.start = start;
        this.c1 = c1;
        this.c2 = c2;
        this.left = trials;
    }

    /**
     * {@return a trial that satisfies both conditions; when there are no trials left, one that satisfies the first; or null
     * if there is none}
     */
    Trial from(double first) {
        Trial before = start;
        for (double step = first; left > 0 && step <= Double.MAX_VALUE; step *= GROWTH) {
            Trial trial = at(step);
            if (isTooLong(trial) || before != start && trial.value() >= before.value()) {
                return zoom(before, trial);
            }
            if (isFlat(trial)) {
                return trial;
            }
            if (trial.slope() >= 0) {
                return zoom(trial, before);
            }
            before = trial;
        }
        return before == start ? null : before;
    }

    /** Between {@code low}, the best so far that satisfies the first condition, and {@code high} a good step lies. */
    private Trial zoom(Trial best, Trial other) {
        Trial low = best;
        Trial high = other;
        while (left > 0) {
            double step = between(low, high);
            if (step == low.step() || step == high.step()) {
                break; // no numbers in between
            }
            Trial trial = at(step);
            if (isTooLong(trial) || trial.value() >= low.value()) {
                high = trial;
            } else if (isFlat(trial)) {
                return trial;
            } else {
                if (trial.slope() * (high.step() - low.step()) >= 0) {
                    high = low;
                }
                low = trial;
            }
        }
        return low == start ? null : low;
    }

    private Trial at(double step) {
        left--;
        return along.at(step);
    }

    private boolean isTooLong(Trial trial) {
        return !trial.isFinite() || trial.value() > start.value() + c1 * trial.step() * start.slope();
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -c2 * start.slope();
    }

    /** {@return where the cubic through values and slopes of both is least, or the middle; not near the ends} */
    private static double between(Trial a, Trial b) {
        double width = b.step() - a.step();
        double middle = a.step() + width / 2;
        if (!b.isFinite()) {
            return middle;
        }
        double d1 = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.step() - b.step());
        double square = d1 * d1 - a.slope() * b.slope();
        double d2 = Math.signum(width) * Math.sqrt(square);
        double least = b.step() - width * ((b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2));
        double from = Math.min(a.step(), b.step()) + MARGIN * Math.abs(width);
        double to = Math.max(a.step(), b.step()) - MARGIN * Math.abs(width);
        return Double.isNaN(least) ? middle : Math.min(Math.max(least, from), to);
    }
}
