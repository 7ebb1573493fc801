package autograd.nn.data;

import autograd.Tensor;
import java.util.Objects;

/**
 * One observation and what is to be learned of it: a row of a {@link Batch}.
 *
 * @param x the observation, shape {@code [...]}, of any dtype
 * @param y the target, shape {@code [...]}: a scalar for a number or a class
 */
public record Example(Tensor x, Tensor y) {
    /** Makes the example. */
    public Example {
        Objects.requireNonNull(x, "Example: x is null; need a tensor");
        Objects.requireNonNull(y, "Example: y is null; need a tensor");
    }
}
