package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Orders against the sorting of the JDK, which is stable for objects and puts NaN last. */
class SortingTest {
    private static final double NAN = Double.NaN;

    /** Few different numbers, so that there are ties; NaN and both zeros among them. */
    private static double number(int raw) {
        return raw == 9 ? NAN : raw == 8 ? -0.0 : (raw - 4) / 2.0;
    }

    private static double[] numbers(List<Integer> raw) {
        return raw.stream().mapToDouble(SortingTest::number).toArray();
    }

    private static int[] order(double[] x, boolean descending) {
        Comparator<Integer> ascending = Comparator.comparingDouble(i -> x[i] == 0 ? 0 : x[i]);
        return IntStream.range(0, x.length)
                .boxed()
                .sorted(descending ? ascending.reversed() : ascending)
                .mapToInt(i -> i)
                .toArray();
    }

    @Property(tries = 500)
    @Label("argSort, sort and topK are the stable order of the JDK, in every dtype, along either axis")
    void ordersAreStable(@ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> raw, @ForAll boolean transposed) {
        double[] values = numbers(raw);
        int[] up = order(values, false);
        int[] down = order(values, true);
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Tensor row = Tensor.of(values).to(dtype).reshape(1, values.length);
            Tensor x = transposed ? row.transpose() : row;
            int axis = transposed ? 0 : 1;
            assertArrayEquals(up, Sorting.argSort(x, axis).toIntArray());
            assertArrayEquals(
                    Arrays.stream(up).mapToDouble(i -> values[i]).toArray(),
                    x.sort(axis).toDoubleArray());
            Sorting.TopK top = Sorting.topK(x, values.length / 2, axis);
            int[] best = Arrays.copyOf(down, values.length / 2);
            assertArrayEquals(best, top.indices().toIntArray());
            assertArrayEquals(
                    Arrays.stream(best).mapToDouble(i -> values[i]).toArray(),
                    top.values().toDoubleArray());
        }
    }

    @Property(tries = 300)
    @Label("searchSorted: the number of elements before a value, by counting")
    void searchSortedCounts(
            @ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> raw,
            @ForAll @Size(max = 9) List<@IntRange(max = 9) Integer> sought) {
        double[] sorted = numbers(raw);
        Arrays.sort(sorted);
        double[] values = numbers(sought);
        int[] before = new int[values.length];
        int[] upTo = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i] == 0 ? 0 : values[i];
            before[i] = (int) Arrays.stream(sorted)
                    .filter(s -> Double.compare(s == 0 ? 0 : s, value) < 0)
                    .count();
            upTo[i] = (int) Arrays.stream(sorted)
                    .filter(s -> Double.compare(s == 0 ? 0 : s, value) <= 0)
                    .count();
        }
        Tensor x = Tensor.of(values);
        for (Tensor elements : List.of(Tensor.of(sorted), Tensor.of(sorted).to(DType.FLOAT32))) {
            assertArrayEquals(before, Sorting.searchSorted(elements, x).toIntArray());
            assertArrayEquals(
                    before, Sorting.searchSorted(elements, x, Sorting.Side.LEFT).toIntArray());
            assertArrayEquals(
                    upTo, Sorting.searchSorted(elements, x, Sorting.Side.RIGHT).toIntArray());
        }
    }

    @Example
    @Label("sort, argSort and topK along each axis of three are those of each row, and move each row's cotangents")
    void alongEachAxis() {
        Shape shape = Shape.of(2, 4, 3);
        double[] values = IntStream.range(0, 24).mapToDouble(i -> i * 7 % 24).toArray();
        Tensor x = Tensor.of(values, shape);
        int[] strides = {12, 3, 1};
        for (int axis = 0; axis < 3; axis++) {
            int size = shape.size(axis);
            int stride = strides[axis];
            int k = size - 1;
            Tensor sorted = x.sort(axis);
            Tensor order = Sorting.argSort(x, axis);
            Sorting.TopK top = Sorting.topK(x, k, axis);
            int along = axis;
            Tensor ofTop = Autograd.grad(
                            (Tensor t) -> Sorting.topK(t, k, along).values().sum())
                    .apply(x);
            assertEquals(shape, sorted.shape());
            assertEquals(24 / size * k, top.values().size());
            for (int i = 0; i < 24; i++) {
                int place = i / stride % size;
                int first = i - place * stride;
                double[] row = IntStream.range(0, size)
                        .mapToDouble(j -> values[first + j * stride])
                        .toArray();
                int[] up = order(row, false);
                int[] down = order(row, true);
                assertEquals(row[up[place]], sorted.array().doubleAt(i));
                assertEquals(up[place], order.array().doubleAt(i));
                if (place < k) {
                    int at = i / (stride * size) * stride * k + i % (stride * size);
                    assertEquals(row[down[place]], top.values().array().doubleAt(at));
                    assertEquals(down[place], top.indices().array().doubleAt(at));
                }
                assertEquals(place == up[0] ? 0 : 1, ofTop.array().doubleAt(i)); // all but the least
            }
        }
    }

    @Example
    @Label("searchSorted compares FLOAT32 with FLOAT64 as numbers, none of them rounded")
    void searchAmongTwoDtypes() {
        Tensor sorted = Tensor.of(0.1f, 1f);
        assertEquals(
                0,
                Sorting.searchSorted(sorted, Tensor.of(0.1, 1), Sorting.Side.RIGHT)
                        .get(0)); // 0.1f is above 0.1
        assertEquals(1, Sorting.searchSorted(Tensor.of(0.1, 1), sorted).get(0));
    }

    @Example
    @Label("integers and masks are ordered as numbers")
    void otherDTypes() {
        Tensor x = Tensor.ints(3, -1, 2, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertArrayEquals(new int[] {4, 1, 3, 2, 0, 5}, Sorting.argSort(x, 0).toIntArray());
        assertEquals(DType.INT32, x.sort(0).dtype());
        assertArrayEquals(
                new int[] {Integer.MIN_VALUE, -1, -1, 2, 3, Integer.MAX_VALUE},
                x.sort(0).toIntArray());
        assertArrayEquals(
                new int[] {0, 2, 1},
                Sorting.argSort(Tensor.bools(false, true, false), 0).toIntArray());
        assertArrayEquals(
                new int[] {1, 3},
                Sorting.searchSorted(Tensor.ints(1, 2, 2), Tensor.ints(2, 3)).toIntArray());
    }

    @Example
    @Label("ties: the cotangent goes to the first in order, never to two")
    void tiesAreStable() {
        Tensor x = Tensor.of(2.0, 1, 2, 1);
        Tensor weights = Tensor.of(10.0, 20, 30, 40);
        Tensor ofSort =
                Autograd.grad((Tensor t) -> t.sort(0).mul(weights).sum()).apply(x);
        assertArrayEquals(new double[] {30, 10, 40, 20}, ofSort.toDoubleArray());
        Tensor ofTop = Autograd.grad(
                        (Tensor t) -> Sorting.topK(t, 1, 0).values().sum())
                .apply(x);
        assertArrayEquals(new double[] {1, 0, 0, 0}, ofTop.toDoubleArray());
    }

    @Example
    @Label("a long order: 100,000 numbers are ascending, each once")
    void longOrder() {
        int n = 100_000;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i * 7919L % n; // 7919 is prime to n: each number once
        }
        Tensor x = Tensor.of(values);
        int[] order = Sorting.argSort(x, 0).toIntArray();
        for (int i = 0; i < n; i++) {
            assertEquals(i, values[order[i]]);
        }
        assertArrayEquals(
                IntStream.range(0, n).toArray(), Sorting.argSort(x.sort(0), 0).toIntArray());
    }

    @Example
    @Label("unique: values, first positions, inverse and counts")
    void unique() {
        Tensor x = Tensor.of(new double[] {3, NAN, -0.0, 3, 0, NAN}, Shape.of(2, 3));
        Sorting.Unique u = Sorting.unique(x);
        assertArrayEquals(new double[] {-0.0, 3, NAN}, u.values().toDoubles());
        assertArrayEquals(new int[] {2, 0, 1}, u.indices().toIntArray());
        assertEquals(x.shape(), u.inverse().shape());
        assertArrayEquals(new int[] {1, 2, 0, 1, 0, 2}, u.inverse().toIntArray());
        assertArrayEquals(new int[] {2, 2, 2}, u.counts().toIntArray());

        Sorting.Unique labels = Sorting.unique(Tensor.ints(7, 7, 2));
        assertEquals(DType.INT32, labels.values().dtype());
        assertArrayEquals(new int[] {2, 7}, labels.values().toInts());
        assertEquals(0, Sorting.unique(Tensor.zeros(0)).values().elements());
    }
}
