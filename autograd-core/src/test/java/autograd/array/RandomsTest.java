package autograd.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class RandomsTest {
    private static final Shape SHAPE = Shape.of(2, 50);

    @Test
    void theStreamIsThatOfTheGenerator() {
        Well19937c generator = new Well19937c(5L);
        double[] uniform = Randoms.uniform(5, DType.FLOAT64, SHAPE, -1, 3).toDoubles();
        for (double value : uniform) {
            assertEquals(-1 + 4 * generator.nextDouble(), value);
        }
        generator = new Well19937c(5L);
        for (double value : Randoms.normal(5, DType.FLOAT64, SHAPE, 10, 0.5).toDoubles()) {
            assertEquals(10 + 0.5 * generator.nextGaussian(), value);
        }
    }

    @Test
    void float32IsTheRoundedStream() {
        assertTrue(Randoms.uniform(5, DType.FLOAT64, SHAPE, 0, 1)
                .to(DType.FLOAT32)
                .sameBits(Randoms.uniform(5, DType.FLOAT32, SHAPE, 0, 1)));
        assertTrue(Randoms.normal(5, DType.FLOAT64, SHAPE, 0, 1)
                .to(DType.FLOAT32)
                .sameBits(Randoms.normal(5, DType.FLOAT32, SHAPE, 0, 1)));
    }

    @Test
    void seedsDiffer() {
        assertFalse(Randoms.uniform(5, DType.FLOAT64, SHAPE, 0, 1)
                .sameBits(Randoms.uniform(6, DType.FLOAT64, SHAPE, 0, 1)));
        assertTrue(Randoms.uniform(5, DType.FLOAT64, SHAPE, 0, 1)
                .sameBits(Randoms.uniform(5, DType.FLOAT64, SHAPE, 0, 1)));
    }

    @Test
    void distributions() {
        int n = 1000;
        // Kolmogorov-Smirnov: D * sqrt(n) exceeds 1.63 with probability 0.01 (N. Smirnov, 1948, table of the limit).
        double limit = 1.63 / Math.sqrt(n);
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        int uniformOut = 0;
        int normalOut = 0;
        int shiftedOut = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[] uniform =
                    Randoms.uniform(seed, DType.FLOAT64, Shape.of(n), 2, 5).toDoubles();
            double[] normal =
                    Randoms.normal(seed, DType.FLOAT64, Shape.of(n), -1, 3).toDoubles();
            uniformOut += test.kolmogorovSmirnovStatistic(new UniformRealDistribution(2, 5), uniform) > limit ? 1 : 0;
            normalOut += test.kolmogorovSmirnovStatistic(new NormalDistribution(-1, 3), normal) > limit ? 1 : 0;
            shiftedOut += test.kolmogorovSmirnovStatistic(new NormalDistribution(-0.5, 3), normal) > limit ? 1 : 0;
        }
        // 2 of 200 are expected; more than 9 have a probability of 5e-5. A shift of a sixth of std must be seen.
        assertTrue(uniformOut <= 9, uniformOut + " uniform samples out of 200");
        assertTrue(normalOut <= 9, normalOut + " normal samples out of 200");
        assertTrue(shiftedOut > 150, shiftedOut + " shifted samples out of 200");
    }

    @Test
    void permutationsAreEvenlySpread() {
        Set<String> seen = new HashSet<>();
        int[] firsts = new int[4];
        for (int seed = 0; seed < 400; seed++) {
            int[] order = Randoms.permutation(seed, 4);
            seen.add(Arrays.toString(order));
            firsts[order[0]]++;
            Arrays.sort(order);
            assertArrayEquals(new int[] {0, 1, 2, 3}, order);
        }
        assertEquals(24, seen.size());
        // 100 expected, standard deviation below 9: five of them.
        assertTrue(Arrays.stream(firsts).allMatch(count -> count > 55 && count < 145), Arrays.toString(firsts));
        assertArrayEquals(new int[0], Randoms.permutation(1, 0));
    }

    @Test
    void errors() {
        assertEquals(
                "uniform: low is 1.0, high is 0.0; need low <= high with a finite difference",
                assertThrows(IllegalArgumentException.class, () -> Randoms.uniform(1, DType.FLOAT64, SHAPE, 1, 0))
                        .getMessage());
        assertEquals(
                "normal: mean is 0.0, std is -1.0; need finite numbers and std >= 0",
                assertThrows(IllegalArgumentException.class, () -> Randoms.normal(1, DType.FLOAT64, SHAPE, 0, -1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Randoms.uniform(1, DType.FLOAT64, SHAPE, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Randoms.uniform(1, DType.INT32, SHAPE, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Randoms.normal(1, DType.BOOL, SHAPE, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Randoms.permutation(1, -1));
    }
}
