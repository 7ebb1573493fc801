package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values at the edges, from the table of conventions, for both floating dtypes. */
class MapsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static NdArray row(DType dtype, double... values) {
        return NdArray.of(values, Shape.of(values.length)).to(dtype);
    }

    private static void check(String what, UnaryOperator<NdArray> kernel, double[] points, double[] values) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            RandomArrays.assertSame(row(dtype, values), kernel.apply(row(dtype, points)), what + " " + dtype);
        }
    }

    private static double[] at(double... numbers) {
        return numbers;
    }

    @Test
    void edgesOfUnaryKernels() {
        check("relu", Maps::relu, at(0, -0.0, -INF, INF, NAN, -1, 2), at(0, 0, 0, INF, NAN, 0, 2));
        check("sign", Maps::sign, at(0, -0.0, NAN, -INF, 5), at(0, -0.0, NAN, -1, 1));
        check("abs", Maps::abs, at(-0.0, -INF, NAN, -3), at(0, INF, NAN, 3));
        check("sigmoid", Maps::sigmoid, at(1000, -1000, INF, -INF, 0, NAN), at(1, 0, 1, 0, 0.5, NAN));
        check("tanh", Maps::tanh, at(1000, -1000, INF, -INF, 0, -0.0), at(1, -1, 1, -1, 0, -0.0));
        check("sqrt", Maps::sqrt, at(0, -0.0, -1, 4, INF), at(0, -0.0, NAN, 2, INF));
        check("log", Maps::log, at(0, -0.0, -1, 1, INF), at(-INF, -INF, NAN, 0, INF));
        check("log1p", Maps::log1p, at(-1, 1e-20, -2), at(-INF, 1e-20, NAN));
        check("expm1", Maps::expm1, at(1e-20, -INF, INF), at(1e-20, -1, INF));
        check("reciprocal", Maps::reciprocal, at(0, -0.0, INF, -4), at(INF, -INF, 0, -0.25));
        check("exp", Maps::exp, at(-INF, 0, 1000, NAN), at(0, 1, INF, NAN));
    }

    @Test
    void powersAtZeroAndOne() {
        check("x^0", x -> Maps.pow(x, 0), at(0, -2, NAN, INF), at(1, 1, 1, 1));
        check("x^-0", x -> Maps.pow(x, -0.0), at(0, NAN), at(1, 1));
        check("x^1", x -> Maps.pow(x, 1), at(0, -0.0, -3, INF), at(0, -0.0, -3, INF));
        check("x^2", x -> Maps.pow(x, 2), at(0, -3, -INF), at(0, 9, INF));
        check("x^3", x -> Maps.pow(x, 3), at(0, -2), at(0, -8));
        check("x^0.5", x -> Maps.pow(x, 0.5), at(0, 4, -2), at(0, 2, NAN));
        check("x^-1", x -> Maps.pow(x, -1), at(0, -4), at(INF, -0.25));
        check("1^p", x -> Maps.pow(x, NAN), at(1, 2), at(1, NAN));
        check("1^inf", x -> Maps.pow(x, INF), at(1, 2, 0.5), at(1, INF, 0));
    }

    @Test
    void extremaLetNanThroughAndOrderZeros() {
        check("max", x -> Maps.maximum(x, row(x.dtype(), -0.0, 0, 1, NAN)), at(0, -0.0, NAN, 1), at(0, 0, NAN, NAN));
        check(
                "min",
                x -> Maps.minimum(x, row(x.dtype(), -0.0, 0, 1, NAN)),
                at(0, -0.0, NAN, 1),
                at(-0.0, -0.0, NAN, NAN));
    }

    @Test
    void scaleIsZeroWhereEitherIs() {
        check(
                "scale",
                d -> Maps.scale(row(d.dtype(), 0, -0.0, 0, 2, NAN, INF, NAN), d),
                at(INF, NAN, -5, INF, 1, 0, -0.0),
                at(0, 0, 0, INF, NAN, 0, 0));
    }

    @Test
    void whereDoesNotLookAtTheOtherBranch() {
        NdArray condition = NdArray.of(new boolean[] {true, false}, Shape.of(2));
        check("where", a -> Maps.where(condition, a, row(a.dtype(), NAN, 7)), at(3, NAN), at(3, 7));
    }

    @Test
    void float32IsNotComputedInDoubleOverall() {
        // In float 1e8 + 1 is 1e8: a kernel that kept doubles inside would see the 1.
        NdArray big = row(DType.FLOAT32, 1e8);
        NdArray one = row(DType.FLOAT32, 1);
        assertEquals(0, Maps.sub(Maps.add(big, one), big).doubleAt(0));
        assertEquals(DType.FLOAT32, Maps.exp(one).dtype());
        assertEquals((float) Math.E, Maps.exp(one).doubleAt(0));
    }

    @Test
    void broadcastLongerThanABuffer() {
        int n = 3000;
        double[] column = new double[n];
        Arrays.setAll(column, i -> i);
        NdArray sums = Maps.add(NdArray.of(column, Shape.of(n, 1)), row(DType.FLOAT64, 0.25, 0.5, 0.75));
        assertEquals(Shape.of(n, 3), sums.shape());
        for (int i = 0; i < n; i++) {
            assertEquals(i + 0.25, sums.doubleAt(3 * i));
            assertEquals(i + 0.75, sums.doubleAt(3 * i + 2));
        }
    }

    @Test
    @DisplayName("P14 errors name operation, shapes and dtypes")
    void errors() {
        NdArray a = NdArray.full(DType.FLOAT64, Shape.of(2, 3), 1);
        NdArray b = NdArray.full(DType.FLOAT64, Shape.of(4), 1);
        NdArray c = NdArray.full(DType.FLOAT32, Shape.of(4), 1);
        NdArray i = NdArray.full(DType.INT32, Shape.of(4), 1);
        assertEquals(
                "mul: shapes [2, 3] of a and [4] of b cannot be broadcast; axis -1 has sizes 3 and 4; "
                        + "need equal sizes or 1",
                assertThrows(ShapeException.class, () -> Maps.mul(a, b)).getMessage());
        refused("add: dtypes FLOAT64 of a and FLOAT32 of b differ; need the same dtype for both", () -> Maps.add(b, c));
        refused("less: dtypes FLOAT64 of a and INT32 of b differ; need the same dtype for both", () -> Maps.less(b, i));
        refused("exp: operand of shape [4] has dtype INT32; need FLOAT64 or FLOAT32", () -> Maps.exp(i));
        refused("pow: operand of shape [4] has dtype INT32; need FLOAT64 or FLOAT32", () -> Maps.pow(i, 1));
        refused("add: operand of shape [4] has dtype INT32; need FLOAT64 or FLOAT32", () -> Maps.add(i, i));
        refused("where: condition has dtype INT32; need BOOL", () -> Maps.where(i, b, b));
    }

    @Test
    @DisplayName("P15 a product of shapes that cannot fit is refused before allocation")
    void tooLarge() {
        NdArray column = NdArray.full(DType.FLOAT64, Shape.of(1_000_000, 1), 1);
        NdArray line = NdArray.full(DType.FLOAT64, Shape.of(1, 1_000_000), 1);
        ShapeException e = assertThrows(ShapeException.class, () -> Maps.add(column, line));
        assertTrue(e.getMessage().contains("[1000000, 1000000], which has too many elements"), e.getMessage());
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
