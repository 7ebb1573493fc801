package autograd.kernel;

import java.math.BigDecimal;
import org.apache.commons.math3.dfp.Dfp;

/** Errors in units in the last place of the correctly rounded result, which below the normal range is MIN_VALUE. */
public final class Ulps {
    private Ulps() {}

    /** {@return the error of a FLOAT64 result}; infinite where one is infinite or NaN and the other, rounded, is not. */
    public static double error(Dfp exact, double value) {
        double rounded = new BigDecimal(exact.toString()).doubleValue();
        if (!Double.isFinite(value) || !Double.isFinite(rounded)) {
            return Double.compare(value, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return distance(exact, value, Math.ulp(rounded));
    }

    /** {@return the error of a FLOAT32 result}; infinite where one is infinite or NaN and the other, rounded, is not. */
    public static double error(Dfp exact, float value) {
        float rounded = new BigDecimal(exact.toString()).floatValue();
        if (!Float.isFinite(value) || !Float.isFinite(rounded)) {
            return Float.compare(value, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return distance(exact, value, Math.ulp(rounded));
    }

    private static double distance(Dfp exact, double value, double ulp) {
        return exact.subtract(Reference.of(value))
                .abs()
                .divide(Reference.of(ulp))
                .toDouble();
    }
}
