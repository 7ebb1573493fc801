package autograd.nn.data;

import autograd.array.Randoms;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Shuffling, splitting and mini-batches. All randomness comes from seeds: the same seed gives the same order everywhere.
 *
 * <pre>{@code
 * Batches.Split split = Batches.split(data, 0.8, 1);
 * for (int epoch = 0; epoch < 20; epoch++) {
 *     for (Batch batch : Batches.shuffled(split.train(), 32, 1000 + epoch)) { ... }     // never the seed of the split
 * }
 * }</pre>
 *
 * <p>Equal seeds mean equal random numbers: the split and every epoch need seeds of their own. To derive them all from one,
 * see {@code autograd.nn.Seeds}.
 */
public final class Batches {
    private Batches() {}

    /**
     * The two parts of a data set; no row is in both.
     *
     * @param train to fit on
     * @param test to judge by
     */
    public record Split(Batch train, Batch test) {}

    /**
     * {@return the rows in random order, each order as likely as any other}
     *
     * @param data the rows
     * @param seed any number
     */
    public static Batch shuffle(Batch data, long seed) {
        requireData("shuffle", data);
        return data.take(Randoms.permutation(seed, data.size()));
    }

    /**
     * Splits into a random part to train on and the rest.
     *
     * @param data the rows
     * @param trainFraction how much of them to train on, between 0 and 1; the number of rows is rounded
     * @param seed any number
     * @return the parts, in random order
     * @throws IllegalArgumentException if the fraction is not between 0 and 1, or leaves a part without a row
     */
    public static Split split(Batch data, double trainFraction, long seed) {
        requireData("split", data);
        if (!(trainFraction > 0 && trainFraction < 1)) {
            throw new IllegalArgumentException(
                    "split: trainFraction is " + trainFraction + "; need a number between 0 and 1");
        }
        int n = data.size();
        int train = (int) Math.rint(trainFraction * n);
        if (train == 0 || train == n) {
            throw new IllegalArgumentException("split: trainFraction " + trainFraction + " of " + n
                    + " rows leaves nothing for " + (train == 0 ? "train" : "test") + "; need a row in each part");
        }
        int[] order = Randoms.permutation(seed, n);
        return new Split(data.take(Arrays.copyOf(order, train)), data.take(Arrays.copyOfRange(order, train, n)));
    }

    /**
     * {@return mini-batches in order of the rows; the last one is smaller if {@code size} does not divide their number}
     *
     * @param data the rows
     * @param size rows of a batch, from 1 to those there are
     * @throws IllegalArgumentException for another size
     */
    public static Iterable<Batch> inOrder(Batch data, int size) {
        requireSize("inOrder", data, size);
        int[] order = new int[data.size()];
        Arrays.setAll(order, row -> row);
        return () -> new Parts(data, order, size);
    }

    /**
     * {@return mini-batches of the rows in random order: each row is in one of them; the last one is smaller if {@code size}
     * does not divide their number}
     *
     * @param data the rows
     * @param size rows of a batch, from 1 to those there are
     * @param seed any number; another one for each epoch
     * @throws IllegalArgumentException for another size
     */
    public static Iterable<Batch> shuffled(Batch data, int size, long seed) {
        requireSize("shuffled", data, size);
        int[] order = Randoms.permutation(seed, data.size());
        return () -> new Parts(data, order, size);
    }

    /** Takes the rows of one mini-batch at a time, so that only one is in memory beside the data. */
    private static final class Parts implements Iterator<Batch> {
        private final Batch data;
        private final int[] order; // only read
        private final int size;
        private int next;

        Parts(Batch data, int[] order, int size) {
            this.data = data;
            this.order = order;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no batch after row " + order.length);
            }
            int from = next;
            next = from + Math.min(size, order.length - from);
            return data.take(Arrays.copyOfRange(order, from, next));
        }
    }

    private static void requireData(String op, Batch data) {
        Objects.requireNonNull(data, () -> op + ": data is null; need a batch of rows");
    }

    private static void requireSize(String op, Batch data, int size) {
        requireData(op, data);
        if (size < 1 || size > data.size()) {
            throw new IllegalArgumentException(op + ": size of a batch is " + size + "; data has " + data.size()
                    + " rows (x " + data.x().shape() + ", y " + data.y().shape() + "); need 1 to " + data.size());
        }
    }
}
