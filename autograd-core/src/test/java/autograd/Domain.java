package autograd;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values that an operand of a row may have: simple numbers first, so that shrinking an index towards 0 makes a
 * value simpler, then irregular ones. Bounded away from kinks and poles by more than any step of a difference.
 */
final class Domain {
    /** The number of raw indices that {@link #value} tells apart. */
    static final int INDICES = 256;

    /** Indices up to this one are of simple numbers. */
    static final int SIMPLEST = 8;

    private static final double[] SIMPLE = {1, 2, 3, 0.5, -1, -2, 0, 0.75, -0.5};
    private static final double GOLDEN = 0.6180339887498949;

    static final Domain REAL = intervals("real", -3, 3);
    static final Domain POSITIVE = intervals("positive", 0.3, 3);
    static final Domain NOT_ZERO = intervals("not zero", -3, -0.3, 0.3, 3);
    static final Domain ABOVE_MINUS_ONE = intervals("above -1", -0.7, 3);

    static final Domain NOT_PLUS_MINUS_ONE = intervals("not -1 or 1", -3, -1.2, -0.8, 0.8, 1.2, 3);
    static final Domain NOT_PLUS_MINUS_THREE = intervals("not -3 or 3", -5, -3.3, -2.7, 2.7, 3.3, 5);
    static final Domain NOT_ZERO_OR_SIX = intervals("not 0 or 6", -3, -0.3, 0.3, 5.7, 6.3, 9);
    static final Domain BELOW_ONE = intervals("between -1 and 1", -0.8, 0.8);
    static final Domain PROBABILITY = intervals("between 0 and 1", 0.2, 0.8);
    static final Domain NO_POLE_OF_GAMMA = intervals("not 0, -1, -2", -1.7, -1.3, 0.3, 3);
    /** Well inside the poles of the inverse circular functions, and of the tangent. */
    static final Domain INSIDE_ONE = intervals("inside -1 to 1", -0.8, 0.8);

    static final Domain ABOVE_ONE = intervals("above 1", 1.3, 4);

    /** Exact in FLOAT32 with room for a step of 1: for casts, whose rounding is no derivative. */
    static final Domain DYADIC = grid("multiples of 1/64", 0, 0x1p-6);

    static final Domain WHOLE = grid("whole numbers", 0, 1);

    /** Indices into an axis of size 3. */
    static final Domain BELOW_THREE = new Domain(
            "0, 1 or 2", IntStream.range(0, INDICES).mapToDouble(i -> i % 3).toArray());

    // Never closer than 1/8 to each other: for two operands that must not tie.
    static final Domain QUARTERS = grid("multiples of 1/4", 0, 0.25);
    static final Domain BETWEEN_QUARTERS = grid("between multiples of 1/4", 0.125, 0.25);

    // 1/16 from the nearest of both; and half of a grid that has no 0, whose multiples are no value between quarters.
    static final Domain SIXTEENTHS = grid("multiples of 1/4 and 1/16", 0.0625, 0.25);
    static final Domain ODD_QUARTERS = grid("odd multiples of 1/4", 0.25, 0.5);

    /** All elements of the operand differ by 1/8 or more: for maxima, which must not tie. */
    static final Domain DISTINCT = new Domain("distinct", null);

    /** Matrices whose singular values and eigenvalues are apart: small numbers, and 3, 6, 9 on the diagonal. */
    static final Domain DOMINANT = new Domain("a dominant diagonal", null);

    /** Matrices of rank 1: the determinant is 0, of 3 rows so are all its first derivatives. */
    static final Domain RANK_ONE = new Domain("rank 1", null);

    private final String name;
    private final double[] values;

    private Domain(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    private static Domain intervals(String name, double... bounds) {
        List<Double> values = new ArrayList<>();
        for (double simple : SIMPLE) {
            for (int i = 0; i < bounds.length; i += 2) {
                if (bounds[i] <= simple && simple <= bounds[i + 1]) {
                    values.add(simple);
                }
            }
        }
        for (int i = 0; values.size() < INDICES; i++) {
            int interval = 2 * (i % (bounds.length / 2));
            double fraction = (i + 1) * GOLDEN % 1;
            values.add(bounds[interval] + fraction * (bounds[interval + 1] - bounds[interval]));
        }
        return new Domain(name, values.stream().mapToDouble(v -> v).toArray());
    }

    /** From the offset outwards, in turn above and below. */
    private static Domain grid(String name, double offset, double step) {
        double[] values = new double[INDICES];
        for (int i = 0; i < INDICES; i++) {
            values[i] = offset + (i % 2 == 0 ? i / 2 : -(i + 1) / 2) * step;
        }
        return new Domain(name, values);
    }

    /** {@return the elements of one operand of a shape, from one raw index below {@link #INDICES} each} */
    double[] values(int[] raw, Shape shape) {
        return this == DOMINANT || this == RANK_ONE ? matrices(raw, shape) : values(raw);
    }

    private double[] matrices(int[] raw, Shape shape) {
        int rows = shape.size(-2);
        int columns = shape.size(-1);
        double[] elements = new double[raw.length];
        for (int p = 0; p < elements.length; p++) {
            int column = p % columns;
            int row = p / columns % rows;
            int first = p - row * columns - column; // of the matrix
            elements[p] = this == DOMINANT
                    ? REAL.values[raw[p]] / 10 + (row == column ? 3 * (row + 1) : 0)
                    : NOT_ZERO.values[raw[first + row]] * NOT_ZERO.values[raw[first + columns * rows - 1 - column]];
        }
        return elements;
    }

    /** {@return the elements of one operand whose domain asks for no shape} */
    double[] values(int[] raw) {
        if (values != null) {
            return Arrays.stream(raw).mapToDouble(i -> values[i]).toArray();
        }
        double[] distinct = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            int rank = 0;
            for (int j = 0; j < raw.length; j++) {
                rank += raw[j] < raw[i] || raw[j] == raw[i] && j < i ? 1 : 0;
            }
            distinct[i] = (rank - raw.length / 2) * 0.125;
        }
        return distinct;
    }

    @Override
    public String toString() {
        return name;
    }
}
