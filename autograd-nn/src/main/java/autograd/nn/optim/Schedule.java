package autograd.nn.optim;

import java.util.Objects;

/**
 * How a learning rate changes while training: the factor of a step, by which the learning rate of a rule is multiplied. So one
 * schedule serves parameter groups with different rates, and rules keep their usual numbers.
 *
 * <pre>{@code
 * Schedule schedule = Schedule.warmUp(100, Schedule.cosine(900, 0.01));   // 100 steps up, 900 down to a hundredth
 * double first = schedule.at(0);       // 0.01
 * double top = schedule.at(99);        // 1.0
 * double last = schedule.at(1000);     // 0.01
 * }</pre>
 *
 * <p>Steps are counted from 0. A schedule of your own is a lambda. All are pure functions with the same bits on every JVM.
 * Those that end keep their last value.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * {@return the factor of a step, finite and from 0 on}
     *
     * @param step how many steps have been done before
     */
    double at(long step);

    /** {@return 1 for all steps} */
    static Schedule constant() {
        return step -> 1;
    }

    /**
     * {@return {@code factor^floor(step / every)}: a staircase}
     *
     * @param every the steps between two changes, 1 or more
     * @param factor above 0
     */
    static Schedule staircase(long every, double factor) {
        Numbers.atLeast("staircase", "every", every, 1);
        Numbers.positive("staircase", "factor", factor, "0.1");
        return step -> StrictMath.pow(factor, step / every);
    }

    /**
     * {@return {@code factor^(step / every)}}
     *
     * @param every the steps after which the factor is reached, 1 or more
     * @param factor above 0
     */
    static Schedule exponential(long every, double factor) {
        Numbers.atLeast("exponential", "every", every, 1);
        Numbers.positive("exponential", "factor", factor, "0.5");
        return step -> StrictMath.pow(factor, (double) step / every);
    }

    /**
     * {@return {@code from + (to - from) step / steps}, {@code to} from step {@code steps} on}
     *
     * @param steps 1 or more
     * @param from at step 0, from 0 on
     * @param to from 0 on
     */
    static Schedule linear(long steps, double from, double to) {
        Numbers.atLeast("linear", "steps", steps, 1);
        Numbers.notNegative("linear", "from", from, "1.0");
        Numbers.notNegative("linear", "to", to, "0.0");
        return step -> step >= steps ? to : from + (to - from) * ((double) step / steps);
    }

    /**
     * {@return {@code end + (1 - end) (1 + cos(pi step / steps)) / 2}, {@code end} from step {@code steps} on}
     *
     * <p>Source: I. Loshchilov, F. Hutter, 2017, "SGDR: stochastic gradient descent with warm restarts", ICLR, equation 5.
     *
     * @param steps 1 or more
     * @param end from 0 on
     */
    static Schedule cosine(long steps, double end) {
        Numbers.atLeast("cosine", "steps", steps, 1);
        Numbers.notNegative("cosine", "end", end, "0.0");
        return step -> step >= steps ? end : cosine((double) step / steps, 1, end);
    }

    /**
     * {@return {@link #cosine} that begins anew when it has ended, for {@code steps}, {@code growth steps}, {@code growth^2
     * steps} ... steps; source as there}
     *
     * @param steps of the first descent, 1 or more
     * @param growth of the length, 1 or more
     * @param end what each one ends at, from 0 on
     */
    static Schedule cosineWithRestarts(long steps, int growth, double end) {
        Numbers.atLeast("cosineWithRestarts", "steps", steps, 1);
        Numbers.atLeast("cosineWithRestarts", "growth", growth, 1);
        Numbers.notNegative("cosineWithRestarts", "end", end, "0.0");
        return step -> {
            long length = steps;
            long since = growth == 1 ? step % steps : step;
            while (since >= length) {
                since -= length;
                length = length > Long.MAX_VALUE / growth ? Long.MAX_VALUE : length * growth;
            }
            return cosine((double) since / length, 1, end);
        };
    }

    private static double cosine(double part, double from, double to) {
        return to + (from - to) * (1 + StrictMath.cos(Math.PI * part)) / 2;
    }

    /**
     * {@return {@code (step + 1) / steps} for the first steps, then another schedule from its beginning; the first step is
     * taken with {@code 1 / steps}, not with 0}
     *
     * <p>Source: P. Goyal and others, 2017, "Accurate, large minibatch SGD", arXiv:1706.02677, section 2.2.
     *
     * @param steps of the warm-up, 1 or more
     * @param then what follows
     */
    static Schedule warmUp(long steps, Schedule then) {
        Numbers.atLeast("warmUp", "steps", steps, 1);
        Objects.requireNonNull(then, "warmUp: then is null; need a schedule such as Schedule.constant()");
        return step -> step < steps ? (double) (step + 1) / steps : then.at(step - steps);
    }

    /**
     * {@return one cycle: along a cosine from {@code 1 / 25} to 1 in the first 30 % of the steps, then down to {@code 1 /
     * 250000}; see {@link #oneCycle(long, double, double, double)}}
     *
     * @param steps 2 or more
     */
    static Schedule oneCycle(long steps) {
        return oneCycle(steps, 0.3, 1.0 / 25, 1.0 / 250_000);
    }

    /**
     * One cycle: up to the learning rate of the rule, then far down. It reaches {@code end} at the last step.
     *
     * <p>Source: L. N. Smith, N. Topin, 2018, "Super-convergence", arXiv:1708.07120, with cosines for lines, as in
     * PyTorch.
     *
     * @param steps of the whole cycle, 2 or more
     * @param rising the part of the steps in which the rate rises, between 0 and 1
     * @param start the factor at step 0, from 0 on
     * @param end the factor at step {@code steps - 1}, from 0 on
     * @return the schedule
     */
    static Schedule oneCycle(long steps, double rising, double start, double end) {
        Numbers.atLeast("oneCycle", "steps", steps, 2);
        if (!(rising > 0 && rising < 1)) {
            throw new IllegalArgumentException(
                    "oneCycle: rising is " + rising + "; need a number between 0 and 1, such as 0.3");
        }
        Numbers.notNegative("oneCycle", "start", start, "0.04");
        Numbers.notNegative("oneCycle", "end", end, "4e-6");
        double top = rising * steps - 1; // the step with the largest rate; before 0 if the rise is less than a step
        return step -> {
            if (step >= steps - 1) {
                return end;
            }
            return step <= top ? cosine(step / top, start, 1) : cosine((step - top) / (steps - 1 - top), 1, end);
        };
    }

    /**
     * {@return this schedule for {@code steps} steps, then another one from its beginning}
     *
     * @param steps 0 or more
     * @param next what follows
     */
    default Schedule then(long steps, Schedule next) {
        Numbers.atLeast("then", "steps", steps, 0);
        Objects.requireNonNull(next, "then: next is null; need a schedule such as Schedule.constant()");
        return step -> step < steps ? at(step) : next.at(step - steps);
    }

    /** {@return the product of this schedule and another, step by step} */
    default Schedule times(Schedule other) {
        Objects.requireNonNull(other, "times: other is null; need a schedule");
        return step -> at(step) * other.at(step);
    }

    /** {@return this schedule times a number from 0 on} */
    default Schedule times(double factor) {
        Numbers.notNegative("times", "factor", factor, "0.5");
        return step -> factor * at(step);
    }
}
