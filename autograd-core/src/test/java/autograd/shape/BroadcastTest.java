package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private static Shape common(Shape a, Shape b) {
        return Broadcast.common("add", "a", a, "b", b);
    }

    @Test
    void examplesOfTheNumpyManual() { // NumPy user guide, "Broadcasting", section "General broadcasting rules"
        assertEquals(Shape.of(256, 256, 3), common(Shape.of(256, 256, 3), Shape.of(3)));
        assertEquals(Shape.of(8, 7, 6, 5), common(Shape.of(8, 1, 6, 1), Shape.of(7, 1, 5)));
        assertEquals(Shape.of(5, 4), common(Shape.of(5, 4), Shape.of(1)));
        assertEquals(Shape.of(15, 3, 5), common(Shape.of(15, 3, 5), Shape.of(15, 1, 5)));
        assertEquals(Shape.of(15, 3, 5), common(Shape.of(15, 3, 5), Shape.of(3, 1)));
        assertThrows(ShapeException.class, () -> common(Shape.of(3), Shape.of(4)));
        assertThrows(ShapeException.class, () -> common(Shape.of(2, 1), Shape.of(8, 4, 3)));
    }

    @Test
    void sizeOneStretchesToZero() {
        assertEquals(Shape.of(4, 0), common(Shape.of(4, 0), Shape.of(4, 1)));
        assertEquals(Shape.of(0), common(Shape.of(0), Shape.SCALAR));
        assertThrows(ShapeException.class, () -> common(Shape.of(0), Shape.of(2)));
    }

    @Test
    void stretchedAxesAreNewOnesAndStretchedOnes() {
        assertArrayEquals(new int[] {1}, Broadcast.stretchedAxes(Shape.of(4, 1, 3), Shape.of(4, 2, 3)));
        assertArrayEquals(new int[] {0}, Broadcast.stretchedAxes(Shape.of(2, 3), Shape.of(4, 2, 3)));
        assertArrayEquals(new int[] {0, 1, 2}, Broadcast.stretchedAxes(Shape.of(1, 1), Shape.of(1, 2, 0)));
        assertArrayEquals(new int[0], Broadcast.stretchedAxes(Shape.of(1, 3), Shape.of(1, 3)));
        assertArrayEquals(new int[] {0}, Broadcast.stretchedAxes(Shape.SCALAR, Shape.of(1)));
        ShapeException e =
                assertThrows(ShapeException.class, () -> Broadcast.stretchedAxes(Shape.of(3), Shape.of(3, 2)));
        assertTrue(e.getMessage().contains("[3]") && e.getMessage().contains("[3, 2]"), e.getMessage());
    }

    @Test
    void stretchesGoesOneWay() {
        assertTrue(Broadcast.stretches(Shape.of(3), Shape.of(2, 3)));
        assertFalse(Broadcast.stretches(Shape.of(2, 3), Shape.of(3)));
        assertTrue(Broadcast.stretches(Shape.of(1), Shape.of(0)));
        assertFalse(Broadcast.stretches(Shape.of(0), Shape.of(1)));
        assertFalse(Broadcast.stretches(Shape.of(3), Shape.of(1)));
    }

    @Test
    void disagreementNamesTheLastAxisThatDiffers() {
        ShapeException e = assertThrows(ShapeException.class, () -> common(Shape.of(2, 3), Shape.of(4)));
        assertEquals(
                "add: shapes [2, 3] of a and [4] of b cannot be broadcast; axis -1 has sizes 3 and 4; "
                        + "need equal sizes or 1",
                e.getMessage());
        e = assertThrows(ShapeException.class, () -> common(Shape.of(2, 3), Shape.of(4, 3)));
        assertTrue(e.getMessage().contains("axis -2 has sizes 2 and 4"), e.getMessage());
    }

    @Test
    @DisplayName("P15 (10^6, 1) + (1, 10^6)")
    void resultThatCannotFitIsRefused() {
        ShapeException e =
                assertThrows(ShapeException.class, () -> common(Shape.of(1_000_000, 1), Shape.of(1, 1_000_000)));
        assertEquals(
                "add: shapes [1000000, 1] of a and [1, 1000000] of b broadcast to [1000000, 1000000], "
                        + "which has too many elements; need at most 2147483639",
                e.getMessage());
    }
}
