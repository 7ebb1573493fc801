package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** Row i is (i, 10 i), its class is i. */
    private static Batch rows(int n) {
        double[] x = new double[2 * n];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = 10 * i;
            y[i] = i;
        }
        return new Batch(Tensor.of(x, Shape.of(n, 2)).to(DType.FLOAT32), Tensor.ints(y));
    }

    /** The classes of a batch, after the check that its rows still belong to them. */
    private static int[] consistent(Batch batch) {
        int[] y = batch.y().toIntArray();
        assertEquals(Shape.of(y.length, 2), batch.x().shape());
        assertEquals(DType.FLOAT32, batch.x().dtype());
        for (int i = 0; i < y.length; i++) {
            assertEquals(y[i], batch.x().get(i, 0));
            assertEquals(10 * y[i], batch.x().get(i, 1));
        }
        return y;
    }

    private static int[] all(Iterable<Batch> batches, List<Integer> sizes) {
        List<Integer> classes = new ArrayList<>();
        for (Batch batch : batches) {
            sizes.add(batch.size());
            Arrays.stream(consistent(batch)).forEach(classes::add);
        }
        return classes.stream().mapToInt(Integer::intValue).toArray();
    }

    @Property(tries = 50)
    @Label("each row is in exactly one mini-batch; all but the last are full")
    void partition(@ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 40) int most) {
        int size = Math.min(n, most);
        int[] expected = new int[n];
        Arrays.setAll(expected, i -> i);
        for (boolean shuffled : new boolean[] {false, true}) {
            List<Integer> sizes = new ArrayList<>();
            int[] seen = all(shuffled ? Batches.shuffled(rows(n), size, 3) : Batches.inOrder(rows(n), size), sizes);
            if (shuffled) {
                Arrays.sort(seen);
            }
            assertArrayEquals(expected, seen);
            assertEquals((n + size - 1) / size, sizes.size());
            for (int i = 0; i < sizes.size() - 1; i++) {
                assertEquals(size, sizes.get(i));
            }
        }
    }

    @Property(tries = 50)
    @Label("a split has every row once, the rounded fraction of them to train on")
    void split(@ForAll @IntRange(min = 4, max = 60) int n, @ForAll long seed) {
        Batches.Split split = Batches.split(rows(n), 0.75, seed);
        assertEquals((int) Math.rint(0.75 * n), split.train().size());
        int[] train = consistent(split.train());
        int[] test = consistent(split.test());
        int[] seen = Arrays.copyOf(train, n);
        System.arraycopy(test, 0, seen, train.length, test.length);
        assertEquals(n, train.length + test.length);
        Arrays.sort(seen);
        for (int i = 0; i < n; i++) {
            assertEquals(i, seen[i]);
        }
    }

    @Test
    void seedsDecideTheOrder() {
        int[] first = consistent(Batches.shuffle(rows(50), 1));
        assertArrayEquals(first, consistent(Batches.shuffle(rows(50), 1)));
        assertFalse(Arrays.equals(first, consistent(Batches.shuffle(rows(50), 2))));
        Iterable<Batch> epoch = Batches.shuffled(rows(50), 7, 4);
        int[] once = all(epoch, new ArrayList<>());
        assertArrayEquals(once, all(epoch, new ArrayList<>()), "an epoch can be run through again");
        assertFalse(Arrays.equals(once, all(Batches.shuffled(rows(50), 7, 5), new ArrayList<>())));
    }

    @Test
    void everyPlaceIsEquallyLikely() {
        // Row 0 in each of 5 places: 5000 shuffles, 1000 expected, standard deviation sqrt(5000 * 0.2 * 0.8) = 28.
        int[] places = new int[5];
        for (long seed = 0; seed < 5000; seed++) {
            int[] order = Batches.shuffle(rows(5), seed).y().toIntArray();
            for (int place = 0; place < 5; place++) {
                places[place] += order[place] == 0 ? 1 : 0;
            }
        }
        for (int count : places) {
            assertTrue(Math.abs(count - 1000) < 5 * 28, Arrays.toString(places));
        }
    }

    @Test
    void targetsMayBeNumbersOfAnyRank() {
        Batch data = new Batch(Tensor.normal(1, 6, 2, 3), Tensor.normal(2, 6, 4));
        Batch first = Batches.inOrder(data, 4).iterator().next();
        assertEquals(Shape.of(4, 2, 3), first.x().shape());
        assertEquals(Shape.of(4, 4), first.y().shape());
        assertEquals(data.y().get(3, 2), first.y().get(3, 2));
        assertEquals(data.x().get(3, 1, 2), first.x().get(3, 1, 2));
    }

    @Test
    void theIteratorEnds() {
        Iterator<Batch> batches = Batches.inOrder(rows(3), 3).iterator();
        batches.next();
        assertFalse(batches.hasNext());
        assertThrows(NoSuchElementException.class, batches::next);
    }
}
