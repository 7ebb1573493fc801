package autograd.nn.loss;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of {@link LossFamiliesTest}: every loss of the families, and its formula as a plain loop. */
final class LossRows {
    static final int K = 3;
    static final int N = 5;

    private LossRows() {}

    /** The losses of a row of numbers of each argument: one a row, or one an element. */
    @FunctionalInterface
    interface Formula {
        double[] of(double[][] row);
    }

    /**
     * @param arguments of n rows: the floating ones first
     * @param differentiable by how many of them there are derivatives
     */
    record Row(
            String name,
            Function<List<Tensor>, Tensor> each,
            Function<List<Tensor>, Tensor> mean,
            Formula formula,
            Function<Integer, List<Tensor>> arguments,
            int differentiable) {
        @Override
        public String toString() {
            return name;
        }

        List<Tensor> in(DType dtype, int rows) {
            return arguments.apply(rows).stream()
                    .map(t -> t.dtype().isFloating() ? t.to(dtype) : t)
                    .toList();
        }

        double[] expected() {
            List<Tensor> all = arguments.apply(N);
            return IntStream.range(0, N)
                    .mapToObj(n -> formula.of(all.stream()
                            .map(t -> row(t.to(DType.FLOAT64).toDoubleArray(), n))
                            .toArray(double[][]::new)))
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
        }

        private static double[] row(double[] values, int n) {
            int size = values.length / N;
            return Arrays.copyOfRange(values, n * size, (n + 1) * size);
        }
    }

    private static Tensor numbers(long seed, int n, double low, double high) {
        return Tensor.of(new Random(seed).doubles((long) n * K, low, high).toArray(), Shape.of(n, K));
    }

    private static Tensor shares(long seed, int n) {
        Tensor positive = numbers(seed, n, 0.1, 1);
        return positive.div(positive.sum(1, true));
    }

    private static Tensor signs(long seed, int n) {
        return numbers(seed, n, -1, 1).sign();
    }

    private static Tensor classes(int n) {
        return Tensor.ints(IntStream.range(0, n).map(i -> (2 * i + 1) % K).toArray());
    }

    private static Formula elementwise(DoubleBinaryOperator f) {
        return rows -> IntStream.range(0, K)
                .mapToDouble(c -> f.applyAsDouble(rows[0][c], rows[1][c]))
                .toArray();
    }

    private static double[] softmax(double[] h) {
        double sum = DoubleStream.of(h).map(Math::exp).sum();
        return DoubleStream.of(h).map(v -> Math.exp(v) / sum).toArray();
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double length(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, K)
                .mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c]))
                .sum());
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, K).mapToDouble(c -> a[c] * b[c]).sum();
    }

    private static Row pairs(
            String name,
            LossOfTwo each,
            LossOfTwo mean,
            DoubleBinaryOperator formula,
            Function<Integer, Tensor> prediction,
            Function<Integer, Tensor> target,
            int differentiable) {
        return new Row(
                name,
                xs -> each.of(xs.get(0), xs.get(1)),
                xs -> mean.of(xs.get(0), xs.get(1)),
                elementwise(formula),
                n -> List.of(prediction.apply(n), target.apply(n)),
                differentiable);
    }

    @FunctionalInterface
    interface LossOfTwo {
        Tensor of(Tensor prediction, Tensor target);
    }

    private static Row perRow(
            String name,
            LossOfTwo each,
            LossOfTwo mean,
            Formula formula,
            Function<Integer, Tensor> prediction,
            Function<Integer, Tensor> target,
            int differentiable) {
        return new Row(
                name,
                xs -> each.of(xs.get(0), xs.get(1)),
                xs -> mean.of(xs.get(0), xs.get(1)),
                formula,
                n -> List.of(prediction.apply(n), target.apply(n)),
                differentiable);
    }

    static Stream<Row> rows() {
        return Stream.of(regression(), classification(), crossEntropy(), similarity())
                .flatMap(s -> s);
    }

    private static Stream<Row> regression() {
        Function<Integer, Tensor> yhat = n -> numbers(1, n, -2, 2);
        Function<Integer, Tensor> y = n -> numbers(2, n, -2, 2);
        Function<Integer, Tensor> counts = n -> numbers(3, n, 0.1, 4);
        return Stream.of(
                pairs(
                        "squared error",
                        RegressionLosses::squaredErrorPerElement,
                        Losses::meanSquaredError,
                        (a, b) -> (a - b) * (a - b),
                        yhat,
                        y,
                        2),
                pairs(
                        "absolute error",
                        RegressionLosses::absoluteErrorPerElement,
                        RegressionLosses::meanAbsoluteError,
                        (a, b) -> Math.abs(a - b),
                        yhat,
                        y,
                        2),
                pairs(
                        "huber",
                        (a, b) -> RegressionLosses.huberPerElement(a, b, 0.7),
                        (a, b) -> RegressionLosses.huber(a, b, 0.7),
                        (a, b) -> Math.abs(a - b) <= 0.7 ? (a - b) * (a - b) / 2 : 0.7 * (Math.abs(a - b) - 0.35),
                        yhat,
                        y,
                        2),
                pairs(
                        "smooth L1",
                        (a, b) -> RegressionLosses.smoothL1PerElement(a, b, 0.8),
                        (a, b) -> RegressionLosses.smoothL1(a, b, 0.8),
                        (a, b) -> Math.abs(a - b) <= 0.8 ? (a - b) * (a - b) / 1.6 : Math.abs(a - b) - 0.4,
                        yhat,
                        y,
                        2),
                pairs(
                        "quantile",
                        (a, b) -> RegressionLosses.quantilePerElement(a, b, 0.9),
                        (a, b) -> RegressionLosses.quantile(a, b, 0.9),
                        (a, b) -> Math.max(0.9 * (b - a), (0.9 - 1) * (b - a)),
                        yhat,
                        y,
                        2),
                pairs(
                        "poisson",
                        RegressionLosses::poissonFromLogRatePerElement,
                        RegressionLosses::poissonFromLogRate,
                        (h, b) -> Math.exp(h) - b * h,
                        yhat,
                        counts,
                        2),
                new Row(
                        "gaussian",
                        xs -> RegressionLosses.gaussianPerElement(xs.get(0), xs.get(1), xs.get(2)),
                        xs -> RegressionLosses.gaussian(xs.get(0), xs.get(1), xs.get(2)),
                        rows -> IntStream.range(0, K)
                                .mapToDouble(c -> 0.5 * Math.log(Math.exp(rows[1][c]))
                                        + Math.pow(rows[2][c] - rows[0][c], 2) / (2 * Math.exp(rows[1][c])))
                                .toArray(),
                        n -> List.of(yhat.apply(n), numbers(4, n, -1, 1), y.apply(n)),
                        3));
    }

    private static Stream<Row> classification() {
        Function<Integer, Tensor> logits = n -> numbers(5, n, -3, 3);
        Function<Integer, Tensor> shares = n -> shares(6, n);
        return Stream.of(
                perRow(
                        "cross entropy with a distribution",
                        ClassificationLosses::softmaxCrossEntropyWithDistributionPerRow,
                        ClassificationLosses::softmaxCrossEntropyWithDistribution,
                        rows -> one(-dot(
                                rows[1],
                                DoubleStream.of(softmax(rows[0])).map(Math::log).toArray())),
                        logits,
                        shares,
                        2),
                perRow(
                        "kl divergence",
                        ClassificationLosses::klDivergencePerRow,
                        ClassificationLosses::klDivergence,
                        rows -> one(IntStream.range(0, K)
                                .mapToDouble(c -> rows[1][c] * (Math.log(rows[1][c]) - rows[0][c]))
                                .sum()),
                        n -> logits.apply(n).logSoftmax(-1),
                        shares,
                        2),
                perRow(
                        "negative log likelihood",
                        ClassificationLosses::negativeLogLikelihoodPerRow,
                        ClassificationLosses::negativeLogLikelihood,
                        rows -> one(-rows[0][(int) rows[1][0]]),
                        n -> logits.apply(n).logSoftmax(-1),
                        LossRows::classes,
                        1),
                pairs(
                        "hinge",
                        ClassificationLosses::hingePerElement,
                        ClassificationLosses::hinge,
                        (s, b) -> Math.max(0, 1 - b * s),
                        logits,
                        n -> signs(7, n),
                        1),
                perRow(
                        "multiclass hinge",
                        ClassificationLosses::multiclassHingePerRow,
                        ClassificationLosses::multiclassHinge,
                        rows -> {
                            int own = (int) rows[1][0];
                            return one(IntStream.range(0, K)
                                    .mapToDouble(c -> c == own ? 0 : Math.max(0, 1 + rows[0][c] - rows[0][own]))
                                    .max()
                                    .orElseThrow());
                        },
                        logits,
                        LossRows::classes,
                        1),
                focal(0, logits),
                focal(0.5, logits),
                focal(2, logits));
    }

    private static Row focal(double gamma, Function<Integer, Tensor> logits) {
        return pairs(
                "focal, gamma " + gamma,
                (h, y) -> ClassificationLosses.focalFromLogitsPerElement(h, y, gamma),
                (h, y) -> ClassificationLosses.focalFromLogits(h, y, gamma),
                (h, y) -> {
                    double p = y == 1 ? 1 / (1 + Math.exp(-h)) : 1 - 1 / (1 + Math.exp(-h));
                    return -Math.pow(1 - p, gamma) * Math.log(p);
                },
                logits,
                n -> signs(8, n).add(1).div(2),
                1);
    }

    private static Stream<Row> crossEntropy() {
        CrossEntropy smooth = CrossEntropy.standard().withSmoothing(0.2);
        CrossEntropy certain = CrossEntropy.standard().withSmoothing(1);
        return Stream.of(
                crossEntropy("cross entropy, standard", CrossEntropy.standard(), 0),
                crossEntropy("cross entropy, smoothed", smooth, 0.2),
                crossEntropy("cross entropy, smoothed to the end", certain, 1),
                crossEntropy("cross entropy, ignored index that does not occur", smooth.withIgnored(-1), 0.2));
    }

    private static Row crossEntropy(String name, CrossEntropy loss, double smoothing) {
        return perRow(
                name,
                loss::perRow,
                loss::mean,
                rows -> one(weighted(rows, smoothing, new double[] {1, 1, 1})),
                n -> numbers(9, n, -3, 3),
                LossRows::classes,
                1);
    }

    /** The loss of a row with smoothed labels and weights of classes, as the sum over classes. */
    static double weighted(double[][] rows, double smoothing, double[] weights) {
        double[] p = softmax(rows[0]);
        double loss = 0;
        for (int c = 0; c < K; c++) {
            double label = smoothing / K + (c == (int) rows[1][0] ? 1 - smoothing : 0);
            loss -= label * weights[c] * Math.log(p[c]);
        }
        return loss;
    }

    private static Stream<Row> similarity() {
        double[] zeros = new double[K];
        return Stream.of(
                perRow(
                        "cosine",
                        SimilarityLosses::cosinePerRow,
                        SimilarityLosses::cosine,
                        rows -> one(1 - dot(rows[0], rows[1]) / (length(rows[0], zeros) * length(rows[1], zeros))),
                        n -> numbers(10, n, -1, 1),
                        n -> numbers(11, n, -1, 1),
                        2),
                new Row(
                        "triplet",
                        xs -> SimilarityLosses.tripletPerRow(xs.get(0), xs.get(1), xs.get(2), 0.4),
                        xs -> SimilarityLosses.triplet(xs.get(0), xs.get(1), xs.get(2), 0.4),
                        rows -> one(Math.max(0, length(rows[0], rows[1]) - length(rows[0], rows[2]) + 0.4)),
                        n -> List.of(numbers(12, n, -1, 1), numbers(13, n, -1, 1), numbers(14, n, -1, 1)),
                        3));
    }
}
