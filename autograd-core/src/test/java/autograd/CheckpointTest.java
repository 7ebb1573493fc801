package autograd;

import static autograd.Autograd.checkpoint;
import static autograd.Autograd.checkpointAll;
import static autograd.Autograd.grad;
import static autograd.Autograd.gradAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.NestingTest.Mode;
import autograd.check.GradientCheck;
import autograd.shape.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("checkpoint: computed again instead of kept")
class CheckpointTest {
    private static final UnaryOperator<Tensor> PLAIN = x -> x.sin().mul(x.exp()).add(x.square());

    private final Tensor x0 = Tensor.normal(1, 3, 4);
    private final Tensor w0 = Tensor.normal(2, 4, 4);

    private static void assertSameBits(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertTrue(expected.array().sameBits(actual.array()), () -> expected + " and " + actual);
    }

    private static void assertSameBits(List<Tensor> expected, List<Tensor> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertSameBits(expected.get(i), actual.get(i));
        }
    }

    /** A recurrent net: the same weights in every step, so that their cotangent is a sum over all checkpoints. */
    private static Tensor recurrent(Tensor x, Tensor w, Tensor b, TriFunction<Tensor> step) {
        Tensor h = x;
        for (int i = 0; i < 7; i++) {
            h = step.apply(h, w, b);
        }
        return h.square().sum().add(w.mul(0.1).sum());
    }

    private static Tensor step(Tensor h, Tensor w, Tensor b) {
        Tensor inner = h.matmul(w).add(b).tanh();
        return inner.matmul(w).mul(w.sum()).sub(b).tanh();
    }

    @Test
    @DisplayName("same bits: operands used several times, in several checkpoints and outside of them")
    void sameBits() {
        Tensor b0 = Tensor.normal(3, 4);
        List<Tensor> expected = grad((Tensor x, Tensor w, Tensor b) -> recurrent(x, w, b, CheckpointTest::step))
                .apply(x0, w0, b0);
        TriFunction<Tensor> kept = checkpoint((h, w, b) -> step(h, w, b));
        assertSameBits(
                expected,
                grad((Tensor x, Tensor w, Tensor b) -> recurrent(x, w, b, kept)).apply(x0, w0, b0));
        assertSameBits(
                expected,
                grad((Tensor x, Tensor w, Tensor b) -> recurrent(
                                x,
                                w,
                                b,
                                (h, p, q) ->
                                        checkpoint((Tensor s) -> step(s, p, q)).apply(h)))
                        .apply(x0, w0, b0));
        assertSameBits(
                expected,
                gradAll(xs -> checkpointAll(ys -> recurrent(ys.get(0), ys.get(1), ys.get(2), kept))
                                .apply(xs))
                        .apply(List.of(x0, w0, b0)));
    }

    @Test
    @DisplayName("each entry of the stretch is computed again, once a replay, and the tape holds one entry for it")
    void countsAndEntries() {
        AtomicInteger runs = new AtomicInteger();
        UnaryOperator<Tensor> f = checkpoint((Tensor x) -> {
            runs.incrementAndGet();
            return PLAIN.apply(x);
        });
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(0.5), "x");
            Tensor y = f.apply(x);
            assertEquals(2, tape.size());
            assertEquals("checkpoint", tape.entry(1).name());
            assertEquals(1, runs.get());
            Tensor once = tape.gradient(y, x);
            assertEquals(2, runs.get());
            assertSameBits(once, tape.gradient(y, x));
            assertEquals(3, runs.get());
            Tensor more = y.mul(x);
            assertEquals(3, tape.size());
            assertEquals(
                    PLAIN.apply(Tensor.of(0.5)).item() + 0.5 * once.item(),
                    tape.gradient(more, x).item(),
                    1e-15);
        }
        assertEquals(PLAIN.apply(Tensor.of(2.0)).item(), f.apply(Tensor.of(2.0)).item());
    }

    @Test
    @DisplayName(
            "a captured tensor of the enclosing tape is an operand: alone, with arguments, and in nested checkpoints")
    void capturedTensors() {
        Function<List<Tensor>, Tensor> plain = xs -> {
            Tensor w = xs.get(1);
            Tensor inner = w.exp().mul(xs.get(0)).add(w).sin();
            return inner.mul(w.square()).mul(xs.get(0)).add(w.sum()).sum();
        };
        Function<List<Tensor>, Tensor> kept = xs -> {
            Tensor w = xs.get(1);
            Tensor y = checkpoint((Tensor x) -> {
                        Tensor inner = checkpoint(
                                        (Tensor z) -> w.exp().mul(z).add(w).sin())
                                .apply(x);
                        return inner.mul(checkpoint((Tensor v) -> v.square()).apply(w))
                                .mul(x)
                                .add(w.sum());
                    })
                    .apply(xs.get(0));
            return y.sum();
        };
        List<Tensor> at = List.of(Tensor.normal(5, 4), Tensor.normal(6, 4));
        assertSameBits(gradAll(plain).apply(at), gradAll(kept).apply(at));
        assertSameBits(
                Derivatives.hessianAll(plain).apply(at).get(1),
                Derivatives.hessianAll(kept).apply(at).get(1));
        assertTrue(GradientCheck.standard().withOrder(2).runAll(kept, at).passed());
    }

    @Test
    @DisplayName("a pullback may be replayed on many threads, captured tensors included")
    void threads() throws InterruptedException {
        Tensor g = Tensor.normal(9, 3, 4);
        Pullback plain = Autograd.vjp((x, w) -> x.matmul(w).tanh().matmul(w), x0, w0);
        Pullback kept = Autograd.vjp(
                (x, w) -> checkpoint((Tensor z) -> z.matmul(w).tanh().matmul(w)).apply(x), x0, w0);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    assertSameBits(plain.applyAll(g), kept.applyAll(g));
                }
            });
            thread.setUncaughtExceptionHandler((source, e) -> failure.set(e));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(null, failure.get());
    }

    @ParameterizedTest(name = "{0} of {1} of {2}")
    @MethodSource("autograd.NestingTest#triples")
    @DisplayName("P10 third order in all nestings has the bits of the function without a checkpoint")
    void thirdOrder(Mode outer, Mode middle, Mode inner) {
        Tensor x = Tensor.of(0.7);
        UnaryOperator<Tensor> kept = checkpoint((Tensor t) -> PLAIN.apply(t));
        for (UnaryOperator<Tensor> f : List.of(
                kept,
                t -> checkpoint((Tensor s) -> PLAIN.apply(t).add(s.mul(0))).apply(t))) {
            Tensor expected = outer.at(
                    a -> middle.at(
                            b -> inner.at(
                                    c -> f == kept
                                            ? PLAIN.apply(c)
                                            : PLAIN.apply(c).add(c.mul(0)),
                                    b),
                            a),
                    x);
            assertSameBits(expected, outer.at(a -> middle.at(b -> inner.at(c -> f.apply(c), b), a), x));
        }
    }

    @Test
    @DisplayName("a derivative inside the stretch, and one around it that the stretch captures")
    void derivativesInside() {
        // d/dw [w d/dx(x^3 w) at x = 2] = d/dw [12 w^2] = 24 w
        assertEquals(
                72,
                grad((Tensor w) -> checkpoint((Tensor s) -> grad((Tensor x) ->
                                                x.mul(x).mul(x).mul(w).mul(s))
                                        .apply(Tensor.of(2.0)))
                                .apply(w))
                        .apply(Tensor.of(3.0))
                        .item());
        // d/dw d/dx (x^2 w^2) = 4 x w; the outer variable is captured by the stretch of the inner tape
        assertEquals(
                24,
                grad((Tensor w) -> grad((Tensor x) -> checkpoint(
                                                (Tensor z) -> z.square().mul(w.square()))
                                        .apply(x))
                                .apply(Tensor.of(2.0)))
                        .apply(Tensor.of(3.0))
                        .item());
    }

    @Test
    void resultsThatAreNoStretch() {
        UnaryOperator<Tensor> identity = checkpoint((Tensor x) -> x);
        assertEquals(
                6, grad(x -> identity.apply(x).mul(x)).apply(Tensor.of(3.0)).item());
        UnaryOperator<Tensor> constant = checkpoint((Tensor x) -> Tensor.of(5.0));
        assertEquals(
                5, grad(x -> constant.apply(x).mul(x)).apply(Tensor.of(3.0)).item());
        UnaryOperator<Tensor> discrete = checkpoint((Tensor x) -> x.greater(1));
        assertEquals(
                1,
                grad(x -> Comparisons.where(discrete.apply(x), x, x.mul(2)))
                        .apply(Tensor.of(3.0))
                        .item());
        IllegalArgumentException unused = assertThrows(
                IllegalArgumentException.class,
                () -> grad((x, z) -> checkpoint((Tensor a, Tensor b) -> a.exp()).apply(x, z))
                        .apply(Tensor.of(1.0), Tensor.of(2.0)));
        assertTrue(unused.getMessage().contains("argument 1"), unused.getMessage());
    }

    @Test
    void aTensorOfADerivativeFurtherInsideIsRefused() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> grad((Tensor x) -> grad((Tensor z) ->
                                        checkpoint((Tensor t) -> t.mul(z)).apply(x))
                                .apply(Tensor.of(2.0)))
                        .apply(Tensor.of(3.0)));
        assertTrue(e.getMessage().startsWith("checkpoint: the result belongs to tape #"), e.getMessage());
        // as an argument it is fine: d/dx d/dz (x z) = 1
        assertEquals(
                1,
                grad((Tensor x) -> grad((Tensor z) -> checkpoint((Tensor t, Tensor u) -> t.mul(u))
                                        .apply(x, z))
                                .apply(Tensor.of(2.0)))
                        .apply(Tensor.of(3.0))
                        .item());
    }

    @Test
    void aFunctionThatChangesIsRefused() {
        AtomicInteger runs = new AtomicInteger();
        UnaryOperator<Tensor> shrinking = checkpoint(
                (Tensor x) -> runs.getAndIncrement() == 0 ? x.exp() : x.exp().slice(0, 0, 1));
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> grad(x -> shrinking.apply(x).sum()).apply(Tensor.of(1.0, 2.0)));
        assertTrue(e.getMessage().contains("did something else when it was run again"), e.getMessage());
        assertTrue(e.getMessage().contains("[2]") && e.getMessage().contains("[1]"), e.getMessage());
        assertEquals(
                1,
                grad((Tensor x) -> checkpoint((Tensor t) -> t.mul(1)).apply(x))
                        .apply(Tensor.of(1.0))
                        .item());
    }

    @TempDir
    Path folder;

    @Test
    @DisplayName("a chain of 200 layers holds O(sqrt n) values, and fewer with nested use")
    void memory() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx512m", Footprints.class, "checkpoint");
    }

    @Test
    void constantsAndShapes() {
        Tensor data = Tensor.normal(4, 3, 4);
        Tensor direct = grad((Tensor w) -> data.matmul(w).tanh().sum()).apply(w0);
        Tensor kept = grad((Tensor w) -> checkpoint(
                                (Tensor d, Tensor v) -> d.matmul(v).tanh())
                        .apply(data, w)
                        .sum())
                .apply(w0);
        assertSameBits(direct, kept);
        assertEquals(Shape.of(4, 4), kept.shape());
    }

    @Test
    @DisplayName("inside and around vmap: the bits of the function without a checkpoint")
    void examples() {
        Function<Tensor, Tensor> kept = checkpoint((Tensor x) -> PLAIN.apply(x).matmul(w0));
        Function<Tensor, Tensor> plain = x -> PLAIN.apply(x).matmul(w0);
        assertSameBits(
                Autograd.vmap((Tensor x) ->
                                grad((Tensor z) -> plain.apply(z).sum()).apply(x))
                        .apply(x0),
                Autograd.vmap((Tensor x) ->
                                grad((Tensor z) -> kept.apply(z).sum()).apply(x))
                        .apply(x0));
        assertSameBits(
                grad((Tensor x) -> Autograd.vmap(plain).apply(x).sum()).apply(x0),
                grad((Tensor x) -> Autograd.vmap(kept).apply(x).sum()).apply(x0));
        UnaryOperator<Tensor> around =
                checkpoint((Tensor x) -> Autograd.vmap(plain).apply(x));
        assertSameBits(
                grad((Tensor x) -> Autograd.vmap(plain).apply(x).sum()).apply(x0),
                grad((Tensor x) -> around.apply(x).sum()).apply(x0));
    }
}
