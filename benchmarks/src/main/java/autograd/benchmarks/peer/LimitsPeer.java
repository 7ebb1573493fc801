package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import autograd.benchmarks.limits.FmaLoop;
import autograd.benchmarks.limits.Triad;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The limits of the machine: {@code fma DTYPE THREADS} and {@code triad DTYPE N THREADS}. */
public final class LimitsPeer implements Peer {
    // A call is many short loops: the JIT then compiles the loop as a method, and soon.
    private static final int TURNS = 10_000;
    // Long enough, some 14 ms, for the system to spread threads that wake on one processor.
    private static final int LOOPS = 1000;

    @Override
    public Task open(Work work) {
        return switch (work.kind()) {
            case "fma" -> fma(work.isFloat32(0), work.number(1));
            case "triad" ->
                work.isFloat32(0) ? triad32(work.number(1), work.number(2)) : triad64(work.number(1), work.number(2));
            default -> throw new UnsupportedOperationException(work.kind());
        };
    }

    private static Task fma(boolean isFloat32, int threads) {
        double[] results = new double[threads];
        long operations = isFloat32 ? FmaLoop.operations32(TURNS) : FmaLoop.operations64(TURNS);
        IntConsumer part = thread -> {
            double sum = 0;
            for (int i = 0; i < LOOPS; i++) {
                sum += isFloat32 ? FmaLoop.float32(TURNS) : FmaLoop.float64(TURNS);
            }
            results[thread] = sum;
        };
        return new Together(
                threads, part, new double[] {(double) LOOPS * threads * operations, FmaLoop.registerBits()});
    }

    private static Task triad32(int n, int threads) {
        float[] a = new float[n];
        float[] b = Inputs.floats(1, n, 0, 1);
        float[] c = Inputs.floats(2, n, 0, 1);
        return new Together(
                threads,
                i -> Triad.float32(a, b, c, 3, border(n, i, threads), border(n, i + 1, threads)),
                new double[] {n});
    }

    private static Task triad64(int n, int threads) {
        double[] a = new double[n];
        double[] b = Inputs.doubles(1, n, 0, 1);
        double[] c = Inputs.doubles(2, n, 0, 1);
        return new Together(
                threads,
                i -> Triad.float64(a, b, c, 3, border(n, i, threads), border(n, i + 1, threads)),
                new double[] {n});
    }

    private static int border(int n, int part, int parts) {
        return (int) ((long) n * part / parts);
    }

    /** The same loop on several threads at once. */
    private static final class Together implements Task {
        private final IntConsumer part;
        private final int threads;
        private final double[] result;
        private final ExecutorService pool;

        Together(int threads, IntConsumer part, double[] result) {
            this.part = part;
            this.threads = threads;
            this.result = result;
            this.pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        }

        @Override
        public void run() {
            List<Future<?>> others = new ArrayList<>(threads);
            for (int i = 1; i < threads; i++) {
                int thread = i;
                others.add(pool.submit(() -> part.accept(thread)));
            }
            part.accept(0);
            try {
                for (Future<?> other : others) {
                    other.get();
                }
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public double[] result() {
            return result.clone();
        }

        @Override
        public void close() {
            pool.shutdown();
        }
    }
}
