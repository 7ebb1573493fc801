package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Running sums, products, maxima and recurrences against loops along one axis at a time. */
class CumulativeProperties {
    private static final int BLOCK = 4096;

    /** From where an element stands along the axis, the result before it, and its position, to its result. */
    @FunctionalInterface
    private interface Step {
        double apply(int i, double before, int flat);
    }

    @Property(tries = 500)
    void allAgreeWithNaiveLoops(@ForAll long seed, @ForAll boolean reversed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = Shape.of(1 + random.below(3)).append(random.shape());
        NdArray x = random.array(dtype, shape);
        NdArray c = random.array(dtype, shape);
        int axis = random.below(shape.rank());
        String what = " of " + x + " along " + axis + (reversed ? ", reversed" : "");

        RandomArrays.assertSame(
                folded(x, axis, reversed, Double::sum), Cumulative.sum(x, axis, reversed), "sum" + what);
        RandomArrays.assertSame(
                folded(x, axis, reversed, (a, b) -> a * b), Cumulative.product(x, axis, reversed), "product" + what);
        RandomArrays.assertSame(folded(x, axis, false, Math::max), Cumulative.max(x, axis), "max" + what);
        RandomArrays.assertSame(folded(x, axis, false, Math::min), Cumulative.min(x, axis), "min" + what);
        RandomArrays.assertSame(
                scanned(x, axis, reversed, (i, before, flat) -> i == 0 ? 0 : before, true),
                Cumulative.shift(x, axis, reversed),
                "shift" + what);
        RandomArrays.assertSame(
                scanned(
                        x,
                        axis,
                        reversed,
                        (i, before, flat) -> i == 0
                                ? x.doubleAt(flat)
                                : NaiveKernels.round(dtype, x.doubleAt(flat) + scaled(dtype, c.doubleAt(flat), before)),
                        false),
                Cumulative.recurrence(c, x, axis, reversed),
                "recurrence" + what);
    }

    private static double scaled(DType dtype, double a, double b) {
        return a == 0 || b == 0 ? 0 : NaiveKernels.round(dtype, a * b);
    }

    /** A running fold that begins with the first element; a sum begins with 0, so that it is never -0. */
    private static NdArray folded(NdArray x, int axis, boolean reversed, DoubleBinaryOperator f) {
        boolean adds = f.applyAsDouble(-0.0, 0) == 0 && f.applyAsDouble(2, 3) == 5;
        return scanned(
                x,
                axis,
                reversed,
                (i, before, flat) -> i == 0
                        ? (adds ? 0 + x.doubleAt(flat) : x.doubleAt(flat))
                        : NaiveKernels.round(x.dtype(), f.applyAsDouble(before, x.doubleAt(flat))),
                false);
    }

    private static NdArray scanned(NdArray x, int axis, boolean reversed, Step step, boolean beforeIsX) {
        Shape shape = x.shape();
        double[] y = new double[shape.elements()];
        int size = shape.size(axis);
        for (int i = 0; i < size; i++) {
            for (int flat = 0; flat < y.length; flat++) {
                int[] index = NaiveKernels.index(shape, flat);
                if (index[axis] != (reversed ? size - 1 - i : i)) {
                    continue;
                }
                double before = 0;
                if (i > 0) {
                    index[axis] += reversed ? 1 : -1;
                    int previous = NaiveKernels.flat(shape, index);
                    before = beforeIsX ? x.doubleAt(previous) : y[previous];
                }
                y[flat] = step.apply(i, before, flat);
            }
        }
        return NaiveKernels.array(x.dtype(), shape, y);
    }

    @Example
    void longSumsGoByBlocks() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            NdArray x = new RandomArrays(7).gaussian(dtype, Shape.of(3 * BLOCK + 5));
            NdArray y = Cumulative.sum(x, 0, false);
            double before = 0;
            double within = 0;
            for (int i = 0; i < x.elements(); i++) {
                if (i % BLOCK == 0) {
                    before = NaiveKernels.round(dtype, before + within);
                    within = 0;
                }
                within = NaiveKernels.round(dtype, within + x.doubleAt(i));
                assertEquals(NaiveKernels.round(dtype, before + within), y.doubleAt(i), dtype + ", element " + i);
            }
        }
    }

    @Example
    void aLongSumOfOnesInFloat32DoesNotStall() {
        NdArray y = Cumulative.sum(NdArray.full(DType.FLOAT32, Shape.of(20_000_000), 1), 0, false);
        assertEquals(2e7, y.doubleAt(y.elements() - 1));
    }

    @Example
    void badAxesAndShapesAreErrors() {
        NdArray x = NdArray.of(new double[6], Shape.of(2, 3));
        NdArray row = NdArray.of(new double[3], Shape.of(3));
        assertThrows(ShapeException.class, () -> Cumulative.sum(x, 2, false));
        assertThrows(ShapeException.class, () -> Cumulative.product(x, -1, false));
        assertThrows(ShapeException.class, () -> Cumulative.recurrence(row, x, 1, false));
    }
}
