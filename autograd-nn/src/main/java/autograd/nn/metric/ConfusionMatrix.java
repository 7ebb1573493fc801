package autograd.nn.metric;

import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/**
 * How many rows of each class were predicted to be of each: {@code count(t, p)} are of class t and predicted as p. Immutable.
 *
 * <pre>
 * true \ predicted      0      1      2  recall
 * ---------------------------------------------
 * 0                     2      1      0   0.667
 * 1                     0      3      0   1.000
 * 2                     1      0      1   0.500
 * ---------------------------------------------
 * precision         0.667  0.750  1.000
 * </pre>
 *
 * <p>Each row has one class and one prediction, so a wrong one is a false positive of one class and a false negative of
 * another: the micro averages of precision, recall and F1 are all the {@link #accuracy}. The macro averages are plain means over
 * the classes that occur, as a class or as a prediction. What would be 0 / 0 is 0: the precision of a class that is never
 * predicted, the recall of one that has no row.
 */
public final class ConfusionMatrix {
    /** Nothing counted yet: it adds up with matrices of any number of classes. */
    public static final ConfusionMatrix EMPTY = new ConfusionMatrix(0, new long[0]);

    private final int classes;
    private final long[] counts; // row by row; never changed

    private ConfusionMatrix(int classes, long[] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /**
     * Counts; the prediction is the class of the greatest logit, of equal ones the first.
     *
     * @param logits shape {@code [..., classes]}; probabilities do as well
     * @param classes INT32 indices from 0, shape {@code [...]}
     * @return the matrix
     * @throws IllegalArgumentException if {@code classes} is not INT32, or a logit is NaN: the message says where
     * @throws IndexOutOfBoundsException if a class is out of range: the message has the value and where it is
     */
    public static ConfusionMatrix of(Tensor logits, Tensor classes) {
        MetricChecks.classes("ConfusionMatrix", logits, classes);
        int count = logits.shape().size(-1);
        NdArray labels = classes.array();
        NdArray predicted = logits.argMax(-1).array();
        long[] counts = new long[Math.multiplyExact(count, count)];
        for (int i = 0; i < labels.elements(); i++) {
            counts[labels.intAt(i) * count + predicted.intAt(i)]++;
        }
        return new ConfusionMatrix(count, counts);
    }

    /**
     * Counts two classes by one score a row; the prediction is 1 where the score is {@code threshold} or more.
     *
     * @param scores logits or probabilities, any shape
     * @param y classes 0 or 1 of the same shape, of any dtype
     * @param threshold 0 for logits, 0.5 for probabilities
     * @return the matrix of classes 0 and 1
     * @throws IllegalArgumentException for another class, or a NaN: the message says where
     */
    public static ConfusionMatrix ofScores(Tensor scores, Tensor y, double threshold) {
        MetricChecks.binary("ofScores", scores, y);
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("ofScores: threshold is NaN; need a number, such as 0.5");
        }
        NdArray values = scores.array();
        NdArray labels = y.to(DType.INT32).array();
        long[] counts = new long[4];
        for (int i = 0; i < labels.elements(); i++) {
            counts[2 * labels.intAt(i) + (values.doubleAt(i) >= threshold ? 1 : 0)]++;
        }
        return new ConfusionMatrix(2, counts);
    }

    /**
     * {@return the counts of both}
     *
     * @throws ShapeException if they have different numbers of classes, and neither is {@link #EMPTY}
     */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        MetricChecks.other("ConfusionMatrix", other);
        if (classes == 0 || other.classes == 0) {
            return classes == 0 ? other : this;
        }
        if (classes != other.classes) {
            throw new ShapeException("ConfusionMatrix: this has " + classes + " classes, other has " + other.classes
                    + "; need the same number");
        }
        long[] sum = new long[counts.length];
        Arrays.setAll(sum, i -> Math.addExact(counts[i], other.counts[i]));
        return new ConfusionMatrix(classes, sum);
    }

    /** {@return the number of classes, 0 of {@link #EMPTY}} */
    public int classes() {
        return classes;
    }

    /** {@return how many rows of class {@code trueClass} were predicted as {@code predicted}} */
    public long count(int trueClass, int predicted) {
        Objects.checkIndex(trueClass, classes);
        return counts[trueClass * classes + Objects.checkIndex(predicted, classes)];
    }

    /** {@return how many rows were counted} */
    public long rows() {
        return Arrays.stream(counts).sum();
    }

    /**
     * {@return the share of rows that were predicted as what they are}
     *
     * @throws IllegalStateException if there is no row
     */
    public double accuracy() {
        long rows = rows();
        MetricChecks.some("accuracy", rows);
        long right = 0;
        for (int c = 0; c < classes; c++) {
            right += count(c, c);
        }
        return (double) right / rows;
    }

    /** {@return of the rows predicted as class c the share that are: {@code count(c, c) / sum_t count(t, c)}} */
    public double precision(int c) {
        return share(count(c, c), predicted(c));
    }

    /** {@return of the rows of class c the share that were predicted so: {@code count(c, c) / sum_p count(c, p)}} */
    public double recall(int c) {
        return share(count(c, c), actual(c));
    }

    /** {@return the harmonic mean of precision and recall, {@code 2 count(c, c) / (sum_t count(t, c) + sum_p count(c, p))}} */
    public double f1(int c) {
        return share(2 * count(c, c), predicted(c) + actual(c));
    }

    /** {@return the mean of {@link #precision}; an {@link IllegalStateException} for no row} */
    public double macroPrecision() {
        return macro("macroPrecision", this::precision);
    }

    /** {@return the mean of {@link #recall}; an {@link IllegalStateException} for no row} */
    public double macroRecall() {
        return macro("macroRecall", this::recall);
    }

    /** {@return the mean of {@link #f1} over classes; an {@link IllegalStateException} for no row} */
    public double macroF1() {
        return macro("macroF1", this::f1);
    }

    private double macro(String op, IntToDoubleFunction ofClass) {
        MetricChecks.some(op, rows());
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < classes; c++) {
            if (predicted(c) + actual(c) > 0) {
                sum += ofClass.applyAsDouble(c);
                occurring++;
            }
        }
        return sum / occurring;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private long actual(int c) {
        return Arrays.stream(counts, c * classes, (c + 1) * classes).sum();
    }

    private long predicted(int c) {
        long sum = 0;
        for (int t = 0; t < classes; t++) {
            sum += count(t, c);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix && Arrays.equals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    /** {@return the table, with recall at the right and precision below} */
    @Override
    public String toString() {
        return ConfusionTable.of(this);
    }
}
