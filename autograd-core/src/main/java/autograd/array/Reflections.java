package autograd.array;

/**
 * Householder's reflections {@code I - factor v v^T}, one after the other (Golub and Van Loan, "Matrix Computations", 4th
 * ed., 5.1). Vectors are arrays of their own, so that loops run along them; {@link #padded} says how long those are.
 */
final class Reflections {
    private static final int STEP = 16; // numbers: whole vectors, and whole lines of the cache

    private final double[][] vectors;
    private final double[] factors; // 0 for no reflection
    private final int[] starts; // elements before are 0 in the vector

    Reflections(int count) {
        this.vectors = new double[count][];
        this.factors = new double[count];
        this.starts = new int[count];
    }

    /** {@return the length of arrays for vectors of n elements, the others being 0: loops end with whole vectors} */
    static int padded(int n) {
        return n < STEP ? n : (n + STEP - 1) / STEP * STEP;
    }

    /** {@return vectors of zeros} */
    static double[][] zeros(int count, int n) {
        return new double[count][padded(n)];
    }

    /** {@return {@code x^T y}} */
    static double dot(double[] x, double[] y) {
        return Kernels.FLOAT64.dot(x, 0, y, 0, x.length);
    }

    /** {@code y += factor x}, from an element on. */
    static void add(double factor, double[] x, double[] y, int from) {
        Matrices.subtract(-factor, x, from, y, from, y.length - from);
    }

    /** {@return where loops over the elements from {@code first} on begin} */
    static int aligned(int first) {
        return first / STEP * STEP;
    }

    /**
     * Sets reflection {@code i} to the one that makes 0 of the elements of x after {@code first}.
     *
     * @param x 0 before {@code first}; given away
     * @return what it makes of element {@code first}
     */
    double set(int i, double[] x, int first) {
        vectors[i] = x;
        starts[i] = first;
        factors[i] = 0;
        double below = Matrices.largest(x, first + 1, x.length - first - 1);
        double largest = Math.max(below, Math.abs(x[first]));
        if (!(largest < Double.POSITIVE_INFINITY)) {
            factors[i] = Double.NaN;
            return Double.NaN;
        }
        if (below == 0) {
            return x[first];
        }
        double scale = Matrices.unit(largest); // exact
        for (int k = first; k < x.length; k++) {
            x[k] *= scale;
        }
        double norm = Math.sqrt(dot(x, x));
        double made = x[first] > 0 ? -norm : norm;
        x[first] -= made;
        factors[i] = 1 / (norm * Math.abs(x[first]));
        return made / scale;
    }

    double factor(int i) {
        return factors[i];
    }

    /** Reflects y by reflection {@code i}. */
    void reflect(int i, double[] y) {
        if (factors[i] != 0) {
            int from = aligned(starts[i]);
            double along = Kernels.FLOAT64.dot(vectors[i], from, y, from, y.length - from);
            add(-factors[i] * along, vectors[i], y, from);
        }
    }

    /** {@return the first columns of the product of the first {@code count} reflections, each n long} */
    double[][] product(int count, int columns, int n) {
        double[][] q = zeros(columns, n);
        for (int i = 0; i < columns; i++) {
            q[i][i] = 1;
        }
        for (int i = count - 1; i >= 0; i--) {
            for (int k = starts[i]; k < columns; k++) {
                reflect(i, q[k]);
            }
        }
        return q;
    }
}
