package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Document B, "Gradient Descent": {@code theta_i = theta_(i-1) - eta grad L(theta_(i-1))}. */
class GradientDescentProperties {
    private static final int STEPS = 25;

    private static Tensor step(Tensor theta, Tensor gradient, double eta) {
        return theta.sub(gradient.mul(eta));
    }

    @Property(tries = 40)
    @Label("CF-20 gradient descent is theta - eta grad L, bit for bit over many steps")
    void quadratic(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll @DoubleRange(min = 0.001, max = 1.1) @Scale(3) double eta) {
        double[] start = draw.normal("theta", n, 1);
        double[] target = draw.normal("target", n, 1);
        Function<Tensor, Tensor> gradient =
                Autograd.grad((Tensor t) -> t.sub(draw.tensor(target)).square().sum());

        Tensor theta = draw.tensor(start);
        for (int i = 0; i < STEPS; i++) {
            theta = step(theta, gradient.apply(theta), eta);
        }

        // The gradient is 2 (theta - target); the factor 2 rounds nothing, so its bits are beyond doubt.
        if (draw.dtype() == DType.FLOAT64) {
            double[] expected = start.clone();
            for (int i = 0; i < STEPS; i++) {
                for (int k = 0; k < n; k++) {
                    expected[k] = expected[k] - eta * (2 * (expected[k] - target[k]));
                }
            }
            assertArrayEquals(expected, theta.toDoubleArray());
        } else {
            float[] expected = draw.tensor(start).toFloatArray();
            for (int i = 0; i < STEPS; i++) {
                for (int k = 0; k < n; k++) {
                    expected[k] = expected[k] - (float) eta * (2 * (expected[k] - (float) target[k]));
                }
            }
            assertArrayEquals(expected, theta.toFloatArray());
        }
    }

    @Property(tries = 20)
    @Label("CF-20 the same for all weights and biases of a network")
    void network(@ForAll(supplier = Draw.Float64.class) Draw draw, @ForAll @IntRange(min = 1, max = 5) int n) {
        double eta = 0.05;
        double[] x = draw.vector("x", n);
        Function<List<Tensor>, Tensor> loss = p -> p.get(0)
                .matmul(draw.tensor(x))
                .add(p.get(1))
                .tanh()
                .matmul(p.get(2))
                .sub(1)
                .square();
        List<Tensor> parameters = List.of(
                draw.tensor(draw.normal("W", 3, n, 1)),
                draw.tensor(draw.normal("b", 3, 1)),
                draw.tensor(draw.normal("u", 3, 1)));

        for (int i = 0; i < 5; i++) {
            List<Tensor> gradients = Autograd.gradAll(loss).apply(parameters);
            List<Tensor> next = new ArrayList<>();
            for (int k = 0; k < parameters.size(); k++) {
                next.add(step(parameters.get(k), gradients.get(k), eta));
                double[] theta = parameters.get(k).toDoubleArray();
                double[] g = gradients.get(k).toDoubleArray();
                assertArrayEquals(
                        Loops.map(theta, g, (t, s) -> t - eta * s), next.get(k).toDoubleArray());
            }
            parameters = next;
        }
    }

    @Property(tries = 30)
    @Label("CF-20 B: grad L(theta) is the column of all dL/dw and dL/db, one after the other")
    void oneLongVector(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 5) int n) {
        double[] x = draw.vector("x", n);
        double[] theta = draw.vector("theta", n + 1); // w1, ..., wn, b
        double h = theta[n];
        for (int i = 0; i < n; i++) {
            h += theta[i] * x[i];
        }
        double delta = 2 * (Math.tanh(h) - 0.5) * Activation.TANH.slope(h);
        double[] expected = new double[n + 1];
        for (int i = 0; i < n; i++) {
            expected[i] = delta * x[i];
        }
        expected[n] = delta;

        Tensor gradient = Autograd.grad((Tensor t) -> t.slice(0, 0, n)
                        .matmul(draw.tensor(x))
                        .add(t.slice(0, n, n + 1).sum())
                        .tanh()
                        .sub(0.5)
                        .square())
                .apply(draw.tensor(theta));

        draw.expect().vector("grad L(theta)", expected, gradient);
    }

    /**
     * Document B's update rule writes {@code Delta L} where its own derivation has the gradient. Read as the
     * Laplacian, the sum of the second derivatives, it would leave even a minimum, where the gradient step stays.
     */
    @Property(tries = 30)
    @Label("E-3 the update takes the gradient: it stays at a minimum and lowers the loss elsewhere; Delta L does not")
    void gradientNotLaplacian(
            @ForAll(supplier = Draw.Float64.class) Draw draw, @ForAll @IntRange(min = 1, max = 5) int n) {
        double eta = 0.125;
        double[] minimum = draw.vector("minimum", n);
        Function<Tensor, Tensor> loss =
                t -> t.sub(draw.tensor(minimum)).square().sum();
        Tensor start = draw.tensor(Loops.map(minimum, draw.vector("away", n), Double::sum))
                .add(0.03125); // off the grid, so that no start is the minimum
        Tensor bottom = draw.tensor(minimum);

        Tensor stays = step(bottom, Autograd.grad(loss::apply).apply(bottom), eta);
        assertArrayEquals(minimum, stays.toDoubleArray());
        Tensor moved = step(start, Autograd.grad(loss::apply).apply(start), eta);
        // (1 - 2 eta)^2 of the loss is left; all numbers here are exact.
        assertEquals(loss.apply(start).item() * 0.5625, loss.apply(moved).item());
        assertTrue(loss.apply(moved).item() < loss.apply(start).item());

        double[] hessian = Derivatives.hessian(loss).apply(bottom).toDoubleArray();
        double laplacian = 0;
        for (int i = 0; i < n; i++) {
            laplacian += hessian[i * n + i];
        }
        assertEquals(2.0 * n, laplacian);
        assertTrue(loss.apply(bottom.sub(eta * laplacian)).item() > 0);
    }
}
