package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.data.Batch;
import autograd.nn.data.Batches;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Sgd;
import autograd.shape.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that learn, end to end. */
class TrainingTest {
    @Test
    @DisplayName("CF-15 the two-neuron relu network (1, -1), (1, 1) is abs, exactly")
    void absoluteValue() {
        Sequential net = Sequential.of(
                new Linear(Tensor.of(new double[][] {{1}, {-1}}), Tensor.zeros(2)),
                Activation.RELU,
                new Linear(Tensor.of(new double[][] {{1, 1}}), Tensor.zeros(1)));
        Tensor x = Tensor.normal(3, 1000, 1).mul(100);
        double[] y = net.apply(x).toDoubleArray();
        double[] inputs = x.toDoubleArray();
        for (int i = 0; i < y.length; i++) {
            assertEquals(Math.abs(inputs[i]), y[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("CF-15 two relu neurons learn |x| + noise from random weights, below 1.2 times the noise floor")
    void learnsTheAbsoluteValue(long dataSeed) {
        Tensor x = Tensor.linspace(-2, 2, 101).reshape(101, 1);
        Tensor noise = Tensor.normal(Seeds.derive(dataSeed, 0), 101, 1).mul(0.1);
        Tensor y = x.abs().add(noise);
        double noiseFloor = noise.square().mean().item();
        // Half of all starts have both neurons on one side, and many of these stay there: the best of ten starts
        // counts.
        double best = Double.POSITIVE_INFINITY;
        for (long start = 0; start < 10; start++) {
            Sequential net = Sequential.of(
                    Linear.of(1, 2, Initializers.heNormal(), Seeds.derive(start, 0)),
                    Activation.RELU,
                    Linear.of(2, 1, Initializers.heNormal(), Seeds.derive(start, 1)));
            net = descend(net, new Sgd(0.1), 500, m -> Losses.meanSquaredError(m.apply(x), y));
            best = Math.min(best, Losses.meanSquaredError(net.apply(x), y).item());
        }
        assertTrue(best <= Tolerances.ABOVE_NOISE_FLOOR * noiseFloor, best + " with noise floor " + noiseFloor);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    @DisplayName("a 2-8-1 network learns XOR in either dtype, from log loss by logits")
    void learnsXor(DType dtype) {
        Tensor x = Tensor.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}).to(dtype);
        Tensor y = Tensor.of(new double[][] {{0}, {1}, {1}, {0}}).to(dtype);
        for (long seed = 1; seed <= 3; seed++) {
            Sequential net = Sequential.of(
                    Linear.of(2, 8, Initializers.xavierUniform(), Seeds.derive(seed, 0), dtype),
                    Activation.TANH,
                    Linear.of(8, 1, Initializers.xavierUniform(), Seeds.derive(seed, 1), dtype));
            net = descend(net, new Sgd(0.5), 500, m -> Losses.logLossFromLogits(m.apply(x), y));
            Tensor probabilities = net.apply(x).sigmoid();
            assertEquals(dtype, probabilities.dtype());
            for (int i = 0; i < 4; i++) {
                assertEquals(y.get(i, 0), probabilities.get(i, 0), 0.1);
            }
            Parameters.named(net).forEach((path, p) -> assertEquals(dtype, p.dtype(), path));
        }
    }

    @Test
    @DisplayName(
            "mini-batches and softmax cross entropy: three clouds in FLOAT32 are told apart on rows not trained on")
    void classifiesClouds() {
        int n = 300;
        int[] classes = new int[n];
        float[] centers = new float[2 * n];
        for (int i = 0; i < n; i++) {
            classes[i] = i % 3;
            centers[2 * i] = (float) (3 * Math.cos(2 * Math.PI * classes[i] / 3));
            centers[2 * i + 1] = (float) (3 * Math.sin(2 * Math.PI * classes[i] / 3));
        }
        // The clouds lie 5.2 apart with standard deviation 0.5: overlap beyond 5 deviations.
        Tensor x = Tensor.of(centers, Shape.of(n, 2))
                .add(Tensor.normal(4, n, 2).mul(0.5).to(DType.FLOAT32));
        Batches.Split split = Batches.split(new Batch(x, Tensor.ints(classes)), 0.8, 9);
        Sequential net = Sequential.of(
                Linear.of(2, 16, Initializers.heNormal(), Seeds.derive(2, 0), DType.FLOAT32),
                Activation.RELU,
                Linear.of(16, 3, Initializers.heNormal(), Seeds.derive(2, 1), DType.FLOAT32));
        Sgd sgd = new Sgd(0.1);
        for (int epoch = 0; epoch < 20; epoch++) {
            for (Batch batch : Batches.shuffled(split.train(), 32, epoch)) {
                net = sgd.step(
                        net,
                        Parameters.valueAndGrad(net, m -> Losses.softmaxCrossEntropy(m.apply(batch.x()), batch.y())));
            }
        }
        int[] predicted = net.apply(split.test().x()).argMax(1).toIntArray();
        int[] expected = split.test().y().toIntArray();
        assertEquals(60, expected.length);
        for (int i = 0; i < predicted.length; i++) {
            assertEquals(expected[i], predicted[i]);
        }
    }

    @Test
    @DisplayName("the same seeds give the same bits")
    void repeats() {
        Tensor x = Tensor.normal(1, 20, 3);
        Tensor y = Tensor.normal(2, 20, 2);
        Sequential[] runs = new Sequential[2];
        for (int run = 0; run < 2; run++) {
            Sequential net = Sequential.of(
                    Linear.of(3, 5, Initializers.heNormal(), 1),
                    Activation.SIGMOID,
                    Linear.of(5, 2, Initializers.heNormal(), 2));
            runs[run] = descend(net, new Sgd(0.1), 100, m -> Losses.meanSquaredError(m.apply(x), y));
        }
        var first = Parameters.list(runs[0]);
        var second = Parameters.list(runs[1]);
        for (int i = 0; i < first.size(); i++) {
            assertTrue(first.get(i).array().sameBits(second.get(i).array()));
        }
        assertEquals(4, first.size());
    }

    private static Sequential descend(Sequential net, Sgd sgd, int steps, Function<Sequential, Tensor> loss) {
        for (int i = 0; i < steps; i++) {
            net = sgd.step(net, Parameters.valueAndGrad(net, loss));
        }
        return net;
    }
}
