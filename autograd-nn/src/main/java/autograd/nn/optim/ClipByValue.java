package autograd.nn.optim;

import autograd.Tensor;
import java.util.Map;

/**
 * Gradients with bounded elements: {@code g'[i] = min(max(g[i], -max), max)}; NaN stays NaN. The direction of the step changes;
 * {@link ClipByGlobalNorm} keeps it.
 *
 * @param max the largest magnitude, above 0
 */
public record ClipByValue(double max) implements GradientTransform {
    /**
     * Makes the transform.
     *
     * @throws IllegalArgumentException unless {@code max} is above 0 and finite
     */
    public ClipByValue {
        Numbers.positive("ClipByValue", "max", max, "1.0");
    }

    @Override
    public Transformed apply(Gradients at, Map<String, Tensor> state) {
        return new Transformed(
                at.gradients().stream().map(g -> g.clamp(-max, max)).toList());
    }
}
