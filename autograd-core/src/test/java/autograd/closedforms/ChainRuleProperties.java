package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.Tensor;
import autograd.shape.Shape;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Document B, "Chain Rule": a path multiplies, paths that meet add. */
class ChainRuleProperties {
    /** A function of one number: its tensor form, its value, its derivative. */
    private record Link(UnaryOperator<Tensor> tensor, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        static final Link[] ALL = {
            new Link(x -> x.sin(), Math::sin, Math::cos),
            new Link(x -> x.cos(), Math::cos, x -> -Math.sin(x)),
            new Link(x -> x.tanh(), Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)),
            new Link(x -> x.sigmoid(), Activation.SIGMOID::value, Activation.SIGMOID::slope),
            new Link(x -> x.square(), x -> x * x, x -> 2 * x),
            new Link(x -> x.mul(0.5).exp(), x -> Math.exp(x / 2), x -> Math.exp(x / 2) / 2),
            new Link(x -> x.square().add(1).log(), x -> Math.log(1 + x * x), x -> 2 * x / (1 + x * x)),
        };
    }

    @Property(tries = 60)
    @Label("CF-16 case 1, a path: dz/dx = dz/dy dy/dx")
    void path(@ForAll(supplier = Draw.Cases.class) Draw draw) {
        Link g = link(draw, "g");
        Link h = link(draw, "h");
        double x = draw.number("x");
        double expected = h.slope.applyAsDouble(g.value.applyAsDouble(x)) * g.slope.applyAsDouble(x);

        Tensor gradient =
                Autograd.grad((Tensor t) -> h.tensor.apply(g.tensor.apply(t))).apply(draw.tensor(x));
        Tensor tangent = Autograd.jvp(t -> h.tensor.apply(g.tensor.apply(t)), draw.tensor(x), draw.tensor(1))
                .tangent();

        draw.expect().scalar("reverse", expected, gradient);
        draw.expect().scalar("forward", expected, tangent);
    }

    @Property(tries = 60)
    @Label("CF-16 case 2, two paths from s meet in z: dz/ds = dz/dx dx/ds + dz/dy dy/ds")
    void twoPaths(@ForAll(supplier = Draw.Cases.class) Draw draw) {
        Link g = link(draw, "g");
        Link h = link(draw, "h");
        double s = draw.number("s");
        double x = g.value.applyAsDouble(s);
        double y = h.value.applyAsDouble(s);
        // k(x, y) = x y + sin(x) - y^2
        double byX = y + Math.cos(x);
        double byY = x - 2 * y;
        double expected = byX * g.slope.applyAsDouble(s) + byY * h.slope.applyAsDouble(s);
        UnaryOperator<Tensor> z = t -> {
            Tensor a = g.tensor.apply(t);
            Tensor b = h.tensor.apply(t);
            return a.mul(b).add(a.sin()).sub(b.square());
        };

        Tensor gradient = Autograd.grad(z).apply(draw.tensor(s));
        Tensor tangent = Autograd.jvp(z, draw.tensor(s), draw.tensor(1)).tangent();

        draw.expect().scalar("reverse", expected, gradient);
        draw.expect().scalar("forward", expected, tangent);
    }

    @Property(tries = 40)
    @Label("CF-16 with vectors: Jacobians multiply along a path, and the products of two paths add")
    void vectorPaths(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int n,
            @ForAll @IntRange(min = 1, max = 5) int m) {
        RealMatrix a = draw.matrix("A", m, n);
        RealMatrix b = draw.matrix("B", m, n);
        double[] s = draw.vector("s", n);
        double[] x = a.operate(Loops.map(s, Math::sin));
        double[] y = b.operate(Loops.map(s, Math::cos));
        // z = x o y with x = A sin(s), y = B cos(s): dz/dx = diag(y), dz/dy = diag(x).
        RealMatrix xByS = a.multiply(MatrixUtils.createRealDiagonalMatrix(Loops.map(s, Math::cos)));
        RealMatrix yByS = b.multiply(MatrixUtils.createRealDiagonalMatrix(Loops.map(s, t -> -Math.sin(t))));
        RealMatrix expected = MatrixUtils.createRealDiagonalMatrix(y)
                .multiply(xByS)
                .add(MatrixUtils.createRealDiagonalMatrix(x).multiply(yByS));
        UnaryOperator<Tensor> z =
                t -> draw.tensor(a).matmul(t.sin()).mul(draw.tensor(b).matmul(t.cos()));

        draw.expect().matrix("reverse", expected, Derivatives.jacobianReverse(z).apply(draw.tensor(s)));
        draw.expect().matrix("forward", expected, Derivatives.jacobianForward(z).apply(draw.tensor(s)));
    }

    @Property(tries = 40)
    @Label("CF-16 A 3.2: dL/dtheta is the sum over all psi_i that theta affects of dL/dpsi_i dpsi_i/dtheta")
    void manyPaths(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 12) int n) {
        double theta = draw.number("theta");
        double[] k = draw.vector("k", n);
        // psi_i = sin(k_i theta), L = sum_i psi_i^2.
        double expected = 0;
        for (double factor : k) {
            expected += 2 * Math.sin(factor * theta) * factor * Math.cos(factor * theta);
        }

        Tensor gradient = Autograd.grad((Tensor t) -> {
                    Tensor loss = draw.tensor(0);
                    for (double factor : k) {
                        loss = loss.add(t.mul(factor).sin().square());
                    }
                    return loss;
                })
                .apply(draw.tensor(theta));

        draw.expect().scalar("n paths", expected, gradient);
    }

    @Property(tries = 40)
    @Label("CF-17 forward pass: dz/dw is exactly the input that the weight multiplies, dz/db is 1")
    void forwardPass(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 8) int n) {
        double[] x = draw.vector("x", n);
        Tensor w = draw.tensor(draw.vector("w", n));
        Tensor b = draw.tensor(draw.number("b"));

        Tensor gradient =
                Autograd.grad((Tensor t) -> t.matmul(draw.tensor(x)).add(b)).apply(w);
        Tensor byBias =
                Autograd.grad((Tensor t) -> w.matmul(draw.tensor(x)).add(t)).apply(b);

        draw.expect().exactly("dz/dw", Shape.of(n), x, gradient);
        draw.expect().exactly("dz/db", Shape.SCALAR, new double[] {1}, byBias);
    }

    @Property(tries = 40)
    @Label("CF-17 in a hidden layer the input that the weight multiplies is the neuron's value in the layer before")
    void forwardPassInside(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 5) int n) {
        RealMatrix first = draw.matrix("W", n, 3);
        double[] x = draw.vector("x", 3);
        Tensor a = draw.tensor(first).matmul(draw.tensor(x)).sigmoid();
        double[] expected = Activation.SIGMOID.values(first.operate(x));

        Tensor gradient = Autograd.grad((Tensor t) ->
                        t.matmul(draw.tensor(first).matmul(draw.tensor(x)).sigmoid()))
                .apply(draw.tensor(draw.vector("w", n)));

        draw.expect().vector("dz/dw", expected, gradient);
        draw.expect().exactly("the very bits of the value", Shape.of(n), a.toDoubleArray(), gradient);
    }

    /**
     * Document B prints {@code z = x1 w1 + x2 + w2 + b}; what it then differentiates, with dz/dw2 = x2, is
     * {@code x1 w1 + x2 w2 + b}. In the printed form dz/dw2 would be 1.
     */
    @Property(tries = 30)
    @Label("E-3 z = x1 w1 + x2 w2 + b gives dz/dw2 = x2; the form printed in B gives 1")
    void missingProduct(@ForAll(supplier = Draw.Cases.class) Draw draw) {
        double x1 = draw.number("x1");
        double x2 = 1.25 + Math.abs(draw.number("x2")); // never 1, where the two forms agree
        Tensor w1 = draw.tensor(draw.number("w1"));
        Tensor w2 = draw.tensor(draw.number("w2"));
        Tensor b = draw.tensor(draw.number("b"));

        var meant = Autograd.grad(
                        (Tensor v1, Tensor v2) -> v1.mul(x1).add(v2.mul(x2)).add(b))
                .apply(w1, w2);
        var printed = Autograd.grad(
                        (Tensor v1, Tensor v2) -> v1.mul(x1).add(x2).add(v2).add(b))
                .apply(w1, w2);

        draw.expect().exactly("dz/dw1", Shape.SCALAR, new double[] {x1}, meant.get(0));
        draw.expect().exactly("dz/dw2", Shape.SCALAR, new double[] {x2}, meant.get(1));
        draw.expect().exactly("dz/dw2 as printed", Shape.SCALAR, new double[] {1}, printed.get(1));
        assertTrue(printed.get(1).item() != x2);
    }

    private static Link link(Draw draw, String name) {
        return Link.ALL[draw.pick(name, Link.ALL.length)];
    }
}
