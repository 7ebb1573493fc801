package autograd.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.CustomOp;
import autograd.Tensor;
import autograd.array.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final GradientCheck CHECK = GradientCheck.standard();

    @Test
    void functionsOfSeveralTensorsPassToSecondOrder() {
        Tensor w = Tensor.normal(1, 3, 2);
        Tensor x = Tensor.normal(2, 2);
        Tensor b = Tensor.normal(3, 3);
        GradientReport report =
                CHECK.withOrder(2).run((p, q, r) -> p.matmul(q).add(r).tanh().logSumExp(), w, x, b);
        assertTrue(report.passed(), report.toString());
        // 11 elements of the arguments, both modes to first order and four nestings to second; the ops add theirs.
        assertTrue(report.compared() > 11 * 6, report.toString());
        assertEquals(0, report.inconclusive());
        report.throwIfFailed();
    }

    @Test
    void reportNamesTheArgumentsOfAModel() {
        CustomOp half = CustomOp.of("half", xs -> xs.get(0), (g, xs, y) -> List.of(g.mul(0.5)))
                .withoutChecks();
        GradientReport report = CHECK.runAll(
                p -> half.apply(p.get(0)).mul(p.get(1)).sum(),
                List.of("layers.0.weight", "layers.0.bias"),
                List.of(Tensor.of(1.0, 2), Tensor.of(3.0, 4)));
        assertFalse(report.passed());
        assertTrue(report.mismatches().stream().anyMatch(m -> m.input().equals("layers.0.weight")), report.toString());
        assertTrue(report.mismatches().stream().noneMatch(m -> m.input().equals("layers.0.bias")), report.toString());
        GradientCheckError error = assertThrows(GradientCheckError.class, report::throwIfFailed);
        assertEquals(report.toString(), error.getMessage());
    }

    @Test
    void reportNamesTheSourceLineOfTheCall() {
        CustomOp wrong = CustomOp.of("wrong", xs -> xs.get(0).exp(), (g, xs, y) -> List.of(g))
                .withoutChecks();
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        GradientReport report = CHECK.run(x -> wrong.apply(x), Tensor.of(1.0, 2));
        assertTrue(report.mismatches().get(0).op().contains("GradientCheckTest.java:" + line + ")"), report.toString());
    }

    @Test
    void mismatchHoldsBothNumbersAndTheElement() {
        CustomOp wrong = CustomOp.of(
                        "wrong",
                        xs -> xs.get(0).mul(3),
                        (g, xs, y) -> List.of(g.mul(Tensor.of(new double[][] {{3, 3}, {3, 4}}))))
                .withoutChecks();
        GradientReport report = CHECK.run(x -> wrong.apply(x).sum(), Tensor.of(new double[][] {{1, 2}, {3, 4}}));
        for (Mismatch m : report.mismatches()) {
            assertEquals(3, m.element());
            assertEquals(4.0 / 3, m.analytic() / m.numeric(), 1e-8);
            assertTrue(m.toString().contains("at element [1, 1]"), m.toString());
        }
        assertEquals(4, report.mismatches().size(), "op and function, each in reverse and forward mode");
    }

    @Test
    void anySubgradientIsRightAtAKink() {
        Tensor x = Tensor.of(-1.0, 0, 2);
        assertTrue(CHECK.withOrder(2).run(z -> z.relu(), x).passed());
        assertTrue(CHECK.run(z -> z.abs(), x).passed());
        assertTrue(CHECK.run(z -> z.maximum(z.neg()), x).passed());
        CustomOp outside = CustomOp.of(
                        "outside", xs -> xs.get(0).relu(), (g, xs, y) -> List.of(g.mul(Tensor.of(0.0, 1.5, 1))))
                .withoutChecks();
        GradientReport report = CHECK.run(z -> outside.apply(z), x);
        assertFalse(report.passed());
        assertTrue(report.mismatches().stream().allMatch(m -> m.element() == 1), report.toString());
    }

    @Test
    void strongCurvatureIsNoKink() {
        // The one-sided differences are 1.2e-2 apart here, by curvature alone; a slope wrong by 0.1 % lies between
        // them.
        CustomOp wrong = CustomOp.of(
                        "steep",
                        xs -> xs.get(0).square().mul(1000),
                        (g, xs, y) -> List.of(g.mul(xs.get(0)).mul(2002)))
                .withoutChecks();
        assertFalse(CHECK.run(z -> wrong.apply(z), Tensor.of(0.003)).passed());
    }

    @Test
    void placesWithoutFiniteDifferencesAreCountedNotPassed() {
        GradientReport report = CHECK.run(z -> z.sqrt().sum(), Tensor.of(0.0, 4));
        assertTrue(report.passed(), report.toString());
        assertTrue(report.inconclusive() > 0);
        assertTrue(report.toString().contains("inconclusive"));
        assertFalse(CHECK.run(z -> z.log(), Tensor.of(-1.0)).passed(), "nothing could be compared");
        assertFalse(CHECK.run(z -> z.sum(), Tensor.zeros(0)).passed(), "there was nothing to compare");
    }

    @Test
    void nanDerivativeIsAMismatch() {
        CustomOp nan = CustomOp.of("nan", xs -> xs.get(0).mul(1), (g, xs, y) -> List.of(g.mul(Double.NaN)))
                .withoutChecks();
        assertFalse(CHECK.run(z -> nan.apply(z), Tensor.of(1.0)).passed());
    }

    @Test
    void float32IsCheckedAlsoIfTheFunctionInsistsOnIt() {
        Tensor x = Tensor.of(0.5f, -1.25f, 2);
        assertTrue(CHECK.withOrder(2).run(z -> z.mul(z).tanh(), x).passed());
        assertTrue(CHECK.run(z -> z.to(DType.FLOAT32).mul(z.to(DType.FLOAT32)), x)
                .passed());
        CustomOp wrong = CustomOp.of(
                        "wrong",
                        xs -> xs.get(0).square(),
                        (g, xs, y) -> List.of(g.mul(xs.get(0)).mul(2.1)))
                .withoutChecks();
        assertFalse(CHECK.run(z -> wrong.apply(z.to(DType.FLOAT32)), x).passed());
        assertFalse(CHECK.run(z -> wrong.apply(z), x).passed());
    }

    @Test
    void samplesElementsWhenAskedTo() {
        Tensor x = Tensor.normal(5, 40, 50);
        GradientReport report = CHECK.withSampledElements(7).run(z -> z.square().sum(), x);
        assertTrue(report.passed());
        assertEquals(3 * 2 * 7, report.compared(), "two ops and the function, two modes, seven elements each");
    }

    @Test
    void badSettingsAndArgumentsAreErrors() {
        assertMessage("order 3; need 1 or 2", () -> CHECK.withOrder(3));
        assertMessage("tolerance -1.0; need", () -> CHECK.withTolerance(-1));
        assertMessage("tolerance NaN; need", () -> CHECK.withTolerance(Double.NaN));
        assertMessage("0 elements; need 1", () -> CHECK.withSampledElements(0));
        assertMessage("need one for each, and at least one", () -> CHECK.runAll(xs -> Tensor.of(1.0), List.of()));
        assertMessage("function returned dtype INT32", () -> CHECK.run(x -> x.argMax(0), Tensor.of(1.0, 2)));
        assertMessage("argument 0 has dtype INT32", () -> CHECK.run(x -> x, Tensor.ints(1)));
        assertMessage(
                "1 names for 2 arguments",
                () -> CHECK.runAll(xs -> xs.get(0), List.of("w"), List.of(Tensor.of(1.0), Tensor.of(2.0))));
        NullPointerException e = assertThrows(NullPointerException.class, () -> CHECK.run(x -> x, null));
        assertTrue(e.getMessage().contains("argument 0 is null"), e.getMessage());
    }

    private static void assertMessage(String part, Runnable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
