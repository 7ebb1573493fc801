package autograd.nn.metric;

import java.util.function.ToDoubleFunction;

/** The metrics there are. What each is, and where it has no value, is told by the type that it adds up. */
public final class Metrics {
    private Metrics() {}

    /** {@return {@link ConfusionMatrix#accuracy}, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> accuracy() {
        return ofClasses("accuracy", ConfusionMatrix::accuracy);
    }

    /**
     * {@return {@link ConfusionMatrix#accuracy} of two classes, see {@link ConfusionMatrix#ofScores}}
     *
     * @param threshold class 1 is predicted from this score on: 0 for logits, 0.5 for probabilities
     */
    public static Metric<ConfusionMatrix> binaryAccuracy(double threshold) {
        return new Summed<>(
                "binaryAccuracy",
                ConfusionMatrix.EMPTY,
                (scores, y) -> ConfusionMatrix.ofScores(scores, y, threshold),
                ConfusionMatrix::plus,
                ConfusionMatrix::accuracy);
    }

    /**
     * {@return {@link ConfusionMatrix#precision} of a class, of logits {@code [..., classes]} and INT32 classes {@code [...]}}
     */
    public static Metric<ConfusionMatrix> precision(int classIndex) {
        return ofClasses("precision." + classIndex, sum -> sum.precision(classIndex));
    }

    /** {@return {@link ConfusionMatrix#recall} of a class, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> recall(int classIndex) {
        return ofClasses("recall." + classIndex, sum -> sum.recall(classIndex));
    }

    /** {@return {@link ConfusionMatrix#f1} of a class, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> f1(int classIndex) {
        return ofClasses("f1." + classIndex, sum -> sum.f1(classIndex));
    }

    /** {@return {@link ConfusionMatrix#macroPrecision}, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> macroPrecision() {
        return ofClasses("macroPrecision", ConfusionMatrix::macroPrecision);
    }

    /** {@return {@link ConfusionMatrix#macroRecall}, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> macroRecall() {
        return ofClasses("macroRecall", ConfusionMatrix::macroRecall);
    }

    /** {@return {@link ConfusionMatrix#macroF1}, of logits {@code [..., classes]} and INT32 classes {@code [...]}} */
    public static Metric<ConfusionMatrix> macroF1() {
        return ofClasses("macroF1", ConfusionMatrix::macroF1);
    }

    private static Metric<ConfusionMatrix> ofClasses(String name, ToDoubleFunction<ConfusionMatrix> result) {
        return new Summed<>(name, ConfusionMatrix.EMPTY, ConfusionMatrix::of, ConfusionMatrix::plus, result);
    }

    /**
     * {@return the share of rows whose class is among the k greatest logits, see {@link Hits}}
     *
     * @param k 1 or more; with 1 it is {@link #accuracy}
     * @throws IllegalArgumentException for a k below 1
     */
    public static Metric<Hits> topKAccuracy(int k) {
        Hits.requireK("topKAccuracy", k);
        return new Summed<>(
                "top" + k + "Accuracy",
                new Hits(0, 0),
                (logits, classes) -> Hits.ofTopK(logits, classes, k),
                Hits::plus,
                Hits::share);
    }

    /** {@return {@link RankedScores#rocAuc}, of scores and classes 0 or 1 of the same shape} */
    public static Metric<RankedScores> rocAuc() {
        return new Summed<>("rocAuc", RankedScores.EMPTY, RankedScores::of, RankedScores::plus, RankedScores::rocAuc);
    }

    /** {@return {@link RegressionErrors#r2}, of numbers of the same shape {@code [n, ...]}} */
    public static Metric<RegressionErrors> r2() {
        return ofNumbers("r2", RegressionErrors::r2);
    }

    /** {@return {@link RegressionErrors#meanAbsolute}, of numbers of the same shape {@code [n, ...]}} */
    public static Metric<RegressionErrors> meanAbsoluteError() {
        return ofNumbers("meanAbsoluteError", RegressionErrors::meanAbsolute);
    }

    /** {@return {@link RegressionErrors#rootMeanSquared}, of numbers of the same shape {@code [n, ...]}} */
    public static Metric<RegressionErrors> rootMeanSquaredError() {
        return ofNumbers("rootMeanSquaredError", RegressionErrors::rootMeanSquared);
    }

    private static Metric<RegressionErrors> ofNumbers(String name, ToDoubleFunction<RegressionErrors> result) {
        return new Summed<>(name, RegressionErrors.EMPTY, RegressionErrors::of, RegressionErrors::plus, result);
    }
}
