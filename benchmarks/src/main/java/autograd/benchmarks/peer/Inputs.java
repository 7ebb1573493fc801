package autograd.benchmarks.peer;

import java.util.SplittableRandom;

/** The same random numbers for every peer, in every JVM. */
public final class Inputs {
    private Inputs() {}

    /** {@return {@code n} numbers in {@code [from, to)}, fixed by {@code seed}} */
    public static double[] doubles(long seed, int n, double from, double to) {
        return new SplittableRandom(seed).doubles(n, from, to).toArray();
    }

    /** {@return {@link #doubles} rounded to float} */
    public static float[] floats(long seed, int n, double from, double to) {
        double[] wide = doubles(seed, n, from, to);
        float[] narrow = new float[n];
        for (int i = 0; i < n; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    /** {@return the first, middle and last number: a short proof of what was computed} */
    static double[] probe(double[] values) {
        return new double[] {values[0], values[values.length / 2], values[values.length - 1]};
    }

    /** {@return the first, middle and last number} */
    static double[] probe(float[] values) {
        return new double[] {values[0], values[values.length / 2], values[values.length - 1]};
    }
}
