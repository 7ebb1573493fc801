package autograd.benchmarks.harness;

/**
 * Times one task: first a warm-up, in which the JVM compiles it and which finds how many calls fill a batch; then batches.
 *
 * <p>The clock is read once before and once after a batch, never between calls, so that a call of 50 ns can be told.
 */
final class Sampler {
    private static final int STEADY_CHUNKS = 5;
    private static final double STEADY_FACTOR = 1.25;
    private static final int PATIENCE = 4;

    private final Task task;
    private long callsPerBatch = 1;

    Sampler(Task task) {
        this.task = task;
    }

    /**
     * Repeats the task for {@code warmNanos} or longer, and sizes batches of {@code batchNanos}.
     *
     * <p>Longer: until {@value #STEADY_CHUNKS} chunks in a row were as fast as the best so far, within a quarter, but not
     * beyond {@value #PATIENCE} times {@code warmNanos}. A method that has just been thrown out of compiled code runs
     * many times slower until it is compiled again, which must not fall into the measurement.
     */
    void warm(long warmNanos, long batchNanos) {
        long start = System.nanoTime();
        long calls = 1;
        double best = Double.POSITIVE_INFINITY;
        int steady = 0;
        long elapsed;
        do {
            long nanos = Math.max(1, time(calls));
            double each = nanos / (double) calls;
            best = Math.min(best, each);
            steady = each <= STEADY_FACTOR * best ? steady + 1 : 0;
            callsPerBatch = Math.max(1, (long) (batchNanos / each));
            calls = Math.max(1, Math.min(2 * calls, callsPerBatch));
            elapsed = System.nanoTime() - start;
        } while (elapsed < warmNanos || steady < STEADY_CHUNKS && elapsed < PATIENCE * warmNanos);
    }

    /**
     * {@return nanoseconds of one call, the mean over one batch}
     *
     * <p>Half a batch goes before it, untimed: other JVMs have used the caches since, and sleeping threads of this one are
     * first woken on the processor that wakes them, until the system spreads them.
     */
    double batch() {
        time((callsPerBatch + 1) / 2);
        return time(callsPerBatch) / (double) callsPerBatch;
    }

    private long time(long calls) {
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            task.run();
        }
        return System.nanoTime() - start;
    }
}
