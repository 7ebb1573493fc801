package autograd.nn.optim;

import autograd.Shaping;
import autograd.Tensor;
import autograd.array.DType;
import java.util.List;
import java.util.Map;

/**
 * Gradients of bounded length: {@code g' = g max / |g|} where {@code |g| > max}, else {@code g' = g}, with the norm {@code |g|}
 * of all gradients together, in FLOAT64 and without overflow. The direction of the step stays.
 *
 * <p>If a gradient is NaN, all become NaN; {@link RequireFinite} before it says which one was.
 *
 * <p>Source: R. Pascanu, T. Mikolov, Y. Bengio, 2013, "On the difficulty of training recurrent neural networks", ICML,
 * algorithm 1.
 *
 * @param max the largest norm, above 0
 */
public record ClipByGlobalNorm(double max) implements GradientTransform {
    /**
     * Makes the transform.
     *
     * @throws IllegalArgumentException unless {@code max} is above 0 and finite
     */
    public ClipByGlobalNorm {
        Numbers.positive("ClipByGlobalNorm", "max", max, "1.0");
    }

    @Override
    public Transformed apply(Gradients at, Map<String, Tensor> state) {
        if (at.gradients().isEmpty()) {
            return new Transformed(at.gradients());
        }
        Tensor norm = norm(at.gradients());
        if (norm.item() <= max) {
            return new Transformed(at.gradients());
        }
        Tensor scale = norm.reciprocal().mul(max);
        return new Transformed(
                at.gradients().stream().map(g -> g.mul(scale.to(g.dtype()))).toList());
    }

    /** {@return the square root of the sum of all squares, a FLOAT64 scalar} */
    private static Tensor norm(List<Tensor> gradients) {
        Tensor[] norms =
                gradients.stream().map(g -> g.norm2().to(DType.FLOAT64)).toArray(Tensor[]::new);
        return Shaping.stack(0, norms).norm2();
    }
}
