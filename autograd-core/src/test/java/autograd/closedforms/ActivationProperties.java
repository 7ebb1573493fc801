package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.shape.Shape;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Document A, sections 1.3 and 2.2.2: the activation functions and their derivatives. */
class ActivationProperties {
    private static final double[] HUGE = {40, 88, 104, 710, 746, 1e4, 1e30, 3e38, Double.POSITIVE_INFINITY};

    @Property(tries = 60)
    @Label("CF-1 ReLU' is exactly 1 above zero and exactly 0 at and below")
    void reluSlope(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 9) int n) {
        double[] x = draw.vector("x", n);
        double[] slope = Loops.map(x, value -> value > 0 ? 1 : 0);

        Tensor gradient = Autograd.grad((Tensor t) -> t.relu().sum()).apply(draw.tensor(x));
        Tensor tangent = Autograd.jvp(t -> t.relu(), draw.tensor(x), Tensor.onesLike(draw.tensor(x)))
                .tangent();

        draw.expect().exactly("reverse", Shape.of(n), slope, gradient);
        draw.expect().exactly("forward", Shape.of(n), slope, tangent);
    }

    @Example
    @Label("CF-1 ReLU' is 0 at exactly 0 and -0, and decided by the sign alone next to it")
    void reluSlopeAtZero() {
        Tensor x = Tensor.of(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
        Tensor gradient = Autograd.grad((Tensor t) -> t.relu().sum()).apply(x);
        new Expect(x.dtype()).exactly("FLOAT64", x.shape(), new double[] {0, 0, 1, 0, 1, 0}, gradient);

        Tensor y = Tensor.of(0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE);
        Tensor gradient32 = Autograd.grad((Tensor t) -> t.relu().sum()).apply(y);
        new Expect(y.dtype()).exactly("FLOAT32", y.shape(), new double[] {0, 0, 1, 0, 1, 0}, gradient32);
    }

    @Property(tries = 40)
    @Label("CF-1 ReLU'(x) = sgn(ReLU(x)), as document D writes it")
    void reluSlopeAsSign(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 9) int n) {
        double[] x = draw.vector("x", n);
        double[] sign = Loops.map(x, value -> Math.signum(Math.max(value, 0)));

        Tensor gradient = Autograd.grad((Tensor t) -> t.relu().sum()).apply(draw.tensor(x));

        draw.expect().exactly("sgn(ReLU(x))", Shape.of(n), sign, gradient);
    }

    @Property(tries = 60)
    @Label("CF-2 sigma' = sigma (1 - sigma) = exp(-x) / (1 + exp(-x))^2")
    void sigmoidSlope(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 9) int n) {
        double[] x = draw.vector("x", n);
        double[] bySigma = Loops.map(x, value -> Loops.sigmoid(value) * (1 - Loops.sigmoid(value)));
        double[] byExp = Loops.map(x, value -> Math.exp(-value) / ((1 + Math.exp(-value)) * (1 + Math.exp(-value))));

        Tensor gradient = Autograd.grad((Tensor t) -> t.sigmoid().sum()).apply(draw.tensor(x));
        Tensor tangent = Autograd.jvp(t -> t.sigmoid(), draw.tensor(x), Tensor.onesLike(draw.tensor(x)))
                .tangent();

        draw.expect().vector("sigma (1 - sigma)", bySigma, gradient);
        draw.expect().vector("by exponentials", byExp, gradient);
        draw.expect().vector("forward", bySigma, tangent);
    }

    @Example
    @Label("CF-2 for huge x of either sign sigma' is 0 in the limit and never NaN")
    void sigmoidSlopeFarOut() {
        for (double x : HUGE) {
            for (double side : new double[] {x, -x}) {
                double slope = Autograd.grad((Tensor t) -> t.sigmoid())
                        .apply(Tensor.of(side))
                        .item();
                float slope32 = (float) Autograd.grad((Tensor t) -> t.sigmoid())
                        .apply(Tensor.of((float) side))
                        .item();
                // exp(-|x|) bounds the derivative from above.
                assertTrue(slope >= 0 && slope <= Math.exp(-x) * (1 + 1e-9), () -> "sigma'(" + side + ") = " + slope);
                assertTrue(
                        slope32 >= 0 && slope32 <= Math.exp(-x) * (1 + 1e-4) + Float.MIN_VALUE,
                        () -> "sigma'(" + side + "f) = " + slope32);
                if (x >= 746) {
                    assertEquals(0.0, slope);
                }
                if (x >= 104.1) {
                    assertEquals(0f, slope32);
                }
            }
        }
    }

    @Example
    @Label("CF-2 document C: sigma(10) is about 1, sigma(-10) about 0, and sigma' there is very small")
    void sigmoidSaturates() {
        Tensor x = Tensor.of(10.0, -10.0);
        Tensor slope = Autograd.grad((Tensor t) -> t.sigmoid().sum()).apply(x);
        assertEquals(1, x.sigmoid().get(0), 5e-5);
        assertEquals(0, x.sigmoid().get(1), 5e-5);
        // sigma(-10) = 4.5397868702e-05 and sigma - sigma^2 = 4.5395807736e-05, to eleven digits.
        assertEquals(4.5395807736e-5, slope.get(0), 1e-14);
        assertEquals(4.5395807736e-5, slope.get(1), 1e-14);
    }

    /**
     * Document C says that the derivatives of sigmoid and tanh are small "near 0 or 1". For tanh the saturated ends
     * are -1 and 1; near 0 its slope is at its largest, 1.
     */
    @Property(tries = 30)
    @Label("C: tanh' = 1 - tanh^2, which is 1 at the value 0 and falls to 0 at the values -1 and 1")
    void tanhSlope(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 9) int n) {
        double[] x = draw.vector("x", n);
        double[] slope = Loops.map(x, value -> 1 / (Math.cosh(value) * Math.cosh(value)));

        Tensor gradient = Autograd.grad((Tensor t) -> t.tanh().sum()).apply(draw.tensor(x));

        draw.expect().vector("1 / cosh^2", slope, gradient);
        Tensor ends = draw.tensor(new double[] {0, 400, -400});
        Tensor atEnds = Autograd.grad((Tensor t) -> t.tanh().sum()).apply(ends);
        draw.expect().exactly("at 0 and at the ends", Shape.of(3), new double[] {1, 0, 0}, atEnds);
    }

    @Property(tries = 30)
    @Label("CF-3 the identity activation has derivative 1 and Jacobian I")
    void identity(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 7) int n) {
        Tensor h = draw.tensor(draw.vector("h", n));
        double[] ones = Loops.map(new double[n], zero -> 1);
        double[] unit = diagonal(ones);

        Tensor gradient = Autograd.grad((Tensor t) -> t.sum()).apply(h);

        draw.expect().exactly("derivative", Shape.of(n), ones, gradient);
        draw.expect()
                .exactly(
                        "picked mode",
                        Shape.of(n, n),
                        unit,
                        Derivatives.jacobian((Tensor t) -> t).apply(h));
        draw.expect()
                .exactly(
                        "reverse",
                        Shape.of(n, n),
                        unit,
                        Derivatives.jacobianReverse((Tensor t) -> t).apply(h));
        draw.expect()
                .exactly(
                        "forward",
                        Shape.of(n, n),
                        unit,
                        Derivatives.jacobianForward((Tensor t) -> t).apply(h));
    }

    @Property(tries = 80)
    @Label("CF-4 Jacobians of activations are diagonal, and exactly 0 off the diagonal")
    void diagonalJacobian(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 7) int n,
            @ForAll Activation f) {
        double[] h = draw.vector("h", n);
        double[] expected = diagonal(f.slopes(h));

        Tensor picked = Derivatives.jacobian(f::apply).apply(draw.tensor(h));
        Tensor forward = Derivatives.jacobianForward(f::apply).apply(draw.tensor(h));
        Tensor reverse = Derivatives.jacobianReverse(f::apply).apply(draw.tensor(h));

        for (Tensor jacobian : new Tensor[] {picked, forward, reverse}) {
            draw.expect().tensor(f + " Jacobian", Shape.of(n, n), expected, jacobian);
            double[] entries = jacobian.toDoubleArray();
            for (int i = 0; i < entries.length; i++) {
                if (i / n != i % n) {
                    assertTrue(entries[i] == 0, () -> f + ": an entry off the diagonal");
                }
            }
        }
    }

    private static double[] diagonal(double[] d) {
        double[] result = new double[d.length * d.length];
        for (int i = 0; i < d.length; i++) {
            result[i * d.length + i] = d[i];
        }
        return result;
    }
}
