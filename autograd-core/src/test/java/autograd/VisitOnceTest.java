package autograd;

import static autograd.Autograd.grad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The backward walk is linear in entries, whatever the number of paths. The time limits only stop a walk over paths. */
class VisitOnceTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(60);

    @Test
    @DisplayName("P3 y = y/2 + y/2, 1000 levels: gradient exactly 1")
    void halves() {
        Tensor gradient = assertTimeout(
                HANG_GUARD,
                () -> grad(x -> {
                            Tensor y = x;
                            for (int i = 0; i < 1000; i++) {
                                y = y.div(2).add(y.div(2));
                            }
                            return y;
                        })
                        .apply(Tensor.of(3.0)));

        assertEquals(1.0, gradient.item());
    }

    @Test
    @DisplayName("P3 each entry's rule is called once")
    void rulesAreCalledOnce() {
        List<AtomicInteger> calls = new ArrayList<>();
        Function<Tensor, Tensor> counted = x -> {
            AtomicInteger own = new AtomicInteger();
            calls.add(own);
            return CustomOp.of("half" + calls.size(), xs -> xs.get(0).mul(0.5), (g, xs, y) -> {
                        own.incrementAndGet();
                        return List.of(g.mul(0.5));
                    })
                    .withoutChecks()
                    .apply(x);
        };
        Tensor gradient = grad(x -> {
                    Tensor y = x;
                    for (int i = 0; i < 1000; i++) {
                        y = counted.apply(y).add(counted.apply(y));
                    }
                    return y;
                })
                .apply(Tensor.of(3.0));

        assertEquals(1.0, gradient.item());
        assertEquals(2000, calls.size());
        for (AtomicInteger own : calls) {
            assertEquals(1, own.get());
        }
    }

    @Test
    @DisplayName("P3 entries that the result does not depend on, or that lead to no variable, are not visited")
    void othersAreNotCalled() {
        AtomicInteger calls = new AtomicInteger();
        CustomOp counted = CustomOp.of("same", xs -> xs.get(0), (g, xs, y) -> {
                    calls.incrementAndGet();
                    return List.of(g);
                })
                .withoutChecks();
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(3.0), "x");
            Tensor other = tape.watch(Tensor.of(4.0), "other");
            Tensor sideBranch = counted.apply(x);
            Tensor loss = x.mul(counted.apply(other));
            counted.apply(loss);

            assertEquals(4, tape.gradient(loss, x).item());
            assertEquals(0, calls.get(), () -> "side branch " + sideBranch);
            assertEquals(3, tape.gradient(loss, other).item());
            assertEquals(1, calls.get());
        }
    }

    @Test
    @DisplayName("P3 a graph of 100,000 entries with skips")
    void skips() {
        int steps = 50_000; // two entries each
        Function<Integer, Integer> skip = i -> Math.max(0, i - 2 - i % 97);
        List<Tensor> gradients = assertTimeout(HANG_GUARD, () -> {
            try (Tape tape = new Tape()) {
                List<Tensor> ys = new ArrayList<>();
                ys.add(tape.watch(Tensor.of(3.0), "a"));
                ys.add(tape.watch(Tensor.of(5.0), "b"));
                for (int i = 2; i < steps; i++) {
                    ys.add(ys.get(i - 1).add(ys.get(skip.apply(i))).mul(0.5));
                }
                assertEquals(2 * (steps - 2) + 2, tape.size());
                return tape.gradient(ys.get(steps - 1), ys.subList(0, 2));
            }
        });

        // The same derivatives forward: each y is the mean of two earlier ones.
        double[] byA = new double[steps];
        byA[0] = 1;
        for (int i = 2; i < steps; i++) {
            byA[i] = 0.5 * (byA[i - 1] + byA[skip.apply(i)]);
        }
        assertEquals(byA[steps - 1], gradients.get(0).item(), 1e-12);
        assertEquals(1 - byA[steps - 1], gradients.get(1).item(), 1e-12);
    }

    @Test
    @DisplayName("P4 100,000 uses i*x of one variable: exactly 4,999,950,000")
    void fanIn() {
        Tensor gradient = assertTimeout(
                HANG_GUARD,
                () -> grad(x -> {
                            Tensor sum = x.mul(0);
                            for (int i = 1; i < 100_000; i++) {
                                sum = sum.add(x.mul(i));
                            }
                            return sum;
                        })
                        .apply(Tensor.of(0.7)));

        assertEquals(4_999_950_000.0, gradient.item());
    }
}
