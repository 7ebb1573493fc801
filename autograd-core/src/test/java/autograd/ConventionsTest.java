package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published table of {@link Conventions}, row by row, and the edges that are errors. */
class ConventionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final List<DType> BOTH = List.of(DType.FLOAT64, DType.FLOAT32);

    @TestFactory
    Stream<DynamicTest> rows() {
        return Conventions.SECTIONS.stream().flatMap(ConventionSection::tests);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("max, min, argMax and argMin of nothing are errors that name the op and the shape")
    void extremaOfNothingAreErrors(DType dtype) {
        Tensor x = Tensor.full(Shape.of(3, 0), 0, dtype);
        Map<String, UnaryOperator<Tensor>> extrema = Map.of(
                "max", t -> t.max(1), "min", t -> t.min(1), "argMax", t -> t.argMax(1), "argMin", t -> t.argMin(1));
        extrema.forEach((op, f) -> {
            ShapeException e = assertThrows(ShapeException.class, () -> f.apply(x), op);
            assertTrue(e.getMessage().startsWith(op + ":"), e.getMessage());
            assertTrue(e.getMessage().contains("[3, 0]"), e.getMessage());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("(2,0) @ (0,3) = zeros(2,3); (0,2) @ (2,3) is (0,3); (4,0) + (4,1) is (4,0); gradients are zeros")
    void emptyShapes(DType dtype) {
        assertZeros(Tensor::matmul, dtype, Shape.of(2, 0), Shape.of(0, 3), Shape.of(2, 3));
        assertZeros(Tensor::matmul, dtype, Shape.of(0, 2), Shape.of(2, 3), Shape.of(0, 3));
        assertZeros(Tensor::add, dtype, Shape.of(4, 0), Shape.of(4, 1), Shape.of(4, 0));
    }

    private static void assertZeros(BinaryOperator<Tensor> f, DType dtype, Shape a, Shape b, Shape expected) {
        List<Tensor> operands = List.of(Tensor.full(a, 7, dtype), Tensor.full(b, 7, dtype));
        Pullback pullback = Autograd.vjp(f::apply, operands.get(0), operands.get(1));
        assertEquals(expected, pullback.value().shape());
        assertArrayEquals(new double[expected.elements()], pullback.value().toDoubleArray());
        List<Tensor> gradients = pullback.applyAll(Tensor.full(expected, 3, dtype));
        for (int k = 0; k < 2; k++) {
            Shape shape = operands.get(k).shape();
            assertEquals(shape, gradients.get(k).shape());
            assertEquals(dtype, gradients.get(k).dtype());
            assertArrayEquals(new double[shape.elements()], gradients.get(k).toDoubleArray());
        }
    }

    @Test
    @DisplayName("FLOAT32 sum of 2e7 ones is 2e7 to 1e-6 relative")
    void longSumInFloat32() {
        Tensor ones = Tensor.full(Shape.of(20_000_000), 1, DType.FLOAT32);
        assertEquals(2e7, ones.sum().item(), 2e7 * 1e-6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName(
            "gather, take, pick, scatterAdd, oneHot, cross entropy and slice out of range are errors, never clamped")
    void outOfRangeIsAnError(DType dtype) {
        Tensor x = Tensor.of(1, 2, 3).to(dtype);
        for (int index : new int[] {3, -4, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            Tensor indices = Tensor.ints(0, index);
            String valid = "valid are -3 to 2";
            assertNames(index, valid, () -> x.gather(indices, 0));
            assertNames(index, valid, () -> x.take(indices, 0));
            assertNames(index, valid, () -> x.get(Index.pick(indices)));
            assertNames(index, valid, () -> Updates.scatterAdd(x, indices, Tensor.ones(2), 0));
            assertNames(index, valid, () -> x.get(new int[] {index}));
        }
        for (int index : new int[] {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) { // a class is no position
            Tensor indices = Tensor.ints(0, index);
            assertNames(index, () -> Indexing.oneHot(indices, 3, dtype));
            assertNames(index, () -> Softmax.softmaxCrossEntropy(Shaping.stack(0, x, x), indices));
        }
        assertNames(4, () -> x.slice(0, 1, 4));
        assertNames(-4, () -> x.slice(0, -4, 2));
        assertNames(2, () -> x.slice(0, 2, 1));
    }

    private static void assertNames(int index, Runnable call) {
        assertNames(index, "need 0", call);
    }

    private static void assertNames(int index, String valid, Runnable call) {
        String message =
                assertThrows(IndexOutOfBoundsException.class, call::run).getMessage();
        assertTrue(message.contains(String.valueOf(index)), message);
        assertTrue(message.contains(valid), message);
    }

    @Test
    @DisplayName("pow with a NaN exponent is an error")
    void powWithNanExponentIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(1.0).pow(NAN));
    }

    @Test
    @DisplayName("where, function form: the branch that changes nothing keeps every bit, -0 too")
    void whereKeepsBits() {
        for (DType dtype : BOTH) {
            Tensor x = Tensor.of(-0.0, 0.0, -0.0, NAN, -INF, 5e-324, -0.0, 1)
                    .reshape(2, 4)
                    .to(dtype);
            Tensor mask = Tensor.bools(new boolean[][] {{true, true, false, false}, {true, false, false, true}});
            Tensor all = Tensor.full(x.shape(), 1, DType.BOOL);
            Tensor none = Tensor.full(x.shape(), 0, DType.BOOL);
            for (Tensor condition : List.of(mask, all, none)) {
                Tensor y = Comparisons.where(condition, x, t -> t, t -> t);
                assertTrue(x.array().sameBits(y.array()), () -> x + " became " + y);
            }
        }
    }
}
