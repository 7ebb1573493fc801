package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.nn.Model;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import java.util.Objects;

/**
 * Plain gradient descent: {@code theta_i = theta_(i-1) - eta dL/dtheta (theta_(i-1))}, rounded once after the product and
 * once after the difference. With FLOAT32 parameters, eta is first rounded to FLOAT32 as well.
 *
 * <p>It remembers nothing, so {@link #step} needs no state; {@link Optimizer} adds schedules, clipping and groups to it as to
 * every rule. {@link Momentum} is the form with a velocity.
 *
 * @param learningRate eta
 */
public record Sgd(double learningRate) implements UpdateRule {
    /**
     * Makes the optimizer.
     *
     * @throws IllegalArgumentException unless {@code learningRate} is above 0 and finite
     */
    public Sgd {
        Numbers.learningRate("Sgd", learningRate);
    }

    /**
     * {@return the model after one step; parameters keep their dtype}
     *
     * @param model the model before
     * @param at the loss there with its gradient, see {@link Parameters#valueAndGrad}; of another type than the model, so
     *     that the two cannot be exchanged
     * @throws autograd.shape.ShapeException if the two differ in structure
     */
    public <M extends Model<M>> M step(M model, ModelGradient<M> at) {
        Objects.requireNonNull(model, "Sgd: model is null; need a model");
        Objects.requireNonNull(at, "Sgd: gradient is null; need the gradient of the model");
        return Parameters.zip(
                model,
                at.gradient(),
                (theta, g) -> Arithmetic.addScaled(theta, g, -learningRate).to(theta.dtype()));
    }

    @Override
    public Step at(long t, double rate) {
        return (theta, g, slots) -> new Updated(Arithmetic.addScaled(theta, g, -rate), slots);
    }
}
