package autograd.nn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Indexing;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Tolerances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers are counted by hand from the rows below, or come from another program that compares all pairs. */
class ClassMetricsTest {
    private static final double TOLERANCE = Tolerances.CLOSED_FORM_64;
    private static final int[] TRUE = {0, 0, 0, 1, 1, 1, 2, 2, 1, 0};
    private static final int[] PREDICTED = {0, 1, 0, 1, 1, 2, 2, 0, 1, 0};
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9, 0.2};
    private static final int[] Y = {0, 0, 1, 1, 1, 0, 1, 0};

    private static Tensor logits(int... predicted) {
        return Indexing.oneHot(Tensor.ints(predicted), 3, DType.FLOAT64);
    }

    private static ConfusionMatrix matrix() {
        return ConfusionMatrix.of(logits(PREDICTED), Tensor.ints(TRUE));
    }

    @Test
    void countsArePairsOfClassAndPrediction() {
        long[][] expected = {{3, 1, 0}, {0, 3, 1}, {1, 0, 1}};
        for (int t = 0; t < 3; t++) {
            for (int p = 0; p < 3; p++) {
                assertEquals(expected[t][p], matrix().count(t, p), t + ", " + p);
            }
        }
        assertEquals(10, matrix().rows());
        assertEquals(3, matrix().classes());
    }

    @Test
    void scoresOfClassesAndTheirMeans() {
        Tensor logits = logits(PREDICTED);
        Tensor y = Tensor.ints(TRUE);
        double[] precision = {3 / 4.0, 3 / 4.0, 1 / 2.0};
        double[] recall = {3 / 4.0, 3 / 4.0, 1 / 2.0};
        for (int c = 0; c < 3; c++) {
            assertEquals(precision[c], Metrics.precision(c).of(logits, y), TOLERANCE);
            assertEquals(recall[c], Metrics.recall(c).of(logits, y), TOLERANCE);
            assertEquals(precision[c], Metrics.f1(c).of(logits, y), TOLERANCE); // of two that are equal
        }
        assertEquals(0.7, Metrics.accuracy().of(logits, y), TOLERANCE);
        assertEquals(2 / 3.0, Metrics.macroPrecision().of(logits, y), TOLERANCE);
        assertEquals(2 / 3.0, Metrics.macroRecall().of(logits, y), TOLERANCE);
        assertEquals(2 / 3.0, Metrics.macroF1().of(logits, y), TOLERANCE);
    }

    @Test
    @DisplayName("2 of 3 rows predicted as 1 are, 2 of 4 rows of class 1 are predicted so: F1 is 4/7")
    void f1IsTheHarmonicMean() {
        ConfusionMatrix matrix = ConfusionMatrix.ofScores(Tensor.of(1.0, 1, 1, 0, 0), Tensor.ints(1, 1, 0, 1, 1), 0.5);
        assertEquals(2 / 3.0, matrix.precision(1), TOLERANCE);
        assertEquals(0.5, matrix.recall(1), TOLERANCE);
        assertEquals(4 / 7.0, matrix.f1(1), TOLERANCE);
        assertEquals(0, matrix.precision(0)); // none of 2
        assertEquals((2 / 3.0 + 0) / 2, matrix.macroPrecision(), TOLERANCE);
    }

    @Test
    @DisplayName("0 / 0 is 0, and a class that does not occur is in no macro average")
    void oneClassOnly() {
        ConfusionMatrix right = ConfusionMatrix.of(logits(1, 1), Tensor.ints(1, 1));
        assertEquals(1, right.accuracy());
        assertEquals(0, right.precision(0));
        assertEquals(0, right.recall(2));
        assertEquals(0, right.f1(2));
        assertEquals(1, right.macroPrecision());
        assertEquals(1, right.macroF1());
        ConfusionMatrix half = ConfusionMatrix.of(logits(1, 0), Tensor.ints(1, 1));
        assertEquals(0.25, half.macroRecall()); // 1/2 of class 1, and 0 of class 0, which occurs as a prediction
    }

    @Test
    void partsAddUpToTheWhole() {
        ConfusionMatrix sum = ConfusionMatrix.EMPTY;
        for (int i = 0; i < TRUE.length; i++) {
            sum = sum.plus(ConfusionMatrix.of(logits(PREDICTED[i]), Tensor.ints(TRUE[i])));
        }
        assertEquals(matrix(), sum);
        assertEquals(matrix().hashCode(), sum.hashCode());
        assertEquals(sum, sum.plus(ConfusionMatrix.EMPTY));
        assertNotEquals(sum, sum.plus(sum));
        assertNotEquals(sum, ConfusionMatrix.EMPTY);
    }

    @Test
    void rowsMayHaveSeveralAxesAndFloat32() {
        Tensor logits = logits(PREDICTED).to(DType.FLOAT32).reshape(2, 5, 3);
        assertEquals(matrix(), ConfusionMatrix.of(logits, Tensor.ints(TRUE).reshape(2, 5)));
    }

    @Test
    void theThresholdItselfIsClassOne() {
        ConfusionMatrix matrix = ConfusionMatrix.ofScores(Tensor.of(SCORES), Tensor.ints(Y), 0.4);
        assertEquals(3, matrix.count(1, 1)); // 0.8, 0.4, 0.9
        assertEquals(1, matrix.count(1, 0)); // 0.35
        assertEquals(2, matrix.count(0, 1)); // 0.4 twice
        assertEquals(2, matrix.count(0, 0));
        assertEquals(5 / 8.0, Metrics.binaryAccuracy(0.4).of(Tensor.of(SCORES), Tensor.ints(Y)));
        assertEquals(
                5 / 8.0,
                Metrics.binaryAccuracy(0.4).of(Tensor.of(SCORES), Tensor.ints(Y).to(DType.FLOAT64)));
    }

    @Test
    void theTableIsTheOneOfThePage() throws IOException {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(logits(0, 0, 1, 1, 1, 1, 0, 2), Tensor.ints(0, 0, 0, 1, 1, 1, 2, 2));
        String page = Files.readString(Path.of("src/main/java/autograd/nn/metric/ConfusionMatrix.java"))
                .replaceAll("(?m)^ \\* ?", "");
        assertTrue(page.contains(matrix.toString()), () -> "the page shows another table than\n" + matrix);
        assertTrue(ConfusionMatrix.EMPTY.toString().startsWith("true"));
    }

    @Test
    void topKCountsTheGreatest() {
        Tensor logits = Tensor.of(new double[][] {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {1, 1, 1}});
        Tensor y = Tensor.ints(0, 1, 2, 1); // of the last row's equal logits, the one of class 1 is the second
        double[] expected = {0.25, 0.75, 1, 1};
        for (int k = 1; k <= expected.length; k++) {
            assertEquals(expected[k - 1], Metrics.topKAccuracy(k).of(logits, y), "k " + k);
        }
        assertEquals(Metrics.accuracy().of(logits, y), Metrics.topKAccuracy(1).of(logits, y));
        assertEquals(new Hits(3, 4), new Hits(1, 1).plus(new Hits(2, 3)));
        assertEquals("top5Accuracy", Metrics.topKAccuracy(5).name());
    }

    @Test
    @DisplayName("13 of 16 pairs, equal scores counted half")
    void rocAucCountsPairs() {
        assertEquals(13 / 16.0, Metrics.rocAuc().of(Tensor.of(SCORES), Tensor.ints(Y)), TOLERANCE);
        assertEquals(3 / 16.0, Metrics.rocAuc().of(Tensor.of(SCORES).neg(), Tensor.ints(Y)), TOLERANCE);
    }

    @Test
    void rocAucAtItsEnds() {
        assertEquals(1, Metrics.rocAuc().of(Tensor.of(1.0, 2, 3), Tensor.ints(0, 0, 1)));
        assertEquals(0, Metrics.rocAuc().of(Tensor.of(1.0, 2, 3), Tensor.ints(1, 0, 0)));
        assertEquals(0.5, Metrics.rocAuc().of(Tensor.of(7.0, 7, 7), Tensor.ints(1, 0, 0)));
        assertEquals(0.5, Metrics.rocAuc().of(Tensor.of(0.0, -0.0), Tensor.ints(0, 1))); // equal numbers
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(1, Metrics.rocAuc().of(Tensor.of(-infinity, infinity), Tensor.ints(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("the area is that of all pairs compared, and the sum of parts that of the whole")
    void rocAucAgainstAllPairs(long seed) {
        Tensor scores = Tensor.normal(seed, 60).mul(3).round(); // many ties
        Tensor y = Tensor.uniform(seed + 10, 60).greater(0.3).to(DType.INT32);
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                if (y.get(i) == 1 && y.get(j) == 0) {
                    won += (1 + Math.signum(scores.get(i) - scores.get(j))) / 2;
                    pairs++;
                }
            }
        }
        assertTrue(pairs > 100);
        assertEquals(won / pairs, Metrics.rocAuc().of(scores, y), TOLERANCE);
        RankedScores parts = RankedScores.of(scores.slice(0, 0, 7), y.slice(0, 0, 7))
                .plus(RankedScores.of(scores.slice(0, 7, 60), y.slice(0, 7, 60)));
        assertEquals(won / pairs, parts.rocAuc(), TOLERANCE);
        assertEquals(60, parts.rows());
    }
}
