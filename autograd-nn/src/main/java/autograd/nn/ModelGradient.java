package autograd.nn;

import autograd.Tensor;

/**
 * The value of a loss and its gradient by a model.
 *
 * @param value the scalar loss
 * @param gradient a model of the same type and structure; each tensor is the gradient by the parameter in its place
 * @param <M> the model type
 */
public record ModelGradient<M extends Model<M>>(Tensor value, M gradient) {}
