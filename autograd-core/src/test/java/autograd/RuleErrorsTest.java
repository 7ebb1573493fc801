package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.ShapeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@DisplayName("P12 errors inside the rules of users")
class RuleErrorsTest {
    private final Tensor x0 = Tensor.of(1.0, 2.0);
    private final Tensor ones = Tensor.ones(2);

    private static CustomOp square(CustomOp.Rule rule) {
        return CustomOp.of("mySquare", xs -> xs.get(0).mul(xs.get(0)), rule);
    }

    private static void assertNextGradientWorks() {
        CustomOp right = square((g, xs, y) -> List.of(g.mul(xs.get(0)).mul(2)));
        assertEquals(6, grad(x -> right.apply(x)).apply(Tensor.of(3.0)).item());
    }

    /** All ways to reach a reverse rule. */
    private List<Executable> derivatives(CustomOp op) {
        return List.of(
                () -> grad(x -> op.apply(x).sum()).apply(x0),
                () -> Autograd.vjp(x -> op.apply(x), x0).apply(ones),
                () -> jvp(x -> op.apply(x), x0, ones),
                () -> Derivatives.jacobianReverse(x -> op.apply(x)).apply(x0),
                () -> Derivatives.jacobianForward(x -> op.apply(x)).apply(x0),
                () -> Derivatives.hessian(x -> op.apply(x).sum()).apply(x0),
                () -> grad(x -> grad(t -> op.apply(t).sum()).apply(x).sum()).apply(x0));
    }

    @Test
    @DisplayName("P12 an exception in a rule keeps its type and cause; the next gradient works")
    void exceptionInTheRule() {
        UncheckedIOException thrown = new UncheckedIOException("disk", new IOException("cause"));
        CustomOp op = square((g, xs, y) -> {
            throw thrown;
        });
        for (Executable derivative : derivatives(op)) {
            UncheckedIOException caught = assertThrows(UncheckedIOException.class, derivative);
            assertSame(thrown, caught);
            assertEquals("cause", caught.getCause().getMessage());
            assertNextGradientWorks();
        }
    }

    @Test
    @DisplayName("P12 an exception in a forward function keeps its type and cause; the next gradient works")
    void exceptionInTheForwardFunction() {
        UncheckedIOException thrown = new UncheckedIOException("disk", new IOException("cause"));
        CustomOp op = CustomOp.of(
                "broken",
                xs -> {
                    throw thrown;
                },
                (g, xs, y) -> List.of(g));
        assertSame(thrown, assertThrows(UncheckedIOException.class, () -> op.apply(x0)));
        for (Executable derivative : derivatives(op)) {
            assertSame(thrown, assertThrows(UncheckedIOException.class, derivative));
            assertNextGradientWorks();
        }
    }

    @Test
    @DisplayName("P12 an error, such as a failed assertion, passes through as well")
    void errorInTheRule() {
        AssertionError thrown = new AssertionError("invariant");
        CustomOp op = square((g, xs, y) -> {
            throw thrown;
        });
        for (Executable derivative : derivatives(op)) {
            assertSame(thrown, assertThrows(AssertionError.class, derivative));
            assertNextGradientWorks();
        }
    }

    @Test
    @DisplayName("P12 an exception in the middle of a replay leaves an explicit tape usable")
    void explicitTapeGoesOn() {
        boolean[] fail = {true};
        CustomOp op = square((g, xs, y) -> {
            if (fail[0]) {
                throw new ArithmeticException("first time");
            }
            return List.of(g.mul(xs.get(0)).mul(2));
        });
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(3.0), "x");
            Tensor y = op.apply(x.mul(2)).exp().log();

            assertThrows(ArithmeticException.class, () -> tape.gradient(y, x));
            fail[0] = false;
            assertEquals(24, tape.gradient(y, x).item(), 1e-13); // (2 x)^2 ' = 8 x
        }
    }

    private void assertShapeException(CustomOp.Rule rule, String... facts) {
        for (Executable derivative : derivatives(square(rule))) {
            String message = assertThrows(ShapeException.class, derivative).getMessage();
            for (String fact : facts) {
                assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
            }
        }
        assertNextGradientWorks();
    }

    @Test
    @DisplayName("P12 a wrong number of cotangents is named")
    void wrongNumber() {
        assertShapeException((g, xs, y) -> List.of(g, g), "vjp of \"mySquare\"", "2 cotangents", "1 operands");
        assertShapeException((g, xs, y) -> List.of(), "vjp of \"mySquare\"", "0 cotangents", "1 operands");
    }

    @Test
    @DisplayName("P12 a cotangent of a wrong shape or dtype is named with both")
    void wrongShape() {
        assertShapeException(
                (g, xs, y) -> List.of(g.sum()),
                "vjp of \"mySquare\"",
                "cotangent 0 is FLOAT64 []",
                "needs FLOAT64 [2]");
        assertShapeException(
                (g, xs, y) -> List.of(g.reshape(2, 1)), "cotangent 0 is FLOAT64 [2, 1]", "needs FLOAT64 [2]");
        assertShapeException(
                (g, xs, y) -> List.of(g.to(DType.FLOAT32)), "cotangent 0 is FLOAT32 [2]", "needs FLOAT64 [2]");
    }

    @Test
    @DisplayName("P12 a cotangent that is null is named")
    void nullCotangent() {
        assertShapeException(
                (g, xs, y) -> Collections.singletonList(null), "vjp of \"mySquare\"", "cotangent 0 is null", "[2]");
        CustomOp product = CustomOp.of(
                "myMul", xs -> xs.get(0).mul(xs.get(1)), (g, xs, y) -> Arrays.asList(g.mul(xs.get(1)), null));
        String message = assertThrows(
                        ShapeException.class,
                        () -> grad((Tensor a, Tensor b) -> product.apply(a, b).sum())
                                .apply(x0, ones))
                .getMessage();
        assertTrue(message.contains("\"myMul\": cotangent 1 is null"), message);
    }

    @Test
    @DisplayName("P12 a rule that returns no list, and a forward function that returns nothing, are named")
    void nullResults() {
        CustomOp noList = square((g, xs, y) -> null);
        for (Executable derivative : derivatives(noList)) {
            String message =
                    assertThrows(NullPointerException.class, derivative).getMessage();
            assertTrue(message.contains("vjp of \"mySquare\": rule returned null"), message);
        }
        CustomOp noResult = CustomOp.of("nothing", xs -> null, (g, xs, y) -> List.of(g));
        String message = assertThrows(NullPointerException.class, () -> noResult.apply(x0))
                .getMessage();
        assertTrue(message.contains("nothing: forward returned null"), message);
        assertNextGradientWorks();
    }
}
