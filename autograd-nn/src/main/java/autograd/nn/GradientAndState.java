package autograd.nn;

import autograd.Tensor;

/**
 * What {@link Parameters#valueGradAndState} finds at a model.
 *
 * @param gradient the loss and its gradient by the parameters
 * @param model the model with the same parameters and its next state, which is plain numbers: what an optimizer takes as the
 *     model before its step
 * @param <M> the model type
 */
public record GradientAndState<M extends Model<M>>(ModelGradient<M> gradient, M model) {
    /** {@return the scalar loss} */
    public Tensor value() {
        return gradient.value();
    }
}
