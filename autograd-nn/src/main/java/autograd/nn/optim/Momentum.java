package autograd.nn.optim;

import autograd.Descent;
import autograd.array.Descents.MomentumFactors;
import java.util.List;

/**
 * Gradient descent with a velocity: {@code w_t = mu w_(t-1) + g_t}, {@code theta_t = theta_(t-1) - eta w_t}, from {@code w_0 =
 * 0}; in Nesterov's form {@code theta_t = theta_(t-1) - eta (g_t + mu w_t)}.
 *
 * <p>The velocity is a sum of gradients, and the learning rate of a step multiplies all of it, as in PyTorch and optax. The
 * papers put eta into the velocity, which is the same as long as eta stays the same.
 *
 * <p>Sources: B. T. Polyak, 1964, "Some methods of speeding up the convergence of iteration methods", USSR Computational
 * Mathematics and Mathematical Physics 4(5). Y. Nesterov, 1983, Soviet Mathematics Doklady 27, in the form of I.
 * Sutskever, J. Martens, G. Dahl, G. Hinton, 2013, "On the importance of initialization and momentum in deep learning",
 * ICML, equations 1 to 4.
 *
 * @param learningRate eta
 * @param momentum mu, from 0 to below 1
 * @param nesterov whether in Nesterov's form
 */
public record Momentum(double learningRate, double momentum, boolean nesterov) implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException unless {@code learningRate} is above 0 and finite, and {@code momentum} from 0 to below 1
     */
    public Momentum {
        Numbers.learningRate("Momentum", learningRate);
        Numbers.decay("Momentum", "momentum", momentum, "0.9");
    }

    /** Makes the rule in the plain form. */
    public Momentum(double learningRate, double momentum) {
        this(learningRate, momentum, false);
    }

    @Override
    public List<String> slots() {
        return List.of("w");
    }

    @Override
    public Step at(long t, double rate) {
        var factors = new MomentumFactors(momentum, 1, nesterov ? rate * momentum : rate, nesterov ? rate : 0);
        return (theta, g, slots) -> {
            var next = Descent.momentum(theta, g, slots.get(0), factors);
            return new Updated(next.parameter(), List.of(next.velocity()));
        };
    }
}
