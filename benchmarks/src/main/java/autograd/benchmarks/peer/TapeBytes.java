package autograd.benchmarks.peer;

import autograd.Tape;
import autograd.Tensor;
import autograd.benchmarks.harness.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Heap that a tape of scalar sines keeps, in bytes an entry: everything, and the values alone, which is what as many scalar
 * tensors of no tape keep in an array list.
 *
 * <p>Heap is the used memory after full collections, so the collector must be able to make one.
 */
final class TapeBytes implements Task {
    private static final int COLLECTIONS = 3;

    private final int count;
    private double all;
    private double values;

    TapeBytes(int count) {
        this.count = count;
    }

    // Two methods: what the first has left in its frame must be gone when the second takes its measure.
    @Override
    public void run() {
        all = bytesOfEntry();
        values = bytesOfScalar();
    }

    private double bytesOfEntry() {
        long before = usedHeap();
        try (Tape tape = new Tape()) {
            Tensor y = tape.watch(Tensor.of(0.5), "x");
            for (int i = 0; i < count; i++) {
                y = y.sin();
            }
            return (usedHeap() - before) / (double) tape.size();
        }
    }

    private double bytesOfScalar() {
        long before = usedHeap();
        List<Tensor> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(Tensor.of((double) i));
        }
        return (usedHeap() - before) / (double) numbers.size();
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public double[] result() {
        return new double[] {all, values};
    }
}
