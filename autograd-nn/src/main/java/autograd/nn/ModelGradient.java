package autograd.nn;

import autograd.Tensor;

/**
 * The value of a loss and its gradient by a model.
 *
 * @param value the scalar loss
 * @param gradient a model of the same type and structure; each parameter is the gradient by the one in its place, while
 *     components that {@link Model#mapParameters} hands on as they are keep their value and are no gradients
 * @param <M> the model type
 */
public record ModelGradient<M extends Model<M>>(Tensor value, M gradient) {}
