package autograd.benchmarks.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import autograd.benchmarks.harness.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step with DJL's gradient collector and PyTorch's fused linear op. Parameters and their gradients change in
 * place, as in DJL's own optimizer.
 */
final class DjlTraining implements Task {
    private final NDManager manager;
    private final NDArray x;
    private final NDArray y;
    private final List<NDArray> weights = new ArrayList<>();
    private final List<NDArray> biases = new ArrayList<>();
    private NDArray lastLoss;

    DjlTraining(NDManager manager, Network network) {
        this.manager = manager;
        x = manager.create(network.x(), new Shape(network.batch(), network.inputs()));
        y = manager.create(network.y(), new Shape(network.batch(), network.outputs()));
        for (int i = 0; i < network.layers(); i++) {
            NDArray weight = manager.create(network.weight(i), new Shape(network.out(i), network.in(i)));
            NDArray bias = manager.create(new float[network.out(i)], new Shape(network.out(i)));
            weight.setRequiresGradient(true);
            bias.setRequiresGradient(true);
            weights.add(weight);
            biases.add(bias);
        }
    }

    @Override
    public void run() {
        if (lastLoss != null) {
            lastLoss.close();
        }
        try (NDManager scope = manager.newSubManager()) {
            x.tempAttach(scope);
            y.tempAttach(scope);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray h = x;
                for (int i = 0; i < weights.size(); i++) {
                    NDArray in = i == 0 ? h : Activation.relu(h);
                    h = Linear.linear(in, weights.get(i), biases.get(i)).singletonOrThrow();
                }
                lastLoss = h.sub(y).square().mean();
                collector.backward(lastLoss);
            }
            lastLoss.attach(manager);
        }
        weights.forEach(DjlTraining::update);
        biases.forEach(DjlTraining::update);
    }

    private static void update(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient();
                NDArray step = gradient.mul((float) Network.LEARNING_RATE)) {
            parameter.subi(step);
            gradient.subi(gradient);
        }
    }

    @Override
    public double[] result() {
        return new double[] {lastLoss.getFloat()};
    }

    @Override
    public void close() {
        manager.close();
    }
}
