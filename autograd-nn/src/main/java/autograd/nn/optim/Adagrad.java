package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.Tensor;
import java.util.List;

/**
 * Descent divided by the root of the sum of all squared gradients: {@code G_t = G_(t-1) + g_t^2}, {@code theta_t = theta_(t-1) -
 * eta g_t / (sqrt(G_t) + epsilon)}, from {@code G_0 = initial}. Rare features keep large steps.
 *
 * <p>Source: J. Duchi, E. Hazan, Y. Singer, 2011, "Adaptive subgradient methods for online learning and stochastic
 * optimization", JMLR 12, figure 1 with a diagonal matrix.
 *
 * @param learningRate eta
 * @param epsilon above 0
 * @param initial the first sum, from 0 on
 */
public record Adagrad(double learningRate, double epsilon, double initial) implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public Adagrad {
        Numbers.learningRate("Adagrad", learningRate);
        Numbers.positive("Adagrad", "epsilon", epsilon, "1e-10");
        Numbers.notNegative("Adagrad", "initial", initial, "0.1");
    }

    /** Makes the rule with epsilon 1e-10 and an initial sum of 0. */
    public Adagrad(double learningRate) {
        this(learningRate, 1e-10, 0);
    }

    @Override
    public List<String> slots() {
        return List.of("sum");
    }

    @Override
    public Tensor initial(String slot, Tensor theta) {
        return Tensor.full(theta.shape(), initial, theta.dtype());
    }

    @Override
    public Step at(long t, double rate) {
        return (theta, g, slots) -> {
            Tensor sum = slots.get(0).add(g.square());
            Tensor change = g.div(sum.sqrt().add(epsilon));
            return new Updated(Arithmetic.addScaled(theta, change, -rate), List.of(sum));
        };
    }
}
