package autograd.nn.metric;

import autograd.Tensor;

/**
 * A number that says how good outputs are, added up over batches: sums are values, and those of the parts of a data set add up
 * to the one of the whole.
 *
 * <pre>{@code
 * Metric<ConfusionMatrix> accuracy = Metrics.accuracy();
 * ConfusionMatrix sum = accuracy.init();
 * for (Batch batch : Batches.inOrder(data, 4)) {
 *     sum = accuracy.update(sum, net.apply(batch.x()), batch.y());
 * }
 * double share = accuracy.result(sum);
 * double atOnce = accuracy.of(net.apply(data.x()), data.y());     // the same number
 * }</pre>
 *
 * <p>Those there are come from {@link Metrics}; one of your own implements this. Metrics are plain numbers: no derivative goes
 * through them.
 *
 * @param <S> what is added up: an immutable value
 */
public interface Metric<S> {
    /** {@return what messages, tables and files call it} */
    String name();

    /** {@return the sum of nothing} */
    S init();

    /**
     * {@return the sum with one batch more}
     *
     * @param sum what was added up before
     * @param output what the model gave
     * @param y what was to be learned
     */
    S update(S sum, Tensor output, Tensor y);

    /**
     * {@return the metric of all that was added up}
     *
     * @param sum of {@link #init} and {@link #update}
     * @throws IllegalStateException if it has no value there, such as for no row at all
     */
    double result(S sum);

    /**
     * {@return the metric of one batch}
     *
     * @param output what the model gave
     * @param y what was to be learned
     * @throws IllegalStateException if it has no value there, such as for no row at all
     */
    default double of(Tensor output, Tensor y) {
        return result(update(init(), output, y));
    }
}
