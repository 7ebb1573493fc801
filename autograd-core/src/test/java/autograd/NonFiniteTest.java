package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.NonFinite.Part;
import autograd.NonFinite.Pass;
import autograd.array.DType;
import autograd.check.NonFiniteCheck;
import autograd.check.NonFiniteReport;
import autograd.shape.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("P13 the first cause of NaN and infinity")
class NonFiniteTest {
    private static final int OPS = 50;
    private static final int REPEATS = 40;

    /** Finite values go through with finite slopes; what is not finite stays so, in both passes. */
    private static final List<UnaryOperator<Tensor>> STEPS = List.of(
            x -> x.mul(0.9),
            x -> x.add(0.1),
            Tensor::neg,
            x -> x.sub(0.25),
            x -> x.div(1.125),
            x -> x.mul(Tensor.of(0.5, 0.75, 1.0).to(x.dtype())));

    private static Tensor chain(Tensor x, long seed, int at, UnaryOperator<Tensor> planted) {
        Random random = new Random(seed);
        Tensor y = x;
        for (int k = 1; k <= OPS; k++) {
            y = k == at
                    ? planted.apply(y)
                    : STEPS.get(random.nextInt(STEPS.size())).apply(y);
        }
        return y.sum();
    }

    private static NonFinite cause(UnaryOperator<Tensor> loss, Tensor x) {
        NonFiniteReport report = NonFiniteCheck.run(loss, x);
        assertFalse(report.passed());
        return report.cause().orElseThrow();
    }

    private static CustomOp forward(double bad) {
        return CustomOp.of(
                        "planted",
                        xs -> xs.get(0)
                                .add(Tensor.of(0.0, bad, 0.0).to(xs.get(0).dtype())),
                        (g, xs, y) -> List.of(g))
                .withoutChecks();
    }

    private static CustomOp backward(double bad) {
        return CustomOp.of(
                        "planted",
                        xs -> xs.get(0).mul(2),
                        (g, xs, y) -> List.of(g.mul(Tensor.of(2.0, 2.0, bad).to(g.dtype()))))
                .withoutChecks();
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32"})
    @DisplayName("P13 born in entry k of 50, forward or backward: named every time")
    void plantedAtRandom(DType dtype) {
        Random random = new Random(7);
        Tensor x = Tensor.of(0.5, -1.0, 1.5).to(dtype);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int k = 1 + random.nextInt(OPS);
            long seed = random.nextLong();
            double bad = repeat % 4 < 2 ? Double.NaN : Double.NEGATIVE_INFINITY;
            boolean inForward = repeat % 2 == 0;
            CustomOp op = inForward ? forward(bad) : backward(bad);

            assertTrue(NonFiniteCheck.run(w -> chain(w, seed, 0, null), x).passed());
            NonFinite cause = cause(w -> chain(w, seed, k, op::apply), x);

            assertEquals(inForward ? Pass.FORWARD : Pass.BACKWARD, cause.pass());
            assertEquals("planted", cause.entry().name());
            assertEquals(k, cause.entry().index());
            assertEquals(Shape.of(3), cause.entry().shape());
            assertEquals(
                    "NonFiniteTest.java", cause.entry().source().orElseThrow().getFileName());
            Part operand = cause.parts().get(0);
            assertTrue(operand.what().startsWith("operand 0 (entry " + (k - 1)), operand.what());
            assertEquals(0, operand.range().nonFinite());
            assertEquals(Shape.of(3), operand.shape());
            Part made = cause.parts().get(cause.parts().size() - 1);
            assertEquals(Double.isNaN(bad) ? 1 : 0, made.range().nans());
            assertEquals(1, made.range().nonFinite());
            assertTrue(cause.through().isEmpty());
        }
    }

    @Test
    @DisplayName("P13 off: a plain tape keeps and times no call, whatever the numbers; an inspecting one keeps each")
    void costsNothingWhenOff() {
        for (boolean inspecting : new boolean[] {false, true}) {
            try (Tape tape = inspecting ? Tape.inspecting() : new Tape()) {
                Tensor x = tape.watch(Tensor.of(-1.0, 0.0), "x");
                Tensor loss = x.log().sqrt().sum();
                assertTrue(Double.isNaN(tape.gradient(loss, x).get(0)));
                TapeColumns columns = tape.columns();
                for (int i = 0; i < columns.size(); i++) {
                    assertEquals(
                            inspecting, columns.call(i) != null, tape.entry(i).toString());
                }
                assertEquals(inspecting, columns.start() != 0, "a clock is read");
            }
        }
    }

    @Test
    @DisplayName("P13 log of a negative number, as it prints")
    void forwardReport() {
        NonFinite cause = cause(w -> w.log().square().sum(), Tensor.of(1.0, -2.0, 4.0));

        String text = cause.toString().replaceAll(" at \\S+\\(NonFiniteTest.java:\\d+\\)", " at LINE");
        assertEquals(
                "first NaN or infinity, forward: entry 1, log(0) FLOAT64 [3] at LINE\n"
                        + "  operand 0 (entry 0, variable \"argument 0\") FLOAT64 [3]: -2 to 4\n"
                        + "  result FLOAT64 [3]: 0 to 1.386, 1 of 3 are 0, 1 of 3 NaN",
                text);
    }

    @Test
    @DisplayName("P13 sqrt at 0, backward")
    void backwardReport() {
        NonFinite cause = cause(w -> w.mul(2).sqrt().sum(), Tensor.of(0.0, 8.0));

        assertEquals(Pass.BACKWARD, cause.pass());
        assertEquals("sqrt", cause.entry().name());
        assertEquals(
                List.of("operand 0 (entry 1, mul)", "result", "cotangent of the result", "cotangent of operand 0"),
                cause.parts().stream().map(Part::what).toList());
        assertEquals(
                new ValueRange(2, 0.125, 0.125, 0, 0, 1), cause.parts().get(3).range());
    }

    @Test
    @DisplayName("P13 cotangents that overflow only when they are added up")
    void overflowOfASum() {
        NonFinite cause = cause(
                w -> {
                    Tensor y = w.mul(1);
                    return y.mul(1e308).add(y.mul(1e308)).sum();
                },
                Tensor.of(1e-3));

        assertEquals(Pass.BACKWARD, cause.pass());
        assertEquals(1, cause.entry().index());
        assertTrue(cause.toString().contains("sum of the cotangents that arrive FLOAT64 []: 1 of 1 infinite"));
    }

    @Test
    @DisplayName("P13 a value that the loss hides but a reverse rule reads")
    void throughAKeptValue() {
        Tensor one = Tensor.of(new double[][] {{1}});
        NonFinite cause = cause(
                w -> {
                    Tensor big = w.mul(1e4).exp(); // inf
                    return big.matmul(w).reciprocal().sum(); // 0, and 0 times inf behind it
                },
                one);

        assertEquals(Pass.FORWARD, cause.pass());
        assertEquals("exp", cause.entry().name());
        assertEquals("matmul", cause.through().orElseThrow().name());
        assertTrue(cause.toString().contains("comes into the gradient through entry 3, matmul"), cause.toString());
    }

    @Test
    @DisplayName("P13 an argument or a constant that is not finite already")
    void itCameWithAnOperand() {
        NonFinite argument = cause(w -> w.mul(2).sum(), Tensor.of(1.0, Double.NaN));
        assertTrue(argument.entry().isVariable());
        assertTrue(argument.toString().contains("variable \"argument 0\""), argument.toString());

        NonFinite constant = cause(w -> w.add(1).mul(Tensor.of(1.0, Double.NaN)).sum(), Tensor.of(1.0, 2.0));
        assertEquals("mul", constant.entry().name());
        assertEquals("operand 1 (constant)", constant.parts().get(1).what());
        assertEquals(1, constant.parts().get(1).range().nans());
    }

    @Test
    @DisplayName("P13 an infinity that is masked away is no finding, nor a slope that 0 swallows")
    void harmlessInfinities() {
        Tensor x = Tensor.of(0.0, 1.0);
        Tensor mask = Tensor.of(0.0, Double.NEGATIVE_INFINITY);
        assertTrue(NonFiniteCheck.run(w -> w.add(mask).softmax(0).square().sum(), x)
                .passed());
        assertTrue(NonFiniteCheck.run(w -> w.abs().sqrt().sum(), x).passed());
        assertEquals(
                "the loss and its gradient are finite, 2 entries on the tape",
                NonFiniteCheck.run(w -> w.sum(), x).toString());
    }

    @Test
    void throwsWhenAsked() {
        NonFiniteReport report = NonFiniteCheck.run(w -> w.log().sum(), Tensor.of(-1.0));
        ArithmeticException e = assertThrows(ArithmeticException.class, report::throwIfFound);
        assertEquals(report.toString(), e.getMessage());
        NonFiniteCheck.run(w -> w.exp().sum(), Tensor.of(-1.0)).throwIfFound();
    }

    @Test
    void takesSeveralNamedArguments() {
        Tensor zero = Tensor.of(0.0);
        assertEquals(
                "div",
                NonFiniteCheck.run((a, b) -> a.div(b), zero, zero)
                        .cause()
                        .orElseThrow()
                        .entry()
                        .name());
        assertTrue(NonFiniteCheck.run((a, b, c) -> a.add(b).add(c), zero, zero, zero)
                .passed());
        NonFiniteReport named = NonFiniteCheck.runAll(xs -> xs.get(0).log(), List.of("rate"), List.of(zero));
        assertTrue(named.toString().contains("(entry 0, variable \"rate\") FLOAT64 []: 0"), named.toString());
        assertThrows(
                IllegalArgumentException.class, () -> NonFiniteCheck.runAll(xs -> xs.get(0), List.of(), List.of(zero)));
    }
}
