package autograd.nn;

import static autograd.nn.ErrorMessageTest.INDEX;
import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.loss.ClassificationLosses;
import autograd.nn.loss.CrossEntropy;
import autograd.nn.loss.Losses;
import autograd.nn.loss.RegressionLosses;
import autograd.nn.loss.SimilarityLosses;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about the families of losses. */
final class LossErrors {
    private LossErrors() {}

    static Stream<Row> rows() {
        return Stream.of(weights(), regression(), classification(), crossEntropy(), similarity())
                .flatMap(s -> s);
    }

    private static Stream<Row> weights() {
        Tensor losses = Tensor.ones(2, 3);
        return Stream.of(
                row(NULL, () -> Losses.weightedMean(null, losses), "weightedMean: losses"),
                row(NULL, () -> Losses.weightedMean(losses, null), "weightedMean: weights"),
                row(
                        VALUE,
                        () -> Losses.weightedMean(losses, Tensor.ints(1, 2)),
                        "weightedMean: weights has dtype INT32"),
                row(
                        SHAPE,
                        () -> Losses.weightedMean(losses, Tensor.ones(3)),
                        "weightedMean: losses has shape [2, 3], weights has shape [3]",
                        "first axes"),
                row(SHAPE, () -> Losses.weightedMean(losses, Tensor.ones(2, 1)), "weights has shape [2, 1]"),
                row(SHAPE, () -> Losses.weightedMean(Tensor.zeros(0), Tensor.zeros(0)), "weightedMean: losses", "[0]"),
                row(
                        VALUE,
                        () -> Losses.weightedMean(losses, Tensor.of(1.0, -2.0)),
                        "weightedMean: weights, shape [2], is -2.0 at [1]",
                        "0 or more"),
                row(VALUE, () -> Losses.weightedMean(losses, Tensor.of(1.0, Double.NaN)), "is NaN at [1]"),
                row(VALUE, () -> Losses.weightedMean(losses, Tensor.zeros(2)), "weights, shape [2], are 0 everywhere"));
    }

    private static Stream<Row> regression() {
        Tensor y = Tensor.of(1.0, 2.0);
        Tensor column = Tensor.zeros(2, 1);
        return Stream.of(
                row(NULL, () -> RegressionLosses.meanAbsoluteError(null, y), "meanAbsoluteError: yhat"),
                row(
                        SHAPE,
                        () -> RegressionLosses.absoluteErrorPerElement(column, y),
                        "absoluteErrorPerElement: yhat has shape [2, 1], y has shape [2]"),
                row(
                        SHAPE,
                        () -> RegressionLosses.squaredErrorPerElement(column, y),
                        "squaredErrorPerElement: yhat has shape [2, 1], y has shape [2]"),
                row(VALUE, () -> RegressionLosses.huber(y, y, 0), "huber: delta is 0.0", "above 0"),
                row(VALUE, () -> RegressionLosses.huberPerElement(y, y, Double.NaN), "huberPerElement: delta is NaN"),
                row(VALUE, () -> RegressionLosses.smoothL1(y, y, -1), "smoothL1: beta is -1.0"),
                row(VALUE, () -> RegressionLosses.smoothL1PerElement(y, y, 0), "smoothL1PerElement: beta is 0.0"),
                row(VALUE, () -> RegressionLosses.quantile(y, y, 1), "quantile: q is 1.0", "above 0 and below 1"),
                row(VALUE, () -> RegressionLosses.quantilePerElement(y, y, 0), "quantilePerElement: q is 0.0"),
                row(
                        VALUE,
                        () -> RegressionLosses.poissonFromLogRate(y, Tensor.of(1.0, -1.0)),
                        "poissonFromLogRate: y, shape [2], is -1.0 at [1]",
                        "0 or more"),
                row(
                        SHAPE,
                        () -> RegressionLosses.gaussian(y, column, y),
                        "gaussian: logVariance has shape [2, 1], y has shape [2]"),
                row(NULL, () -> RegressionLosses.gaussianPerElement(y, null, y), "gaussianPerElement: logVariance"));
    }

    private static Stream<Row> classification() {
        Tensor logits = Tensor.zeros(2, 3);
        Tensor bad = Tensor.of(new double[][] {{0, 1, 0}, {0, 1.5, 0}});
        Tensor classes = Tensor.ints(0, 1);
        return Stream.of(
                row(
                        VALUE,
                        () -> ClassificationLosses.softmaxCrossEntropyWithDistribution(logits, bad),
                        "softmaxCrossEntropyWithDistribution: y, shape [2, 3], is 1.5 at [1, 1]",
                        "0 to 1"),
                row(
                        SHAPE,
                        () -> ClassificationLosses.softmaxCrossEntropyWithDistributionPerRow(
                                Tensor.of(0.0), Tensor.of(1.0)),
                        "logits has shape []",
                        "[..., classes]"),
                row(VALUE, () -> ClassificationLosses.klDivergence(logits, bad), "klDivergence: y", "1.5 at [1, 1]"),
                row(
                        SHAPE,
                        () -> ClassificationLosses.klDivergencePerRow(logits, Tensor.zeros(3)),
                        "klDivergencePerRow: logProbabilities has shape [2, 3], y has shape [3]"),
                row(
                        INDEX,
                        () -> ClassificationLosses.negativeLogLikelihood(logits, Tensor.ints(0, 3)),
                        "negativeLogLikelihood: class 3 at [1]",
                        "logProbabilities has shape [2, 3]",
                        "0 to 2"),
                row(
                        VALUE,
                        () -> ClassificationLosses.negativeLogLikelihoodPerRow(logits, Tensor.of(0.0, 1.0)),
                        "negativeLogLikelihoodPerRow: classes has dtype FLOAT64"),
                row(
                        VALUE,
                        () -> ClassificationLosses.hinge(Tensor.zeros(2), Tensor.of(1.0, 0.0)),
                        "hinge: y, shape [2], is 0.0 at [1]",
                        "-1 or 1"),
                row(
                        SHAPE,
                        () -> ClassificationLosses.multiclassHinge(logits, Tensor.ints(1)),
                        "multiclassHinge: scores has shape [2, 3]",
                        "[1]",
                        "shape [2]"),
                row(
                        INDEX,
                        () -> ClassificationLosses.multiclassHingePerRow(logits, Tensor.ints(-1, 0)),
                        "multiclassHingePerRow: class -1 at [0]"),
                row(
                        VALUE,
                        () -> ClassificationLosses.focalFromLogits(Tensor.zeros(2), Tensor.of(1.0, 0.5), 2),
                        "focalFromLogits: y, shape [2], is 0.5 at [1]",
                        "0 or 1"),
                row(
                        VALUE,
                        () -> ClassificationLosses.focalFromLogitsPerElement(Tensor.zeros(2), Tensor.zeros(2), -1),
                        "focalFromLogitsPerElement: gamma is -1.0"),
                row(NULL, () -> ClassificationLosses.multiclassHinge(null, classes), "multiclassHinge: scores"));
    }

    private static Stream<Row> crossEntropy() {
        CrossEntropy loss = CrossEntropy.standard();
        CrossEntropy ignoring = loss.withIgnored(-1);
        CrossEntropy weighted = loss.withClassWeights(Tensor.of(1.0, 0.0, 2.0));
        Tensor logits = Tensor.zeros(2, 3);
        return Stream.of(
                row(VALUE, () -> loss.withSmoothing(1.5), "CrossEntropy: smoothing is 1.5", "0 to 1"),
                row(NULL, () -> loss.withClassWeights(null), "CrossEntropy: class weights"),
                row(SHAPE, () -> loss.withClassWeights(logits), "CrossEntropy: class weights", "[2, 3]", "[classes]"),
                row(
                        VALUE,
                        () -> loss.withClassWeights(Tensor.of(1.0, -1.0)),
                        "CrossEntropy: class weights",
                        "-1.0 at [1]"),
                row(
                        VALUE,
                        () -> loss.withClassWeights(Tensor.ints(1, 2)),
                        "CrossEntropy: class weights has dtype INT32"),
                row(INDEX, () -> loss.mean(logits, Tensor.ints(0, 3)), "CrossEntropy: class 3 at [1]", "0 to 2"),
                row(
                        INDEX,
                        () -> ignoring.perRow(logits, Tensor.ints(0, -2)),
                        "CrossEntropy: class -2 at [1]",
                        "0 to 2, or -1 to be ignored"),
                row(
                        VALUE,
                        () -> ignoring.mean(logits, Tensor.ints(-1, -1)),
                        "CrossEntropy: weights of the rows, of classes [2] but for those that are -1",
                        "are 0 everywhere",
                        "for a mean"),
                row(
                        VALUE,
                        () -> weighted.mean(logits, Tensor.ints(1, 1)),
                        "CrossEntropy: weights of the rows, of classes [2], are 0 everywhere"),
                row(
                        SHAPE,
                        () -> weighted.perRow(Tensor.zeros(2, 4), Tensor.ints(1, 1)),
                        "CrossEntropy: logits has shape [2, 4], class weights have shape [3]",
                        "one weight a class"),
                row(SHAPE, () -> loss.mean(Tensor.zeros(0, 3), Tensor.ints()), "CrossEntropy: logits", "[0, 3]"),
                row(NULL, () -> loss.mean(null, Tensor.ints(1)), "CrossEntropy: logits"),
                row(NULL, () -> loss.perRow(logits, null), "CrossEntropy: classes"));
    }

    private static Stream<Row> similarity() {
        Tensor a = Tensor.zeros(2, 3);
        Tensor b = Tensor.zeros(2, 4);
        return Stream.of(
                row(NULL, () -> SimilarityLosses.cosine(null, a), "cosine: yhat"),
                row(SHAPE, () -> SimilarityLosses.cosine(a, b), "cosine: yhat has shape [2, 3], y has shape [2, 4]"),
                row(
                        SHAPE,
                        () -> SimilarityLosses.cosinePerRow(Tensor.of(1.0), Tensor.of(1.0)),
                        "cosinePerRow: yhat has shape []",
                        "[..., features]"),
                row(
                        SHAPE,
                        () -> SimilarityLosses.triplet(a, a, b, 1),
                        "triplet: anchor has shape [2, 3], negative has shape [2, 4]"),
                row(NULL, () -> SimilarityLosses.tripletPerRow(a, null, a, 1), "tripletPerRow: positive"),
                row(
                        VALUE,
                        () -> SimilarityLosses.tripletPerRow(a, a.to(DType.INT32), a, 1),
                        "tripletPerRow: positive has dtype INT32"),
                row(VALUE, () -> SimilarityLosses.triplet(a, a, a, -1), "triplet: margin is -1.0", "0 or more"));
    }
}
