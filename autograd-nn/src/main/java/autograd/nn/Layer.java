package autograd.nn;

import autograd.Tensor;
import java.util.Map;
import java.util.Objects;

/**
 * A model that takes a tensor to a tensor. A layer of your own is a record:
 *
 * <pre>{@code
 * record Scale(Tensor factor) implements Layer<Scale> {
 *     public Tensor apply(Tensor x) {
 *         return x.mul(factor);
 *     }
 *
 *     public Scale mapParameters(ParameterMap f) {
 *         return new Scale(f.apply("factor", factor));
 *     }
 * }
 * }</pre>
 *
 * <p>One that draws random numbers or keeps statistics also has the second {@code apply}: see {@link Mode}. So has one that
 * holds other layers, and hands the mode on to them with {@link Mode#child}.
 *
 * @param <L> the layer type itself
 */
public interface Layer<L extends Layer<L>> extends Model<L> {
    /**
     * {@return the output of this layer in evaluation}
     *
     * @param x the input; by convention a row is an observation, and features are along the last axis
     */
    Tensor apply(Tensor x);

    /**
     * {@return the output in a mode, and the layer with its next state: unless a layer says otherwise {@link #apply(Tensor)}
     * and the layer as it is; in {@link Mode#EVALUATION} always}
     *
     * @param x the input
     * @param mode evaluation, or training with a key to draw from
     */
    @SuppressWarnings("unchecked") // L is the type itself
    default Output<L> apply(Tensor x, Mode mode) {
        Objects.requireNonNull(
                mode, () -> getClass().getSimpleName() + ": mode is null; need Mode.EVALUATION or Mode.training(key)");
        return new Output<>(apply(x), (L) this);
    }

    /**
     * {@return the layers inside that are applied in order, the first to x and each other to the output of the one before, by
     * their paths in {@code mapParameters}: what {@link Summary} shows line by line; none unless a layer says otherwise}
     */
    default Map<String, Layer<?>> chain() {
        return Map.of();
    }
}
