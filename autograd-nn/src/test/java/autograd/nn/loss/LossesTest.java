package autograd.nn.loss;

import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Tolerances;
import autograd.shape.Shape;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values by hand on small inputs, and the rows of the table of conventions about losses. */
class LossesTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void squaresByHand(DType dtype) {
        Tensor yhat = Tensor.of(new double[][] {{1, 2}, {3, 5}, {0, 1}}).to(dtype);
        Tensor y = Tensor.of(new double[][] {{2, 2}, {1, 4}, {0, -2}}).to(dtype);
        assertArrayEquals(
                new double[] {5, 10},
                Losses.residualSumOfSquaresPerOutput(yhat, y).toDoubleArray());
        assertEquals(15, Losses.residualSumOfSquares(yhat, y).item());
        assertEquals(2.5, Losses.meanSquaredError(yhat, y).item());
        assertEquals(dtype, Losses.meanSquaredError(yhat, y).dtype());
        assertEquals(Shape.of(2), Losses.residualSumOfSquaresPerOutput(yhat, y).shape());
    }

    @Test
    void sumsOfNothingAreZero() {
        Tensor none = Tensor.zeros(0, 2);
        assertArrayEquals(
                new double[2], Losses.residualSumOfSquaresPerOutput(none, none).toDoubleArray());
        assertEquals(0, Losses.residualSumOfSquares(none, none).item());
        assertEquals(0, Losses.logLossPerElement(none, none).size());
        assertEquals(
                Shape.of(0),
                Losses.softmaxCrossEntropyPerRow(none, Tensor.ints()).shape());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("convention: log loss at yhat = 0, y = 1 is 100 with derivative -1e12, and so on at the other corners")
    void logLossAtTheCorners(DType dtype) {
        Tensor yhat = Tensor.of(0.0, 1.0, 0.0, 1.0).to(dtype);
        Tensor y = Tensor.of(1.0, 0.0, 0.0, 1.0).to(dtype);
        double tolerance = Tolerances.closedForm(dtype);
        Tensor values = Losses.logLossPerElement(yhat, y);
        assertArrayEquals(new double[] {100, 100, 0, 0}, values.toDoubleArray());
        assertEquals("0.0", Double.toString(values.get(3)), "not -0");
        // Where the prediction is certain and right the derivative is that of -log(1 - p) at 0 and of -log p at 1.
        assertClose(
                new double[] {-1e12, 1e12, 1, -1},
                Shape.of(4),
                slopes(p -> Losses.logLossPerElement(p, y), yhat),
                tolerance);
        assertEquals(50, Losses.logLoss(yhat, y).item());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName(
            "convention: log loss with logits 1000: 1000 with derivative 1 for y = 0, 0 with derivative 0 for y = 1")
    void logLossOfLargeLogits(DType dtype) {
        Tensor h = Tensor.of(1000.0, 1000.0, -1000.0, -1000.0).to(dtype);
        Tensor y = Tensor.of(0.0, 1.0, 0.0, 1.0).to(dtype);
        UnaryOperator<Tensor> loss = t -> Losses.logLossFromLogitsPerElement(t, y);
        assertArrayEquals(new double[] {1000, 0, 0, 1000}, loss.apply(h).toDoubleArray());
        assertArrayEquals(new double[] {1, 0, 0, -1}, slopes(loss, h).toDoubleArray());
        assertArrayEquals(new double[4], curvatures(loss, h).toDoubleArray());
        Tensor infinite = Tensor.of(INF, INF, -INF, -INF).to(dtype);
        assertArrayEquals(new double[] {INF, 0, 0, INF}, loss.apply(infinite).toDoubleArray());
        assertArrayEquals(new double[] {1, 0, 0, -1}, slopes(loss, infinite).toDoubleArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("log loss from logits is smooth at 0: log 2, slope 1/2 - y, curvature 1/4")
    void logLossFromLogitsAtZero(DType dtype) {
        Tensor h = Tensor.of(0.0, -0.0, 0.0).to(dtype);
        Tensor y = Tensor.of(0.0, 1.0, 0.25).to(dtype);
        UnaryOperator<Tensor> loss = t -> Losses.logLossFromLogitsPerElement(t, y);
        double tolerance = Tolerances.closedForm(dtype);
        double log2 = Math.log(2);
        assertClose(new double[] {log2, log2, log2}, Shape.of(3), loss.apply(h), tolerance);
        assertArrayEquals(new double[] {0.5, -0.5, 0.25}, slopes(loss, h).toDoubleArray());
        assertArrayEquals(new double[] {0.25, 0.25, 0.25}, curvatures(loss, h).toDoubleArray());
        assertClose(log2, Losses.logLossFromLogits(h, y), tolerance);
    }

    @Test
    @DisplayName("log loss from logits keeps small losses: e^-30 at h = 30, y = 1")
    void smallLosses() {
        double loss = Losses.logLossFromLogits(Tensor.of(30.0), Tensor.of(1.0)).item();
        assertEquals(Math.exp(-30), loss, 1e-12 * Math.exp(-30));
        double single = Losses.logLossFromLogits(Tensor.of(30f), Tensor.of(1f)).item();
        assertEquals(Math.exp(-30), single, 1e-6 * Math.exp(-30));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName(
            "convention: cross entropy of [1000, 0], class 1: 1000 with 1, -1; of [-inf, 0], class 0: inf with -1, 1")
    void crossEntropyAtTheEdges(DType dtype) {
        Tensor logits = Tensor.of(new double[][] {{1000, 0}, {-INF, 0}, {1000, 0}, {1000, 1000}})
                .to(dtype);
        Tensor classes = Tensor.ints(1, 0, 0, 1);
        Tensor values = Losses.softmaxCrossEntropyPerRow(logits, classes);
        assertClose(new double[] {1000, INF, 0, Math.log(2)}, Shape.of(4), values, Tolerances.closedForm(dtype));
        Tensor gradient = Autograd.grad((Tensor t) ->
                        Losses.softmaxCrossEntropyPerRow(t, classes).sum())
                .apply(logits);
        assertArrayEquals(new double[] {1, -1, -1, 1, 0, 0, 0.5, -0.5}, gradient.toDoubleArray());
    }

    @Test
    void crossEntropyTakesOneRowAndManyAxes() {
        Tensor row = Tensor.of(0.0, Math.log(3), 0.0); // softmax [1/5, 3/5, 1/5]
        Tensor one = Losses.softmaxCrossEntropyPerRow(row, Tensor.ints(1).reshape(Shape.SCALAR));
        assertClose(Math.log(5.0 / 3), one, Tolerances.CLOSED_FORM_64);
        Tensor cube = row.broadcastTo(Shape.of(2, 2, 3));
        Tensor classes = Tensor.ints(new int[] {0, 1, 1, 2}, Shape.of(2, 2));
        double likely = Math.log(5.0 / 3);
        double other = Math.log(5);
        assertClose(
                new double[] {other, likely, likely, other},
                Shape.of(2, 2),
                Losses.softmaxCrossEntropyPerRow(cube, classes),
                Tolerances.CLOSED_FORM_64);
        assertClose((likely + other) / 2, Losses.softmaxCrossEntropy(cube, classes), Tolerances.CLOSED_FORM_64);
    }

    @Test
    void mixedDtypesGiveFloat64AndCastTheCotangentBack() {
        Tensor single = Tensor.of(0.25f, 0.5f);
        Tensor y = Tensor.of(0.0, 1.0);
        assertEquals(DType.FLOAT64, Losses.meanSquaredError(single, y).dtype());
        assertEquals(DType.FLOAT64, Losses.logLoss(single, y).dtype());
        assertEquals(DType.FLOAT64, Losses.logLossFromLogits(single, y).dtype());
        assertEquals(
                DType.FLOAT32,
                slopes(t -> Losses.logLossPerElement(t, y), single).dtype());
        Tensor byLogit = slopes(t -> Losses.logLossFromLogitsPerElement(t, y), single);
        assertEquals(DType.FLOAT32, byLogit.dtype());
        assertTrue(byLogit.get(0) > 0 && byLogit.get(1) < 0);
    }

    @Test
    @DisplayName("gradients per example of the losses that check what they are given")
    void insideVmap() {
        Tensor logits = Tensor.normal(1, 4, 3);
        Tensor classes = Tensor.ints(0, 2, 1, 1);
        Tensor y = Tensor.uniform(2, 4, 3);
        Tensor p = Tensor.uniform(3, 4, 3);
        Tensor entropy = Autograd.vmap(Losses::softmaxCrossEntropyPerRow).apply(logits, classes);
        assertTrue(entropy.array()
                .sameBits(Losses.softmaxCrossEntropyPerRow(logits, classes).array()));
        Tensor fromLogits = Autograd.vmap(Losses::logLossFromLogitsPerElement).apply(logits, y);
        assertTrue(fromLogits
                .array()
                .sameBits(Losses.logLossFromLogitsPerElement(logits, y).array()));
        Tensor ofProbabilities = Autograd.vmap(Losses::logLossPerElement).apply(p, y);
        assertTrue(
                ofProbabilities.array().sameBits(Losses.logLossPerElement(p, y).array()));
        Tensor weights = Tensor.uniform(4, 4, 3).add(0.1);
        Tensor weighted = Autograd.vmap(Losses::weightedMean).apply(y, weights);
        assertClose(
                y.mul(weights).sum(1).div(weights.sum(1)).toDoubleArray(),
                Shape.of(4),
                weighted,
                Tolerances.CLOSED_FORM_64);
        String message = assertThrows(
                        IndexOutOfBoundsException.class,
                        () -> Autograd.vmap(Losses::softmaxCrossEntropyPerRow)
                                .apply(logits, classes.to(DType.FLOAT64).add(1).to(DType.INT32)))
                .getMessage();
        assertTrue(message.contains("class 3 at [1]"), message);
    }

    private static Tensor slopes(UnaryOperator<Tensor> elementwise, Tensor x) {
        return Autograd.grad(
                        (Tensor t) -> elementwise.apply(t).to(DType.FLOAT64).sum())
                .apply(x);
    }

    private static Tensor curvatures(UnaryOperator<Tensor> elementwise, Tensor x) {
        return Derivatives.hvp((Tensor t) -> elementwise.apply(t).sum(), x, Tensor.onesLike(x));
    }
}
