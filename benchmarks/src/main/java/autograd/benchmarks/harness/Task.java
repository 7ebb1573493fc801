package autograd.benchmarks.harness;

/** A computation with its inputs in place, ready to be repeated. */
public interface Task extends AutoCloseable {
    /** Computes once. Only this is timed. */
    void run();

    /** {@return numbers of the last {@link #run} on which all peers must agree} */
    double[] result();

    /** Lets go of what lies outside of the Java heap. */
    @Override
    default void close() {}
}
