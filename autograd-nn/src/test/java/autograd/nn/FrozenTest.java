package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.CustomOp;
import autograd.RandomKey;
import autograd.Tensor;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Dropout;
import autograd.nn.layer.Linear;
import autograd.nn.optim.Sgd;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenTest {
    private static final Linear FIRST = new Linear(Tensor.of(new double[][] {{1, 2}, {3, 4}}), Tensor.of(5.0, 6.0));
    private static final Linear SECOND = new Linear(Tensor.of(new double[][] {{1, -1}}), Tensor.of(new double[] {2}));
    private static final Sequential NET = Sequential.of(FIRST, Activation.TANH, SECOND);
    private static final Tensor X = Tensor.of(new double[][] {{0.1, 0.2}, {-0.3, 0.4}});

    @ParameterizedTest
    @CsvSource({
        "layers.0.*, layers.0.weight, true",
        "layers.0.*, layers.10.weight, false",
        "layers.0.*, layers.0.inner.bias, true",
        "*.bias, layers.0.bias, true",
        "*.bias, bias, false",
        "*bias, bias, true",
        "*, anything.at.all, true",
        "layers.*.weight, layers.0.inner.weight, true",
        "layers.*.weight, layers.weight, false",
        "layers.0.weight, layers.0.weight, true",
        "layers.0, layers.0.weight, false",
        "a*a, a, false",
        "a*a, aa, true",
        "*ab*ab, abab, true",
        "*ab*ab, xab, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, acb, false",
        "layers?0*, layers.0.bias, false",
    })
    void patterns(String pattern, String path, boolean expected) {
        assertEquals(expected, PathPattern.of(pattern).test(path));
        assertEquals(PathPattern.of(pattern), PathPattern.of(pattern));
        assertEquals(pattern, PathPattern.of(pattern).toString());
    }

    @Test
    void whatIsFrozenIsState() {
        Frozen<Sequential> part = Frozen.of(NET, "layers.0.*");
        assertEquals(
                List.of("layers.2.weight", "layers.2.bias"),
                List.copyOf(Parameters.named(part).keySet()));
        assertEquals(
                List.of("layers.0.weight", "layers.0.bias"),
                List.copyOf(Parameters.state(part).keySet()));
        assertEquals(Parameters.tensors(NET), Parameters.tensors(part));
        assertEquals(3, Parameters.count(part));
        assertSame(NET, part.model());
        assertEquals("Frozen[Sequential, 2 of 4 parameters trained]", part.toString());
        assertEquals(9, Parameters.count(Frozen.of(NET, path -> false)));
        assertEquals(
                List.of("layers.0.weight"),
                List.copyOf(
                        Parameters.named(Frozen.of(NET, "*.bias", "layers.2.*")).keySet()));
    }

    @Test
    @DisplayName("the gradient of the rest is the one of the whole model, and only the rest moves")
    void onlyTheRestIsTrained() {
        Frozen<Sequential> part = Frozen.of(NET, "layers.0.*", "layers.2.bias");
        var all = Parameters.valueAndGrad(NET, m -> m.apply(X).square().sum());
        var rest =
                Parameters.valueAndGrad(part, m -> m.model().apply(X).square().sum());
        assertEquals(all.value().item(), rest.value().item());
        Map<String, Tensor> gradients = Parameters.named(rest.gradient());
        assertEquals(List.of("layers.2.weight"), List.copyOf(gradients.keySet()));
        Tensor expected = Parameters.named(all.gradient()).get("layers.2.weight");
        assertTrue(expected.array().sameBits(gradients.get("layers.2.weight").array()));
        Frozen<Sequential> next = new Sgd(0.1).step(part, rest);
        Map<String, Tensor> before = Parameters.tensors(NET);
        Parameters.tensors(next.model())
                .forEach((path, t) -> assertEquals(!path.equals("layers.2.weight"), t == before.get(path), path));
    }

    @Test
    @DisplayName("no gradient work is done for what is frozen: its rule is never asked")
    void noWorkForTheFrozen() {
        CustomOp refusing = CustomOp.of("refusing", xs -> xs.get(0).mul(2), (g, xs, y) -> {
                    throw new AssertionError("the rule was asked");
                })
                .withoutChecks();
        Sequential net = Sequential.of(new Scale(Tensor.of(3.0)), new Scale(Tensor.of(5.0)));
        Frozen<Sequential> part = Frozen.of(net, "layers.1.factor");
        var step = Parameters.valueAndGrad(part, m -> {
            Map<String, Tensor> tensors = Parameters.tensors(m);
            return tensors.get("layers.0.factor").mul(refusing.apply(tensors.get("layers.1.factor")));
        });
        assertEquals(30, step.value().item());
        assertEquals(10, Parameters.list(step.gradient()).get(0).item());
    }

    @Test
    @DisplayName("running statistics go on beside what is frozen")
    void stateGoesOn() {
        Sequential net = Sequential.of(FIRST, BatchNorm.of(2), new Dropout(0.5), SECOND);
        Frozen<Sequential> part = Frozen.of(net, "layers.1.weight", "layers.0.*");
        Mode mode = Mode.training(RandomKey.of(1));
        var step = Parameters.valueGradAndState(part, m -> {
            Output<Sequential> output = m.model().apply(X, mode);
            return new Evaluation<>(output.y().square().sum(), m.with(output.layer()));
        });
        Map<String, Tensor> before = Parameters.tensors(net);
        Map<String, Tensor> after = Parameters.tensors(step.model().model());
        assertEquals(new TreeMap<>(before).keySet(), new TreeMap<>(after).keySet());
        assertSame(before.get("layers.0.weight"), after.get("layers.0.weight"));
        assertNotEquals(
                before.get("layers.1.runningMean").get(0),
                after.get("layers.1.runningMean").get(0));
        assertEquals(
                List.of("layers.1.bias", "layers.3.weight", "layers.3.bias"),
                List.copyOf(Parameters.named(step.gradient().gradient()).keySet()));
    }

    @Test
    void freezesAgain() {
        Frozen<Frozen<Sequential>> twice = Frozen.of(Frozen.of(NET, "layers.0.*"), "layers.2.bias");
        assertEquals(
                List.of("layers.2.weight"), List.copyOf(Parameters.named(twice).keySet()));
        assertEquals(Parameters.tensors(NET), Parameters.tensors(twice));
        assertFalse(Parameters.named(Frozen.of(NET, "*.weight")).isEmpty());
    }
}
