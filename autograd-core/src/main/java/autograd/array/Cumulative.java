package autograd.array;

import autograd.kernel.Float32Chains;
import autograd.kernel.Float64Chains;
import autograd.shape.AxisWalk;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;

/**
 * Operations that go along one axis and keep what they have so far. The result has the shape of the operand.
 *
 * <p>Operands are FLOAT64 or FLOAT32; axes are counted from the front. The way goes from index 0 up or, where it is reversed,
 * from the last index down. The order of operations is fixed and does not depend on the layout: see {@link Float64Chains}.
 */
public final class Cumulative {
    private Cumulative() {}

    /** An operand as {@code [outer, length, columns]}; length and columns are at least 1 unless there is no element. */
    private record Chains(int length, int columns) {
        static Chains of(String op, NdArray x, int axis) {
            Maps.requireFloating(op, x);
            Shape shape = x.shape();
            if (axis < 0 || axis >= shape.rank()) {
                throw new ShapeException(op + ": axis " + axis + " of x of shape " + shape
                        + "; need an axis counted from the front, below " + shape.rank());
            }
            if (shape.elements() == 0) {
                return new Chains(1, 1);
            }
            AxisWalk walk = AxisWalk.of(shape, axis);
            return new Chains(walk.size(), walk.inner());
        }
    }

    /** Returns the running sums, each within one rounding for each element of its block and each block before. */
    public static NdArray sum(NdArray x, int axis, boolean reversed) {
        Chains chains = Chains.of("cumSum", x, axis);
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Chains.sums(x.doubles(), chains.length, chains.columns, reversed), x.shape())
                : NdArray.wrap(Float32Chains.sums(x.floats(), chains.length, chains.columns, reversed), x.shape());
    }

    /** Returns the running products. */
    public static NdArray product(NdArray x, int axis, boolean reversed) {
        Chains chains = Chains.of("cumProd", x, axis);
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Chains.products(x.doubles(), chains.length, chains.columns, reversed), x.shape())
                : NdArray.wrap(Float32Chains.products(x.floats(), chains.length, chains.columns, reversed), x.shape());
    }

    /** Returns the running maxima; NaN from the first NaN on, and 0 is larger than -0. */
    public static NdArray max(NdArray x, int axis) {
        Chains chains = Chains.of("cumMax", x, axis);
        return x.dtype() == DType.FLOAT64
                ? NdArray.wrap(Float64Chains.maxima(x.doubles(), chains.length, chains.columns), x.shape())
                : NdArray.wrap(Float32Chains.maxima(x.floats(), chains.length, chains.columns), x.shape());
    }

    /** Returns the running minima; NaN from the first NaN on, and -0 is smaller than 0. */
    public static NdArray min(NdArray x, int axis) {
        Chains.of("cumMin", x, axis);
        return Maps.neg(max(Maps.neg(x), axis));
    }

    /**
     * Returns {@code y[i] = u[i] + c[i] * y[i - 1]}, the first without a product, and the product 0 where either factor is.
     *
     * @param c of the shape and dtype of u; the first is not used
     */
    public static NdArray recurrence(NdArray c, NdArray u, int axis, boolean reversed) {
        Maps.requireSameDType("recurrence", "c", c, "u", u);
        Chains chains = Chains.of("recurrence", u, axis);
        if (!c.shape().equals(u.shape())) {
            throw new ShapeException(
                    "recurrence: c has shape " + c.shape() + ", u has shape " + u.shape() + "; need the same");
        }
        return u.dtype() == DType.FLOAT64
                ? NdArray.wrap(
                        Float64Chains.recurrences(c.doubles(), u.doubles(), chains.length, chains.columns, reversed),
                        u.shape())
                : NdArray.wrap(
                        Float32Chains.recurrences(c.floats(), u.floats(), chains.length, chains.columns, reversed),
                        u.shape());
    }

    /** Returns {@code y[i] = x[i - 1]} and 0 for the first, in the direction of the way. */
    public static NdArray shift(NdArray x, int axis, boolean reversed) {
        Chains.of("shift", x, axis);
        if (x.elements() == 0) {
            return x;
        }
        int[] sizes = x.shape().toArray();
        int[] origin = new int[sizes.length];
        int[] second = new int[sizes.length];
        second[axis] = 1;
        sizes[axis]--;
        NdArray others = Moves.slice(x, Window.of(x.shape(), reversed ? second : origin, Shape.of(sizes)));
        return Moves.place(others, Window.of(x.shape(), reversed ? origin : second, others.shape()));
    }
}
