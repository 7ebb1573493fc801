package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.Tolerances;
import autograd.nn.optim.Rules.Reference;
import autograd.nn.optim.Rules.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule must do; {@link Rules} has them. */
class OptimizerContractTest {
    static List<Row> rules() {
        return Rules.all().toList();
    }

    @Test
    void everyRuleOfThePackageHasARow() {
        Set<Class<?>> kinds = new HashSet<>();
        rules().forEach(row -> kinds.add(row.rule().getClass()));
        assertEquals(
                Set.of(Sgd.class, Momentum.class, Adam.class, AdamW.class, NAdam.class, RmsProp.class, Adagrad.class),
                kinds);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("P31 100 steps on Rosenbrock are those of the paper's formula in plain doubles")
    void exact(Row row) {
        Optimizer optimizer = Optimizer.of(row.rule());
        Valley at = Valley.start(DType.FLOAT64);
        OptimizerState state = optimizer.init(at);
        Reference ofX = row.reference().start();
        Reference ofY = row.reference().start();
        double x = -1.2;
        double y = 1;
        for (int t = 1; t <= 100; t++) {
            double slopeX = -2 * (1 - x) - 400 * x * (y - x * x);
            double slopeY = 200 * (y - x * x);
            x = ofX.next(t, x, slopeX);
            y = ofY.next(t, y, slopeY);
            var next = optimizer.step(at, at.slope(), state);
            at = next.model();
            state = next.state();
            double tolerance = Tolerances.OPTIMIZER_STEPS * Math.hypot(x, y); // of the point: x changes its sign
            assertEquals(x, at.x().item(), tolerance, "x after step " + t);
            assertEquals(y, at.y().item(), tolerance, "y after step " + t);
        }
        assertEquals(100, state.step());
        assertTrue(at.rosenbrock().item() < 24, "loss " + at.rosenbrock().item() + " from 24.2");
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("a parabola and Rosenbrock's valley: downhill, to the bottom of the parabola")
    void downhill(Row row) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Optimizer optimizer = Optimizer.of(row.rule()).withSchedule(Schedule.linear(4000, 40, 0));
            Valley bottom = train(optimizer, Valley.of(dtype, -2, 2), 4000, Valley::parabola);
            // Weight decay moves the bottom: lambda 0.01 against an adaptive step of length 1.
            assertEquals(3, bottom.x().item(), 0.1, dtype + " x");
            assertEquals(-1, bottom.y().item(), 0.1, dtype + " y");
            Valley down = train(Optimizer.of(row.rule()), Valley.start(dtype), 3000, Valley::rosenbrock);
            double loss = down.rosenbrock().item();
            assertTrue(loss < 3.9, dtype + " loss " + loss + " from 24.2"); // 4 is where the valley begins
        }
    }

    private static Valley train(Optimizer optimizer, Valley from, int steps, Function<Valley, Tensor> loss) {
        Valley at = from;
        OptimizerState state = optimizer.init(from);
        for (int i = 0; i < steps; i++) {
            var next = optimizer.step(at, Parameters.valueAndGrad(at, loss), state);
            at = next.model();
            state = next.state();
        }
        return at;
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("a step changes nothing that goes in, and gives the same bits again; dtypes and shapes stay")
    void pure(Row row) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Optimizer optimizer = Optimizer.of(row.rule());
            Valley at = Valley.start(dtype);
            OptimizerState state = optimizer.init(at);
            for (int i = 0; i < 3; i++) {
                ModelGradient<Valley> slope = at.slope();
                Map<String, double[]> before = numbers(at, state, slope);
                var next = optimizer.step(at, slope, state);
                var again = optimizer.step(at, slope, state);
                assertSame(before, numbers(at, state, slope));
                assertSame(numbers(next.model(), next.state(), slope), numbers(again.model(), again.state(), slope));
                next.state().tensors().forEach((name, tensor) -> {
                    Tensor first = optimizer.init(Valley.start(dtype)).tensors().get(name);
                    assertEquals(first.dtype(), tensor.dtype(), name);
                    assertEquals(first.shape(), tensor.shape(), name);
                });
                assertEquals(dtype, next.model().x().dtype());
                at = next.model();
                state = next.state();
            }
            assertEquals(3, state.step());
        }
    }

    private static Map<String, double[]> numbers(Valley at, OptimizerState state, ModelGradient<Valley> slope) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        state.tensors().forEach((name, tensor) -> numbers.put(name, tensor.toDoubleArray()));
        numbers.put("model", at.point());
        numbers.put("slope", slope.gradient().point());
        return numbers;
    }

    private static void assertSame(Map<String, double[]> expected, Map<String, double[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) -> assertArrayEquals(values, actual.get(name), name));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("a state that was taken apart and put together goes on with the same bits")
    void resumes(Row row) {
        Optimizer optimizer = Optimizer.of(row.rule());
        Valley at = train(optimizer, Valley.start(DType.FLOAT64), 3, Valley::rosenbrock);
        OptimizerState state = optimizer.init(at);
        var before = optimizer.step(at, at.slope(), state);
        OptimizerState loaded = new OptimizerState(
                before.state().step(), new LinkedHashMap<>(before.state().tensors()));
        var here = optimizer.step(before.model(), before.model().slope(), before.state());
        var there = optimizer.step(before.model(), before.model().slope(), loaded);
        assertArrayEquals(here.model().point(), there.model().point());
        assertSame(numbers(here.model(), here.state(), at.slope()), numbers(there.model(), there.state(), at.slope()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("a derivative through three steps, by the start and by a factor of the loss")
    void differentiable(Row row) {
        Function<List<Tensor>, Tensor> after = xs -> {
            Optimizer optimizer = Optimizer.of(row.rule());
            Valley at = new Valley(xs.get(0), xs.get(1));
            OptimizerState state = optimizer.init(at);
            for (int i = 0; i < 3; i++) {
                var slope = Parameters.valueAndGrad(at, m -> m.rosenbrock().mul(xs.get(2)));
                var next = optimizer.step(at, slope, state);
                at = next.model();
                state = next.state();
            }
            return at.rosenbrock();
        };
        List<Tensor> xs = List.of(Tensor.of(new double[] {-0.7}), Tensor.of(1.3), Tensor.of(0.01));
        GradientCheck.standard().withOrder(1).runAll(after, xs).throwIfFailed();
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("on a tape a rule is written with tensors, off it some run in one pass: the same bits")
    void recorded(Row row) {
        Optimizer optimizer = Optimizer.of(row.rule());
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Tensor y = Tensor.of(0.7).to(dtype);
            for (double start : new double[] {-1.2, 1e-30, 3e5, 0}) {
                Tensor x = Tensor.of(new double[] {start}).to(dtype);
                Function<Tensor, Tensor> step = t -> {
                    Valley at = new Valley(t, y);
                    var next = optimizer.step(at, new ModelGradient<>(y, at), optimizer.init(at));
                    return optimizer
                            .step(next.model(), new ModelGradient<>(y, at), next.state())
                            .model()
                            .x();
                };
                Tensor value = Autograd.vjp(step, x).value();
                assertTrue(step.apply(x).array().sameBits(value.array()), dtype + " " + start + ": " + value);
            }
        }
    }

    @Test
    @DisplayName(
            "centered RmsProp with a gradient that never changes: finite, where the difference of squares may round below 0")
    void constantGradients() {
        Optimizer optimizer = Optimizer.of(new RmsProp(0.01, 0.9, 1e-8, 0, true));
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (double g = 0.1; g < 3; g += 0.1) {
                Valley at = Valley.start(dtype);
                OptimizerState state = optimizer.init(at);
                for (int i = 0; i < 300; i++) {
                    var next = optimizer.step(at, new ModelGradient<>(Tensor.of(0.0), Valley.of(dtype, g, -g)), state);
                    at = next.model();
                    state = next.state();
                }
                assertTrue(
                        Double.isFinite(at.x().item()) && Double.isFinite(at.y().item()), dtype + " " + g);
            }
        }
    }

    @Test
    @DisplayName("where every gradient has been 0, every rule stays")
    void zeroGradients() {
        for (Row row : rules()) {
            Optimizer optimizer = Optimizer.of(row.rule());
            Valley at = Valley.of(DType.FLOAT64, 0, 0);
            var next = optimizer.step(at, new ModelGradient<>(Tensor.of(0.0), at), optimizer.init(at));
            assertArrayEquals(new double[] {0, 0}, next.model().point(), row.toString());
        }
    }
}
