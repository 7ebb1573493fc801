package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

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
            case "leak" -> leak();
            case "exhausted" -> exhausted();
            case "checkpoint" -> checkpoints();
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
                })
                .withoutChecks();
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

    /** Trains, reads and slices; looks at the live heap, the threads and the open files before and after. */
    private static void leak() {
        Tensor trained = train(Tensor.full(Shape.of(16, 4), 0.1, DType.FLOAT64), 2_000);
        read(trained, 10_000);
        Tensor.ones(256, 256).matmul(Tensor.ones(256, 256)); // the threads of large operations
        long heap = live();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long files = openFiles();
        trained = train(trained, 10_000);
        read(trained, 1_000_000);
        Tensor.ones(256, 256).matmul(Tensor.ones(256, 256));
        long growth = live() - heap;
        System.out.println("heap grows by " + growth + " bytes; " + threads + " threads, " + files + " files");
        require(growth <= 1 << 20, "the heap grows by " + growth + " bytes");
        require(ManagementFactory.getThreadMXBean().getThreadCount() == threads, "there are more threads");
        require(openFiles() == files, "there are more open files");
    }

    private static Tensor train(Tensor w0, int steps) {
        Tensor x = Tensor.linspace(-1, 1, 32 * 16).reshape(32, 16);
        Tensor y = x.square().sum(1).reshape(32, 1);
        Tensor w = w0;
        for (int step = 0; step < steps; step++) {
            Tensor gradient = Autograd.grad(
                            (Tensor t) -> x.matmul(t).tanh().sub(y).square().mean())
                    .apply(w);
            w = w.sub(gradient.mul(0.01));
        }
        return w;
    }

    private static void read(Tensor x, int times) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += x.get(i % 16, i % 4);
            sum += x.slice(0, i % 16, i % 16 + 1).get(0, 1);
        }
        require(Double.isFinite(sum), "the weights are " + sum);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** Asks for more than there is, again and again; a smaller batch must work afterwards and give the same bits. */
    private static void exhausted() {
        Tensor w = Tensor.of(0.5, -0.25, 1.0);
        UnaryOperator<Tensor> gradient = batch -> Autograd.grad(
                        (Tensor t) -> batch.mul(t).sin().exp().tanh().square().mean())
                .apply(w);
        Tensor small = Tensor.linspace(-1, 1, 48).reshape(16, 3);
        Tensor before = gradient.apply(small);
        Tensor large = Tensor.ones(1_000_000, 3); // 24 MB: no room for the values between
        try (Tape tape = new Tape()) {
            Tensor v = tape.watch(w, "v");
            Tensor loss = v.square().sum();
            for (int i = 0; i < 5; i++) {
                requireExhausted(() -> gradient.apply(large));
                requireExhausted(() -> large.mul(v).exp().mul(large).sum());
                requireExhausted(() -> Tensor.zeros(1 << 30));
                require(gradient.apply(small).array().sameBits(before.array()), "another gradient");
                require(tape.gradient(loss, v).array().sameBits(w.mul(2).array()), "another gradient on the tape");
            }
        }
        try {
            Tensor.zeros(1 << 15, 1 << 15, 1 << 15);
            throw new AssertionError("a tensor of 2^45 elements");
        } catch (IllegalArgumentException e) {
            require(e.getMessage().contains("[32768, 32768, 32768] have too many elements"), e.getMessage());
        }
        require(gradient.apply(small).array().sameBits(before.array()), "another gradient");
    }

    private static void requireExhausted(Supplier<Tensor> call) {
        try {
            Tensor got = call.get();
            throw new AssertionError("there was memory for shape " + got.shape());
        } catch (OutOfMemoryError e) {
            System.out.println("as expected: " + e.getMessage());
        }
    }

    /** What a chain of large values holds at most, forward and backward: plain, in stretches, in stretches of stretches. */
    private static void checkpoints() {
        double plain = highest((x, probe) -> layers(x, LAYERS, probe));
        double stretches = highest((x, probe) -> {
            UnaryOperator<Tensor> stretch = Autograd.checkpoint((Tensor t) -> layers(t, 14, probe));
            return layers(times(14, stretch, x), LAYERS - 14 * 14, probe);
        });
        double nested = highest((x, probe) -> {
            UnaryOperator<Tensor> inner = Autograd.checkpoint((Tensor t) -> layers(t, 8, probe));
            UnaryOperator<Tensor> outer = Autograd.checkpoint((Tensor t) -> times(5, inner, t));
            return times(5, outer, x);
        });
        System.out.println("values held: plain " + plain + ", stretches " + stretches + ", nested " + nested);
        require(plain >= LAYERS, "the plain chain holds only " + plain);
        require(stretches <= 14 + 14 + 4 + 6, "14 stretches of 14 layers hold " + stretches + " values");
        require(nested <= 5 + 5 + 8 + 6, "5 stretches of 5 stretches of 8 layers hold " + nested + " values");
    }

    private static Tensor times(int count, UnaryOperator<Tensor> f, Tensor x) {
        Tensor y = x;
        for (int i = 0; i < count; i++) {
            y = f.apply(y);
        }
        return y;
    }

    /** Layers that keep a value each, and a probe that keeps none. */
    private static Tensor layers(Tensor x, int count, UnaryOperator<Tensor> probe) {
        return probe.apply(times(count, y -> y.sin(), x));
    }

    /** {@return the greatest number of large values that were live at a probe, those of x and of the cotangent included} */
    private static double highest(BiFunction<Tensor, UnaryOperator<Tensor>, Tensor> chain) {
        Tensor x = Tensor.full(Shape.of(LARGE), 0.5, DType.FLOAT64);
        long before = live() - 8L * LARGE;
        long[] most = new long[1];
        CustomOp probe = CustomOp.of("probe", xs -> probed(xs.get(0), most), (g, xs, y) -> List.of(probed(g, most)))
                .withoutChecks();
        Autograd.grad((Tensor t) -> chain.apply(
                                t, y -> y.add(probe.apply(y.slice(0, 0, 1)).mul(0)))
                        .sum())
                .apply(x);
        return (most[0] - before) / (8.0 * LARGE);
    }

    private static Tensor probed(Tensor x, long[] most) {
        most[0] = Math.max(most[0], live());
        return x;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
