package autograd.nn.optim;

import autograd.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is done with all gradients of a step, before the {@link UpdateRule} sees them: a pure function of the list. An {@link
 * Optimizer} applies those that it has in order. One of your own, without memory, is one method:
 *
 * <pre>{@code
 * record Noise(RandomKey key, double deviation) implements GradientTransform {
 *     public Transformed apply(Gradients at, Map<String, Tensor> state) {
 *         RandomKey now = key.fold(at.step());
 *         List<Tensor> noisy = new ArrayList<>();
 *         for (Tensor g : at.gradients()) {
 *             Tensor noise = now.fold(noisy.size()).normal(g.shape().toArray()).to(g.dtype());
 *             noisy.add(g.add(noise.mul(deviation)));
 *         }
 *         return new Transformed(noisy);
 *     }
 * }
 * }</pre>
 */
public interface GradientTransform {
    /**
     * {@return what it remembers from step to step, by name without dots, before the first one; nothing if not said otherwise}
     *
     * @param paths those of all parameters
     * @param parameters their values
     */
    default Map<String, Tensor> init(List<String> paths, List<Tensor> parameters) {
        return Map.of();
    }

    /**
     * {@return the gradients to go on with, of the shapes and dtypes that they had, and what is remembered next}
     *
     * @param at the gradients of a step
     * @param state what it remembers, by the names of {@link #init}
     */
    Transformed apply(Gradients at, Map<String, Tensor> state);

    /**
     * The gradients of a step, and what they belong to: lists of one length.
     *
     * @param paths the paths of the parameters
     * @param parameters their values
     * @param gradients the gradients by them, of the same shapes and dtypes
     * @param step how many steps have been done before: 0 for the first
     */
    record Gradients(List<String> paths, List<Tensor> parameters, List<Tensor> gradients, long step) {
        /** Makes the lists; they are copied. */
        public Gradients {
            paths = List.copyOf(paths);
            parameters = List.copyOf(parameters);
            gradients = List.copyOf(gradients);
        }
    }

    /**
     * What comes out.
     *
     * @param gradients one for each parameter
     * @param state what is remembered next, by the names of {@link GradientTransform#init}
     */
    record Transformed(List<Tensor> gradients, Map<String, Tensor> state) {
        /** Makes the result; list and map are copied. */
        public Transformed {
            Objects.requireNonNull(gradients, "Transformed: gradients is null; need a tensor for each parameter");
            Objects.requireNonNull(state, "Transformed: state is null; need a map, empty if nothing is remembered");
            gradients = List.copyOf(gradients);
            state = Map.copyOf(state);
        }

        /** Makes the result of a transform that remembers nothing. */
        public Transformed(List<Tensor> gradients) {
            this(gradients, Map.of());
        }
    }
}
