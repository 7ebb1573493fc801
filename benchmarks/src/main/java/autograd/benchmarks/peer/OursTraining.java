package autograd.benchmarks.peer;

import autograd.Tensor;
import autograd.array.DType;
import autograd.benchmarks.harness.Task;
import autograd.nn.Layer;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.Sequential;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Sgd;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** A training step as the package page of {@code autograd.nn} writes it. */
final class OursTraining implements Task {
    private final Tensor x;
    private final Tensor y;
    private final Sgd sgd = new Sgd(Network.LEARNING_RATE);
    private Sequential net;
    private Tensor loss;

    OursTraining(Network network) {
        x = Tensor.of(network.x(), Shape.of(network.batch(), network.inputs()));
        y = Tensor.of(network.y(), Shape.of(network.batch(), network.outputs()));
        List<Layer<?>> layers = new ArrayList<>();
        for (int i = 0; i < network.layers(); i++) {
            if (i > 0) {
                layers.add(Activation.RELU);
            }
            Tensor weight = Tensor.of(network.weight(i), Shape.of(network.out(i), network.in(i)));
            layers.add(new Linear(weight, Tensor.zeros(network.out(i)).to(DType.FLOAT32)));
        }
        net = Sequential.of(layers.toArray(Layer<?>[]::new));
    }

    @Override
    public void run() {
        ModelGradient<Sequential> step = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(x), y));
        net = sgd.step(net, step);
        loss = step.value();
    }

    @Override
    public double[] result() {
        return new double[] {loss.item()};
    }
}
