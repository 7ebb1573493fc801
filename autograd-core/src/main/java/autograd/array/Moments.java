package autograd.array;

import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Objects;

/**
 * Sums of powers over some axes: deviations from the mean, variances and norms. Operands are FLOAT64 or FLOAT32; axes as in
 * {@link Sums}, whose pattern all sums have.
 */
public final class Moments {
    // Where a sum of squares is as exact as any other: none of them has overflowed, and those that underflowed do not
    // matter.
    private static final double SAFE_LEAST_64 = 0x1p-900;
    private static final double SAFE_MOST_64 = 0x1p1000;
    private static final double SAFE_LEAST_32 = 0x1p-90;
    private static final double SAFE_MOST_32 = 0x1p120;

    private Moments() {}

    /**
     * Returns {@code x - mean(x)} over some axes, of the shape of x. The mean is that of {@code x - x0} with the first element
     * x0, which is close to them where the mean is large and the deviations small; so a constant has no deviations at all.
     */
    public static NdArray deviations(NdArray x, int[] sortedAxes) {
        Sums.Reduction of = Sums.reduction("deviations", x, sortedAxes, true);
        if (x.elements() == 0) {
            return x;
        }
        Window first = Window.of(x.shape(), new int[x.shape().rank()], firsts(x.shape(), sortedAxes));
        NdArray shifted = Maps.sub(x, Moves.slice(x, first));
        NdArray count = NdArray.scalar(x.dtype(), of.length());
        return Maps.sub(shifted, Maps.div(Sums.sum(shifted, sortedAxes, true), count));
    }

    private static Shape firsts(Shape shape, int[] axes) {
        int[] sizes = shape.toArray();
        for (int axis : axes) {
            sizes[axis] = 1;
        }
        return Shape.of(sizes);
    }

    /** Returns the sum of the squares of the {@link #deviations}, divided by {@code divisor}, by IEEE rules if that is 0. */
    public static NdArray variance(NdArray x, int[] sortedAxes, boolean keepDims, double divisor) {
        NdArray squares = Maps.square(deviations(x, sortedAxes));
        return Maps.div(Sums.sum(squares, sortedAxes, keepDims), NdArray.scalar(x.dtype(), divisor));
    }

    /**
     * Returns the root of the sum of squares over some axes; 0 for nothing. Where the sum would overflow or lose digits to
     * underflow, elements are first divided by a power of two.
     */
    public static NdArray norm2(NdArray x, int[] sortedAxes, boolean keepDims) {
        Maps.requireFloating("norm2", x);
        Objects.requireNonNull(sortedAxes, "norm2: axes is null");
        NdArray sums = Sums.sum(Maps.square(x), sortedAxes, true);
        NdArray roots = Maps.sqrt(sums);
        boolean single = x.dtype() == DType.FLOAT32;
        NdArray least = NdArray.scalar(x.dtype(), single ? SAFE_LEAST_32 : SAFE_LEAST_64);
        NdArray most = NdArray.scalar(x.dtype(), single ? SAFE_MOST_32 : SAFE_MOST_64);
        NdArray safe = Maps.equal(Maps.minimum(Maps.maximum(sums, least), most), sums);
        if (x.elements() > 0 && !allOf(safe)) {
            NdArray powers = powersOfTwo(Sums.max(Maps.abs(x), sortedAxes, true));
            NdArray scaled = Sums.sum(Maps.square(Maps.div(x, powers)), sortedAxes, true);
            roots = Maps.where(safe, roots, Maps.mul(Maps.sqrt(scaled), powers));
        }
        return roots.reshape(Sums.reduction("norm2", x, sortedAxes, keepDims).result());
    }

    private static boolean allOf(NdArray mask) {
        for (int i = 0; i < mask.elements(); i++) {
            if (!mask.boolAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the largest power of two that is not larger; 1 for 0, infinity and NaN} */
    private static NdArray powersOfTwo(NdArray x) {
        double[] powers = x.toDoubles();
        for (int i = 0; i < powers.length; i++) {
            boolean usual = powers[i] > 0 && powers[i] < Double.POSITIVE_INFINITY;
            powers[i] = usual ? Math.scalb(1.0, Math.max(Math.getExponent(powers[i]), Double.MIN_EXPONENT)) : 1;
        }
        return NdArray.of(powers, x.shape()).to(x.dtype());
    }

    /**
     * Returns {@code sum(|x|^p)^(1/p)} over some axes; 0 for nothing. Elements are first divided by the largest, so that
     * nothing overflows.
     *
     * @param p above 0 and finite
     */
    public static NdArray norm(NdArray x, int[] sortedAxes, boolean keepDims, double p) {
        Sums.Reduction of = Sums.reduction("norm", x, sortedAxes, keepDims);
        if (of.length() == 0) {
            return NdArray.full(x.dtype(), of.result(), 0);
        }
        NdArray sizes = Maps.abs(x);
        NdArray max = Sums.max(sizes, sortedAxes, true);
        NdArray one = NdArray.scalar(x.dtype(), 1);
        // Neither 0 nor an infinity can be a scale; with 1 in its place, the result is 0, infinity or NaN as it should
        // be.
        NdArray scale = Maps.where(Maps.equal(Maps.div(max, max), one), max, one);
        NdArray sum = Sums.sum(Maps.pow(Maps.div(sizes, scale), p), sortedAxes, true);
        return Maps.mul(Maps.pow(sum, 1 / p), scale).reshape(of.result());
    }
}
