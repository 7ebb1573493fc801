package autograd.nn.optim;

import autograd.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an optimizer remembers between steps: plain data, to be saved and loaded as it is.
 *
 * @param step how many steps have been done
 * @param tensors by name, unmodifiable: {@code m.layers.0.weight} is slot {@code m} of the parameter {@code layers.0.weight},
 *     and {@code transforms.0.name} belongs to the first {@link GradientTransform}
 */
public record OptimizerState(long step, Map<String, Tensor> tensors) {
    /**
     * Makes a state; the map is copied.
     *
     * @throws IllegalArgumentException if {@code step} is below 0
     */
    public OptimizerState {
        Numbers.atLeast("OptimizerState", "step", step, 0);
        Objects.requireNonNull(tensors, "OptimizerState: tensors is null; need a map from name to tensor");
        if (!(tensors instanceof Slots)) {
            tensors.forEach((name, tensor) -> {
                Objects.requireNonNull(name, "OptimizerState: a name is null; need names such as \"m.weight\"");
                Objects.requireNonNull(tensor, () -> "OptimizerState: \"" + name + "\" is null; need a tensor");
            });
            tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        }
    }
}
