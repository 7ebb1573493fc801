package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.shape.Shape;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Document A, sections 1.2, 2.2.3, 2.2.4 and 2.3: one layer {@code h = W z + c}, and the last layer with its loss. */
class LayerProperties {
    private static Tensor layer(Tensor w, Tensor z, Tensor c) {
        return w.matmul(z).add(c);
    }

    @Property(tries = 40)
    @Label("A 1.2: h_i = w_i^T z + c_i for each neuron, and h = W z + c")
    void layerValue(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int to,
            @ForAll @IntRange(min = 1, max = 6) int from) {
        RealMatrix w = draw.matrix("W", to, from);
        double[] z = draw.vector("z", from);
        double[] c = draw.vector("c", to);
        double[] h = new double[to];
        for (int i = 0; i < to; i++) {
            h[i] = c[i];
            for (int j = 0; j < from; j++) {
                h[i] += w.getEntry(i, j) * z[j];
            }
        }

        Tensor actual = layer(draw.tensor(w), draw.tensor(z), draw.tensor(c));

        draw.expect().vector("h", h, actual);
        for (int i = 0; i < to; i++) {
            Tensor neuron = draw.tensor(w.getRow(i)).matmul(draw.tensor(z)).add(draw.tensor(c[i]));
            draw.expect().scalar("h_i", h[i], neuron);
        }
    }

    @Property(tries = 60)
    @Label("CF-7 dh/dc = I, dh/dz = W, and dh/dW of shape [D_l, D_l, D_(l-1)] holds z^T in row i of slice i")
    void layerJacobians(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int to,
            @ForAll @IntRange(min = 1, max = 6) int from) {
        RealMatrix w = draw.matrix("W", to, from);
        double[] z = draw.vector("z", from);
        double[] c = draw.vector("c", to);
        double[] byWeights = new double[to * to * from];
        for (int i = 0; i < to; i++) {
            for (int j = 0; j < from; j++) {
                byWeights[(i * to + i) * from + j] = z[j];
            }
        }
        double[] unit = Loops.flat(MatrixUtils.createRealIdentityMatrix(to));
        Tensor w0 = draw.tensor(w);
        Tensor z0 = draw.tensor(z);
        Tensor c0 = draw.tensor(c);

        for (List<Tensor> jacobians : List.of(
                Derivatives.jacobian(LayerProperties::layer).apply(w0, z0, c0),
                Derivatives.jacobianForward(LayerProperties::layer).apply(w0, z0, c0),
                Derivatives.jacobianReverse(LayerProperties::layer).apply(w0, z0, c0))) {
            draw.expect().exactly("dh/dW", Shape.of(to, to, from), byWeights, jacobians.get(0));
            draw.expect().exactly("dh/dz", Shape.of(to, from), Loops.flat(w), jacobians.get(1));
            draw.expect().exactly("dh/dc", Shape.of(to, to), unit, jacobians.get(2));
        }
        Tensor alone = Derivatives.jacobian((Tensor t) -> layer(t, z0, c0)).apply(w0);
        draw.expect().exactly("dh/dW alone", Shape.of(to, to, from), byWeights, alone);
    }

    @Property(tries = 60)
    @Label("CF-8 last layer, sigmoid and log loss: the product of the parts, which is (yhat - y) z^T and (yhat - y)")
    void lastLayer(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int to,
            @ForAll @IntRange(min = 1, max = 5) int from) {
        RealMatrix w = small(draw, to, from);
        double[] z = draw.vector("z", from);
        double[] c = draw.vector("c", to);
        double[] y = draw.targets("y", to);
        double[] yhat = Activation.SIGMOID.values(Loops.affine(w, z, c));

        // CF-6 times CF-4 times CF-7: row vector, diagonal, and the tensor that puts z^T into row i.
        double[] product =
                Loops.hadamard(LossProperties.logLossSlope(y, yhat), Activation.SIGMOID.slopes(Loops.affine(w, z, c)));
        RealMatrix byWeights = MatrixUtils.createRealMatrix(to, from);
        for (int i = 0; i < to; i++) {
            for (int a = 0; a < to; a++) {
                for (int b = 0; b < from; b++) {
                    byWeights.addToEntry(a, b, product[i] * (i == a ? z[b] : 0));
                }
            }
        }
        double[] simple = Loops.map(yhat, y, (p, t) -> p - t);

        List<Tensor> gradients = Autograd.grad((Tensor wt, Tensor ct) -> LossProperties.logLoss(
                                draw.tensor(y), layer(wt, draw.tensor(z), ct).sigmoid())
                        .sum())
                .apply(draw.tensor(w), draw.tensor(c));

        draw.expect().matrix("dL/dW, the product", byWeights, gradients.get(0));
        draw.expect().vector("dL/dc, the product", product, gradients.get(1));
        draw.expect().matrix("dL/dW = (yhat - y) z^T", Loops.outer(simple, z), gradients.get(0));
        draw.expect().vector("dL/dc = yhat - y", simple, gradients.get(1));
    }

    /**
     * Document A 2.3 prints {@code -(y/yhat + (1-y)/(1-yhat))} for the derivative of the log loss; by its own section
     * 2.2.1 the inner sign is minus. The two agree where y = 1, so the first target here is 0.
     */
    @Property(tries = 40)
    @Label("E-1 the sign printed in A 2.3 fails against finite differences, the corrected one passes")
    void signInTheLastLayer(
            @ForAll(supplier = Draw.Float64.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int to,
            @ForAll @IntRange(min = 1, max = 4) int from) {
        RealMatrix w = small(draw, to, from);
        double[] z = draw.vector("z", from);
        z[0] = 1.5;
        double[] c = draw.vector("c", to);
        c[0] = 0.5;
        double[] y = draw.targets("y", to);
        y[0] = 0;
        double[] h = Loops.affine(w, z, c);
        double[] yhat = Activation.SIGMOID.values(h);
        double[] slopes = Activation.SIGMOID.slopes(h);

        double[] printed = Loops.map(y, yhat, (t, p) -> -(t / p + (1 - t) / (1 - p)));
        double[] corrected = Loops.map(y, yhat, (t, p) -> -(t / p - (1 - t) / (1 - p)));
        double[] printedByWeights = Loops.flat(Loops.outer(Loops.hadamard(printed, slopes), z));
        double[] correctedByWeights = Loops.flat(Loops.outer(Loops.hadamard(corrected, slopes), z));

        double[] measured = new double[to * from];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = slopeOfLoss(w, z, c, y, i / from, i % from);
        }

        // Both sides of the comparison are within 1e-8 of the truth; the printed sign is wrong by more than 0.1.
        assertEquals(0, distance(measured, correctedByWeights), 1e-8, "corrected");
        assertTrue(distance(measured, printedByWeights) > 0.1, "printed");
        Tensor gradient = Autograd.grad((Tensor wt) -> LossProperties.logLoss(
                                draw.tensor(y),
                                layer(wt, draw.tensor(z), draw.tensor(c)).sigmoid())
                        .sum())
                .apply(draw.tensor(w));
        draw.expect().matrix("tape", Loops.matrix(correctedByWeights, to, from), gradient);
        assertTrue(draw.expect().differs(printedByWeights, gradient.toDoubleArray()), "tape against printed");
    }

    /** The partial derivative of the log loss by one weight, from values of the loss alone. */
    private static double slopeOfLoss(RealMatrix w, double[] z, double[] c, double[] y, int row, int column) {
        FiniteDifferencesDifferentiator differentiator = new FiniteDifferencesDifferentiator(7, 0.02);
        return differentiator
                .differentiate((double t) -> {
                    RealMatrix moved = w.copy();
                    moved.addToEntry(row, column, t);
                    double[] yhat = Activation.SIGMOID.values(Loops.affine(moved, z, c));
                    return Loops.sum(Loops.map(y, yhat, (a, p) -> -(a * Math.log(p) + (1 - a) * Math.log(1 - p))));
                })
                .value(new DerivativeStructure(1, 1, 0, 0.0))
                .getPartialDerivative(1);
    }

    private static double distance(double[] a, double[] b) {
        return Loops.norm(Loops.map(a, b, (p, q) -> p - q));
    }

    /** Weights of up to 1/4, so that no prediction comes near 0 or 1, where 1 - yhat loses its digits. */
    private static RealMatrix small(Draw draw, int to, int from) {
        return draw.matrix("W", to, from).scalarMultiply(0.125);
    }
}
