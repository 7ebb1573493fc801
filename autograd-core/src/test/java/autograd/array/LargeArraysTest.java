package autograd.array;

import autograd.shape.Axes;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that are split over threads, and every way to broadcast, against naive loops and against their pieces. */
class LargeArraysTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "300x70 70",
                "300x10 10",
                "300x70 300x1",
                "300x10 300x1",
                "40x1x30 50x30",
                "40x1x5 50x5",
                "40x1 50",
                "1x50 40x1",
                "3x1x5 4x1",
                "2x3x40 3x1",
                "2x3x40 2x1x40",
                "2x3x4 2x1x4",
                "7x1x3x20 5x1x20",
                "1 300x10",
                "300x1x10 1x10",
                "2000x100 100",
                "2000x100 2000x1",
                "30000x7 7",
                "30000x7 30000x1",
                "1x200001 1",
                "400x500 400x500",
                "1x3 0x3",
                "4x1x0 5x1",
                "1x1x300 7x1x1",
                "900x1x2x5 27x1x5",
                "3x1x600 200x1",
                "1x1x1001 7x100x1",
                "300x64 64",
                "300x63 300x1"
            })
    @DisplayName("however operands are repeated, each element is that of the naive loop")
    void broadcasting(String shapes) {
        Shape shapeA = shape(shapes.split(" ")[0]);
        Shape shapeB = shape(shapes.split(" ")[1]);
        Shape shape = Broadcast.common("test", "a", shapeA, "b", shapeB);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            RandomArrays random = new RandomArrays(shapes.hashCode());
            NdArray a = random.array(dtype, shapeA);
            NdArray b = random.array(dtype, shapeB);
            RandomArrays.assertSame(NaiveKernels.map(dtype, shape, a, b, (x, y) -> x - y), Maps.sub(a, b), "a - b");
            RandomArrays.assertSame(NaiveKernels.map(dtype, shape, b, a, (x, y) -> x - y), Maps.sub(b, a), "b - a");
            RandomArrays.assertSame(NaiveKernels.map(dtype, shape, a, b, (x, y) -> x / y), Maps.div(a, b), "a / b");
            RandomArrays.assertSame(
                    NaiveKernels.map(dtype, shape, a, b, (x, y) -> y > 0 ? x : 0), Pulls.relu(a, b), "reluPull");
            RandomArrays.assertSame(
                    NaiveKernels.map(DType.BOOL, shape, a, b, (x, y) -> x < y ? 1 : 0), Maps.less(a, b), "a < b");
            NdArray condition = random.array(DType.BOOL, shapeB);
            RandomArrays.assertSame(NaiveKernels.where(shape, condition, a, b), Maps.where(condition, a, b), "where");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    @DisplayName("a large result is that of its pieces, which are too small to be split")
    void pieces(DType dtype) {
        int count = 2 * Parts.MEMORY * Workers.THREADS + 1001;
        NdArray a = new RandomArrays(1).array(dtype, Shape.of(count));
        NdArray b = new RandomArrays(2).array(dtype, Shape.of(count));
        List<UnaryOperator<NdArray>> unary =
                List.of(Maps::relu, Maps::sqrt, Maps::exp, x -> Maps.pow(x, 1.5), x -> Maps.sinc(x, 1));
        for (UnaryOperator<NdArray> f : unary) {
            assertPieces(f.apply(a), count, (from, to) -> f.apply(slice(a, from, to)));
        }
        List<BinaryOperator<NdArray>> binary = List.of(
                Maps::add,
                Maps::scale,
                Pulls::sigmoid,
                Maps::hypot,
                Maps::less,
                (x, y) -> Maps.addScaled(x, y, 0.1),
                (x, y) -> Maps.where(Maps.less(x, y), x, y));
        for (BinaryOperator<NdArray> f : binary) {
            assertPieces(f.apply(a, b), count, (from, to) -> f.apply(slice(a, from, to), slice(b, from, to)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"600011", "50021x8", "3x70001", "300x2000", "2x5000x40", "9000x33", "20000x10", "600x700"})
    @DisplayName("sums and maxima of large arrays along each axis are those of the naive loop")
    void reductions(String sizes) {
        Shape shape = shape(sizes);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            NdArray x = new RandomArrays(7).gaussian(dtype, shape);
            for (int axis = 0; axis < shape.rank(); axis++) {
                int[] axes = {axis};
                Shape result = Axes.reduced(shape, axes, false);
                RandomArrays.assertSame(
                        NaiveKernels.reduce(x, axes, result, dtype, terms -> NaiveKernels.sum(dtype, terms)),
                        Sums.sum(x, axes, false),
                        "sum along " + axis);
                RandomArrays.assertSame(
                        NaiveKernels.reduce(x, axes, result, dtype, NaiveKernels::max),
                        Sums.max(x, axes, false),
                        "max along " + axis);
                RandomArrays.assertSame(
                        NaiveKernels.reduce(x, axes, result, DType.INT32, NaiveKernels::argMax),
                        Sums.argMax(x, axis, false),
                        "argMax along " + axis);
            }
        }
    }

    @FunctionalInterface
    private interface Piece {
        NdArray of(int from, int to);
    }

    private static void assertPieces(NdArray whole, int count, Piece piece) {
        for (int from = 0; from < count; from += 5000) {
            int to = Math.min(count, from + 5000);
            RandomArrays.assertSame(piece.of(from, to), slice(whole, from, to), "from " + from);
        }
    }

    private static NdArray slice(NdArray x, int from, int to) {
        return Moves.slice(x, Window.of(x.shape(), new int[] {from}, Shape.of(to - from)));
    }

    private static Shape shape(String sizes) {
        return Shape.of(
                Arrays.stream(sizes.split("x")).mapToInt(Integer::parseInt).toArray());
    }
}
