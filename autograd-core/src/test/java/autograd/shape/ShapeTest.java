package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @Test
    void sizesAreCopiedInAndOut() {
        int[] sizes = {2, 3};
        Shape shape = Shape.of(sizes);
        sizes[0] = 7;
        shape.toArray()[1] = 7;
        assertEquals("[2, 3]", shape.toString());
        assertEquals(6, shape.elements());
    }

    @Test
    @DisplayName("a matrix has the shape of its two sizes, made once or not")
    void matrices() {
        for (int rows : new int[] {0, 1, 7, 15, 16, 33}) {
            for (int columns : new int[] {0, 1, 8, 15, 16, 300}) {
                Shape shape = Shape.of(rows, columns);
                assertArrayEquals(new int[] {rows, columns}, shape.toArray());
                assertEquals(rows * columns, shape.elements());
                assertEquals(Shape.of(new int[] {rows, columns}), shape);
            }
        }
        assertThrows(ShapeException.class, () -> Shape.of(-1, 3));
        assertThrows(ShapeException.class, () -> Shape.of(3, -1));
        assertThrows(ShapeException.class, () -> Shape.of(-16, -16));
        assertThrows(ShapeException.class, () -> Shape.of(1 << 16, 1 << 16));
    }

    @Test
    void negativeAxesCountFromTheEnd() {
        Shape shape = Shape.of(2, 3, 5);
        assertEquals(3, shape.rank());
        assertEquals(2, shape.size(0));
        assertEquals(2, shape.size(-3));
        assertEquals(5, shape.size(2));
        assertEquals(5, shape.size(-1));
        assertThrows(ShapeException.class, () -> shape.size(3));
        assertThrows(ShapeException.class, () -> shape.size(-4));
    }

    @Test
    void scalarHasNoAxesAndOneElement() {
        assertEquals(Shape.SCALAR, Shape.of());
        assertTrue(Shape.of().isScalar());
        assertFalse(Shape.of(1).isScalar());
        assertEquals(0, Shape.SCALAR.rank());
        assertEquals(1, Shape.SCALAR.elements());
        assertEquals("[]", Shape.SCALAR.toString());
        assertArrayEquals(new int[0], Shape.SCALAR.toArray());
    }

    @Test
    void equalityIsBySizes() {
        assertEquals(Shape.of(2, 3), Shape.of(2, 3));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
        assertNotEquals(Shape.of(1), Shape.SCALAR);
    }

    @Test
    void appendIsOutputThenInput() {
        assertEquals(Shape.of(2, 3, 5), Shape.of(2).append(Shape.of(3, 5)));
        assertEquals(Shape.of(3, 5), Shape.SCALAR.append(Shape.of(3, 5)));
        assertEquals(Shape.of(2), Shape.of(2).append(Shape.SCALAR));
        assertThrows(ShapeException.class, () -> Shape.of(65536).append(Shape.of(65536)));
    }

    @Test
    void emptyAxesMakeEmptyShapes() {
        assertEquals(0, Shape.of(4, 0, 2).elements());
        assertEquals(0, Shape.of(0).elements());
    }

    @ParameterizedTest(name = "P15 {0}")
    @CsvSource({
        "2147483647 2147483647 2, 'shape: sizes [2147483647, 2147483647, 2] have too many elements'",
        "65536 65536, 'shape: sizes [65536, 65536] have too many elements'",
        "1048576 1048576, 'shape: sizes [1048576, 1048576] have too many elements'",
        "-1 2, 'shape: size -1 of axis 0 is negative in sizes [-1, 2]'",
        "2147483647, 'shape: sizes [2147483647] have too many elements; need at most 2147483639'",
        "0 65536 65536, 'shape: sizes [0, 65536, 65536] have too many elements'",
        "65536 65536 0, 'shape: sizes [65536, 65536, 0] have too many elements'",
    })
    void sizesCannotOverflow(String sizes, String message) {
        int[] parsed =
                Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
        ShapeException e = assertThrows(ShapeException.class, () -> Shape.of(parsed));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    @DisplayName("P15 rank 65")
    void rankIsBounded() {
        int[] sizes = new int[65];
        Arrays.fill(sizes, 1);
        ShapeException e = assertThrows(ShapeException.class, () -> Shape.of(sizes));
        assertEquals(
                "shape: rank 65 is too large for sizes [1, 1, 1, 1, 1, 1, 1, 1, ...]; need at most 64", e.getMessage());
        assertEquals(64, Shape.of(Arrays.copyOf(sizes, 64)).rank());
    }

    @Test
    void theLargestShapeIsAllowed() {
        assertEquals(Integer.MAX_VALUE - 8, Shape.of(Integer.MAX_VALUE - 8).elements());
    }
}
