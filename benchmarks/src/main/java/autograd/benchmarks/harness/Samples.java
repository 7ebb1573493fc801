package autograd.benchmarks.harness;

import java.util.Arrays;

/**
 * What was measured of one task in one lane: nanoseconds of a call, a value for each batch.
 *
 * <p>Immutable; arrays are copied at the door.
 */
public final class Samples {
    private final double[] sorted;
    private final double[] result;

    Samples(double[] nanos, double[] result) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
        this.result = result.clone();
    }

    /** {@return the median in nanoseconds} */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@return the shortest, in nanoseconds} */
    public double least() {
        return sorted[0];
    }

    /** {@return the numbers of {@link Task#result}} */
    public double[] result() {
        return result.clone();
    }
}
