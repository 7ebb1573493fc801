package autograd.array;

import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Orders over random shapes and axes against the sorting of the JDK. */
class SortsTest {
    @Property(tries = 300)
    void argSortIsTheStableOrderOfTheTerms(@ForAll long seed, @ForAll boolean descending) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = DType.values()[random.below(4)];
        Shape shape = Shape.of(1 + random.below(20)).append(random.shape());
        NdArray x = random.array(dtype, shape);
        int axis = random.below(shape.rank());
        NdArray actual = Sorts.argSort(x, axis, descending);
        int[] axes = {axis};
        Shape result = Axes.reduced(shape, axes, false);
        for (int place = 0; place < shape.size(axis); place++) {
            int at = place;
            RandomArrays.assertSame(
                    NaiveKernels.reduce(x, axes, result, DType.INT32, terms -> order(terms, descending)[at]),
                    NaiveKernels.reduce(actual, axes, result, DType.INT32, terms -> terms[at]),
                    "place " + place + " of " + x + " along " + axis);
        }
    }

    private static int[] order(double[] terms, boolean descending) {
        Comparator<Integer> ascending = Comparator.comparingDouble(i -> terms[i] == 0 ? 0 : terms[i]);
        return IntStream.range(0, terms.length)
                .boxed()
                .sorted(descending ? ascending.reversed() : ascending)
                .mapToInt(i -> i)
                .toArray();
    }

    @Property(tries = 300)
    void theElementOfARankIsThatOfTheSortedTerms(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.array(dtype, shape);
        int[] axes = random.axes(shape);
        int length = Arrays.stream(axes).map(shape::size).reduce(1, (a, b) -> a * b);
        if (length == 0) {
            assertThrows(IllegalArgumentException.class, () -> Sorts.select(x, axes, keepDims, 0));
            return;
        }
        int rank = random.below(length);
        RandomArrays.assertSame(
                NaiveKernels.reduce(x, axes, Axes.reduced(shape, axes, keepDims), dtype, terms -> {
                    Arrays.sort(terms);
                    return Double.isNaN(terms[length - 1]) ? Double.NaN : terms[rank];
                }),
                Sorts.select(x, axes, keepDims, rank),
                "rank " + rank + " of " + x + " over " + Arrays.toString(axes));
    }

    @Example
    void badAxesAndRanksAreErrors() {
        NdArray x = NdArray.of(new double[6], Shape.of(2, 3));
        assertThrows(ShapeException.class, () -> Sorts.argSort(x, 2, false));
        assertThrows(ShapeException.class, () -> Sorts.searchSorted(x, x, false));
        assertThrows(IllegalArgumentException.class, () -> Sorts.select(x, new int[] {1}, false, 3));
    }
}
