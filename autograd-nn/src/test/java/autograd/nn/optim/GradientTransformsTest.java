package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.nn.optim.GradientTransform.Gradients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GradientTransformsTest {
    private static List<Tensor> apply(GradientTransform transform, Tensor... gradients) {
        List<String> paths = List.of("a", "b.weight").subList(0, gradients.length);
        List<Tensor> ones = List.of(gradients).stream().map(Tensor::onesLike).toList();
        return transform
                .apply(new Gradients(paths, ones, List.of(gradients), 7), Map.of())
                .gradients();
    }

    @Test
    @DisplayName("the norm is that of all gradients together: (6, 8) and 24 have norm 26")
    void clipByGlobalNorm() {
        Tensor a = Tensor.of(6.0, 8.0);
        Tensor b = Tensor.of(new double[][] {{24}});
        List<Tensor> clipped = apply(new ClipByGlobalNorm(13), a, b);
        assertArrayEquals(new double[] {3, 4}, clipped.get(0).toDoubleArray());
        assertArrayEquals(new double[] {12}, clipped.get(1).toDoubleArray());
        assertSame(a, apply(new ClipByGlobalNorm(26), a, b).get(0));
        assertEquals(List.of(), apply(new ClipByGlobalNorm(1)));
    }

    @Test
    @DisplayName("no overflow: FLOAT32 gradients of 3e30, whose squares are not finite, come out with norm 1")
    void clipHugeGradients() {
        List<Tensor> clipped = apply(new ClipByGlobalNorm(1), Tensor.of(3e30f), Tensor.of(new float[] {4e30f}));
        assertEquals(DType.FLOAT32, clipped.get(0).dtype());
        assertEquals(0.6, clipped.get(0).item(), 1e-7);
        assertEquals(0.8, clipped.get(1).item(), 1e-7);
        List<Tensor> bad = apply(new ClipByGlobalNorm(1), Tensor.of(Double.NaN), Tensor.of(new double[] {2}));
        assertTrue(Double.isNaN(bad.get(0).item()) && Double.isNaN(bad.get(1).item()));
    }

    @Test
    @DisplayName("clipping is differentiable: the norm depends on all gradients")
    void clipIsDifferentiable() {
        GradientCheck.standard()
                .run(x -> apply(new ClipByGlobalNorm(1), x.mul(2), x.square()).get(0), Tensor.of(0.3, -1.5))
                .throwIfFailed();
        Tensor slope = Autograd.grad(
                        (Tensor x) -> apply(new ClipByGlobalNorm(10), x).get(0).sum())
                .apply(Tensor.of(1.0, 2.0));
        assertArrayEquals(new double[] {1, 1}, slope.toDoubleArray());
    }

    @Test
    void clipByValue() {
        List<Tensor> clipped =
                apply(new ClipByValue(0.5), Tensor.of(-2, -0.5, 0.25, Double.POSITIVE_INFINITY), Tensor.of(Double.NaN));
        assertArrayEquals(new double[] {-0.5, -0.5, 0.25, 0.5}, clipped.get(0).toDoubleArray());
        assertTrue(Double.isNaN(clipped.get(1).item()));
    }

    @Test
    void weightDecay() {
        List<Tensor> all = apply(new WeightDecay(0.5), Tensor.of(1.0, 2.0), Tensor.of(3.0));
        assertArrayEquals(new double[] {1.5, 2.5}, all.get(0).toDoubleArray()); // parameters are 1
        assertEquals(3.5, all.get(1).item());
    }

    @Test
    @DisplayName("a gradient that is not finite is named with path, element and step; finite ones pass as they are")
    void requireFinite() {
        Tensor fine = Tensor.of(1.0, Double.MAX_VALUE);
        assertSame(fine, apply(new RequireFinite(), fine).get(0));
        Tensor bad = Tensor.of(new double[][] {{1, 2, 3}, {4, Double.NEGATIVE_INFINITY, Double.NaN}});
        Exception e = assertThrows(NonFiniteGradientException.class, () -> apply(new RequireFinite(), fine, bad));
        for (String fact : List.of("\"b.weight\"", "[2, 3]", "-Infinity at [1, 1]", "step 7", "learning rate")) {
            assertTrue(e.getMessage().contains(fact), e.getMessage());
        }
        Exception scalar =
                assertThrows(NonFiniteGradientException.class, () -> apply(new RequireFinite(), Tensor.of(Double.NaN)));
        assertTrue(scalar.getMessage().contains("NaN at []"), scalar.getMessage());
    }
}
