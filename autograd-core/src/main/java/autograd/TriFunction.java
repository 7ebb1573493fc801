package autograd;

/**
 * A function of three tensors.
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface TriFunction<R> {
    /** {@return the result for three tensors} */
    R apply(Tensor a, Tensor b, Tensor c);
}
