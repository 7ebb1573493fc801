package autograd.kernel;

/**
 * The loops of optimizers: elements {@code from .. to - 1} of all arrays, of which the last one is written; it may be
 * another operand. Every product and every sum is rounded, in the order of the formula.
 *
 * <p>There is no twin on the Vector API: loops of one short formula and one result become vector code in the JIT compiler,
 * and were not slower than that. One loop with three results did not, and took twice the time.
 *
 * <p>The float twin of this file is made at build time by replacing words, so it holds no double literals.
 */
@SuppressWarnings("cast") // needed in the float twin
public final class Float64Steps {
    private Float64Steps() {}

    /** {@code y[i] = decay m[i] + gain g[i]}. */
    public static void average(double decay, double[] m, double gain, double[] g, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = decay * m[i] + gain * g[i];
        }
    }

    /** {@code y[i] = decay v[i] + gain (g[i] g[i])}. */
    public static void averageOfSquares(
            double decay, double[] v, double gain, double[] g, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = decay * v[i] + gain * (g[i] * g[i]);
        }
    }

    /** {@code y[i] = x[i] - (along w[i] + ahead g[i])}. */
    public static void descend(
            double[] x, double along, double[] w, double ahead, double[] g, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] - (along * w[i] + ahead * g[i]);
        }
    }

    /** {@code y[i] = scale sqrt(v[i]) + epsilon}. */
    public static void divisor(double scale, double[] v, double epsilon, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = scale * (double) Math.sqrt(v[i]) + epsilon;
        }
    }

    /** {@code y[i] = keep x[i] - (along m[i] + ahead g[i]) / y[i]}. */
    public static void descendOver(
            double keep, double[] x, double along, double[] m, double ahead, double[] g, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = keep * x[i] - (along * m[i] + ahead * g[i]) / y[i];
        }
    }
}
