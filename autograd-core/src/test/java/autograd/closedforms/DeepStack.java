package autograd.closedforms;

import autograd.Tape;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Twenty layers of equal width on a batch of columns, without biases, with the mean of the squared errors as loss; and
 * the gradients that a tape finds in it.
 */
final class DeepStack {
    static final int DEPTH = 20;
    static final int WIDTH = 24;
    static final int BATCH = 32;

    /** One layer on a tape. */
    @FunctionalInterface
    interface Layer {
        /** {@return the values of the layer from its linear map z and the values a before it} */
        Tensor apply(Tensor z, Tensor a);
    }

    private DeepStack() {}

    /** {@return normally distributed weights of DEPTH layers} */
    static List<RealMatrix> normalWeights(Draw draw, double deviation) {
        List<RealMatrix> weights = new ArrayList<>();
        for (int l = 1; l <= DEPTH; l++) {
            weights.add(draw.normal("W" + l, WIDTH, WIDTH, deviation));
        }
        return weights;
    }

    /** {@return orthogonal weights of DEPTH layers: they keep the length of every vector} */
    static List<RealMatrix> orthogonalWeights(Draw draw) {
        return normalWeights(draw, 1).stream()
                .map(w -> new QRDecomposition(w).getQ())
                .toList();
    }

    /**
     * What a tape finds, in order of the layers from 1.
     *
     * @param z the linear maps
     * @param byZ the loss's gradients by them
     * @param byW the loss's gradients by the weights
     */
    record Gradients(List<Tensor> z, List<Tensor> byZ, List<Tensor> byW) {
        /** {@return the Frobenius norms of the gradients by z} */
        double[] deltas() {
            return byZ.stream().mapToDouble(DeepStack::norm).toArray();
        }

        /** {@return the Frobenius norms of the gradients by W} */
        double[] weights() {
            return byW.stream().mapToDouble(DeepStack::norm).toArray();
        }
    }

    static Gradients gradients(Draw draw, List<RealMatrix> weights, Layer layer) {
        try (Tape tape = new Tape()) {
            List<Tensor> ws = new ArrayList<>();
            List<Tensor> zs = new ArrayList<>();
            Tensor a = input(draw);
            for (RealMatrix weight : weights) {
                Tensor w = tape.watch(draw.tensor(weight), "W" + (ws.size() + 1));
                Tensor z = w.matmul(a);
                a = layer.apply(z, a);
                ws.add(w);
                zs.add(z);
            }
            Tensor loss = loss(draw, a);
            return new Gradients(zs, tape.gradient(loss, zs), tape.gradient(loss, ws));
        }
    }

    /** {@return the loss after the first weights have been moved by {@code t} times {@code direction}} */
    static double lossAlong(Draw draw, List<RealMatrix> weights, Layer layer, Tensor direction, double t) {
        Tensor a = input(draw);
        for (int l = 0; l < weights.size(); l++) {
            Tensor w = draw.tensor(weights.get(l));
            a = layer.apply((l == 0 ? w.add(direction.mul(t)) : w).matmul(a), a);
        }
        return loss(draw, a).item();
    }

    private static Tensor input(Draw draw) {
        return draw.tensor(draw.normal("X", WIDTH, BATCH, 1));
    }

    private static Tensor loss(Draw draw, Tensor output) {
        return output.sub(draw.tensor(draw.normal("Y", WIDTH, BATCH, 1)))
                .square()
                .mean();
    }

    static double norm(Tensor x) {
        return Loops.norm(x.toDoubleArray());
    }
}
