package autograd.kernel;

import java.util.Arrays;

/**
 * The loops of {@code autograd.array.Sorts}. In the order of this file NaN comes after all numbers, and NaNs are equal, as are
 * 0 and -0.
 *
 * <p>Operands are {@code [outer, length, columns]}, and the middle axis is sorted.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
public final class Float64Sorts {
    /** Runs of so many elements are sorted by insertion. */
    private static final int RUN = 8;

    private Float64Sorts() {}

    /** {@return whether a comes before b and is not equal to it} */
    public static boolean before(double a, double b) {
        return a < b || b != b && a == a;
    }

    /** {@return for each column the indices that sort it, equal elements in the order in which they stand} */
    public static int[] argSort(double[] x, int length, int columns, boolean descending) {
        int[] y = new int[x.length];
        double[] keys = new double[length];
        for (int start = 0; start < x.length; start += length * columns) {
            for (int column = start; column < start + columns; column++) {
                for (int i = 0; i < length; i++) {
                    keys[i] = x[column + i * columns];
                }
                int[] order = mergeSort(keys, descending);
                for (int i = 0; i < length; i++) {
                    y[column + i * columns] = order[i];
                }
            }
        }
        return y;
    }

    private static boolean comesBefore(double a, double b, boolean descending) {
        return descending ? before(b, a) : before(a, b);
    }

    private static int[] mergeSort(double[] keys, boolean descending) {
        int[] from = new int[keys.length];
        for (int start = 0; start < keys.length; start += RUN) {
            int end = Math.min(start + RUN, keys.length);
            for (int i = start; i < end; i++) {
                int at = i;
                while (at > start && comesBefore(keys[i], keys[from[at - 1]], descending)) {
                    from[at] = from[--at];
                }
                from[at] = i;
            }
        }
        int[] to = new int[keys.length];
        for (long width = RUN; width < keys.length; width *= 2) { // long: twice it may be beyond int
            for (long start = 0; start < keys.length; start += 2 * width) {
                int middle = (int) Math.min(start + width, keys.length);
                int end = (int) Math.min(start + 2 * width, keys.length);
                merge(keys, descending, from, (int) start, middle, end, to);
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    private static void merge(double[] keys, boolean descending, int[] from, int start, int middle, int end, int[] to) {
        if (middle == end || !comesBefore(keys[from[middle]], keys[from[middle - 1]], descending)) {
            System.arraycopy(from, start, to, start, end - start); // in order already
            return;
        }
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesRight =
                    left == middle || right < end && comesBefore(keys[from[right]], keys[from[left]], descending);
            to[i] = takesRight ? from[right++] : from[left++];
        }
    }

    /** {@return for each column the element that has {@code rank} others before it; NaN if there is one} */
    public static double[] select(double[] x, int length, int columns, int results, int rank) {
        double[] y = new double[results];
        double[] keys = new double[length];
        for (int at = 0; at < results; at++) {
            int start = at / columns * length * columns + at % columns;
            for (int i = 0; i < length; i++) {
                keys[i] = x[start + i * columns];
            }
            Arrays.sort(keys);
            double last = keys[length - 1];
            y[at] = last != last ? last : keys[rank];
        }
        return y;
    }

    /**
     * {@return for each value how many of the ascending elements come before it; with {@code orEqual} also those equal to it}
     */
    public static int[] searchSorted(double[] ascending, double[] values, boolean orEqual) {
        int[] y = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int low = 0;
            int high = ascending.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                double element = ascending[middle];
                if (orEqual ? !before(values[i], element) : before(element, values[i])) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            y[i] = low;
        }
        return y;
    }
}
