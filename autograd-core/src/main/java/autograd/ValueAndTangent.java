package autograd;

/**
 * The value of a function and its directional derivative.
 *
 * @param value {@code f(x)}
 * @param tangent {@code J t}, of the shape of the value
 */
public record ValueAndTangent(Tensor value, Tensor tangent) {
    /** {@return the parts, each with its name} */
    @Override
    public String toString() {
        return new NamedParts("ValueAndTangent")
                .with("value", value)
                .with("tangent", tangent)
                .toString();
    }
}
