package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Axes;
import autograd.shape.Shape;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Reductions against their naive loops over random shapes and axes. */
class SumsProperties {
    /** Rounding of two exponentials and their sum, in units of the last place of the result, generously. */
    private static final double ULPS = 16;

    @Property(tries = 500)
    void sumAndExtremaAgreeWithNaiveLoops(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.array(dtype, shape);
        int[] axes = random.axes(shape);
        Shape result = Axes.reduced(shape, axes, keepDims);
        String what = " of " + x + " over " + Arrays.toString(axes);
        RandomArrays.assertSame(
                NaiveKernels.reduce(x, axes, result, dtype, terms -> NaiveKernels.sum(dtype, terms)),
                Sums.sum(x, axes, keepDims),
                "sum" + what);
        if (Arrays.stream(axes).anyMatch(axis -> shape.size(axis) == 0)) {
            assertThrows(IllegalArgumentException.class, () -> Sums.max(x, axes, keepDims), what);
            assertThrows(IllegalArgumentException.class, () -> Sums.min(x, axes, keepDims), what);
        } else {
            RandomArrays.assertSame(
                    NaiveKernels.reduce(x, axes, result, dtype, NaiveKernels::max),
                    Sums.max(x, axes, keepDims),
                    "max" + what);
            RandomArrays.assertSame(
                    NaiveKernels.reduce(
                            x,
                            axes,
                            result,
                            dtype,
                            terms -> Arrays.stream(terms).reduce(Math::min).orElseThrow()),
                    Sums.min(x, axes, keepDims),
                    "min" + what);
        }
        RandomArrays.assertSame(
                NaiveKernels.reduce(
                        x,
                        axes,
                        result,
                        dtype,
                        terms -> Arrays.stream(terms)
                                .reduce(1, (product, term) -> NaiveKernels.round(dtype, product * term))),
                Sums.prod(x, axes, keepDims),
                "prod" + what);
    }

    @Property(tries = 300)
    void countNonZeroAgreesWithTheNaiveLoop(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = random.shape();
        NdArray x = random.array(DType.values()[random.below(4)], shape);
        int[] axes = random.axes(shape);
        RandomArrays.assertSame(
                NaiveKernels.reduce(
                        x,
                        axes,
                        Axes.reduced(shape, axes, keepDims),
                        DType.INT32,
                        terms -> Arrays.stream(terms).filter(term -> term != 0).count()),
                Sums.countNonZero(x, axes, keepDims),
                "countNonZero of " + x + " over " + Arrays.toString(axes));
    }

    @Property(tries = 300)
    void argMaxAgreesWithTheNaiveLoop(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = Shape.of(2).append(random.shape());
        // Few different numbers, so that there are ties.
        NdArray x = random.flip()
                ? random.array(random.floating(), shape)
                : random.array(DType.INT32, shape).to(random.floating());
        int axis = random.below(shape.rank());
        if (shape.size(axis) == 0) {
            assertThrows(IllegalArgumentException.class, () -> Sums.argMax(x, axis, keepDims));
            assertThrows(IllegalArgumentException.class, () -> Sums.argMin(x, axis, keepDims));
            return;
        }
        int[] axes = {axis};
        RandomArrays.assertSame(
                NaiveKernels.reduce(
                        x,
                        axes,
                        Axes.reduced(shape, axes, keepDims),
                        DType.INT32,
                        terms -> NaiveKernels.argMax(
                                Arrays.stream(terms).map(t -> -t).toArray())),
                Sums.argMin(x, axis, keepDims),
                "argMin of " + x + " along " + axis);
        RandomArrays.assertSame(
                NaiveKernels.reduce(x, axes, Axes.reduced(shape, axes, keepDims), DType.INT32, NaiveKernels::argMax),
                Sums.argMax(x, axis, keepDims),
                "argMax of " + x + " along " + axis);
    }

    @Property(tries = 200)
    void theLayoutOfTheOperandDoesNotMatter(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = random.shape();
        NdArray x = random.gaussian(random.floating(), shape);
        int[] permutation = Randoms.permutation(seed, shape.rank());
        for (int axis = 0; axis < shape.rank(); axis++) {
            NdArray moved = Moves.transpose(x, permutation);
            int there = Axes.inverse(permutation)[axis];
            NdArray direct = Sums.sum(x, new int[] {axis}, true);
            NdArray around = Moves.transpose(Sums.sum(moved, new int[] {there}, true), Axes.inverse(permutation));
            assertTrue(direct.sameBits(around), "sum of " + x + " along " + axis);
        }
    }

    @Property(tries = 200)
    void logSumExpAgreesWithTheDirectFormula(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.gaussian(dtype, shape);
        int[] axes = random.axes(shape);
        NdArray expected = NaiveKernels.reduce(x, axes, Axes.reduced(shape, axes, keepDims), DType.FLOAT64, terms -> {
            double sum = 0;
            for (double term : terms) {
                sum += Math.exp(term);
            }
            return Math.log(sum);
        });
        NdArray actual = Sums.logSumExp(x, axes, keepDims);
        assertEquals(dtype, actual.dtype());
        assertEquals(expected.shape(), actual.shape());
        double ulp = dtype == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
        for (int i = 0; i < actual.elements(); i++) {
            double want = expected.doubleAt(i);
            double bound = ULPS * ulp * Math.max(1, Math.abs(want));
            assertTrue(
                    want == actual.doubleAt(i) || Math.abs(actual.doubleAt(i) - want) <= bound,
                    "logSumExp of " + x + " over " + Arrays.toString(axes) + ": " + actual.doubleAt(i) + ", not "
                            + want);
        }
    }

    @Property(tries = 200)
    void softmaxIsExpOverSum(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = Shape.of(3).append(random.shape());
        NdArray x = random.gaussian(dtype, shape);
        int axis = random.below(shape.rank());
        NdArray shares = Sums.softmax(x, axis);
        assertEquals(shape, shares.shape());
        NdArray powers = NaiveKernels.map(x.to(DType.FLOAT64), Math::exp);
        int[] axes = {axis};
        NdArray sums = NaiveKernels.reduce(
                powers,
                axes,
                Axes.reduced(shape, axes, true),
                DType.FLOAT64,
                terms -> Arrays.stream(terms).sum());
        NdArray expected = NaiveKernels.map(DType.FLOAT64, shape, powers, sums, (p, s) -> p / s);
        double ulp = dtype == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
        for (int i = 0; i < shares.elements(); i++) {
            assertEquals(expected.doubleAt(i), shares.doubleAt(i), ULPS * ulp, "softmax of " + x + " along " + axis);
        }
    }

    @Property(tries = 200)
    void fusedRowsHaveTheBitsOfTheUnfusedKernels(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        int length = 1 + random.below(random.flip() ? 40 : 300);
        Shape shape = Shape.of(random.below(random.flip() ? 5 : 120), length);
        assertFused(random.array(dtype, shape), random.array(dtype, shape));
    }

    @Example
    void fusedRowsAreTheSameOnSeveralThreadsAndForRowsOfSeveralBlocks() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (Shape shape : new Shape[] {Shape.of(30_001, 7), Shape.of(50, 4096), Shape.of(3, 4097)}) {
                RandomArrays random = new RandomArrays(5);
                assertFused(random.array(dtype, shape), random.array(dtype, shape));
            }
        }
    }

    private static void assertFused(NdArray x, NdArray t) {
        int[] axes = {1};
        NdArray max = Sums.max(x, axes, true);
        NdArray powers = Maps.exp(Maps.sub(x, max));
        NdArray y = Maps.div(powers, Sums.sum(powers, axes, true));
        RandomArrays.assertSame(y, Sums.softmax(x, 1), "softmax of " + x);

        NdArray zero = NdArray.scalar(x.dtype(), 0);
        NdArray shift = Maps.where(Maps.equal(Maps.sub(max, max), zero), max, zero);
        NdArray log = Maps.log(Sums.sum(Maps.exp(Maps.sub(x, shift)), axes, true));
        RandomArrays.assertSame(Maps.add(log, shift), Sums.logSumExp(x, axes, true), "logSumExp of " + x);

        for (NdArray at : new NdArray[] {y, x}) {
            NdArray weighted = Maps.scale(t, at);
            RandomArrays.assertSame(
                    Maps.sub(weighted, Maps.scale(Sums.sum(weighted, axes, true), at)),
                    Sums.softmaxPull(t, at, 1),
                    "softmaxPull of " + t + " at " + at);
        }

        int rows = x.shape().size(0);
        int length = x.shape().size(1);
        int[] classes = new int[rows];
        int[] positions = new int[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = (7 * row + 3) % length;
            positions[row] = row * length + classes[row];
        }
        NdArray chosen = NdArray.of(classes, Shape.of(rows));
        NdArray ofClass = Moves.gather(x, NdArray.of(positions, Shape.of(rows)));
        RandomArrays.assertSame(
                Maps.sub(Sums.logSumExp(x, axes, false), ofClass),
                Sums.softmaxCrossEntropy(x, chosen),
                "softmaxCrossEntropy of " + x);
        NdArray g = Sums.sum(t, axes, true); // zeros, infinities and NaN among them
        RandomArrays.assertSame(
                Maps.scale(g, Maps.sub(y, Moves.oneHot(chosen, length, x.dtype()))),
                Sums.softmaxCrossEntropyPull(x, chosen, g.reshape(Shape.of(rows))),
                "softmaxCrossEntropyPull of " + x + " and " + g);
    }
}
