package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializers;
import autograd.nn.Model;
import autograd.nn.ParameterMap;
import autograd.nn.Parameters;
import autograd.nn.Sequential;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LbfgsTest {
    private record Vector(Tensor v) implements Model<Vector> {
        @Override
        public Vector mapParameters(ParameterMap f) {
            return new Vector(f.apply("v", v));
        }
    }

    @Test
    @DisplayName("P31 Rosenbrock from (-1.2, 1): the minimum to the last digits, in some 40 steps")
    void rosenbrock() {
        var minimum = new Lbfgs().minimize(Valley.start(DType.FLOAT64), Valley::rosenbrock, 100, 1e-12);
        assertEquals(Lbfgs.Ending.CONVERGED, minimum.ending(), minimum.toString());
        // The smallest curvature there is 0.4, so a gradient of 1e-12 is a distance of at most 4e-12.
        assertArrayEquals(new double[] {1, 1}, minimum.model().point(), 4e-12);
        assertTrue(minimum.loss() < 1e-22, minimum.toString());
        assertTrue(minimum.steps() < 60, minimum.toString());
    }

    @Test
    @DisplayName(
            "P31 a quadratic in n variables ends after n steps, when searches are exact and all changes are remembered")
    void finiteTermination() {
        for (int n = 1; n <= 6; n++) {
            double[] curvature = new double[n];
            double[] minimum = new double[n];
            for (int i = 0; i < n; i++) {
                curvature[i] = 1 + 2 * i;
                minimum[i] = i - 2.5;
            }
            Tensor a = Tensor.of(curvature, Shape.of(n));
            Tensor b = Tensor.of(minimum, Shape.of(n));
            Function<Vector, Tensor> loss =
                    m -> m.v().sub(b).square().mul(a).sum().mul(0.5);
            Lbfgs exact = new Lbfgs(10, 1e-10, 1e-9, 50);
            Vector start = new Vector(Tensor.normal(n, n));
            var end = exact.minimize(start, loss, n, 1e-7);
            assertEquals(Lbfgs.Ending.CONVERGED, end.ending(), n + ": " + end);
            assertArrayEquals(minimum, end.model().v().toDoubleArray(), 1e-7, n + ": " + end);
            if (n > 1) {
                assertEquals(
                        Lbfgs.Ending.MAX_STEPS,
                        exact.minimize(start, loss, n - 1, 1e-7).ending(),
                        "n - 1 steps are not enough for n different curvatures");
            }
        }
    }

    @Test
    @DisplayName("every step of a search satisfies both Wolfe conditions")
    void wolfe() {
        Lbfgs lbfgs = new Lbfgs();
        Valley at = Valley.start(DType.FLOAT64);
        OptimizerState state = lbfgs.init(at, Valley::rosenbrock);
        int steps = 0;
        for (; at.rosenbrock().item() > 1e-20; steps++) {
            var next = lbfgs.step(at, state, Valley::rosenbrock);
            double[] g = at.slope().gradient().point();
            double[] after = next.model().slope().gradient().point();
            double x = next.model().point()[0] - at.point()[0];
            double y = next.model().point()[1] - at.point()[1];
            double slope = g[0] * x + g[1] * y; // along the whole step: conditions times its length
            double least = at.rosenbrock().item() + 1e-4 * slope;
            assertTrue(slope < 0, "step " + steps);
            assertTrue(next.model().rosenbrock().item() <= least + 1e-15, "step " + steps);
            assertTrue(Math.abs(after[0] * x + after[1] * y) <= 0.9 * -slope * (1 + 1e-9), "step " + steps);
            at = next.model();
            state = next.state();
            assertTrue(steps < 100, "loss " + at.rosenbrock());
        }
        assertTrue(steps > 10, steps + " steps");
    }

    @Test
    @DisplayName(
            "a network with several parameters, in both dtypes; the state resumes with the same bits from a plain map")
    void network() {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Sequential net = Sequential.of(
                    Linear.of(1, 6, Initializers.xavierNormal(), 1, dtype),
                    Activation.TANH,
                    Linear.of(6, 1, Initializers.xavierNormal(), 2, dtype));
            Tensor x = Tensor.linspace(-2, 2, 21).reshape(21, 1).to(dtype);
            Tensor y = x.sin();
            Function<Sequential, Tensor> loss = m -> m.apply(x).sub(y).square().mean();
            Lbfgs lbfgs = new Lbfgs(5, 1e-4, 0.9, 25);
            OptimizerState state = lbfgs.init(net, loss);
            for (int i = 0; i < 100; i++) {
                OptimizerState plain = new OptimizerState(state.step(), new LinkedHashMap<>(state.tensors()));
                var next = lbfgs.step(net, state, loss);
                assertSameBits(next.model(), lbfgs.step(net, plain, loss).model());
                net = next.model();
                state = next.state();
            }
            assertEquals(100, state.step());
            assertTrue(loss.apply(net).item() < 1e-3, dtype + " " + loss.apply(net));
            assertTrue(
                    state.tensors().containsKey("s.4.layers.0.weight"),
                    state.tensors().keySet()::toString);
            assertTrue(!state.tensors().containsKey("s.5.layers.0.weight"));
            assertEquals(dtype, Parameters.list(net).get(0).dtype());
        }
    }

    private static void assertSameBits(Sequential a, Sequential b) {
        List<Tensor> left = Parameters.list(a);
        for (int i = 0; i < left.size(); i++) {
            assertTrue(left.get(i).array().sameBits(Parameters.list(b).get(i).array()));
        }
    }

    @Test
    @DisplayName("a loss that is infinite or NaN a step further is taken for a step that was too long")
    void barriers() {
        // -log x - log(1 - x) is NaN outside 0 to 1, and least at 1/2.
        Function<Vector, Tensor> barrier =
                m -> m.v().log().add(m.v().neg().add(1).log()).neg().sum();
        var end = new Lbfgs().minimize(new Vector(Tensor.of(new double[] {1e-3})), barrier, 50, 1e-10);
        assertEquals(Lbfgs.Ending.CONVERGED, end.ending());
        assertEquals(0.5, end.model().v().item(), 1e-10);
    }

    @Test
    @DisplayName("at the limit of rounding it says that there is no progress, and stays with the smallest loss")
    void noProgress() {
        Function<Vector, Tensor> loss = m -> m.v().sub(Math.PI).square().sum().add(1);
        var end = new Lbfgs().minimize(new Vector(Tensor.of(new double[] {0})), loss, 50, 0);
        assertTrue(end.ending() != Lbfgs.Ending.MAX_STEPS, end.toString());
        assertEquals(1, end.loss());
        Vector start = new Vector(Tensor.of(new double[] {Math.PI}));
        assertEquals(0, new Lbfgs().minimize(start, loss, 50, 0).steps());
        OptimizerState state = new Lbfgs().init(start, loss);
        var next = new Lbfgs().step(start, state, loss); // the gradient is 0
        assertSame(start, next.model());
        assertEquals(1, next.state().step());
    }

    @Test
    @DisplayName("P38 a state of another model: every name in one message; a start that is not finite")
    void refused() {
        Lbfgs lbfgs = new Lbfgs();
        Valley at = Valley.start(DType.FLOAT64);
        OptimizerState state = lbfgs.step(at, lbfgs.init(at, Valley::rosenbrock), Valley::rosenbrock)
                .state();
        Map<String, Tensor> tensors = new LinkedHashMap<>(state.tensors());
        tensors.remove("loss");
        tensors.remove("y.0.x");
        tensors.put("g.x", Tensor.zeros(2));
        tensors.put("g.z", Tensor.zeros(2));
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> lbfgs.step(at, new OptimizerState(1, tensors), Valley::rosenbrock));
        for (String fact : List.of(
                "\"loss\" is missing",
                "\"y.0.x\" (FLOAT64 [1]) is missing",
                "\"g.x\" is FLOAT64 [2], not FLOAT64 [1]",
                "\"g.z\" belongs to nothing")) {
            assertTrue(e.getMessage().contains(fact), e.getMessage());
        }
        Valley nowhere = Valley.of(DType.FLOAT64, Double.NaN, 0);
        Exception start =
                assertThrows(NonFiniteGradientException.class, () -> lbfgs.minimize(nowhere, Valley::rosenbrock, 5, 0));
        assertTrue(start.getMessage().contains("NaN"), start.getMessage());
    }
}
