package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Bilinear;
import autograd.nn.layer.Embedding;
import autograd.nn.layer.Flatten;
import autograd.nn.layer.Linear;
import autograd.nn.layer.Residual;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Linear linear(int in, int out) {
        return Linear.of(in, out, Initializers.zeros(), 0);
    }

    @Test
    @DisplayName("nested layers are indented below the one that holds them, and the counts of all lines add up")
    void nested() {
        Sequential net = Sequential.of(
                new Flatten(),
                linear(784, 64),
                new Residual(Sequential.of(BatchNorm.of(64), Activation.RELU, linear(64, 64))),
                linear(64, 10));
        Summary summary = Summary.of(net, Shape.of(32, 28, 28));
        assertEquals("""
                layer                                    output shape  parameters
                -----------------------------------------------------------------
                layers.0 (Flatten)                          [32, 784]           0
                layers.1 (Linear)                            [32, 64]      50,240
                layers.2 (Residual)                          [32, 64]           0
                  layers.2.inner (Sequential)                [32, 64]           0
                    layers.2.inner.layers.0 (BatchNorm)      [32, 64]         128
                    layers.2.inner.layers.1 (RELU)           [32, 64]           0
                    layers.2.inner.layers.2 (Linear)         [32, 64]       4,160
                layers.3 (Linear)                            [32, 10]         650
                -----------------------------------------------------------------
                55,178 parameters to train, 128 numbers of state""", summary.toString());
        assertEquals(
                summary.parameters(),
                summary.rows().stream().mapToLong(Summary.Row::parameters).sum());
        assertEquals(Parameters.count(net), summary.parameters());
    }

    @Test
    void oneLayerAndNone() {
        assertEquals("""
                layer   output shape  parameters
                --------------------------------
                Linear        [5, 2]           8
                --------------------------------
                8 parameters to train, 0 numbers of state""", Summary.of(linear(3, 2), Shape.of(5, 3)).toString());
        assertEquals("""
                layer       output shape  parameters
                ------------------------------------
                Sequential           [4]           0
                ------------------------------------
                0 parameters to train, 0 numbers of state""", Summary.of(Sequential.of(), Shape.of(4)).toString());
    }

    /** A layer with a parameter beside the layers inside. */
    record Gained(Linear inner, Tensor gain) implements Layer<Gained> {
        @Override
        public Tensor apply(Tensor x) {
            return inner.apply(x).mul(gain);
        }

        @Override
        public Map<String, Layer<?>> chain() {
            return Map.of("inner", inner);
        }

        @Override
        public Gained mapParameters(ParameterMap f) {
            return new Gained(inner.mapParameters(f.at("inner")), f.apply("gain", gain));
        }
    }

    @Test
    @DisplayName("what is in none of the layers inside has a line of its own")
    void parametersBesideTheInnerLayers() {
        Gained gained = new Gained(linear(3, 2), Tensor.of(1.0));
        assertEquals("""
                layer           output shape  parameters
                ----------------------------------------
                inner (Linear)           [2]           8
                Gained itself            [2]           1
                ----------------------------------------
                9 parameters to train, 0 numbers of state""", Summary.of(gained, Shape.of(3)).toString());
    }

    @Test
    void inputsOfOtherDtypes() {
        Sequential words = Sequential.of(Embedding.of(100, 8, 1), linear(8, 2));
        assertEquals(
                """
                layer                 output shape  parameters
                ----------------------------------------------
                layers.0 (Embedding)     [4, 7, 8]         800
                layers.1 (Linear)        [4, 7, 2]          18
                ----------------------------------------------
                818 parameters to train, 0 numbers of state""", Summary.of(words, Tensor.ints(new int[28], Shape.of(4, 7))).toString());
        Linear single = Linear.of(3, 2, Initializers.zeros(), 0, DType.FLOAT32);
        assertEquals(8, Summary.of(single, Shape.of(3)).parameters());
    }

    @Test
    @DisplayName("any model: its tensors; what is frozen is state")
    void models() {
        Bilinear bilinear = Bilinear.of(2, 3, 4, Initializers.zeros(), 0);
        assertEquals("""
                layer               output shape  parameters
                --------------------------------------------
                weight (parameter)     [4, 2, 3]          24
                bias (state)                 [4]           0
                --------------------------------------------
                24 parameters to train, 4 numbers of state""", Summary.of(Frozen.of(bilinear, "bias")).toString());
    }

    @Test
    void aShapeThatDoesNotFitIsAnError() {
        assertThrows(ShapeException.class, () -> Summary.of(linear(3, 2), Shape.of(4)));
    }
}
