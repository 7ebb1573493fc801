package autograd.closedforms;

import autograd.Tensor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A last layer on N observations in the layout of document A, section 3: an observation is a column.
 * {@code H = W Z + c}, {@code Yhat = f(H)}, and the loss of output d is {@code L_d = sum_n loss(Y_dn, Yhat_dn)}.
 * Evaluated by matrices and loops. The loss is RSS, or the log loss behind a sigmoid.
 */
record BatchCase(RealMatrix w, double[] c, RealMatrix z, RealMatrix y, Activation f, boolean logLoss) {

    /** {@return a random case with D outputs, R inputs and N observations} */
    static BatchCase draw(Draw draw, int outputs, int inputs, int observations, boolean logLoss) {
        RealMatrix y = logLoss
                ? Loops.matrix(draw.targets("Y", outputs * observations), outputs, observations)
                : draw.matrix("Y", outputs, observations);
        Activation f = logLoss ? Activation.SIGMOID : Activation.values()[draw.pick("f", Activation.values().length)];
        return new BatchCase(
                draw.matrix("W", outputs, inputs).scalarMultiply(0.125),
                draw.vector("c", outputs),
                draw.matrix("Z", inputs, observations),
                y,
                f,
                logLoss);
    }

    int outputs() {
        return w.getRowDimension();
    }

    int inputs() {
        return w.getColumnDimension();
    }

    int observations() {
        return z.getColumnDimension();
    }

    RealMatrix h() {
        return Loops.affine(w, z, c);
    }

    RealMatrix yhat() {
        return Loops.map(h(), f::value);
    }

    /** {@return dL/dYhat, entry by entry} */
    RealMatrix byYhat() {
        return Loops.map(y, yhat(), (t, p) -> logLoss ? -t / p + (1 - t) / (1 - p) : -2 * (t - p));
    }

    /** {@return dYhat/dH, entry by entry} */
    RealMatrix slopes() {
        return Loops.map(h(), f::slope);
    }

    /** {@return the Hadamard product of the two, grad H} */
    RealMatrix byH() {
        return Loops.map(byYhat(), slopes(), (a, b) -> a * b);
    }

    /** {@return grad c: row sums of grad H} */
    static double[] byBias(RealMatrix byH) {
        double[] result = new double[byH.getRowDimension()];
        for (int i = 0; i < result.length; i++) {
            for (int n = 0; n < byH.getColumnDimension(); n++) {
                result[i] += byH.getEntry(i, n);
            }
        }
        return result;
    }

    /** {@return grad W_ij: the sum over n of (grad H)_in Z_jn} */
    static RealMatrix byWeights(RealMatrix byH, RealMatrix z) {
        RealMatrix result = MatrixUtils.createRealMatrix(byH.getRowDimension(), z.getRowDimension());
        for (int i = 0; i < result.getRowDimension(); i++) {
            for (int j = 0; j < result.getColumnDimension(); j++) {
                for (int n = 0; n < z.getColumnDimension(); n++) {
                    result.addToEntry(i, j, byH.getEntry(i, n) * z.getEntry(j, n));
                }
            }
        }
        return result;
    }

    /** {@return grad Z_in: the sum over r of (grad H)_rn W_ri} */
    static RealMatrix byInputs(RealMatrix byH, RealMatrix w) {
        RealMatrix result = MatrixUtils.createRealMatrix(w.getColumnDimension(), byH.getColumnDimension());
        for (int i = 0; i < result.getRowDimension(); i++) {
            for (int n = 0; n < result.getColumnDimension(); n++) {
                for (int r = 0; r < w.getRowDimension(); r++) {
                    result.addToEntry(i, n, byH.getEntry(r, n) * w.getEntry(r, i));
                }
            }
        }
        return result;
    }

    /** {@return the loss of every output and observation, as tensors; any layout, as long as both have the same} */
    Tensor loss(Tensor target, Tensor prediction) {
        return logLoss ? LossProperties.logLoss(target, prediction) : LossProperties.rss(target, prediction);
    }
}
