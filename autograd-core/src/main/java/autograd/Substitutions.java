package autograd;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What stands for the tensors of one tape, on each thread that replays it. */
final class Substitutions {
    private volatile Map<Thread, Substitution> byThread = Map.of(); // never changed, so that reading needs no lock

    /** {@return what holds on this thread, or null} */
    Substitution current() {
        return byThread.get(Thread.currentThread());
    }

    /** {@return what {@code work} returns while {@code substitution} holds on this thread} */
    Tensor during(Substitution substitution, Supplier<Tensor> work) {
        Substitution outer = exchange(substitution);
        try {
            return work.get();
        } finally {
            exchange(outer);
        }
    }

    /**
     * Sets what holds on this thread.
     *
     * @param substitution null for nothing
     * @return what held before, or null
     */
    private synchronized Substitution exchange(Substitution substitution) {
        Map<Thread, Substitution> map = new HashMap<>(byThread); // of a thread or two
        Thread thread = Thread.currentThread();
        Substitution before = substitution == null ? map.remove(thread) : map.put(thread, substitution);
        byThread = Map.copyOf(map);
        return before;
    }
}
