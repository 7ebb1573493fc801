package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.valueAndGrad;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P11 a result that does not depend on a variable is an error")
class UnusedTest {
    private final Tensor x0 = Tensor.of(1.0, -2.0, 3.0);
    private final Tensor y0 = Tensor.of(4.0, 5.0, 6.0);

    private static void assertRefused(Executable call, String... facts) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        for (String fact : facts) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
        }
    }

    /** Ways to break the chain of derivatives, and what the message says about the place. */
    static Stream<Arguments> breaks() {
        return Stream.of(
                way("stopGradient", x -> x.mul(2).stopGradient().sum(), "mul, entry 1", "stopGradient of mul"),
                way(
                        "stopGradient of the variable",
                        x -> x.stopGradient().sum(),
                        "chain ends in stopGradient of variable \"argument 0\", entry 0"),
                way(
                        "comparison",
                        x -> x.exp().greater(1).to(DType.FLOAT64).sum(),
                        "exp, entry 1",
                        "greater of exp, entry 1"),
                way("equality", x -> x.equal(x).to(DType.FLOAT64).sum(), "equal of variable \"argument 0\""),
                way("argMax", x -> x.neg().argMax(0).to(DType.FLOAT64), "neg, entry 1", "argMax of neg"),
                way(
                        "rounding to INT32",
                        x -> x.abs().to(DType.INT32).to(DType.FLOAT64).sum(),
                        "to of abs, entry 1"),
                way(
                        "item()",
                        x -> Tensor.of(x.square().sum().item()),
                        "as far as sum, entry 2",
                        "reading the numbers of sum"),
                way(
                        "get()",
                        x -> Tensor.of(x.get(1)),
                        "chain ends in reading the numbers of variable \"argument 0\", entry 0"),
                way("toDoubleArray()", x -> Tensor.of(x.toDoubleArray()).sum(), "reading the numbers of variable"),
                way("a constant", x -> Tensor.of(7.0), "no op uses it", "not on the tape at all"),
                way(
                        "a value that was left aside",
                        x -> {
                            x.sin().cos();
                            return Tensor.of(7.0);
                        },
                        "as far as cos, entry 2",
                        "not on the tape at all"));
    }

    private static Arguments way(String name, Function<Tensor, Tensor> f, String... facts) {
        return Arguments.of(name, f, facts);
    }

    @ParameterizedTest(name = "broken by {0}")
    @MethodSource("breaks")
    @DisplayName("P11 the message names the variable and where the chain broke")
    void namesWhereTheChainBroke(String name, Function<Tensor, Tensor> f, String[] facts) {
        for (String fact : facts) {
            String variable = "does not depend on variable \"argument 0\", entry 0 of shape [3]";
            assertRefused(() -> grad(f).apply(x0), "grad: ", variable, fact, "ALLOW_UNUSED");
            assertRefused(() -> valueAndGrad(f).apply(x0), "valueAndGrad: ", variable, fact);
            assertRefused(() -> Derivatives.jacobian(f).apply(x0), "jacobian: ", variable, fact);
            assertRefused(() -> Derivatives.jacobianForward(f).apply(x0), "jacobianForward: ", variable, fact);
            assertRefused(() -> Derivatives.jacobianReverse(f).apply(x0), "jacobianReverse: ", variable, fact);
            assertRefused(
                    () -> Autograd.gradAll(xs -> f.apply(xs.get(0))).apply(List.of(x0)), "grad: ", variable, fact);
        }
    }

    @ParameterizedTest(name = "broken by {0}")
    @MethodSource("breaks")
    @DisplayName("P11 ALLOW_UNUSED gives zeros")
    void allowUnusedGivesZeros(String name, Function<Tensor, Tensor> f, String[] facts) {
        Tensor single = x0.to(DType.FLOAT32);
        Tensor gradient = grad(f, GradOption.ALLOW_UNUSED).apply(single);
        ValueAndGradient both = valueAndGrad(f, GradOption.ALLOW_UNUSED).apply(x0);

        assertArrayEquals(new double[3], gradient.toDoubleArray());
        assertEquals(DType.FLOAT32, gradient.dtype());
        assertArrayEquals(new double[3], both.gradient().toDoubleArray());
        assertEquals(f.apply(x0).item(), both.value().item());
    }

    @Test
    @DisplayName("P11 with several variables the message names the one that is unused, and the result")
    void namesTheUnusedOne() {
        BiFunction<Tensor, Tensor, Tensor> f = (x, y) -> x.mul(y.stopGradient()).sum();
        String[] facts = {
            "the result (sum, entry 3 of shape []) does not depend on variable \"argument 1\", entry 1 of shape [3]",
            "stopGradient of variable \"argument 1\""
        };

        assertRefused(() -> grad(f).apply(x0, y0), facts);
        assertRefused(() -> valueAndGrad(f).apply(x0, y0), facts);
        assertRefused(() -> Derivatives.jacobian(f).apply(x0, y0), facts);
        assertRefused(
                () -> grad((Tensor x, Tensor y, Tensor z) -> f.apply(x, y)).apply(x0, y0, x0), "argument 1");
        assertRefused(
                () -> grad((Tensor x, Tensor y, Tensor z) -> x.mul(y).sum()).apply(x0, y0, x0),
                "argument 2",
                "no op uses it");

        List<Tensor> gradients = grad(f, GradOption.ALLOW_UNUSED).apply(x0, y0);
        assertArrayEquals(new double[] {4, 5, 6}, gradients.get(0).toDoubleArray());
        assertArrayEquals(new double[3], gradients.get(1).toDoubleArray());
    }

    @Test
    @DisplayName("P11 on an explicit tape the message uses the names of watch")
    void onAnExplicitTape() {
        try (Tape tape = new Tape()) {
            Tensor weight = tape.watch(x0, "weight");
            Tensor bias = tape.watch(y0, "bias");
            Tensor loss = weight.square().sum();
            bias.exp().less(0);

            assertRefused(
                    () -> tape.gradient(loss, bias),
                    "gradient: ",
                    "the result (sum, entry 3 of shape [])",
                    "variable \"bias\", entry 1 of shape [3]",
                    "as far as exp, entry 4",
                    "less of exp, entry 4",
                    "ALLOW_UNUSED");
            assertRefused(() -> tape.gradient(loss, List.of(weight, bias)), "\"bias\"");
            assertRefused(() -> tape.vjp(loss, Tensor.of(1.0), List.of(bias)), "vjp: ", "\"bias\"");
            assertRefused(() -> tape.gradient(Tensor.of(1.0), weight), "not on the tape at all");
            List<Tensor> gradients = tape.gradient(loss, List.of(weight, bias), GradOption.ALLOW_UNUSED);
            assertArrayEquals(new double[] {2, -4, 6}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[3], gradients.get(1).toDoubleArray());
        }
    }

    @Test
    @DisplayName("P11 a result that depends on the variable by one of two ways is no error")
    void oneOfTwoWaysIsEnough() {
        Tensor gradient = grad(x -> x.mul(x.stopGradient()).sum()).apply(x0);

        assertArrayEquals(new double[] {1, -2, 3}, gradient.toDoubleArray());
    }

    @Test
    @DisplayName("P11 a gradient that happens to be zero is no error")
    void zeroIsNotUnused() {
        assertArrayEquals(new double[3], grad(x -> x.mul(0).sum()).apply(x0).toDoubleArray());
        assertArrayEquals(new double[3], grad(x -> x.sign().sum()).apply(x0).toDoubleArray());
    }

    /** Functions of a vector that are made of straight pieces. */
    static Stream<Arguments> straight() {
        return Stream.of(
                straight("linear", x -> x.mul(3).sum()),
                straight("relu", x -> x.relu().sum()),
                straight("abs", x -> x.abs().sum()),
                straight("max", x -> x.max()),
                straight("a part", x -> x.slice(0, 1, 3).sum()),
                straight("a matrix product", x -> Tensor.ones(2, 3).matmul(x).sum()),
                straight(
                        "a checkpoint",
                        x -> Autograd.checkpoint((Tensor t) -> t.relu())
                                .apply(x)
                                .sum()),
                straight("a norm of one axis", x -> Norms.norm1(x)));
    }

    private static Arguments straight(String name, Function<Tensor, Tensor> f) {
        return Arguments.of(name, f);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("straight")
    @DisplayName("P10 a derivative that is constant depends on its point: the second one is zeros in every nesting")
    void derivativesDependOnTheirPoint(String name, Function<Tensor, Tensor> f) {
        Tensor v = Tensor.of(1.0, 2.0, -1.0);
        Function<Tensor, Tensor> gradient = x -> grad(f).apply(x).mul(v).sum();
        Function<Tensor, Tensor> slope = x -> Autograd.jvp(f, x, v).tangent();
        Function<Tensor, Tensor> pulled =
                x -> Autograd.vjp(f, x).apply(Tensor.of(2.0)).mul(v).sum();
        Function<Tensor, Tensor> onTape = x -> {
            try (Tape tape = new Tape()) {
                Tensor w = tape.watch(x, "w");
                return tape.gradient(f.apply(w), w).sum();
            }
        };
        for (Function<Tensor, Tensor> first : List.of(gradient, slope, pulled, onTape)) {
            assertZeros(grad(first).apply(x0));
            assertZeros(Derivatives.jacobian(first).apply(x0));
            assertZeros(Autograd.vmap((Tensor x) -> grad(first).apply(x)).apply(x0.reshape(1, 3)));
            assertZeros(grad((Tensor x) -> Autograd.vmap((Tensor row) -> grad(f).apply(row))
                            .apply(x.reshape(1, 3))
                            .sum())
                    .apply(x0));
            assertZeros(grad((Tensor x) -> grad(first).apply(x).sum()).apply(x0)); // and the third
            assertEquals(0, Autograd.jvp(first, x0, v).tangent().item());
        }
        assertZeros(grad(t -> Derivatives.hvp(f, x0, t).sum()).apply(v));
        assertZeros(Derivatives.jacobian((Tensor x) -> grad(f).apply(x)).apply(x0));
    }

    private static void assertZeros(Tensor x) {
        assertArrayEquals(new double[x.size()], x.toDoubleArray());
        assertTrue(x.size() >= 3);
    }

    @Test
    @DisplayName("P10 a gradient depends on all arguments of its function; on what it does not take it does not")
    void derivativesDependOnAllArguments() {
        BiFunction<Tensor, Tensor, Tensor> f = (x, y) -> x.relu().add(y.abs()).sum();

        assertZeros(grad(y -> grad(f).apply(x0, y).get(0).sum()).apply(y0));
        assertZeros(grad(y -> grad((Tensor x) -> f.apply(x, y.relu()))
                        .apply(x0.mul(y))
                        .sum())
                .apply(y0));
        assertRefused(
                () -> grad(y -> grad((Tensor x) -> x.relu().sum()).apply(x0).sum())
                        .apply(y0),
                "argument 0");
        assertRefused(
                () -> grad(x -> grad((Tensor t) -> Tensor.of(7.0)).apply(x).sum())
                        .apply(x0),
                "argument 0");
        assertRefused(
                () -> grad((Tensor x) -> {
                            grad(t -> t.relu().sum()).apply(x); // left aside
                            return Tensor.of(7.0);
                        })
                        .apply(x0),
                "not on the tape at all");
    }

    @Test
    @DisplayName("P10 a derivative at a point is an entry of the tape around it, and tells why a gradient is zero")
    void theEntryOfADerivative() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(x0, "x");
            Tensor loss = grad((Tensor t) -> t.relu().sum()).apply(x).sum();

            assertTrue(tape.toString().contains("derivativeAt"), tape::toString);
            assertZeros(tape.gradient(loss, x));
            String why = tape.report().paths(loss, x).why();
            assertTrue(why.contains("the derivative of derivativeAt by operand 1 is 0 everywhere"), why);
        }
    }

    @Test
    @DisplayName("P10 what bends has the same bits beside a derivative at a point")
    void nothingChangesBesideIt() {
        Tensor expected = x0.mul(6); // (x^3)'' = 6 x
        Tensor second = grad((Tensor x) ->
                        grad((Tensor t) -> t.pow(3).sum()).apply(x).sum())
                .apply(x0);

        assertArrayEquals(expected.toDoubleArray(), second.toDoubleArray());
        Tensor back = Autograd.vjp(x -> AtPoint.of(x.reshape(3, 1), List.of(x)), x0)
                .apply(Tensor.full(Shape.of(3, 1), -0.0, DType.FLOAT64));
        assertEquals(Double.NEGATIVE_INFINITY, 1 / back.get(0)); // no zeros were added to the -0
    }

    @Test
    @DisplayName("P11 forward mode and vjp give zeros, as their contracts say")
    void forwardModeGivesZeros() {
        ValueAndTangent forward = Autograd.jvp(x -> x.stopGradient().sum(), x0, Tensor.ones(3));
        Pullback pullback = Autograd.vjp(x -> Tensor.of(7.0), x0);

        assertEquals(0, forward.tangent().item());
        assertEquals(2, forward.value().item());
        assertArrayEquals(new double[3], pullback.apply(Tensor.of(1.0)).toDoubleArray());
    }
}
