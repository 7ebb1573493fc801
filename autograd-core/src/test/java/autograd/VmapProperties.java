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
        for (int operand = 0; operand < at.row().arity(); operand++) {
            int wanted = operand;
            assertOneByOne(at, xs -> {
                Pullback pullback = Autograd.vjpAll(at.function(), xs);
                return pullback.applyAll(at.direction(pullback.value(), "cotangent"))
                        .get(wanted);
            });
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("vmap of the tangent of every op is the tangent of each example, to the bit")
    void tangents(@ForAll(supplier = OpCases.class) OpCase at) {
        assertOneByOne(
                at,
                xs -> Autograd.jvpAll(at.function(), xs, at.directions(xs, "tangent"))
                        .tangent());
    }

    @Property(tries = TRIES / 2, edgeCases = EdgeCasesMode.NONE)
    @Label("the gradient of a sum over vmap is the gradient of each example, to the bit but for the sign of zeros")
    void gradientOutside(@ForAll(supplier = OpCases.class) OpCase at) {
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

    /** Compares with all operands differing from example to example, and with each one shared. */
    private static void assertOneByOne(OpCase at, Function<List<Tensor>, Tensor> f) {
        for (DType dtype : DTYPES) {
            List<List<Tensor>> examples = examples(at, dtype);
            List<Tensor> own = examples.stream().map(f).toList();
            assertSameBits(Shaping.stack(0, own), vmap(f, batches(examples)), dtype + ", all differ");
            for (int shared = 0; at.row().arity() > 1 && shared < at.row().arity(); shared++) {
                int same = shared;
                Tensor held = examples.get(0).get(same);
                List<List<Tensor>> others = examples.stream()
                        .map(xs -> IntStream.range(0, xs.size())
                                .filter(i -> i != same)
                                .mapToObj(xs::get)
                                .toList())
                        .toList();
                Function<List<Tensor>, Tensor> g = xs -> {
                    List<Tensor> all = new ArrayList<>(xs);
                    all.add(same, held);
                    return f.apply(all);
                };
                Tensor expected = Shaping.stack(0, others.stream().map(g).toList());
                assertSameBits(expected, vmap(g, batches(others)), dtype + ", operand " + same + " is shared");
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
