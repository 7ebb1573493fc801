package autograd.array;

/**
 * The factors of {@code A P = Q R} for a matrix with as many columns as rows or fewer, where each column that is taken is the
 * one with the largest rest (Golub and Van Loan, "Matrix Computations", 4th ed., 5.4.2): the rows of R become smaller from
 * the first to the last.
 */
final class PivotedTriangle {
    /** A sum of squares from which this part is left after subtractions has lost half of its digits: add up again. */
    private static final double CANCELLED = 0x1p-26;

    private final int length;
    private final int[] place;
    private final double[][] rows;
    private final Reflections reflections;
    private int rank;

    /**
     * @param columns of {@link Reflections#padded} length, elements around 1 or less; given away
     * @param nothing columns with a rest smaller than this count as dependent
     */
    PivotedTriangle(double[][] columns, int length, double nothing) {
        int k = columns.length;
        this.length = length;
        this.place = new int[k];
        int width = Reflections.padded(k);
        this.rows = new double[k][2 * width];
        this.reflections = new Reflections(k);
        double[] rest = new double[k]; // of the squares of each column
        double[] summed = new double[k]; // the rest when it was added up
        for (int i = 0; i < k; i++) {
            place[i] = i;
            rows[i][width + i] = 1;
            rest[i] = summed[i] = Reflections.dot(columns[i], columns[i]);
        }
        for (; rank < k; rank++) {
            int best = rank;
            for (int i = rank + 1; i < k; i++) {
                best = rest[i] > rest[best] ? i : best;
            }
            if (rest[best] < nothing * nothing) {
                break;
            }
            swap(columns, rest, summed, rank, best);
            rows[rank][rank] = reflections.set(rank, columns[rank], rank);
            for (int i = rank + 1; i < k; i++) {
                double[] column = columns[i];
                reflections.reflect(rank, column);
                double element = column[rank];
                rows[rank][i] = element;
                column[rank] = 0; // what is in R is no longer in the column
                rest[i] -= element * element;
                if (!(rest[i] > CANCELLED * summed[i])) {
                    rest[i] = summed[i] = Reflections.dot(column, column);
                }
            }
        }
    }

    private void swap(double[][] columns, double[] rest, double[] summed, int i, int j) {
        if (i == j) {
            return;
        }
        double[] column = columns[i];
        columns[i] = columns[j];
        columns[j] = column;
        rest[j] = rest[i]; // of column j, which is taken now, nobody asks again
        summed[j] = summed[i];
        int from = place[i];
        place[i] = place[j];
        place[j] = from;
        for (int row = 0; row < i; row++) {
            double element = rows[row][i];
            rows[row][i] = rows[row][j];
            rows[row][j] = element;
        }
    }

    /** {@return how many rows of R are not 0} */
    int rank() {
        return rank;
    }

    /** {@return which column of A each column of R is of; only to be read} */
    int[] place() {
        return place;
    }

    /**
     * {@return the rows of R, each followed by a row of the identity; both of {@link Reflections#padded} length, in one array}
     */
    double[][] rows() {
        return rows;
    }

    /** {@return the columns of Q, one after the other} */
    double[] left() {
        double[][] q = reflections.product(rank, rows.length, length);
        double[] y = new double[rows.length * length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(q[i], 0, y, i * length, length);
        }
        return y;
    }
}
