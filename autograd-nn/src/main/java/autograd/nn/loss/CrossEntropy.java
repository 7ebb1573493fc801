package autograd.nn.loss;

import autograd.Comparisons;
import autograd.Softmax;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.ShapeException;

/**
 * {@link Losses#softmaxCrossEntropy} with smoothed labels, weights of classes, and a class that is ignored.
 *
 * <pre>{@code
 * Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 5}});
 * Tensor classes = Tensor.ints(0, 2, -1);     // nothing is known of the last row
 * CrossEntropy loss = CrossEntropy.standard().withSmoothing(0.1).withIgnored(-1);
 * Tensor mean = loss.mean(logits, classes);
 * }</pre>
 *
 * <p>With w the weights of the k classes, e the smoothing and p the softmax of a row of logits, {@code L[n] = -(1 - e) w[class]
 * log p[class] - e / k sum_c w[c] log p[c]}. The mean is {@code sum_n L[n] / sum_n w[class[n]]}, as in PyTorch; without weights
 * that is the mean over the rows that are not ignored.
 *
 * <p>Immutable; {@code with...} methods return a changed copy. Source of smoothing: C. Szegedy, V. Vanhoucke, S. Ioffe, J.
 * Shlens, Z. Wojna, 2016, "Rethinking the inception architecture for computer vision", CVPR, section 7.
 */
public final class CrossEntropy {
    private static final CrossEntropy STANDARD = new CrossEntropy(0, null, null);

    private final double smoothing;
    private final Tensor weights; // null for none
    private final Integer ignored; // null for none

    private CrossEntropy(double smoothing, Tensor weights, Integer ignored) {
        this.smoothing = smoothing;
        this.weights = weights;
        this.ignored = ignored;
    }

    /** {@return the plain loss, without any of them} */
    public static CrossEntropy standard() {
        return STANDARD;
    }

    /**
     * {@return this loss with smoothed labels: the class of a row has the share {@code 1 - e + e / k}, each other {@code e / k}}
     *
     * @param share e, from 0 to 1
     * @throws IllegalArgumentException for another number
     */
    public CrossEntropy withSmoothing(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("CrossEntropy: smoothing is " + share + "; need a share from 0 to 1");
        }
        return new CrossEntropy(share, weights, ignored);
    }

    /**
     * {@return this loss with a weight for each class}
     *
     * @param ofClasses w, shape {@code [classes]}, each finite and 0 or more
     * @throws IllegalArgumentException for another weight: the message has the value and where it is
     * @throws ShapeException unless it has one axis
     */
    public CrossEntropy withClassWeights(Tensor ofClasses) {
        LossChecks.floating("CrossEntropy", "class weights", ofClasses);
        if (ofClasses.rank() != 1) {
            throw new ShapeException(
                    "CrossEntropy: class weights have shape " + ofClasses.shape() + "; need [classes]");
        }
        LossChecks.all(
                "CrossEntropy",
                "class weights",
                ofClasses,
                "finite numbers, 0 or more",
                w -> w >= 0 && w <= Double.MAX_VALUE);
        return new CrossEntropy(smoothing, ofClasses, ignored);
    }

    /**
     * {@return this loss with an index that means that there is nothing to predict: its rows have the loss 0 with derivative 0,
     * and do not count in the mean}
     *
     * @param index any number, also one that is no class, such as -1
     */
    public CrossEntropy withIgnored(int index) {
        return new CrossEntropy(smoothing, weights, index);
    }

    /**
     * {@return the loss of each row, shape {@code [...]}}
     *
     * @param logits shape {@code [..., classes]}
     * @param classes INT32 indices from 0, or the ignored one, shape {@code [...]}
     * @throws IllegalArgumentException if {@code classes} is not INT32
     * @throws IndexOutOfBoundsException if an index is out of range: the message has the value and where it is
     * @throws ShapeException if the shapes do not fit together
     */
    public Tensor perRow(Tensor logits, Tensor classes) {
        require(logits, classes);
        return perRow(logits, Rows.of(classes, ignored));
    }

    /**
     * {@return the mean over rows, as above}
     *
     * @param logits shape {@code [..., classes]}
     * @param classes INT32 indices from 0, or the ignored one, shape {@code [...]}
     * @throws IllegalArgumentException also if all rows are ignored, or of weight 0: there is nothing to take the mean of
     * @throws IndexOutOfBoundsException as {@link #perRow}
     * @throws ShapeException as {@link #perRow}, and for no row
     */
    public Tensor mean(Tensor logits, Tensor classes) {
        require(logits, classes);
        LossChecks.notEmpty("CrossEntropy", "logits", logits);
        Rows rows = Rows.of(classes, ignored);
        Tensor total = perRow(logits, rows).sum();
        if (weights == null && ignored == null) {
            return total.div(classes.size());
        }
        Tensor ofRows =
                weights == null ? Tensor.full(classes.shape(), 1, total.dtype()) : weights.take(rows.indices, 0);
        Tensor counted = rows.masked(ofRows).sum();
        LossChecks.someWeight(
                "CrossEntropy",
                "weights of the rows, of classes " + classes.shape()
                        + (ignored == null ? "," : " but for those that are " + ignored + " and ignored,"),
                counted);
        return total.div(counted);
    }

    private Tensor perRow(Tensor logits, Rows rows) {
        Tensor loss = Softmax.softmaxCrossEntropy(logits, rows.indices);
        if (weights != null) {
            loss = LossParts.weighted(weights.take(rows.indices, 0), loss);
        }
        if (smoothing > 0) {
            int classes = logits.shape().size(-1);
            Tensor surprise = Softmax.logSoftmax(logits, -1).neg();
            Tensor all = weights == null ? surprise : LossParts.weighted(weights, surprise);
            loss = loss.mul(1 - smoothing).add(all.sum(-1).mul(smoothing / classes));
        }
        return rows.masked(loss);
    }

    private void require(Tensor logits, Tensor classes) {
        LossChecks.classes("CrossEntropy", "logits", logits, classes, ignored);
        if (weights != null && weights.size() != logits.shape().size(-1)) {
            throw new ShapeException("CrossEntropy: logits has shape " + logits.shape() + ", class weights have shape "
                    + weights.shape() + "; need one weight a class");
        }
    }

    /**
     * The classes of rows, some of which may be ignored.
     *
     * @param indices valid ones: 0 for a row that is ignored
     * @param isKept BOOL; null if all are
     */
    private record Rows(Tensor indices, Tensor isKept) {
        static Rows of(Tensor classes, Integer ignored) {
            if (ignored == null) {
                return new Rows(classes, null);
            }
            Tensor isKept = classes.notEqual(ignored);
            Tensor valid = Comparisons.where(isKept, classes.to(DType.FLOAT64), 0); // exact: INT32 fits
            return new Rows(valid.to(DType.INT32), isKept);
        }

        Tensor masked(Tensor ofRows) {
            return isKept == null ? ofRows : Comparisons.where(isKept, ofRows, 0);
        }
    }

    /** {@return what differs from the plain loss} */
    @Override
    public String toString() {
        return "CrossEntropy[smoothing=" + smoothing + ", class weights=" + (weights == null ? "none" : weights)
                + ", ignored=" + (ignored == null ? "none" : ignored) + "]";
    }
}
