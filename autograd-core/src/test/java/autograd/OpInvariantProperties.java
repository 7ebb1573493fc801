package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What holds of every derivative without any differencing, nearly all of it to the bit. */
class OpInvariantProperties {
    private static final int TRIES = OpGradientProperties.TRIES;
    private static final List<DType> DTYPES = List.of(DType.FLOAT64, DType.FLOAT32);

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P22 cotangent 0 gives exactly 0, also where the derivative is infinite or NaN")
    void zeroStaysZero(@ForAll(supplier = OpCases.class) OpCase at) {
        for (DType dtype : DTYPES) {
            assertZerosAt(at.operands(dtype), at);
            if (!OpSamples.IEEE.contains(at.row())) {
                assertZerosAt(at.specialOperands(dtype), at);
            }
        }
    }

    private static void assertZerosAt(List<Tensor> xs, OpCase at) {
        Pullback pullback = Autograd.vjpAll(at.function(), xs);
        assertZeros(pullback.applyAll(Tensor.zerosLike(pullback.value())), "cotangent 0 at " + xs);
        List<Tensor> zeros = xs.stream().map(Tensor::zerosLike).toList();
        assertZeros(List.of(Autograd.jvpAll(at.function(), xs, zeros).tangent()), "tangent 0 at " + xs);
    }

    private static void assertZeros(List<Tensor> derivatives, String what) {
        for (Tensor derivative : derivatives) {
            for (double d : derivative.toDoubleArray()) {
                assertTrue(d == 0, what + " gave " + derivatives);
            }
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P22 twice gives the same bits; a gradient has the shape and dtype of its input")
    void repeatableAndShaped(@ForAll(supplier = OpCases.class) OpCase at) {
        for (DType dtype : DTYPES) {
            List<Tensor> xs = at.operands(dtype);
            Pullback pullback = Autograd.vjpAll(at.function(), xs);
            Tensor g = at.direction(pullback.value(), "cotangent");
            List<Tensor> gradients = pullback.applyAll(g);
            for (int k = 0; k < xs.size(); k++) {
                assertEquals(xs.get(k).shape(), gradients.get(k).shape());
                assertEquals(dtype, gradients.get(k).dtype());
            }
            assertSameBits(gradients, pullback.applyAll(g), "second replay");
            assertSameBits(gradients, Autograd.vjpAll(at.function(), xs).applyAll(g), "second evaluation");
            List<Tensor> ts = at.directions(xs, "tangent");
            ValueAndTangent forward = Autograd.jvpAll(at.function(), xs, ts);
            assertEquals(pullback.value().shape(), forward.tangent().shape());
            assertEquals(pullback.value().dtype(), forward.tangent().dtype());
            ValueAndTangent again = Autograd.jvpAll(at.function(), xs, ts);
            assertSameBits(
                    List.of(pullback.value(), forward.tangent()),
                    List.of(again.value(), again.tangent()),
                    "forward mode");
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P22 a cotangent or tangent scaled by 2^-3 scales the derivative exactly")
    void scalesExactly(@ForAll(supplier = OpCases.class) OpCase at) {
        for (DType dtype : DTYPES) {
            List<Tensor> xs = at.operands(dtype);
            Pullback pullback = Autograd.vjpAll(at.function(), xs);
            Tensor g = at.direction(pullback.value(), "cotangent");
            assertSameBits(eighths(pullback.applyAll(g)), pullback.applyAll(eighth(g)), "reverse mode");
            List<Tensor> ts = at.directions(xs, "tangent");
            Tensor tangent = Autograd.jvpAll(at.function(), xs, ts).tangent();
            Tensor scaled = Autograd.jvpAll(at.function(), xs, eighths(ts)).tangent();
            assertSameBits(List.of(eighth(tangent)), List.of(scaled), "forward mode");
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P22 each subset of inputs constant leaves the derivatives by the others as they are")
    void constantsChangeNothing(@ForAll(supplier = OpCases.class) OpCase at) {
        for (DType dtype : DTYPES) {
            List<Tensor> xs = at.operands(dtype);
            Pullback all = Autograd.vjpAll(at.function(), xs);
            Tensor g = at.direction(all.value(), "cotangent");
            List<Tensor> gradients = all.applyAll(g);
            List<Tensor> ts = at.directions(xs, "tangent");
            for (int held = 0; held < 1 << xs.size(); held++) {
                List<Integer> free = free(held, xs.size());
                Function<List<Tensor>, Tensor> f = holding(at.function(), xs, free);
                List<Tensor> variables = chosen(xs, free);
                String what = "free operands " + free;
                assertSameBits(
                        chosen(gradients, free), Autograd.vjpAll(f, variables).applyAll(g), what);

                List<Tensor> padded = new ArrayList<>();
                for (int k = 0; k < xs.size(); k++) {
                    padded.add(free.contains(k) ? ts.get(k) : Tensor.zerosLike(ts.get(k)));
                }
                assertEqualNumbers(
                        Autograd.jvpAll(at.function(), xs, padded).tangent(),
                        Autograd.jvpAll(f, variables, chosen(ts, free)).tangent(),
                        what);
            }
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    @Label("P22 the same tensor passed twice gets the sum of both cotangents")
    void sameTensorTwice(@ForAll(supplier = OpCases.OfTwins.class) OpCase at) {
        Tensor x = at.operands(DType.FLOAT64).get(1); // the second domain is never the wider one
        Function<Tensor, Tensor> f = v -> at.function().apply(List.of(v, v));
        Pullback separate = Autograd.vjpAll(at.function(), List.of(x, x));
        Tensor g = at.direction(separate.value(), "cotangent");
        List<Tensor> parts = separate.applyAll(g);
        assertEquals(2, parts.size());
        assertSum(parts.get(0), parts.get(1), Autograd.vjp(f, x).apply(g));

        Tensor t = at.direction(x, "tangent");
        Tensor expected =
                Autograd.jvpAll(at.function(), List.of(x, x), List.of(t, t)).tangent();
        assertEqualNumbers(expected, Autograd.jvp(f, x, t).tangent(), "forward mode");
    }

    private static List<Integer> free(int held, int count) {
        return IntStream.range(0, count)
                .filter(k -> (held >> k & 1) == 0)
                .boxed()
                .toList();
    }

    /** {@return the function of the free operands, the others held at their values} */
    private static Function<List<Tensor>, Tensor> holding(
            Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Integer> free) {
        return variables -> {
            List<Tensor> operands = new ArrayList<>(xs);
            for (int i = 0; i < free.size(); i++) {
                operands.set(free.get(i), variables.get(i));
            }
            return f.apply(operands);
        };
    }

    private static List<Tensor> chosen(List<Tensor> xs, List<Integer> places) {
        return places.stream().map(xs::get).toList();
    }

    private static List<Tensor> eighths(List<Tensor> xs) {
        return xs.stream().map(OpInvariantProperties::eighth).toList();
    }

    private static Tensor eighth(Tensor x) {
        double[] values = x.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            values[i] /= 8;
        }
        return Tensor.of(values, x.shape()).to(x.dtype());
    }

    private static void assertSameBits(List<Tensor> expected, List<Tensor> actual, String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int k = 0; k < expected.size(); k++) {
            boolean same = expected.get(k).array().sameBits(actual.get(k).array());
            assertTrue(same, what + ": " + expected.get(k) + " and " + actual.get(k));
        }
    }

    /** Equal but for rounding: a tensor read in several places gets its terms one by one, not those of each operand first. */
    private static void assertSum(Tensor first, Tensor second, Tensor actual) {
        assertEquals(first.shape(), actual.shape());
        double[] a = first.toDoubleArray();
        double[] b = second.toDoubleArray();
        double[] sum = actual.toDoubleArray();
        for (int i = 0; i < sum.length; i++) {
            double tolerance = Tolerances.ROUNDING_64 * (1 + Math.abs(a[i]) + Math.abs(b[i]));
            assertEquals(a[i] + b[i], sum[i], tolerance, "reverse mode, element " + i);
        }
    }

    /** Equal as numbers: a sum with a term that is 0 may have lost the sign of its zero. */
    private static void assertEqualNumbers(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        double[] a = expected.toDoubleArray();
        double[] b = actual.toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            assertTrue(a[i] == b[i], what + ", element " + i + ": " + a[i] + " and " + b[i]);
        }
    }
}
