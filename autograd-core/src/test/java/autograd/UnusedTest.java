package autograd;

import static autograd.Autograd.grad;
import static autograd.Autograd.valueAndGrad;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
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
