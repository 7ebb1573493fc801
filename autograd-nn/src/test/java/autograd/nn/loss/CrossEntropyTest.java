package autograd.nn.loss;

import static autograd.nn.Tolerances.CLOSED_FORM_64;
import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Smoothed labels, weights of classes and an ignored class, together; the rest is in {@link LossFamiliesTest}. */
class CrossEntropyTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[][] H = {{0.5, -1, 2}, {1, 1, -2}, {0, 3, 0.25}, {-1, 0.5, 0}};
    private static final Tensor LOGITS = Tensor.of(H);
    private static final int[] CLASSES = {2, 0, -100, 1};
    private static final double[] WEIGHTS = {0.5, 2, 1.25};
    private static final CrossEntropy ALL = CrossEntropy.standard()
            .withSmoothing(0.3)
            .withClassWeights(Tensor.of(WEIGHTS))
            .withIgnored(-100);

    private static double row(int n, double smoothing, double[] weights) {
        return LossRows.weighted(new double[][] {H[n], {CLASSES[n]}}, smoothing, weights);
    }

    @Test
    void allTogether() {
        double[] expected = {row(0, 0.3, WEIGHTS), row(1, 0.3, WEIGHTS), 0, row(3, 0.3, WEIGHTS)};
        Tensor classes = Tensor.ints(CLASSES);
        assertClose(expected, Shape.of(4), ALL.perRow(LOGITS, classes), CLOSED_FORM_64);
        double weight = 1.25 + 0.5 + 2; // of the classes 2, 0 and 1
        assertClose((expected[0] + expected[1] + expected[3]) / weight, ALL.mean(LOGITS, classes), CLOSED_FORM_64);
        Tensor single = ALL.mean(LOGITS.to(DType.FLOAT32), classes);
        assertEquals(ALL.mean(LOGITS, classes).item(), single.item(), 1e-6);
    }

    @Test
    @DisplayName("values of an independent program (NumPy), smoothing 0.3, weights 0.5, 2, 1.25, class -100 ignored")
    void referenceValues() {
        assertClose(
                new double[] {0.9766391208214463, 0.8953585410333593, 0, 1.2098318244726927},
                Shape.of(4),
                ALL.perRow(LOGITS, Tensor.ints(CLASSES)),
                CLOSED_FORM_64);
        assertClose(0.8218211963539995, ALL.mean(LOGITS, Tensor.ints(CLASSES)), CLOSED_FORM_64);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        Tensor classes = Tensor.ints(CLASSES);
        GradientCheck check = GradientCheck.standard().withOrder(2);
        check.run((Tensor h) -> ALL.perRow(h, classes), LOGITS).throwIfFailed();
        check.run((Tensor h) -> ALL.mean(h, classes), LOGITS).throwIfFailed();
    }

    @Test
    @DisplayName("an ignored row has loss 0 and derivative 0, whatever its logits are")
    void ignored() {
        Tensor logits = Tensor.of(new double[][] {{1, 2}, {Double.NaN, INF}, {0, 0}});
        Tensor classes = Tensor.ints(1, 7, 0);
        CrossEntropy loss = CrossEntropy.standard().withIgnored(7);
        double first = Math.log(1 + Math.exp(-1));
        assertClose(new double[] {first, 0, Math.log(2)}, Shape.of(3), loss.perRow(logits, classes), CLOSED_FORM_64);
        assertClose((first + Math.log(2)) / 2, loss.mean(logits, classes), CLOSED_FORM_64);
        Tensor slope = Autograd.grad((Tensor h) -> loss.mean(h, classes)).apply(logits);
        double q = 1 / (1 + Math.exp(1)); // softmax of the first class in the first row
        assertClose(new double[] {q / 2, -q / 2, 0, 0, -0.25, 0.25}, Shape.of(3, 2), slope, CLOSED_FORM_64);
        // A class that is ignored may also be a valid one.
        CrossEntropy withoutZero = CrossEntropy.standard().withIgnored(0);
        assertArrayEquals(
                new double[] {0, 0},
                withoutZero.perRow(Tensor.zeros(2, 2), Tensor.ints(0, 0)).toDoubleArray());
    }

    @Test
    @DisplayName("all ignored: zeros a row, and no mean")
    void allIgnored() {
        CrossEntropy loss = CrossEntropy.standard().withIgnored(-1);
        Tensor losses = loss.perRow(LOGITS, Tensor.ints(-1, -1, -1, -1));
        assertArrayEquals(new double[4], losses.toDoubleArray());
    }

    @Test
    @DisplayName("a class of weight 0 costs nothing, even where its probability is 0")
    void weightZero() {
        Tensor logits = Tensor.of(new double[][] {{0, -INF, 0}});
        CrossEntropy loss = CrossEntropy.standard().withClassWeights(Tensor.of(1.0, 0.0, 3.0));
        assertEquals(0, loss.perRow(logits, Tensor.ints(1)).get(0));
        assertClose(
                0.1 / 3 * 4 * Math.log(2) + 0.9 * 3 * Math.log(2),
                loss.withSmoothing(0.1).perRow(logits, Tensor.ints(2)).sum(),
                CLOSED_FORM_64);
        assertEquals(
                INF,
                CrossEntropy.standard()
                        .withSmoothing(0.1)
                        .mean(logits, Tensor.ints(2))
                        .item());
    }

    @Test
    void manyAxesAndOneRow() {
        Tensor classes = Tensor.ints(new int[] {2, 0, -100, 1}, Shape.of(2, 2));
        Tensor flat = ALL.perRow(LOGITS, Tensor.ints(CLASSES));
        assertArrayEquals(
                flat.toDoubleArray(),
                ALL.perRow(LOGITS.reshape(2, 2, 3), classes).toDoubleArray());
        Tensor one = ALL.perRow(Tensor.of(H[0]), Tensor.ints(new int[] {2}, Shape.SCALAR));
        assertEquals(Shape.SCALAR, one.shape());
        assertEquals(flat.get(0), one.item());
    }

    @Test
    @DisplayName("inside vmap: each example has its own class, ignored or not")
    void insideVmap() {
        Tensor mapped = Autograd.vmap(ALL::perRow).apply(LOGITS, Tensor.ints(CLASSES));
        assertArrayEquals(ALL.perRow(LOGITS, Tensor.ints(CLASSES)).toDoubleArray(), mapped.toDoubleArray());
    }

    @Test
    void saysWhatItIs() {
        assertEquals("CrossEntropy[smoothing=0.3, class weights=[0.5  2.   1.25], ignored=-100]", ALL.toString());
        assertEquals(
                "CrossEntropy[smoothing=0.0, class weights=none, ignored=none]",
                CrossEntropy.standard().toString());
    }
}
