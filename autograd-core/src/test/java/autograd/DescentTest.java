package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Descent.MomentsResult;
import autograd.Descent.MomentumResult;
import autograd.array.DType;
import autograd.array.Descents.MomentsFactors;
import autograd.array.Descents.MomentumFactors;
import autograd.check.GradientCheck;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DescentTest {
    /** The bits of all results on plain numbers, and those of the composition that a tape records. */
    private static void assertSameBits(List<Tensor> xs, MomentumFactors a, MomentsFactors b) {
        List<Tensor> plain = results(xs, a, b);
        try (Tape tape = new Tape()) {
            List<Tensor> watched = new ArrayList<>(xs);
            watched.replaceAll(tape::watch);
            List<Tensor> recorded = results(watched, a, b);
            for (int i = 0; i < plain.size(); i++) {
                String what = "result " + i + " of " + xs.get(0).dtype() + " " + a + b;
                assertEquals(plain.get(i).shape(), recorded.get(i).shape(), what);
                assertTrue(same(plain.get(i), recorded.get(i)), what);
            }
            assertTrue(tape.entries().size() > 10, "the composition is on the tape");
        }
    }

    private static List<Tensor> results(List<Tensor> xs, MomentumFactors a, MomentsFactors b) {
        MomentumResult one = Descent.momentum(xs.get(0), xs.get(1), xs.get(2), a);
        MomentsResult two = Descent.moments(xs.get(0), xs.get(1), xs.get(2), xs.get(3), b);
        return List.of(one.parameter(), one.velocity(), two.parameter(), two.first(), two.second());
    }

    /** {@return whether all bits agree; any NaN is as good as another} */
    private static boolean same(Tensor a, Tensor b) {
        double[] left = a.toDoubleArray();
        double[] right = b.toDoubleArray();
        for (int i = 0; i < left.length; i++) {
            if (Double.doubleToLongBits(left[i]) != Double.doubleToLongBits(right[i])) {
                return false;
            }
        }
        return true;
    }

    @Property(tries = 200)
    @Label("one pass has the bits of the composition, in both dtypes, at special numbers too")
    void samesBits(
            @ForAll @IntRange(max = 2100) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double decay,
            @ForAll @DoubleRange(min = -2, max = 2) double step,
            @ForAll boolean special) {
        double[] odd = {0, -0.0, 1e-310, -1e-45, 1e300, -3e38, Double.POSITIVE_INFINITY, Double.NaN};
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            List<Tensor> xs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double[] values = Tensor.normal(31L * n + i, n).toDoubleArray();
                for (int j = i; special && j < n; j += 3) {
                    values[j] = odd[(j + i) % odd.length];
                }
                xs.add(Tensor.of(values).to(dtype));
            }
            xs.set(3, xs.get(3).square());
            assertSameBits(
                    xs,
                    new MomentumFactors(decay, 1, step, 1 - decay),
                    new MomentsFactors(
                            decay, 1 - decay, 0.9 + 0.1 * decay, 0.1, 1 - 0.01 * decay, step, 0.1, 1 + decay, 1e-8));
        }
    }

    @Test
    @DisplayName("arrays that are split over threads have the bits of the composition; 0-d and empty ones too")
    void shapes() {
        var a = new MomentumFactors(0.9, 1, 0.01, 0.1);
        var b = new MomentsFactors(0.9, 0.1, 0.999, 0.001, 0.99, 0.01, 0.001, 1.5, 1e-8);
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (int[] sizes : new int[][] {{}, {0, 3}, {700, 501}, {300_001}}) {
                List<Tensor> xs = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Tensor x = Tensor.normal(i, sizes).to(dtype);
                    xs.add(i == 3 ? x.square() : x);
                }
                assertSameBits(xs, a, b);
            }
        }
    }

    @Test
    @DisplayName("both steps are differentiable by all of their operands, to second order")
    void derivatives() {
        var a = new MomentumFactors(0.9, 0.8, 0.1, 0.2);
        var b = new MomentsFactors(0.9, 0.1, 0.7, 0.3, 0.99, 0.1, 0.2, 1.5, 0.01);
        List<Tensor> xs = List.of(Tensor.of(0.5, -1), Tensor.of(2, 0.3), Tensor.of(-0.4, 1), Tensor.of(0.6, 1.7));
        for (int result = 0; result < 5; result++) {
            int which = result;
            GradientCheck.standard()
                    .withOrder(2)
                    .runAll(all -> results(all, a, b).get(which), xs)
                    .throwIfFailed();
        }
    }

    @Test
    @DisplayName("by the formula, by hand")
    void values() {
        Tensor x = Tensor.of(10.0);
        Tensor g = Tensor.of(4.0);
        MomentumResult momentum = Descent.momentum(x, g, Tensor.of(2.0), new MomentumFactors(0.5, 1, 0.5, 0.25));
        assertEquals(5, momentum.velocity().item()); // 2 / 2 + 4
        assertEquals(6.5, momentum.parameter().item()); // 10 - (2.5 + 1)
        MomentsResult moments = Descent.moments(
                x, g, Tensor.of(2.0), Tensor.of(2.0), new MomentsFactors(0.5, 0.25, 0.5, 0.5, 0.5, 3, 0.5, 2, 1));
        assertEquals(2, moments.first().item()); // 1 + 1
        assertEquals(9, moments.second().item()); // 1 + 8
        assertEquals(5 - 8.0 / 7, moments.parameter().item(), 1e-15); // 5 - (6 + 2) / (2 * 3 + 1)
    }
}
