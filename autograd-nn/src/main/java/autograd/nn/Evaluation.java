package autograd.nn;

import autograd.Tensor;
import java.util.Objects;

/**
 * What a loss with memory returns to {@link Parameters#valueGradAndState}.
 *
 * @param loss the scalar loss
 * @param next the model with its next state, from {@link Output#layer}; its parameters are not read
 * @param <M> the model type
 */
public record Evaluation<M extends Model<M>>(Tensor loss, M next) {
    /** Makes the evaluation. */
    public Evaluation {
        Objects.requireNonNull(loss, "Evaluation: loss is null; need a scalar tensor");
        Objects.requireNonNull(next, "Evaluation: next is null; need the model with its next state");
    }
}
