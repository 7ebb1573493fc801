package autograd.nn;

import autograd.Tensor;

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
 * @param <L> the layer type itself
 */
public interface Layer<L extends Layer<L>> extends Model<L> {
    /**
     * {@return the output of this layer}
     *
     * @param x the input; by convention a row is an observation, and features are along the last axis
     */
    Tensor apply(Tensor x);
}
