package autograd.nn.loss;

import static autograd.nn.Tolerances.assertClose;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.Parameters;
import autograd.nn.Tolerances;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Losses against the formulas of the source documents, written as plain loops, and against differences. */
class LossesProperties {
    @Provide
    Arbitrary<DType> floating() {
        return Arbitraries.of(DType.FLOAT64, DType.FLOAT32);
    }

    @Property(tries = 40)
    @Label("CF-5 RSS of one observation: a loss an output, Jacobian diag(-2 (y - yhat)), row vector for the sum")
    void residualSumOfSquares(
            @ForAll @IntRange(min = 1, max = 6) int outputs, @ForAll("floating") DType dtype, @ForAll long seed) {
        Random random = new Random(seed);
        double[] yhat = random.doubles(outputs, -3, 3).toArray();
        double[] y = random.doubles(outputs, -3, 3).toArray();
        double[] loss = new double[outputs];
        double[] row = new double[outputs];
        double[] diagonal = new double[outputs * outputs];
        double sum = 0;
        for (int d = 0; d < outputs; d++) {
            loss[d] = (y[d] - yhat[d]) * (y[d] - yhat[d]);
            sum += loss[d];
            row[d] = -2 * (y[d] - yhat[d]);
            diagonal[d * outputs + d] = row[d];
        }
        Tensor prediction = Tensor.of(yhat).to(dtype);
        Tensor target = Tensor.of(y).to(dtype);
        double tolerance = Tolerances.closedForm(dtype);
        Shape vector = Shape.of(outputs);
        assertClose(loss, vector, Losses.residualSumOfSquaresPerOutput(prediction, target), tolerance);
        assertClose(sum, Losses.residualSumOfSquares(prediction, target), tolerance);
        assertClose(
                diagonal,
                Shape.of(outputs, outputs),
                Derivatives.jacobian((Tensor p) -> Losses.residualSumOfSquaresPerOutput(p, target))
                        .apply(prediction),
                tolerance);
        assertClose(
                row,
                vector,
                Autograd.grad((Tensor p) -> Losses.residualSumOfSquares(p, target))
                        .apply(prediction),
                tolerance);
    }

    @Property(tries = 40)
    @Label(
            "CF-5, CF-10 RSS of n observations: the loss vector is the sum of theirs; the mean squared error is its mean")
    void residualSumOfSquaresOfABatch(
            @ForAll @IntRange(min = 1, max = 5) int n,
            @ForAll @IntRange(min = 1, max = 4) int outputs,
            @ForAll("floating") DType dtype,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] yhat = random.doubles((long) n * outputs, -3, 3).toArray();
        double[] y = random.doubles((long) n * outputs, -3, 3).toArray();
        double[] losses = new double[outputs];
        double sum = 0;
        for (int i = 0; i < n * outputs; i++) {
            losses[i % outputs] += (y[i] - yhat[i]) * (y[i] - yhat[i]);
            sum += (y[i] - yhat[i]) * (y[i] - yhat[i]);
        }
        Shape shape = Shape.of(n, outputs);
        Tensor prediction = Tensor.of(yhat, shape).to(dtype);
        Tensor target = Tensor.of(y, shape).to(dtype);
        double tolerance = Tolerances.closedForm(dtype);
        assertClose(losses, Shape.of(outputs), Losses.residualSumOfSquaresPerOutput(prediction, target), tolerance);
        assertClose(sum / (n * outputs), Losses.meanSquaredError(prediction, target), tolerance);
    }

    @Property(tries = 40)
    @Label("CF-6 log loss and dL/dyhat = -y/yhat + (1-y)/(1-yhat)")
    void logLoss(@ForAll @IntRange(min = 1, max = 6) int n, @ForAll("floating") DType dtype, @ForAll long seed) {
        Random random = new Random(seed);
        double[] p = random.doubles(n, 0.05, 0.95).toArray();
        double[] y =
                random.doubles(n, 0, 1).map(v -> v < 0.3 ? 0 : v > 0.7 ? 1 : v).toArray();
        double[] loss = new double[n];
        double[] slope = new double[n];
        double[] byTarget = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            loss[i] = -(y[i] * Math.log(p[i]) + (1 - y[i]) * Math.log(1 - p[i]));
            slope[i] = -y[i] / p[i] + (1 - y[i]) / (1 - p[i]);
            byTarget[i] = Math.log(1 - p[i]) - Math.log(p[i]);
            mean += loss[i] / n;
        }
        Shape shape = Shape.of(n);
        Tensor yhat = Tensor.of(p).to(dtype);
        Tensor target = Tensor.of(y).to(dtype);
        double tolerance = Tolerances.closedForm(dtype);
        assertClose(loss, shape, Losses.logLossPerElement(yhat, target), tolerance);
        assertClose(mean, Losses.logLoss(yhat, target), tolerance);
        var gradients = Autograd.grad(
                        (Tensor a, Tensor b) -> Losses.logLossPerElement(a, b).sum())
                .apply(yhat, target);
        assertClose(slope, shape, gradients.get(0), tolerance);
        assertClose(byTarget, shape, gradients.get(1), tolerance);
    }

    @Property(tries = 40)
    @Label("CF-8 last layer, sigmoid and log loss: dL/dW = (yhat - y) z^T, dL/dc = yhat - y, by both forms of the loss")
    void lastLayer(
            @ForAll @IntRange(min = 1, max = 4) int in,
            @ForAll @IntRange(min = 1, max = 4) int out,
            @ForAll("floating") DType dtype,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] w = random.doubles((long) out * in, -1, 1).toArray();
        double[] c = random.doubles(out, -1, 1).toArray();
        double[] z = random.doubles(in, -1, 1).toArray();
        double[] y = random.ints(out, 0, 2).asDoubleStream().toArray();
        double[] byWeight = new double[out * in];
        double[] byBias = new double[out];
        for (int i = 0; i < out; i++) {
            double h = c[i];
            for (int j = 0; j < in; j++) {
                h += w[i * in + j] * z[j];
            }
            byBias[i] = 1 / (1 + Math.exp(-h)) - y[i];
            for (int j = 0; j < in; j++) {
                byWeight[i * in + j] = byBias[i] * z[j];
            }
        }
        Linear layer = new Linear(
                Tensor.of(w, Shape.of(out, in)).to(dtype), Tensor.of(c).to(dtype));
        Tensor input = Tensor.of(z).to(dtype);
        Tensor target = Tensor.of(y).to(dtype);
        Linear composed = Parameters.grad(
                layer,
                m -> Losses.logLossPerElement(m.apply(input).sigmoid(), target).sum());
        Linear fused = Parameters.grad(
                layer,
                m -> Losses.logLossFromLogitsPerElement(m.apply(input), target).sum());
        double tolerance = Tolerances.closedForm(dtype);
        for (Linear gradient : new Linear[] {composed, fused}) {
            assertClose(byWeight, Shape.of(out, in), gradient.weight(), tolerance);
            assertClose(byBias, Shape.of(out), gradient.bias(), tolerance);
        }
    }

    @Property(tries = 40)
    @Label("CF-23 softmax with cross entropy: dJ/dTheta = (yhat - y)^T, for one row and for the mean over rows")
    void softmaxCrossEntropy(
            @ForAll @IntRange(min = 1, max = 5) int n,
            @ForAll @IntRange(min = 1, max = 5) int k,
            @ForAll("floating") DType dtype,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] theta = random.doubles((long) n * k, -3, 3).toArray();
        int[] classes = random.ints(n, 0, k).toArray();
        double[] loss = new double[n];
        double[] delta = new double[n * k];
        double mean = 0;
        for (int row = 0; row < n; row++) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += Math.exp(theta[row * k + c]);
            }
            for (int c = 0; c < k; c++) {
                double yhat = Math.exp(theta[row * k + c]) / sum;
                delta[row * k + c] = yhat - (c == classes[row] ? 1 : 0);
            }
            loss[row] = -Math.log(Math.exp(theta[row * k + classes[row]]) / sum);
            mean += loss[row] / n;
        }
        Shape shape = Shape.of(n, k);
        Tensor logits = Tensor.of(theta, shape).to(dtype);
        Tensor labels = Tensor.ints(classes);
        double tolerance = Tolerances.closedForm(dtype);
        assertClose(loss, Shape.of(n), Losses.softmaxCrossEntropyPerRow(logits, labels), tolerance);
        assertClose(mean, Losses.softmaxCrossEntropy(logits, labels), tolerance);
        Tensor gradient = Autograd.grad((Tensor t) ->
                        Losses.softmaxCrossEntropyPerRow(t, labels).sum())
                .apply(logits);
        assertClose(delta, shape, gradient, tolerance);
        Tensor ofMean = Autograd.grad((Tensor t) -> Losses.softmaxCrossEntropy(t, labels))
                .apply(logits);
        double[] shares = new double[n * k];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = delta[i] / n;
        }
        assertClose(shares, shape, ofMean, tolerance);
    }

    @Property(tries = 15)
    @Label("every loss agrees with differences to second order, in both modes, by prediction and by target")
    void differences(
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll @IntRange(min = 0, max = 1_000_000) long seed) {
        GradientCheck check = GradientCheck.standard().withOrder(2).withSeed(seed);
        Random random = new Random(seed);
        Shape shape = Shape.of(n, k);
        Tensor p = Tensor.of(random.doubles((long) n * k, 0.1, 0.9).toArray(), shape);
        Tensor y = Tensor.of(random.doubles((long) n * k, 0.1, 0.9).toArray(), shape);
        Tensor h = Tensor.of(random.doubles((long) n * k, -4, 4).toArray(), shape);
        Tensor classes = Tensor.ints(random.ints(n, 0, k).toArray());
        check.run(Losses::residualSumOfSquaresPerOutput, h, y).throwIfFailed();
        check.run(Losses::residualSumOfSquares, h, y).throwIfFailed();
        check.run(Losses::meanSquaredError, h, y).throwIfFailed();
        check.run(Losses::logLossPerElement, p, y).throwIfFailed();
        check.run(Losses::logLoss, p, y).throwIfFailed();
        check.run(Losses::logLossFromLogitsPerElement, h, y).throwIfFailed();
        check.run(Losses::logLossFromLogits, h, y).throwIfFailed();
        check.run((Tensor t) -> Losses.softmaxCrossEntropyPerRow(t, classes), h).throwIfFailed();
        check.run((Tensor t) -> Losses.softmaxCrossEntropy(t, classes), h).throwIfFailed();
    }
}
