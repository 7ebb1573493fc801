package autograd.benchmarks.harness;

/**
 * How long to measure.
 *
 * @param warmNanos warm-up of a task
 * @param batchNanos length of a batch
 * @param rounds number of batches; each round has one batch of every lane
 */
public record Effort(long warmNanos, long batchNanos, int rounds) {
    /** {@return {@code warm} and {@code batch} in milliseconds} */
    public static Effort ofMillis(long warm, long batch, int rounds) {
        return new Effort(warm * 1_000_000, batch * 1_000_000, rounds);
    }
}
