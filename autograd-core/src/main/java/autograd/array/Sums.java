package autograd.array;

import autograd.kernel.Float32Chains;
import autograd.kernel.Float64Chains;
import autograd.kernel.Float64Sums;
import autograd.shape.Axes;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reductions: sums, maxima and what is made of them.
 *
 * <p>Operands are FLOAT64 or FLOAT32. Reduced axes are given sorted, distinct and counted from the front, as
 * {@link Axes#normalizeAll} returns them; they are dropped from the result or kept with size 1.
 *
 * <p>The order of additions is fixed and does not depend on the layout of the operand: a sum over any axes has the same
 * bits as the sum over the last axis of the transposed operand. {@link Float64Sums} states the pattern.
 */
public final class Sums {
    private Sums() {}

    /**
     * An operand as {@code [outer, length, columns]}, reduced along the middle: the results have {@code outer *
     * columns} elements in order.
     */
    record Reduction(NdArray x, int length, int columns, Shape result) {
        int outer() {
            return columns == 0 ? 0 : result.elements() / columns;
        }
    }

    /**
     * Returns the sum over some axes; 0 if there is nothing to add, and never -0.
     *
     * <p>The terms of one result are added in row-major order of the reduced axes, by the pattern of {@link
     * Float64Sums}: the sum of 2e7 ones is exact in FLOAT32 as well.
     */
    public static NdArray sum(NdArray x, int[] sortedAxes, boolean keepDims) {
        Reduction of = reduction("sum", x, sortedAxes, keepDims);
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Rows.sum(of.x.doubles(), of.outer(), of.length, of.columns), of.result)
                : NdArray.wrap(Float32Rows.sum(of.x.floats(), of.outer(), of.length, of.columns), of.result);
    }

    /**
     * Returns the largest element over some axes; NaN if there is one, and 0 is larger than -0.
     *
     * @throws IllegalArgumentException if the reduced axes hold no element
     */
    public static NdArray max(NdArray x, int[] sortedAxes, boolean keepDims) {
        Reduction of = reduction("max", x, sortedAxes, keepDims);
        requireTerms("max", of, x);
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Rows.max(of.x.doubles(), of.outer(), of.length, of.columns), of.result)
                : NdArray.wrap(Float32Rows.max(of.x.floats(), of.outer(), of.length, of.columns), of.result);
    }

    /**
     * Returns the smallest element over some axes; NaN if there is one, and -0 is smaller than 0.
     *
     * @throws IllegalArgumentException if the reduced axes hold no element
     */
    public static NdArray min(NdArray x, int[] sortedAxes, boolean keepDims) {
        requireTerms("min", reduction("min", x, sortedAxes, keepDims), x);
        return Maps.neg(max(Maps.neg(x), sortedAxes, keepDims));
    }

    /** Returns the product over some axes, {@code 1 * t[0] * t[1] * ...} in row-major order of the reduced axes. */
    public static NdArray prod(NdArray x, int[] sortedAxes, boolean keepDims) {
        Reduction of = reduction("prod", x, sortedAxes, keepDims);
        int results = of.result.elements();
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Chains.product(of.x.doubles(), of.length, of.columns, results), of.result)
                : NdArray.wrap(Float32Chains.product(of.x.floats(), of.length, of.columns, results), of.result);
    }

    /** Returns how many elements over some axes are not 0, or true, as INT32; NaN is not 0. Any dtype. */
    public static NdArray countNonZero(NdArray x, int[] sortedAxes, boolean keepDims) {
        Maps.present("countNonZero", "x", x);
        Objects.requireNonNull(sortedAxes, "countNonZero: axes is null");
        NdArray ones = x.to(DType.BOOL).to(DType.FLOAT64); // in which all sizes of arrays are exact
        return sum(ones, sortedAxes, keepDims).to(DType.INT32);
    }

    /**
     * Returns the index of the largest element along one axis, as INT32: the first of equal ones, or the first NaN if
     * there is one.
     *
     * @param axis counted from the front
     * @throws IllegalArgumentException if the axis has size 0
     */
    public static NdArray argMax(NdArray x, int axis, boolean keepDims) {
        Reduction of = reduction("argMax", x, new int[] {axis}, keepDims);
        requireTerms("argMax", of, x);
        return NdArray.wrap(
                x.dtype() == DType.FLOAT64
                        ? Float64Rows.argMax(of.x.doubles(), of.outer(), of.length, of.columns)
                        : Float32Rows.argMax(of.x.floats(), of.outer(), of.length, of.columns),
                of.result);
    }

    /**
     * Returns the index of the smallest element along one axis, as INT32: the first of equal ones, or the first NaN if
     * there is one.
     *
     * @param axis counted from the front
     * @throws IllegalArgumentException if the axis has size 0
     */
    public static NdArray argMin(NdArray x, int axis, boolean keepDims) {
        requireTerms("argMin", reduction("argMin", x, new int[] {axis}, keepDims), x);
        return argMax(Maps.neg(x), axis, keepDims);
    }

    /**
     * Returns {@code log(sum(exp(x)))} over some axes, computed as {@code m + log(sum(exp(x - m)))} with the largest
     * element m, so that nothing overflows.
     *
     * <p>-infinity if all elements are -infinity or there are none; infinity if one is infinity; NaN if one is NaN.
     */
    public static NdArray logSumExp(NdArray x, int[] sortedAxes, boolean keepDims) {
        Reduction of = reduction("logSumExp", x, sortedAxes, keepDims);
        if (of.length == 0) {
            return NdArray.full(x.dtype(), of.result, Double.NEGATIVE_INFINITY);
        }
        if (of.columns == 1 && of.length <= Float64Softmax.LONGEST) {
            return x.dtype() == DType.FLOAT64
                    ? NdArray.wrap(Float64Softmax.logSumExp(of.x.doubles(), of.length), of.result)
                    : NdArray.wrap(Float32Softmax.logSumExp(of.x.floats(), of.length), of.result);
        }
        NdArray max = max(x, sortedAxes, true);
        NdArray zero = NdArray.scalar(x.dtype(), 0);
        // An infinite or NaN maximum is no shift: infinity - infinity would turn it into NaN. Then exp and log do it.
        NdArray finite = Maps.equal(Maps.sub(max, max), zero);
        NdArray shift = Maps.where(finite, max, zero);
        NdArray sum = sum(Maps.exp(Maps.sub(x, shift)), sortedAxes, true);
        return Maps.add(Maps.log(sum), shift).reshape(of.result);
    }

    /**
     * Returns {@code exp(x - m) / sum(exp(x - m))} along one axis, with the largest element m along it.
     *
     * <p>Exactly equal shares for equal elements. NaN along the axis if an element is NaN or infinity, or if all are
     * -infinity; empty if the axis is.
     *
     * @param axis counted from the front
     */
    public static NdArray softmax(NdArray x, int axis) {
        int[] axes = {axis};
        Reduction of = reduction("softmax", x, axes, true);
        if (of.length == 0) {
            return x;
        }
        if (of.columns == 1 && of.length <= Float64Softmax.LONGEST) {
            return x.dtype() == DType.FLOAT64
                    ? NdArray.wrap(Float64Softmax.softmax(x.doubles(), of.length), x.shape())
                    : NdArray.wrap(Float32Softmax.softmax(x.floats(), of.length), x.shape());
        }
        NdArray powers = Maps.exp(Maps.sub(x, max(x, axes, true)));
        return Maps.div(powers, sum(powers, axes, true));
    }

    /**
     * Returns the derivative of softmax along one axis, applied to t: {@code t * y - y * sum(t * y)} for the softmax y. Its
     * Jacobian is symmetric, so this is the product with it from either side. Products are those of {@link Maps#scale}.
     *
     * @param t of the dtype of y; the shapes broadcast together, and the sum is along {@code axis} of the common one
     * @param axis counted from the front
     */
    public static NdArray softmaxPull(NdArray t, NdArray y, int axis) {
        Maps.requireSameDType("softmaxPull", "t", t, "y", y);
        int[] axes = {axis};
        Shape shape = Broadcast.common("softmaxPull", "t", t.shape(), "y", y.shape());
        if (t.shape().equals(shape) && y.shape().equals(shape)) {
            Reduction of = reduction("softmaxPull", y, axes, true);
            if (of.columns == 1 && of.length > 0 && of.length <= Float64Softmax.LONGEST) {
                return y.dtype() == DType.FLOAT64
                        ? NdArray.wrap(Float64Softmax.pull(t.doubles(), y.doubles(), of.length), shape)
                        : NdArray.wrap(Float32Softmax.pull(t.floats(), y.floats(), of.length), shape);
            }
        }
        NdArray weighted = Maps.scale(t, y);
        return Maps.sub(weighted, Maps.scale(sum(weighted, axes, true), y));
    }

    /**
     * Returns the cross entropy of the softmax of each row of logits, with one class a row: {@code logSumExp(logits) -
     * logits[class]} along the last axis, with the bits of {@link #logSumExp} and a difference.
     *
     * @param classes INT32, of the shape of the logits without the last axis
     * @throws IndexOutOfBoundsException if a class is out of range
     */
    public static NdArray softmaxCrossEntropy(NdArray logits, NdArray classes) {
        String op = "softmaxCrossEntropy";
        int length = requireClasses(op, logits, classes);
        Shape rows = classes.shape();
        if (length <= Float64Softmax.LONGEST) {
            return logits.dtype() == DType.FLOAT64
                    ? NdArray.wrap(Float64Softmax.crossEntropy(logits.doubles(), classes.ints(), length), rows)
                    : NdArray.wrap(Float32Softmax.crossEntropy(logits.floats(), classes.ints(), length), rows);
        }
        int[] chosen = classes.toInts();
        for (int row = 0; row < chosen.length; row++) {
            chosen[row] += row * length;
        }
        int[] last = {rows.rank()};
        return Maps.sub(logSumExp(logits, last, false), Moves.gather(logits, NdArray.wrap(chosen, rows)));
    }

    /**
     * Returns the derivative of {@link #softmaxCrossEntropy}, applied to a cotangent: {@code g * (softmax(logits) -
     * oneHot(classes))}, each difference rounded before the product. Products are those of {@link Maps#scale}.
     *
     * @param classes INT32, of the shape of the logits without the last axis
     * @param g of the shape of the classes and the dtype of the logits
     * @throws IndexOutOfBoundsException if a class is out of range
     */
    public static NdArray softmaxCrossEntropyPull(NdArray logits, NdArray classes, NdArray g) {
        String op = "softmaxCrossEntropyPull";
        Maps.present(op, "g", g);
        int length = requireClasses(op, logits, classes);
        Maps.requireSameDType(op, "logits", logits, "g", g);
        if (!g.shape().equals(classes.shape())) {
            throw new ShapeException(
                    op + ": classes has shape " + classes.shape() + ", g has shape " + g.shape() + "; need the same");
        }
        Shape shape = logits.shape();
        if (length <= Float64Softmax.LONGEST) {
            int[] chosen = classes.ints();
            return logits.dtype() == DType.FLOAT64
                    ? NdArray.wrap(
                            Float64Softmax.crossEntropyPull(logits.doubles(), chosen, g.doubles(), length), shape)
                    : NdArray.wrap(Float32Softmax.crossEntropyPull(logits.floats(), chosen, g.floats(), length), shape);
        }
        int last = shape.rank() - 1;
        NdArray rest = Maps.sub(softmax(logits, last), Moves.oneHot(classes, length, logits.dtype()));
        return Maps.scale(g.reshape(Axes.reduced(shape, new int[] {last}, true)), rest);
    }

    /** {@return the number of classes, at least 1, after checking that there is a valid one for each row} */
    private static int requireClasses(String op, NdArray logits, NdArray classes) {
        Maps.present(op, "logits", logits);
        Maps.requireFloating(op, logits);
        if (Maps.present(op, "classes", classes).dtype() != DType.INT32) {
            throw new IllegalArgumentException(
                    op + ": classes of shape " + classes.shape() + " has dtype " + classes.dtype() + "; need INT32");
        }
        Shape shape = logits.shape();
        int last = shape.rank() - 1;
        if (last < 0) {
            throw new ShapeException(op + ": logits has shape []; need [..., classes]");
        }
        Shape rows = Axes.reduced(shape, new int[] {last}, false);
        if (!classes.shape().equals(rows)) {
            throw new ShapeException(op + ": logits has shape " + shape + ", classes has shape " + classes.shape()
                    + "; need one class a row, shape " + rows);
        }
        int count = shape.size(last);
        if (count == 0) {
            throw new ShapeException(
                    op + ": logits has shape " + shape + " and so no classes; need 1 or more along the last axis");
        }
        int[] chosen = classes.ints();
        for (int row = 0; row < chosen.length; row++) {
            if (chosen[row] < 0 || chosen[row] >= count) {
                throw new IndexOutOfBoundsException(op + ": class " + chosen[row] + " at row " + row
                        + " of classes, shape " + rows + "; logits has shape " + shape + ", need 0 to " + (count - 1));
            }
        }
        return count;
    }

    static Reduction reduction(String op, NdArray x, int[] axes, boolean keepDims) {
        Maps.requireFloating(op, x);
        Objects.requireNonNull(axes, () -> op + ": axes is null");
        Shape shape = x.shape();
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] < 0 || axes[i] >= shape.rank() || i > 0 && axes[i] <= axes[i - 1]) {
                throw new ShapeException(op + ": axes " + Arrays.toString(axes) + " of x of shape " + shape
                        + "; need ascending axes counted from the front, below " + shape.rank());
            }
        }
        Shape result = Axes.reduced(shape, axes, keepDims);
        int length = 1;
        for (int axis : axes) {
            length *= shape.size(axis);
        }
        // Axes of size 1 are on both sides at once. Otherwise: kept*, reduced*, kept* needs no copy.
        int columns = 1;
        int phase = 0; // 0: trailing kept axes, 1: reduced axes, 2: leading kept axes
        int next = axes.length - 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            boolean reduced = next >= 0 && axes[next] == axis;
            next -= reduced ? 1 : 0;
            if (shape.size(axis) == 1) {
                continue;
            }
            if (reduced) {
                if (phase == 2) {
                    return new Reduction(Moves.transpose(x, reducedLast(shape, axes)), length, 1, result);
                }
                phase = 1;
            } else if (phase == 0) {
                columns *= shape.size(axis);
            } else {
                phase = 2;
            }
        }
        if (phase == 0) { // nothing but axes of size 1 is reduced
            columns = 1;
        }
        return new Reduction(x, length, columns, result);
    }

    private static int[] reducedLast(Shape shape, int[] axes) {
        int[] permutation = new int[shape.rank()];
        int kept = 0;
        int last = shape.rank() - axes.length;
        for (int axis = 0; axis < permutation.length; axis++) {
            boolean reduced = Arrays.binarySearch(axes, axis) >= 0;
            permutation[reduced ? last++ : kept++] = axis;
        }
        return permutation;
    }

    private static void requireTerms(String op, Reduction of, NdArray x) {
        if (of.length == 0) {
            throw new IllegalArgumentException(op + ": cannot reduce an empty axis; x has shape " + x.shape()
                    + "; need at least one element to choose from");
        }
    }
}
