package autograd.array;

import java.util.Arrays;

/**
 * A symmetric matrix made tridiagonal by reflections, and that diagonal by implicit QL steps with Wilkinson's shift (Golub
 * and Van Loan, "Matrix Computations", 4th ed., 8.3; Dubrulle, Martin and Wilkinson 1968, "The implicit QL algorithm", Numer.
 * Math. 12). A block of the matrix is worked on from the end where its numbers are small, so that the small ones of a
 * graded matrix keep their digits; its last 2 x 2 block is diagonalized by one rotation of Jacobi's.
 */
final class Tridiagonal {
    private static final double ROUNDING = 0x1p-53;

    /** Steps for one eigenvalue, of which about 2 are used, before one counts as found. */
    private static final int STEPS = 64;

    private final int n;
    private final double[] d; // the diagonal
    private final double[] e; // beside it: e[i] at i, i + 1
    private double[][] vectors; // vector i is an array

    /** Diagonalizes s: symmetric, rows of {@link Reflections#padded} length, elements around 1 or less; overwritten. */
    Tridiagonal(double[][] s) {
        this.n = s.length;
        this.d = new double[n];
        this.e = new double[n];
        reduce(s);
        int first = 0;
        while (first < n) {
            int end = first;
            while (end < n - 1 && !isNegligible(end)) {
                end++;
            }
            if (Math.abs(d[first]) <= Math.abs(d[end])) {
                diagonalize(first, end, 1);
            } else {
                diagonalize(end, first, -1);
            }
            first = end + 1;
        }
    }

    /** {@return the eigenvalues, in no order; only to be read} */
    double[] values() {
        return d;
    }

    /** {@return the eigenvectors, each in an array; only to be read} */
    double[][] vectors() {
        return vectors;
    }

    private void reduce(double[][] s) {
        Reflections reflections = new Reflections(Math.max(0, n - 2));
        double[] w = new double[Reflections.padded(n)];
        for (int k = 0; k < n - 2; k++) {
            double[] v = s[k];
            d[k] = v[k];
            Arrays.fill(v, 0, k + 1, 0);
            e[k] = reflections.set(k, v, k + 1);
            double factor = reflections.factor(k);
            if (factor == 0) {
                continue;
            }
            // (I - f v v^T) S (I - f v v^T) = S + v w^T + w v^T with w = f (f/2 (v^T S v) v - S v)
            int from = Reflections.aligned(k + 1);
            Arrays.fill(w, from, w.length, 0);
            for (int i = k + 1; i < n; i++) {
                w[i] = -factor * Kernels.FLOAT64.dot(v, from, s[i], from, v.length - from);
            }
            double along = Kernels.FLOAT64.dot(v, from, w, from, v.length - from);
            Reflections.add(-factor / 2 * along, v, w, from);
            for (int i = k + 1; i < n; i++) {
                Reflections.add(v[i], w, s[i], from);
                Reflections.add(w[i], v, s[i], from);
            }
        }
        for (int k = Math.max(0, n - 2); k < n; k++) {
            d[k] = s[k][k];
            e[k] = k < n - 1 ? s[k][k + 1] : 0;
        }
        vectors = reflections.product(Math.max(0, n - 2), n, n);
    }

    private boolean isNegligible(int i) {
        return e[i] * e[i] <= ROUNDING * ROUNDING * Math.abs(d[i] * d[i + 1]);
    }

    /** {@return where in e the element beside i and {@code i + step} is} */
    private static int beside(int i, int step) {
        return step > 0 ? i : i - 1;
    }

    /** Diagonalizes the block from {@code first} to {@code last}, eigenvalue after eigenvalue. */
    private void diagonalize(int first, int last, int step) {
        int found = first;
        int steps = 0;
        while (found != last) {
            int end = found;
            while (end != last && !isNegligible(beside(end, step))) {
                end += step;
            }
            if (end == found || steps == STEPS) {
                e[beside(found, step)] = 0;
                found += step;
                steps = 0;
            } else if (end == found + step) {
                finish(Math.min(found, end));
            } else {
                chase(found, end, step);
                steps++;
            }
        }
    }

    /** Diagonalizes the block of i and {@code i + 1}. */
    private void finish(int i) {
        double ratio = (d[i + 1] - d[i]) / e[i] / 2;
        double t = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        d[i] -= t * e[i];
        d[i + 1] += t * e[i];
        e[i] = 0;
        turn(i, i + 1, cos, t * cos);
    }

    private void turn(int i, int j, double cos, double sin) {
        Kernels.FLOAT64.rotate(vectors[i], 0, vectors[j], 0, vectors[i].length, cos, sin);
    }

    /** One step: the shift goes in at {@code end}, and the bulge that it makes is chased to {@code found}. */
    private void chase(int found, int end, int step) {
        double beside = e[beside(found, step)];
        double ratio = (d[found + step] - d[found]) / (2 * beside);
        double g = d[end] - d[found] + beside / (ratio + Math.copySign(Math.sqrt(ratio * ratio + 1), ratio));
        double sin = 1;
        double cos = 1;
        double moved = 0;
        for (int i = end - step; ; i -= step) {
            double off = e[beside(i, step)];
            double f = sin * off;
            double b = cos * off;
            // The rotation that makes (g, f) to (r, 0), without underflow; there is no overflow.
            double scale = Math.abs(f) < 0x1p-500 && Math.abs(g) < 0x1p-500 ? 0x1p500 : 1;
            double r = Math.sqrt(scale * f * (scale * f) + scale * g * (scale * g));
            sin = r == 0 ? 0 : scale * f / r;
            cos = r == 0 ? 1 : scale * g / r;
            if (i != end - step) {
                e[beside(i + step, step)] = r / scale;
            }
            g = d[i + step] - moved;
            r = (d[i] - g) * sin + 2 * cos * b;
            moved = sin * r;
            d[i + step] = g + moved;
            g = cos * r - b;
            turn(i, i + step, cos, sin);
            if (i == found) {
                break;
            }
        }
        d[found] -= moved;
        e[beside(found, step)] = g;
    }
}
