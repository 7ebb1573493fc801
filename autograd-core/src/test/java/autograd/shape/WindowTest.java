package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Shape WHOLE = Shape.of(4, 5);

    private static int[] ints(int... values) {
        return values;
    }

    @Test
    void readsAsText() {
        assertEquals(
                "[2, 2] at [1, 0] of [4, 5]",
                Window.of(WHOLE, ints(1, 0), Shape.of(2, 2)).toString());
        assertEquals(
                "[2, 3] at [3, 0] by [-2, 2] of [4, 5]",
                Window.of(WHOLE, ints(3, 0), ints(-2, 2), Shape.of(2, 3)).toString());
    }

    @Test
    void equalWindowsAreEqualWhateverStepsAreNeverTaken() {
        Window one = Window.of(WHOLE, ints(1, 0), ints(7, 2), Shape.of(1, 2));
        Window same = Window.of(WHOLE, ints(1, 0), ints(-3, 2), Shape.of(1, 2));
        assertEquals(one, same);
        assertEquals(one.hashCode(), same.hashCode());
        assertEquals(1, one.step(0));
        assertNotEquals(one, Window.of(WHOLE, ints(1, 0), ints(7, 3), Shape.of(1, 2)));
        assertNotEquals(one, Window.of(WHOLE, ints(2, 0), ints(7, 2), Shape.of(1, 2)));
        assertNotEquals(one, Window.of(Shape.of(4, 6), ints(1, 0), ints(7, 2), Shape.of(1, 2)));
    }

    @Test
    void theArraysAreCopied() {
        int[] starts = {1, 0};
        Window window = Window.of(WHOLE, starts, Shape.of(2, 2));
        starts[0] = 0;
        assertEquals(1, window.start(0));
    }

    @Test
    void withinIsTheSameOfEachWhole() {
        Window window = Window.of(WHOLE, ints(3, 0), ints(-2, 2), Shape.of(2, 3));
        assertEquals(
                "[7, 2, 3] at [0, 3, 0] by [1, -2, 2] of [7, 4, 5]",
                window.within(7).toString());
    }

    @Test
    void allIsTheWholeInItsOrder() {
        assertTrue(Window.of(WHOLE, ints(0, 0), WHOLE).isAll());
        assertFalse(Window.of(WHOLE, ints(3, 0), ints(-1, 1), WHOLE).isAll());
        assertFalse(Window.of(WHOLE, ints(0, 0), Shape.of(4, 4)).isAll());
        assertTrue(Window.of(Shape.SCALAR, ints(), Shape.SCALAR).isAll());
    }

    @Test
    void whatLiesOutsideIsRefused() {
        Shape two = Shape.of(2, 2);
        refused(ints(3, 0), ints(1, 1), two);
        refused(ints(0, 1), ints(-1, 1), two.append(Shape.SCALAR));
        refused(ints(0, 0), ints(1, 0), two);
        refused(ints(-1, 0), ints(1, 1), two);
        refused(ints(0, 0), ints(Integer.MAX_VALUE, 1), Shape.of(3, 1));
        refused(ints(5, 0), ints(1, 1), Shape.of(0, 1));
        refused(ints(0), ints(1), Shape.of(2));
        assertEquals(0, Window.of(WHOLE, ints(4, 0), Shape.of(0, 5)).shape().elements());
        assertEquals(
                "window: shape [2, 2] at starts [3, 0] by steps [1, 1] does not lie within shape [4, 5]; need a start, a"
                        + " step other than 0 and a size for each axis, first and last element inside",
                assertThrows(ShapeException.class, () -> Window.of(WHOLE, ints(3, 0), two))
                        .getMessage());
    }

    private static void refused(int[] starts, int[] steps, Shape shape) {
        assertThrows(ShapeException.class, () -> Window.of(WHOLE, starts, steps, shape));
    }
}
