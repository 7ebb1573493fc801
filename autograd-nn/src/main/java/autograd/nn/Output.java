package autograd.nn;

import autograd.Tensor;
import java.util.Objects;

/**
 * What a layer gives in a {@link Mode}.
 *
 * @param y the output
 * @param layer the layer with its next state and the same parameters: the layer itself if nothing changed
 * @param <L> the layer type
 */
public record Output<L extends Layer<L>>(Tensor y, L layer) {
    /** Makes the output. */
    public Output {
        Objects.requireNonNull(y, "Output: y is null; need the output of the layer");
        Objects.requireNonNull(layer, "Output: layer is null; need the layer with its next state");
    }
}
