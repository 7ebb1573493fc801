package autograd.nn.data;

import autograd.array.DType;
import autograd.array.Randoms;
import autograd.nn.data.Batches.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Splits that keep the shares of the classes, and cross-validation. All randomness comes from the seed, as in {@link Batches}.
 *
 * <pre>{@code
 * for (Batches.Split fold : Splits.stratifiedFolds(data, 5, 1)) {
 *     Standardizer standard = Standardizer.fit(fold.train().x()); // for each fold anew
 * }
 * }</pre>
 */
public final class Splits {
    private Splits() {}

    /**
     * {@return two parts with the shares of the classes in the whole, as nearly as whole rows allow; in random order}
     *
     * @param data rows whose y is INT32 classes {@code [n]}
     * @param trainFraction how much of each class to train on, between 0 and 1; the number of rows is rounded, and each class has
     *     at least one row in each part
     * @param seed any number
     * @throws IllegalArgumentException for another fraction, other y, or a class of one row: the message names it
     */
    public static Split stratified(Batch data, double trainFraction, long seed) {
        Map<Integer, List<Integer>> classes = rowsOfClasses("stratified", data, seed, 2);
        if (!(trainFraction > 0 && trainFraction < 1)) {
            throw new IllegalArgumentException(
                    "stratified: trainFraction is " + trainFraction + "; need a number between 0 and 1");
        }
        boolean[] train = new boolean[data.size()];
        classes.values().forEach(rows -> {
            int rounded = (int) Math.rint(trainFraction * rows.size());
            int count = Math.max(1, Math.min(rows.size() - 1, rounded));
            rows.subList(0, count).forEach(row -> train[row] = true);
        });
        return split(data, train, seed);
    }

    /**
     * {@return k splits: each row is in the test part of one of them, and in the training part of all others; test parts differ by
     * at most one row}
     *
     * @param data the rows
     * @param k how many, from 2 to the number of rows
     * @param seed any number
     * @throws IllegalArgumentException for another k
     */
    public static List<Split> folds(Batch data, int k, long seed) {
        requireFolds("folds", data, k);
        int[] order = Randoms.permutation(seed, data.size());
        int[] foldOfRow = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            foldOfRow[order[i]] = i % k;
        }
        return splits(data, foldOfRow, k, seed);
    }

    /**
     * {@return k splits as {@link #folds}, in which the test parts have each class in numbers that differ by at most one row}
     *
     * @param data rows whose y is INT32 classes {@code [n]}
     * @param k how many, from 2 to the number of rows of the rarest class
     * @param seed any number
     * @throws IllegalArgumentException for another k, or other y
     */
    public static List<Split> stratifiedFolds(Batch data, int k, long seed) {
        requireFolds("stratifiedFolds", data, k);
        int[] foldOfRow = new int[data.size()];
        int next = 0; // goes on from class to class: else the first folds would get all the rows that are left over
        for (List<Integer> rows :
                rowsOfClasses("stratifiedFolds", data, seed, k).values()) {
            for (int row : rows) {
                foldOfRow[row] = next++ % k;
            }
        }
        return splits(data, foldOfRow, k, seed);
    }

    private static List<Split> splits(Batch data, int[] foldOfRow, int k, long seed) {
        List<Split> splits = new ArrayList<>(k);
        for (int fold = 0; fold < k; fold++) {
            boolean[] train = new boolean[foldOfRow.length];
            for (int row = 0; row < train.length; row++) {
                train[row] = foldOfRow[row] != fold;
            }
            splits.add(split(data, train, seed));
        }
        return List.copyOf(splits);
    }

    private static Split split(Batch data, boolean[] train, long seed) {
        int[] order = Randoms.permutation(seed, train.length);
        int[] trained = Arrays.stream(order).filter(row -> train[row]).toArray();
        int[] tested = Arrays.stream(order).filter(row -> !train[row]).toArray();
        return new Split(data.take(trained), data.take(tested));
    }

    /** {@return the rows of each class in random order, {@code least} or more of each} */
    private static Map<Integer, List<Integer>> rowsOfClasses(String op, Batch data, long seed, int least) {
        Objects.requireNonNull(data, () -> op + ": data is null; need a batch of rows");
        if (data.y().dtype() != DType.INT32 || data.y().rank() != 1) {
            throw new IllegalArgumentException(op + ": y has dtype " + data.y().dtype() + " and shape "
                    + data.y().shape() + "; need INT32 classes of shape [n]");
        }
        int[] y = data.y().toIntArray();
        Map<Integer, List<Integer>> classes = new TreeMap<>();
        for (int row : Randoms.permutation(seed, y.length)) {
            classes.computeIfAbsent(y[row], c -> new ArrayList<>()).add(row);
        }
        classes.forEach((c, rows) -> {
            if (rows.size() < least) {
                throw new IllegalArgumentException(op + ": class " + c + " has " + rows.size() + " rows; need " + least
                        + " or more of each class");
            }
        });
        return classes;
    }

    private static void requireFolds(String op, Batch data, int k) {
        Objects.requireNonNull(data, () -> op + ": data is null; need a batch of rows");
        if (k < 2 || k > data.size()) {
            throw new IllegalArgumentException(
                    op + ": k is " + k + ", data has " + data.size() + " rows; need k from 2 to the number of rows");
        }
    }
}
