package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializers;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.PathPattern;
import autograd.nn.Sequential;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Schedules, groups, transforms with memory, and states that do or do not fit. */
class OptimizerTest {
    private static final Tensor LOSS = Tensor.of(0.0);

    private static ModelGradient<Valley> slope(double x, double y) {
        return new ModelGradient<>(LOSS, Valley.of(DType.FLOAT64, x, y));
    }

    private static Sequential net() {
        return Sequential.of(
                Linear.of(2, 3, Initializers.heNormal(), 1),
                Activation.TANH,
                Linear.of(3, 1, Initializers.heNormal(), 2));
    }

    private static ModelGradient<Sequential> slope(Sequential net) {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {-1, 0.5}});
        return Parameters.valueAndGrad(net, m -> m.apply(x).square().mean());
    }

    @Test
    @DisplayName("an optimizer of Sgd alone does what Sgd does, bit for bit, and remembers nothing")
    void sgd() {
        Sequential a = net();
        Sequential b = a;
        Optimizer optimizer = Optimizer.of(new Sgd(0.1));
        OptimizerState state = optimizer.init(a);
        for (int i = 0; i < 5; i++) {
            var next = optimizer.step(a, slope(a), state);
            a = next.model();
            state = next.state();
            b = new Sgd(0.1).step(b, slope(b));
        }
        List<Tensor> left = Parameters.list(a);
        List<Tensor> right = Parameters.list(b);
        for (int i = 0; i < left.size(); i++) {
            assertTrue(left.get(i).array().sameBits(right.get(i).array()));
        }
        assertEquals(4, left.size());
        assertEquals(Map.of(), state.tensors());
        assertEquals(5, state.step());
    }

    @Test
    @DisplayName(
            "the learning rate is that of the rule, times the schedule at the steps done, times the factor of the step")
    void learningRates() {
        Optimizer optimizer = Optimizer.of(new Sgd(0.5)).withSchedule(Schedule.staircase(2, 0.5));
        Valley at = Valley.of(DType.FLOAT64, 0, 0);
        OptimizerState state = optimizer.init(at);
        double[] expected = {-0.5, -1, -1.25, -1.5, -1.625}; // rates 1/2, 1/2, 1/4, 1/4, 1/8
        for (double x : expected) {
            var next = optimizer.step(at, slope(1, 2), state);
            at = next.model();
            state = next.state();
            assertArrayEquals(new double[] {x, 2 * x}, at.point());
        }
        assertEquals(0.125, optimizer.learningRate(5));
        at = optimizer.step(at, slope(1, 0), state, 0.5).model();
        assertArrayEquals(new double[] {-1.625 - 0.0625, -3.25}, at.point());
    }

    @Test
    @DisplayName(
            "of several groups that name a parameter the first one counts; groups have slots and schedules of their own")
    void groups() {
        Optimizer optimizer = Optimizer.of(new Sgd(1))
                .withGroups(
                        ParameterGroup.of(
                                "layers.2.*",
                                new Momentum(0.5, 0.9),
                                Schedule.constant().times(0.5)),
                        ParameterGroup.of("*.bias", new Adam(0.25)));
        Sequential net = net();
        Sequential ones = Parameters.zip(net, net, (a, b) -> Tensor.onesLike(a));
        OptimizerState state = optimizer.init(net);
        assertEquals(
                List.of("m.layers.0.bias", "v.layers.0.bias", "w.layers.2.weight", "w.layers.2.bias"),
                List.copyOf(state.tensors().keySet()));
        var next = optimizer.step(net, new ModelGradient<>(LOSS, ones), state);
        Map<String, Tensor> before = Parameters.named(net);
        Map<String, Double> steps =
                Map.of("layers.0.weight", 1.0, "layers.0.bias", 0.25, "layers.2.weight", 0.25, "layers.2.bias", 0.25);
        Parameters.named(next.model()).forEach((path, after) -> {
            Tensor change = before.get(path).sub(after).sub(steps.get(path));
            assertTrue(change.abs().max().item() < 1e-8, path + " changed by " + change); // epsilon of Adam is 1e-8
        });
        assertArrayEquals(
                new double[] {1, 1, 1},
                next.state().tensors().get("w.layers.2.weight").toDoubleArray());
    }

    @Test
    void aGroupThatNamesNothingIsRefused() {
        Optimizer optimizer = Optimizer.of(new Sgd(1)).withGroups(ParameterGroup.of("layer.0.*", new Sgd(1)));
        Exception e = assertThrows(IllegalArgumentException.class, () -> optimizer.init(net()));
        assertTrue(e.getMessage().contains("group \"layer.0.*\" names no parameter"), e.getMessage());
        assertTrue(e.getMessage().contains("layers.0.weight"), e.getMessage());
    }

    @Test
    @DisplayName(
            "P38 a state that does not fit: every name that is missing, extra, of another shape or dtype in one message")
    void mismatchesAreNamed() {
        Optimizer optimizer = Optimizer.of(new Adam(0.1));
        Sequential net = net();
        Map<String, Tensor> tensors = new LinkedHashMap<>(optimizer.init(net).tensors());
        tensors.remove("m.layers.0.weight");
        tensors.put("v.layers.0.bias", Tensor.zeros(4));
        tensors.put("v.layers.2.bias", Tensor.zeros(1).to(DType.FLOAT32));
        tensors.put("q.layers.9.bias", Tensor.zeros(1));
        OptimizerState state = new OptimizerState(3, tensors);
        Exception e = assertThrows(IllegalArgumentException.class, () -> optimizer.step(net, slope(net), state));
        for (String fact : List.of(
                "\"m.layers.0.weight\" (FLOAT64 [3, 2]) is missing",
                "\"v.layers.0.bias\" is FLOAT64 [4], not FLOAT64 [3]",
                "\"v.layers.2.bias\" is FLOAT32 [1], not FLOAT64 [1]",
                "\"q.layers.9.bias\" belongs to nothing")) {
            assertTrue(e.getMessage().contains(fact), e.getMessage());
        }
    }

    @Test
    @DisplayName("a state of another model of the same type is refused, too, whichever of the two is larger")
    void anotherModel() {
        Optimizer optimizer = Optimizer.of(new Adam(0.1));
        Sequential large = net();
        Sequential small = Sequential.of(Linear.of(2, 3, Initializers.heNormal(), 1));
        Sequential wide = Sequential.of(Linear.of(2, 4, Initializers.heNormal(), 1));
        for (List<Sequential> pair : List.of(List.of(large, small), List.of(small, large), List.of(wide, large))) {
            Sequential model = pair.get(0);
            OptimizerState state = optimizer.init(pair.get(1));
            Exception e =
                    assertThrows(IllegalArgumentException.class, () -> optimizer.step(model, slope(model), state));
            assertTrue(e.getMessage().contains("belongs to another model"), e.getMessage());
            assertTrue(e.getMessage().contains("layers.0.weight FLOAT64 [3, 2]"), e.getMessage());
        }
    }

    @Test
    @DisplayName("a state made by another optimizer of the same rules is looked at anew, and fits")
    void anotherOptimizerOfTheSameRules() {
        Valley at = Valley.start(DType.FLOAT64);
        Optimizer first = Optimizer.of(new Adam(0.1));
        Optimizer second = Optimizer.of(new Adam(0.2)).withTransforms(new ClipByValue(1));
        var one = first.step(at, at.slope(), first.init(at));
        var two = second.step(one.model(), one.model().slope(), one.state());
        assertEquals(2, two.state().step());
        assertEquals(
                List.of("m.x", "v.x", "m.y", "v.y"),
                List.copyOf(two.state().tensors().keySet()));
        Optimizer other = Optimizer.of(new Momentum(0.1, 0.9));
        Exception e = assertThrows(IllegalArgumentException.class, () -> other.step(at, at.slope(), one.state()));
        assertTrue(e.getMessage().contains("\"w.x\" (FLOAT64 [1]) is missing"), e.getMessage());
        assertTrue(e.getMessage().contains("\"m.x\" belongs to nothing"), e.getMessage());
    }

    /** Remembers the sum of the gradients, and hands that on: a transform with memory. */
    private record Sum() implements GradientTransform {
        @Override
        public Map<String, Tensor> init(List<String> paths, List<Tensor> parameters) {
            Map<String, Tensor> zeros = new LinkedHashMap<>();
            for (int i = 0; i < paths.size(); i++) {
                zeros.put("sum-" + paths.get(i).replace('.', '-'), Tensor.zerosLike(parameters.get(i)));
            }
            return zeros;
        }

        @Override
        public Transformed apply(Gradients at, Map<String, Tensor> state) {
            List<Tensor> sums = new ArrayList<>();
            Map<String, Tensor> next = new LinkedHashMap<>();
            state.forEach((name, sum) -> {
                next.put(name, sum.add(at.gradients().get(sums.size())));
                sums.add(next.get(name));
            });
            return new Transformed(sums, next);
        }
    }

    @Test
    @DisplayName("transforms run in order, and their memory goes on from step to step and through a plain map")
    void transformsWithMemory() {
        Optimizer optimizer = Optimizer.of(new Momentum(1, 0)).withTransforms(new ClipByValue(2), new Sum(), new Sum());
        Valley at = Valley.of(DType.FLOAT64, 0, 0);
        OptimizerState state = optimizer.init(at);
        assertEquals(
                List.of(
                        "w.x",
                        "w.y",
                        "transforms.1.sum-x",
                        "transforms.1.sum-y",
                        "transforms.2.sum-x",
                        "transforms.2.sum-y"),
                List.copyOf(state.tensors().keySet()));
        double[] expected = {-2, -8, -20}; // sums of sums of 2: 2, 6, 12
        for (double x : expected) {
            var next = optimizer.step(at, slope(5, 1), state);
            at = next.model();
            state = new OptimizerState(
                    next.state().step(), new LinkedHashMap<>(next.state().tensors()));
            assertArrayEquals(new double[] {x, x / 2}, at.point());
        }
    }

    @Test
    @DisplayName("a rule or a transform that returns too little, or another shape, is named with the parameter")
    void wrongRules() {
        Valley at = Valley.start(DType.FLOAT64);
        UpdateRule longer = rule((theta, g, slots) -> new UpdateRule.Updated(Tensor.zeros(2), slots));
        UpdateRule forgetful = new Forgetful(List.of("m"), true);
        assertRefused(Optimizer.of(longer), at, "FLOAT64 [2]", "\"x\"", "FLOAT64 [1]");
        assertRefused(Optimizer.of(forgetful), at, "0 slots", "\"x\"", "which has 1");
        GradientTransform fewer = (g, s) -> new GradientTransform.Transformed(List.of());
        GradientTransform other =
                (g, s) -> new GradientTransform.Transformed(List.of(Tensor.zeros(2), Tensor.zeros(2)));
        assertRefused(Optimizer.of(new Sgd(1)).withTransforms(fewer), at, "0 gradients", "2 gradients");
        assertRefused(Optimizer.of(new Sgd(1)).withTransforms(other), at, "FLOAT64 [2]", "\"x\"", "FLOAT64 [1]");
    }

    /** Has slots, and returns none. */
    private record Forgetful(List<String> slots, boolean hasFirst) implements UpdateRule {
        @Override
        public double learningRate() {
            return 1;
        }

        @Override
        public Tensor initial(String slot, Tensor theta) {
            return hasFirst ? theta : null;
        }

        @Override
        public Step at(long t, double rate) {
            return (theta, g, slots) -> new Updated(theta, List.of());
        }
    }

    @Test
    void slotsHaveNamesOfTheirOwnAndValues() {
        Valley at = Valley.start(DType.FLOAT64);
        Optimizer twice = Optimizer.of(new Forgetful(List.of("m", "m"), true));
        Exception e = assertThrows(IllegalArgumentException.class, () -> twice.init(at));
        assertTrue(e.getMessage().contains("two tensors would be remembered as \"m.x\""), e.getMessage());
        Optimizer none = Optimizer.of(new Forgetful(List.of("m"), false));
        Exception missing = assertThrows(NullPointerException.class, () -> none.init(at));
        assertTrue(missing.getMessage().contains("null for \"m.x\""), missing.getMessage());
    }

    private static UpdateRule rule(UpdateRule.Step step) {
        return new UpdateRule() {
            @Override
            public double learningRate() {
                return 1;
            }

            @Override
            public Step at(long t, double rate) {
                return step;
            }
        };
    }

    private static void assertRefused(Optimizer optimizer, Valley at, String... facts) {
        OptimizerState state = optimizer.init(at);
        Exception e = assertThrows(IllegalArgumentException.class, () -> optimizer.step(at, at.slope(), state));
        for (String fact : facts) {
            assertTrue(e.getMessage().contains(fact), e.getMessage());
        }
    }

    @Test
    @DisplayName("the state is an unmodifiable map, equal to one with the same tensors")
    void stateIsAMap() {
        OptimizerState state = Optimizer.of(new NAdam(0.1)).init(Valley.start(DType.FLOAT64));
        assertEquals(
                List.of("m.x", "v.x", "product.x", "m.y", "v.y", "product.y"),
                List.copyOf(state.tensors().keySet()));
        assertEquals(state, new OptimizerState(0, new LinkedHashMap<>(state.tensors())));
        assertSame(
                state.tensors().get("m.x"),
                new OptimizerState(0, state.tensors()).tensors().get("m.x"));
        Tensor zero = Tensor.of(0.0);
        assertThrows(UnsupportedOperationException.class, () -> state.tensors().put("m.x", zero));
        assertThrows(
                UnsupportedOperationException.class,
                () -> state.tensors().entrySet().iterator().next().setValue(zero));
        assertThrows(UnsupportedOperationException.class, () -> state.tensors().clear());
    }

    @Test
    @DisplayName("weights decay, biases not: the pattern decides")
    void weightDecay() {
        Optimizer optimizer =
                Optimizer.of(new Sgd(0.5)).withTransforms(new WeightDecay(0.25, PathPattern.of("*weight")));
        Linear ones = new Linear(Tensor.ones(1, 2), Tensor.ones(1));
        Linear zeros = Parameters.zip(ones, ones, (a, b) -> Tensor.zerosLike(a));
        Linear next = optimizer
                .step(ones, new ModelGradient<>(LOSS, zeros), optimizer.init(ones))
                .model();
        assertArrayEquals(new double[] {0.875, 0.875}, next.weight().toDoubleArray()); // 1 - 0.5 * 0.25
        assertArrayEquals(new double[] {1}, next.bias().toDoubleArray());
    }
}
