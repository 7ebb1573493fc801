package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.GradOption;
import autograd.Tape;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Documents A 2.1 to 2.3 and C: the backward recursion through any number of layers, and the product of Jacobians. */
class RecursionProperties {

    @Property(tries = 80)
    @Label("CF-9 grad h(l-1) = f' o (W(l)^T grad h(l)), grad W(l) = grad h(l) z(l-1)^T, grad c(l) = grad h(l)")
    void recursion(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 6) int depth,
            @ForAll boolean logLoss) {
        DeepNet net = DeepNet.draw(draw, depth, logLoss);
        Assume.that(net.isAwayFromKinks());
        List<double[]> byH = net.byH();

        try (Tape tape = new Tape()) {
            DeepNet.Recorded recorded = net.on(tape, draw);
            List<Tensor> h = tape.gradient(recorded.loss(), recorded.h());
            List<Tensor> w = tape.gradient(recorded.loss(), recorded.w());
            List<Tensor> c = tape.gradient(recorded.loss(), recorded.c());
            for (int l = 1; l <= depth; l++) {
                double[] delta = byH.get(l - 1);
                draw.expect().vector("grad h" + l, delta, h.get(l - 1));
                draw.expect().matrix("grad W" + l, Loops.outer(delta, net.z(l - 1)), w.get(l - 1));
                draw.expect().vector("grad c" + l, delta, c.get(l - 1));
            }
        }
    }

    @Property(tries = 60)
    @Label("CF-21 delta(l) = dL/da(l) o f'(z(l)) in each layer")
    void delta(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int depth,
            @ForAll boolean logLoss) {
        DeepNet net = DeepNet.draw(draw, depth, logLoss);
        Assume.that(net.isAwayFromKinks());

        try (Tape tape = new Tape()) {
            DeepNet.Recorded recorded = net.on(tape, draw);
            // Where f is the identity, a and z are one entry of the tape, and so are their derivatives.
            List<Tensor> byA = tape.gradient(recorded.loss(), recorded.z());
            List<Tensor> byZ = tape.gradient(recorded.loss(), recorded.h());
            for (int l = 1; l <= depth; l++) {
                double[] a = l == depth
                        ? net.byOutput()
                        : net.w(l + 1).transpose().operate(net.byH().get(l));
                draw.expect().vector("dL/da" + l, a, byA.get(l - 1));
                draw.expect().vector("delta" + l, Loops.hadamard(a, net.f(l).slopes(net.h(l))), byZ.get(l - 1));
            }
        }
    }

    @Property(tries = 60)
    @Label("CF-21 the product of Jacobians from the loss down to layer l is the gradient in any order of association")
    void anyAssociation(
            @ForAll(supplier = Draw.Cases.class) Draw draw,
            @ForAll @IntRange(min = 1, max = 5) int depth,
            @ForAll boolean logLoss) {
        DeepNet net = DeepNet.draw(draw, depth, logLoss);
        Assume.that(net.isAwayFromKinks());
        int layer = 1 + draw.pick("layer", depth);

        // dL/da(L), then da/dz and dz/da of each layer in turn, down to da(layer)/dz(layer).
        List<RealMatrix> chain = new ArrayList<>();
        chain.add(MatrixUtils.createRowRealMatrix(net.byOutput()));
        for (int l = depth; l >= layer; l--) {
            RealMatrix slopes = MatrixUtils.createRealDiagonalMatrix(net.f(l).slopes(net.h(l)));
            draw.expect()
                    .matrix(
                            "da/dz",
                            slopes,
                            Derivatives.jacobian(net.f(l)::apply).apply(draw.tensor(net.h(l))));
            chain.add(slopes);
            if (l > layer) {
                Tensor w = draw.tensor(net.w(l));
                Tensor byInput = Derivatives.jacobian((Tensor a) -> w.matmul(a)).apply(draw.tensor(net.z(l - 1)));
                draw.expect().matrix("dz/da", net.w(l), byInput);
                chain.add(net.w(l));
            }
        }

        try (Tape tape = new Tape()) {
            DeepNet.Recorded recorded = net.on(tape, draw);
            Tensor gradient = tape.gradient(recorded.loss(), recorded.h().get(layer - 1));
            draw.expect().vector("from the loss down", Loops.flat(product(chain, (step, n) -> 0)), gradient);
            draw.expect().vector("from the layer up", Loops.flat(product(chain, (step, n) -> n - 1)), gradient);
            draw.expect()
                    .vector(
                            "in a random order",
                            Loops.flat(product(chain, (step, n) -> draw.pick("association " + step, n))),
                            gradient);
        }
    }

    /**
     * The boxed corollary of document C ends in {@code dL/dW(l-1) = dL/dW(l) dW(l)/dW(l-1)}. W(l) is a parameter and
     * does not depend on W(l-1): the last factor is 0, the gradient is not. The line before it, in terms of z, is
     * CF-9.
     */
    @Property(tries = 40)
    @Label("E-4 dW(l)/dW(l-1) is no Jacobian to chain with, and the line before the box's last holds")
    void boxedCorollary(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 2, max = 4) int depth) {
        DeepNet net = DeepNet.draw(draw, depth, false);
        Assume.that(net.isAwayFromKinks());
        Tensor upper = draw.tensor(net.w(2));
        Tensor lower = draw.tensor(net.w(1));

        IllegalArgumentException unused = assertThrows(
                IllegalArgumentException.class,
                () -> Autograd.grad((Tensor a, Tensor b) -> b.sum()).apply(lower, upper));
        assertTrue(unused.getMessage().startsWith("grad: "), unused::getMessage);
        List<Tensor> zeros = Autograd.grad((Tensor a, Tensor b) -> b.sum(), GradOption.ALLOW_UNUSED)
                .apply(lower, upper);
        draw.expect().exactly("dW2/dW1", lower.shape(), new double[lower.size()], zeros.get(0));

        // dL/dW(1) = dL/dz(2) [dz(2)/da(1) da(1)/dz(1)] dz(1)/dW(1)
        double[] byZ1 =
                Loops.hadamard(net.w(2).preMultiply(net.byH().get(1)), net.f(1).slopes(net.h(1)));
        try (Tape tape = new Tape()) {
            DeepNet.Recorded recorded = net.on(tape, draw);
            Tensor gradient = tape.gradient(recorded.loss(), recorded.w().get(0));
            draw.expect().matrix("the line before", Loops.outer(byZ1, net.x()), gradient);
        }
    }

    /** Not even another factor would do: here dL/dW(2) is 0 and dL/dW(1) is not. */
    @Example
    @Label("E-4 by numbers: yhat = w2 tanh(w1 x) at w1 = 0 has dL/dw2 = 0 and dL/dw1 = dL/dz2 w2 x")
    void boxedCorollaryByNumbers() {
        // w1 = 0, w2 = 3, x = 2, y = 1: z1 = 0, a1 = 0, z2 = yhat = 0, dL/dz2 = -2 (1 - 0) = -2.
        List<Tensor> g = Autograd.grad((Tensor w1, Tensor w2) ->
                        w2.mul(w1.mul(2).tanh()).sub(1).square())
                .apply(Tensor.of(0.0), Tensor.of(3.0));
        Expect expect = new Expect(DType.FLOAT64);
        expect.exactly("dL/dw2 = dL/dz2 a1", Shape.SCALAR, new double[] {0}, g.get(1));
        expect.exactly("dL/dw1 = dL/dz2 w2 tanh'(0) x", Shape.SCALAR, new double[] {-12}, g.get(0));
    }

    /**
     * Multiplies the chain.
     *
     * @param which which of the n adjacent pairs is multiplied next
     */
    private static RealMatrix product(List<RealMatrix> chain, Association which) {
        List<RealMatrix> rest = new ArrayList<>(chain);
        for (int step = 0; rest.size() > 1; step++) {
            int pair = which.next(step, rest.size() - 1);
            RealMatrix right = rest.remove(pair + 1);
            rest.set(pair, rest.get(pair).multiply(right));
        }
        return rest.get(0);
    }

    private interface Association {
        int next(int step, int pairs);
    }
}
