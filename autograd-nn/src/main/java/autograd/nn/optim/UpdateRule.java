package autograd.nn.optim;

import autograd.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * What an optimizer does to one parameter: parameter, gradient and what it remembers, to the next of them. A rule of your own
 * is a record:
 *
 * <pre>{@code
 * record SignDescent(double learningRate) implements UpdateRule {
 *     public Step at(long t, double rate) {
 *         return (theta, g, slots) -> new Updated(theta.sub(g.sign().mul(rate)), slots);
 *     }
 * }
 * }</pre>
 *
 * <p>Rules are pure, and written with functions of tensors: so a step can be differentiated, by the learning loss of a
 * learned optimizer for example.
 */
public interface UpdateRule {
    /** {@return the learning rate that a {@link Schedule} multiplies} */
    double learningRate();

    /** {@return the names of the tensors that it remembers of each parameter, without dots; none if not said otherwise} */
    default List<String> slots() {
        return List.of();
    }

    /**
     * {@return the first value of a slot; zeros like the parameter if not said otherwise}
     *
     * @param slot one of {@link #slots}
     * @param theta the parameter
     */
    default Tensor initial(String slot, Tensor theta) {
        return Tensor.zerosLike(theta);
    }

    /**
     * {@return the step number {@code t}: what is the same for all parameters is computed once}
     *
     * @param t 1 for the first step
     * @param rate the learning rate of this step, from 0 on
     */
    Step at(long t, double rate);

    /** One step of a rule. */
    @FunctionalInterface
    interface Step {
        /**
         * {@return parameter and slots after the step, with the shapes and dtypes that they had}
         *
         * @param theta the parameter
         * @param g its gradient, of the same shape and dtype
         * @param slots what is remembered of it, in the order of {@link UpdateRule#slots}
         */
        Updated apply(Tensor theta, Tensor g, List<Tensor> slots);
    }

    /**
     * A parameter after a step.
     *
     * @param theta its value
     * @param slots what is remembered of it
     */
    record Updated(Tensor theta, List<Tensor> slots) {
        /** Makes the result; the list is copied. */
        public Updated {
            Objects.requireNonNull(theta, "Updated: theta is null; need the parameter after the step");
            Objects.requireNonNull(slots, "Updated: slots is null; need a tensor for each slot");
            slots = List.copyOf(slots);
        }
    }
}
