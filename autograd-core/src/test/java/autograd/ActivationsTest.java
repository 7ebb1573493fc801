package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activation functions against plain loops, and without overflow or NaN anywhere. */
class ActivationsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** The formulas as they are published, in plain Java; they cancel or overflow far from 0, so up to 5 only. */
    private static final Map<String, DoubleUnaryOperator> PLAIN = Map.ofEntries(
            Map.entry("sigmoid", x -> 1 / (1 + StrictMath.exp(-x))),
            Map.entry("relu", x -> Math.max(x, 0)),
            Map.entry("leakyRelu", x -> x > 0 ? x : 0.01 * x),
            Map.entry("elu", x -> x > 0 ? x : StrictMath.exp(x) - 1),
            Map.entry(
                    "selu", x -> 1.0507009873554804934 * (x > 0 ? x : 1.6732632423543772848 * (StrictMath.exp(x) - 1))),
            Map.entry("celu 2", x -> Math.max(x, 0) + Math.min(0, 2 * (StrictMath.exp(x / 2) - 1))),
            Map.entry("gelu", x -> x * new NormalDistribution().cumulativeProbability(x)),
            Map.entry(
                    "geluTanh",
                    x -> x / 2 * (1 + StrictMath.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
            Map.entry("silu", x -> x / (1 + StrictMath.exp(-x))),
            Map.entry("mish", x -> x * StrictMath.tanh(StrictMath.log(1 + StrictMath.exp(x)))),
            Map.entry("softsign", x -> x / (1 + Math.abs(x))),
            Map.entry("softplus", x -> StrictMath.log(1 + StrictMath.exp(x))),
            Map.entry("logSigmoid", x -> -StrictMath.log(1 + StrictMath.exp(-x))),
            Map.entry("hardTanh", x -> Math.max(-1, Math.min(1, x))),
            Map.entry("hardSigmoid", x -> Math.max(0, Math.min(1, x / 6 + 0.5))),
            Map.entry("relu6", x -> Math.min(Math.max(x, 0), 6)));

    private static final Map<String, UnaryOperator<Tensor>> FUNCTIONS = functions();

    private static Map<String, UnaryOperator<Tensor>> functions() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("sigmoid", Tensor::sigmoid);
        functions.put("relu", Tensor::relu);
        functions.put("leakyRelu", Tensor::leakyRelu);
        functions.put("elu", Tensor::elu);
        functions.put("selu", Activations::selu);
        functions.put("celu 2", x -> Activations.celu(x, 2));
        functions.put("gelu", Tensor::gelu);
        functions.put("geluTanh", Activations::geluTanh);
        functions.put("silu", Tensor::silu);
        functions.put("mish", Activations::mish);
        functions.put("softsign", Activations::softsign);
        functions.put("softplus", Tensor::softplus);
        functions.put("logSigmoid", Tensor::logSigmoid);
        functions.put("hardTanh", Activations::hardTanh);
        functions.put("hardSigmoid", Activations::hardSigmoid);
        functions.put("relu6", Activations::relu6);
        return functions;
    }

    static Stream<String> names() {
        return FUNCTIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("values agree with the published formula from -5 to 8")
    void valuesAgreeWithPlainLoops(String name) {
        DoubleUnaryOperator plain = PLAIN.get(name);
        for (int i = -80; i <= 128; i++) {
            double x = i / 16.0;
            double expected = plain.applyAsDouble(x);
            double actual = FUNCTIONS.get(name).apply(Tensor.of(x)).item();
            assertEquals(expected, actual, 1e-14 * Math.max(1, Math.abs(expected)), name + "(" + x + ")");
        }
    }

    @Test
    @DisplayName("relative accuracy in the left tail, where the published formulas cancel (mpmath, 40 digits)")
    void leftTails() {
        Map<UnaryOperator<Tensor>, double[]> rows = Map.of(
                Tensor::gelu, new double[] {-5, -1.43325785939596956e-6, -7.14694600179229463e-6},
                Activations::geluTanh, new double[] {-5, -2.29179619662950605e-7, -1.5463619875325946e-6},
                Tensor::logSigmoid, new double[] {40, -4.24835425529158899e-18, 4.24835425529158898e-18},
                Tensor::softplus, new double[] {-40, 4.24835425529158899e-18, 4.24835425529158898e-18});
        rows.forEach((f, row) -> {
            Pullback pullback = Autograd.vjp(f::apply, Tensor.of(row[0]));
            assertEquals(row[1], pullback.value().item(), 1e-13 * Math.abs(row[1]));
            assertEquals(row[2], pullback.apply(Tensor.of(1.0)).item(), 1e-13 * Math.abs(row[2]));
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName(
            "no NaN and no infinite derivative up to order 4 anywhere, infinities included, in both modes and dtypes")
    void finiteEverywhere(String name) {
        double[] points = {0, -0.0, 1e-300, 1e-20, 1, 3, 6, 40, 90, 700, 750, 1000, 1e10, 1e30, 1e160, 1e300, INF};
        int tried = 0;
        for (double point : points) {
            for (double x : new double[] {point, -point}) {
                for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                    for (int modes = 0; modes < 16; modes++) {
                        UnaryOperator<Tensor> f = FUNCTIONS.get(name);
                        Tensor at = Tensor.scalar(x, dtype);
                        double y = f.apply(at).item();
                        assertTrue(Double.isInfinite(at.item()) ? y == y : Double.isFinite(y) || Math.abs(x) > 3e38);
                        for (int order = 1; order <= 4; order++) {
                            f = derivative(f, (modes >> order - 1 & 1) == 0);
                            double d = f.apply(at).item();
                            String what = name + " at " + x + ", " + dtype + ", order " + order + ", modes " + modes;
                            assertTrue(Double.isFinite(d), () -> what + ": " + d);
                            tried++;
                        }
                    }
                }
            }
        }
        assertTrue(tried > 4000, tried + " derivatives");
    }

    private static UnaryOperator<Tensor> derivative(UnaryOperator<Tensor> f, boolean forward) {
        return forward
                ? x -> Autograd.jvp(f::apply, x, Tensor.onesLike(x)).tangent()
                : x -> Autograd.grad(f::apply, GradOption.ALLOW_UNUSED).apply(x);
    }

    @Test
    @DisplayName("prelu: a slope for each channel, cotangents summed over the rest")
    void preluPerChannel() {
        Tensor x = Tensor.of(1, -2, -3, 4, -5, -6).reshape(1, 2, 3);
        Tensor slope = Tensor.of(0.5, 0.25).reshape(2, 1);
        Pullback pullback = Autograd.vjp(Activations::prelu, x, slope);
        assertEquals(
                Tensor.of(1, -1, -1.5, 4, -1.25, -1.5).reshape(1, 2, 3).toString(),
                pullback.value().toString());
        List<Tensor> gradients = pullback.applyAll(Tensor.onesLike(pullback.value()));
        assertEquals("[1.0, 0.5, 0.5, 1.0, 0.25, 0.25]", text(gradients.get(0)));
        assertEquals("[-5.0, -11.0]", text(gradients.get(1)));
    }

    @Test
    @DisplayName("celu: the greatest finite alpha is one, and makes the identity")
    void celuOfTheGreatestAlpha() {
        Pullback pullback = Autograd.vjp(x -> Activations.celu(x, Double.MAX_VALUE), Tensor.of(-1.5, 2));
        assertEquals(-1.5, pullback.value().get(0), 1e-14); // x / alpha is subnormal, with some digits less
        assertEquals(2, pullback.value().get(1));
        assertEquals("[1.0, 1.0]", text(pullback.apply(Tensor.of(1, 1))));
    }

    @Test
    @DisplayName("leakyRelu with slope 0 is relu, at -inf too; with slope 1 it is x; celu with alpha 1 is elu")
    void slopesAndAlphasThatMakeOtherFunctions() {
        Tensor x = Tensor.of(-INF, -2, 0, 3, INF);
        assertEquals("[0.0, 0.0, 0.0, 3.0, Infinity]", text(Activations.leakyRelu(x, 0)));
        assertEquals(text(x), text(Activations.leakyRelu(x, 1)));
        assertEquals(text(Activations.elu(x)), text(Activations.celu(x)));
    }

    @Test
    @DisplayName("prelu at 0: the derivative is the slope, held between 0 and 1")
    void preluAtZero() {
        Pullback pullback = Autograd.vjp(Activations::prelu, Tensor.of(0, 0, 0), Tensor.of(-0.5, 0.25, 2));
        assertEquals("[0.0, 0.25, 1.0]", text(pullback.applyAll(Tensor.ones(3)).get(0)));
    }

    @Test
    @DisplayName(
            "prelu of FLOAT32 and FLOAT64, either way: the result is FLOAT64, each cotangent has its operand's dtype")
    void preluOfBothDtypes() {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            DType other = dtype == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64;
            Pullback pullback =
                    Autograd.vjp(Activations::prelu, Tensor.of(-3, 2).to(dtype), Tensor.scalar(0.25, other));
            assertEquals(DType.FLOAT64, pullback.value().dtype());
            assertEquals("[-0.75, 2.0]", text(pullback.value()));
            List<Tensor> gradients = pullback.applyAll(Tensor.ones(2));
            assertEquals(dtype, gradients.get(0).dtype());
            assertEquals("[0.25, 1.0]", text(gradients.get(0)));
            assertEquals(other, gradients.get(1).dtype());
            assertEquals("[-3.0]", text(gradients.get(1)));
        }
    }

    private static String text(Tensor x) {
        return Arrays.toString(x.toDoubleArray());
    }
}
