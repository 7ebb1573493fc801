package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.Tensor;
import autograd.nn.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The gradient of the penalty {@code lambda / 2 |theta|^2}: {@code g' = g + lambda theta}. With plain descent each step shrinks a
 * parameter by the factor {@code 1 - eta lambda}; with rules that divide by past gradients it does not, see {@link AdamW}.
 *
 * @param factor lambda, above 0
 * @param paths of the parameters that decay: {@code *weight} for all weights and no bias
 */
public record WeightDecay(double factor, PathPattern paths) implements GradientTransform {
    /**
     * Makes the transform.
     *
     * @throws IllegalArgumentException unless {@code factor} is above 0 and finite
     */
    public WeightDecay {
        Numbers.positive("WeightDecay", "factor", factor, "1e-4");
        Objects.requireNonNull(paths, "WeightDecay: paths is null; need a pattern such as \"*weight\"");
    }

    /** Makes the transform for all parameters. */
    public WeightDecay(double factor) {
        this(factor, PathPattern.of("*"));
    }

    @Override
    public Transformed apply(Gradients at, Map<String, Tensor> state) {
        List<Tensor> gradients = new ArrayList<>(at.gradients());
        for (int i = 0; i < gradients.size(); i++) {
            if (paths.test(at.paths().get(i))) {
                gradients.set(
                        i,
                        Arithmetic.addScaled(gradients.get(i), at.parameters().get(i), factor));
            }
        }
        return new Transformed(gradients);
    }
}
