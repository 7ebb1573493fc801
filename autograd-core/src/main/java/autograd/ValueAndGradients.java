package autograd;

import java.util.List;

/**
 * The value of a scalar function of several tensors and its gradients at the same point.
 *
 * @param value the scalar
 * @param gradients {@code dvalue/dx} for each x, of its shape, in order
 */
public record ValueAndGradients(Tensor value, List<Tensor> gradients) {
    /** {@return the gradient by argument {@code i}} */
    public Tensor gradient(int i) {
        return gradients.get(i);
    }

    /** {@return the parts, each with its name} */
    @Override
    public String toString() {
        NamedParts parts = new NamedParts("ValueAndGradients").with("value", value);
        for (int i = 0; i < gradients.size(); i++) {
            parts.with("gradient(" + i + ")", gradients.get(i));
        }
        return parts.toString();
    }
}
