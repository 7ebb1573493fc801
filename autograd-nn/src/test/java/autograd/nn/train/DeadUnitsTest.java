package autograd.nn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.nn.Initializers;
import autograd.nn.Parameters;
import autograd.nn.Sequential;
import autograd.nn.layer.Activation;
import autograd.nn.layer.LeakyRelu;
import autograd.nn.layer.Linear;
import autograd.nn.layer.Residual;
import autograd.nn.optim.Sgd;
import autograd.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadUnitsTest {
    private static final Tensor X = Tensor.of(new double[][] {{1}, {2}});
    /** Units x, -x - 1 and -1: for x above 0 only the first is alive. */
    private static final Linear THREE = new Linear(Tensor.of(new double[][] {{1}, {-1}, {0}}), Tensor.of(0.0, -1, -1));

    @Test
    void unitsThatAreZeroInEveryRowAreCounted() {
        Sequential net = Sequential.of(THREE, Activation.RELU, Linear.of(3, 1, Initializers.heNormal(), 1));
        DeadUnits dead = DeadUnits.of(net, X);
        assertEquals(List.of(new DeadUnits.Row("layers.1", 2, 3, 2)), dead.rectifiers());
        assertEquals("""
                rectifier  dead  units  observations
                ------------------------------------
                layers.1      2      3             2""", dead.toString());
        List<String> warnings = dead.warnings();
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0).startsWith("layers.1: 2 of 3 units are 0 for all 2 observations; dead; remedies: "),
                warnings.get(0));
        assertEquals(List.of(), dead.warnings(0.7));
        assertEquals(1, dead.warnings(2 / 3.0).size());
    }

    @Test
    @DisplayName("one row that reaches a unit is enough")
    void aUnitOfOneRowIsAlive() {
        Tensor x = Tensor.of(new double[][] {{1}, {-2}}); // -x - 1 is 1 in the second
        assertEquals(
                1,
                DeadUnits.of(Sequential.of(THREE, Activation.RELU), x)
                        .rectifiers()
                        .get(0)
                        .dead());
    }

    @Test
    @DisplayName("no gradient reaches a dead unit: a step leaves its weights as they are")
    void deadUnitsDoNotLearn() {
        Sequential net = Sequential.of(THREE, Activation.RELU);
        var step = Parameters.valueAndGrad(net, m -> m.apply(X).sum());
        Sequential next = new Sgd(0.1).step(net, step);
        Tensor moved =
                Parameters.named(next).get("layers.0.bias").sub(THREE.bias()).notEqual(0);
        assertEquals(
                List.of(true, false, false),
                List.of(
                        moved.array().boolAt(0),
                        moved.array().boolAt(1),
                        moved.array().boolAt(2)));
    }

    @Test
    void partsInsideAreFoundAndShortcutsAreFollowed() {
        Residual shortcut = new Residual(Sequential.of(Linear.of(3, 3, Initializers.zeros(), 1), Activation.RELU));
        Sequential net = Sequential.of(THREE, shortcut, Activation.RELU6);
        assertEquals(
                List.of(
                        new DeadUnits.Row("layers.1.inner.layers.1", 3, 3, 2), // of 0 x + 0
                        new DeadUnits.Row("layers.2", 2, 3, 2)), // of what went past that
                DeadUnits.of(net, X).rectifiers());
    }

    @Test
    void otherActivationsOnlyIfAskedFor() {
        Sequential net = Sequential.of(THREE, new LeakyRelu(0.1), Activation.TANH);
        assertEquals(List.of(), DeadUnits.of(net, X).rectifiers());
        assertEquals(
                List.of(new DeadUnits.Row("layers.1", 0, 3, 2)),
                DeadUnits.of(net, X, part -> part instanceof LeakyRelu).rectifiers());
    }

    @Test
    void anObservationMayBeAVectorOrHaveMoreAxes() {
        assertEquals(
                List.of(new DeadUnits.Row("", 1, 3, 1)),
                DeadUnits.of(Activation.RELU, Tensor.of(1.0, 0, 2)).rectifiers());
        assertEquals(
                List.of(new DeadUnits.Row("", 1, 2, 6)),
                DeadUnits.of(Activation.RELU, Tensor.of(1.0, -1).broadcastTo(Shape.of(2, 3, 2)))
                        .rectifiers());
        assertEquals(
                List.of(new DeadUnits.Row("", 0, 1, 1)),
                DeadUnits.of(Activation.RELU, Tensor.of(1.0)).rectifiers());
    }
}
