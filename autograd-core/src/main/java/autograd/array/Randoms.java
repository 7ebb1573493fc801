package autograd.array;

import autograd.shape.Shape;
import java.util.Objects;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Pseudorandom arrays. The seed is an argument and there is no other state: the same call gives the same bits, on every
 * JVM and in every version of this library.
 *
 * <p>The generator is Well19937c of commons-math3 (F. Panneton, P. L'Ecuyer, M. Matsumoto, 2006, "Improved long-period
 * generators based on linear recurrences modulo 2", ACM Transactions on Mathematical Software 32). Elements are drawn
 * in row-major order, so arrays of one seed and different shapes begin with the same numbers. FLOAT32 is the FLOAT64
 * stream rounded.
 */
public final class Randoms {
    private Randoms() {}

    /**
     * Returns numbers spread evenly from {@code low} to {@code high}: {@code low + (high - low) * u} with u in [0, 1).
     *
     * <p>The product or the rounding to FLOAT32 may round up, so that {@code high} itself can occur, although rarely.
     *
     * @throws IllegalArgumentException if the dtype is not floating, or not {@code low <= high} with a finite
     *     difference
     */
    public static NdArray uniform(long seed, DType dtype, Shape shape, double low, double high) {
        double span = high - low;
        if (!(span >= 0 && span <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "uniform: low is " + low + ", high is " + high + "; need low <= high with a finite difference");
        }
        requireFloating("uniform", dtype, shape);
        RandomGenerator generator = new Well19937c(seed);
        // Rounded to a float, the largest numbers would become high itself, which is excluded.
        double most = dtype == DType.FLOAT32 && (float) low < (float) high ? Math.nextDown((float) high) : high;
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(low + span * generator.nextDouble(), most);
        }
        return NdArray.wrap(values, shape).to(dtype);
    }

    /**
     * Returns normally distributed numbers: {@code mean + std * z}.
     *
     * @throws IllegalArgumentException if the dtype is not floating, the mean is not finite, or {@code std} is negative
     *     or not finite
     */
    public static NdArray normal(long seed, DType dtype, Shape shape, double mean, double std) {
        if (!(std >= 0 && std <= Double.MAX_VALUE && Math.abs(mean) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "normal: mean is " + mean + ", std is " + std + "; need finite numbers and std >= 0");
        }
        requireFloating("normal", dtype, shape);
        RandomGenerator generator = new Well19937c(seed);
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + std * generator.nextGaussian();
        }
        return NdArray.wrap(values, shape).to(dtype);
    }

    /**
     * Returns the numbers 0 to {@code n - 1} in random order, each order as likely as any other.
     *
     * <p>Source: R. Durstenfeld, 1964, "Algorithm 235: Random permutation", Communications of the ACM 7.
     *
     * @throws IllegalArgumentException if n is negative
     */
    public static int[] permutation(long seed, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("permutation: n is " + n + "; need n >= 0");
        }
        RandomGenerator generator = new Well19937c(seed);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = generator.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static void requireFloating(String op, DType dtype, Shape shape) {
        Objects.requireNonNull(dtype, () -> op + ": dtype is null");
        Objects.requireNonNull(shape, () -> op + ": shape is null");
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(op + ": dtype is " + dtype + "; need FLOAT64 or FLOAT32");
        }
    }
}
