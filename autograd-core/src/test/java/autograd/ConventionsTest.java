package autograd;

import static autograd.Convention.at;
import static autograd.Convention.atPair;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published table of conventions, row by row: what every op returns at its edges. One rule decides a derivative at
 * a kink: the minimum-norm subgradient; ties share the cotangent equally; else the value by continuity; else the
 * one-sided or IEEE limit. A change to a row is a change of behaviour.
 */
class ConventionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final List<DType> BOTH = List.of(DType.FLOAT64, DType.FLOAT32);
    private static final List<DType> FLOAT64 = List.of(DType.FLOAT64);
    private static final List<DType> FLOAT32 = List.of(DType.FLOAT32);

    @TestFactory
    Stream<DynamicTest> kinks() {
        return Convention.in(
                BOTH,
                at("relu 0", Tensor::relu, 0).value(0).derivative(0).second(0),
                at("relu -0", Tensor::relu, -0.0).value(0).derivative(0).second(0),
                at("relu NaN", Tensor::relu, NAN).value(NAN),
                at("abs 0", Tensor::abs, 0).value(0).derivative(0).second(0),
                at("abs -0", Tensor::abs, -0.0).value(0).derivative(0).second(0),
                at("sign 0", Tensor::sign, 0).value(0).derivative(0).second(0),
                at("sign NaN", Tensor::sign, NAN).value(NAN),
                at("sign of -3, 2", Tensor::sign, -3, 2)
                        .value(-1, 1)
                        .derivative(0, 0)
                        .second(0, 0),
                atPair("maximum, tie", Tensor::maximum, 3, 3)
                        .value(3)
                        .derivative(0.5, 0.5)
                        .second(0, 0),
                atPair("minimum, tie", Tensor::minimum, 3, 3)
                        .value(3)
                        .derivative(0.5, 0.5)
                        .second(0, 0),
                atPair("maximum, zeros of both signs", Tensor::maximum, -0.0, 0)
                        .value(0)
                        .derivative(0.5, 0.5),
                at("maximum of a number, tie", x -> x.maximum(3), 3)
                        .value(3)
                        .derivative(0.5)
                        .second(0),
                at("minimum of a number, tie", x -> x.minimum(3), 3)
                        .value(3)
                        .derivative(0.5)
                        .second(0),
                atPair("maximum, NaN left", Tensor::maximum, NAN, 1).value(NAN),
                atPair("maximum, NaN right", Tensor::maximum, 1, NAN).value(NAN),
                atPair("minimum, NaN left", Tensor::minimum, NAN, 1).value(NAN),
                atPair("minimum, NaN right", Tensor::minimum, 1, NAN).value(NAN));
    }

    @TestFactory
    Stream<DynamicTest> saturationAndPoles() {
        return Convention.in(
                BOTH,
                at("sigmoid 1000", Tensor::sigmoid, 1000).value(1).derivative(0).second(0),
                at("sigmoid -1000", Tensor::sigmoid, -1000)
                        .value(0)
                        .derivative(0)
                        .second(0),
                at("sigmoid inf", Tensor::sigmoid, INF).value(1).derivative(0).second(0),
                at("sigmoid -inf", Tensor::sigmoid, -INF).value(0).derivative(0).second(0),
                at("sqrt 0", Tensor::sqrt, 0).value(0).derivative(INF),
                at("sqrt of square at 0, a norm", x -> x.square().sqrt(), 0)
                        .value(0)
                        .derivative(0),
                at("reciprocal 0", Tensor::reciprocal, 0).value(INF).derivative(-INF),
                at("reciprocal -0", Tensor::reciprocal, -0.0).value(-INF).derivative(-INF),
                at("1 / 0", x -> Arithmetic.div(1, x), 0).value(INF).derivative(-INF),
                at("1 / -0", x -> Arithmetic.div(1, x), -0.0).value(-INF).derivative(-INF),
                at("log 0", Tensor::log, 0).value(-INF).derivative(INF),
                at("log -1", Tensor::log, -1).value(NAN).derivative(-1),
                at("log1p -1", Tensor::log1p, -1).value(-INF).derivative(INF),
                at("log1p 1e-20", Tensor::log1p, 1e-20).value(1e-20).derivative(1));
    }

    @TestFactory
    Stream<DynamicTest> powers() {
        return Convention.in(
                BOTH,
                at("0^0", x -> x.pow(0), 0).value(1).derivative(0).second(0),
                at("0^1", x -> x.pow(1), 0).value(0).derivative(1).second(0),
                at("0^2", x -> x.pow(2), 0).value(0).derivative(0).second(2),
                at("0^3", x -> x.pow(3), 0).value(0).derivative(0).second(0),
                at("0^0.5", x -> x.pow(0.5), 0).value(0).derivative(INF),
                at("0^-1", x -> x.pow(-1), 0).value(INF).derivative(-INF),
                at("square 0", Tensor::square, 0).value(0).derivative(0).second(2),
                at("(-2)^2", x -> x.pow(2), -2).value(4).derivative(-4).second(2),
                at("(-2)^3", x -> x.pow(3), -2).value(-8).derivative(12).second(-12),
                at("(-2)^0.5", x -> x.pow(0.5), -2).value(NAN).derivative(NAN),
                at("NaN^0", x -> x.pow(0), NAN).value(1).derivative(0));
    }

    @TestFactory
    Stream<DynamicTest> branchesNotTaken() {
        return Convention.in(
                BOTH,
                at("where, sqrt at 0 not taken", x -> Comparisons.where(x.greater(0), x.sqrt(), x.mul(3)), 0, 4)
                        .value(0, 2)
                        .derivative(3, 0.25)
                        .second(0, -1.0 / 32),
                at("where, 1/x at 0 not taken", x -> Comparisons.where(x.equal(0), x, x.reciprocal()), 0, 2)
                        .value(0, 0.5)
                        .derivative(1, -0.25)
                        .second(0, 0.25),
                at("where, log of -1 not taken", x -> Comparisons.where(x.less(0), x, x.log()), -1, 2)
                        .value(-1, Math.log(2))
                        .derivative(1, 0.5)
                        .second(0, -0.25),
                at("where, function form, sqrt at 0 masked", ConventionsTest::maskedSqrt, 0, 4)
                        .value(0, 2)
                        .derivative(0, 0.25)
                        .second(0, -1.0 / 32),
                at("where, function form, taken nowhere", x -> either(x, false), 2, 3)
                        .value(4, 6)
                        .derivative(2, 2)
                        .second(0, 0),
                at("where, function form, taken everywhere", x -> either(x, true), 2, 3)
                        .value(4, 9)
                        .derivative(4, 6)
                        .second(2, 2));
    }

    private static Tensor maskedSqrt(Tensor x) {
        return Comparisons.where(x.greater(0), x, Tensor::sqrt, t -> t.mul(0));
    }

    /** The square or the double; the other function must not be called at all. */
    private static Tensor either(Tensor x, boolean square) {
        Tensor condition = Tensor.full(x.shape(), square ? 1 : 0, DType.BOOL);
        return Comparisons.where(
                condition,
                x,
                t -> {
                    assertTrue(square, "evaluated the branch not taken");
                    return t.square();
                },
                t -> {
                    assertTrue(!square, "evaluated the branch not taken");
                    return t.mul(2);
                });
    }

    @TestFactory
    Stream<DynamicTest> reductions() {
        double third = 1.0 / 3;
        double logTwo = Math.log(2);
        return Convention.in(
                BOTH,
                at("max, two ties", Tensor::max, 5, 2, 5)
                        .value(5)
                        .derivative(0.5, 0, 0.5)
                        .second(0, 0, 0),
                at("max, all tie", Tensor::max, 4, 4, 4).value(4).derivative(third, third, third),
                at("max, NaN", Tensor::max, 1, NAN, 2).value(NAN),
                at("argMax, ties: the first", x -> x.argMax(0).to(x.dtype()), 2, 5, 5)
                        .value(1),
                at("argMax, NaN", x -> x.argMax(0).to(x.dtype()), 1, NAN, 9).value(1),
                at("logSumExp, all -inf", Tensor::logSumExp, -INF, -INF).value(-INF),
                at("logSumExp, -inf and 0", Tensor::logSumExp, -INF, 0)
                        .value(0)
                        .derivative(0, 1)
                        .second(0, 0),
                at("logSumExp, 1000 twice", Tensor::logSumExp, 1000, 1000)
                        .value(1000 + logTwo)
                        .derivative(0.5, 0.5)
                        .second(0, 0),
                at("logSumExp, -1000 twice", Tensor::logSumExp, -1000, -1000)
                        .value(-1000 + logTwo)
                        .derivative(0.5, 0.5),
                at("softmax, far apart", x -> x.softmax(0), 1e4, 0, -1e4)
                        .value(1, 0, 0)
                        .derivative(0, 0, 0)
                        .second(0, 0, 0),
                at("softmax, all -inf", x -> x.softmax(0), -INF, -INF)
                        .value(NAN, NAN)
                        .derivative(NAN, NAN));
    }

    @TestFactory
    Stream<DynamicTest> softmaxAtTheEndsOfTheRange() {
        return Stream.concat(
                Convention.in(
                        FLOAT64,
                        at("softmax, 1e308", x -> x.softmax(0), 1e308, -1e308)
                                .value(1, 0)
                                .derivative(0, 0)),
                Convention.in(
                        FLOAT32,
                        at("softmax, 3e38", x -> x.softmax(0), 3e38, -3e38)
                                .value(1, 0)
                                .derivative(0, 0)));
    }

    @TestFactory
    Stream<DynamicTest> crossEntropyFromLogits() {
        return Convention.in(
                BOTH,
                at(
                                "class 1 of logits 1000, 0",
                                x -> x.logSoftmax(0).slice(0, 1, 2).neg(),
                                1000,
                                0)
                        .value(1000)
                        .derivative(1, -1)
                        .second(0, 0),
                at(
                                "class 0 of logits -inf, 0",
                                x -> x.logSoftmax(0).slice(0, 0, 1).neg(),
                                -INF,
                                0)
                        .value(INF)
                        .derivative(-1, 1),
                at("fused, class 1 of logits 1000, 0", x -> crossEntropy(x, 1), 1000, 0)
                        .value(1000)
                        .derivative(1, -1)
                        .second(0, 0),
                at("fused, class 0 of logits -inf, 0", x -> crossEntropy(x, 0), -INF, 0)
                        .value(INF)
                        .derivative(-1, 1)
                        .second(0, 0),
                at("fused, class 0 of logits inf, 0", x -> crossEntropy(x, 0), INF, 0)
                        .value(NAN)
                        .derivative(NAN, NAN),
                at("fused, all logits -inf", x -> crossEntropy(x, 0), -INF, -INF)
                        .value(NAN)
                        .derivative(NAN, NAN));
    }

    private static Tensor crossEntropy(Tensor logits, int chosen) {
        return Reductions.softmaxCrossEntropy(logits, Tensor.ints(chosen).reshape(Shape.SCALAR));
    }

    @TestFactory
    Stream<DynamicTest> nothingToReduce() {
        return Convention.in(
                BOTH,
                at("sum of nothing", Tensor::sum).value(0).derivative().second(),
                at("mean of nothing", Tensor::mean).value(NAN).derivative(),
                at("logSumExp of nothing", Tensor::logSumExp).value(-INF).derivative());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("max and argMax of nothing are errors that name the op and the shape")
    void extremaOfNothingAreErrors(DType dtype) {
        Tensor x = Tensor.full(Shape.of(3, 0), 0, dtype);
        for (String op : List.of("max", "argMax")) {
            ShapeException e = assertThrows(ShapeException.class, () -> {
                Tensor y = op.equals("max") ? x.max(1) : x.argMax(1);
                throw new AssertionError("returned " + y);
            });
            assertTrue(e.getMessage().startsWith(op + ":"), e.getMessage());
            assertTrue(e.getMessage().contains("[3, 0]"), e.getMessage());
        }
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

    @TestFactory
    Stream<DynamicTest> repeatedIndicesAccumulate() {
        Tensor twice = Tensor.ints(2, 0, 2);
        return Convention.in(
                BOTH,
                at("take, an index twice", x -> x.take(twice, 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("gather, an index twice", x -> x.gather(twice, 0), 4, 5, 6)
                        .value(6, 4, 6)
                        .derivative(1, 0, 2),
                at("take, squared", x -> x.take(twice, 0).square(), 4, 5, 6)
                        .value(36, 16, 36)
                        .derivative(8, 0, 24)
                        .second(2, 0, 4));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("gather, take, oneHot, cross entropy and slice out of range are errors, never clamped")
    void outOfRangeIsAnError(DType dtype) {
        Tensor x = Tensor.of(1, 2, 3).to(dtype);
        for (int index : new int[] {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            Tensor indices = Tensor.ints(0, index);
            assertNames(index, () -> x.gather(indices, 0));
            assertNames(index, () -> x.take(indices, 0));
            assertNames(index, () -> Indexing.oneHot(indices, 3, dtype));
            assertNames(index, () -> Reductions.softmaxCrossEntropy(Shaping.stack(0, x, x), indices));
        }
        assertNames(4, () -> x.slice(0, 1, 4));
        assertNames(-4, () -> x.slice(0, -4, 2));
        assertNames(2, () -> x.slice(0, 2, 1));
    }

    private static void assertNames(int index, Runnable call) {
        String message =
                assertThrows(IndexOutOfBoundsException.class, call::run).getMessage();
        assertTrue(message.contains(String.valueOf(index)), message);
        assertTrue(message.contains("need 0"), message);
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
