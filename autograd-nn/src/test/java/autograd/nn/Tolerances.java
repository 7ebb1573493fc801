package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;

/** Every tolerance of the tests of this module, with its reason, and the comparison that uses them. */
public final class Tolerances {
    /** Closed forms in FLOAT64: short sums of products of numbers near 1, each rounded to 1e-16. */
    public static final double CLOSED_FORM_64 = 1e-10;
    /** Closed forms in FLOAT32: the same with 6e-8 a rounding. */
    public static final double CLOSED_FORM_32 = 1e-4;
    /** P31: 100 steps of some ten roundings each, relative to the number itself. */
    public static final double OPTIMIZER_STEPS = 1e-12;
    /** The factor over the noise floor that CF-15 allows. */
    public static final double ABOVE_NOISE_FLOOR = 1.2;
    /** Moments of n random numbers: this many standard errors, which one in 300,000 samples exceeds. */
    public static final double STANDARD_ERRORS = 4.5;

    private Tolerances() {}

    /** {@return the tolerance of closed forms in a dtype} */
    public static double closedForm(DType dtype) {
        return dtype == DType.FLOAT32 ? CLOSED_FORM_32 : CLOSED_FORM_64;
    }

    /** Asserts shape, and each element to {@code tolerance * max(1, |expected|)}. */
    public static void assertClose(double[] expected, Shape shape, Tensor actual, double tolerance) {
        assertEquals(shape, actual.shape());
        double[] values = actual.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            double most = tolerance * Math.max(1, Math.abs(expected[i]));
            boolean close = Double.compare(values[i], expected[i]) == 0 || Math.abs(values[i] - expected[i]) <= most;
            int element = i;
            assertTrue(
                    close,
                    () -> "element " + element + " is " + values[element] + ", expected " + expected[element] + " to "
                            + most);
        }
    }

    /** Asserts a scalar to {@code tolerance * max(1, |expected|)}. */
    public static void assertClose(double expected, Tensor actual, double tolerance) {
        assertClose(new double[] {expected}, Shape.SCALAR, actual, tolerance);
    }
}
