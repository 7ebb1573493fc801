package autograd.nn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.nn.Initializer;
import autograd.nn.Initializers;
import autograd.nn.Layer;
import autograd.nn.Mode;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.Seeds;
import autograd.nn.Sequential;
import autograd.nn.Tolerances;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Linear;
import autograd.nn.layer.Residual;
import autograd.nn.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientHealthTest {
    private static final double TOLERANCE = Tolerances.CLOSED_FORM_64;
    private static final int DEPTH = 20;
    private static final int WIDTH = 16;

    private static Linear scalar(double weight, double bias) {
        return new Linear(Tensor.of(new double[][] {{weight}}), Tensor.of(new double[] {bias}));
    }

    /** The gradient of y at x = 0 by the bias of layer i is the product of the weights after it; by all weights it is 0. */
    private static GradientHealth chain(double weight) {
        Sequential net = Sequential.of(scalar(weight, 0), scalar(weight, 0), scalar(weight, 0));
        return GradientHealth.of(
                net, Parameters.grad(net, m -> m.apply(Tensor.zeros(1, 1)).sum()));
    }

    @Test
    void normsAreThoseOfLayers() {
        List<GradientHealth.Row> rows = chain(1e-4).layers();
        double[] expected = {1e-8, 1e-4, 1};
        assertEquals(expected.length, rows.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals("layers." + i, rows.get(i).path());
            assertEquals(expected[i], rows.get(i).gradientNorm(), TOLERANCE * expected[i]);
            assertEquals(1e-4, rows.get(i).parameterNorm(), TOLERANCE * 1e-4);
            assertEquals(Double.NaN, rows.get(i).updateRatio());
        }
    }

    @Test
    void vanishingLayersAreNamedWithTheRemedies() {
        List<String> warnings = chain(1e-4).warnings();
        assertEquals(2, warnings.size());
        assertTrue(
                warnings.get(0)
                        .startsWith("layers.0: gradient norm 1.00e-08 of the last layer's; vanishing; remedies: "),
                warnings.get(0));
        assertTrue(warnings.get(1).startsWith("layers.1: gradient norm 1.00e-04 of"), warnings.get(1));
        for (String remedy : List.of("heNormal", "RELU", "xavierNormal", "TANH", "BatchNorm", "Residual")) {
            assertTrue(warnings.get(0).contains(remedy), remedy);
        }
        assertEquals(1, chain(1e-4).warnings(1e-6).size());
    }

    @Test
    void explodingLayersAreNamed() {
        List<String> warnings = chain(1e4).warnings();
        assertEquals(2, warnings.size());
        assertTrue(
                warnings.get(0).startsWith("layers.0: gradient norm 1.00e+08 of the last layer's; exploding"),
                warnings.get(0));
    }

    @Test
    void nothingIsSaidOfGoodOnes() {
        assertEquals(List.of(), chain(1).warnings());
        assertEquals(List.of(), new GradientHealth(List.of()).warnings());
    }

    @Test
    void whatHasNoRatioIsSaid() {
        List<String> zero = rows(0, 0).warnings();
        assertEquals(1, zero.size());
        assertTrue(zero.get(0).contains("every layer is 0"), zero.get(0));
        List<String> last = rows(1, 0).warnings();
        assertEquals(1, last.size());
        assertTrue(last.get(0).startsWith("b: gradient norm is 0"), last.get(0));
        List<String> nan = rows(Double.NaN, 1).warnings();
        assertEquals(1, nan.size());
        assertTrue(nan.get(0).startsWith("a: gradient norm is NaN"), nan.get(0));
        assertTrue(rows(1, Double.POSITIVE_INFINITY).warnings().get(0).startsWith("b: gradient norm is Infinity"));
    }

    private static GradientHealth rows(double a, double b) {
        return new GradientHealth(
                List.of(new GradientHealth.Row("a", 1, a, Double.NaN), new GradientHealth.Row("b", 1, b, Double.NaN)));
    }

    @Test
    @DisplayName("parameters (3, 4), gradient (0, 1), rate 0.1: a step of 0.1 / 5")
    void stepsAreComparedWithParameters() {
        Linear model = scalar(3, 4);
        ModelGradient<Linear> at =
                Parameters.valueAndGrad(model, m -> m.apply(Tensor.zeros(1, 1)).sum());
        GradientHealth health = GradientHealth.of(model, at.gradient(), new Sgd(0.1).step(model, at));
        GradientHealth.Row row = health.layers().get(0);
        assertEquals("", row.path());
        assertEquals(5, row.parameterNorm(), TOLERANCE);
        assertEquals(1, row.gradientNorm(), TOLERANCE);
        assertEquals(0.02, row.updateRatio(), TOLERANCE);
        assertEquals("""
                layer    parameter norm  gradient norm  update / parameter
                ----------------------------------------------------------
                (model)        5.00e+00       1.00e+00            2.00e-02""", health.toString());
    }

    @Test
    void aStepFromZeroIsInfiniteAndNoStepIsZero() {
        Linear zero = scalar(0, 0);
        Linear gradient = scalar(1, 1);
        assertEquals(0, GradientHealth.of(zero, gradient, zero).layers().get(0).updateRatio());
        assertEquals(
                Double.POSITIVE_INFINITY,
                GradientHealth.of(zero, gradient, gradient).layers().get(0).updateRatio());
    }

    @Test
    void aTableWithoutStepsHasNoColumnForThem() {
        assertEquals("""
                layer     parameter norm  gradient norm
                ---------------------------------------
                layers.0        1.00e-04       1.00e-08
                layers.1        1.00e-04       1.00e-04
                layers.2        1.00e-04       1.00e+00""", chain(1e-4).toString());
    }

    private static Linear wide(int i, Initializer initializer) {
        return Linear.of(WIDTH, WIDTH, initializer, Seeds.derive(1, i));
    }

    private static List<String> warningsOf(Supplier<List<Layer<?>>> layers) {
        Sequential net = new Sequential(layers.get());
        Tensor x = Tensor.normal(2, 64, WIDTH);
        Tensor direction = Tensor.normal(3, 64, WIDTH);
        Mode mode = Mode.training(RandomKey.of(4));
        return GradientHealth.of(
                        net,
                        Parameters.grad(
                                net, m -> m.apply(x, mode).y().mul(direction).mean()))
                .warnings();
    }

    private static List<Layer<?>> deep(Initializer initializer, boolean norm, Activation activation) {
        List<Layer<?>> layers = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            layers.add(wide(i, initializer));
            if (norm) {
                layers.add(BatchNorm.of(WIDTH));
            }
            layers.add(activation);
        }
        return layers;
    }

    private static List<Layer<?>> shortcuts() {
        List<Layer<?>> layers = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            layers.add(new Residual(Sequential.of(wide(i, Initializers.xavierNormal()), Activation.SIGMOID)));
        }
        return layers;
    }

    @Test
    @DisplayName("CF-22: 20 layers with sigmoids, whose slope is 1/4 at most")
    void deepSigmoidsVanish() {
        List<String> warnings = warningsOf(() -> deep(Initializers.xavierNormal(), false, Activation.SIGMOID));
        assertTrue(warnings.size() >= DEPTH / 2, () -> "only " + warnings);
        assertTrue(warnings.get(0).startsWith("layers.0: "), warnings.get(0));
        assertTrue(warnings.stream().allMatch(w -> w.contains("; vanishing; ")));
    }

    static Stream<Map.Entry<String, Supplier<List<Layer<?>>>>> remedies() {
        return Stream.of(
                Map.entry("He and relu", () -> deep(Initializers.heNormal(), false, Activation.RELU)),
                Map.entry("Xavier and tanh", () -> deep(Initializers.xavierNormal(), false, Activation.TANH)),
                Map.entry("batch norm", () -> deep(Initializers.xavierNormal(), true, Activation.SIGMOID)),
                Map.entry("shortcuts", GradientHealthTest::shortcuts));
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void eachRemedyEndsTheWarnings(Map.Entry<String, Supplier<List<Layer<?>>>> remedy) {
        assertEquals(List.of(), warningsOf(remedy.getValue()), remedy.getKey());
    }
}
