package autograd.closedforms;

import autograd.Arithmetic;
import autograd.Tape;
import autograd.Tensor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Document B, "Backward pass": dl/dz of a neuron from those of the neurons it feeds, one number a neuron. */
class BackwardPassProperties {
    private static final Activation[] ACTIVATIONS = {Activation.SIGMOID, Activation.TANH, Activation.IDENTITY};

    /** The two losses that document B names, by the outputs and targets. */
    private enum Loss {
        SQUARED {
            @Override
            Tensor of(Tensor y, double target) {
                return y.sub(target).square();
            }

            @Override
            double slope(double y, double target) {
                return 2 * (y - target);
            }
        },
        CROSS_ENTROPY {
            @Override
            Tensor of(Tensor y, double target) {
                return y.log()
                        .mul(target)
                        .add(Arithmetic.sub(1, y).log().mul(1 - target))
                        .neg();
            }

            @Override
            double slope(double y, double target) {
                return -target / y + (1 - target) / (1 - y);
            }
        };

        abstract Tensor of(Tensor y, double target);

        abstract double slope(double y, double target);
    }

    @Property(tries = 60)
    @Label("CF-18 at an output neuron dl/dz' = f'(z') dl/dy, and dl/dz = sigma'(z) [w3 dl/dz' + w4 dl/dz''] before it")
    void outputLayer(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll Loss loss) {
        // Cross entropy needs outputs between 0 and 1.
        Activation f = loss == Loss.CROSS_ENTROPY ? Activation.SIGMOID : ACTIVATIONS[draw.pick("f", 3)];
        double[] x = draw.vector("x", 2);
        double[] w = draw.vector("w", 4); // w1 and w2 into z, w3 and w4 out of it
        double[] bias = draw.vector("b", 3);
        double[] target = draw.probabilities("target", 2);

        double z = x[0] * w[0] + x[1] * w[1] + bias[0];
        double a = Activation.SIGMOID.value(z);
        double z1 = a * w[2] + bias[1];
        double z2 = a * w[3] + bias[2];
        double byZ1 = f.slope(z1) * loss.slope(f.value(z1), target[0]);
        double byZ2 = f.slope(z2) * loss.slope(f.value(z2), target[1]);
        double byZ = Activation.SIGMOID.slope(z) * (w[2] * byZ1 + w[3] * byZ2);

        try (Tape tape = new Tape()) {
            Tensor w1 = tape.watch(draw.tensor(w[0]), "w1");
            Tensor w2 = tape.watch(draw.tensor(w[1]), "w2");
            Tensor w3 = tape.watch(draw.tensor(w[2]), "w3");
            Tensor w4 = tape.watch(draw.tensor(w[3]), "w4");
            Tensor zt = w1.mul(x[0]).add(w2.mul(x[1])).add(bias[0]);
            Tensor at = zt.sigmoid();
            Tensor z1t = at.mul(w3).add(bias[1]);
            Tensor z2t = at.mul(w4).add(bias[2]);
            Tensor l = loss.of(f.apply(z1t), target[0]).add(loss.of(f.apply(z2t), target[1]));
            List<Tensor> g = tape.gradient(l, List.of(z1t, z2t, zt, w1, w2, w3, w4));

            draw.expect().scalar("dl/dz'", byZ1, g.get(0));
            draw.expect().scalar("dl/dz''", byZ2, g.get(1));
            draw.expect().scalar("dl/dz", byZ, g.get(2));
            // The summary of B: dl/dw = dz/dw dl/dz, the forward pass times the backward pass.
            draw.expect().scalar("dl/dw1", x[0] * byZ, g.get(3));
            draw.expect().scalar("dl/dw2", x[1] * byZ, g.get(4));
            draw.expect().scalar("dl/dw3", a * byZ1, g.get(5));
            draw.expect().scalar("dl/dw4", a * byZ2, g.get(6));
        }
    }

    @Property(tries = 60)
    @Label("CF-18 at a hidden neuron dl/dz' = sigma'(z') [w5 dl/dza + w6 dl/dzb], for any number that it feeds")
    void hiddenLayer(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 6) int fed) {
        double start = draw.number("z'");
        double[] w = draw.vector("w", fed);
        double[] bias = draw.vector("b", fed);
        double[] target = draw.vector("target", fed);

        double[] za = Loops.map(w, bias, (v, b) -> Activation.SIGMOID.value(start) * v + b);
        double[] byZa = new double[fed];
        for (int i = 0; i < fed; i++) {
            byZa[i] = Activation.SIGMOID.slope(za[i]) * 2 * (Activation.SIGMOID.value(za[i]) - target[i]);
        }
        double expected = Activation.SIGMOID.slope(start) * Loops.sum(Loops.hadamard(w, byZa));

        try (Tape tape = new Tape()) {
            Tensor z = tape.watch(draw.tensor(start), "z'");
            Tensor a = z.sigmoid();
            Tensor loss = draw.tensor(0);
            for (int i = 0; i < fed; i++) {
                Tensor next = a.mul(w[i]).add(bias[i]);
                loss = loss.add(next.sigmoid().sub(target[i]).square());
            }
            draw.expect().scalar("dl/dz'", expected, tape.gradient(loss, z));
        }
    }

    @Property(tries = 40)
    @Label("CF-10 B: L(theta) = sum_n l^n(theta), so dL/dw = sum_n dl^n/dw")
    void sumOverData(@ForAll(supplier = Draw.Cases.class) Draw draw, @ForAll @IntRange(min = 1, max = 8) int n) {
        double[] x = draw.vector("x", n);
        double[] y = draw.vector("y", n);
        double w = draw.number("w");
        double b = draw.number("b");
        // l^n = (tanh(w x_n + b) - y_n)^2
        double byW = 0;
        double byB = 0;
        for (int i = 0; i < n; i++) {
            double h = w * x[i] + b;
            double delta = 2 * (Math.tanh(h) - y[i]) * Activation.TANH.slope(h);
            byW += delta * x[i];
            byB += delta;
        }

        try (Tape tape = new Tape()) {
            Tensor wt = tape.watch(draw.tensor(w), "w");
            Tensor bt = tape.watch(draw.tensor(b), "b");
            Tensor loss = wt.mul(draw.tensor(x))
                    .add(bt)
                    .tanh()
                    .sub(draw.tensor(y))
                    .square()
                    .sum();
            List<Tensor> g = tape.gradient(loss, List.of(wt, bt));
            draw.expect().scalar("dL/dw", byW, g.get(0));
            draw.expect().scalar("dL/db", byB, g.get(1));
        }
    }
}
