package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Programs that look at the live heap, for a JVM of their own; {@link MemoryTest} starts them. What is live is what is
 * used after a collection.
 */
final class Footprints {
    private static final int ENTRIES = 1_000_000;
    private static final int LAYERS = 200;
    private static final int LARGE = 130_000; // doubles of a layer: a little less than 1 MiB, which G1 rounds up
    private static final int PROBE_EVERY = 10;

    private Footprints() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "entry" -> entry(Long.parseLong(arguments[1]));
            case "release" -> peak(true);
            case "replay" -> peak(false);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    private static long live() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What an entry of a chain of unary ops takes, without the value that it keeps. */
    private static void entry(long limit) {
        long values = held(x -> {
            Tensor[] tensors = new Tensor[ENTRIES];
            for (int i = 0; i < ENTRIES; i++) {
                tensors[i] = Tensor.scalar(i, x.dtype());
            }
            long live = live();
            require(tensors[ENTRIES - 1].item() == ENTRIES - 1, "tensors are gone");
            return live - 4L * ENTRIES; // the array of references; 8 bytes in a large heap
        });
        long all = held(x -> {
            Tape tape = new Tape();
            Tensor y = tape.watch(x);
            for (int i = 0; i < ENTRIES; i++) {
                y = y.sin();
            }
            y = null;
            long live = live();
            require(tape.size() == ENTRIES + 1, "the tape is gone");
            return live;
        });
        long beyond = (all - values) / ENTRIES;
        System.out.println("value " + values / ENTRIES + " bytes, entry " + beyond + " bytes beyond it");
        require(beyond > 0 && beyond <= limit, beyond + " bytes an entry; need at most " + limit);
    }

    private static long held(ToLongFunction<Tensor> program) {
        long before = live();
        return program.applyAsLong(Tensor.of(0.5)) - before;
    }

    /** A chain of large values; some of its ops look at the live heap in their reverse rule. */
    private static void peak(boolean release) {
        List<Long> probes = new ArrayList<>();
        CustomOp probe = CustomOp.of("probe", xs -> xs.get(0), (g, xs, y) -> {
            probes.add(live());
            return List.of(g);
        });
        Tensor x = Tensor.full(Shape.of(LARGE), 0.5, DType.FLOAT64);
        long[] afterForward = new long[1];
        long before = live();
        if (release) {
            Autograd.grad((Tensor t) -> {
                        Tensor loss = chain(t, probe);
                        afterForward[0] = live();
                        return loss;
                    })
                    .apply(x);
        } else {
            try (Tape tape = new Tape()) {
                Tensor watched = tape.watch(x);
                Tensor loss = chain(watched, probe);
                afterForward[0] = live();
                tape.gradient(loss, watched);
            }
        }
        long forward = afterForward[0] - before;
        long peak = probes.stream().mapToLong(Long::longValue).max().orElseThrow() - before;
        long last = probes.get(probes.size() - 1) - before;
        System.out.println("after forward " + forward + ", peak of the replay " + peak + ", near its end " + last);
        require(probes.size() == LAYERS / PROBE_EVERY, probes.size() + " probes");
        require(forward > 8L * LARGE * LAYERS, "the forward pass keeps only " + forward + " bytes");
        require(peak <= 1.10 * forward, "the replay needs more than 1.10 of what the forward pass keeps");
        require(!release || last <= 0.15 * forward, "the replay does not let go of what it has used");
    }

    private static Tensor chain(Tensor x, CustomOp probe) {
        Tensor y = x;
        for (int i = 0; i < LAYERS; i++) {
            y = i % PROBE_EVERY == 0 ? probe.apply(y).sin() : y.sin();
        }
        return y.sum();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
