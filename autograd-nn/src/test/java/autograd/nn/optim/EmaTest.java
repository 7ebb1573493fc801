package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.ShapeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmaTest {
    private static Valley at(double x) {
        return Valley.of(DType.FLOAT64, x, -x);
    }

    @Test
    @DisplayName("from the model itself: 8, then halfway to 4, then halfway to 2")
    void plain() {
        Ema ema = new Ema(0.5, false);
        Valley first = at(8);
        Ema.Average<Valley> average = ema.init(first);
        assertSame(first, ema.model(average));
        average = ema.next(ema.next(average, at(4)), at(2));
        assertArrayEquals(new double[] {4, -4}, ema.model(average).point());
        assertEquals(2, average.step());
    }

    @Test
    @DisplayName("corrected: the first model alone, then (1 * 4 + 2 * 1) / 3; the one before the first has no part")
    void corrected() {
        Ema ema = new Ema(0.5, true);
        Ema.Average<Valley> average = ema.next(ema.init(at(Double.POSITIVE_INFINITY)), at(4));
        assertArrayEquals(new double[] {4, -4}, ema.model(average).point());
        average = ema.next(average, at(1));
        assertArrayEquals(new double[] {2, -2}, ema.model(average).point());
    }

    @Test
    void aConstantStaysWhatItIs() {
        for (boolean corrected : new boolean[] {true, false}) {
            Ema ema = new Ema(0.999, corrected);
            Ema.Average<Valley> average = ema.init(at(3));
            for (int i = 0; i < 50; i++) {
                average = ema.next(average, at(3));
            }
            assertArrayEquals(new double[] {3, -3}, ema.model(average).point(), 1e-12);
        }
    }

    @Test
    void dtypesStayAndOthersAreRefused() {
        Ema ema = new Ema(0.9, true);
        Ema.Average<Valley> average = ema.init(Valley.of(DType.FLOAT32, 1, 1));
        assertEquals(
                DType.FLOAT32,
                ema.next(average, Valley.of(DType.FLOAT32, 2, 2)).sum().x().dtype());
        Valley other = new Valley(Tensor.zeros(2), Tensor.of(0.0));
        assertThrows(ShapeException.class, () -> ema.next(average, other));
        assertThrows(IllegalArgumentException.class, () -> ema.model(average));
    }
}
