package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** A function of one example, applied to many at once, has the bits of one example after the other. */
class VmapProperties {
    private static final int TRIES = OpGradientProperties.TRIES / 2;
    private static final int EXAMPLES = 3;
    private static final List<DType> DTYPES = List.of(DType.FLOAT64, DType.FLOAT32);

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of every op is the op on each example, to the bit, whichever operands differ")
    void values(@ForAll(supplier = OpCases.class) OpCase at) {
        assertOneByOne(at, at.function());
    }

    @Property(tries = TRIES / 3, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of every function without derivative is the function on each example")
    void discreteValues(@ForAll(supplier = OpCases.OfDiscrete.class) OpCase at) {
        assertOneByOne(at, at.function());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of the gradient of every op is the gradient of each example, to the bit")
    void gradients(@ForAll(supplier = OpCases.class) OpCase at) {
        assertGradientsOneByOne(at);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of the tangent of every op is the tangent of each example, to the bit")
    void tangents(@ForAll(supplier = OpCases.class) OpCase at) {
        assertTangentsOneByOne(at);
    }

    @Property(tries = TRIES / 2, edgeCases = EdgeCasesMode.NONE)
    @Label("the gradient of a sum over vmap is the gradient of each example, to the bit but for the sign of zeros")
    void gradientOutside(@ForAll(supplier = OpCases.class) OpCase at) {
        assertGradientOutside(at);
    }

    @Property(tries = TRIES / 2, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of vmap of every op is the op on each example of each batch, to the bit")
    void nested(@ForAll(supplier = OpCases.class) OpCase at) {
        assertNested(at, at.function());
    }

    @Property(tries = TRIES / 4, edgeCases = EdgeCasesMode.NONE)
    @Label("index tensors, parameters of random numbers and functions of functions may differ: values, to the bit")
    void valuesOfExamples(@ForAll(supplier = OpCases.OfExamples.class) OpCase at) {
        assertOneByOne(at, at.function());
        assertNested(at, at.function());
    }

    @Property(tries = TRIES / 4, edgeCases = EdgeCasesMode.NONE)
    @Label("the same: gradients and tangents inside vmap, a gradient inside two, a gradient outside")
    void derivativesOfExamples(@ForAll(supplier = OpCases.OfExamples.class) OpCase at) {
        assertGradientsOneByOne(at);
        assertTangentsOneByOne(at);
        assertNested(at, xs -> gradient(at, xs, 0));
        assertGradientOutside(at);
    }

    private static Tensor gradient(OpCase at, List<Tensor> xs, int operand) {
        Pullback pullback = Autograd.vjpAll(at.function(), xs);
        return pullback.applyAll(at.direction(pullback.value(), "cotangent")).get(operand);
    }

    private static void assertGradientsOneByOne(OpCase at) {
        for (int operand = 0; operand < at.row().arity(); operand++) {
            int wanted = operand;
            assertOneByOne(at, xs -> gradient(at, xs, wanted));
        }
    }

    private static void assertTangentsOneByOne(OpCase at) {
        assertOneByOne(
                at,
                xs -> Autograd.jvpAll(at.function(), xs, at.directions(xs, "tangent"))
                        .tangent());
    }

    private static void assertGradientOutside(OpCase at) {
        for (DType dtype : DTYPES) {
            List<List<Tensor>> examples = examples(at, dtype);
            List<Tensor> batches = batches(examples);
            Tensor g = at.direction(at.function().apply(examples.get(0)), "cotangent");
            List<Tensor> together = Autograd.gradAll(
                            xs -> vmap(at.function(), xs).mul(g).sum(), GradOption.ALLOW_UNUSED)
                    .apply(batches);
            for (int k = 0; k < together.size(); k++) {
                int operand = k;
                List<Tensor> own = examples.stream()
                        .map(xs -> Autograd.gradAll(
                                        ys -> at.function().apply(ys).mul(g).sum(), GradOption.ALLOW_UNUSED)
                                .apply(xs)
                                .get(operand))
                        .toList();
                // Cotangents of examples that were taken one by one are added to zeros, which turns -0 into 0.
                Tensor expected = Shaping.stack(0, own).add(0);
                assertSameBits(expected, together.get(k).add(0), dtype + ", operand " + k);
            }
        }
    }

    /** Compares with all operands differing in both batches, and with each one differing in the outer batch alone. */
    private static void assertNested(OpCase at, Function<List<Tensor>, Tensor> f) {
        for (DType dtype : DTYPES) {
            List<List<Tensor>> examples = examples(at, dtype);
            List<List<Tensor>> others = examples(at.next(), dtype);
            List<Tensor> outer = batches(List.of(batches(examples), batches(others)));
            Tensor expected = Shaping.stack(0, batchOf(f, examples), batchOf(f, others));
            assertSameBits(expected, vmap(xs -> vmap(f, xs), outer), dtype + ", all differ");
            for (int operand = 0; at.row().arity() > 1 && operand < at.row().arity(); operand++) {
                int held = operand;
                List<Tensor> own = others.stream().map(xs -> xs.get(held)).toList(); // one for each outer example
                List<Tensor> inner = without(batches(examples), held);
                Function<Tensor, Tensor> oneOuter = x -> vmap(xs -> f.apply(with(xs, held, x)), inner);
                Tensor each = Shaping.stack(
                        0,
                        own.stream()
                                .map(x -> batchOf(xs -> f.apply(with(without(xs, held), held, x)), examples))
                                .toList());
                assertSameBits(
                        each,
                        Autograd.vmap(oneOuter).apply(Shaping.stack(0, own)),
                        dtype + ", operand " + held + " differs in the outer batch");
            }
        }
    }

    private static Tensor batchOf(Function<List<Tensor>, Tensor> f, List<List<Tensor>> examples) {
        return Shaping.stack(0, examples.stream().map(f).toList());
    }

    private static List<Tensor> without(List<Tensor> xs, int operand) {
        List<Tensor> others = new ArrayList<>(xs);
        others.remove(operand);
        return others;
    }

    private static List<Tensor> with(List<Tensor> xs, int operand, Tensor x) {
        List<Tensor> all = new ArrayList<>(xs);
        all.add(operand, x);
        return all;
    }

    /** Compares with all operands differing from example to example, and with each one shared. */
    private static void assertOneByOne(OpCase at, Function<List<Tensor>, Tensor> f) {
        for (DType dtype : DTYPES) {
            List<List<Tensor>> examples = examples(at, dtype);
            assertSameBits(batchOf(f, examples), vmap(f, batches(examples)), dtype + ", all differ");
            for (int shared = 0; at.row().arity() > 1 && shared < at.row().arity(); shared++) {
                int same = shared;
                Tensor held = examples.get(0).get(same);
                List<List<Tensor>> others =
                        examples.stream().map(xs -> without(xs, same)).toList();
                Function<List<Tensor>, Tensor> g = xs -> f.apply(with(xs, same, held));
                assertSameBits(
                        batchOf(g, others), vmap(g, batches(others)), dtype + ", operand " + same + " is shared");
            }
        }
    }

    private static Tensor vmap(Function<List<Tensor>, Tensor> f, List<Tensor> batches) {
        return Autograd.vmapAll(xs -> List.of(f.apply(xs))).apply(batches).get(0);
    }

    private static List<List<Tensor>> examples(OpCase at, DType dtype) {
        return Stream.iterate(at, OpCase::next)
                .limit(EXAMPLES)
                .map(example -> example.operands(dtype))
                .toList();
    }

    private static List<Tensor> batches(List<List<Tensor>> examples) {
        return IntStream.range(0, examples.get(0).size())
                .mapToObj(i ->
                        Shaping.stack(0, examples.stream().map(xs -> xs.get(i)).toList()))
                .toList();
    }

    private static void assertSameBits(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        assertEquals(expected.dtype(), actual.dtype(), what);
        assertTrue(
                expected.array().sameBits(actual.array()),
                () -> what + ": one by one " + expected + ", together " + actual);
    }
}
