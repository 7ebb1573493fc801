package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Axes;
import autograd.shape.Shape;
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

    @Property(tries = 300)
    void sliceTakesABoxAndPlacePutsItBack(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(dtype, random.shape());
        int rank = x.shape().rank();
        int[] starts = new int[rank];
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            starts[axis] = random.below(x.shape().size(axis) + 1);
            sizes[axis] = random.below(x.shape().size(axis) - starts[axis] + 1);
        }
        Shape box = Shape.of(sizes);
        NdArray y = Moves.slice(x, starts, box);
        NdArray z = Moves.place(y, starts, x.shape());
        assertEquals(box, y.shape());
        assertEquals(x.shape(), z.shape());
        int inside = 0;
        for (int i = 0; i < x.elements(); i++) {
            int[] index = NaiveKernels.index(x.shape(), i);
            boolean within = true;
            for (int axis = 0; axis < rank; axis++) {
                index[axis] -= starts[axis];
                within &= index[axis] >= 0 && index[axis] < sizes[axis];
            }
            String what = "box " + Arrays.toString(starts) + " " + box + " of " + x;
            if (within) {
                inside++;
                assertSameNumber(x.doubleAt(i), y.doubleAt(NaiveKernels.flat(box, index)), what);
            }
            assertSameNumber(within ? x.doubleAt(i) : 0, z.doubleAt(i), what);
        }
        assertEquals(box.elements(), inside);
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
            assertTrue(part.sameBits(Moves.slice(whole, starts, part.shape())), "part " + part + " of " + whole);
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
