package autograd.nn.metric;

import autograd.Tensor;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;

/** A metric of sums: those of a batch, how two are added, and the number that is made of them. */
record Summed<S>(
        String name, S init, BiFunction<Tensor, Tensor, S> ofBatch, BinaryOperator<S> plus, ToDoubleFunction<S> ofSum)
        implements Metric<S> {
    @Override
    public S update(S sum, Tensor output, Tensor y) {
        Objects.requireNonNull(sum, () -> name + ": sum is null; need that of init, or of the update before");
        return plus.apply(sum, ofBatch.apply(output, y));
    }

    @Override
    public double result(S sum) {
        Objects.requireNonNull(sum, () -> name + ": sum is null; need that of init and update");
        return ofSum.applyAsDouble(sum);
    }

    @Override
    public String toString() {
        return name;
    }
}
