package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Tensors are values: no call changes one, and no array or list that goes in or comes out is shared. */
class ImmutabilityProperties {
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @Label("P9 no op changes an operand, a cotangent, a tangent or an earlier result, in any mode")
    void opsChangeNothing(@ForAll(supplier = OpCases.class) OpCase at) {
        changeNothing(at);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    @Label("P9 no function without derivative changes an operand")
    void discreteOpsChangeNothing(@ForAll(supplier = OpCases.OfDiscrete.class) OpCase at) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Snapshots before = new Snapshots();
            List<Tensor> xs = before.ofAll(at.operands(dtype));
            before.of(at.function().apply(xs));
            at.function().apply(xs).toString();
            before.assertUnchanged();
        }
    }

    private static void changeNothing(OpCase at) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Snapshots before = new Snapshots();
            List<Tensor> xs = before.ofAll(at.operands(dtype));
            Tensor y = before.of(at.function().apply(xs));
            List<Tensor> ts = before.ofAll(at.directions(xs, "tangent"));
            Tensor g = before.of(at.direction(y, "cotangent"));
            Pullback pullback = Autograd.vjpAll(at.function(), xs);
            before.of(pullback.value());
            before.ofAll(pullback.applyAll(g));
            pullback.applyAll(g);
            ValueAndTangent forward = Autograd.jvpAll(at.function(), xs, ts);
            before.of(forward.value());
            before.of(forward.tangent());
            Function<List<Tensor>, Tensor> loss =
                    ys -> at.function().apply(ys).mul(g).sum();
            before.ofAll(Derivatives.hvpAll(loss, xs, ts));
            Autograd.gradAll(ys -> Autograd.jvpAll(loss, ys, ts).tangent(), GradOption.ALLOW_UNUSED)
                    .apply(xs);
            try (Tape tape = Tape.inspecting()) {
                Tensor l = loss.apply(xs.stream().map(tape::watch).toList());
                assertTrue(tape.toString().contains("sum"), l::toString);
                for (TapeEntry entry : tape.entries()) {
                    if (!entry.isVariable()) {
                        before.ofAll(entry.operands());
                        entry.apply(entry.operands());
                    }
                }
            }
            before.assertUnchanged();
        }
    }

    /** Tensors with copies of what they were. */
    private static final class Snapshots {
        private final List<Tensor> tensors = new ArrayList<>();
        private final List<NdArray> copies = new ArrayList<>();

        Tensor of(Tensor x) {
            tensors.add(x);
            copies.add(copy(x));
            return x;
        }

        List<Tensor> ofAll(List<Tensor> xs) {
            xs.forEach(this::of);
            return xs;
        }

        void assertUnchanged() {
            assertTrue(!tensors.isEmpty());
            for (int i = 0; i < tensors.size(); i++) {
                assertTrue(copies.get(i).sameBits(tensors.get(i).array()), "tensor " + i + " is now " + tensors.get(i));
            }
        }

        private static NdArray copy(Tensor x) {
            return switch (x.dtype()) {
                case FLOAT64 -> NdArray.of(x.array().toDoubles(), x.shape());
                case FLOAT32 -> NdArray.of(x.array().toFloats(), x.shape());
                case INT32 -> NdArray.of(x.array().toInts(), x.shape());
                case BOOL -> NdArray.of(x.array().toBools(), x.shape());
            };
        }
    }

    @Example
    @Label("P9 no factory keeps an array that it is given")
    void factoriesCopyArrays() throws ReflectiveOperationException {
        int factories = 0;
        for (Method factory : Tensor.class.getDeclaredMethods()) {
            Class<?>[] types = factory.getParameterTypes();
            boolean takesArray = Arrays.stream(types).anyMatch(Class::isArray);
            if (Modifier.isPublic(factory.getModifiers()) && Modifier.isStatic(factory.getModifiers()) && takesArray) {
                Object[] arguments = Arrays.stream(types)
                        .map(ImmutabilityProperties::argument)
                        .toArray();
                Snapshots before = new Snapshots();
                before.of((Tensor) factory.invoke(null, arguments));
                Arrays.stream(arguments).forEach(ImmutabilityProperties::scribble);
                before.assertUnchanged();
                factories++;
            }
        }
        assertTrue(factories >= 18, factories + " factories that take an array");
    }

    private static Object argument(Class<?> type) {
        if (type == Shape.class) {
            return Shape.of(3);
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == boolean[].class) {
            return new boolean[] {true, false, true};
        }
        Class<?> element = type.getComponentType();
        if (element.isArray()) {
            Object outer = Array.newInstance(element, 1);
            Array.set(outer, 0, argument(element));
            return outer;
        }
        Object array = Array.newInstance(element, 3);
        for (int i = 0; i < 3; i++) {
            Array.setByte(array, i, (byte) (i + 1));
        }
        return array;
    }

    /** Overwrites every number in an array of arrays, and the arrays in it. */
    private static void scribble(Object array) {
        if (!array.getClass().isArray()) {
            return;
        }
        for (int i = 0; i < Array.getLength(array); i++) {
            if (array instanceof Object[] outer) {
                scribble(outer[i]);
                outer[i] = null;
            } else if (array instanceof boolean[] flags) {
                flags[i] = !flags[i];
            } else {
                Array.setByte(array, i, (byte) 0);
            }
        }
    }

    @Example
    @Label("P9 no op keeps an array that it is given, not even until its backward pass")
    void opsCopyAttributes() {
        Tensor x = Tensor.normal(1, 2, 3, 2);
        List<BiFunction<Tensor, int[], Tensor>> calls = List.of(
                (v, axes) -> v.sum(axes),
                (v, axes) -> Reductions.sum(v, axes, true),
                (v, axes) -> v.mean(axes),
                (v, axes) -> Reductions.mean(v, axes, true),
                (v, axes) -> v.max(axes),
                (v, axes) -> Reductions.max(v, axes, true),
                (v, axes) -> v.logSumExp(axes),
                (v, axes) -> Softmax.logSumExp(v, axes, true),
                (v, axes) -> Products.tensordot(v, axes, x, new int[] {2, 1}),
                (v, axes) -> Products.tensordot(x, new int[] {2, 1}, v, axes));
        for (BiFunction<Tensor, int[], Tensor> call : calls) {
            assertIndependent(x, new int[] {2, 1}, call);
        }
        assertIndependent(x, new int[] {2, 0, 1}, (v, order) -> v.transpose(order));
        assertIndependent(x, new int[] {3, 4}, (v, sizes) -> v.reshape(sizes));
        assertIndependent(x, new int[] {3, -1}, (v, sizes) -> v.reshape(sizes));
        assertIndependent(x, new int[] {4, 2, 3, 2}, (v, sizes) -> v.broadcastTo(Shape.of(sizes)));
    }

    private static void assertIndependent(Tensor x, int[] numbers, BiFunction<Tensor, int[], Tensor> f) {
        Pullback untouched = Autograd.vjp(v -> f.apply(v, numbers.clone()), x);
        int[] given = numbers.clone();
        Pullback pullback = Autograd.vjp(v -> f.apply(v, given), x);
        scribble(given);
        Tensor g = Tensor.normal(2, pullback.value().shape().toArray());
        assertTrue(untouched.value().array().sameBits(pullback.value().array()));
        assertTrue(untouched.apply(g).array().sameBits(pullback.apply(g).array()));
    }

    @Example
    @Label("P9 no function keeps a list or an array of tensors that it is given")
    void functionsCopyLists() {
        Tensor a = Tensor.of(1.0, 2.0);
        Tensor b = Tensor.of(3.0, 5.0);
        Function<List<Tensor>, Tensor> f = xs -> xs.get(0).mul(xs.get(1));
        List<Tensor> operands = new ArrayList<>(List.of(a, b));
        Pullback pullback = Autograd.vjpAll(f, operands);
        operands.clear();
        assertEquals(
                List.of(6.0, 20.0),
                numbers(pullback.applyAll(Tensor.of(2.0, 4.0)).get(0)));

        for (Function<Tensor[], Tensor> join : List.<Function<Tensor[], Tensor>>of(
                parts -> Shaping.concat(0, parts),
                parts -> Shaping.stack(0, parts).reshape(-1),
                parts -> Shaping.concat(0, Arrays.asList(parts)),
                parts -> CustomOp.of(
                                "joined",
                                xs -> Shaping.concat(0, xs),
                                (g, xs, y) -> List.of(g.slice(0, 0, 2), g.slice(0, 2, 4)))
                        .apply(parts))) {
            try (Tape tape = new Tape()) {
                Tensor x = tape.watch(a);
                Tensor[] parts = {x, b};
                Tensor y = join.apply(parts);
                Arrays.fill(parts, Tensor.of(0.0));
                Tensor loss = y.mul(Tensor.of(1.0, 10.0, 100.0, 1000.0)).sum();
                assertEquals(1 + 20 + 300 + 5000, loss.item());
                assertEquals(List.of(1.0, 10.0), numbers(tape.gradient(loss, x)));
            }
        }
    }

    private static List<Double> numbers(Tensor x) {
        return Arrays.stream(x.toDoubleArray()).boxed().toList();
    }

    @Example
    @Label("P9 no array that a tensor hands out is its own")
    void readersCopyArrays() {
        Tensor whole = Tensor.of(1.0, 0.0, 1.0);
        int readers = 0;
        for (DType dtype : DType.values()) {
            Tensor x = whole.to(dtype);
            List<Supplier<Object>> arrays = List.of(
                    x::toDoubleArray,
                    x::toFloatArray,
                    x::toIntArray,
                    () -> x.array().toDoubles(),
                    () -> x.array().toFloats(),
                    () -> x.array().toInts(),
                    () -> x.array().toBools(),
                    () -> x.shape().toArray(),
                    () -> x.array().shape().toArray());
            for (Supplier<Object> array : arrays) {
                Snapshots before = new Snapshots();
                before.of(x);
                scribble(array.get());
                before.assertUnchanged();
                assertEquals(Shape.of(3), x.shape());
                assertEquals(1, x.get(2));
                readers++;
            }
        }
        assertEquals(36, readers);
    }

    @Example
    @Label("P9 lists and arrays that derivatives hand out change nothing behind them")
    void derivativesHandOutCopies() {
        Tensor a = Tensor.of(1.0, 2.0);
        Function<List<Tensor>, Tensor> f = xs -> xs.get(0).mul(xs.get(1)).sum();
        List<Tensor> xs = List.of(a, Tensor.of(3.0, 5.0));
        List<List<?>> lists = new ArrayList<>(List.of(
                Autograd.vjpAll(f, xs).applyAll(Tensor.of(1.0)),
                Autograd.gradAll(f).apply(xs),
                Autograd.valueAndGradAll(f).apply(xs).gradients(),
                Derivatives.hvpAll(f, xs, xs),
                Derivatives.jacobianAll(f).apply(xs),
                Derivatives.hessianAll(f).apply(xs),
                Derivatives.hessianAll(f).apply(xs).get(0)));
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(a);
            Tensor y = x.square().sum();
            lists.add(tape.entries());
            lists.add(tape.entry(1).operands());
            lists.add(tape.gradient(y, List.of(x)));
            int[] wires = tape.entry(1).operandIndices();
            wires[0] = 77;
            assertNotEquals(77, tape.entry(1).operandIndices()[0]);
        }
        assertEquals(10, lists.stream().filter(list -> !list.isEmpty()).count());
        for (List<?> list : lists) {
            assertThrows(UnsupportedOperationException.class, () -> Collections.swap(list, 0, list.size() - 1));
            assertThrows(UnsupportedOperationException.class, list::clear);
        }
    }
}
