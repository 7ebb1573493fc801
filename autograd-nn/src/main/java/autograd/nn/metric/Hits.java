package autograd.nn.metric;

import autograd.Tensor;
import autograd.array.NdArray;

/**
 * How many of so many rows are right.
 *
 * @param hits rows that are
 * @param rows all of them
 */
public record Hits(long hits, long rows) {
    /**
     * Makes the counts.
     *
     * @throws IllegalArgumentException unless {@code hits} is from 0 to {@code rows}
     */
    public Hits {
        if (hits < 0 || hits > rows) {
            throw new IllegalArgumentException(
                    "Hits: hits is " + hits + ", rows is " + rows + "; need 0 <= hits <= rows");
        }
    }

    /**
     * Counts the rows whose class is among the k greatest logits. Of equal logits the first is the greater one, as in {@link
     * Tensor#argMax}; with k from the number of classes on every row is a hit.
     *
     * @param logits shape {@code [..., classes]}; probabilities do as well
     * @param classes INT32 indices from 0, shape {@code [...]}
     * @param k 1 or more
     * @return the counts
     * @throws IllegalArgumentException for a k below 1, classes that are not INT32, or a NaN among the logits
     * @throws IndexOutOfBoundsException if a class is out of range: the message has the value and where it is
     */
    public static Hits ofTopK(Tensor logits, Tensor classes, int k) {
        requireK("ofTopK", k);
        MetricChecks.classes("ofTopK", logits, classes);
        NdArray values = logits.array();
        NdArray labels = classes.array();
        int count = logits.shape().size(-1);
        long hits = 0;
        for (int row = 0; row < labels.elements(); row++) {
            int label = labels.intAt(row);
            double own = values.doubleAt(row * count + label);
            int before = 0;
            for (int c = 0; c < count; c++) {
                double other = values.doubleAt(row * count + c);
                before += other > own || other == own && c < label ? 1 : 0;
            }
            hits += before < k ? 1 : 0;
        }
        return new Hits(hits, labels.elements());
    }

    static void requireK(String op, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(op + ": k is " + k + "; need 1 or more");
        }
    }

    /** {@return the counts of both} */
    public Hits plus(Hits other) {
        MetricChecks.other("Hits", other);
        return new Hits(Math.addExact(hits, other.hits), Math.addExact(rows, other.rows));
    }

    /**
     * {@return {@code hits / rows}}
     *
     * @throws IllegalStateException if there is no row
     */
    public double share() {
        MetricChecks.some("share", rows);
        return (double) hits / rows;
    }
}
