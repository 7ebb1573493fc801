package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import autograd.array.DType;
import autograd.shape.Shape;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Functions that go along an axis, against numbers worked out by hand, and loops of steps. */
class ScansTest {
    private static final double EXACT = 0;

    private static void assertValues(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubleArray(), EXACT);
    }

    @Test
    void valuesAlongBothAxes() {
        Tensor x = Tensor.of(new double[][] {{1, 5, 2}, {3, -4, 2}});
        assertValues(x.cumSum(0), 1, 5, 2, 4, 1, 4);
        assertValues(x.cumSum(-1), 1, 6, 8, 3, -1, 1);
        assertValues(x.cumProd(0), 1, 5, 2, 3, -20, 4);
        assertValues(x.cumProd(1), 1, 5, 10, 3, -12, -24);
        assertValues(Scans.cumMax(x, 0), 1, 5, 2, 3, 5, 2);
        assertValues(Scans.cumMax(x, 1), 1, 5, 5, 3, 3, 3);
        assertValues(Scans.cumMin(x, 0), 1, 5, 2, 1, -4, 2);
        assertValues(Scans.cumMin(x, 1), 1, 1, 1, 3, -4, -4);
        assertValues(Scans.diff(x, 0), 2, -9, 0);
        assertValues(Scans.diff(x, 1), 4, -3, -7, 6);
        assertEquals(Shape.of(2, 2), Scans.diff(x, 1).shape());
    }

    @Test
    void shiftMovesByOne() {
        Tensor x = Tensor.of(new double[][] {{1, 5, 2}, {3, -4, 2}});
        assertValues(Scans.shift(x, 1, false), 0, 1, 5, 0, 3, -4);
        assertValues(Scans.shift(x, 1, true), 5, 2, 0, -4, 2, 0);
        assertValues(Scans.shift(x, 0, false), 0, 0, 0, 1, 5, 2);
    }

    @Test
    @DisplayName("logCumSumExp: each result is the logSumExp of the elements so far, its derivative their softmax")
    void logCumSumExpIsAPrefixOfLogSumExp() {
        double[] x = {0.5, -2, 3, 700, 1, -800, 699.5, 701};
        Tensor y = Scans.logCumSumExp(Tensor.of(x), 0);
        for (int i = 0; i < x.length; i++) {
            double max = Arrays.stream(x, 0, i + 1).max().orElseThrow();
            double sum = Arrays.stream(x, 0, i + 1).map(v -> Math.exp(v - max)).sum();
            assertEquals(max + Math.log(sum), y.get(i), 1e-13 * Math.max(1, Math.abs(max)), "element " + i);
            int last = i;
            double[] gradient = Autograd.grad((Tensor t) ->
                            Scans.logCumSumExp(t, 0).slice(0, last, last + 1).sum())
                    .apply(Tensor.of(x))
                    .toDoubleArray();
            for (int j = 0; j < x.length; j++) {
                double share = j <= i ? Math.exp(x[j] - max) / sum : 0;
                assertEquals(share, gradient[j], 1e-14 * (1 + share), "element " + i + " by " + j);
            }
        }
    }

    @Test
    @DisplayName("prod and cumProd are differentiated in linear time: 200,000 factors with a zero among them")
    void longProducts() {
        double[] factors = new double[200_000];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = i % 2 == 0 ? 2 : 0.5;
        }
        factors[1001] = 0;
        Tensor x = Tensor.of(factors);
        assertTimeout(Duration.ofSeconds(5), () -> {
            double[] ofProduct = Autograd.grad((Tensor t) -> t.prod()).apply(x).toDoubleArray();
            assertEquals(2, ofProduct[1001]); // all the others: one 2 more than there are halves
            assertEquals(2, Arrays.stream(ofProduct).sum());
            double[] ofLast = Autograd.grad((Tensor t) ->
                            t.cumProd(0).slice(0, -1, factors.length).sum())
                    .apply(x)
                    .toDoubleArray();
            assertArrayEquals(ofProduct, ofLast);
        });
    }

    @Test
    @DisplayName("scan is the loop: y = a y + x, its values and its derivatives by a, the start and the inputs")
    void scanIsTheLoop() {
        Tensor xs = Tensor.of(1.0, -2.0, 4.0);
        Scans.Scanned<Tensor> plain = Scans.scan(Tensor.of(3.0), xs, (y, x) -> {
            Tensor next = y.mul(0.5).add(x);
            return new Scans.Step<>(next, next);
        });
        assertValues(plain.ys(), 2.5, -0.75, 3.625);
        assertEquals(3.625, plain.carry().item());

        Tensor a = Tensor.of(0.5);
        Tensor init = Tensor.of(3.0);
        List<Tensor> gradients = Autograd.gradAll(v -> Scans.scan(v.get(1), v.get(2), (Tensor y, Tensor x) -> {
                            Tensor next = y.mul(v.get(0)).add(x);
                            return new Scans.Step<>(next, next);
                        })
                        .carry())
                .apply(List.of(a, init, xs));
        // y3 = a^3 y0 + a^2 x0 + a x1 + x2
        assertValues(gradients.get(0), 3 * 0.25 * 3 + 2 * 0.5 * 1 - 2);
        assertValues(gradients.get(1), 0.125);
        assertValues(gradients.get(2), 0.25, 0.5, 1);
    }

    @Test
    void scanCarriesAnything() {
        Tensor xs = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Scans.Scanned<List<Tensor>> both = Scans.scan(
                List.of(Tensor.zeros(2), Tensor.ones(2)),
                xs,
                (c, x) -> new Scans.Step<>(List.of(c.get(0).add(x), c.get(1).mul(x)), c.get(0)));
        assertValues(both.carry().get(0), 9, 12);
        assertValues(both.carry().get(1), 15, 48);
        assertValues(both.ys(), 0, 0, 1, 2, 4, 6);
        assertEquals(Shape.of(3, 2), both.ys().shape());

        Scans.Scanned<Integer> counted = Scans.scan(
                0,
                Tensor.ints(4, 7),
                (n, x) -> new Scans.Step<>(n + 1, x.to(DType.FLOAT64).mul(n)));
        assertEquals(2, counted.carry());
        assertValues(counted.ys(), 0, 7);
    }

    @Test
    @DisplayName("scan over 20,000 elements costs in proportion to them, gradient included")
    void longScan() {
        Tensor xs = Tensor.full(Shape.of(20_000), 1, DType.FLOAT64);
        assertTimeout(Duration.ofSeconds(10), () -> {
            Tensor gradient = Autograd.grad((Tensor t) -> Scans.scan(
                                    Tensor.of(0.0), t, (Tensor sum, Tensor x) -> new Scans.Step<>(sum.add(x), x))
                            .carry())
                    .apply(xs);
            assertArrayEquals(xs.toDoubleArray(), gradient.toDoubleArray());
        });
    }
}
