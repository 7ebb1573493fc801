package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Descent divided by the root mean square of gradients: {@code v_t = rho v_(t-1) + (1 - rho) g_t^2}, {@code d_t = g_t /
 * (sqrt(v_t) + epsilon)}, {@code theta_t = theta_(t-1) - eta d_t}, from {@code v_0 = 0}.
 *
 * <p>Centered, the root is of {@code v_t - a_t^2}, at least 0, with the mean {@code a_t = rho a_(t-1) + (1 - rho) g_t}: an
 * estimate of the variance. (Rounding can make that difference negative when gradients do not change; elsewhere this has
 * ended in NaN.) With momentum, {@code theta_t = theta_(t-1) - eta w_t} with {@code w_t = mu w_(t-1) + d_t}.
 *
 * <p>Sources: T. Tieleman, G. Hinton, 2012, "Lecture 6.5: rmsprop", Coursera: Neural networks for machine learning. A. Graves,
 * 2013, "Generating sequences with recurrent neural networks", equations 38 to 41, where epsilon is inside the root; here, as
 * in PyTorch, it is outside.
 *
 * @param learningRate eta
 * @param decay rho, from 0 to below 1
 * @param epsilon above 0
 * @param momentum mu, from 0 to below 1
 * @param centered whether the variance takes the place of the mean square
 */
public record RmsProp(double learningRate, double decay, double epsilon, double momentum, boolean centered)
        implements UpdateRule {
    /**
     * Makes the rule.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public RmsProp {
        Numbers.learningRate("RmsProp", learningRate);
        Numbers.decay("RmsProp", "decay", decay, "0.99");
        Numbers.positive("RmsProp", "epsilon", epsilon, "1e-8");
        Numbers.decay("RmsProp", "momentum", momentum, "0.9");
    }

    /** Makes the rule with decay 0.99 and epsilon 1e-8, without momentum and not centered. */
    public RmsProp(double learningRate) {
        this(learningRate, 0.99, 1e-8, 0, false);
    }

    /** {@inheritDoc} {@code v}, then {@code a} if centered, then {@code w} if there is momentum. */
    @Override
    public List<String> slots() {
        List<String> slots = new ArrayList<>(List.of("v"));
        if (centered) {
            slots.add("a");
        }
        if (momentum > 0) {
            slots.add("w");
        }
        return List.copyOf(slots);
    }

    @Override
    public Step at(long t, double rate) {
        return (theta, g, slots) -> {
            List<Tensor> next = new ArrayList<>(slots.size());
            Tensor square = Arithmetic.addScaled(slots.get(0).mul(decay), g.square(), 1 - decay);
            next.add(square);
            Tensor spread = square;
            if (centered) {
                Tensor mean = Arithmetic.addScaled(slots.get(1).mul(decay), g, 1 - decay);
                next.add(mean);
                spread = square.sub(mean.square()).relu();
            }
            Tensor change = g.div(spread.sqrt().add(epsilon));
            if (momentum > 0) {
                change = slots.get(slots.size() - 1).mul(momentum).add(change);
                next.add(change);
            }
            return new Updated(Arithmetic.addScaled(theta, change, -rate), next);
        };
    }
}
