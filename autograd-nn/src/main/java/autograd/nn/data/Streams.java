package autograd.nn.data;

import autograd.RandomKey;
import autograd.Shaping;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Data larger than memory: examples that are made one by one, as from a file that is read line by line.
 *
 * <pre>{@code
 * Iterable<Example> examples = () -> readerOfTheFile();      // opened anew for each epoch
 * for (int epoch = 0; epoch < 10; epoch++) {
 *     for (Batch batch : Streams.batches(Streams.shuffled(examples, 10_000, epoch), 32)) { ... }
 * }
 * }</pre>
 *
 * <p>Only a window of examples and one batch are in memory at a time. See {@link ReadAhead} for reading while training.
 */
public final class Streams {
    private static final int DRAWN_AT_ONCE = 1024;

    private Streams() {}

    /**
     * {@return the examples in an order that is random within a window: each one is drawn from the next {@code window} that have
     * not been drawn yet; the same seed gives the same order}
     *
     * <p>An example may come up to {@code window - 1} places too early, and as late as chance has it. With a window of all
     * examples, each order is as likely as any other; with a smaller one the data should not be sorted by class.
     *
     * @param examples gone through once for each iterator
     * @param window how many are in memory, 1 or more
     * @param seed any number; another one for each epoch
     */
    public static <T> Iterable<T> shuffled(Iterable<T> examples, int window, long seed) {
        Objects.requireNonNull(examples, "shuffled: examples is null; need a source of examples");
        if (window < 1) {
            throw new IllegalArgumentException("shuffled: window is " + window + "; need 1 or more");
        }
        return () -> new Window<>(examples.iterator(), window, RandomKey.of(seed));
    }

    /**
     * {@return mini-batches of the examples, in order; the last one is smaller if their number is not a multiple of {@code size}}
     *
     * @param examples all with the same shapes and dtypes; gone through once for each iterator
     * @param size examples in a batch, 1 or more
     * @throws IllegalArgumentException for another size; and, when the batch is asked for, if its examples differ in shape or
     *     dtype
     */
    public static Iterable<Batch> batches(Iterable<Example> examples, int size) {
        Objects.requireNonNull(examples, "batches: examples is null; need a source of examples");
        if (size < 1) {
            throw new IllegalArgumentException("batches: size of a batch is " + size + "; need 1 or more");
        }
        return () -> new Batched(examples.iterator(), size);
    }

    private static final class Window<T> implements Iterator<T> {
        private final Iterator<T> source;
        private final int size;
        private final RandomKey key;
        private final List<T> window = new ArrayList<>();
        private double[] uniform = {};
        private long drawn;

        Window(Iterator<T> source, int size, RandomKey key) {
            this.source = source;
            this.size = size;
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            return !window.isEmpty() || source.hasNext();
        }

        @Override
        public T next() {
            while (window.size() < size && source.hasNext()) {
                window.add(source.next());
            }
            if (window.isEmpty()) {
                throw new NoSuchElementException("no example after " + drawn);
            }
            int taken = (int) (uniform() * window.size());
            T last = window.remove(window.size() - 1);
            return taken == window.size() ? last : window.set(taken, last);
        }

        private double uniform() {
            int place = (int) (drawn % DRAWN_AT_ONCE);
            if (place == 0) {
                uniform = key.fold(drawn / DRAWN_AT_ONCE).uniform(DRAWN_AT_ONCE).toDoubleArray();
            }
            drawn++;
            return uniform[place];
        }
    }

    private static final class Batched implements Iterator<Batch> {
        private final Iterator<Example> examples;
        private final int size;
        private long taken;

        Batched(Iterator<Example> examples, int size) {
            this.examples = examples;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return examples.hasNext();
        }

        @Override
        public Batch next() {
            List<Example> part = new ArrayList<>();
            while (part.size() < size && examples.hasNext()) {
                part.add(examples.next());
            }
            if (part.isEmpty()) {
                throw new NoSuchElementException("no batch after " + taken + " examples");
            }
            Batch batch = new Batch(stacked("x", part, Example::x), stacked("y", part, Example::y));
            taken += part.size();
            return batch;
        }

        private Tensor stacked(String name, List<Example> part, Function<Example, Tensor> field) {
            Tensor first = field.apply(part.get(0));
            List<Tensor> tensors = new ArrayList<>(part.size());
            for (int i = 0; i < part.size(); i++) {
                Tensor tensor = field.apply(part.get(i));
                if (!tensor.shape().equals(first.shape()) || tensor.dtype() != first.dtype()) {
                    throw new IllegalArgumentException("batches: " + name + " of example " + (taken + i) + " is "
                            + tensor.dtype() + " " + tensor.shape() + ", that of example " + taken + " is "
                            + first.dtype() + " " + first.shape() + "; need the same dtype and shape");
                }
                tensors.add(tensor);
            }
            return Shaping.stack(0, tensors);
        }
    }
}
