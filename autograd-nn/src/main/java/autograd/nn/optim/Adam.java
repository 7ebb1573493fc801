package autograd.nn.optim;

import autograd.Descent;
import autograd.array.Descents.MomentsFactors;
import java.util.List;

/**
 * Adam: {@code m_t = beta1 m_(t-1) + (1 - beta1) g_t}, {@code v_t = beta2 v_(t-1) + (1 - beta2) g_t^2}, {@code theta_t =
 * theta_(t-1) - eta mhat_t / (sqrt(vhat_t) + epsilon)} with {@code mhat_t = m_t / (1 - beta1^t)} and {@code vhat_t = v_t / (1 -
 * beta2^t)}, from {@code m_0 = v_0 = 0}.
 *
 * <p>A parameter whose gradient has always been 0 stays where it is.
 *
 * <p>Source: D. P. Kingma, J. Ba, 2015, "Adam: a method for stochastic optimization", ICLR, algorithm 1.
 *
 * @param learningRate eta
 * @param beta1 what is kept of the mean of gradients, from 0 to below 1
 * @param beta2 what is kept of the mean of their squares, from 0 to below 1
 * @param epsilon above 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public Adam {
        require("Adam", learningRate, beta1, beta2, epsilon);
    }

    /** Makes the rule with the numbers of the paper: beta1 0.9, beta2 0.999, epsilon 1e-8. */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v");
    }

    @Override
    public Step at(long t, double rate) {
        return step(beta1, beta2, 1, rate / (1 - power(beta1, t)), 0, power(beta2, t), epsilon);
    }

    static void require(String rule, double learningRate, double beta1, double beta2, double epsilon) {
        Numbers.learningRate(rule, learningRate);
        Numbers.decay(rule, "beta1", beta1, "0.9");
        Numbers.decay(rule, "beta2", beta2, "0.999");
        Numbers.positive(rule, "epsilon", epsilon, "1e-8");
    }

    /** {@return the power, with the same bits on every JVM} */
    static double power(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    /**
     * {@return the step that Adam and its relatives share}
     *
     * @param keep what is kept of the parameter
     * @param along the factor of m
     * @param ahead the factor of g
     * @param power2 beta2^t
     */
    static Step step(
            double beta1, double beta2, double keep, double along, double ahead, double power2, double epsilon) {
        double scale = 1 / Math.sqrt(1 - power2);
        var factors = new MomentsFactors(beta1, 1 - beta1, beta2, 1 - beta2, keep, along, ahead, scale, epsilon);
        return (theta, g, slots) -> {
            var next = Descent.moments(theta, g, slots.get(0), slots.get(1), factors);
            return new Updated(next.parameter(), List.of(next.first(), next.second()));
        };
    }
}
