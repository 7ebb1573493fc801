package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.jvp;
import static autograd.Autograd.vjp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** When a tensor may be used: inside the derivative it belongs to, and nowhere else. */
class LifetimeTest {
    private final Tensor three = Tensor.of(3.0);
    private final Tensor one = Tensor.of(1.0);
    private Tensor escaped;

    /** {@return x^2, which escapes into the field} */
    private Tensor escapingSquare(Tensor x) {
        escaped = x.mul(x);
        return escaped;
    }

    private static void assertIllegalState(Executable call, String... facts) {
        String message = assertThrows(IllegalStateException.class, call).getMessage();
        for (String fact : facts) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
        }
    }

    @Test
    @DisplayName("P10 a tensor that escaped a reverse derivative cannot be used, and says whose it was")
    void escapedFromReverse() {
        grad(this::escapingSquare).apply(three);

        assertIllegalState(() -> escaped.add(1), "add", "tape #", "ended", "stopGradient");
        assertIllegalState(() -> one.mul(escaped), "mul", "tape #", "ended");
        assertIllegalState(() -> escaped.sum(), "sum", "tape #", "ended");
    }

    @Test
    @DisplayName("P10 a tensor that escaped a forward derivative cannot be used, and says whose it was")
    void escapedFromForward() {
        jvp(this::escapingSquare, three, one);

        assertIllegalState(() -> escaped.add(1), "add", "forward derivative #", "ended", "stopGradient");
        assertIllegalState(() -> one.mul(escaped), "mul", "forward derivative #", "ended");
    }

    @Test
    @DisplayName("P10 a tensor that escaped vjp cannot be used, although the pullback still can")
    void escapedFromVjp() {
        Pullback pullback = vjp(this::escapingSquare, three);

        assertIllegalState(() -> escaped.add(1), "add", "tape #", "ended");
        assertEquals(6, pullback.apply(one).item());
        assertEquals(12, pullback.apply(Tensor.of(2.0)).item());
    }

    @Test
    @DisplayName("P10 the numbers of an escaped tensor stay readable")
    void escapedNumbers() {
        grad(this::escapingSquare).apply(three);
        assertEquals(9, escaped.item());
        assertTrue(escaped.toString().startsWith("9.0"), escaped.toString());

        jvp(this::escapingSquare, Tensor.of(1.0, 2.0), Tensor.of(1.0, 1.0));
        assertArrayEquals(new double[] {1, 4}, escaped.toDoubleArray());
    }

    @Test
    @DisplayName("P10 an inner tensor that escapes into the outer derivative cannot be used there")
    void innerIntoOuter() {
        List<Function<Tensor, Tensor>> inners = List.of(
                x -> grad(y -> escapingSquare(y.mul(x))).apply(x),
                x -> jvp(y -> escapingSquare(y.mul(x)), x, Tensor.onesLike(x)).tangent());
        for (Function<Tensor, Tensor> inner : inners) {
            Function<Tensor, Tensor> leaking = x -> inner.apply(x).add(escaped);
            assertIllegalState(() -> grad(leaking).apply(three), "add", "#", "ended");
            assertIllegalState(() -> jvp(leaking, three, one), "add", "#", "ended");
        }
    }

    @Test
    @DisplayName("P10 an inner tensor cannot be the result of the outer derivative")
    void innerAsResultOfOuter() {
        Function<Tensor, Tensor> leaking = x -> {
            Tensor gradient = grad(y -> escapingSquare(y.mul(x))).apply(x);
            return gradient.item() > 0 ? escaped : gradient;
        };
        Function<Tensor, Tensor> leakingForward = x -> {
            Tensor tangent =
                    jvp(y -> escapingSquare(y.mul(x)), x, Tensor.onesLike(x)).tangent();
            return tangent.item() > 0 ? escaped : tangent;
        };
        for (Function<Tensor, Tensor> f : List.of(leaking, leakingForward)) {
            assertIllegalState(() -> grad(f).apply(three), "grad", "#");
            assertIllegalState(() -> jvp(f, three, one), "jvp", "#");
            assertIllegalState(() -> vjp(f, three).apply(one), "vjp", "#");
            assertIllegalState(() -> Derivatives.jacobianForward(f).apply(three), "#");
            assertIllegalState(() -> Derivatives.hessian(f).apply(three), "#");
        }
    }

    @Test
    @DisplayName("P10 what a function returns may be used afterwards")
    void resultsDoNotEscape() {
        ValueAndGradient result = Autograd.valueAndGrad(x -> x.mul(x)).apply(three);
        ValueAndTangent forward = jvp(x -> x.mul(x), three, one);

        assertEquals(15, result.value().add(result.gradient()).item());
        assertEquals(15, forward.value().add(forward.tangent()).item());
        assertEquals(10, vjp(x -> x.mul(x), three).value().add(1).item());
    }

    @Test
    @DisplayName("P8 tensors of another open tape are refused by name")
    void tensorsOfAnotherTape() {
        try (Tape first = new Tape();
                Tape second = new Tape()) {
            Tensor x = first.watch(three, "x");
            Tensor y = second.watch(three, "y");
            Tensor loss = x.mul(x);
            String firstName = "tape #" + first.level();
            String secondName = "tape #" + second.level();

            assertIllegalState(() -> first.gradient(loss, y), "gradient", secondName, firstName, "watch");
            assertIllegalState(() -> second.gradient(loss, x), "gradient", firstName, secondName);
            assertIllegalState(() -> first.gradient(loss, three), "gradient", "no derivative", firstName);
            assertIllegalState(() -> first.gradient(y.mul(y), x), "gradient", secondName, firstName);
            assertEquals(6, first.gradient(loss, x).item());
        }
    }

    @Test
    @DisplayName("P10 a tape does not watch tensors of a derivative that is inside it")
    void watchingInnerTensors() {
        try (Tape outer = new Tape();
                Tape inner = new Tape()) {
            Tensor y = inner.watch(three, "y");

            // The outer one would record y as its variable, and the inner one would no longer see y in x.mul(y).
            assertIllegalState(
                    () -> outer.watch(y, "x"), "watch", "x", "tape #" + inner.level(), "tape #" + outer.level());
        }
    }

    @Test
    @DisplayName("P10 closed tapes neither record nor replay, but can be read")
    void closedTapes() {
        Tape tape = new Tape();
        Tensor x = tape.watch(three, "x");
        Tensor loss = x.mul(x);
        tape.close();
        tape.close();

        String name = "tape #" + tape.level();
        assertIllegalState(() -> x.mul(2), "mul", name, "ended");
        assertIllegalState(() -> tape.watch(three, "y"), "watch", name);
        assertIllegalState(() -> tape.gradient(loss, x), "gradient", name, "closed");
        assertIllegalState(() -> tape.vjp(loss, one, List.of(x)), "vjp", name, "closed");
        assertEquals(2, tape.size());
        assertEquals("mul", tape.entry(1).name());
        assertEquals(9, loss.item());
    }

    @Test
    @DisplayName("P10 a tape of an exception is closed, too")
    void exceptionsCloseTapes() {
        assertThrows(
                ArithmeticException.class,
                () -> grad(x -> {
                            escaped = x.mul(x);
                            throw new ArithmeticException("stop");
                        })
                        .apply(three));
        assertIllegalState(() -> escaped.add(1), "tape #", "ended");

        assertThrows(
                ArithmeticException.class,
                () -> jvp(
                        x -> {
                            escaped = x.mul(x);
                            throw new ArithmeticException("stop");
                        },
                        three,
                        one));
        assertIllegalState(() -> escaped.add(1), "forward derivative #", "ended");
    }

    @Test
    @DisplayName("P10 the message names the operand: its position, name, entry and shape")
    void namesTheOperand() {
        Tape tape = new Tape();
        Tensor weights = tape.watch(Tensor.ones(3), "weights");
        tape.close();

        String end =
                " (variable \"weights\", entry 0, shape [3]) belongs to tape #" + tape.level() + ", which has ended";
        assertIllegalState(weights::sin, "sin: operand 0" + end);
        assertIllegalState(() -> Tensor.ones(3).mul(weights), "mul: operand 1" + end);
        jvp(this::escapingSquare, three, one);
        assertIllegalState(() -> one.mul(escaped), "mul: operand 1 (shape []) belongs to forward derivative #");
    }

    @Test
    void aPullbackTellsItsShapes() {
        Pullback pullback = vjp((a, b) -> a.mul(b.sum()).reshape(3, 1), Tensor.ones(3), Tensor.ones(2));
        assertEquals("Pullback of shape [3, 1] to [[3], [2]]", pullback.toString());
    }
}
