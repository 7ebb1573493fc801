package autograd.closedforms;

import autograd.Tape;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A feed-forward network of any depth on one observation, {@code h(l) = W(l) z(l-1) + c(l)}, {@code z(l) = f(l)(h(l))},
 * {@code z(0) = x}, with RSS or with a sigmoid and log loss at its end. (Document C calls h z, and z a.) Layers are
 * numbered from 1, as in the documents. Evaluated by matrices and loops, and recorded on a tape.
 */
record DeepNet(
        List<RealMatrix> weights,
        List<double[]> biases,
        List<Activation> activations,
        double[] x,
        double[] y,
        boolean logLoss) {

    /** {@return a network of random widths 1 to 4 and random activations} */
    static DeepNet draw(Draw draw, int depth, boolean logLoss) {
        List<RealMatrix> weights = new ArrayList<>();
        List<double[]> biases = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        int from = 1 + draw.pick("width 0", 4);
        double[] x = draw.normal("x", from, 1);
        for (int l = 1; l <= depth; l++) {
            int to = 1 + draw.pick("width " + l, 4);
            weights.add(draw.normal("W" + l, to, from, 1 / Math.sqrt(from)));
            biases.add(draw.normal("c" + l, to, 0.5));
            boolean last = l == depth;
            activations.add(
                    last && logLoss
                            ? Activation.SIGMOID
                            : Activation.values()[draw.pick("f" + l, Activation.values().length)]);
            from = to;
        }
        return new DeepNet(
                List.copyOf(weights),
                List.copyOf(biases),
                List.copyOf(activations),
                x,
                logLoss ? draw.targets("y", from) : draw.vector("y", from),
                logLoss);
    }

    int depth() {
        return weights.size();
    }

    RealMatrix w(int l) {
        return weights.get(l - 1);
    }

    Activation f(int l) {
        return activations.get(l - 1);
    }

    /** {@return h(l)} */
    double[] h(int l) {
        return Loops.affine(w(l), z(l - 1), biases.get(l - 1));
    }

    /** {@return z(l)} */
    double[] z(int l) {
        return l == 0 ? x : f(l).values(h(l));
    }

    /** {@return dL/dyhat} */
    double[] byOutput() {
        double[] yhat = z(depth());
        return logLoss ? LossProperties.logLossSlope(y, yhat) : Loops.map(y, yhat, (t, p) -> -2 * (t - p));
    }

    /** {@return grad h(1) to grad h(L), by the recursion of CF-9} */
    List<double[]> byH() {
        LinkedList<double[]> result = new LinkedList<>();
        result.add(Loops.hadamard(byOutput(), f(depth()).slopes(h(depth()))));
        for (int l = depth(); l > 1; l--) {
            double[] byZ = w(l).transpose().operate(result.getFirst());
            result.addFirst(Loops.hadamard(f(l - 1).slopes(h(l - 1)), byZ));
        }
        return result;
    }

    /** {@return whether rounding cannot move any input of a ReLU over its kink} */
    boolean isAwayFromKinks() {
        for (int l = 1; l <= depth(); l++) {
            for (double value : h(l)) {
                if (f(l) == Activation.RELU && Math.abs(value) < 1e-3) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The network as it stands on a tape. Lists are in order of the layers, from 1.
     *
     * @param w the weights
     * @param c the biases
     * @param h the linear maps
     * @param z the values
     * @param loss the summed loss
     */
    record Recorded(List<Tensor> w, List<Tensor> c, List<Tensor> h, List<Tensor> z, Tensor loss) {}

    /** Records the network. */
    Recorded on(Tape tape, Draw draw) {
        List<Tensor> w = new ArrayList<>();
        List<Tensor> c = new ArrayList<>();
        List<Tensor> h = new ArrayList<>();
        List<Tensor> z = new ArrayList<>();
        Tensor previous = draw.tensor(x);
        for (int l = 1; l <= depth(); l++) {
            w.add(tape.watch(draw.tensor(w(l)), "W" + l));
            c.add(tape.watch(draw.tensor(biases.get(l - 1)), "c" + l));
            h.add(w.get(l - 1).matmul(previous).add(c.get(l - 1)));
            previous = f(l).apply(h.get(l - 1));
            z.add(previous);
        }
        Tensor target = draw.tensor(y);
        Tensor loss = logLoss ? LossProperties.logLoss(target, previous) : LossProperties.rss(target, previous);
        return new Recorded(w, c, h, z, loss.sum());
    }
}
