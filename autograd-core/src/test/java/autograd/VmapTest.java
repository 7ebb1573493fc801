package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Functions of one example, applied to many: gradients per example, nesting, what is refused, and what it costs. */
class VmapTest {
    private static Tensor loss(Tensor w, Tensor x, Tensor y) {
        return w.matmul(x).tanh().sub(y).square().sum();
    }

    @Test
    @DisplayName("gradients per example, of a function whose gradient is known")
    void gradientsPerExample() {
        Tensor w = Tensor.of(new double[][] {{1, 2}, {0, -1}});
        Tensor xs = Tensor.of(new double[][] {{1, 0}, {2, 1}, {0, 3}});
        // d/dW sum(W x) = ones x^T
        Tensor gradients = Autograd.vmap((Tensor x) ->
                        Autograd.grad((Tensor t) -> t.matmul(x).sum()).apply(w))
                .apply(xs);

        assertEquals(Shape.of(3, 2, 2), gradients.shape());
        assertArrayEquals(new double[] {1, 0, 1, 0, 2, 1, 2, 1, 0, 3, 0, 3}, gradients.toDoubleArray());
    }

    @Test
    @DisplayName("gradients per example of a loss of two batches are those of one after the other")
    void twoBatches() {
        Tensor w = Tensor.normal(1, 4, 3);
        Tensor xs = Tensor.normal(2, 5, 3);
        Tensor ys = Tensor.normal(3, 5, 4);
        Tensor together = Autograd.vmap((Tensor x, Tensor y) ->
                        Autograd.grad((Tensor t) -> loss(t, x, y)).apply(w))
                .apply(xs, ys);

        List<Tensor> single = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tensor x = xs.slice(0, i, i + 1).reshape(3);
            Tensor y = ys.slice(0, i, i + 1).reshape(4);
            single.add(Autograd.grad((Tensor t) -> loss(t, x, y)).apply(w));
        }
        assertTrue(Shaping.stack(0, single).array().sameBits(together.array()));
    }

    @Test
    @DisplayName("three batches, a batch of batches, and a result that is the same for all")
    void nests() {
        Tensor a = Tensor.of(1, 2);
        Tensor b = Tensor.of(3, 4);
        Tensor c = Tensor.of(5, 6);
        assertArrayEquals(
                new double[] {8, 14},
                Autograd.vmap((Tensor x, Tensor y, Tensor z) -> x.mul(y).add(z))
                        .apply(a, b, c)
                        .toDoubleArray());
        Tensor table = Autograd.vmap((Tensor x) ->
                        Autograd.vmap((Tensor y) -> x.mul(10).add(y)).apply(b))
                .apply(a);
        assertEquals(Shape.of(2, 2), table.shape());
        assertArrayEquals(new double[] {13, 14, 23, 24}, table.toDoubleArray());
        assertArrayEquals(
                new double[] {7, 7},
                Autograd.vmap((Tensor x) -> Tensor.of(7.0)).apply(a).toDoubleArray());
    }

    @Test
    @DisplayName("each op runs once for all examples, a custom op once for each")
    void oneTapeForAll() {
        AtomicInteger calls = new AtomicInteger();
        CustomOp cube = CustomOp.of(
                "cubeOnce",
                xs -> {
                    calls.incrementAndGet();
                    return xs.get(0).pow(3);
                },
                (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));
        Tensor x = Tensor.of(1, 2, 3);
        AtomicInteger evaluations = new AtomicInteger();
        Tensor slopes = Autograd.vmap((Tensor t) -> {
                    evaluations.incrementAndGet();
                    return Autograd.grad((Tensor u) -> cube.apply(u)).apply(t);
                })
                .apply(x);

        assertArrayEquals(new double[] {3, 12, 27}, slopes.toDoubleArray());
        assertEquals(1, evaluations.get());
        assertEquals(3, calls.get());
    }

    @Test
    @DisplayName("numbers cannot be read inside, a tensor cannot leave, arguments need examples")
    void refusals() {
        Tensor x = Tensor.of(1, 2, 3);
        String read = assertThrows(
                        IllegalStateException.class,
                        () -> Autograd.vmap((Tensor t) -> t.item() > 2 ? t : t.neg())
                                .apply(x))
                .getMessage();
        assertTrue(read.contains("3 examples") && read.contains("where("), read);
        Tensor[] leaked = new Tensor[1];
        Autograd.vmap((Tensor t) -> leaked[0] = t).apply(x);
        String ended =
                assertThrows(IllegalStateException.class, () -> leaked[0].exp()).getMessage();
        assertTrue(ended.contains("vmap") && ended.contains("ended"), ended);
        Function<Tensor, Tensor> identity = t -> t;
        String scalar = assertThrows(
                        ShapeException.class, () -> Autograd.vmap(identity).apply(Tensor.of(1.0)))
                .getMessage();
        assertTrue(scalar.startsWith("vmap: argument 0 has shape []"), scalar);
        String counts = assertThrows(
                        ShapeException.class,
                        () -> Autograd.vmap((Tensor a, Tensor b) -> a).apply(x, Tensor.ones(2, 3)))
                .getMessage();
        assertTrue(counts.startsWith("vmap: argument 1 has shape [2, 3]") && counts.contains("[3]"), counts);
        assertThrows(
                NullPointerException.class,
                () -> Autograd.vmap((Tensor t) -> null).apply(x));
    }

    @Test
    @DisplayName("indices that differ from example to example: take, gather, oneHot, and the class of a loss")
    void indicesPerExample() {
        Tensor table = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Tensor rows = Tensor.ints(2, 0, 2, 1);
        Tensor taken = Autograd.vmap((Tensor i) -> table.take(i, 0)).apply(rows);
        assertArrayEquals(new double[] {5, 6, 1, 2, 5, 6, 3, 4}, taken.toDoubleArray());
        Tensor columns = Tensor.ints(new int[][] {{1, 0, 0}, {0, 1, 1}});
        Tensor gathered =
                Autograd.vmap((Tensor i) -> table.gather(i.reshape(3, 1), 1)).apply(columns);
        assertArrayEquals(new double[] {2, 3, 5, 1, 4, 6}, gathered.toDoubleArray());
        Tensor hot = Autograd.vmap((Tensor i) -> Indexing.oneHot(i, 2, DType.FLOAT64))
                .apply(Tensor.ints(1, 0));
        assertArrayEquals(new double[] {0, 1, 1, 0}, hot.toDoubleArray());
        // d/dt of the sum of the rows of t that were taken: how often each was
        Tensor slopes = Autograd.vmap((Tensor i) ->
                        Autograd.grad((Tensor t) -> t.take(i, 0).sum()).apply(table))
                .apply(Tensor.ints(new int[][] {{0, 0}, {1, 2}}));
        assertArrayEquals(new double[] {2, 2, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1}, slopes.toDoubleArray());
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> Autograd.vmap((Tensor i) -> table.take(i, 0)).apply(Tensor.ints(0, 3)));
    }

    @Test
    @DisplayName("no examples give no results, of the right shape")
    void noExamples() {
        Tensor none = Tensor.full(Shape.of(0, 3), 0, DType.FLOAT32);
        Tensor gradients = Autograd.vmap((Tensor t) ->
                        Autograd.grad((Tensor u) -> u.tanh().sum()).apply(t))
                .apply(none);
        assertEquals(Shape.of(0, 3), gradients.shape());
        assertEquals(DType.FLOAT32, gradients.dtype());
    }

    @Test
    @DisplayName("a Jacobian or Hessian evaluates the function a constant number of times, whatever its size")
    void jacobiansInOnePass() {
        AtomicInteger evaluations = new AtomicInteger();
        Function<Tensor, Tensor> f = t -> {
            evaluations.incrementAndGet();
            return t.mul(t.sum()).sin();
        };
        for (int n : new int[] {3, 200}) {
            Tensor x = Tensor.linspace(0, 1, n);
            evaluations.set(0);
            Derivatives.jacobianForward(f).apply(x);
            Derivatives.jacobianReverse(f).apply(x);
            Derivatives.hessian(t -> f.apply(t).sum()).apply(x);
            assertTrue(evaluations.get() <= 4, () -> evaluations + " evaluations for " + n + " elements");
        }
    }

    @Test
    @DisplayName("a rule that looks at the numbers of its cotangent still has a Jacobian")
    void ruleThatReadsNumbers() {
        CustomOp twice = CustomOp.of(
                "twice",
                xs -> xs.get(0).mul(2),
                (g, xs, y) -> List.of(g.toDoubleArray().length > 0 ? g.mul(2) : g),
                (ts, xs, y) -> ts.get(0).mul(2));
        assertArrayEquals(
                new double[] {2, 0, 0, 2},
                Derivatives.jacobianReverse((Tensor t) -> twice.apply(t))
                        .apply(Tensor.of(3, 4))
                        .toDoubleArray());
    }
}
