package autograd.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.kernel.Reference;
import autograd.kernel.TrigReference;
import autograd.kernel.Unary;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.math3.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The references of floats against those of doubles, which have more than 40 digits. */
class FloatReferenceTest {
    @ParameterizedTest
    @MethodSource("autograd.simd.FloatFunctionsTest#functions")
    void isTenThousandTimesCloserThanFloats(Unary f) {
        SplittableRandom random = new SplittableRandom(f.ordinal());
        int checked = 0;
        for (int k = 0; k < 300; k++) {
            float x = k % 2 == 0
                    ? Float.intBitsToFloat(random.nextInt())
                    : (float) Math.scalb(random.nextDouble() - 0.3, random.nextInt(8) - 3);
            double y = FloatReference.at(f, x);
            // Where the true value cannot be told from infinity or a limit, the reference has no series.
            if (x != 0 && Math.abs(x) < 0x1p100f && Double.isFinite(y) && hasSeries(f, x)) {
                BigDecimal exact = exact(f, x);
                double ulp = Math.ulp((float) y);
                double error = new BigDecimal(y).subtract(exact).abs().doubleValue() / ulp;
                assertTrue(error < 1e-4, () -> f + " of " + x + " is " + error + " ulps away");
                checked++;
            }
        }
        assertTrue(checked > 50, "points: " + checked);
    }

    @Test
    void zerosKeepTheirSign() {
        for (Unary f : List.of(
                Unary.EXPM1,
                Unary.LOG1P,
                Unary.TANH,
                Unary.SIN,
                Unary.TAN,
                Unary.ASIN,
                Unary.ATAN,
                Unary.SINH,
                Unary.ASINH,
                Unary.ATANH,
                Unary.ERF,
                Unary.CBRT)) {
            assertEquals(-0.0, FloatReference.at(f, -0.0), f.name());
            assertEquals(0.0, FloatReference.at(f, 0.0), f.name());
        }
    }

    private static boolean hasSeries(Unary f, float x) {
        return switch (f) {
            case TANH, SOFTPLUS, SIGMOID, EXP, EXPM1, EXP2, SINH, COSH -> Math.abs(x) < 200;
            case ASIN, ACOS -> Math.abs(x) < 1;
            case ERF -> Math.abs(x) < 7;
            default -> true;
        };
    }

    private static BigDecimal exact(Unary f, double x) {
        return switch (f) {
            case EXP -> digits(Reference::exp, x);
            case EXPM1 -> digits(Reference::expm1, x);
            case EXP2 -> digits(Reference::exp2, x);
            case LOG -> digits(Reference::log, x);
            case LOG1P -> digits(Reference::log1p, x);
            case LOG2 -> digits(Reference::log2, x);
            case LOG10 -> digits(Reference::log10, x);
            case TANH -> digits(Reference::tanh, x);
            case SIGMOID -> digits(Reference::sigmoid, x);
            case SOFTPLUS -> digits(Reference::softplus, x);
            case SINH -> digits(Reference::sinh, x);
            case COSH -> digits(Reference::cosh, x);
            case ASINH -> digits(Reference::asinh, x);
            case ACOSH -> digits(Reference::acosh, x);
            case ATANH -> digits(Reference::atanh, x);
            case CBRT -> digits(Reference::cbrt, x);
            case SIN -> TrigReference.sin(x);
            case COS -> TrigReference.cos(x);
            case TAN -> TrigReference.tan(x);
            case ASIN -> TrigReference.asin(x);
            case ACOS -> TrigReference.acos(x);
            case ATAN -> TrigReference.atan(x);
            case ERF -> TrigReference.erf(x);
            default -> throw new AssertionError(f);
        };
    }

    private static BigDecimal digits(Function<Dfp, Dfp> f, double x) {
        return new BigDecimal(f.apply(Reference.of(x)).toString());
    }
}
