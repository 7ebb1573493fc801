package autograd.nn.metric;

import autograd.Tensor;
import autograd.array.DType;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The scores of the rows of class 1 and of those of class 0, from which the area under the curve is found. It keeps every
 * score, 8 bytes a row: the area is about pairs of rows, and has no sums of fixed size. Immutable.
 */
public final class RankedScores {
    /** No rows. */
    public static final RankedScores EMPTY = new RankedScores(new double[0], new double[0]);

    private final double[] positive; // never changed
    private final double[] negative; // never changed

    private RankedScores(double[] positive, double[] negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /**
     * Takes the scores of a batch.
     *
     * @param scores the greater, the more likely class 1: logits or probabilities, any shape
     * @param y classes 0 or 1 of the same shape, of any dtype
     * @return the scores by class
     * @throws IllegalArgumentException for another class, or a NaN: the message says where
     */
    public static RankedScores of(Tensor scores, Tensor y) {
        MetricChecks.binary("RankedScores", scores, y);
        double[] values = scores.toDoubleArray();
        double[] labels = y.to(DType.FLOAT64).toDoubleArray();
        double[] positive = new double[values.length];
        double[] negative = new double[values.length];
        int ones = 0;
        for (int i = 0; i < values.length; i++) {
            double score = values[i] + 0.0; // -0 becomes 0, so that sorting has them equal
            if (labels[i] == 1) {
                positive[ones++] = score;
            } else {
                negative[i - ones] = score;
            }
        }
        return new RankedScores(Arrays.copyOf(positive, ones), Arrays.copyOf(negative, values.length - ones));
    }

    /** {@return the scores of both} */
    public RankedScores plus(RankedScores other) {
        MetricChecks.other("RankedScores", other);
        return new RankedScores(joined(positive, other.positive), joined(negative, other.negative));
    }

    private static double[] joined(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /** {@return the number of rows} */
    public long rows() {
        return (long) positive.length + negative.length;
    }

    /**
     * The area under the receiver operating characteristic: the share of pairs, of a row of class 1 and one of class 0, where
     * the first has the greater score; equal scores count half. 0.5 is chance, 1 an order without mistake.
     *
     * <p>Source: J. A. Hanley, B. J. McNeil, 1982, "The meaning and use of the area under a receiver operating characteristic
     * curve", Radiology 143.
     *
     * @return the area, from 0 to 1
     * @throws IllegalStateException if a class has no row: there is no pair
     */
    public double rocAuc() {
        if (positive.length == 0 || negative.length == 0) {
            throw new IllegalStateException("rocAuc: class 1 has " + positive.length + " rows, class 0 has "
                    + negative.length + "; need 1 or more of each");
        }
        double[] ones = positive.clone();
        double[] zeros = negative.clone();
        Arrays.sort(ones);
        Arrays.sort(zeros);
        long twiceWon = 0; // an integer, so the area is exact but for one division
        int below = 0;
        int upTo = 0;
        for (double score : ones) {
            while (below < zeros.length && zeros[below] < score) {
                below++;
            }
            while (upTo < zeros.length && zeros[upTo] <= score) {
                upTo++;
            }
            twiceWon += (long) below + upTo;
        }
        return twiceWon / (2.0 * ones.length * zeros.length);
    }
}
