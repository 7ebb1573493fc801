package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Functions of axes, repeating, cutting and diagonals. Values by hand, or those of NumPy 2.4 where a name is NumPy's. */
class ArrangingTest {
    private static Tensor x23() {
        return Tensor.arange(6).reshape(2, 3);
    }

    private static Tensor x34() {
        return Tensor.arange(12).reshape(3, 4);
    }

    private static void assertValues(Tensor actual, Shape shape, double... values) {
        assertEquals(shape, actual.shape());
        assertArrayEquals(values, actual.toDoubleArray());
    }

    private static void assertRows(Tensor actual, double[]... rows) {
        assertValues(
                actual,
                Shape.of(rows.length, rows[0].length),
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    private static double[] row(double... values) {
        return values;
    }

    private static int[] ints(int... values) {
        return values;
    }

    @Test
    void axesComeAndGo() {
        Tensor x = Tensor.arange(6).reshape(1, 2, 1, 3);
        assertEquals(Shape.of(2, 3), x.squeeze().shape());
        assertEquals(Shape.of(1, 2, 3), x.squeeze(-2).shape());
        assertEquals(Shape.of(1, 2, 1, 3, 1), x23().expandDims(0, -1, -3).shape());
        assertEquals(Shape.of(2, 1, 3), x23().expandDims(1).shape());
        assertEquals(Shape.of(1), Tensor.of(1.0).expandDims(-1).shape());
        assertEquals(Shape.of(2, 3, 20), Tensor.zeros(2, 3, 4, 5).flatten(2, -1).shape());
        assertEquals(Shape.of(6, 4, 5), Tensor.zeros(2, 3, 4, 5).flatten(0, 1).shape());
        assertEquals(Shape.of(2, 12, 5), Tensor.zeros(2, 3, 4, 5).flatten(1, 2).shape());
        assertEquals(Shape.of(1), Tensor.of(1.0).flatten().shape());
        assertEquals(Shape.of(2, 0), Tensor.zeros(2, 0, 4).flatten(1, 2).shape());
        assertValues(x23().swapAxes(0, 1), Shape.of(3, 2), 0, 3, 1, 4, 2, 5);
        assertEquals(Shape.of(4, 3, 2), Tensor.zeros(2, 3, 4).swapAxes(0, -1).shape());
        assertEquals(Shape.of(4, 2, 3), Tensor.zeros(2, 3, 4).permute(2, 0, 1).shape());
        assertSame(x, x.swapAxes(1, -3));
    }

    @Test
    void tileRepeatsTheWholeAndRepeatEachElement() {
        assertRows(
                x23().tile(2, 2),
                row(0, 1, 2, 0, 1, 2),
                row(3, 4, 5, 3, 4, 5),
                row(0, 1, 2, 0, 1, 2),
                row(3, 4, 5, 3, 4, 5));
        assertRows(x23().tile(2), row(0, 1, 2, 0, 1, 2), row(3, 4, 5, 3, 4, 5));
        assertRows(Tensor.arange(3).tile(2, 1), row(0, 1, 2), row(0, 1, 2));
        int[] times = {2, 0, 1};
        assertRows(Tensor.arange(6).reshape(2, 3).repeat(times, 1), row(0, 0, 2), row(3, 3, 5));
        assertRows(Tensor.arange(6).reshape(3, 2).repeat(times, -2), row(0, 1), row(0, 1), row(4, 5));
        assertEquals(Shape.of(0, 2), Tensor.zeros(0, 2).repeat(new int[0], 0).shape());
        int[] shifts = {1, -1};
        int[] axes = {0, 1};
        assertRows(Tensor.arange(6).reshape(2, 3).roll(shifts, axes), row(4, 5, 3), row(1, 2, 0));
        int[] both = {-1, -1};
        assertRows(Tensor.arange(6).reshape(2, 3).roll(shifts, both), row(0, 1, 2), row(3, 4, 5));
        assertRows(x23().repeat(2, 0), row(0, 1, 2), row(0, 1, 2), row(3, 4, 5), row(3, 4, 5));
        assertRows(x23().repeat(2, 1), row(0, 0, 1, 1, 2, 2), row(3, 3, 4, 4, 5, 5));
        assertValues(x23().repeat(0, 1), Shape.of(2, 0));
        assertValues(Tensor.of(7.0).tile(), Shape.SCALAR, 7);
        assertValues(Tensor.zeros(0, 2).tile(3, 0), Shape.of(0, 0));
        assertEquals(DType.BOOL, Tensor.bools(true).tile(3).dtype());
    }

    @Test
    @DisplayName("tile of the largest rank: axes of 1 take none of their own")
    void tileOfTheLargestRank() {
        int[] sizes = new int[Shape.MAX_RANK];
        Arrays.fill(sizes, 1);
        sizes[3] = 2;
        sizes[40] = 3;
        int[] times = sizes.clone();
        times[63] = 2;
        Tensor y = Tensor.full(Shape.of(sizes), 5, DType.FLOAT32).tile(times);
        assertEquals(2 * 2 * 3 * 3 * 2, y.size());
        assertEquals(5.0 * 72, y.sum().item());
        int[] none = new int[Shape.MAX_RANK];
        assertEquals(0, Tensor.ones(sizes).tile(none).size());
        assertEquals(Shape.MAX_RANK, Tensor.ones(sizes).tile(none).rank());
    }

    @Test
    void flipAndRoll() {
        assertRows(x23().flip(), row(5, 4, 3), row(2, 1, 0));
        assertRows(x23().flip(-1), row(2, 1, 0), row(5, 4, 3));
        assertRows(x23().roll(1, 1), row(2, 0, 1), row(5, 3, 4));
        assertRows(x23().roll(-1, 0), row(3, 4, 5), row(0, 1, 2));
        assertRows(x23().roll(Integer.MIN_VALUE, 1), row(2, 0, 1), row(5, 3, 4)); // -2^31 mod 3 is 1
        Tensor x = x23();
        assertSame(x, x.roll(-6, 1));
    }

    @Test
    void padding() {
        Tensor b = Tensor.of(1.0, 2, 3, 4);
        assertValues(
                Padding.padReflect(b, ints(6), ints(7)),
                Shape.of(17),
                row(1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3));
        assertValues(Padding.padEdge(b, ints(2), ints(3)), Shape.of(9), row(1, 1, 1, 2, 3, 4, 4, 4, 4));
        assertValues(Padding.padReflect(Tensor.of(7.0), ints(), ints()), Shape.SCALAR, 7);
        assertValues(Padding.padReflect(b.slice(0, 0, 1), ints(1), ints(2)), Shape.of(4), 1, 1, 1, 1);
        int[] before = {1, 2};
        int[] after = {0, 1};
        assertRows(
                Padding.padReflect(x23(), before, after),
                row(5, 4, 3, 4, 5, 4),
                row(2, 1, 0, 1, 2, 1),
                row(5, 4, 3, 4, 5, 4));
        assertRows(
                Padding.padEdge(x23(), before, after),
                row(0, 0, 0, 1, 2, 2),
                row(0, 0, 0, 1, 2, 2),
                row(3, 3, 3, 4, 5, 5));
        for (double value : new double[] {9, 0, -0.0, Double.NaN}) {
            assertRows(
                    Padding.pad(x23(), before, after, value),
                    row(value, value, value, value, value, value),
                    row(value, value, 0, 1, 2, value),
                    row(value, value, 3, 4, 5, value));
        }
        assertEquals(
                DType.INT32, Padding.pad(Tensor.ints(1), ints(1), ints(1), 3).dtype());
        assertValues(Padding.pad(Tensor.bools(false), ints(1), ints(0), 1), Shape.of(2), 1, 0);
        assertValues(Padding.padEdge(Tensor.zeros(2, 0), ints(1, 0), ints(0, 0)), Shape.of(3, 0));
    }

    @Test
    void partsInOrder() {
        Tensor x = Tensor.arange(7);
        assertEquals(List.of(3, 3, 1), sizes(x.split(3, 0)));
        assertEquals(List.of(7), sizes(x.split(100, 0)));
        assertEquals(List.of(3, 3, 1), sizes(x.chunk(3, 0)));
        assertEquals(List.of(2, 2, 1), sizes(Tensor.arange(5).chunk(4, 0)));
        assertEquals(List.of(7), sizes(x.chunk(1, 0)));
        assertEquals(List.of(1, 1), sizes(Tensor.arange(2).chunk(Integer.MAX_VALUE, -1)));
        assertEquals(List.of(0), sizes(Tensor.zeros(0).chunk(3, 0)));
        assertEquals(List.of(0), sizes(Tensor.zeros(0).split(3, 0)));
        assertEquals(List.of(), Arranging.split(Tensor.zeros(0), ints(), 0));
        List<Tensor> parts = Arranging.split(x23(), ints(1, 0, 2), 1);
        assertRows(parts.get(0), row(0), row(3));
        assertEquals(Shape.of(2, 0), parts.get(1).shape());
        assertRows(parts.get(2), row(1, 2), row(4, 5));
        assertThrows(UnsupportedOperationException.class, () -> parts.remove(0));
    }

    private static List<Integer> sizes(List<Tensor> parts) {
        return parts.stream().map(Tensor::size).toList();
    }

    @Test
    void meshgridIsIndexedByRowAndColumn() {
        List<Tensor> grid = Arranging.meshgrid(Tensor.of(1.0, 2), Tensor.of(3f, 4f, 5f));
        assertRows(grid.get(0), row(1, 1, 1), row(2, 2, 2));
        assertRows(grid.get(1), row(3, 4, 5), row(3, 4, 5));
        assertEquals(DType.FLOAT32, grid.get(1).dtype());
        assertEquals(Shape.of(2), Arranging.meshgrid(Tensor.arange(2)).get(0).shape());
        assertThrows(UnsupportedOperationException.class, () -> grid.remove(0));
    }

    @Test
    void triangles() {
        assertRows(Diagonals.tril(x34(), -1), row(0, 0, 0, 0), row(4, 0, 0, 0), row(8, 9, 0, 0));
        assertRows(Diagonals.triu(x34(), 1), row(0, 1, 2, 3), row(0, 0, 6, 7), row(0, 0, 0, 11));
        assertRows(x34().tril(), row(0, 0, 0, 0), row(4, 5, 0, 0), row(8, 9, 10, 0));
        assertArrayEquals(
                x34().toDoubleArray(), Diagonals.tril(x34(), Integer.MAX_VALUE).toDoubleArray());
        assertArrayEquals(
                x34().toDoubleArray(), Diagonals.triu(x34(), Integer.MIN_VALUE).toDoubleArray());
        assertEquals(0, Diagonals.tril(x34(), Integer.MIN_VALUE).sum().item());
        assertEquals(0, Diagonals.triu(x34(), Integer.MAX_VALUE).sum().item());
        Tensor odd = Tensor.full(Shape.of(2, 2), Double.NaN, DType.FLOAT64);
        assertEquals(0, odd.tril().get(0, 1)); // cut off, not multiplied by 0
        assertRows(Tensor.full(Shape.of(2, 2), 1, DType.BOOL).triu().to(DType.FLOAT64), row(1, 1), row(0, 1));
    }

    @Test
    void diagonals() {
        assertRows(Diagonals.diag(Tensor.of(1.0, 2), -1), row(0, 0, 0), row(1, 0, 0), row(0, 2, 0));
        assertRows(Diagonals.diag(Tensor.ones(1), 1), row(0, 1), row(0, 0));
        assertRows(Tensor.ones(1).mul(3).diag(), row(3));
        assertValues(Tensor.zeros(0).diag(), Shape.of(0, 0));
        assertRows(Diagonals.diag(Tensor.zeros(0), -2), row(0, 0), row(0, 0));
        assertValues(Diagonals.diag(x34(), 2), Shape.of(2), 2, 7);
        assertValues(Diagonals.diag(x34(), -1), Shape.of(2), 4, 9);
        assertValues(Diagonals.diag(x34(), 4), Shape.of(0));
        assertValues(Diagonals.diag(x34(), Integer.MIN_VALUE), Shape.of(0));
        assertValues(x34().trace(), Shape.SCALAR, 15);
        Tensor stack = Shaping.stack(0, x34(), x34().mul(10));
        assertRows(stack.diagonal(), row(0, 5, 10), row(0, 50, 100));
        assertRows(Diagonals.diagonal(stack, -2), row(8), row(80));
        assertValues(stack.trace(), Shape.of(2), 15, 150);
        assertValues(Tensor.zeros(2, 0, 3).trace(), Shape.of(2), 0, 0);
    }
}
