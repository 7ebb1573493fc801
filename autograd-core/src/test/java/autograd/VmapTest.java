package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    @DisplayName(
            "peek sees the numbers of all examples, and of any derivative, where the numbers of one cannot be read")
    void peekForChecks() {
        Tensor xs = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        List<NdArray> seen = new ArrayList<>();
        Tensor slopes = Autograd.vmap((Tensor x) -> Autograd.grad((Tensor t) -> {
                            seen.add(Autograd.peek(t));
                            return t.square().sum();
                        })
                        .apply(x))
                .apply(xs);
        assertEquals(1, seen.size());
        assertEquals(Shape.of(2, 2), seen.get(0).shape());
        assertArrayEquals(new double[] {1, 2, 3, 4}, seen.get(0).toDoubles());
        assertArrayEquals(new double[] {2, 4, 6, 8}, slopes.toDoubleArray());
        assertArrayEquals(new int[] {5}, Autograd.peek(Tensor.ints(5)).toInts());
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
    }

    @Test
    @DisplayName(
            "an index out of range is named with its example, by what reads and what writes, in nested batches too")
    void indicesOutOfRange() {
        Tensor table = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Tensor indices = Tensor.ints(new int[][] {{0, 1}, {2, 2}, {1, 3}});
        String take = outOfRange(i -> table.take(i, 0), indices);
        assertEquals(
                "take: element 1 of indices, shape [2], of example [2], is 3, out of range for axis 0 of x,"
                        + " shape [3, 2], of size 3; valid are -3 to 2",
                take);
        String get = outOfRange(i -> table.get(Index.pick(i), Index.pick(0)), indices);
        assertTrue(get.startsWith("get: element 1 of positions, shape [2], of example [2], is 3, out of"), get);
        assertTrue(get.endsWith("axis 0 of x, shape [3, 2], of size 3; valid are -3 to 2"), get);
        String set = outOfRange(i -> table.at(Index.pick(i)).set(7), indices);
        assertTrue(set.startsWith("at: element 1 of positions, shape [2], of example [2], is 3"), set);
        String hot = outOfRange(i -> Indexing.oneHot(i, 3, DType.BOOL), indices);
        assertEquals(
                "oneHot: element 1 of indices, shape [2], of example [2], is 3; need 0 to 2, there are 3 classes", hot);
        String nested =
                outOfRange(row -> Autograd.vmap((Tensor i) -> table.take(i, 0)).apply(row), indices);
        assertTrue(nested.startsWith("take: element 0 of indices, shape [], of example [2, 1], is 3"), nested);
    }

    private static String outOfRange(Function<Tensor, Tensor> f, Tensor batch) {
        return assertThrows(
                        IndexOutOfBoundsException.class, () -> Autograd.vmap(f).apply(batch))
                .getMessage();
    }

    @Test
    @DisplayName(
            "what has a shape that depends on the numbers of an example is refused by name, with what to do instead")
    void shapesThatDependOnNumbers() {
        Tensor x = Tensor.normal(5, 4, 3);
        Map<Function<Tensor, Tensor>, List<String>> refused = Map.of(
                t -> t.get(Index.where(t.less(0))), List.of("get: mask of shape [3]", "where(mask, x, 0)"),
                t -> t.at(Index.where(t.less(0))).set(0), List.of("at: mask of shape [3]", "where(mask, value, x)"),
                t -> Updates.addAt(t, 1, Index.where(t.less(0))), List.of("addAt: mask of shape [3]"),
                t -> Sorting.unique(t).counts(), List.of("unique: x of shape [3]", "sort(x, axis)"),
                t -> Comparisons.where(t.less(0), t, Tensor::exp, Tensor::sin),
                        List.of("where: condition of shape [3]", "where(condition, a, b)"));
        refused.forEach((f, facts) -> {
            List<String> messages = List.of(
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> Autograd.vmap(f).apply(x))
                            .getMessage(),
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> Autograd.vmap((Tensor t) -> Autograd.grad((Tensor u) -> f.apply(u)
                                                            .to(DType.FLOAT64)
                                                            .sum())
                                                    .apply(t))
                                            .apply(x))
                            .getMessage());
            for (String message : messages) {
                facts.forEach(fact -> assertTrue(message.contains(fact), message));
                assertTrue(message.contains("4 examples inside vmap #"), message);
                assertTrue(message.contains("depends on the numbers of each"), message);
            }
        });
        Tensor mask = Tensor.bools(true, false, true); // the same for all: every result has two elements
        assertEquals(
                Shape.of(4, 2),
                Autograd.vmap((Tensor t) -> t.get(Index.where(mask))).apply(x).shape());
    }

    @Test
    @DisplayName("a function that captures a tensor of an example is no equation: the message says what to pass")
    void implicitFunctionsTakeParameters() {
        Tensor p = Tensor.of(4.0, 9.0);
        String captured = assertThrows(
                        IllegalStateException.class,
                        () -> Autograd.vmap((Tensor t) ->
                                        Implicit.root((x, one) -> x.mul(x).sub(t), Tensor.of(1.0), Tensor.of(1.0)))
                                .apply(p))
                .getMessage();
        assertTrue(captured.startsWith("root: ") && captured.contains("pass it as a parameter"), captured);
        Tensor slopes = Autograd.vmap((Tensor t) -> Autograd.grad(
                                (Tensor q) -> Implicit.root((x, r) -> x.mul(x).sub(r), Tensor.of(1.0), q))
                        .apply(t))
                .apply(p);
        assertArrayEquals(new double[] {1 / 4.0, 1 / 6.0}, slopes.toDoubleArray(), 1e-12);
    }

    @Test
    @DisplayName("one key draws the same noise for all examples; noise that differs comes in as an argument")
    void noiseOfExamples() {
        RandomKey key = RandomKey.of(3);
        Tensor means = Tensor.of(0, 0, 5);
        Tensor drawn =
                Autograd.vmap((Tensor m) -> key.normal(m, Tensor.of(1.0))).apply(means);
        assertEquals(drawn.get(0), drawn.get(1));
        assertEquals(drawn.get(0) + 5, drawn.get(2));
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
