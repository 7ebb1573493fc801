package autograd;

import autograd.array.Moments;
import autograd.array.NdArray;
import autograd.array.Sorts;
import java.util.Objects;

/**
 * Spread and position of elements over axes. Axes may be negative; none at all means all of them. With {@code keepDims} a
 * reduced axis stays with size 1. Operands are FLOAT64 or FLOAT32. Every function throws {@link
 * autograd.shape.ShapeException} for an axis that is out of range or named twice.
 */
public final class Statistics {
    private static final LinearOp<Reduction> DEVIATIONS = LinearOp.of(
            "deviations",
            (NdArray x, Reduction r) -> Moments.deviations(x, r.axes().toArray()),
            (g, r) -> Statistics.DEVIATIONS.apply(r, g));
    private static final GeneralOp<Spread> VAR = Reductions.reducing(
            "var",
            (x, s) -> Moments.variance(x, s.r().axes().toArray(), s.r().keepDims(), s.divisor()),
            0b01,
            Spread::r,
            (kept, s) -> Statistics.DEVIATIONS.apply(s.r(), kept[0]).div(s.divisor() / 2));
    private static final GeneralOp<Position> ORDER_STATISTIC = Reductions.reducing(
            "orderStatistic",
            (x, p) -> Sorts.select(x, p.r().axes().toArray(), p.r().keepDims(), p.rank()),
            0b11,
            Position::r,
            (kept, p) -> Reductions.tieWeights(kept, p.r()));

    /** What a sum of squared deviations is divided by. */
    private record Spread(Reduction r, double divisor) implements Batched.Shifting<Spread> {
        @Override
        public Spread shifted(int size) {
            return new Spread(r.shifted(size), divisor);
        }

        @Override
        public String toString() {
            return r + ", divisor=" + divisor;
        }
    }

    /** How many elements come before the one that is meant. */
    private record Position(Reduction r, int rank) implements Batched.Shifting<Position> {
        @Override
        public Position shifted(int size) {
            return new Position(r.shifted(size), rank);
        }

        @Override
        public String toString() {
            return r + ", rank=" + rank;
        }
    }

    private Statistics() {}

    /**
     * The variance over axes, {@code sum((x - mean x)^2) / divisor}, in two passes: of [1e9, 1e9 + 1, 1e9 + 2] with n - 1 it is
     * exactly 1. Derivative: {@code 2 (x[i] - mean x) / divisor}.
     *
     * <p>Of one element: 0 with derivative 0 for n, NaN with derivative NaN for n - 1. Of none: NaN.
     *
     * @param x the operand
     * @param divisor n or n - 1
     * @param axes the axes to reduce; none means all
     * @return the variances
     */
    public static Tensor var(Tensor x, Divisor divisor, int... axes) {
        return var(x, divisor, axes, false);
    }

    /** {@return {@link #var(Tensor, Divisor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor var(Tensor x, Divisor divisor, int axis, boolean keepDims) {
        return var(x, divisor, new int[] {axis}, keepDims);
    }

    /** {@return {@link #var(Tensor, Divisor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor var(Tensor x, Divisor divisor, int[] axes, boolean keepDims) {
        Reduction r = reduction("var", x, divisor, axes, keepDims);
        return VAR.apply(new Spread(r, divisor.of(r.count())), x);
    }

    /**
     * The standard deviation over axes, the root of {@link #var}; it does not overflow where only the variance does.
     * Derivative: {@code (x[i] - mean x) / (divisor y)}; of a constant the value is exactly 0 and the derivative 0, to every
     * order.
     *
     * @param x the operand
     * @param divisor n or n - 1
     * @param axes the axes to reduce; none means all
     * @return the standard deviations
     */
    public static Tensor std(Tensor x, Divisor divisor, int... axes) {
        return std(x, divisor, axes, false);
    }

    /** {@return {@link #std(Tensor, Divisor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor std(Tensor x, Divisor divisor, int axis, boolean keepDims) {
        return std(x, divisor, new int[] {axis}, keepDims);
    }

    /** {@return {@link #std(Tensor, Divisor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor std(Tensor x, Divisor divisor, int[] axes, boolean keepDims) {
        Reduction r = reduction("std", x, divisor, axes, keepDims);
        double by = divisor.of(r.count());
        if (by == 0) {
            return VAR.apply(new Spread(r, by), x).sqrt(); // NaN, and so is its derivative
        }
        return Norms.norm2(DEVIATIONS.apply(r, x), r).div(Math.sqrt(by));
    }

    /**
     * The median over axes: the middle element in order of size, or the mean of the two in the middle; NaN if there is a NaN.
     * Derivative: that of a {@link #quantile}.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the medians
     * @throws autograd.shape.ShapeException also if a reduced axis is empty
     */
    public static Tensor median(Tensor x, int... axes) {
        return median(x, axes, false);
    }

    /** {@return {@link #median(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor median(Tensor x, int axis, boolean keepDims) {
        return median(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #median(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor median(Tensor x, int[] axes, boolean keepDims) {
        return quantile("median", x, 0.5, axes, keepDims);
    }

    /**
     * A quantile over axes, by linear interpolation as NumPy's default: with {@code h = q (n - 1)} it is {@code (1 - f) s[k] + f
     * s[k + 1]}, where s are the n elements in order of size, k the whole part of h and f the rest. NaN if there is a NaN.
     *
     * <p>Derivative: {@code 1 - f} for the element {@code s[k]} and f for {@code s[k + 1]}; what tie with one of them share its
     * part equally.
     *
     * @param x the operand
     * @param q from 0, the minimum, to 1, the maximum
     * @param axes the axes to reduce; none means all
     * @return the quantiles
     * @throws autograd.shape.ShapeException also if a reduced axis is empty
     * @throws IllegalArgumentException also unless q is from 0 to 1
     */
    public static Tensor quantile(Tensor x, double q, int... axes) {
        return quantile(x, q, axes, false);
    }

    /** {@return {@link #quantile(Tensor, double, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor quantile(Tensor x, double q, int axis, boolean keepDims) {
        return quantile(x, q, new int[] {axis}, keepDims);
    }

    /** {@return {@link #quantile(Tensor, double, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor quantile(Tensor x, double q, int[] axes, boolean keepDims) {
        return quantile("quantile", x, q, axes, keepDims);
    }

    private static Tensor quantile(String op, Tensor x, double q, int[] axes, boolean keepDims) {
        Reduction r = Reduction.of(op, x, axes, keepDims);
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException(
                    op + ": q is " + q + "; x has shape " + x.shape() + "; need a number from 0 to 1");
        }
        r.requireNotEmpty(op);
        double position = q * (r.count() - 1);
        int below = (int) Math.floor(position);
        double fraction = position - below;
        Tensor low = ORDER_STATISTIC.apply(new Position(r, below), x);
        if (fraction == 0) {
            return low;
        }
        Tensor high = ORDER_STATISTIC.apply(new Position(r, below + 1), x);
        Tensor between = low.mul(1 - fraction).add(high.mul(fraction));
        return Comparisons.where(low.equal(high), low, between); // between equal ones nothing is rounded
    }

    /** {@return {@code x - mean(x)} over axes} */
    static Tensor deviations(Tensor x, int... axes) {
        return DEVIATIONS.apply(Reduction.of("deviations", x, axes, true), x);
    }

    private static Reduction reduction(String op, Tensor x, Divisor divisor, int[] axes, boolean keepDims) {
        Checks.present(op, "x", x);
        Objects.requireNonNull(divisor, () -> op + ": divisor is null; need COUNT or COUNT_MINUS_ONE");
        return Reduction.of(op, x, axes, keepDims);
    }
}
