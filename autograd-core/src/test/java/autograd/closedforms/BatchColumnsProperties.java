package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Products;
import autograd.Tape;
import autograd.Tensor;
import autograd.shape.Shape;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Document A, section 3, in its own layout: an observation is a column, and c is added to every column. */
class BatchColumnsProperties {
    private static Tensor layer(Tensor w, Tensor z, Tensor c) {
        return w.matmul(z).add(c.reshape(c.size(), 1));
    }

    @Property(tries = 40)
    @Label("CF-10 columns: the gradient of the summed loss is the sum of the gradients of the observations")
    void sumOverObservations(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 4) int r,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, r, n, logLoss);
        RealMatrix weights = MatrixUtils.createRealMatrix(d, r);
        double[] bias = new double[d];
        RealMatrix alone = MatrixUtils.createRealMatrix(d, r);
        for (int k = 0; k < n; k++) {
            double[] z = batch.z().getColumn(k);
            double[] h = Loops.affine(batch.w(), z, batch.c());
            RealMatrix target = batch.y();
            int observation = k;
            double[] delta = new double[d];
            for (int i = 0; i < d; i++) {
                double t = target.getEntry(i, observation);
                double p = batch.f().value(h[i]);
                delta[i] = (logLoss ? -t / p + (1 - t) / (1 - p) : -2 * (t - p))
                        * batch.f().slope(h[i]);
            }
            weights = weights.add(Loops.outer(delta, z));
            bias = Loops.map(bias, delta, Double::sum);

            Tensor one = Autograd.grad((Tensor w) -> batch.loss(
                                    draw.tensor(target.getColumn(observation)),
                                    batch.f().apply(w.matmul(draw.tensor(z)).add(draw.tensor(batch.c()))))
                            .sum())
                    .apply(draw.tensor(batch.w()));
            draw.expect().matrix("one observation", Loops.outer(delta, z), one);
            alone = alone.add(Loops.matrix(one.toDoubleArray(), d, r));
        }

        List<Tensor> g = Autograd.grad((Tensor w, Tensor c) -> batch.loss(
                                draw.tensor(batch.y()), batch.f().apply(layer(w, draw.tensor(batch.z()), c)))
                        .sum())
                .apply(draw.tensor(batch.w()), draw.tensor(batch.c()));

        draw.expect().matrix("dL/dW", weights, g.get(0));
        draw.expect().matrix("dL/dW against the tapes of single observations", alone, g.get(0));
        draw.expect().vector("dL/dc", bias, g.get(1));
    }

    @Property(tries = 40)
    @Label("CF-11 columns: grad H = dL/dYhat o dYhat/dH, entry by entry")
    void hadamard(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, 3, n, logLoss);

        try (Tape tape = new Tape()) {
            Tensor h = tape.watch(draw.tensor(batch.h()), "H");
            Tensor yhat = batch.f().apply(h);
            Tensor loss = batch.loss(draw.tensor(batch.y()), yhat).sum();
            List<Tensor> g = tape.gradient(loss, List.of(yhat, h));

            draw.expect().matrix("dL/dYhat", batch.byYhat(), g.get(0));
            draw.expect().matrix("grad H", batch.byH(), g.get(1));
        }
    }

    @Property(tries = 30)
    @Label("CF-11 the loss vector: L_d depends on row d of Yhat alone, and Yhat_dn on H_dn alone; else exactly 0")
    void rowsOfTheLoss(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 3) int d,
            @ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, 3, n, logLoss);
        double[] byYhat = Loops.flat(batch.byYhat());
        double[] slopes = Loops.flat(batch.slopes());
        double[] losses = new double[d * d * n];
        double[] outputs = new double[d * n * d * n];
        for (int i = 0; i < d * n; i++) {
            losses[i / n * d * n + i] = byYhat[i];
            outputs[i * d * n + i] = slopes[i];
        }

        Tensor lossJacobian = Derivatives.jacobian(
                        (Tensor p) -> batch.loss(draw.tensor(batch.y()), p).sum(1))
                .apply(draw.tensor(batch.yhat()));
        Tensor outputJacobian =
                Derivatives.jacobian((Tensor h) -> batch.f().apply(h)).apply(draw.tensor(batch.h()));

        draw.expect().tensor("dL/dYhat", Shape.of(d, d, n), losses, lossJacobian);
        draw.expect().tensor("dYhat/dH", Shape.of(d, n, d, n), outputs, outputJacobian);
        assertZeroWhere(losses, lossJacobian);
        assertZeroOffDiagonal(d * n, outputJacobian);
    }

    @Property(tries = 40)
    @Label("CF-12, CF-13, CF-14 columns: any grad H gives grad c = row sums, grad W = grad H Z^T, grad Z = W^T grad H")
    void anyCotangent(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int d,
            @ForAll @IntRange(min = 1, max = 5) int r,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        RealMatrix w = draw.matrix("W", d, r);
        RealMatrix z = draw.matrix("Z", r, n);
        RealMatrix byH = draw.matrix("grad H", d, n);

        List<Tensor> g = Autograd.vjp(
                        BatchColumnsProperties::layer, draw.tensor(w), draw.tensor(z), draw.tensor(draw.vector("c", d)))
                .applyAll(draw.tensor(byH));

        draw.expect().matrix("CF-13 grad W", BatchCase.byWeights(byH, z), g.get(0));
        draw.expect().matrix("CF-14 grad Z", BatchCase.byInputs(byH, w), g.get(1));
        draw.expect().vector("CF-12 grad c", BatchCase.byBias(byH), g.get(2));
        Tensor dot = Products.tensordot(draw.tensor(byH), new int[] {1}, draw.tensor(z), new int[] {1});
        draw.expect().matrix("CF-13 as one tensor product", BatchCase.byWeights(byH, z), dot);
    }

    @Property(tries = 40)
    @Label("CF-12, CF-13, CF-14 columns: the same behind an activation and a loss")
    void wholeLayer(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 4) int r,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, r, n, logLoss);

        List<Tensor> g = Autograd.grad((Tensor w, Tensor z, Tensor c) -> batch.loss(
                                draw.tensor(batch.y()), batch.f().apply(layer(w, z, c)))
                        .sum())
                .apply(draw.tensor(batch.w()), draw.tensor(batch.z()), draw.tensor(batch.c()));

        draw.expect().matrix("CF-13 grad W", BatchCase.byWeights(batch.byH(), batch.z()), g.get(0));
        draw.expect().matrix("CF-14 grad Z", BatchCase.byInputs(batch.byH(), batch.w()), g.get(1));
        draw.expect().vector("CF-12 grad c", BatchCase.byBias(batch.byH()), g.get(2));
    }

    /**
     * Document A 3.2 writes {@code H_in = W_ij Z_jn}, an equation with a free index j on one side; meant is the sum
     * over j. A single term is not H as soon as the others do not cancel.
     */
    @Property(tries = 30)
    @Label("E-2 H_in = sum_j W_ij Z_jn, and dH_in/dW_ij = Z_jn; one term alone, as printed, is not H")
    void missingSum(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 3) int d,
            @ForAll @IntRange(min = 2, max = 3) int r,
            @ForAll @IntRange(min = 1, max = 3) int n) {
        // All positive, so that no sum can equal one of its terms.
        RealMatrix w = Loops.matrix(draw.probabilities("W", d * r), d, r);
        RealMatrix z = Loops.matrix(draw.probabilities("Z", r * n), r, n);
        double[] h = new double[d * n];
        double[] jacobian = new double[d * n * d * r];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < r; j++) {
                    h[i * n + k] += w.getEntry(i, j) * z.getEntry(j, k);
                    jacobian[((i * n + k) * d + i) * r + j] = z.getEntry(j, k);
                }
            }
        }

        Tensor actual = draw.tensor(w).matmul(draw.tensor(z));
        Tensor byWeights =
                Derivatives.jacobian((Tensor t) -> t.matmul(draw.tensor(z))).apply(draw.tensor(w));

        draw.expect().tensor("H", Shape.of(d, n), h, actual);
        draw.expect().exactly("dH/dW", Shape.of(d, n, d, r), jacobian, byWeights);
        for (int j = 0; j < r; j++) {
            assertTrue(actual.get(0, 0) > w.getEntry(0, j) * z.getEntry(j, 0), "one term alone");
        }
    }

    private static void assertZeroWhere(double[] expected, Tensor actual) {
        double[] entries = actual.toDoubleArray();
        for (int i = 0; i < entries.length; i++) {
            assertTrue(expected[i] != 0 || entries[i] == 0, "an entry of another row");
        }
    }

    private static void assertZeroOffDiagonal(int n, Tensor jacobian) {
        double[] entries = jacobian.toDoubleArray();
        for (int i = 0; i < entries.length; i++) {
            assertTrue(i / n == i % n || entries[i] == 0, "an entry of another position");
        }
    }
}
