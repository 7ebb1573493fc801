package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a gradient is zero although the loss depends on the tensor. */
class ZeroCauseTest {
    private static final String WHY = "It becomes 0 at\n  ";

    static Stream<Arguments> causes() {
        return Stream.of(
                way(
                        "relu",
                        w -> w.sub(9).relu(),
                        "entry 2, relu(1)",
                        "relu is dead, its input is 0 or less everywhere"),
                way(
                        "relu where it counts",
                        w -> w.relu().mul(Tensor.of(0.0, 1, 1)),
                        "entry 1, relu(0)",
                        "at all 2 of 3 places where the cotangent is not 0"),
                way("mask", w -> Comparisons.where(w.greater(9), w, Tensor.ones(3)), "entry 1, where", "other branch"),
                way("times 0", w -> w.exp().mul(0), "entry 2, mul(1, constant)", "is multiplied by 0 everywhere"),
                way(
                        "saturated",
                        w -> w.add(1e3).sigmoid(),
                        "entry 2, sigmoid(1)",
                        "the derivative of sigmoid by operand 0"),
                way(
                        "underflow",
                        w -> w.mul(1e-200).mul(1e-200),
                        "entry 1, mul(0, constant)",
                        "underflow: ",
                        "1.000e-200"),
                way(
                        "underflow in FLOAT32",
                        w -> w.to(DType.FLOAT32).mul(1e-30f).mul(1e-30f),
                        "entry 2, mul(1, constant)",
                        "below the smallest FLOAT32"),
                way("maximum", w -> w.maximum(50), "entry 1, maximum", "another element or operand is chosen"),
                way(
                        "difference of itself",
                        w -> w.sub(w),
                        "entry 0, variable \"w\"",
                        "add up to 0: from entry 1 (1), entry 1 (-1)"),
                way("softmax", w -> w.softmax(0), "entry 1, softmax(0)", "cancel exactly"),
                way(
                        "stopGradient beside it",
                        w -> w.mul(0).add(w.exp().stopGradient()),
                        "entry 1, mul(0, constant)",
                        "another chain ends in stopGradient of exp, entry 2"));
    }

    private static Arguments way(String name, UnaryOperator<Tensor> f, String... facts) {
        return Arguments.of(name, f, facts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void namesThePlaceAndTheReason(String name, UnaryOperator<Tensor> f, String... facts) {
        for (boolean inspecting : new boolean[] {true, false}) {
            try (Tape tape = inspecting ? Tape.inspecting() : new Tape()) {
                Tensor w = tape.watch(Tensor.of(1.0, -2.0, -3.0), "w");
                Tensor loss = f.apply(w).sum();
                int entries = tape.size();
                GradientPaths paths = tape.report().paths(loss, w);

                assertTrue(paths.isConnected() && paths.isZero(), paths::toString);
                for (String fact : facts) {
                    assertTrue(paths.why().contains(fact), () -> "\"" + fact + "\" is missing in: " + paths.why());
                }
                assertTrue(paths.why().contains(WHY + facts[0]), paths.why());
                assertEquals(inspecting, paths.why().contains("ZeroCauseTest.java:"), paths.why());
                assertEquals(entries, tape.size(), "looking records nothing");
            }
        }
    }

    @Test
    void aGradientThatIsZeroInSomeElementsOnlyIsNotZero() {
        try (Tape tape = new Tape()) {
            Tensor w = tape.watch(Tensor.of(1.0, -2.0), "w");
            GradientPaths paths = tape.report().paths(w.relu().sum(), w);

            assertFalse(paths.isZero());
            assertTrue(paths.why().endsWith("is not 0: 0 to 1, 1 of 2 are 0"), paths.why());
        }
    }
}
