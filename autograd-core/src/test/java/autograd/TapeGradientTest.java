package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Replays of an explicit tape. */
class TapeGradientTest {
    private final Tape tape = new Tape();
    private final Tensor x = tape.watch(Tensor.of(1.0, 2.0, 3.0), "x");
    private final Tensor s = tape.watch(Tensor.of(2.0), "s");

    @AfterEach
    void close() {
        tape.close();
    }

    private static void assertElements(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubleArray());
    }

    @Test
    void severalVariablesInOneReplay() {
        Tensor loss = x.mul(x).mul(s).sum(); // s sum x^2

        List<Tensor> gradients = tape.gradient(loss, List.of(x, s));

        assertElements(gradients.get(0), 4, 8, 12);
        assertElements(gradients.get(1), 14);
        assertElements(tape.gradient(loss, List.of(s, x, s)).get(2), 14);
    }

    @Test
    void gradientsByIntermediateValues() {
        Tensor square = x.mul(x);
        Tensor scaled = square.mul(s);
        Tensor loss = scaled.sum();

        assertElements(tape.gradient(loss, scaled), 1, 1, 1);
        assertElements(tape.gradient(loss, square), 2, 2, 2);
        assertElements(tape.gradient(loss, loss), 1);
        assertElements(tape.gradient(loss, List.of(x, square)).get(0), 4, 8, 12);
    }

    @Test
    void aValueThatReachesTheLossByTwoWaysCountsBoth() {
        Tensor y = x.mul(2);
        Tensor loss = y.mul(y).sum().add(y.sum()); // sum y^2 + y

        assertElements(tape.gradient(loss, y), 5, 9, 13);
        assertElements(tape.gradient(loss, x), 10, 18, 26);
    }

    @Test
    void replaysRepeatWithTheSameBits() {
        Tensor loss = x.sin().mul(s).exp().sum();
        double[] first = tape.gradient(loss, x).toDoubleArray();
        int size = tape.size();

        for (int i = 0; i < 3; i++) {
            assertArrayEquals(first, tape.gradient(loss, x).toDoubleArray());
        }
        assertEquals(size, tape.size(), "a replay records nothing on its own tape");
    }

    @Test
    void recordingGoesOnAfterAReplay() {
        Tensor first = x.mul(x).sum();
        assertElements(tape.gradient(first, x), 2, 4, 6);

        Tensor y = tape.watch(Tensor.of(5.0), "y");
        Tensor second = first.mul(y).add(x.sum()); // 5 sum x^2 + sum x

        assertElements(tape.gradient(second, x), 11, 21, 31);
        assertElements(tape.gradient(second, y), 14);
        assertElements(tape.gradient(first, x), 2, 4, 6);
    }

    @Test
    void aGradientIsAConstantOfItsOwnTape() {
        Tensor gradient = tape.gradient(x.mul(x).sum(), x);

        assertElements(tape.gradient(gradient.mul(x).sum(), x), 2, 4, 6);
    }

    @Test
    void aLossInTheMiddleOfTheTapeIgnoresWhatCameLater() {
        Tensor loss = x.mul(x).sum();
        x.exp().mul(loss);

        assertElements(tape.gradient(loss, x), 2, 4, 6);
    }

    @Test
    void aValueRecordedAfterTheLossIsUnused() {
        Tensor loss = x.sum();
        Tensor later = x.mul(3);

        assertThrows(IllegalArgumentException.class, () -> tape.gradient(loss, later));
        assertElements(
                tape.gradient(loss, List.of(later), GradOption.ALLOW_UNUSED).get(0), 0, 0, 0);
    }

    @Test
    void vjpWeighsTheElements() {
        Tensor y = x.mul(x);

        assertElements(tape.vjp(y, Tensor.of(1.0, 0.0, -1.0), List.of(x)).get(0), 2, 0, -6);
        assertElements(tape.vjp(y, Tensor.zeros(3), List.of(x)).get(0), 0, 0, 0);
        assertElements(
                tape.vjp(y, Tensor.ones(3), List.of(x, s), GradOption.ALLOW_UNUSED)
                        .get(1),
                0);
    }

    @Test
    void gradientsHaveTheDtypeAndShapeOfTheVariable() {
        Tensor single = tape.watch(Tensor.of(new float[][] {{1, 2, 3}}), "single");
        Tensor loss = single.mul(x).sum();

        Tensor gradient = tape.gradient(loss, single);

        assertEquals(DType.FLOAT32, gradient.dtype());
        assertEquals(Shape.of(1, 3), gradient.shape());
        assertElements(gradient, 1, 2, 3);
        assertEquals(DType.FLOAT64, tape.gradient(loss, x).dtype());
        assertEquals(Shape.of(3), tape.gradient(loss, x).shape());
    }

    @Test
    void lossesThatAreNoScalarsAreRefused() {
        ShapeException e = assertThrows(ShapeException.class, () -> tape.gradient(x.mul(2), x));
        assertTrue(e.getMessage().contains("[3]") && e.getMessage().contains("sum()"), e.getMessage());
        assertThrows(ShapeException.class, () -> tape.gradient(x.sum(0, true), x));
    }

    @Test
    void primalsLeaveTheTape() {
        Tensor y = x.mul(x);
        Tensor off = tape.primalOf(y);
        tape.close();

        assertElements(off.add(1), 2, 5, 10);
        assertThrows(IllegalStateException.class, () -> y.add(1));
    }

    @Test
    void noWantedTensorsGiveNoGradients() {
        assertEquals(List.of(), tape.gradient(x.sum(), List.of()));
    }

    @Test
    @DisplayName("a cotangent of the same tape is refused: the second derivative would be 6 instead of 12")
    void cotangentsOfTheSameTape() {
        Tensor w = tape.watch(Tensor.of(3.0), "w");
        Tensor square = w.square();
        int size = tape.size();

        String message = assertThrows(IllegalStateException.class, () -> tape.vjp(square, w, List.of(w)))
                .getMessage();

        assertTrue(message.startsWith("vjp: cotangent (variable \"w\", entry 2, shape []) is of tape #"), message);
        assertTrue(message.contains("outer tape"), message);
        assertEquals(size, tape.size());
        try (Tape inner = new Tape()) { // d/dw (2 w v) at v = w is 2 w by the point and 2 w by the cotangent
            Tensor v = inner.watch(w, "v");
            Tensor g = inner.vjp(v.square(), w, List.of(v)).get(0);
            assertElements(tape.gradient(g, w), 12);
        }
    }

    @Test
    @DisplayName("a rule that closes over a watched tensor is refused, and the tape goes on afterwards")
    void rulesDoNotRecordOnTheTapeThatIsReplayed() {
        CustomOp closing = CustomOp.of("closing", xs -> xs.get(0).mul(2), (g, xs, y) -> List.of(g.mul(s)));
        Tensor loss = closing.apply(x).sum();
        int size = tape.size();

        for (int attempt = 0; attempt < 2; attempt++) {
            String message = assertThrows(IllegalStateException.class, () -> tape.gradient(loss, x))
                    .getMessage();
            assertTrue(
                    message.startsWith("mul: operand 1 (variable \"s\", entry 1, shape []) belongs to tape #"),
                    message);
            assertTrue(message.contains("is being replayed"), message);
            assertEquals(size, tape.size());
        }
        assertElements(tape.gradient(x.mul(s).sum(), x), 2, 2, 2);
    }

    @Test
    @DisplayName("a rule may stop the gradient of a watched tensor, replay the tape, but not watch")
    void whatRulesMayDo() {
        Tensor area = x.mul(x).sum();
        CustomOp stopping = CustomOp.of(
                        "stopping",
                        xs -> xs.get(0).mul(2),
                        (g, xs, y) -> List.of(g.mul(s.stopGradient()).add(tape.gradient(area, x))))
                .withoutChecks();
        assertElements(tape.gradient(stopping.apply(x).sum(), x), 4, 6, 8);

        CustomOp watching =
                CustomOp.of("watching", xs -> xs.get(0).mul(2), (g, xs, y) -> List.of(tape.watch(g.mul(2), "late")));
        Tensor loss = watching.apply(x).sum();
        String message = assertThrows(IllegalStateException.class, () -> tape.gradient(loss, x))
                .getMessage();
        assertTrue(message.startsWith("watch: this is tape #") && message.contains("is being replayed"), message);
    }

    @Test
    @DisplayName("the rules of fused pullbacks compute no cotangent that nobody wants")
    void unwantedCotangents() {
        Tensor y = Tensor.of(0.25, 0.25, 0.5);
        Tensor t = Tensor.of(1.0, 0.0, 0.0);
        assertEquals(List.of("softmaxPull"), recorded(t, at -> Softmax.softmaxPull(at, y, -1)));

        Tensor logits = Tensor.of(new double[] {1, 2, 3}, Shape.of(1, 3));
        Tensor g = Tensor.of(new double[] {1}, Shape.of(1));
        List<String> ops = recorded(g, at -> Softmax.softmaxCrossEntropyPull(logits, Tensor.ints(2), at));
        assertTrue(!ops.isEmpty() && !ops.contains("softmaxPull"), ops.toString());
    }

    /** {@return the ops of the replay of a linear function by a cotangent that is watched} */
    private List<String> recorded(Tensor at, UnaryOperator<Tensor> f) {
        try (Tape inner = new Tape()) {
            Tensor variable = inner.watch(at);
            Tensor result = f.apply(variable);
            Tensor cotangent = tape.watch(Tensor.onesLike(inner.primalOf(result)), "cotangent");
            int size = tape.size();
            inner.vjp(result, cotangent, List.of(variable));
            return tape.entries().subList(size, tape.size()).stream()
                    .map(TapeEntry::name)
                    .toList();
        }
    }
}
