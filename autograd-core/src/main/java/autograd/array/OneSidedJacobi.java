package autograd.array;

/**
 * Rows turned against each other, two at a time, until all are orthogonal (Demmel and Veselic 1992, "Jacobi's method is
 * more accurate than QR", SIAM J. Matrix Anal. Appl. 13(4)). Each row carries a second one with it, in the same array, that
 * is turned as it is.
 *
 * <p>Rows meet in tiles, so that they stay in the cache, and within a tile in rounds of pairs that have no row in common: the
 * angles of a round do not depend on each other.
 */
final class OneSidedJacobi {
    private static final int SWEEPS = 64; // quadratic convergence: about 8 are used
    private static final double NEGLIGIBLE = 0x1p-52; // times the root of the length, as the products round

    private static final int TILE = 8;

    /** Squared: rows at such an angle keep their digits, all but the last. */
    private static final double SMALL_COSINE = 0x1p-40;

    /** A square of which this part is left after a subtraction is computed again. */
    private static final double CANCELLED = 0x1p-10;

    /** Squares from which on their products do not underflow, and what brings smaller ones there. */
    private static final double SMALL = 0x1p-400;

    private static final double LIFT = 0x1p600;

    private final double[][] rows;
    private final int length;
    private final int count;
    private final double[] squares; // of the norms of rows
    private final double negligible; // square of what a cosine is that counts as 0

    // The pairs of a round: indices, inner products, and the rotations that make these 0.
    private final int[] first;
    private final int[] second;
    private final double[] products;
    private final double[] cosines;
    private final double[] sines;
    private int pairs;
    private double largestCosine; // squared, of the angle between two rows that were turned in this sweep
    private double largestSine; // squared, of their turns

    /**
     * Turns the first {@code count} rows in place.
     *
     * @param rows of which the first {@code length} numbers are to become orthogonal
     */
    static void orthogonalize(double[][] rows, int length, int count) {
        OneSidedJacobi jacobi = new OneSidedJacobi(rows, length, count);
        for (int sweep = 0; sweep < SWEEPS && jacobi.sweep(); sweep++) {}
    }

    private OneSidedJacobi(double[][] rows, int length, int count) {
        this.rows = rows;
        this.length = length;
        this.count = count;
        this.squares = new double[count];
        this.negligible = NEGLIGIBLE * NEGLIGIBLE * rows.length;
        int most = Math.min(TILE, count);
        this.first = new int[most];
        this.second = new int[most];
        this.products = new double[most];
        this.cosines = new double[most];
        this.sines = new double[most];
    }

    /** {@return whether there may be rows that are not orthogonal afterwards} */
    private boolean sweep() {
        for (int i = 0; i < count; i++) {
            squares[i] = square(i);
        }
        largestCosine = 0;
        largestSine = 0;
        for (int p = 0; p < count; p += TILE) {
            within(p, Math.min(TILE, count - p));
            for (int q = p + TILE; q < count; q += TILE) {
                for (int round = 0; round < TILE; round++) {
                    for (int i = 0; i < TILE; i++) {
                        pair(p + i, q + (i + round & TILE - 1));
                    }
                    turn();
                }
            }
        }
        // A turn changes the product of a third row by its sine times another product: by nothing, if both are small.
        // Where
        // cosines were large, rows have lost digits by subtraction, and their products are new.
        return largestCosine > SMALL_COSINE || largestCosine * largestSine * count * count > negligible;
    }

    /** All pairs of a tile, as in a tournament: the last row stays, the others go round it. */
    private void within(int start, int size) {
        int circle = size - 1 | 1; // odd; of an odd number of rows, one rests
        for (int round = 0; round < circle; round++) {
            if (circle < size) {
                pair(start + round, start + circle);
            }
            for (int i = 1; i <= circle / 2; i++) {
                int a = round + i < circle ? round + i : round + i - circle;
                int b = round >= i ? round - i : round - i + circle;
                pair(start + Math.min(a, b), start + Math.max(a, b));
            }
            turn();
        }
    }

    private void pair(int p, int q) {
        if (q < count) {
            double product = Kernels.FLOAT64.dot(rows[p], 0, rows[q], 0, length);
            if (!isNegligible(product, squares[p], squares[q])) {
                first[pairs] = p;
                second[pairs] = q;
                products[pairs++] = product;
            }
        }
    }

    private boolean isNegligible(double product, double p, double q) {
        return Math.min(p, q) > SMALL
                ? product * product <= negligible * p * q
                : Math.abs(product) <= Math.sqrt(negligible) * Math.sqrt(p) * Math.sqrt(q);
    }

    private void turn() {
        for (int i = 0; i < pairs; i++) {
            double p = squares[first[i]];
            double q = squares[second[i]];
            double lift = p + q < SMALL ? LIFT : 1;
            double difference = (q - p) * lift;
            double twice = 2 * products[i] * lift;
            double root = Math.sqrt(difference * difference + twice * twice);
            double sum = Math.abs(difference) + root;
            double t = (difference < 0 ? -twice : twice) / sum;
            cosines[i] = 1 / Math.sqrt(t * t + 1);
            sines[i] = t * cosines[i];
            largestSine = Math.max(largestSine, sines[i] * sines[i]);
            largestCosine = Math.max(largestCosine, Math.min(p, q) > SMALL ? products[i] * products[i] / (p * q) : 1);
            products[i] *= t;
        }
        for (int i = 0; i < pairs; i++) {
            double[] x = rows[first[i]];
            Kernels.FLOAT64.rotate(x, 0, rows[second[i]], 0, x.length, cosines[i], sines[i]);
            change(first[i], -products[i]);
            change(second[i], products[i]);
        }
        pairs = 0;
    }

    private double square(int i) {
        return Kernels.FLOAT64.dot(rows[i], 0, rows[i], 0, length);
    }

    private void change(int i, double by) {
        double square = squares[i] + by;
        squares[i] = square > CANCELLED * squares[i] ? square : square(i);
    }
}
