package autograd;

import autograd.Op.None;
import autograd.array.Maps;
import autograd.array.Moments;
import autograd.array.NdArray;

/**
 * Norms over axes. Axes may be negative; none at all means all of them. With {@code keepDims} a reduced axis stays with size
 * 1. Operands are FLOAT64 or FLOAT32. A norm of nothing is 0; one that is representable neither overflows nor underflows on
 * the way. Every function throws {@link autograd.shape.ShapeException} for an axis that is out of range or named twice.
 *
 * <p>At 0, where a norm has a kink, the derivative is the subgradient of least norm, 0, to every order. Where elements are
 * infinite, it is the limit for these growing alike: that at their signs, with 0 for the finite ones, constant. {@link
 * #norm1} needs no such care: there, all elements keep their signs.
 */
public final class Norms {
    private static final GeneralOp<Reduction> NORM2 = Reductions.reducing(
            "norm2",
            (x, r) -> Moments.norm2(x, r.axes().toArray(), r.keepDims()),
            0b11,
            r -> r,
            (kept, r) -> direction(kept, r, 2));
    private static final GeneralOp<Power> NORM = Reductions.reducing(
            "norm",
            (x, a) -> Moments.norm(x, a.r().axes().toArray(), a.r().keepDims(), a.p()),
            0b11,
            Power::r,
            (kept, a) -> {
                Tensor parts = direction(kept, a.r(), a.p());
                return Arithmetic.scale(parts.sign(), parts.abs().pow(a.p() - 1));
            });
    // a / b, and 0 with all its derivatives where b is 0.
    private static final ElementwiseOp<None> RATIO = ElementwiseOp.binary(
            "ratio",
            Norms::quotients,
            Partial.reading(0b010, (values, none) -> inverse(values.at(1))),
            Partial.reading(
                    0b110, (values, none) -> Arithmetic.neg(Arithmetic.scale(values.at(2), inverse(values.at(1))))));

    /** The exponent of a norm. */
    private record Power(Reduction r, double p) implements Batched.Shifting<Power> {
        @Override
        public Power shifted(int size) {
            return new Power(r.shifted(size), p);
        }

        @Override
        public String toString() {
            return r + ", p=" + p;
        }
    }

    private Norms() {}

    /**
     * The sum of absolute values {@code sum |x[i]|}. Derivative: the sign of {@code x[i]}, 0 for an element that is 0.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the norms
     */
    public static Tensor norm1(Tensor x, int... axes) {
        return norm1(x, axes, false);
    }

    /** {@return {@link #norm1(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor norm1(Tensor x, int axis, boolean keepDims) {
        return norm1(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #norm1(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor norm1(Tensor x, int[] axes, boolean keepDims) {
        Reduction r = Reduction.of("norm1", x, axes, keepDims);
        return Reductions.sum(x.abs(), r);
    }

    /**
     * The Euclidean length {@code sqrt(sum x[i]^2)}. Derivative: {@code x[i] / y}, and 0 to every order where y is 0.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the norms
     */
    public static Tensor norm2(Tensor x, int... axes) {
        return norm2(x, axes, false);
    }

    /** {@return {@link #norm2(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor norm2(Tensor x, int axis, boolean keepDims) {
        return norm2(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #norm2(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor norm2(Tensor x, int[] axes, boolean keepDims) {
        return NORM2.apply(Reduction.of("norm2", x, axes, keepDims), x);
    }

    /**
     * The largest absolute value {@code max |x[i]|}. Derivative: the sign of the element that is largest, shared equally by
     * those that tie; 0 where y is 0.
     *
     * @param x the operand
     * @param axes the axes to reduce; none means all
     * @return the norms
     */
    public static Tensor normInf(Tensor x, int... axes) {
        return normInf(x, axes, false);
    }

    /** {@return {@link #normInf(Tensor, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor normInf(Tensor x, int axis, boolean keepDims) {
        return normInf(x, new int[] {axis}, keepDims);
    }

    /** {@return {@link #normInf(Tensor, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor normInf(Tensor x, int[] axes, boolean keepDims) {
        Reduction r = Reduction.of("normInf", x, axes, keepDims);
        return r.count() == 0
                ? Reductions.sum(x, r)
                : Reductions.max(x.abs(), r.axes().toArray(), keepDims);
    }

    /**
     * The p-norm {@code (sum |x[i]|^p)^(1/p)}; {@link #norm1}, {@link #norm2} and {@link #normInf} for p = 1, 2 and infinity.
     * Below p = 1 it is no norm, but has the same formula.
     *
     * <p>Derivative: {@code sign(x[i]) (|x[i]| / y)^(p - 1)}; for an element that is 0, and where y is 0, it is 0 to every
     * order.
     *
     * @param x the operand
     * @param p above 0
     * @param axes the axes to reduce; none means all
     * @return the norms
     * @throws IllegalArgumentException also unless p is above 0
     */
    public static Tensor norm(Tensor x, double p, int... axes) {
        return norm(x, p, axes, false);
    }

    /** {@return {@link #norm(Tensor, double, int...)} over one axis, which stays with size 1 if {@code keepDims}} */
    public static Tensor norm(Tensor x, double p, int axis, boolean keepDims) {
        return norm(x, p, new int[] {axis}, keepDims);
    }

    /** {@return {@link #norm(Tensor, double, int...)} over {@code axes}, which stay with size 1 if {@code keepDims}} */
    public static Tensor norm(Tensor x, double p, int[] axes, boolean keepDims) {
        Reduction r = Reduction.of("norm", x, axes, keepDims);
        if (!(p > 0)) {
            throw new IllegalArgumentException(
                    "norm: p is " + p + "; x has shape " + x.shape() + "; need a number above 0, or infinity");
        }
        if (p == 1) {
            return norm1(x, axes, keepDims);
        }
        if (p == 2) {
            return norm2(x, r);
        }
        return p == Double.POSITIVE_INFINITY ? normInf(x, axes, keepDims) : NORM.apply(new Power(r, p), x);
    }

    /**
     * The Frobenius norm of matrices, the root of the sum of squares: {@link #norm2} over the last two axes.
     * Derivative {@code x/y}, 0 at 0.
     *
     * @param x of rank 2 or more
     * @return the norms, of the leading axes
     * @throws autograd.shape.ShapeException also if the rank is below 2
     */
    public static Tensor frobenius(Tensor x) {
        Checks.floating("frobenius", "x", x);
        Checks.rankAtLeast("frobenius", "x", x, 2);
        return NORM2.apply(Reduction.of("frobenius", x, new int[] {-2, -1}, false), x);
    }

    /** {@return {@link #norm2(Tensor, int...)} by a reduction that is known to fit} */
    static Tensor norm2(Tensor x, Reduction r) {
        return NORM2.apply(r, x);
    }

    /** {@return {@code a[i] / b[i]}, and 0 where {@code b[i]} is 0} */
    static Tensor ratio(Tensor a, Tensor b) {
        return RATIO.apply(None.NONE, a, b);
    }

    private static NdArray quotients(NdArray a, NdArray b) {
        NdArray zero = NdArray.scalar(a.dtype(), 0);
        return Maps.where(Maps.equal(b, zero), zero, Maps.div(a, b));
    }

    private static Tensor inverse(Tensor b) {
        return ratio(Tensor.scalar(1, b.dtype()), b);
    }

    private static Tensor direction(Tensor[] kept, Reduction r, double p) {
        Tensor x = kept[0];
        Tensor y = Shaping.reshape(kept[1], r.kept());
        if (!Trace.anyNumber(y, Double::isInfinite)) {
            return ratio(x, y);
        }
        Tensor isInfinite = Rounding.isInf(y);
        Tensor ones = Rounding.isInf(x).to(x.dtype());
        Tensor count = Reductions.sum(ones, new Reduction(r.axes(), true, r.from()));
        Tensor corner = Arithmetic.scale(ones, Elementwise.sign(x));
        return ratio(Comparisons.where(isInfinite, corner, x), Comparisons.where(isInfinite, count.pow(1 / p), y));
    }
}
