package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Functions that carry no derivative: their values, and that no mode of any order sees through them. */
class DiscreteOpsTest {
    private static final int TRIES = 1000;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("a function without derivative is a constant in both modes and in all nestings")
    void isAConstantForEveryDerivative(@ForAll(supplier = OpCases.OfDiscrete.class) OpCase at) {
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            List<Tensor> xs = at.operands(dtype);
            Tensor value = at.function().apply(xs).to(dtype);
            Tensor factor = at.direction(value, "factor");
            // sum(v * c(v)) has the gradient c exactly if no derivative sees that the operands of c depend on v
            Function<Tensor, Tensor> product = v ->
                    v.mul(at.function().apply(dependingOn(xs, v)).to(dtype)).sum();
            assertSame(value, Autograd.grad(product).apply(factor));
            Tensor t = at.direction(value, "tangent");
            assertEquals(
                    value.mul(t).sum().item(),
                    Autograd.jvp(product, factor, t).tangent().item());

            Tensor zeros = Tensor.zerosLike(factor);
            assertSame(zeros, Derivatives.hvp(product, factor, t));
            Function<Tensor, Tensor> slope = v -> Autograd.jvp(product, v, t).tangent();
            assertSame(zeros, Autograd.grad(slope, GradOption.ALLOW_UNUSED).apply(factor));
            assertEquals(0, Autograd.jvp(slope, factor, t).tangent().item());
        }
    }

    /** {@return the operands with their values, but as functions of {@code v}} */
    private static List<Tensor> dependingOn(List<Tensor> xs, Tensor v) {
        Tensor zero = v.sub(v.stopGradient()).sum();
        return xs.stream().map(x -> x.add(zero)).toList();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("P11 a loss behind a function without derivative is an error that names the function")
    void lossBehindItIsAnError(@ForAll(supplier = OpCases.OfDiscrete.class) OpCase at) {
        Function<List<Tensor>, Tensor> loss =
                xs -> at.function().apply(xs).to(DType.FLOAT64).sum();
        List<Tensor> xs = at.operands(DType.FLOAT64);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Autograd.gradAll(loss).apply(xs))
                .getMessage();
        String op = at.row().name().replaceAll(".* of ", "").split(" ")[0]; // "and of less" ends in less
        assertTrue(message.contains(op), message);
        List<Tensor> gradients = Autograd.gradAll(loss, GradOption.ALLOW_UNUSED).apply(xs);
        assertEquals(xs.size(), gradients.size());
        for (int k = 0; k < xs.size(); k++) {
            assertSame(Tensor.zerosLike(xs.get(k)), gradients.get(k));
        }
    }

    @Example
    @Label("comparisons: IEEE rules for all pairs of zeros, infinities, NaN and numbers, in both dtypes")
    void comparisonsFollowIeee() {
        double[] numbers = {0, -0.0, 1, -1, 2.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        int pairs = 0;
        for (double a : numbers) {
            for (double b : numbers) {
                for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                    Tensor x = Tensor.scalar(a, dtype);
                    Tensor y = Tensor.scalar(b, dtype);
                    assertBoth(a < b, x.less(y), x.less(b));
                    assertBoth(a <= b, x.lessEqual(y), x.lessEqual(b));
                    assertBoth(a > b, x.greater(y), x.greater(b));
                    assertBoth(a >= b, x.greaterEqual(y), x.greaterEqual(b));
                    assertBoth(a == b, x.equal(y), x.equal(b));
                    assertBoth(a != b, x.notEqual(y), x.notEqual(b));
                    pairs++;
                }
            }
        }
        assertEquals(128, pairs);
    }

    private static void assertBoth(boolean expected, Tensor first, Tensor second) {
        for (Tensor actual : List.of(first, second)) {
            assertEquals(DType.BOOL, actual.dtype());
            assertEquals(expected ? 1 : 0, actual.item());
        }
    }

    @Example
    @Label("comparisons of INT32 with a number that is no INT32 compare the numbers")
    void comparisonsOfIntegers() {
        Tensor x = Tensor.ints(-1, 0, 1, 2);
        Map<Tensor, DoublePredicate> rows = Map.of(
                x.less(0.5), v -> v < 0.5,
                x.greaterEqual(1.5), v -> v >= 1.5,
                x.equal(0.5), v -> false,
                x.notEqual(1e10), v -> true,
                x.less(1e10), v -> true,
                x.equal(1), v -> v == 1,
                x.equal(Tensor.ints(2)), v -> v == 2);
        rows.forEach((actual, expected) -> {
            for (int i = 0; i < 4; i++) {
                assertEquals(expected.test(i - 1) ? 1 : 0, actual.get(i));
            }
        });
    }

    @Example
    @Label("masks: and, or, xor and not by their truth tables, broadcasting")
    void logicOfMasks() {
        Tensor a = Tensor.bools(new boolean[][] {{false}, {true}});
        Tensor b = Tensor.bools(false, true);
        assertArrayEquals(new double[] {0, 0, 0, 1}, a.and(b).toDoubleArray());
        assertArrayEquals(new double[] {0, 1, 1, 1}, a.or(b).toDoubleArray());
        assertArrayEquals(new double[] {0, 1, 1, 0}, a.xor(b).toDoubleArray());
        assertArrayEquals(new double[] {1, 0}, b.not().toDoubleArray());
        assertEquals(DType.BOOL, a.and(b).dtype());
        assertEquals(Shape.of(2, 2), a.or(b).shape());
        Tensor chosen = Comparisons.where(a.and(b), 0.1, -2);
        assertEquals(DType.FLOAT64, chosen.dtype());
        assertArrayEquals(new double[] {-2, -2, -2, 0.1}, chosen.toDoubleArray());
    }

    @Example
    @Label("where chooses between labels and between masks, with numbers that their dtype has")
    void whereOfLabelsAndMasks() {
        Tensor mask = Tensor.bools(true, false, true);
        Tensor labels = Comparisons.where(mask, Tensor.ints(5, 6, 7), Tensor.ints(-1));
        assertEquals(DType.INT32, labels.dtype());
        assertArrayEquals(new int[] {5, -1, 7}, labels.toIntArray());
        assertArrayEquals(
                new int[] {0, -1, 0}, Comparisons.where(mask, 0, labels).toIntArray());
        assertArrayEquals(
                new int[] {5, 9, 7}, Comparisons.where(mask, labels, 9).toIntArray());
        Tensor flipped = Comparisons.where(mask, mask.not(), mask.not());
        assertEquals(DType.BOOL, flipped.dtype());
        assertArrayEquals(new double[] {0, 1, 0}, flipped.toDoubleArray());
        Tensor picked = Autograd.grad(
                        (Tensor x) -> // positions that are chosen on the way carry no derivative
                        x.mul(x.take(Comparisons.where(x.greater(1), Tensor.ints(0), Tensor.ints(2)), 0))
                                .sum())
                .apply(Tensor.of(1.0, 2.0, 4.0));
        assertArrayEquals(new double[] {4 + 2 + 4, 1, 1 + 1}, picked.toDoubleArray());
    }

    @Property(tries = TRIES)
    @Label("argMax: the first of the largest, by a loop")
    void argMaxIsTheFirst(@ForAll @Size(12) List<@IntRange(min = -2, max = 2) Integer> values) {
        double[] numbers = values.stream().mapToDouble(v -> v).toArray();
        Tensor x = Tensor.of(numbers, Shape.of(3, 4));
        int[] expected = new int[x.shape().size(0)];
        for (int i = 0; i < expected.length; i++) {
            for (int j = 1; j < x.shape().size(1); j++) {
                expected[i] = x.get(i, j) > x.get(i, expected[i]) ? j : expected[i];
            }
        }
        assertArrayEquals(expected, x.argMax(1).toIntArray());
        assertArrayEquals(expected, x.transpose().argMax(0).toIntArray());
    }

    @Example
    @Label("oneHot: one 1 a row, in every dtype")
    void oneHot() {
        Tensor classes = Tensor.ints(new int[] {2, 0, 1, 2}, Shape.of(2, 2));
        double[] expected = {0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (DType dtype : DType.values()) {
            Tensor y = Indexing.oneHot(classes, 3, dtype);
            assertEquals(Shape.of(2, 2, 3), y.shape());
            assertEquals(dtype, y.dtype());
            assertArrayEquals(expected, y.toDoubleArray());
        }
        assertEquals(
                Shape.of(0, 3), Indexing.oneHot(Tensor.ints(), 3, DType.FLOAT64).shape());
    }

    @Example
    @Label("allClose: within both tolerances; false for NaN and for another shape")
    void allClose() {
        Tensor b = Tensor.of(100.0, -200.0);
        assertTrue(Comparisons.allClose(Tensor.of(101.0, -198.0), b, 0.01, 0));
        assertFalse(Comparisons.allClose(Tensor.of(101.1, -198.0), b, 0.01, 0));
        assertTrue(Comparisons.allClose(Tensor.of(101.5, -200.0), b, 0.01, 0.5));
        assertFalse(Comparisons.allClose(Tensor.of(100.0, Double.NaN), b, 1, 1e9));
        assertFalse(Comparisons.allClose(b, b.reshape(1, 2), 1, 1e9));
        Tensor infinite = Tensor.of(Double.POSITIVE_INFINITY, 0.0);
        assertTrue(Comparisons.allClose(infinite, infinite.mul(1), 0, 0));
        assertFalse(Comparisons.allClose(infinite.neg(), infinite, 0, 1e300));
        assertTrue(Comparisons.allClose(b.mul(1 + 0.9e-5), b)); // NumPy's tolerances: 1e-5 relative, 1e-8 absolute
        assertFalse(Comparisons.allClose(b.mul(1 + 1.1e-5), b));
        assertTrue(Comparisons.allClose(Tensor.of(0.9e-8), Tensor.of(0.0)));
        assertFalse(Comparisons.allClose(Tensor.of(1.1e-8), Tensor.of(0.0)));
    }

    @Example
    @Label("allClose: no tolerance makes an infinity close to a number, to the other infinity or to NaN")
    void allCloseWithInfinities() {
        double inf = Double.POSITIVE_INFINITY;
        double[][] apart = {{0, inf}, {inf, 0}, {inf, -inf}, {-inf, inf}, {Double.NaN, inf}, {inf, Double.NaN}};
        for (double[] pair : apart) {
            for (double tolerance : new double[] {1e-9, 1, inf}) {
                Tensor a = Tensor.of(pair[0]);
                Tensor b = Tensor.of(pair[1]);
                assertFalse(Comparisons.allClose(a, b, tolerance, 0), () -> a + " and " + b);
                assertFalse(Comparisons.allClose(a, b, 0, tolerance), () -> a + " and " + b);
            }
        }
        assertTrue(Comparisons.allClose(Tensor.of(-inf), Tensor.of(-inf), 0, 0));
        assertTrue(Comparisons.allClose(Tensor.of(1e308), Tensor.of(-1e308), 0, inf));
    }

    @Example
    @Label("to INT32 needs whole numbers, to BOOL takes all but 0 as true")
    void casts() {
        assertArrayEquals(
                new int[] {-3, 0, 7}, Tensor.of(-3.0, -0.0, 7.0).to(DType.INT32).toIntArray());
        List<String> rejected = new ArrayList<>();
        for (double value : new double[] {0.5, Double.NaN, Double.POSITIVE_INFINITY, 0x1p31}) {
            Tensor x = Tensor.of(1.0, value);
            rejected.add(assertThrows(IllegalArgumentException.class, () -> x.to(DType.INT32))
                    .getMessage());
        }
        assertEquals(4, rejected.size());
        double[] truth = Tensor.of(0.0, -0.0, 0.5, Double.NaN).to(DType.BOOL).toDoubleArray();
        assertArrayEquals(new double[] {0, 0, 1, 1}, truth);
    }

    private static void assertSame(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertEquals(expected.dtype(), actual.dtype());
        double[] a = expected.toDoubleArray();
        double[] b = actual.toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            assertTrue(a[i] == b[i], "element " + i + ": " + a[i] + " and " + b[i]);
        }
    }
}
