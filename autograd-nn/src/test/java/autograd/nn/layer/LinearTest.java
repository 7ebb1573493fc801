package autograd.nn.layer;

import static autograd.nn.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tape;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializers;
import autograd.nn.Parameters;
import autograd.nn.Tolerances;
import autograd.shape.Shape;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearTest {
    @Property(tries = 40)
    @Label("CF-12, CF-13, CF-14 with observations in rows: y = x W^T + c and its gradients, by plain loops")
    void valuesAndGradients(
            @ForAll @IntRange(min = 0, max = 5) int n,
            @ForAll @IntRange(min = 1, max = 4) int in,
            @ForAll @IntRange(min = 1, max = 4) int out,
            @ForAll boolean single,
            @ForAll long seed) {
        DType dtype = single ? DType.FLOAT32 : DType.FLOAT64;
        Random random = new Random(seed);
        double[] w = random.doubles((long) out * in, -2, 2).toArray();
        double[] c = random.doubles(out, -2, 2).toArray();
        double[] x = random.doubles((long) n * in, -2, 2).toArray();
        double[] g = random.doubles((long) n * out, -2, 2).toArray();
        double[] y = new double[n * out];
        double[] gw = new double[out * in];
        double[] gc = new double[out];
        double[] gx = new double[n * in];
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < out; i++) {
                y[row * out + i] = c[i];
                gc[i] += g[row * out + i];
                for (int j = 0; j < in; j++) {
                    y[row * out + i] += w[i * in + j] * x[row * in + j];
                    gw[i * in + j] += g[row * out + i] * x[row * in + j];
                    gx[row * in + j] += g[row * out + i] * w[i * in + j];
                }
            }
        }
        Linear layer = new Linear(
                Tensor.of(w, Shape.of(out, in)).to(dtype), Tensor.of(c).to(dtype));
        Tensor input = Tensor.of(x, Shape.of(n, in)).to(dtype);
        Tensor weights = Tensor.of(g, Shape.of(n, out)).to(dtype);
        double tolerance = Tolerances.closedForm(dtype);
        assertClose(y, Shape.of(n, out), layer.apply(input), tolerance);
        Linear gradient =
                Parameters.grad(layer, m -> m.apply(input).mul(weights).sum());
        assertClose(gw, Shape.of(out, in), gradient.weight(), tolerance);
        assertClose(gc, Shape.of(out), gradient.bias(), tolerance);
        Tensor byInput =
                Autograd.grad((Tensor t) -> layer.apply(t).mul(weights).sum()).apply(input);
        assertClose(gx, Shape.of(n, in), byInput, tolerance);
        assertEquals(dtype, byInput.dtype());
    }

    @Test
    void ofMakesShapesDtypesAndAZeroBias() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Linear layer = Linear.of(3, 2, Initializers.heNormal(), 5, dtype);
            assertEquals(Shape.of(2, 3), layer.weight().shape());
            assertEquals(Shape.of(2), layer.bias().shape());
            assertEquals(dtype, layer.weight().dtype());
            assertEquals(dtype, layer.bias().dtype());
            assertEquals(0, layer.bias().abs().sum().item());
            assertTrue(layer.weight()
                    .array()
                    .sameBits(Initializers.heNormal()
                            .initialize(5, Shape.of(2, 3), dtype)
                            .array()));
        }
        assertEquals(
                DType.FLOAT64, Linear.of(1, 1, Initializers.zeros(), 0).weight().dtype());
    }

    @Test
    void manyLeadingAxesAreOneProductOnTheTape() {
        Linear layer = Linear.of(3, 2, Initializers.heNormal(), 5);
        Tensor x = Tensor.normal(1, 4, 5, 3);
        try (Tape tape = new Tape()) {
            Linear watched = layer.mapParameters((path, p) -> tape.watch(p, path));
            Tensor y = watched.apply(x);
            assertEquals(Shape.of(4, 5, 2), y.shape());
            // A product of [4, 5, 3] with [2, 3] would be differentiated to [4, 2, 3] before it is summed to [2, 3].
            var product = tape.entries().stream()
                    .filter(entry -> entry.name().equals("linear"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Shape.of(20, 2), product.shape());
        }
    }
}
