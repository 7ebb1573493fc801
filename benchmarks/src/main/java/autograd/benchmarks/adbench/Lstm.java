package autograd.benchmarks.adbench;

import autograd.Autograd;
import autograd.Shaping;
import autograd.Tensor;
import autograd.ValueAndGradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The LSTM objective of ADBench. A step depends on the one before, so it is small ops; the outputs of all steps are taken
 * together at the end.
 *
 * <p>A gate is three ops on vectors of {@code bits} numbers. Stacking the gates of a layer as one array would take as many:
 * what is stacked must be taken apart again.
 */
public final class Lstm {
    private final LstmData data;
    private final List<Tensor> parameters;
    private final Tensor[] inputs;
    private final Tensor targets; // [steps, bits]
    private final Tensor[] state;
    private final Function<List<Tensor>, ValueAndGradients> valueAndGradients;

    /** Prepares. */
    public Lstm(LstmData data) {
        this.data = data;
        parameters = List.of(Tensor.of(data.main), Tensor.of(data.extra));
        inputs = tensors(Arrays.copyOf(data.sequence, data.steps()));
        targets = Tensor.of(Arrays.copyOfRange(data.sequence, 1, data.sequence.length));
        state = tensors(data.state);
        valueAndGradients = Autograd.valueAndGradAll(this::objective);
    }

    private static Tensor[] tensors(double[][] rows) {
        return Arrays.stream(rows).map(Tensor::of).toArray(Tensor[]::new);
    }

    /** {@return the objective} */
    public double value() {
        return objective(parameters).item();
    }

    /** {@return the value, and gradients of the shapes [2 layers, 4 bits] and [3, bits]} */
    public ValueAndGradients valueAndGradients() {
        return valueAndGradients.apply(parameters);
    }

    /** One gate: a weight and a bias for each bit. */
    private record Gate(Tensor weight, Tensor bias) {
        Tensor apply(Tensor x) {
            return x.mul(weight).add(bias);
        }
    }

    private record Layer(Gate forget, Gate in, Gate out, Gate change) {}

    private Tensor objective(List<Tensor> at) {
        Tensor main = at.get(0);
        Tensor extra = at.get(1);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < data.layers; i++) {
            layers.add(new Layer(gate(main, i, 0), gate(main, i, 1), gate(main, i, 2), gate(main, i, 3)));
        }
        Tensor inputWeight = row(extra, 0);
        Tensor[] hidden = new Tensor[data.layers];
        Tensor[] cell = new Tensor[data.layers];
        for (int i = 0; i < data.layers; i++) {
            hidden[i] = state[2 * i];
            cell[i] = state[2 * i + 1];
        }
        List<Tensor> last = new ArrayList<>(inputs.length);
        for (Tensor input : inputs) {
            Tensor z = input.mul(inputWeight);
            for (int i = 0; i < data.layers; i++) {
                Layer layer = layers.get(i);
                Tensor kept = cell[i].mul(layer.forget().apply(z).sigmoid());
                Tensor in = layer.in().apply(hidden[i]).sigmoid();
                Tensor change = layer.change().apply(hidden[i]).tanh();
                cell[i] = kept.add(in.mul(change));
                hidden[i] = layer.out().apply(z).sigmoid().mul(cell[i].tanh());
                z = hidden[i];
            }
            last.add(z);
        }
        Tensor y = Shaping.stack(0, last).mul(row(extra, 1)).add(row(extra, 2)); // [steps, bits]
        Tensor normalizer = y.exp().sum(1, true).add(2).log();
        return targets.mul(y.sub(normalizer)).sum().mul(data.scale());
    }

    private Gate gate(Tensor main, int layer, int gate) {
        return new Gate(part(main, 2 * layer, gate), part(main, 2 * layer + 1, gate));
    }

    private Tensor part(Tensor main, int row, int gate) {
        return row(main, row).slice(0, gate * data.bits, (gate + 1) * data.bits);
    }

    private static Tensor row(Tensor matrix, int row) {
        return matrix.slice(0, row, row + 1).reshape(matrix.shape().size(1));
    }
}
