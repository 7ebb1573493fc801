package autograd.benchmarks;

import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.function.Supplier;

/** A peer that is made when its first work comes. */
final class Late implements Peer {
    private final Supplier<Peer> maker;
    private Peer peer;

    Late(Supplier<Peer> maker) {
        this.maker = maker;
    }

    @Override
    public Task open(Work work) {
        if (peer == null) {
            peer = maker.get();
        }
        return peer.open(work);
    }
}
