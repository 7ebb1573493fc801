package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AxesTest {
    private static final Shape SHAPE = Shape.of(2, 3);

    @Test
    void normalizeCountsFromTheFront() {
        assertEquals(0, Axes.normalize("sum", 0, "x", SHAPE));
        assertEquals(1, Axes.normalize("sum", 1, "x", SHAPE));
        assertEquals(0, Axes.normalize("sum", -2, "x", SHAPE));
        assertEquals(1, Axes.normalize("sum", -1, "x", SHAPE));
    }

    @Test
    void normalizeAllSorts() {
        Shape shape = Shape.of(2, 3, 4);
        assertArrayEquals(new int[] {0, 2}, Axes.normalizeAll("sum", new int[] {-1, 0}, "x", shape));
        assertArrayEquals(new int[] {0, 1, 2}, Axes.normalizeAll("sum", new int[0], "x", shape));
        assertArrayEquals(new int[0], Axes.normalizeAll("sum", new int[0], "x", Shape.SCALAR));
    }

    @Test
    void reducedDropsOrKeepsAxes() {
        Shape shape = Shape.of(2, 3, 4);
        assertEquals(Shape.of(3), Axes.reduced(shape, new int[] {0, 2}, false));
        assertEquals(Shape.of(1, 3, 1), Axes.reduced(shape, new int[] {0, 2}, true));
        assertEquals(shape, Axes.reduced(shape, new int[0], false));
        assertEquals(Shape.SCALAR, Axes.reduced(shape, new int[] {0, 1, 2}, false));
        assertEquals(Shape.of(2, 4), Axes.reduced(Shape.of(2, 0, 4), new int[] {1}, false));
    }

    @Test
    void permutationAllowsNegativeAxes() {
        Shape shape = Shape.of(2, 3, 4);
        assertArrayEquals(new int[] {2, 0, 1}, Axes.permutation("transpose", new int[] {-1, 0, -2}, "x", shape));
        assertArrayEquals(new int[0], Axes.permutation("transpose", new int[0], "x", Shape.SCALAR));
        assertArrayEquals(new int[] {1, 2, 0}, Axes.inverse(new int[] {2, 0, 1}));
    }

    @Test
    void errorsNameOperationOperandAndValidAxes() {
        fails(
                "sum: axis 2 is out of range for x of shape [2, 3]; valid axes are -2 to 1",
                () -> Axes.normalize("sum", 2, "x", SHAPE));
        fails(
                "sum: axis -3 is out of range for x of shape [2, 3]; valid axes are -2 to 1",
                () -> Axes.normalizeAll("sum", new int[] {0, -3}, "x", SHAPE));
        fails(
                "max: axis 0 is out of range for y of shape []; y has no axes",
                () -> Axes.normalize("max", 0, "y", Shape.SCALAR));
        fails(
                "sum: axis 1 is named twice in axes [1, -1] of x of shape [2, 3]; name each axis once",
                () -> Axes.normalizeAll("sum", new int[] {1, -1}, "x", SHAPE));
        fails(
                "transpose: [0, -2] is not a permutation of the axes of x of shape [2, 3]; need each of 0 to 1 once",
                () -> Axes.permutation("transpose", new int[] {0, -2}, "x", SHAPE));
        fails(
                "transpose: [0] is not a permutation of the axes of x of shape [2, 3]; need each of 0 to 1 once",
                () -> Axes.permutation("transpose", new int[] {0}, "x", SHAPE));
        fails(
                "transpose: [0, 2] is not a permutation of the axes of x of shape [2, 3]; need each of 0 to 1 once",
                () -> Axes.permutation("transpose", new int[] {0, 2}, "x", SHAPE));
        fails(
                "transpose: [0] is not a permutation of the axes of x of shape []; need []: x has no axes",
                () -> Axes.permutation("transpose", new int[] {0}, "x", Shape.SCALAR));
    }

    private static void fails(String message, Executable call) {
        assertEquals(message, assertThrows(ShapeException.class, call).getMessage());
    }
}
