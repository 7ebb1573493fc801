package autograd;

/**
 * The value of a scalar function and its gradient at the same point.
 *
 * @param value the scalar
 * @param gradient {@code dvalue/dx}, of the shape of x
 */
public record ValueAndGradient(Tensor value, Tensor gradient) {
    /** {@return the parts, each with its name} */
    @Override
    public String toString() {
        return new NamedParts("ValueAndGradient")
                .with("value", value)
                .with("gradient", gradient)
                .toString();
    }
}
