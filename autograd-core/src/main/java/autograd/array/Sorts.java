package autograd.array;

import autograd.kernel.Float32Sorts;
import autograd.kernel.Float64Sorts;
import autograd.shape.AxisWalk;
import autograd.shape.Shape;
import autograd.shape.ShapeException;

/**
 * Operations that order elements. NaN comes after all numbers; NaNs are equal, as are 0 and -0. Any dtype; INT32 and BOOL are
 * ordered as numbers. Axes are counted from the front.
 */
public final class Sorts {
    private Sorts() {}

    /**
     * Returns the indices that sort x along an axis, as INT32. Equal elements stay in the order in which they stand, in
     * descending order too.
     */
    public static NdArray argSort(NdArray x, int axis, boolean descending) {
        Shape shape = Maps.present("argSort", "x", x).shape();
        if (axis < 0 || axis >= shape.rank()) {
            throw new ShapeException("argSort: axis " + axis + " of x of shape " + shape
                    + "; need an axis counted from the front, below " + shape.rank());
        }
        if (x.elements() == 0) {
            return NdArray.wrap(new int[0], shape);
        }
        AxisWalk walk = AxisWalk.of(shape, axis);
        return NdArray.wrap(
                x.dtype() == DType.FLOAT32
                        ? Float32Sorts.argSort(x.floats(), walk.size(), walk.inner(), descending)
                        : Float64Sorts.argSort(x.to(DType.FLOAT64).doubles(), walk.size(), walk.inner(), descending),
                shape);
    }

    /**
     * Returns the element over some axes that has {@code rank} others before it in ascending order; NaN if there is one.
     *
     * @param x FLOAT64 or FLOAT32
     * @throws IllegalArgumentException if there is no such element
     */
    public static NdArray select(NdArray x, int[] sortedAxes, boolean keepDims, int rank) {
        Sums.Reduction of = Sums.reduction("select", x, sortedAxes, keepDims);
        if (rank < 0 || rank >= of.length()) {
            throw new IllegalArgumentException("select: rank " + rank + " among " + of.length()
                    + " elements of x, shape " + x.shape() + "; need 0 or more, and less than there are elements");
        }
        int results = of.result().elements();
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(
                        Float64Sorts.select(of.x().doubles(), of.length(), of.columns(), results, rank), of.result())
                : NdArray.wrap(
                        Float32Sorts.select(of.x().floats(), of.length(), of.columns(), results, rank), of.result());
    }

    /**
     * Returns for each value how many elements come before it, as INT32; with {@code orEqual} also those equal to it.
     *
     * @param ascending of rank 1 and in ascending order
     * @param values of the dtype of the elements
     * @throws IllegalArgumentException if an element comes before the one in front of it
     */
    public static NdArray searchSorted(NdArray ascending, NdArray values, boolean orEqual) {
        Maps.requireSameDType("searchSorted", "sorted", ascending, "values", values);
        if (ascending.shape().rank() != 1) {
            throw new ShapeException("searchSorted: sorted has shape " + ascending.shape() + "; need rank 1");
        }
        for (int i = 1; i < ascending.elements(); i++) {
            if (Float64Sorts.before(ascending.doubleAt(i), ascending.doubleAt(i - 1))) {
                throw new IllegalArgumentException("searchSorted: sorted has " + ascending.doubleAt(i - 1)
                        + " at index " + (i - 1) + " and " + ascending.doubleAt(i) + " at index " + i
                        + "; need ascending order, as sort(x, 0) gives it");
            }
        }
        return NdArray.wrap(
                values.dtype() == DType.FLOAT32
                        ? Float32Sorts.searchSorted(ascending.floats(), values.floats(), orEqual)
                        : Float64Sorts.searchSorted(
                                ascending.to(DType.FLOAT64).doubles(),
                                values.to(DType.FLOAT64).doubles(),
                                orEqual),
                values.shape());
    }
}
