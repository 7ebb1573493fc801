package autograd.array;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.Binary;
import autograd.kernel.DoubleFunctionLoops;
import autograd.kernel.DoublePowFunctions;
import autograd.kernel.FloatFunctionLoops;
import autograd.kernel.Unary;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each elementwise kernel against its naive loop, to the last bit, for both floating dtypes. */
class MapsProperties {
    private record UnaryRow(String name, UnaryOperator<NdArray> kernel, DoubleUnaryOperator naive) {}

    private record BinaryRow(String name, BinaryOperator<NdArray> kernel, DoubleBinaryOperator naive) {}

    private static final List<UnaryRow> UNARY = List.of(
            new UnaryRow("neg", Maps::neg, x -> -x),
            new UnaryRow("abs", Maps::abs, x -> x < 0 ? -x : x + 0.0),
            new UnaryRow("sign", Maps::sign, x -> x > 0 ? 1 : x < 0 ? -1 : x),
            new UnaryRow("sqrt", Maps::sqrt, StrictMath::sqrt),
            new UnaryRow("square", Maps::square, x -> x * x),
            new UnaryRow("reciprocal", Maps::reciprocal, x -> 1 / x),
            new UnaryRow("relu", Maps::relu, x -> x > 0 || x != x ? x : 0),
            new UnaryRow("floor", Roundings::floor, StrictMath::floor),
            new UnaryRow("ceil", Roundings::ceil, StrictMath::ceil),
            new UnaryRow("round", Roundings::round, StrictMath::rint),
            new UnaryRow("trunc", Roundings::trunc, x -> Math.copySign(StrictMath.floor(Math.abs(x)), x)),
            new UnaryRow("clamp", x -> Roundings.clamp(x, -0.5, 1), x -> x < -0.5 ? -0.5 : x > 1 ? 1 : x),
            new UnaryRow(
                    "nanToNum",
                    x -> Roundings.nanToNum(x, 1, 2, 3),
                    x -> x != x ? 1 : x == 1 / 0.0 ? 2 : x == -1 / 0.0 ? 3 : x),
            new UnaryRow("pow 0", x -> Maps.pow(x, 0), x -> 1),
            new UnaryRow("pow 1", x -> Maps.pow(x, 1), x -> x),
            new UnaryRow("pow 2", x -> Maps.pow(x, 2), x -> x * x),
            new UnaryRow("pow NaN", x -> Maps.pow(x, Double.NaN), x -> x == 1 ? 1 : Double.NaN));

    /**
     * An elementary function: the kernel against its definition for one number. How near that is to the true value is
     * tested in {@code autograd.kernel}.
     */
    private record ElementaryRow(Unary f, UnaryOperator<NdArray> kernel) {}

    private static final List<ElementaryRow> ELEMENTARY = List.of(
            new ElementaryRow(Unary.EXP, Maps::exp),
            new ElementaryRow(Unary.EXPM1, Maps::expm1),
            new ElementaryRow(Unary.EXP2, Maps::exp2),
            new ElementaryRow(Unary.LOG, Maps::log),
            new ElementaryRow(Unary.LOG1P, Maps::log1p),
            new ElementaryRow(Unary.LOG2, Maps::log2),
            new ElementaryRow(Unary.LOG10, Maps::log10),
            new ElementaryRow(Unary.TANH, Maps::tanh),
            new ElementaryRow(Unary.SIGMOID, Maps::sigmoid),
            new ElementaryRow(Unary.SOFTPLUS, Maps::softplus),
            new ElementaryRow(Unary.SIN, Maps::sin),
            new ElementaryRow(Unary.COS, Maps::cos),
            new ElementaryRow(Unary.TAN, Maps::tan),
            new ElementaryRow(Unary.ASIN, Maps::asin),
            new ElementaryRow(Unary.ACOS, Maps::acos),
            new ElementaryRow(Unary.ATAN, Maps::atan),
            new ElementaryRow(Unary.SINH, Maps::sinh),
            new ElementaryRow(Unary.COSH, Maps::cosh),
            new ElementaryRow(Unary.ASINH, Maps::asinh),
            new ElementaryRow(Unary.ACOSH, Maps::acosh),
            new ElementaryRow(Unary.ATANH, Maps::atanh),
            new ElementaryRow(Unary.ERF, Maps::erf),
            new ElementaryRow(Unary.CBRT, Maps::cbrt));

    private static double ofOneNumber(Unary f, double x, DType dtype) {
        if (dtype == DType.FLOAT32) {
            float[] y = {(float) x};
            FloatFunctionLoops.unary(f, y, 0, y, 0, 1);
            return y[0];
        }
        double[] y = {x};
        DoubleFunctionLoops.unary(f, y, 0, y, 0, 1);
        return y[0];
    }

    private static double ofTwoNumbers(Binary f, double a, double b) {
        double[] y = {a};
        DoubleFunctionLoops.binary(f, y, 0, new double[] {b}, 0, y, 0, 1);
        return y[0];
    }

    private static final List<BinaryRow> BINARY = List.of(
            new BinaryRow("add", Maps::add, (a, b) -> a + b),
            new BinaryRow("sub", Maps::sub, (a, b) -> a - b),
            new BinaryRow("mul", Maps::mul, (a, b) -> a * b),
            new BinaryRow("div", Maps::div, (a, b) -> a / b),
            new BinaryRow("maximum", Maps::maximum, (a, b) -> order(a, b) >= 0 ? a : b),
            new BinaryRow("minimum", Maps::minimum, (a, b) -> b != b || order(a, b) > 0 && a == a ? b : a),
            new BinaryRow("scale", Maps::scale, (g, d) -> g == 0 || d == 0 ? 0 : g * d),
            new BinaryRow("fmod", Roundings::fmod, (a, b) -> a % b),
            new BinaryRow("remainder", Roundings::remainder, MapsProperties::remainder),
            new BinaryRow("copySign", Roundings::copySign, (a, b) -> StrictMath.copySign(a, b)),
            new BinaryRow("hypot", Maps::hypot, (a, b) -> ofTwoNumbers(Binary.HYPOT, a, b)),
            new BinaryRow("pow", Maps::pow, (a, b) -> ofTwoNumbers(Binary.POW, a, b)),
            new BinaryRow("atan2", Maps::atan2, (y, x) -> ofTwoNumbers(Binary.ATAN2, y, x)));

    private static final List<BinaryRow> COMPARISONS = List.of(
            new BinaryRow("less", Maps::less, (a, b) -> a < b ? 1 : 0),
            new BinaryRow("lessEqual", Maps::lessEqual, (a, b) -> a <= b ? 1 : 0),
            new BinaryRow("greater", Maps::greater, (a, b) -> a > b ? 1 : 0),
            new BinaryRow("greaterEqual", Maps::greaterEqual, (a, b) -> a >= b ? 1 : 0),
            new BinaryRow("equal", Maps::equal, (a, b) -> a == b ? 1 : 0),
            new BinaryRow("notEqual", Maps::notEqual, (a, b) -> a != b ? 1 : 0));

    private static double remainder(double a, double b) {
        double rest = a % b;
        return rest == 0 ? StrictMath.copySign(0, b) : rest > 0 && b < 0 || rest < 0 && b > 0 ? rest + b : rest;
    }

    /** The total order of Double.compare: -0 below 0, NaN above everything. */
    private static int order(double a, double b) {
        return Double.compare(a, b);
    }

    @Property(tries = 200)
    void unaryKernelsAgreeWithNaiveLoops(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        NdArray x = random.array(random.floating(), random.shape());
        NdArray before = NaiveKernels.map(x, v -> v);
        for (UnaryRow row : UNARY) {
            RandomArrays.assertSame(NaiveKernels.map(x, row.naive), row.kernel.apply(x), row.name + " of " + x);
        }
        for (ElementaryRow row : ELEMENTARY) {
            RandomArrays.assertSame(
                    NaiveKernels.map(x, v -> ofOneNumber(row.f, v, x.dtype())),
                    row.kernel.apply(x),
                    row.f + " of " + x);
        }
        for (double p : new double[] {3, 0.1, -1.5}) {
            RandomArrays.assertSame(
                    NaiveKernels.map(x, v -> DoublePowFunctions.pow(v, p)), Maps.pow(x, p), "pow " + p + " of " + x);
        }
        RandomArrays.assertSame(before, x, "P9: the operand after all kernels");
    }

    @Property(tries = 300)
    void binaryKernelsAgreeWithNaiveLoops(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape whole = random.shape();
        NdArray a = random.array(dtype, random.within(whole));
        NdArray b = random.flip() ? random.array(dtype, random.within(whole)) : a;
        NdArray beforeA = NaiveKernels.map(a, v -> v);
        NdArray beforeB = NaiveKernels.map(b, v -> v);
        Shape shape = Broadcast.common("test", "a", a.shape(), "b", b.shape());
        for (BinaryRow row : BINARY) {
            String what = row.name + " of " + a + " and " + b;
            RandomArrays.assertSame(NaiveKernels.map(dtype, shape, a, b, row.naive), row.kernel.apply(a, b), what);
            RandomArrays.assertSame(
                    NaiveKernels.map(dtype, shape, b, a, row.naive), row.kernel.apply(b, a), what + ", exchanged");
        }
        RandomArrays.assertSame(beforeA, a, "P9: a after all kernels");
        RandomArrays.assertSame(beforeB, b, "P9: b after all kernels");
    }

    @Property(tries = 200)
    void cotangentsFromValuesAreThoseOfTheUnfusedKernels(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape whole = random.shape();
        NdArray g = random.array(dtype, random.within(whole));
        NdArray y = random.array(dtype, random.within(whole));
        NdArray one = NdArray.scalar(dtype, 1);
        NdArray zero = NdArray.scalar(dtype, 0);
        String what = " of " + g + " and " + y;
        RandomArrays.assertSame(Maps.where(Maps.greater(y, zero), g, zero), Pulls.relu(g, y), "reluPull" + what);
        RandomArrays.assertSame(
                Maps.scale(g, Maps.mul(y, Maps.sub(one, y))), Pulls.sigmoid(g, y), "sigmoidPull" + what);
        RandomArrays.assertSame(Maps.scale(g, Maps.sub(one, Maps.square(y))), Pulls.tanh(g, y), "tanhPull" + what);
        RandomArrays.assertSame(Maps.scale(g, Maps.add(y, y)), Pulls.square(g, y), "squarePull" + what);
    }

    @Property(tries = 200)
    void addScaledRoundsTheProductFirst(@ForAll long seed) {
        RandomArrays random = new RandomArrays(seed);
        Shape shape = random.shape();
        double s = random.array(DType.FLOAT64, Shape.of(1)).doubleAt(0);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            NdArray a = random.array(dtype, shape);
            NdArray b = random.array(dtype, shape);
            NdArray expected = NaiveKernels.map(
                    dtype,
                    shape,
                    a,
                    b,
                    (x, y) -> dtype == DType.FLOAT32 ? (float) x + (float) s * (float) y : x + s * y);
            RandomArrays.assertSame(expected, Maps.addScaled(a, b, s), "addScaled of " + a + " by " + s);
        }
    }

    @Property(tries = 300)
    void comparisonsAgreeWithNaiveLoopsForEveryDType(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape whole = random.shape();
        NdArray a = random.array(dtype, random.within(whole));
        NdArray b = random.array(dtype, random.within(whole));
        Shape shape = Broadcast.common("test", "a", a.shape(), "b", b.shape());
        for (BinaryRow row : COMPARISONS) {
            String what = row.name + " of " + a + " and " + b;
            RandomArrays.assertSame(NaiveKernels.map(DType.BOOL, shape, a, b, row.naive), row.kernel.apply(a, b), what);
        }
    }

    @Property(tries = 300)
    void whereAgreesWithTheNaiveLoopForEveryDType(@ForAll long seed, @ForAll DType dtype) {
        RandomArrays random = new RandomArrays(seed);
        Shape whole = random.shape();
        NdArray condition = random.array(DType.BOOL, random.within(whole));
        NdArray a = random.array(dtype, random.within(whole));
        NdArray b = random.array(dtype, random.within(whole));
        Shape shape = Broadcast.common(
                "test", "c", condition.shape(), "ab", Broadcast.common("test", "a", a.shape(), "b", b.shape()));
        RandomArrays.assertSame(
                NaiveKernels.where(shape, condition, a, b),
                Maps.where(condition, a, b),
                "where of " + condition + ", " + a + " and " + b);
    }

    @Property(tries = 200)
    void sigmoidIsMonotoneBoundedAndSymmetric(@ForAll double value) {
        NdArray x = NdArray.of(new double[] {value, Math.nextUp(value), -value}, Shape.of(3));
        double[] y = Maps.sigmoid(x).toDoubles();
        assertTrue(y[0] >= 0 && y[0] <= 1, () -> "sigmoid(" + value + ") = " + y[0]);
        // Half an ulp of 1 from rounding each of the two.
        assertTrue(Math.abs(y[0] + y[2] - 1) <= 0x1p-52, () -> "sigmoid(x) + sigmoid(-x) = " + (y[0] + y[2]));
        assertTrue(y[1] >= y[0] - Math.ulp(y[0]), "rising, but for rounding");
    }
}
