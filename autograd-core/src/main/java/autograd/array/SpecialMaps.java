package autograd.array;

import autograd.kernel.ErrorFunctions;
import autograd.kernel.GammaFunctions;
import autograd.kernel.Polygamma;
import java.util.function.DoubleUnaryOperator;

/**
 * Special functions, elementwise: those of {@link Maps} that are computed one number at a time, in tens to hundreds of
 * nanoseconds. FLOAT64 or FLOAT32, which is the FLOAT64 result rounded; the same bits on every JVM.
 *
 * <p>Errors: {@link IllegalArgumentException} for a dtype. Nothing is thrown for values: outside its domain a function is NaN.
 */
public final class SpecialMaps {
    /** Elements that a part has at least: these functions take several times as long as the elementary ones. */
    private static final int LEAST = Parts.FUNCTIONS / 4;

    private SpecialMaps() {}

    /** {@return 1 - erf(x) without cancellation; gradual to 0 beyond 26.5, 2 at -infinity} */
    public static NdArray erfc(NdArray x) {
        return map("erfc", x, ErrorFunctions::erfc);
    }

    /** {@return the y with erf(y) = x; infinite at -1 and 1, NaN beyond} */
    public static NdArray erfinv(NdArray x) {
        return map("erfinv", x, ErrorFunctions::erfInverse);
    }

    /** {@return ln |gamma(x)|; infinity at the poles 0, -1, -2, ... and at both infinities} */
    public static NdArray lgamma(NdArray x) {
        return map("lgamma", x, GammaFunctions::lgamma);
    }

    /** {@return the derivative of ln |gamma(x)|; -infinity at 0, infinity at -0, NaN at the other poles} */
    public static NdArray digamma(NdArray x) {
        return map("digamma", x, GammaFunctions::digamma);
    }

    /**
     * {@return the nth derivative of digamma; at the poles infinity for odd n; for even n the limit at 0 and -0, NaN at the
     * others}
     *
     * @param n at least 0
     */
    public static NdArray polygamma(NdArray x, int n) {
        return map("polygamma", x, value -> Polygamma.of(n, value));
    }

    private static NdArray map(String op, NdArray x, DoubleUnaryOperator f) {
        Maps.requireFloating(op, x);
        double[] from = x.to(DType.FLOAT64).doubles();
        double[] y = new double[from.length];
        int parts = Parts.of(y.length, LEAST);
        Workers.split(parts, part -> {
            int end = Parts.start(part + 1, parts, y.length);
            for (int i = Parts.start(part, parts, y.length); i < end; i++) {
                y[i] = f.applyAsDouble(from[i]);
            }
        });
        return NdArray.wrap(y, x.shape()).to(x.dtype());
    }
}
