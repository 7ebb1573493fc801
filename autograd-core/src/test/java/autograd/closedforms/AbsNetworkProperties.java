package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * Document A 1.3: two ReLU neurons are the absolute value. {@code y = W2 ReLU(W1 x + c1) + c2} with W1 = (1, -1)^T, W2
 * = (1 1) and c1 = c2 = 0, in the document's layout: x is a row of observations, one a column.
 */
class AbsNetworkProperties {
    private static Tensor network(Draw draw, Tensor x) {
        Tensor w1 = draw.column(new double[] {1, -1});
        Tensor c1 = draw.column(new double[] {0, 0});
        Tensor w2 = draw.tensor(MatrixUtils.createRowRealMatrix(new double[] {1, 1}));
        return w2.matmul(w1.matmul(x).add(c1).relu()).add(draw.tensor(0));
    }

    @Property(tries = 60)
    @Label("CF-15 the two-neuron ReLU network is exactly abs(x), for any finite numbers")
    void isAbsolute(
            @ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @Size(min = 1, max = 20) float[] observations) {
        double[] x = new double[observations.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = observations[i];
        }
        Shape row = Shape.of(1, x.length);

        Tensor y = network(draw, draw.tensor(x, row));
        Tensor slope = Autograd.grad((Tensor t) -> network(draw, t).sum()).apply(draw.tensor(x, row));

        draw.expect().exactly("abs(x)", row, Loops.map(x, Math::abs), y);
        // Both ReLUs have slope 0 at 0, so the network has too, which is abs'(0) by the rule of least norm.
        draw.expect().exactly("its derivative", row, Loops.map(x, Math::signum), slope);
    }

    @Example
    @Label("CF-15 exactly abs(x) at the ends of the range of double")
    void isAbsoluteFarOut() {
        Draw draw = new Draw(0, DType.FLOAT64);
        double[] x = {
            0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -1e-310, -Math.PI
        };
        Shape row = Shape.of(1, x.length);
        Tensor y = network(draw, draw.tensor(x, row));
        draw.expect().exactly("abs(x)", row, Loops.map(x, Math::abs), y);
    }

    @Property(tries = 20)
    @Label("CF-15 one line cannot be abs(x): the best of them leaves a loss, the network none")
    void beatsOneLine(@ForAll(supplier = Draw.Cases.class) Draw draw) {
        double[] x = {-2, -1, 1, 2};
        Shape row = Shape.of(1, 4);
        Tensor target = draw.tensor(Loops.map(x, Math::abs), row);
        double w = draw.number("w");
        double b = draw.number("b");

        // By hand: sum (abs(x) - w x - b)^2 = 10 + 10 w^2 + 4 b^2 - 12 b, which is at least 1, at w = 0 and b = 1.5.
        Tensor line = draw.tensor(x, row).mul(w).add(b);
        double loss = line.sub(target).square().sum().item();

        draw.expect().scalar("one line", 10 + 10 * w * w + 4 * b * b - 12 * b, draw.tensor(loss));
        assertTrue(loss >= 1);
        assertTrue(network(draw, draw.tensor(x, row)).sub(target).square().sum().item() == 0);
    }
}
