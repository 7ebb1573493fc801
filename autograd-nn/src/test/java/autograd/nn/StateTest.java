package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What layers remember, and modes: values that go in and come out. */
class StateTest {
    private static final RandomKey KEY = RandomKey.of(5);
    private static final Linear LINEAR = new Linear(Tensor.of(new double[][] {{1, 2}, {3, 4}}), Tensor.of(5.0, 6.0));

    /** Adds noise in training, and remembers the sum of its outputs and how often it was applied. */
    record Noise(Tensor size, Tensor sum, Tensor count) implements Layer<Noise> {
        static Noise of(double size) {
            return new Noise(Tensor.of(size), Tensor.of(0.0), integer(0));
        }

        @Override
        public Tensor apply(Tensor x) {
            return x;
        }

        @Override
        public Output<Noise> apply(Tensor x, Mode mode) {
            if (!(mode instanceof Mode.Training training)) {
                return new Output<>(apply(x), this);
            }
            Tensor noise = training.key().normal(x.shape().toArray());
            Tensor y = x.add(noise.mul(size));
            return new Output<>(y, new Noise(size, sum.add(y.sum()), integer(count.toIntArray()[0] + 1)));
        }

        @Override
        public Noise mapParameters(ParameterMap f) {
            return new Noise(f.apply("size", size), f.state("sum", sum), f.state("count", count));
        }
    }

    private static Tensor integer(int value) {
        return Tensor.ints(new int[] {value}, Shape.SCALAR);
    }

    private static void assertSameNumbers(Tensor expected, Tensor actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(
                expected.to(DType.FLOAT64).toDoubleArray(),
                actual.to(DType.FLOAT64).toDoubleArray());
    }

    /** One path for a parameter and a state. */
    record Twins(Tensor a, Tensor b) implements Model<Twins> {
        @Override
        public Twins mapParameters(ParameterMap f) {
            return new Twins(f.apply("a", a), f.state("a", b));
        }
    }

    @Test
    void pathsOfParametersAndStateAreOneSpace() {
        Sequential net = Sequential.of(LINEAR, Sequential.of(Noise.of(1)));
        assertEquals(
                List.of("layers.0.weight", "layers.0.bias", "layers.1.layers.0.size"),
                List.copyOf(Parameters.named(net).keySet()));
        assertEquals(
                List.of("layers.1.layers.0.sum", "layers.1.layers.0.count"),
                List.copyOf(Parameters.state(net).keySet()));
        assertEquals(
                List.of(
                        "layers.0.weight",
                        "layers.0.bias",
                        "layers.1.layers.0.size",
                        "layers.1.layers.0.sum",
                        "layers.1.layers.0.count"),
                List.copyOf(Parameters.tensors(net).keySet()));
        assertEquals(7, Parameters.count(net));
        assertThrows(
                UnsupportedOperationException.class,
                () -> Parameters.tensors(net).remove("layers.0.bias"));
        assertThrows(
                UnsupportedOperationException.class, () -> Parameters.state(net).clear());
        Twins twins = new Twins(Tensor.of(1.0), Tensor.of(2.0));
        for (Runnable call : List.<Runnable>of(
                () -> Parameters.named(twins),
                () -> Parameters.state(twins),
                () -> Parameters.tensors(twins),
                () -> Parameters.valueAndGrad(twins, Twins::a))) {
            String message =
                    assertThrows(IllegalArgumentException.class, call::run).getMessage();
            assertTrue(message.contains("\"a\", parameter and state"), message);
        }
    }

    @Test
    void tensorsAreTakenOutAndPutBack() {
        Sequential net = Sequential.of(LINEAR, Noise.of(1));
        Map<String, Tensor> others = new HashMap<>();
        Parameters.tensors(net)
                .forEach(
                        (path, t) -> others.put(path, t.to(DType.FLOAT64).add(1).to(t.dtype())));
        Sequential changed = Parameters.withTensors(net, others);
        assertEquals(others, Parameters.tensors(changed));
        assertEquals(net, Parameters.withTensors(changed, Parameters.tensors(net)));
        assertEquals(Activation.TANH, Parameters.withTensors(Activation.TANH, Map.of()));
    }

    @Test
    @DisplayName("P38 everything that does not fit is named in one exception; the model is as it was")
    void mismatchesAreNamed() {
        Sequential net = Sequential.of(LINEAR, Noise.of(1));
        Map<String, Tensor> before = Parameters.tensors(net);
        Map<String, Tensor> wrong = Map.of(
                "layers.0.weight", Tensor.zeros(2, 3),
                "layers.1.count", Tensor.of(0.0),
                "layers.1.size", Tensor.of(3.0),
                "layers.0.wieght", Tensor.zeros(2, 2));
        String message = assertThrows(IllegalArgumentException.class, () -> Parameters.withTensors(net, wrong))
                .getMessage();
        assertEquals("""
                withTensors: 5 of the tensors do not fit model Sequential; need its names, shapes and dtypes
                  wrong shape: "layers.0.weight" is FLOAT64 [2, 3], the model has FLOAT64 [2, 2]
                  missing: "layers.0.bias" FLOAT64 [2]
                  missing: "layers.1.sum" FLOAT64 []
                  wrong dtype: "layers.1.count" is FLOAT64 [], the model has INT32 []
                  extra: "layers.0.wieght" FLOAT64 [2, 2]""", message);
        assertEquals(before, Parameters.tensors(net));
    }

    @Test
    void whatChangesParametersLeavesTheStateOfTheFirstModel() {
        Noise noise = new Noise(Tensor.of(2.0), Tensor.of(3.0), integer(4));
        Noise other = new Noise(Tensor.of(10.0), Tensor.of(20.0), integer(30));
        assertEquals(Parameters.state(noise), Parameters.state(Parameters.zip(noise, other, Tensor::add)));
        assertEquals(12, Parameters.zip(noise, other, Tensor::add).size().item());
        assertEquals(Parameters.state(noise), Parameters.state(Parameters.replace(noise, List.of(Tensor.of(0.0)))));
        Noise gradient = Parameters.grad(noise, m -> m.size().square());
        assertEquals(4, gradient.size().item());
        assertEquals(Parameters.state(noise), Parameters.state(gradient));
    }

    @Test
    @DisplayName("a step with state: the loss by hand, the gradient of the parameters, and the next state")
    void valueGradAndState() {
        Tensor x = Tensor.of(1.0, 2.0, 3.0);
        Noise noise = new Noise(Tensor.of(0.5), Tensor.of(100.0), integer(7));
        Sequential net = Sequential.of(noise);
        double[] z = KEY.fold(0).normal(3).toDoubleArray();
        double sum = 6 + 0.5 * (z[0] + z[1] + z[2]);
        GradientAndState<Sequential> step = Parameters.valueGradAndState(net, m -> {
            Output<Sequential> output = m.apply(x, Mode.training(KEY));
            return new Evaluation<>(output.y().sum(), output.layer());
        });
        assertEquals(sum, step.value().item(), Tolerances.CLOSED_FORM_64);
        Map<String, Tensor> gradient = Parameters.named(step.gradient().gradient());
        assertEquals(z[0] + z[1] + z[2], gradient.get("layers.0.size").item(), Tolerances.CLOSED_FORM_64);
        Map<String, Tensor> next = Parameters.state(step.model());
        assertEquals(100 + sum, next.get("layers.0.sum").item(), Tolerances.CLOSED_FORM_64);
        assertArrayEquals(new int[] {8}, next.get("layers.0.count").toIntArray());
        assertEquals(DType.INT32, next.get("layers.0.count").dtype());
        assertEquals(Parameters.named(net), Parameters.named(step.model()));
        assertEquals(100, noise.sum().item());
    }

    @Test
    @DisplayName("the next state is plain numbers: usable after the step, and without derivative in an enclosing one")
    void stateHasNoTapeBehindIt() {
        Noise noise = Noise.of(0.5);
        Tensor x = Tensor.of(1.0, 2.0);
        Noise next = Parameters.valueGradAndState(noise, m -> {
                    Output<Noise> output = m.apply(x, Mode.training(KEY));
                    return new Evaluation<>(output.y().sum(), output.layer());
                })
                .model();
        assertEquals(next.sum().item() + 1, next.sum().add(1).item());
        // sum' = s sum(x) + noise depends on s; d/ds of sum' + s^2 at 3 is 6 all the same.
        Tensor slope = Autograd.grad((Tensor s) -> {
                    Noise inner = Parameters.valueGradAndState(noise, m -> {
                                Output<Noise> output = m.apply(x.mul(s), Mode.training(KEY));
                                return new Evaluation<>(output.y().sum(), output.layer());
                            })
                            .model();
                    return inner.sum().add(s.square());
                })
                .apply(Tensor.of(3.0));
        assertEquals(6, slope.item());
    }

    @Test
    void aModelWithoutStateStepsAsByValueAndGrad() {
        Tensor x = Tensor.of(1.0, -1.0);
        var plain = Parameters.valueAndGrad(LINEAR, m -> m.apply(x).sum());
        var step = Parameters.valueGradAndState(
                LINEAR, m -> new Evaluation<>(m.apply(x).sum(), m));
        assertSameNumbers(plain.value(), step.value());
        assertSameNumbers(plain.gradient().weight(), step.gradient().gradient().weight());
        assertEquals(LINEAR, step.model());
    }

    @Test
    void evaluationIsTheLayerAsItIs() {
        Tensor x = Tensor.of(1.0, 2.0);
        Sequential net = Sequential.of(LINEAR, Noise.of(3), Activation.RELU);
        Output<Sequential> output = net.apply(x, Mode.EVALUATION);
        assertSame(net, output.layer());
        assertSameNumbers(net.apply(x), output.y());
        assertSame(Mode.EVALUATION, Mode.EVALUATION.child(3));
        assertEquals("EVALUATION", Mode.EVALUATION.toString());
    }

    @Test
    void aLayerWithoutMemoryIsTheSameInTraining() {
        Tensor x = Tensor.of(1.0, 2.0);
        Output<Linear> output = LINEAR.apply(x, Mode.training(KEY));
        assertSame(LINEAR, output.layer());
        assertSameNumbers(LINEAR.apply(x), output.y());
        Sequential net = Sequential.of(LINEAR, Activation.RELU);
        assertSame(net, net.apply(x, Mode.training(KEY)).layer());
    }

    @Test
    @DisplayName("layer i of a container draws from key.fold(i); the same key gives the same bits, another key others")
    void keysAreFoldedOnTheWayDown() {
        Tensor zero = Tensor.zeros(2);
        Sequential net = Sequential.of(Activation.IDENTITY, Sequential.of(Noise.of(1), Noise.of(1)));
        Tensor first = KEY.fold(1).fold(0).normal(2);
        Tensor second = KEY.fold(1).fold(1).normal(2);
        Output<Sequential> output = net.apply(zero, Mode.training(KEY));
        assertSameNumbers(first.add(second), output.y());
        assertSameNumbers(output.y(), net.apply(zero, Mode.training(KEY)).y());
        assertNotEquals(
                output.y().get(0),
                net.apply(zero, Mode.training(KEY.fold(1))).y().get(0));
        assertSameNumbers(first.sum(), Parameters.state(output.layer()).get("layers.1.layers.0.sum"));
    }
}
