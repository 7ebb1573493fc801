package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Compares values with constants that were computed with 40 digits (mpmath 1.3.0). */
final class FortyDigits {
    static final double ULPS_32 = 2 * 0x1p-23;

    /** The functions are within 2 units in the last place, and so are the constants. */
    private static final double ULPS = 4 * 0x1p-52;

    private FortyDigits() {}

    /** Fails unless the function has the value in FLOAT64, and in FLOAT32 the one that it has there in FLOAT64. */
    static void at(double x, UnaryOperator<Tensor> f, double expected) {
        near(expected, f.apply(Tensor.of(x)));
        float single = (float) x;
        Tensor y = f.apply(Tensor.scalar(single, DType.FLOAT32));
        assertEquals(DType.FLOAT32, y.dtype());
        double exact = f.apply(Tensor.of((double) single)).item();
        assertEquals(exact, y.item(), ULPS_32 * Math.abs(exact));
    }

    /** Fails unless the function of two numbers has the value. */
    static void atPair(double a, double b, BinaryOperator<Tensor> f, double expected) {
        near(expected, f.apply(Tensor.of(a), Tensor.of(b)));
    }

    private static void near(double expected, Tensor actual) {
        assertEquals(expected, actual.item(), ULPS * Math.abs(expected));
    }
}
