package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Initializers;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.layer.Linear;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SgdTest {
    @Property(tries = 40)
    @Label("CF-20 theta_i = theta_(i-1) - eta grad, bit for bit as a plain loop of doubles, over 20 steps")
    void doubles(
            @ForAll @IntRange(min = 1, max = 4) int in,
            @ForAll @DoubleRange(min = 1e-4, max = 2) @Scale(6) double eta) {
        Linear model = Linear.of(in, 3, Initializers.heNormal(), in);
        double[] weight = model.weight().toDoubleArray();
        double[] bias = model.bias().toDoubleArray();
        Tensor x = Tensor.normal(7, 5, in);
        Sgd sgd = new Sgd(eta);
        for (int i = 0; i < 20; i++) {
            var at = Parameters.valueAndGrad(
                    model, m -> m.apply(x).sigmoid().square().sum());
            descend(weight, at.gradient().weight().toDoubleArray(), eta);
            descend(bias, at.gradient().bias().toDoubleArray(), eta);
            model = sgd.step(model, at);
            assertSameBits(weight, model.weight());
            assertSameBits(bias, model.bias());
        }
    }

    @Property(tries = 40)
    @Label("CF-20 the same in floats: the learning rate is rounded, then the product, then the difference")
    void floats(
            @ForAll @IntRange(min = 1, max = 4) int in,
            @ForAll @DoubleRange(min = 1e-4, max = 2) @Scale(6) double eta) {
        Linear model = Linear.of(in, 3, Initializers.heNormal(), in, DType.FLOAT32);
        float[] weight = model.weight().toFloatArray();
        Tensor x = Tensor.normal(7, 5, in).to(DType.FLOAT32);
        Sgd sgd = new Sgd(eta);
        for (int i = 0; i < 20; i++) {
            var at = Parameters.valueAndGrad(
                    model, m -> m.apply(x).sigmoid().square().sum());
            float[] slope = at.gradient().weight().toFloatArray();
            for (int j = 0; j < weight.length; j++) {
                float step = (float) eta * slope[j];
                weight[j] = weight[j] - step;
            }
            model = sgd.step(model, at);
            assertEquals(DType.FLOAT32, model.weight().dtype());
            float[] actual = model.weight().toFloatArray();
            for (int j = 0; j < weight.length; j++) {
                assertEquals(Float.floatToRawIntBits(weight[j]), Float.floatToRawIntBits(actual[j]));
            }
        }
    }

    @Test
    @DisplayName("on the parabola (w - 3)^2 each step shrinks the distance by 1 - 2 eta")
    void parabola() {
        Linear model = new Linear(Tensor.of(new double[][] {{11}}), Tensor.of(new double[] {3}));
        for (int i = 1; i <= 10; i++) {
            var at = Parameters.valueAndGrad(
                    model,
                    m -> m.weight()
                            .sub(3)
                            .square()
                            .sum()
                            .add(m.bias().sub(3).square().sum()));
            model = new Sgd(0.25).step(model, at);
            assertEquals(3 + 8 * Math.pow(0.5, i), model.weight().get(0, 0)); // powers of two: exact
            assertEquals(3, model.bias().get(0));
        }
    }

    @Test
    void parametersKeepTheirDtypeUnderAWiderGradient() {
        Linear model = Linear.of(2, 2, Initializers.heNormal(), 1, DType.FLOAT32);
        Linear wide = Parameters.zip(model, model, (a, b) -> Tensor.full(a.shape(), 1.0 / 3, DType.FLOAT64));
        Linear next = new Sgd(0.1).step(model, new ModelGradient<>(Tensor.of(0.0), wide));
        assertEquals(DType.FLOAT32, next.weight().dtype());
        double exact = model.weight().get(0, 0) - 1.0 / 3 * 0.1;
        assertEquals((float) exact, next.weight().get(0, 0));
    }

    @Test
    void theModelBeforeIsUntouched() {
        Linear model = Linear.of(3, 2, Initializers.heNormal(), 1);
        double[] before = model.weight().toDoubleArray();
        Random random = new Random(1);
        Linear gradient = Parameters.zip(model, model, (a, b) -> a.mul(random.nextDouble()));
        Linear next = new Sgd(0.5).step(model, new ModelGradient<>(Tensor.of(0.0), gradient));
        assertSameBits(before, model.weight());
        assertTrue(!next.weight().array().sameBits(model.weight().array()));
    }

    private static void descend(double[] theta, double[] gradient, double eta) {
        for (int j = 0; j < theta.length; j++) {
            double step = eta * gradient[j];
            theta[j] = theta[j] - step;
        }
    }

    private static void assertSameBits(double[] expected, Tensor actual) {
        double[] values = actual.toDoubleArray();
        assertEquals(expected.length, values.length);
        for (int j = 0; j < values.length; j++) {
            assertEquals(Double.doubleToRawLongBits(expected[j]), Double.doubleToRawLongBits(values[j]));
        }
    }
}
