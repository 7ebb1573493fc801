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
 * <p>A value like everything else: a schedule of learning rates makes a new one for each step.
 *
 * @param learningRate eta
 */
public record Sgd(double learningRate) {
    /**
     * Makes the optimizer.
     *
     * @throws IllegalArgumentException unless {@code learningRate} is above 0 and finite
     */
    public Sgd {
        if (!(learningRate > 0 && learningRate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Sgd: learningRate is " + learningRate + "; need a finite number above 0, such as 0.1");
        }
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
}
