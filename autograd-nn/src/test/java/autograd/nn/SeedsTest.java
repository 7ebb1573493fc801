package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** The JDK's generator is the same algorithm: its first number is mix(seed + gamma). */
    private static long mix(long z) {
        return new SplittableRandom(z - GAMMA).nextLong();
    }

    @Property(tries = 100)
    @Label("derive is mix(mix(seed) + (index + 1) gamma), with the mixing function of SplittableRandom")
    void reference(@ForAll long seed, @ForAll long index) {
        assertEquals(mix(mix(seed) + (index + 1) * GAMMA), Seeds.derive(seed, index));
    }

    @Test
    @DisplayName("100,000 seeds from 1000 seeds are all different")
    void noCollisions() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 1000; seed++) {
            for (long index = 0; index < 100; index++) {
                assertTrue(seen.add(Seeds.derive(seed, index)));
            }
        }
        assertEquals(100_000, seen.size());
    }

    @Test
    @DisplayName("weights from neighbouring seeds and indices are uncorrelated")
    void independentWeights() {
        int n = 10_000;
        long[][] pairs = {{1, 0, 1, 1}, {1, 1, 1, 2}, {1, 0, 2, 0}, {0, 0, 0, 1}, {-1, 3, 1, 3}, {7, 5, 8, 4}};
        for (long[] pair : pairs) {
            double[] a = weights(Seeds.derive(pair[0], pair[1]), n);
            double[] b = weights(Seeds.derive(pair[2], pair[3]), n);
            double product = 0;
            for (int i = 0; i < n; i++) {
                product += a[i] * b[i];
            }
            // The mean of n products of independent standard normal numbers has standard error 1/sqrt(n).
            assertTrue(
                    Math.abs(product / n) <= Tolerances.STANDARD_ERRORS / Math.sqrt(n), "correlation " + product / n);
        }
    }

    private static double[] weights(long seed, int n) {
        Tensor weight = Initializers.heNormal().initialize(seed, Shape.of(n / 2, 2), DType.FLOAT64); // variance 1
        return weight.toDoubleArray();
    }
}
