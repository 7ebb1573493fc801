package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values by hand: cosines of multiples of 60 and 90 degrees, powers of a half. */
class ScheduleTest {
    private static final double ROUNDING = 1e-15;

    private static void assertFactors(double[] expected, Schedule schedule) {
        double[] factors =
                LongStream.range(0, expected.length).mapToDouble(schedule::at).toArray();
        assertArrayEquals(expected, factors, ROUNDING);
    }

    @Test
    void constantAndProducts() {
        assertFactors(new double[] {1, 1, 1}, Schedule.constant());
        assertFactors(new double[] {0.5, 0.5}, Schedule.constant().times(0.5));
        assertFactors(new double[] {0, 0.25, 0.25}, Schedule.staircase(1, 0.5).times(Schedule.linear(2, 0, 1)));
    }

    @Test
    void staircaseAndExponential() {
        assertFactors(new double[] {1, 1, 1, 0.5, 0.5, 0.5, 0.25}, Schedule.staircase(3, 0.5));
        assertFactors(new double[] {1, Math.sqrt(0.5), 0.5, Math.sqrt(0.125), 0.25}, Schedule.exponential(2, 0.5));
    }

    @Test
    void linear() {
        assertFactors(new double[] {1, 0.75, 0.5, 0.25, 0, 0, 0}, Schedule.linear(4, 1, 0));
        assertFactors(new double[] {0.5, 1.5, 1.5}, Schedule.linear(1, 0.5, 1.5));
    }

    @Test
    void cosine() {
        assertFactors(new double[] {1, 0.75, 0.25, 0, 0}, Schedule.cosine(3, 0));
        assertFactors(new double[] {1, 0.6, 0.2, 0.2}, Schedule.cosine(2, 0.2));
        assertEquals(0.2, Schedule.cosine(2, 0.2).at(Long.MAX_VALUE));
    }

    @Test
    @DisplayName("restarts: lengths 1, 2, 4, 8, ... or always the same")
    void restarts() {
        double s = Math.sqrt(0.5) / 2;
        assertFactors(new double[] {1, 1, 0.5, 1, 0.5 + s, 0.5, 0.5 - s, 1}, Schedule.cosineWithRestarts(1, 2, 0));
        assertFactors(new double[] {1, 0.75, 0.25, 1, 0.75, 0.25, 1}, Schedule.cosineWithRestarts(3, 1, 0));
        double last = Schedule.cosineWithRestarts(3, 2, 0).at(Long.MAX_VALUE);
        assertTrue(last >= 0 && last <= 1, "after the lengths have overflowed: " + last);
    }

    @Test
    void warmUpAndThen() {
        assertFactors(new double[] {0.25, 0.5, 0.75, 1, 1, 0.5, 0}, Schedule.warmUp(4, Schedule.linear(2, 1, 0)));
        assertFactors(
                new double[] {1, 1, 0.5, 0.25},
                Schedule.constant().then(2, Schedule.staircase(1, 0.5).then(0, s -> s == 0 ? 0.5 : 0.25)));
    }

    @Test
    @DisplayName("one cycle of 10 steps, 40 % of them rising: top at step 3, the end at step 9 and after")
    void oneCycle() {
        Schedule cycle = Schedule.oneCycle(10, 0.4, 0.2, 0.1);
        assertFactors(
                new double[] {
                    0.2,
                    0.4,
                    0.8,
                    1,
                    0.1 + 0.9 * (1 + Math.sqrt(0.75)) / 2,
                    0.775,
                    0.55,
                    0.325,
                    0.1 + 0.9 * (1 - Math.sqrt(0.75)) / 2,
                    0.1,
                    0.1
                },
                cycle);
        assertEquals(1.0 / 25, Schedule.oneCycle(100).at(0), ROUNDING);
        assertEquals(1, Schedule.oneCycle(100).at(29), ROUNDING);
        assertEquals(1.0 / 250_000, Schedule.oneCycle(100).at(99), ROUNDING);
        assertEquals(1.0 / 250_000, Schedule.oneCycle(2).at(1), ROUNDING); // no room to rise
        assertTrue(Double.isFinite(Schedule.oneCycle(2).at(0)));
    }

    @Test
    @DisplayName("a plateau: patience 1 waits for two measurements, cooldown 1 leaves one out, NaN is never better")
    void plateau() {
        Plateau plateau = new Plateau(true, 0.5, 1, 0.1, 1, 0.2);
        double[] metrics = {10, 9.5, 9, 8, 8, Double.NaN, 8, 8, 8, 8, 8, 8, 1};
        // 9.5 and 9 are not better than 10 by a tenth of it: 8 is
        double[] factors = {1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2};
        Plateau.State state = plateau.init();
        for (int i = 0; i < metrics.length; i++) {
            state = plateau.next(state, metrics[i]);
            if (i == 3) {
                assertEquals(8, state.best());
            }
        }
        assertEquals(0.2, state.factor());
        assertEquals(1, state.best());
        state = plateau.init();
        StringBuilder actual = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < metrics.length; i++) {
            state = plateau.next(state, metrics[i]);
            actual.append(state.factor()).append(' ');
            expected.append(factors[i]).append(' ');
        }
        assertEquals(expected.toString(), actual.toString());
    }

    @Test
    @DisplayName("a score is better when higher; a first NaN is no best")
    void plateauOfScore() {
        Plateau plateau = new Plateau(false, 0.1, 0, 0, 0, 0);
        Plateau.State state = plateau.next(plateau.init(), Double.NaN);
        assertTrue(Double.isNaN(state.best()));
        assertEquals(0.1, state.factor());
        state = plateau.next(plateau.next(state, 0.5), 0.6);
        assertEquals(0.6, state.best());
        assertEquals(0.1, state.factor());
        assertEquals(0.1 * 0.1, plateau.next(state, 0.6).factor());
        assertEquals(1, Plateau.ofScore().next(Plateau.ofLoss().init(), 3).factor());
    }
}
