package autograd.benchmarks.harness;

/** A library, or a way to write things, that takes part in the comparison. */
@FunctionalInterface
public interface Peer {
    /**
     * Prepares a computation; untimed.
     *
     * @throws UnsupportedOperationException if this peer has no such computation: the table leaves its place empty
     */
    Task open(Work work);
}
