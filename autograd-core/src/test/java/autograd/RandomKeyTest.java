package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.check.GradientCheck;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("randomness as a value")
class RandomKeyTest {
    private static final int N = 20_000;
    private static final RandomKey KEY = RandomKey.of(11);

    /**
     * The greatest distance between the empirical distribution of N independent numbers and theirs is below this with
     * probability 1 - 2 exp(-2 * 2.5^2) = 1 - 7e-6 (Kolmogorov's limit); seeds are fixed.
     */
    private static final double DISTANCE = 2.5 / Math.sqrt(N);

    private static void assertDistributed(DoubleUnaryOperator cumulative, Tensor draw) {
        double[] sorted = draw.toDoubleArray();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / N, (i + 1.0) / N - expected));
        }
        assertTrue(distance < DISTANCE, "distance " + distance);
        assertTrue(distance > 0.05 / Math.sqrt(N), "suspiciously even: " + distance);
    }

    @Test
    void drawsFollowTheirDistributions() {
        Shape shape = Shape.of(N);
        Tensor one = Tensor.full(shape, 1, DType.FLOAT64);
        Tensor three = Tensor.of(3.0);
        assertDistributed(x -> x, KEY.uniform(N));
        assertDistributed(x -> (x - 1) / 2, KEY.uniform(one, three));
        assertDistributed(x -> (1 + org.apache.commons.math3.special.Erf.erf(x / Math.sqrt(2))) / 2, KEY.normal(N));
        assertDistributed(
                x -> (1 + org.apache.commons.math3.special.Erf.erf((x - 1) / 3 / Math.sqrt(2))) / 2,
                KEY.normal(one, three));
        assertDistributed(x -> Math.exp(-Math.exp(-(x - 1) / 3)), KEY.gumbel(one, three));
        assertDistributed(x -> 1 - Math.exp(-x / 3), KEY.exponential(one.mul(3)));
    }

    @Test
    void childrenAreUnrelatedToEachOtherAndToTheirParent() {
        List<RandomKey> keys = KEY.split(3);
        double[] a = keys.get(0).uniform(N).toDoubleArray();
        for (double[] b : List.of(
                keys.get(1).uniform(N).toDoubleArray(),
                keys.get(2).uniform(N).toDoubleArray(),
                KEY.uniform(N).toDoubleArray(),
                RandomKey.of(12).uniform(N).toDoubleArray(),
                keys.get(0).fold(0).uniform(N).toDoubleArray())) {
            double correlation = 0;
            for (int i = 0; i < N; i++) {
                correlation += 12 * (a[i] - 0.5) * (b[i] - 0.5) / N;
            }
            assertTrue(Math.abs(correlation) < 4 / Math.sqrt(N), "correlation " + correlation); // 4 deviations
            assertTrue(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(Arrays.copyOf(a, 500), Arrays.copyOf(b, 500))
                    > 1e-4);
        }
        Set<RandomKey> distinct = new HashSet<>();
        for (RandomKey key : KEY.split(100)) {
            distinct.addAll(key.split(100));
        }
        distinct.addAll(KEY.split(100));
        for (int seed = -500; seed < 500; seed++) {
            distinct.add(RandomKey.of(seed));
        }
        assertEquals(10_000 + 100 + 1000, distinct.size());
    }

    @Test
    @DisplayName("the bits of a key are those of SplitMix64's finalizer, worked out by hand elsewhere")
    void bits() {
        // SplitMix64 seeded with 0 gives e220a8397b1dcdaf first (S. Vigna's reference program)
        assertEquals("RandomKey[e220a8397b1dcdaf]", RandomKey.of(0).toString());
        assertEquals(RandomKey.of(5), RandomKey.of(5));
        assertEquals(RandomKey.of(5).hashCode(), RandomKey.of(5).hashCode());
        assertNotEquals(RandomKey.of(5), RandomKey.of(6));
        assertEquals(KEY.fold(2), KEY.split(3).get(2));
        assertTrue(KEY.normal(7).array().sameBits(RandomKey.of(11).normal(7).array()));
        assertFalse(KEY.normal(7).array().sameBits(RandomKey.of(12).normal(7).array()));
    }

    @Test
    @DisplayName("reparametrised: gradients by location and scale, in both modes, to second order")
    void gradients() {
        Tensor a = Tensor.of(new double[][] {{0.5}, {-1}});
        Tensor b = Tensor.of(2.0, 1.5, 3);
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run((p, q) -> KEY.normal(p, q).square(), a, b)
                .passed());
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run((p, q) -> KEY.uniform(p, q).square(), a, b)
                .passed());
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run((p, q) -> KEY.gumbel(p, q).square(), a, b)
                .passed());
        assertTrue(GradientCheck.standard()
                .withOrder(2)
                .run(p -> KEY.exponential(p).square(), b)
                .passed());
        // d/dmean = 1 summed over the stretched axis, d/dstd = the noise
        List<Tensor> g =
                Autograd.grad((Tensor p, Tensor q) -> KEY.normal(p, q).sum()).apply(a, b);
        assertArrayEquals(new double[] {3, 3}, g.get(0).toDoubleArray());
        assertArrayEquals(KEY.normal(2, 3).sum(0).toDoubleArray(), g.get(1).toDoubleArray(), 1e-15);
    }

    @Test
    void dtypesAndShapes() {
        Tensor single = Tensor.of(1f, 2f);
        Tensor wide = Tensor.of(1.0, 2.0);
        assertEquals(DType.FLOAT32, KEY.normal(single, single).dtype());
        assertEquals(DType.FLOAT64, KEY.normal(single, wide).dtype());
        assertEquals(DType.FLOAT32, KEY.exponential(single).dtype());
        assertEquals(Shape.of(3, 2), KEY.gumbel(Tensor.ones(3, 1), wide).shape());
        assertEquals(Shape.of(0, 2), KEY.uniform(0, 2).shape());
        assertEquals(Shape.SCALAR, KEY.normal(Tensor.of(0.0), Tensor.of(1.0)).shape());
        assertArrayEquals(
                new double[] {3, 3},
                KEY.normal(Tensor.of(3.0, 3), Tensor.of(0.0)).toDoubleArray());
    }

    @Test
    @DisplayName("bernoulli and categorical: frequencies, and no gradient by their dtype")
    void discrete() {
        Tensor p = Tensor.full(Shape.of(N), 0.3, DType.FLOAT64);
        Tensor flips = KEY.bernoulli(p);
        assertEquals(DType.BOOL, flips.dtype());
        double deviation = Math.sqrt(0.3 * 0.7 / N);
        assertEquals(0.3, flips.to(DType.FLOAT64).mean().item(), 4 * deviation);
        assertArrayEquals(
                new int[] {0, 1},
                KEY.bernoulli(Tensor.of(0.0, 1)).to(DType.INT32).toIntArray());

        double[] weights = {0.1, 0, 0.6, 0.3};
        Tensor logits = Tensor.of(weights).log().add(5).broadcastTo(Shape.of(N, 4));
        Tensor classes = KEY.categorical(logits);
        assertEquals(DType.INT32, classes.dtype());
        assertEquals(Shape.of(N), classes.shape());
        int[] counts = new int[4];
        for (int k : classes.toIntArray()) {
            counts[k]++;
        }
        for (int k = 0; k < 4; k++) {
            assertEquals(weights[k], (double) counts[k] / N, 4 * Math.sqrt(weights[k] * (1 - weights[k]) / N));
        }
        // a watched rate: the draw is a constant to the tape
        assertArrayEquals(
                new double[] {1, 1},
                Autograd.grad((Tensor r) ->
                                Comparisons.where(KEY.bernoulli(r), r, r).sum())
                        .apply(Tensor.of(0.5, 0.5))
                        .toDoubleArray());
    }

    @Test
    @DisplayName("P37 a key that was written as text and read again is the same key")
    void textAndBack() {
        RandomKey key = KEY;
        for (int i = 0; i < 1000; i++) {
            RandomKey read = RandomKey.parse(key.toString());
            assertEquals(key, read);
            assertArrayEquals(key.uniform(2).toDoubleArray(), read.uniform(2).toDoubleArray());
            key = key.fold(i);
        }
        // leading zeros, and the sign bit
        for (String text : List.of("RandomKey[0000000000000000]", "RandomKey[ffffffffffffffff]")) {
            assertEquals(text, RandomKey.parse(text).toString());
        }
    }

    @Test
    @DisplayName("inside vmap all examples share the noise of the key")
    void examples() {
        Tensor means = Tensor.of(new double[][] {{0, 1}, {2, 3}, {4, 5}});
        Tensor drawn =
                Autograd.vmap((Tensor m) -> KEY.normal(m, Tensor.of(1.0))).apply(means);
        assertArrayEquals(KEY.normal(2).add(means).toDoubleArray(), drawn.toDoubleArray(), 1e-15);
    }
}
