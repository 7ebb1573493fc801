package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rounding and remainders against exact decimal arithmetic; what a number is against Java's own predicates. */
class RoundingTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] NUMBERS = {
        0,
        -0.0,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        3.25,
        -7.75,
        1e15 + 0.5,
        0x1p52 + 1,
        1e300,
        -1e300,
        5e-324,
        INF,
        -INF,
        Double.NaN
    };

    private static double decimal(double x, RoundingMode mode) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        return Math.copySign(new BigDecimal(x).setScale(0, mode).doubleValue(), x);
    }

    @Test
    @DisplayName("floor, ceil, round, trunc: as decimal arithmetic rounds, the sign of a zero kept, in both dtypes")
    void rounding() {
        same(Rounding::floor, x -> decimal(x, RoundingMode.FLOOR));
        same(Rounding::ceil, x -> decimal(x, RoundingMode.CEILING));
        same(Rounding::round, x -> decimal(x, RoundingMode.HALF_EVEN));
        same(Rounding::trunc, x -> decimal(x, RoundingMode.DOWN));
    }

    @Test
    @DisplayName("isNaN, isInf, isFinite agree with Double's, and are BOOL")
    void predicates() {
        same(x -> bool(x.isNaN()), x -> Double.isNaN(x) ? 1 : 0);
        same(x -> bool(Rounding.isInf(x)), x -> Double.isInfinite(x) ? 1 : 0);
        same(x -> bool(x.isFinite()), x -> Double.isFinite(x) ? 1 : 0);
    }

    private static Tensor bool(Tensor condition) {
        assertEquals(DType.BOOL, condition.dtype());
        return condition.to(DType.FLOAT64);
    }

    private static void same(UnaryOperator<Tensor> f, DoubleUnaryOperator expected) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Tensor x = Tensor.of(NUMBERS).to(dtype);
            double[] values = x.toDoubleArray();
            double[] wanted = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                wanted[i] = expected.applyAsDouble(values[i]);
            }
            Tensor y = f.apply(x);
            NdArray array = NdArray.of(wanted, Shape.of(wanted.length)).to(y.dtype());
            assertTrue(array.sameBits(y.array()), () -> dtype + ": " + x + " gave " + y + ", not " + array);
        }
    }

    @Test
    @DisplayName(
            "fmod is exact, floorDiv exact up to 2^40, remainder the rest of it; the derivatives by b are the quotients")
    void divisions() {
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 3000; k++) {
            double b = (random.nextBoolean() ? 1 : -1) * Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 20));
            double a = k % 3 == 0
                    ? nearMultiple(random.nextInt(-1000, 1000), b, random.nextInt(-1, 2))
                    : b * random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(0, 40));
            BigDecimal exactA = new BigDecimal(a);
            BigDecimal exactB = new BigDecimal(b);
            BigDecimal truncated = exactA.divideToIntegralValue(exactB);
            BigDecimal rest = exactA.subtract(truncated.multiply(exactB));
            boolean below = rest.signum() != 0 && rest.signum() != exactB.signum();
            BigDecimal floor = below ? truncated.subtract(BigDecimal.ONE) : truncated;
            String what = a + " by " + b;

            Tensor x = Tensor.of(a);
            Tensor y = Tensor.of(b);
            assertEquals(rest.doubleValue(), Rounding.fmod(x, y).item() + 0.0, what);
            assertEquals(floor.doubleValue(), Rounding.floorDiv(x, y).item() + 0.0, what);
            BigDecimal positive = below ? rest.add(exactB) : rest;
            assertEquals(positive.doubleValue(), Rounding.remainder(x, y).item() + 0.0, what);
            assertEquals(0.0 - truncated.doubleValue(), byB(Rounding::fmod, x, y), what);
            assertEquals(0.0 - floor.doubleValue(), byB(Rounding::remainder, x, y), what);
        }
    }

    /** {@return the multiple, or a neighbour, where the rounded quotient is whole and the exact one is not} */
    private static double nearMultiple(int times, double b, int step) {
        double multiple = times * b;
        return step == 0 ? multiple : step > 0 ? Math.nextUp(multiple) : Math.nextDown(multiple);
    }

    private static double byB(BinaryOperator<Tensor> f, Tensor a, Tensor b) {
        return Autograd.grad((Tensor t) -> f.apply(a, t)).apply(b).item() + 0.0;
    }

    @Test
    @DisplayName("FLOAT32 quotients are those of the floats")
    void float32Quotients() {
        Tensor a = Tensor.of(7f, -7f, 0.3f, 1e10f);
        Tensor b = Tensor.of(0.1f, 0.1f, 0.1f, 3f);
        float[] x = a.toFloatArray();
        float[] y = b.toFloatArray();
        Tensor quotient = Rounding.floorDiv(a, b);
        for (int i = 0; i < x.length; i++) {
            double exact =
                    Math.floor((double) x[i] / y[i]); // floats divided in double: never rounded to a whole number
            assertEquals((float) exact, (float) quotient.get(i), "element " + i);
        }
    }

    @Test
    @DisplayName("a sum of a clamp by tensors sends each cotangent to one operand")
    void clampKeepsCotangents() {
        Tensor x = Tensor.of(-2.0, 0.0, 0.5, 1.0, 3.0);
        Tensor lo = Tensor.of(0.0);
        Tensor hi = Tensor.of(1.0);
        Pullback pullback = Autograd.vjpAll(xs -> Rounding.clamp(xs.get(0), xs.get(1), xs.get(2)), List.of(x, lo, hi));
        assertArrayEquals(new double[] {0, 0, 0.5, 1, 1}, pullback.value().toDoubleArray());
        List<Tensor> g = pullback.applyAll(Tensor.of(1.0, 10.0, 100.0, 1000.0, 10000.0));
        assertArrayEquals(new double[] {0, 0, 100, 0, 0}, g.get(0).toDoubleArray());
        assertEquals(11, g.get(1).sum().item());
        assertEquals(11000, g.get(2).sum().item());
    }
}
