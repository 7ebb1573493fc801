package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Moves against naive index arithmetic, for every dtype. */
class MovesProperties {
    @Property(tries = 300)
    void transposePutsEachElementInItsPlace(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, random.shape());
        int[] permutation = Randoms.permutation(seed, x.shape().rank());
        NdArray y = Moves.transpose(x, permutation);
        for (int i = 0; i < y.elements(); i++) {
            int[] to = NaiveKernels.index(y.shape(), i);
            int[] from = new int[to.length];
            for (int axis = 0; axis < to.length; axis++) {
                from[permutation[axis]] = to[axis];
            }
            assertSameNumber(x.doubleAt(NaiveKernels.flat(x.shape(), from)), y.doubleAt(i), "transpose of " + x);
        }
        assertTrue(x.sameBits(Moves.transpose(y, Axes.inverse(permutation))), "back again: " + x);
    }

    @Property(tries = 300)
    void broadcastToRepeats(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape whole = random.shape();
        NdArray x = random.array(dtype, random.within(whole));
        NdArray y = Moves.broadcastTo(x, whole);
        assertEquals(whole, y.shape());
        for (int i = 0; i < y.elements(); i++) {
            double expected = NaiveKernels.broadcastAt(x, NaiveKernels.index(whole, i));
            assertSameNumber(expected, y.doubleAt(i), "broadcast of " + x + " to " + whole);
        }
    }

    @Property(tries = 500)
    void sliceTakesAWindowAndPlacePutsItBack(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, random.shape());
        Window window = NaiveKernels.window(random, x.shape());
        NdArray y = Moves.slice(x, window);
        assertEquals(window.shape(), y.shape());
        double[] expected = new double[x.elements()];
        for (int i = 0; i < y.elements(); i++) {
            int at = NaiveKernels.positionIn(window, i);
            assertSameNumber(x.doubleAt(at), y.doubleAt(i), window + " of " + x);
            expected[at] = x.doubleAt(at);
        }
        RandomArrays.assertSame(
                NaiveKernels.array(dtype, x.shape(), expected), Moves.place(y, window), "placed " + window);
    }

    @Property(tries = 300)
    void rollTurnsAnAxis(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = Shape.of(1 + random.below(3)).append(random.shape());
        NdArray x = random.array(dtype, shape);
        int axis = random.below(shape.rank());
        int shift = random.below(shape.size(axis) + 1);
        NdArray y = Moves.roll(x, axis, shift);
        for (int i = 0; i < x.elements(); i++) {
            int[] to = NaiveKernels.index(shape, i);
            to[axis] = (to[axis] + shift) % shape.size(axis);
            assertSameNumber(x.doubleAt(i), y.doubleAt(NaiveKernels.flat(shape, to)), "roll of " + x);
        }
    }

    @Property(tries = 300)
    void bandsKeepDiagonals(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = random.shape().append(Shape.of(random.below(5), random.below(5)));
        NdArray x = random.array(dtype, shape);
        int from = random.below(13) - 6;
        int to = random.below(13) - 6;
        NdArray y = Bands.keep(x, from, to);
        for (int i = 0; i < x.elements(); i++) {
            int[] at = NaiveKernels.index(shape, i);
            int diagonal = at[at.length - 1] - at[at.length - 2];
            boolean kept = from <= diagonal && diagonal <= to;
            assertSameNumber(kept ? x.doubleAt(i) : 0, y.doubleAt(i), "diagonals " + from + " to " + to + " of " + x);
        }
    }

    @Property(tries = 200)
    void concatIsUndoneBySlices(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape first = Shape.of(2).append(random.shape());
        int axis = random.below(first.rank());
        NdArray[] parts = new NdArray[1 + random.below(4)];
        int total = 0;
        for (int i = 0; i < parts.length; i++) {
            int[] sizes = first.toArray();
            sizes[axis] = random.below(4);
            total += sizes[axis];
            parts[i] = random.array(dtype, Shape.of(sizes));
        }
        NdArray whole = Moves.concat(parts, axis);
        assertEquals(total, whole.shape().size(axis));
        int[] starts = new int[first.rank()];
        for (NdArray part : parts) {
            assertTrue(
                    part.sameBits(Moves.slice(whole, Window.of(whole.shape(), starts, part.shape()))),
                    "part " + part + " of " + whole);
            starts[axis] += part.shape().size(axis);
        }
    }

    @Property(tries = 200)
    void gatherAndScatterAddFollowTheIndices(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, Shape.of(1 + random.below(9), 3));
        Shape shape = random.shape();
        int[] index = new int[shape.elements()];
        Arrays.setAll(index, i -> random.below(x.elements()));
        NdArray indices = NdArray.of(index, shape);
        NdArray y = Moves.gather(x, indices);
        assertEquals(shape, y.shape());
        for (int i = 0; i < index.length; i++) {
            assertSameNumber(x.doubleAt(index[i]), y.doubleAt(i), "gather from " + x);
        }
        DType floating = random.floating();
        NdArray values = random.array(floating, shape);
        double[] sums = new double[x.elements()];
        for (int i = 0; i < index.length; i++) {
            sums[index[i]] = NaiveKernels.round(floating, sums[index[i]] + values.doubleAt(i));
        }
        RandomArrays.assertSame(
                NaiveKernels.array(floating, x.shape(), sums),
                Moves.scatterAdd(values, indices, x.shape()),
                "scatterAdd of " + values);
    }

    @Property(tries = 100)
    void oneHotHasASingleOnePerRow(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        int classes = 1 + random.below(5);
        Shape shape = random.shape();
        int[] index = new int[shape.elements()];
        Arrays.setAll(index, i -> random.below(classes));
        NdArray y = Moves.oneHot(NdArray.of(index, shape), classes, dtype);
        assertEquals(shape.append(Shape.of(classes)), y.shape());
        assertEquals(dtype, y.dtype());
        for (int i = 0; i < y.elements(); i++) {
            assertEquals(index[i / classes] == i % classes ? 1 : 0, y.doubleAt(i));
        }
    }

    private static void assertSameNumber(double expected, double actual, String what) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), what);
    }
}
