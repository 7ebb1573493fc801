package autograd.closedforms;

import autograd.Autograd;
import autograd.Products;
import autograd.Tape;
import autograd.Tensor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The batch formulas of document A, section 3, in the layout of most code: an observation is a row,
 * {@code H = Z W^T + c} with c of shape [D] added to every row. Everything but W and c is the transpose of what stands
 * in the document.
 */
class BatchRowsProperties {
    private static Tensor layer(Tensor w, Tensor z, Tensor c) {
        return Products.matmul(z, false, w, true).add(c);
    }

    @Property(tries = 40)
    @Label("CF-10 rows: the gradient of the summed loss is the sum of the gradients of the observations")
    void sumOverObservations(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 4) int r,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, r, n, logLoss);
        RealMatrix byH = batch.byH();
        RealMatrix weights = MatrixUtils.createRealMatrix(d, r);
        for (int k = 0; k < n; k++) {
            RealMatrix one = Loops.outer(byH.getColumn(k), batch.z().getColumn(k));
            weights = weights.add(one);
            RealMatrix y = batch.y().getColumnMatrix(k).transpose();
            RealMatrix z = batch.z().getColumnMatrix(k).transpose();
            Tensor gradient = Autograd.grad((Tensor w) -> batch.loss(
                                    draw.tensor(y), batch.f().apply(layer(w, draw.tensor(z), draw.tensor(batch.c()))))
                            .sum())
                    .apply(draw.tensor(batch.w()));
            draw.expect().matrix("one observation", one, gradient);
        }

        Tensor all = Autograd.grad((Tensor w) -> batch.loss(
                                draw.tensor(batch.y().transpose()),
                                batch.f().apply(layer(w, draw.tensor(batch.z().transpose()), draw.tensor(batch.c()))))
                        .sum())
                .apply(draw.tensor(batch.w()));

        draw.expect().matrix("all observations", weights, all);
    }

    @Property(tries = 40)
    @Label("CF-11 rows: grad H = dL/dYhat o dYhat/dH, entry by entry")
    void hadamard(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, 3, n, logLoss);

        try (Tape tape = new Tape()) {
            Tensor h = tape.watch(draw.tensor(batch.h().transpose()), "H");
            Tensor yhat = batch.f().apply(h);
            Tensor loss = batch.loss(draw.tensor(batch.y().transpose()), yhat).sum();
            List<Tensor> g = tape.gradient(loss, List.of(yhat, h));

            draw.expect().matrix("dL/dYhat", batch.byYhat().transpose(), g.get(0));
            draw.expect().matrix("grad H", batch.byH().transpose(), g.get(1));
        }
    }

    @Property(tries = 40)
    @Label("CF-12 rows: grad c are the column sums of grad H")
    void bias(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int d,
            @ForAll @IntRange(min = 1, max = 5) int r,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        RealMatrix byH = draw.matrix("grad H", d, n);
        draw.expect()
                .vector(
                        "grad c",
                        BatchCase.byBias(byH),
                        cotangents(draw, d, r, n).get(2));
    }

    @Property(tries = 40)
    @Label("CF-13 rows: grad W = grad H^T Z, as one tensor product over the observations")
    void weights(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int d,
            @ForAll @IntRange(min = 1, max = 5) int r,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        RealMatrix byH = draw.matrix("grad H", d, n);
        RealMatrix z = draw.matrix("Z", r, n);
        RealMatrix expected = BatchCase.byWeights(byH, z);

        draw.expect().matrix("grad W", expected, cotangents(draw, d, r, n).get(0));
        Tensor dot = Products.tensordot(
                draw.tensor(byH.transpose()), new int[] {0}, draw.tensor(z.transpose()), new int[] {0});
        draw.expect().matrix("as one tensor product", expected, dot);
    }

    @Property(tries = 40)
    @Label("CF-14 rows: grad Z = grad H W")
    void inputs(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int d,
            @ForAll @IntRange(min = 1, max = 5) int r,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        RealMatrix byH = draw.matrix("grad H", d, n);
        RealMatrix w = draw.matrix("W", d, r);
        RealMatrix expected = BatchCase.byInputs(byH, w).transpose();
        draw.expect().matrix("grad Z", expected, cotangents(draw, d, r, n).get(1));
    }

    @Property(tries = 40)
    @Label("CF-12, CF-13, CF-14 rows: the same behind an activation and a loss")
    void wholeLayer(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll @IntRange(min = 1, max = 4) int r,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll boolean logLoss) {
        BatchCase batch = BatchCase.draw(draw, d, r, n, logLoss);

        List<Tensor> g = Autograd.grad((Tensor w, Tensor z, Tensor c) -> batch.loss(
                                draw.tensor(batch.y().transpose()), batch.f().apply(layer(w, z, c)))
                        .sum())
                .apply(draw.tensor(batch.w()), draw.tensor(batch.z().transpose()), draw.tensor(batch.c()));

        draw.expect().matrix("CF-13 grad W", BatchCase.byWeights(batch.byH(), batch.z()), g.get(0));
        draw.expect()
                .matrix(
                        "CF-14 grad Z",
                        BatchCase.byInputs(batch.byH(), batch.w()).transpose(),
                        g.get(1));
        draw.expect().vector("CF-12 grad c", BatchCase.byBias(batch.byH()), g.get(2));
    }

    /** {@return the cotangents of W, Z and c for the drawn grad H} */
    private static List<Tensor> cotangents(Draw draw, int d, int r, int n) {
        return Autograd.vjp(
                        BatchRowsProperties::layer,
                        draw.tensor(draw.matrix("W", d, r)),
                        draw.tensor(draw.matrix("Z", r, n).transpose()),
                        draw.tensor(draw.vector("c", d)))
                .applyAll(draw.tensor(draw.matrix("grad H", d, n).transpose()));
    }
}
