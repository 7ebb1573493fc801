package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Autograd;
import autograd.Derivatives;
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

/**
 * Document D, section 3.2: {@code x -> z = W x + b1 -> h = ReLU(z) -> Theta = U h + b2 -> yhat = softmax(Theta) -> J},
 * with columns for vectors. J is the cross entropy {@code -sum_c y_c log yhat_c}.
 */
class SoftmaxNetworkProperties {
    private static Tensor crossEntropy(Tensor y, Tensor yhat) {
        return y.mul(yhat.log()).sum().neg();
    }

    @Property(tries = 60)
    @Label("CF-23 softmax with cross entropy: delta1 = dJ/dTheta = (yhat - y)^T of shape [1, N_c]")
    void delta(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int classes,
            @ForAll boolean oneClass) {
        double[] theta = draw.vector("Theta", classes);
        double[] y = distribution(draw, classes, oneClass);
        double[] delta1 = Loops.map(Loops.softmax(theta), y, (p, t) -> p - t);
        Tensor target = draw.tensor(y);

        Tensor row = Derivatives.jacobian(
                        (Tensor t) -> crossEntropy(target, t.softmax(0)).reshape(1))
                .apply(draw.tensor(theta));
        Tensor gradient =
                Autograd.grad((Tensor t) -> crossEntropy(target, t.softmax(0))).apply(draw.tensor(theta));
        Tensor byLogits = Autograd.grad(
                        (Tensor t) -> target.mul(t.logSoftmax(0)).sum().neg())
                .apply(draw.tensor(theta));

        draw.expect().row("delta1", delta1, row);
        draw.expect().vector("gradient", delta1, gradient);
        draw.expect().vector("gradient through logSoftmax", delta1, byLogits);
    }

    @Property(tries = 60)
    @Label("CF-23 delta1 is the product of dJ/dyhat = -(y/yhat)^T and dyhat/dTheta = diag(yhat) - yhat yhat^T")
    void deltaAsProduct(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int classes,
            @ForAll boolean oneClass) {
        double[] theta = draw.vector("Theta", classes);
        double[] y = distribution(draw, classes, oneClass);
        double[] yhat = Loops.softmax(theta);
        double[] byYhat = Loops.map(y, yhat, (t, p) -> -t / p);
        RealMatrix byTheta = MatrixUtils.createRealDiagonalMatrix(yhat).subtract(Loops.outer(yhat, yhat));

        Tensor first = Derivatives.jacobian(
                        (Tensor p) -> crossEntropy(draw.tensor(y), p).reshape(1))
                .apply(draw.tensor(yhat));
        Tensor second = Derivatives.jacobian((Tensor t) -> t.softmax(0)).apply(draw.tensor(theta));

        draw.expect().row("dJ/dyhat", byYhat, first);
        draw.expect().matrix("dyhat/dTheta", byTheta, second);
        double[] product = byTheta.preMultiply(byYhat);
        draw.expect().numbers("product", Loops.map(yhat, y, (p, t) -> p - t), product);
        draw.expect().row("product of the library's two", product, first.matmul(second));
    }

    @Property(tries = 60)
    @Label("CF-24 dJ/dU = delta1^T h^T, dJ/db2 = delta1^T, dJ/dW = (dJ/dz)^T x^T, dJ/db1 = (dJ/dz)^T, and dJ/dx")
    void gradients(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int dx,
            @ForAll @IntRange(min = 1, max = 5) int dh,
            @ForAll @IntRange(min = 1, max = 5) int classes) {
        Network net = Network.draw(draw, dx, dh, classes);
        RealMatrix delta1 = MatrixUtils.createRowRealMatrix(net.delta1());
        RealMatrix byZ = MatrixUtils.createRowRealMatrix(net.byZ());
        RealMatrix h = MatrixUtils.createColumnRealMatrix(net.h());
        RealMatrix x = MatrixUtils.createColumnRealMatrix(net.x);

        try (Tape tape = new Tape()) {
            Tensor xt = tape.watch(draw.column(net.x), "x");
            Tensor w = tape.watch(draw.tensor(net.w), "W");
            Tensor b1 = tape.watch(draw.column(net.b1), "b1");
            Tensor u = tape.watch(draw.tensor(net.u), "U");
            Tensor b2 = tape.watch(draw.column(net.b2), "b2");
            Tensor theta = u.matmul(w.matmul(xt).add(b1).relu()).add(b2);
            Tensor loss = crossEntropy(draw.column(net.y), theta.softmax(0));
            List<Tensor> g = tape.gradient(loss, List.of(u, b2, w, b1, xt));

            draw.expect().matrix("dJ/dU", delta1.transpose().multiply(h.transpose()), g.get(0));
            draw.expect().matrix("dJ/db2", delta1.transpose(), g.get(1));
            draw.expect().matrix("dJ/dW", byZ.transpose().multiply(x.transpose()), g.get(2));
            draw.expect().matrix("dJ/db1", byZ.transpose(), g.get(3));
            // The gradient has the shape of x, a column; the document's (dJ/dz) W is its transpose.
            draw.expect().matrix("dJ/dx", byZ.multiply(net.w).transpose(), g.get(4));
        }
    }

    @Property(tries = 60)
    @Label("CF-24 dJ/dz = delta1 U o sgn(h) has shape [1, D_h], and dJ/dx = (dJ/dz) W has shape [1, D_x]")
    void rowVectors(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int dx,
            @ForAll @IntRange(min = 1, max = 5) int dh,
            @ForAll @IntRange(min = 1, max = 5) int classes) {
        Network net = Network.draw(draw, dx, dh, classes);
        Tensor w = draw.tensor(net.w);
        Tensor b1 = draw.tensor(net.b1);
        Tensor u = draw.tensor(net.u);
        Tensor b2 = draw.tensor(net.b2);
        Tensor y = draw.tensor(net.y);

        Tensor byZ = Derivatives.jacobian((Tensor z) ->
                        crossEntropy(y, u.matmul(z.relu()).add(b2).softmax(0)).reshape(1))
                .apply(draw.tensor(net.z()));
        Tensor byX = Derivatives.jacobian((Tensor x) -> crossEntropy(
                                y, u.matmul(w.matmul(x).add(b1).relu()).add(b2).softmax(0))
                        .reshape(1))
                .apply(draw.tensor(net.x));

        draw.expect().row("dJ/dz", net.byZ(), byZ);
        draw.expect().row("dJ/dx", net.w.preMultiply(net.byZ()), byX);
    }

    /** Document D writes {@code h = ReLU(z)} in R^(D_x x 1). ReLU keeps the shape of z = W x + b1, so it is D_h x 1. */
    @Property(tries = 30)
    @Label("E-5 h = ReLU(W x + b1) has shape [D_h, 1], not [D_x, 1]")
    void shapeOfHiddenLayer(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int dx,
            @ForAll @IntRange(min = 1, max = 4) int more) {
        int dh = dx + more;
        Network net = Network.draw(draw, dx, dh, 3);

        Tensor h = draw.tensor(net.w)
                .matmul(draw.column(net.x))
                .add(draw.column(net.b1))
                .relu();

        assertEquals(Shape.of(dh, 1), h.shape());
        draw.expect().column("h", net.h(), h);
        draw.expect().column("Theta", net.theta(), draw.tensor(net.u).matmul(h).add(draw.column(net.b2)));
    }

    private static double[] distribution(Draw draw, int classes, boolean oneClass) {
        if (oneClass) {
            double[] y = new double[classes];
            y[draw.pick("class", classes)] = 1;
            return y;
        }
        double[] weights = draw.probabilities("y", classes);
        double total = Loops.sum(weights);
        return Loops.map(weights, value -> value / total);
    }

    /** The numbers of document D, evaluated by loops. */
    private record Network(RealMatrix w, double[] b1, RealMatrix u, double[] b2, double[] x, double[] y) {

        static Network draw(Draw draw, int dx, int dh, int classes) {
            return new Network(
                    draw.matrix("W", dh, dx),
                    draw.vector("b1", dh),
                    draw.matrix("U", classes, dh).scalarMultiply(0.25),
                    draw.vector("b2", classes),
                    draw.vector("x", dx),
                    distribution(draw, classes, true));
        }

        double[] z() {
            return Loops.affine(w, x, b1);
        }

        double[] h() {
            return Loops.map(z(), value -> Math.max(value, 0));
        }

        double[] theta() {
            return Loops.affine(u, h(), b2);
        }

        double[] delta1() {
            return Loops.map(Loops.softmax(theta()), y, (p, t) -> p - t);
        }

        double[] byZ() {
            return Loops.hadamard(u.preMultiply(delta1()), Loops.map(h(), Math::signum));
        }
    }
}
