package autograd.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.nn.data.Batches.Split;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitsTest {
    /** {@code counts[c]} rows of class c, sorted by class; x is the number of the row. */
    private static Batch rows(int... counts) {
        int n = Arrays.stream(counts).sum();
        int[] y = new int[n];
        double[] x = new double[n];
        int row = 0;
        for (int c = 0; c < counts.length; c++) {
            for (int i = 0; i < counts[c]; i++) {
                y[row] = c;
                x[row] = row++;
            }
        }
        return new Batch(Tensor.of(x, Shape.of(n, 1)), Tensor.ints(y));
    }

    private static int count(Batch batch, int c) {
        return (int) Arrays.stream(batch.y().toIntArray()).filter(y -> y == c).count();
    }

    /** The rows of both parts, sorted, once each row is known to have kept its class. */
    private static double[] all(Batch data, Batch... parts) {
        int[] classes = data.y().toIntArray();
        for (Batch part : parts) {
            for (int i = 0; i < part.size(); i++) {
                assertEquals(classes[(int) part.x().get(i, 0)], part.y().get(i));
            }
        }
        return Arrays.stream(parts)
                .flatMapToDouble(part -> Arrays.stream(part.x().toDoubleArray()))
                .sorted()
                .toArray();
    }

    @Property(tries = 50)
    @Label("a stratified split has every row once, and the rounded fraction of each class to train on")
    void stratified(
            @ForAll @IntRange(min = 2, max = 30) int a, @ForAll @IntRange(min = 2, max = 30) int b, @ForAll long seed) {
        Batch data = rows(a, b);
        Split split = Splits.stratified(data, 0.75, seed);
        assertArrayEquals(data.x().toDoubleArray(), all(data, split.train(), split.test()));
        assertEquals(Math.min(a - 1, (int) Math.rint(0.75 * a)), count(split.train(), 0));
        assertEquals(Math.min(b - 1, (int) Math.rint(0.75 * b)), count(split.train(), 1));
    }

    @Property(tries = 50)
    @Label("each row is in the test part of one fold and trained on in all others; parts differ by at most one row")
    void folds(
            @ForAll @IntRange(min = 2, max = 7) int k, @ForAll @IntRange(min = 7, max = 40) int n, @ForAll long seed) {
        Batch data = rows(n);
        List<Split> folds = Splits.folds(data, k, seed);
        assertEquals(k, folds.size());
        for (Split fold : folds) {
            assertArrayEquals(data.x().toDoubleArray(), all(data, fold.train(), fold.test()));
            assertTrue(fold.test().size() == n / k || fold.test().size() == (n + k - 1) / k);
        }
        Batch[] tests = folds.stream().map(Split::test).toArray(Batch[]::new);
        assertArrayEquals(data.x().toDoubleArray(), all(data, tests));
    }

    @Property(tries = 50)
    @Label("stratified folds have each class in numbers, and all rows in sizes, that differ by at most one")
    void stratifiedFolds(
            @ForAll @IntRange(min = 5, max = 30) int a,
            @ForAll @IntRange(min = 5, max = 30) int b,
            @ForAll @IntRange(min = 2, max = 5) int k) {
        Batch data = rows(a, b);
        List<Split> folds = Splits.stratifiedFolds(data, k, 3);
        for (Split fold : folds) {
            assertTrue(count(fold.test(), 0) == a / k || count(fold.test(), 0) == (a + k - 1) / k);
            assertTrue(count(fold.test(), 1) == b / k || count(fold.test(), 1) == (b + k - 1) / k);
            assertTrue(fold.test().size() == (a + b) / k || fold.test().size() == (a + b + k - 1) / k);
            assertEquals(a + b, fold.train().size() + fold.test().size());
        }
        Batch[] tests = folds.stream().map(Split::test).toArray(Batch[]::new);
        assertArrayEquals(data.x().toDoubleArray(), all(data, tests));
    }

    @Test
    void seedsDecideAndTheOrderIsRandom() {
        Batch data = rows(20, 20);
        double[] first = Splits.stratified(data, 0.5, 1).train().x().toDoubleArray();
        assertArrayEquals(first, Splits.stratified(data, 0.5, 1).train().x().toDoubleArray());
        assertFalse(
                Arrays.equals(first, Splits.stratified(data, 0.5, 2).train().x().toDoubleArray()));
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        assertFalse(Arrays.equals(sorted, first), "classes are mixed");
    }

    @Test
    void goodBatchesPassTheirChecks() {
        Batch data = rows(2, 1);
        assertEquals(data, data.requireClasses(2).requireFinite("x").requireFinite());
        Batch integers = new Batch(Tensor.ints(1, 2), Tensor.ints(0, 0));
        assertEquals(integers, integers.requireFinite());
        Batch none = new Batch(Tensor.zeros(0, 2), Tensor.ints());
        assertEquals(none, none.requireFinite("a", "b").requireClasses(3));
    }
}
