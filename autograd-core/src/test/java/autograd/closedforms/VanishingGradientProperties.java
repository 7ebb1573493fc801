package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tape;
import autograd.Tensor;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Document C, "vanishing gradients": why they vanish, in twenty sigmoid layers. */
class VanishingGradientProperties {
    private static final double STEEPEST = 0.25; // sigma'(0)

    @Property(tries = 5)
    @Label("CF-22 twenty sigmoid layers: each layer's gradient norm is at most a fixed fraction of the next one's")
    void fallsGeometrically(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        List<RealMatrix> weights = DeepStack.normalWeights(draw, 1 / Math.sqrt(DeepStack.WIDTH));
        DeepStack.Gradients g = DeepStack.gradients(draw, weights, (z, a) -> z.sigmoid());
        double[] deltas = g.deltas();
        double[] norms = g.weights();

        // |delta(l)| <= max sigma' |W(l+1)| |delta(l+1)|, with the spectral norm from commons-math.
        double ratio = 0;
        for (int l = 1; l < DeepStack.DEPTH; l++) {
            double bound = STEEPEST * new SingularValueDecomposition(weights.get(l)).getNorm();
            ratio = Math.max(ratio, bound);
            assertTrue(deltas[l - 1] > 0 && deltas[l - 1] <= bound * deltas[l], "layer " + l);
        }
        // The spectral norm of such a matrix is near 2, and at 3 with a chance below exp(-12).
        assertTrue(ratio < 0.75, "geometric: " + ratio);
        // grad W(l) = delta(l) a(l-1)^T with a between 0 and 1: the same curve, times the root of the number of
        // elements.
        double curve = deltas[DeepStack.DEPTH - 1] * Math.sqrt(DeepStack.WIDTH * DeepStack.BATCH);
        for (int l = DeepStack.DEPTH; l > 1; l--) {
            assertTrue(norms[l - 1] > 0 && norms[l - 1] <= curve, "gradient by the weights of layer " + l);
            assertTrue(l == DeepStack.DEPTH || norms[l - 1] < norms[l], "falls from layer " + (l + 1) + " to " + l);
            curve *= ratio;
        }
        assertTrue(norms[0] <= 1e-8 * norms[DeepStack.DEPTH - 1], "from the last layer to the first");
    }

    @Property(tries = 5)
    @Label("CF-22 with mean slope eps the gradient at depth l scales like eps^(L-l)")
    void scalesWithMeanSlope(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        // Orthogonal weights keep lengths, so that the slopes alone decide.
        DeepStack.Gradients g = DeepStack.gradients(draw, DeepStack.orthogonalWeights(draw), (z, a) -> z.sigmoid());
        double[] deltas = g.deltas();
        double lowest = 1;
        double highest = 1;
        double total = 0;
        for (int l = DeepStack.DEPTH - 1; l >= 1; l--) {
            double[] slopes = Activation.SIGMOID.slopes(g.z().get(l - 1).toDoubleArray());
            double least = 1;
            double most = 0;
            for (double slope : slopes) {
                least = Math.min(least, slope);
                most = Math.max(most, slope);
            }
            lowest *= least;
            highest *= most;
            total += Loops.sum(slopes) / slopes.length;
            int steps = DeepStack.DEPTH - l;
            double fall = deltas[l - 1] / deltas[DeepStack.DEPTH - 1];
            double eps = total / steps;

            assertTrue(fall >= lowest * (1 - 1e-9) && fall <= highest * (1 + 1e-9), "layer " + l);
            double exponent = Math.log(fall) / Math.log(eps);
            assertTrue(Math.abs(exponent - steps) <= 0.1 * steps, "layer " + l + ": eps to the " + exponent);
        }
    }

    /**
     * Document C prints {@code dL/dW(l) = delta(L) prod_k f'(z(k)) dz(l)/dW(l)}. By its own expansion of dL/dz(l) each
     * factor f'(z(k)) comes with {@code dz(k+1)/da(k) = W(k+1)}; without the weights the line holds only where they
     * are I.
     */
    @Property(tries = 30)
    @Label("C: the product of slopes alone is the gradient where W = I; else it needs W(k+1) beside f'(z(k))")
    void productOfSlopes(
            @ForAll(supplier = Draw.Float64.class) Draw draw,
            @ForAll @IntRange(min = 2, max = 6) int depth,
            @ForAll @IntRange(min = 2, max = 4) int width) {
        List<RealMatrix> unit = new ArrayList<>();
        List<RealMatrix> any = new ArrayList<>();
        for (int l = 1; l <= depth; l++) {
            unit.add(MatrixUtils.createRealIdentityMatrix(width));
            any.add(draw.normal("W" + l, width, width, 1));
        }

        FirstLayer withUnit = new FirstLayer(draw, unit);
        draw.expect().numbers("W = I", withUnit.slopesAlone, withUnit.delta);
        FirstLayer withAny = new FirstLayer(draw, any);
        draw.expect().numbers("with the weights", withAny.slopesAndWeights, withAny.delta);
        assertTrue(draw.expect().differs(withAny.slopesAlone, withAny.delta), "without the weights");
    }

    /** dL/dz(1) of a tanh network by the tape, and by the two products. */
    private static final class FirstLayer {
        final double[] delta;
        final double[] slopesAlone;
        final double[] slopesAndWeights;

        FirstLayer(Draw draw, List<RealMatrix> weights) {
            int depth = weights.size();
            int width = weights.get(0).getRowDimension();
            double[] x = draw.normal("x", width, 1);
            double[] y = draw.normal("y", width, 1);
            List<double[]> z = new ArrayList<>();
            double[] a = x;
            try (Tape tape = new Tape()) {
                Tensor value = draw.tensor(x);
                Tensor first = null;
                for (RealMatrix w : weights) {
                    z.add(w.operate(a));
                    a = Activation.TANH.values(z.get(z.size() - 1));
                    Tensor map = tape.watch(draw.tensor(w), "W").matmul(value);
                    first = first == null ? map : first;
                    value = map.tanh();
                }
                delta = tape.gradient(value.sub(draw.tensor(y)).square().sum(), first)
                        .toDoubleArray();
            }
            double[] last =
                    Loops.hadamard(Loops.map(a, y, (p, t) -> 2 * (p - t)), Activation.TANH.slopes(z.get(depth - 1)));
            double[] alone = last;
            double[] both = last;
            for (int k = depth - 1; k >= 1; k--) {
                double[] slopes = Activation.TANH.slopes(z.get(k - 1));
                alone = Loops.hadamard(alone, slopes);
                both = Loops.hadamard(weights.get(k).transpose().operate(both), slopes);
            }
            slopesAlone = alone;
            slopesAndWeights = both;
        }
    }
}
