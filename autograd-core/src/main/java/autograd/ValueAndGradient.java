package autograd;

/**
 * The value of a scalar function and its gradient at the same point.
 *
 * @param value the scalar
 * @param gradient {@code dvalue/dx}, of the shape of x
 */
public record ValueAndGradient(Tensor value, Tensor gradient) {}
