package autograd.nn.loss;

import static autograd.nn.Tolerances.CLOSED_FORM_64;
import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Indexing;
import autograd.Softmax;
import autograd.SpecialFunctions;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.Tolerances;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What losses give at kinks, at infinity, and at probabilities 0 and 1. */
class LossEdgesTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Tensor slopes(UnaryOperator<Tensor> loss, Tensor x) {
        return Autograd.grad((Tensor t) -> loss.apply(t).sum()).apply(x);
    }

    private static Tensor curvatures(UnaryOperator<Tensor> loss, Tensor x) {
        return Derivatives.hvp((Tensor t) -> loss.apply(t).sum(), x, Tensor.onesLike(x));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: no error, no slope, for absolute error, Huber, smooth L1 and quantiles")
    void noError(DType dtype) {
        Tensor y = Tensor.of(1.0, 1.0, 1.0).to(dtype);
        Tensor yhat = Tensor.of(0.0, 1.0, 2.0).to(dtype);
        double exact = 0; // but 0 and -0 are the same
        assertClose(
                new double[] {-1, 0, 1},
                Shape.of(3),
                slopes(t -> RegressionLosses.absoluteErrorPerElement(t, y), yhat),
                exact);
        assertClose(
                new double[] {-0.5, 0, 0.5},
                Shape.of(3),
                slopes(t -> RegressionLosses.huberPerElement(t, y, 0.5), yhat),
                exact);
        assertClose(
                new double[] {-1, 0, 1},
                Shape.of(3),
                slopes(t -> RegressionLosses.smoothL1PerElement(t, y, 0.5), yhat),
                exact);
        assertClose(
                new double[] {-0.75, 0, 0.25},
                Shape.of(3),
                slopes(t -> RegressionLosses.quantilePerElement(t, y, 0.75), yhat),
                exact);
    }

    @Test
    @DisplayName("convention: at the end of the square, Huber has the slope of both sides, and the curvature 0")
    void huberAtItsBound() {
        Tensor y = Tensor.zeros(3);
        Tensor yhat = Tensor.of(-2.0, 2.0, 1.5);
        UnaryOperator<Tensor> huber = t -> RegressionLosses.huberPerElement(t, y, 2);
        assertArrayEquals(new double[] {2, 2, 1.125}, huber.apply(yhat).toDoubleArray());
        assertArrayEquals(new double[] {-2, 2, 1.5}, slopes(huber, yhat).toDoubleArray());
        assertEquals(1, curvatures(huber, yhat).get(2));
        Tensor far = Tensor.of(INF, -INF, 1e300);
        assertArrayEquals(new double[] {INF, INF, 2e300}, huber.apply(far).toDoubleArray());
        assertArrayEquals(new double[] {2, -2, 2}, slopes(huber, far).toDoubleArray());
    }

    @Test
    @DisplayName("the prediction that makes the mean quantile loss least is the quantile of the targets")
    void quantileOfTargets() {
        Tensor y = Tensor.of(new Random(3).doubles(101).toArray());
        double[] sorted = y.toDoubleArray();
        Arrays.sort(sorted);
        for (double q : new double[] {0.1, 0.5, 0.905}) {
            double best = sorted[(int) Math.floor(q * 101)];
            Tensor at = Tensor.full(y.shape(), best, DType.FLOAT64);
            double least = RegressionLosses.quantile(at, y, q).item();
            for (double other : new double[] {best - 0.01, best + 0.01}) {
                Tensor beside = Tensor.full(y.shape(), other, DType.FLOAT64);
                assertTrue(RegressionLosses.quantile(beside, y, q).item() > least, "quantile " + q);
            }
        }
    }

    @Test
    @DisplayName("Poisson and Gaussian losses are the negative logarithms of the densities but for a constant")
    void likelihoods() {
        Tensor h = Tensor.of(-1.0, 0.5, 2.0);
        Tensor counts = Tensor.of(0.0, 3.0, 7.0);
        double[] rates = {Math.exp(-1), Math.exp(0.5), Math.exp(2)};
        double[] logDensities = {
            -rates[0], // e^-rate rate^k / k!
            Math.log(Math.pow(rates[1], 3) / 6) - rates[1],
            Math.log(Math.pow(rates[2], 7) / 5040) - rates[2]
        };
        Tensor whole =
                RegressionLosses.poissonFromLogRatePerElement(h, counts).add(SpecialFunctions.lgamma(counts.add(1)));
        assertClose(Arrays.stream(logDensities).map(d -> -d).toArray(), Shape.of(3), whole, CLOSED_FORM_64);
        Tensor variance = Tensor.of(0.25, 1.0, 9.0);
        Tensor mean = Tensor.of(1.0, -1.0, 0.0);
        Tensor y = Tensor.of(2.0, -1.0, 3.0);
        double[] expected = new double[3];
        for (int i = 0; i < 3; i++) {
            double z = (y.get(i) - mean.get(i)) / Math.sqrt(variance.get(i));
            expected[i] = -Math.log(Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI * variance.get(i)));
        }
        Tensor gaussian =
                RegressionLosses.gaussianPerElement(mean, variance.log(), y).add(Math.log(2 * Math.PI) / 2);
        assertClose(expected, Shape.of(3), gaussian, CLOSED_FORM_64);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: Poisson with rate 0 is 0 where nothing was counted, and inf elsewhere")
    void poissonWithoutEvents(DType dtype) {
        Tensor h = Tensor.of(-INF, -INF).to(dtype);
        Tensor y = Tensor.of(0.0, 2.0).to(dtype);
        assertArrayEquals(
                new double[] {0, INF},
                RegressionLosses.poissonFromLogRatePerElement(h, y).toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: 0 log 0 is 0; what happens and is predicted not to costs inf")
    void impossibleClasses(DType dtype) {
        Tensor logits =
                Tensor.of(new double[][] {{0, -INF}, {0, -INF}, {1000, 0}}).to(dtype);
        Tensor y = Tensor.of(new double[][] {{1, 0}, {0, 1}, {0, 1}}).to(dtype);
        UnaryOperator<Tensor> loss = h -> ClassificationLosses.softmaxCrossEntropyWithDistributionPerRow(h, y);
        assertArrayEquals(new double[] {0, INF, 1000}, loss.apply(logits).toDoubleArray());
        assertArrayEquals(
                new double[] {0, 0, 1, -1, 1, -1}, slopes(loss, logits).toDoubleArray());
        Tensor logarithms = Softmax.logSoftmax(logits, -1);
        assertArrayEquals(
                new double[] {0, INF, 1000},
                ClassificationLosses.klDivergencePerRow(logarithms, y).toDoubleArray());
        Tensor half = Tensor.of(0.5, 0.5).to(dtype);
        assertEquals(0, ClassificationLosses.klDivergence(half.log(), half).item(), Tolerances.closedForm(dtype));
    }

    @Test
    @DisplayName("cross entropy with the distribution that is all at one class is the one with this class")
    void oneHotDistributions() {
        Tensor logits = Tensor.normal(3, 4, 3);
        Tensor classes = Tensor.ints(2, 0, 1, 1);
        Tensor y = Indexing.oneHot(classes, 3, DType.FLOAT64);
        Tensor expected = Losses.softmaxCrossEntropyPerRow(logits, classes);
        assertClose(
                expected.toDoubleArray(),
                Shape.of(4),
                ClassificationLosses.softmaxCrossEntropyWithDistributionPerRow(logits, y),
                CLOSED_FORM_64);
        assertClose(
                expected.toDoubleArray(),
                Shape.of(4),
                ClassificationLosses.negativeLogLikelihoodPerRow(logits.logSoftmax(-1), classes),
                CLOSED_FORM_64);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: at a margin of exactly 1 hinge losses are 0 with slope 0")
    void hingeAtTheMargin(DType dtype) {
        Tensor y = Tensor.of(1.0, -1.0, 1.0).to(dtype);
        Tensor s = Tensor.of(1.0, -1.0, 0.5).to(dtype);
        UnaryOperator<Tensor> hinge = t -> ClassificationLosses.hingePerElement(t, y);
        assertArrayEquals(new double[] {0, 0, 0.5}, hinge.apply(s).toDoubleArray());
        assertArrayEquals(new double[] {0, 0, -1}, slopes(hinge, s).toDoubleArray());
        Tensor scores =
                Tensor.of(new double[][] {{2, 1, 0}, {1, 1, 1}, {0, 3, 3}}).to(dtype);
        Tensor classes = Tensor.ints(0, 1, 0);
        UnaryOperator<Tensor> several = t -> ClassificationLosses.multiclassHingePerRow(t, classes);
        assertArrayEquals(new double[] {0, 1, 4}, several.apply(scores).toDoubleArray());
        assertArrayEquals(
                new double[] {0, 0, 0, 0.5, -1, 0.5, -1, 0.5, 0.5},
                slopes(several, scores).toDoubleArray());
        Tensor single = Tensor.of(new double[][] {{3}}).to(dtype);
        UnaryOperator<Tensor> one = t -> ClassificationLosses.multiclassHingePerRow(t, Tensor.ints(0));
        assertEquals(0, one.apply(single).item());
        assertEquals(0, slopes(one, single).item());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("focal loss: no overflow, no cancellation, from -inf to inf")
    void focalOfLargeLogits(DType dtype) {
        Tensor h = Tensor.of(1000.0, -1000.0, INF, -INF, INF).to(dtype);
        Tensor y = Tensor.of(1.0, 1.0, 1.0, 1.0, 0.0).to(dtype);
        for (double gamma : new double[] {0, 0.5, 2}) {
            UnaryOperator<Tensor> focal = t -> ClassificationLosses.focalFromLogitsPerElement(t, y, gamma);
            assertArrayEquals(
                    new double[] {0, 1000, 0, INF, INF}, focal.apply(h).toDoubleArray());
            assertArrayEquals(new double[] {0, -1, 0, -1, 1}, slopes(focal, h).toDoubleArray());
        }
        // (1 - p)^2 (-log p) with p = 1 - e^-30: e^-90.
        Tensor thirty = Tensor.of(30.0);
        double small =
                ClassificationLosses.focalFromLogits(thirty, Tensor.of(1.0), 2).item();
        assertEquals(Math.exp(-90), small, 1e-12 * Math.exp(-90));
        Tensor logits = Tensor.normal(4, 6);
        Tensor classes = Tensor.of(0.0, 1.0, 0.0, 1.0, 1.0, 0.0);
        assertClose(
                Losses.logLossFromLogitsPerElement(logits, classes).toDoubleArray(),
                Shape.of(6),
                ClassificationLosses.focalFromLogitsPerElement(logits, classes, 0),
                CLOSED_FORM_64);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: a vector of zeros has no direction: cosine loss 1 with slope 0")
    void cosineOfNothing(DType dtype) {
        Tensor a = Tensor.of(new double[][] {{0, 0}, {3, 4}, {3, 4}, {1, 0}}).to(dtype);
        Tensor b = Tensor.of(new double[][] {{1, 0}, {0, 0}, {-6, -8}, {5, 0}}).to(dtype);
        UnaryOperator<Tensor> cosine = t -> SimilarityLosses.cosinePerRow(t, b);
        assertClose(new double[] {1, 1, 2, 0}, Shape.of(4), cosine.apply(a), Tolerances.closedForm(dtype));
        double[] slope = slopes(cosine, a).toDoubleArray();
        assertArrayEquals(new double[] {0, 0, 0, 0}, Arrays.copyOf(slope, 4));
        Tensor tiny = a.mul(dtype == DType.FLOAT32 ? 1e-30 : 1e-200);
        assertClose(new double[] {1, 1, 2, 0}, Shape.of(4), cosine.apply(tiny), Tolerances.closedForm(dtype));
    }

    @Test
    @DisplayName("triplets: met margins cost nothing; points that coincide have no direction")
    void triplets() {
        Tensor anchor = Tensor.of(new double[][] {{0, 0}, {0, 0}, {1, 1}});
        Tensor positive = Tensor.of(new double[][] {{3, 4}, {1, 0}, {1, 1}});
        Tensor negative = Tensor.of(new double[][] {{0, 2}, {0, 3}, {1, 1}});
        Tensor losses = SimilarityLosses.tripletPerRow(anchor, positive, negative, 0.5);
        assertArrayEquals(new double[] {5 - 2 + 0.5, 0, 0.5}, losses.toDoubleArray());
        var gradients = Autograd.grad((Tensor a, Tensor p, Tensor n) ->
                        SimilarityLosses.tripletPerRow(a, p, n, 0.5).sum())
                .apply(anchor, positive, negative);
        assertClose(new double[] {-0.6, -0.8 + 1, 0, 0, 0, 0}, Shape.of(3, 2), gradients.get(0), CLOSED_FORM_64);
        assertClose(new double[] {0.6, 0.8, 0, 0, 0, 0}, Shape.of(3, 2), gradients.get(1), CLOSED_FORM_64);
        assertClose(new double[] {0, -1, 0, 0, 0, 0}, Shape.of(3, 2), gradients.get(2), CLOSED_FORM_64);
    }

    @Test
    @DisplayName("weights: by hand, by rows of a matrix, with an infinite loss left out, and with derivatives")
    void weightedMeans() {
        Tensor losses = Tensor.of(1.0, 2.0, INF);
        assertEquals(
                (1 * 3 + 2 * 1) / 4.0,
                Losses.weightedMean(losses, Tensor.of(3.0, 1.0, 0.0)).item());
        Tensor matrix = Tensor.of(new double[][] {{1, 2}, {3, 5}});
        assertEquals(
                (2 * 3 + 1 * 8) / 6.0,
                Losses.weightedMean(matrix, Tensor.of(2.0, 1.0)).item());
        assertEquals(
                (1 + 5 * 3) / 4.0,
                Losses.weightedMean(matrix, Tensor.of(new double[][] {{1, 0}, {0, 3}}))
                        .item());
        assertEquals(7, Losses.weightedMean(Tensor.of(7.0), Tensor.of(0.1)).item());
        assertArrayEquals(
                new double[] {0.75, 0.25, 0},
                slopes(t -> Losses.weightedMean(t, Tensor.of(3.0, 1.0, 0.0)), losses)
                        .toDoubleArray());
        GradientCheck.standard()
                .withOrder(2)
                .run(Losses::weightedMean, matrix, Tensor.of(2.0, 1.5))
                .throwIfFailed();
    }
}
