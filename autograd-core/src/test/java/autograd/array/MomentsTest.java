package autograd.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Variances and norms over random axes against plain loops in double. */
class MomentsTest {
    /** Roundings of some thousand terms and a power, in units of the last place of the result, generously. */
    private static final double ULPS = 64;

    @Property(tries = 300)
    void variancesAndNormsAgreeWithPlainLoops(@ForAll long seed, @ForAll boolean keepDims) {
        RandomArrays random = new RandomArrays(seed);
        DType dtype = random.floating();
        Shape shape = random.shape();
        NdArray x = random.gaussian(dtype, shape);
        int[] axes = random.axes(shape);
        Shape result = Axes.reduced(shape, axes, keepDims);
        String what = " of " + x + " over " + Arrays.toString(axes);
        assertNear(
                NaiveKernels.reduce(x, axes, result, DType.FLOAT64, MomentsTest::squaredDeviations),
                Moments.variance(x, axes, keepDims, 3),
                dtype,
                "variance" + what);
        assertNear(
                NaiveKernels.reduce(x, axes, result, DType.FLOAT64, terms -> norm(terms, 2)),
                Moments.norm2(x, axes, keepDims),
                dtype,
                "norm2" + what);
        assertNear(
                NaiveKernels.reduce(x, axes, result, DType.FLOAT64, terms -> norm(terms, 2.5)),
                Moments.norm(x, axes, keepDims, 2.5),
                dtype,
                "norm" + what);
    }

    private static double squaredDeviations(double[] terms) {
        double mean = Arrays.stream(terms).average().orElse(0);
        return Arrays.stream(terms).map(t -> (t - mean) * (t - mean)).sum() / 3;
    }

    private static double norm(double[] terms, double p) {
        return Math.pow(Arrays.stream(terms).map(t -> Math.pow(Math.abs(t), p)).sum(), 1 / p);
    }

    private static void assertNear(NdArray expected, NdArray actual, DType dtype, String what) {
        assertEquals(dtype, actual.dtype(), what);
        assertEquals(expected.shape(), actual.shape(), what);
        double ulp = dtype == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
        for (int i = 0; i < actual.elements(); i++) {
            double want = expected.doubleAt(i);
            assertEquals(want, actual.doubleAt(i), ULPS * ulp * Math.max(1, Math.abs(want)), what);
        }
    }

    @Example
    void squaresOverflowAndUnderflowButNormsDoNot() {
        int[] axes = {0};
        for (double scale : new double[] {1e-320, 3e-310, 1e-160, 1e-150, 1, 1e150, 1e153, 1e160, 1e307}) {
            NdArray x = NdArray.of(new double[] {3 * scale, 4 * scale, 12 * scale}, Shape.of(3));
            double want = 13 * scale;
            assertTrue(
                    Math.abs(Moments.norm2(x, axes, false).doubleAt(0) - want) <= 2 * Math.ulp(want) + 1e-322,
                    () -> scale + ": " + Moments.norm2(x, axes, false).doubleAt(0));
        }
    }

    @Example
    void badAxesAreErrors() {
        NdArray x = NdArray.of(new double[6], Shape.of(2, 3));
        assertThrows(ShapeException.class, () -> Moments.deviations(x, new int[] {2}));
        assertThrows(ShapeException.class, () -> Moments.norm2(x, new int[] {1, 0}, false));
    }
}
