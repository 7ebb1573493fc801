package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Work;
import java.util.Arrays;

/**
 * Numbers of a training step: a ReLU network, mean squared error over all outputs, plain gradient descent; FLOAT32.
 *
 * <p>Work {@code training B D H C} has one hidden layer, {@code training B D H C L} has L of them.
 */
final class Network {
    static final double LEARNING_RATE = 0.01;

    private final int batch;
    private final int[] widths;

    private Network(int batch, int[] widths) {
        this.batch = batch;
        this.widths = widths;
    }

    static Network of(Work work) {
        int hidden = work.args().size() > 4 ? work.number(4) : 1;
        int[] widths = new int[hidden + 2];
        Arrays.fill(widths, work.number(2));
        widths[0] = work.number(1);
        widths[hidden + 1] = work.number(3);
        return new Network(work.number(0), widths);
    }

    int batch() {
        return batch;
    }

    /** {@return number of layers with weights} */
    int layers() {
        return widths.length - 1;
    }

    int in(int layer) {
        return widths[layer];
    }

    int out(int layer) {
        return widths[layer + 1];
    }

    int inputs() {
        return widths[0];
    }

    int outputs() {
        return widths[widths.length - 1];
    }

    /** {@return observations, [batch, inputs] row by row} */
    float[] x() {
        return Inputs.floats(1, batch * inputs(), -1, 1);
    }

    /** {@return targets, [batch, outputs] row by row} */
    float[] y() {
        return Inputs.floats(2, batch * outputs(), -1, 1);
    }

    /** {@return first weights of a layer, [out, in] row by row} */
    float[] weight(int layer) {
        double bound = Math.sqrt(6.0 / in(layer));
        return Inputs.floats(10 + layer, out(layer) * in(layer), -bound, bound);
    }
}
