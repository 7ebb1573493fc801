package autograd.nn.optim;

import autograd.Tensor;
import autograd.array.DType;
import java.util.List;

/**
 * Adam with Nesterov's momentum: {@code theta_t = theta_(t-1) - eta (mu_(t+1) m_t / (1 - P_(t+1)) + (1 - mu_t) g_t / (1 - P_t)) /
 * (sqrt(vhat_t) + epsilon)}, with {@code mu_t = beta1 (1 - 0.96^(t psi) / 2)}, {@code P_t = mu_1 mu_2 ... mu_t}, and the moments of
 * {@link Adam}, whose mean of gradients keeps {@code beta1}.
 *
 * <p>Source: T. Dozat, 2016, "Incorporating Nesterov momentum into Adam", ICLR workshop, algorithm 2, with the
 * schedule of mu that its author recommends. PyTorch computes the same; optax has {@code mu_t = beta1} for all t.
 *
 * @param learningRate eta
 * @param beta1 what is kept of the mean of gradients, from 0 to below 1
 * @param beta2 what is kept of the mean of their squares, from 0 to below 1
 * @param epsilon above 0
 * @param momentumDecay psi, from 0 on
 */
public record NAdam(double learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
        implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public NAdam {
        Adam.require("NAdam", learningRate, beta1, beta2, epsilon);
        Numbers.notNegative("NAdam", "momentumDecay", momentumDecay, "0.004");
    }

    /** Makes the rule with beta1 0.9, beta2 0.999, epsilon 1e-8, momentumDecay 0.004. */
    public NAdam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8, 0.004);
    }

    /** {@inheritDoc} {@code product} is P_t, a FLOAT64 scalar. */
    @Override
    public List<String> slots() {
        return List.of("m", "v", "product");
    }

    @Override
    public Tensor initial(String slot, Tensor theta) {
        return slot.equals("product") ? Tensor.scalar(1, DType.FLOAT64) : Tensor.zerosLike(theta);
    }

    @Override
    public Step at(long t, double rate) {
        double now = mu(t);
        double next = mu(t + 1);
        double power2 = Adam.power(beta2, t);
        return (theta, g, slots) -> {
            double product = slots.get(2).item() * now;
            double along = rate * next / (1 - product * next);
            double ahead = rate * (1 - now) / (1 - product);
            Updated updated =
                    Adam.step(beta1, beta2, 1, along, ahead, power2, epsilon).apply(theta, g, slots);
            Tensor kept = Tensor.scalar(product, DType.FLOAT64);
            return new Updated(
                    updated.theta(),
                    List.of(updated.slots().get(0), updated.slots().get(1), kept));
        };
    }

    private double mu(long t) {
        return beta1 * (1 - 0.5 * Adam.power(0.96, t * momentumDecay));
    }
}
