package autograd.benchmarks.adbench;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/**
 * Input of the Gaussian mixture objective of ADBench.
 *
 * <p>Arrays belong to this object; nobody writes them.
 */
public final class GmmData {
    // As in the benchmark's own sources.
    private static final double PI = 3.14159265359;

    final int dimensions;
    final int components;
    final double[] alpha; // [K]
    final double[][] mu; // [K][D]
    final double[][] icf; // [K][D + D(D-1)/2]: logarithms of the diagonal, then the triangle column by column
    final double[][] x; // [N][D]
    final double gamma;
    final int m;

    private GmmData(double[] alpha, double[][] mu, double[][] icf, double[][] x, double gamma, int m) {
        this.dimensions = mu[0].length;
        this.components = alpha.length;
        this.alpha = alpha;
        this.mu = mu;
        this.icf = icf;
        this.x = x;
        this.gamma = gamma;
        this.m = m;
    }

    /** {@return the input in a file of ADBench} */
    public static GmmData read(Path file) {
        Numbers numbers = new Numbers(file);
        int d = numbers.nextInt();
        int k = numbers.nextInt();
        int n = numbers.nextInt();
        return new GmmData(
                numbers.next(k),
                numbers.next(k, d),
                numbers.next(k, width(d)),
                numbers.next(n, d),
                numbers.nextDouble(),
                numbers.nextInt());
    }

    /** {@return random input of {@code n} observations in {@code d} dimensions for {@code k} components} */
    public static GmmData random(int d, int k, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new GmmData(
                random.doubles(k, -1.5, 1.5).toArray(),
                rows(random, k, d, 0, 1),
                rows(random, k, width(d), -1, 1),
                rows(random, n, d, -2, 2),
                1,
                0);
    }

    private static double[][] rows(SplittableRandom random, int rows, int columns, double from, double to) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random.doubles(columns, from, to).toArray();
        }
        return values;
    }

    private static int width(int d) {
        return d + d * (d - 1) / 2;
    }

    /** {@return the part of the objective that depends on no parameter} */
    double constant() {
        int d = dimensions;
        int nw = d + m + 1;
        double logGamma = 0.25 * d * (d - 1) * Math.log(PI);
        for (int j = 1; j <= d; j++) {
            logGamma += Gamma.logGamma(0.5 * nw + 0.5 * (1 - j));
        }
        double c = nw * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGamma;
        return -x.length * d * 0.5 * Math.log(2 * PI) - components * c;
    }
}
