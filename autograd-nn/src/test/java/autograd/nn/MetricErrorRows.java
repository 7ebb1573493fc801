package autograd.nn;

import static autograd.nn.ErrorMessageTest.INDEX;
import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.Tensor;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.metric.ConfusionMatrix;
import autograd.nn.metric.Hits;
import autograd.nn.metric.Metrics;
import autograd.nn.metric.RankedScores;
import autograd.nn.metric.RegressionErrors;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about metrics. */
final class MetricErrorRows {
    private static final Class<IllegalStateException> STATE = IllegalStateException.class;

    private MetricErrorRows() {}

    static Stream<Row> rows() {
        return Stream.of(classes(), scores(), numbers()).flatMap(rows -> rows);
    }

    private static Stream<Row> classes() {
        Tensor logits = Tensor.zeros(2, 3);
        Tensor y = Tensor.ints(0, 1);
        ConfusionMatrix three = ConfusionMatrix.of(logits, y);
        ConfusionMatrix two = ConfusionMatrix.of(Tensor.zeros(2, 2), y);
        return Stream.of(
                row(NULL, () -> ConfusionMatrix.of(null, y), "ConfusionMatrix: logits is null"),
                row(NULL, () -> ConfusionMatrix.of(logits, null), "ConfusionMatrix: classes is null", "INT32"),
                row(
                        VALUE,
                        () -> ConfusionMatrix.of(Tensor.ints(1), y),
                        "ConfusionMatrix: logits has dtype INT32",
                        "[1]"),
                row(VALUE, () -> ConfusionMatrix.of(logits, Tensor.zeros(2)), "classes has dtype FLOAT64", "INT32"),
                row(SHAPE, () -> ConfusionMatrix.of(Tensor.of(1.0), y), "logits has shape []", "[..., classes]"),
                row(SHAPE, () -> ConfusionMatrix.of(Tensor.zeros(2, 0), y), "logits has shape [2, 0]", "1 or more"),
                row(
                        SHAPE,
                        () -> ConfusionMatrix.of(logits, Tensor.ints(1)),
                        "[2, 3]",
                        "[1]",
                        "need one class a row, shape [2]"),
                row(INDEX, () -> ConfusionMatrix.of(logits, Tensor.ints(0, 3)), "class 3 at [1]", "0 to 2"),
                row(INDEX, () -> ConfusionMatrix.of(logits, Tensor.ints(-1, 0)), "class -1 at [0]", "0 to 2"),
                row(
                        VALUE,
                        () -> ConfusionMatrix.of(Tensor.of(new double[][] {{1, 2}, {0, Double.NaN}}), y),
                        "ConfusionMatrix: logits, shape [2, 2], is NaN at [1, 1]"),
                row(NULL, () -> three.plus(null), "ConfusionMatrix: other is null"),
                row(SHAPE, () -> three.plus(two), "ConfusionMatrix: this has 3 classes, other has 2"),
                row(INDEX, () -> three.count(0, 3), "3"),
                row(INDEX, () -> three.recall(-1), "-1"),
                row(STATE, ConfusionMatrix.EMPTY::accuracy, "accuracy: there are 0 rows", "1 or more"),
                row(STATE, ConfusionMatrix.EMPTY::macroF1, "macroF1: there are 0 rows"),
                row(STATE, ConfusionMatrix.EMPTY::macroRecall, "macroRecall: there are 0 rows"),
                row(STATE, ConfusionMatrix.EMPTY::macroPrecision, "macroPrecision: there are 0 rows"),
                row(
                        STATE,
                        () -> Metrics.accuracy().of(Tensor.zeros(0, 3), Tensor.ints()),
                        "accuracy: there are 0 rows"),
                row(NULL, () -> Metrics.accuracy().result(null), "accuracy: sum is null"),
                row(NULL, () -> Metrics.accuracy().update(null, logits, y), "accuracy: sum is null", "init"),
                row(VALUE, () -> Metrics.topKAccuracy(0), "topKAccuracy: k is 0", "1 or more"),
                row(VALUE, () -> Hits.ofTopK(logits, y, -1), "ofTopK: k is -1"),
                row(INDEX, () -> Hits.ofTopK(logits, Tensor.ints(0, 3), 1), "ofTopK: class 3 at [1]"),
                row(VALUE, () -> new Hits(2, 1), "Hits: hits is 2, rows is 1"),
                row(NULL, () -> new Hits(1, 1).plus(null), "Hits: other is null"),
                row(STATE, () -> new Hits(0, 0).share(), "share: there are 0 rows"));
    }

    private static Stream<Row> scores() {
        Tensor scores = Tensor.of(0.2, 0.7);
        Tensor ones = Tensor.ints(1, 1);
        RankedScores positive = RankedScores.of(scores, ones);
        return Stream.of(
                row(NULL, () -> RankedScores.of(null, ones), "RankedScores: scores is null"),
                row(NULL, () -> RankedScores.of(scores, null), "RankedScores: y is null"),
                row(SHAPE, () -> RankedScores.of(scores, Tensor.ints(1)), "scores has shape [2], y has shape [1]"),
                row(VALUE, () -> RankedScores.of(scores, Tensor.ints(0, 2)), "y, shape [2], is 2.0 at [1]", "0 or 1"),
                row(VALUE, () -> RankedScores.of(Tensor.of(0, Double.NaN), ones), "scores, shape [2], is NaN at [1]"),
                row(NULL, () -> positive.plus(null), "RankedScores: other is null"),
                row(STATE, positive::rocAuc, "rocAuc: class 1 has 2 rows, class 0 has 0", "1 or more of each"),
                row(STATE, RankedScores.EMPTY::rocAuc, "rocAuc: class 1 has 0 rows, class 0 has 0"),
                row(VALUE, () -> ConfusionMatrix.ofScores(scores, ones, Double.NaN), "ofScores: threshold is NaN"),
                row(VALUE, () -> ConfusionMatrix.ofScores(scores, scores, 0), "ofScores: y, shape [2], is 0.2 at [0]"));
    }

    private static Stream<Row> numbers() {
        Tensor y = Tensor.of(1.0, 2.0);
        Tensor infinite = Tensor.of(1, Double.POSITIVE_INFINITY);
        RegressionErrors one = RegressionErrors.of(y, y);
        RegressionErrors two = RegressionErrors.of(Tensor.zeros(2, 2), Tensor.zeros(2, 2));
        return Stream.of(
                row(NULL, () -> RegressionErrors.of(null, y), "RegressionErrors: yhat is null"),
                row(NULL, () -> RegressionErrors.of(y, null), "RegressionErrors: y is null"),
                row(VALUE, () -> RegressionErrors.of(y, Tensor.ints(1, 2)), "y has dtype INT32", "FLOAT64"),
                row(VALUE, () -> RegressionErrors.of(y, infinite), "y, shape [2], is Infinity at [1]", "finite"),
                row(VALUE, () -> RegressionErrors.of(Tensor.of(Double.NaN, 0), y), "yhat, shape [2], is NaN at [0]"),
                row(SHAPE, () -> RegressionErrors.of(y.reshape(2, 1), y), "yhat has shape [2, 1], y has shape [2]"),
                row(SHAPE, () -> RegressionErrors.of(Tensor.of(1.0), Tensor.of(1.0)), "yhat has shape []", "[n, ...]"),
                row(NULL, () -> one.plus(null), "RegressionErrors: other is null"),
                row(SHAPE, () -> one.plus(two), "this has 1 outputs, other has 2"),
                row(INDEX, () -> one.r2(1), "1"),
                row(STATE, () -> two.r2(1), "r2: y is 0.0 in each of 2 rows of output 1", "differ"),
                row(STATE, RegressionErrors.EMPTY::r2, "r2: there are 0 rows"),
                row(STATE, RegressionErrors.EMPTY::meanAbsolute, "meanAbsolute: there are 0 rows"),
                row(STATE, RegressionErrors.EMPTY::rootMeanSquared, "rootMeanSquared: there are 0 rows"));
    }
}
