package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AxisWalkTest {
    @Test
    void splitsTheAxesAroundOne() {
        Shape shape = Shape.of(2, 3, 4, 5);
        assertEquals(new AxisWalk(1, 2, 60), AxisWalk.of(shape, 0));
        assertEquals(new AxisWalk(6, 4, 5), AxisWalk.of(shape, 2));
        assertEquals(new AxisWalk(24, 5, 1), AxisWalk.of(shape, 3));
        assertEquals(new AxisWalk(2, 0, 3), AxisWalk.of(Shape.of(2, 0, 3), 1));
        assertEquals(new AxisWalk(0, 3, 1), AxisWalk.of(Shape.of(2, 0, 3), 2));
    }

    @Test
    void walksThroughEveryPositionInRowMajorOrder() {
        AxisWalk walk = AxisWalk.of(Shape.of(2, 3, 4), 1);
        int next = 0;
        for (int outer = 0; outer < 2; outer++) {
            for (int position = 0; position < 3; position++) {
                for (int inner = 0; inner < 4; inner++) {
                    assertEquals(next++, walk.position(outer, position, inner));
                }
            }
        }
        assertEquals(24, next);
    }
}
