package autograd.nn.optim;

import java.util.List;

/**
 * Adam with decoupled weight decay: {@code theta_t = theta_(t-1) - eta (mhat_t / (sqrt(vhat_t) + epsilon) + lambda
 * theta_(t-1))}, with the moments of {@link Adam}. The decay goes past the moments, so that it shrinks all weights alike.
 *
 * <p>Weights only: a {@link ParameterGroup} gives biases a rule without decay.
 *
 * <p>Source: I. Loshchilov, F. Hutter, 2019, "Decoupled weight decay regularization", ICLR, algorithm 2. There the decay is
 * multiplied by the schedule alone; here by the learning rate too, as in PyTorch and optax.
 *
 * @param learningRate eta
 * @param beta1 what is kept of the mean of gradients, from 0 to below 1
 * @param beta2 what is kept of the mean of their squares, from 0 to below 1
 * @param epsilon above 0
 * @param weightDecay lambda, from 0 on
 */
public record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public AdamW {
        Adam.require("AdamW", learningRate, beta1, beta2, epsilon);
        Numbers.notNegative("AdamW", "weightDecay", weightDecay, "0.01");
    }

    /** Makes the rule with beta1 0.9, beta2 0.999, epsilon 1e-8. */
    public AdamW(double learningRate, double weightDecay) {
        this(learningRate, 0.9, 0.999, 1e-8, weightDecay);
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v");
    }

    @Override
    public Step at(long t, double rate) {
        double along = rate / (1 - Adam.power(beta1, t));
        return Adam.step(beta1, beta2, 1 - rate * weightDecay, along, 0, Adam.power(beta2, t), epsilon);
    }
}
