package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Arithmetic;
import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.shape.Shape;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Document A, section 2.2.1: the losses, one for each output, and their derivatives by the prediction. */
class LossProperties {

    /** {@return {@code (y - yhat)^2}, a loss vector} */
    static Tensor rss(Tensor y, Tensor yhat) {
        return y.sub(yhat).square();
    }

    /** {@return {@code -(y log yhat + (1 - y) log(1 - yhat))}, a loss vector} */
    static Tensor logLoss(Tensor y, Tensor yhat) {
        Tensor ifOne = y.mul(yhat.log());
        Tensor ifZero = Arithmetic.sub(1, y).mul(Arithmetic.sub(1, yhat).log());
        return ifOne.add(ifZero).neg();
    }

    /** {@return {@code -y / yhat + (1 - y) / (1 - yhat)} for each output} */
    static double[] logLossSlope(double[] y, double[] yhat) {
        return Loops.map(y, yhat, (t, p) -> -t / p + (1 - t) / (1 - p));
    }

    @Property(tries = 60)
    @Label("CF-5 RSS: the Jacobian of the loss vector has -2 (y - yhat) on the diagonal and exact zeros elsewhere")
    void rssJacobian(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 6) int n) {
        double[] y = draw.vector("y", n);
        double[] yhat = draw.vector("yhat", n);
        double[] loss = Loops.map(y, yhat, (t, p) -> (t - p) * (t - p));
        double[] slope = Loops.map(y, yhat, (t, p) -> -2 * (t - p));

        Tensor value = rss(draw.tensor(y), draw.tensor(yhat));
        Tensor jacobian =
                Derivatives.jacobian((Tensor p) -> rss(draw.tensor(y), p)).apply(draw.tensor(yhat));

        draw.expect().vector("loss, one for each output", loss, value);
        assertDiagonal(draw, slope, jacobian);
    }

    @Property(tries = 60)
    @Label("CF-5 RSS: the derivative of the summed loss is the row vector -2 (y - yhat)^T of shape [1, D_y]")
    void rssRow(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 6) int n) {
        double[] y = draw.vector("y", n);
        double[] yhat = draw.vector("yhat", n);
        double[] slope = Loops.map(y, yhat, (t, p) -> -2 * (t - p));

        Tensor row = Derivatives.jacobian(
                        (Tensor p) -> rss(draw.tensor(y), p).sum().reshape(1))
                .apply(draw.tensor(yhat));
        Tensor gradient =
                Autograd.grad((Tensor p) -> rss(draw.tensor(y), p).sum()).apply(draw.tensor(yhat));

        draw.expect().row("numerator layout", slope, row);
        draw.expect().vector("gradient", slope, gradient);
    }

    @Property(tries = 60)
    @Label("CF-6 log loss: dL/dyhat = -y/yhat + (1-y)/(1-yhat), as a diagonal and as a row vector")
    void logLossDerivative(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 6) int n) {
        double[] y = draw.targets("y", n);
        double[] yhat = draw.probabilities("yhat", n);
        double[] loss = Loops.map(y, yhat, (t, p) -> -(t * Math.log(p) + (1 - t) * Math.log(1 - p)));
        double[] slope = logLossSlope(y, yhat);

        Tensor value = logLoss(draw.tensor(y), draw.tensor(yhat));
        Tensor jacobian =
                Derivatives.jacobian((Tensor p) -> logLoss(draw.tensor(y), p)).apply(draw.tensor(yhat));
        Tensor row = Derivatives.jacobian(
                        (Tensor p) -> logLoss(draw.tensor(y), p).sum().reshape(1))
                .apply(draw.tensor(yhat));

        draw.expect().vector("loss, one for each output", loss, value);
        assertDiagonal(draw, slope, jacobian);
        draw.expect().row("numerator layout", slope, row);
    }

    private static void assertDiagonal(Draw draw, double[] diagonal, Tensor jacobian) {
        int n = diagonal.length;
        double[] expected = new double[n * n];
        for (int i = 0; i < n; i++) {
            expected[i * n + i] = diagonal[i];
        }
        draw.expect().tensor("Jacobian", Shape.of(n, n), expected, jacobian);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    assertTrue(jacobian.get(i, j) == 0, "an entry off the diagonal");
                }
            }
        }
    }
}
