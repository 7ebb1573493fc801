package autograd.kernel;

/**
 * The loops of rounding and of remainders, for {@link Float64Loops}: positions {@code from .. to - 1} of
 * all arrays; the result may be the same array as an operand.
 *
 * <p>{@code Math.floor}, {@code ceil}, {@code rint} and the operator {@code %} are exact by definition, also of a float
 * that is widened for them.
 *
 * <p>The float twin of this file is made at build time by replacing words, so it holds no double literals.
 */
@SuppressWarnings("cast") // needed in the float twin
public final class Float64RoundingLoops {
    private Float64RoundingLoops() {}

    static void floor(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) Math.floor(x[i]);
        }
    }

    static void ceil(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) Math.ceil(x[i]);
        }
    }

    // half to even
    static void round(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) Math.rint(x[i]);
        }
    }

    static void trunc(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) (x[i] < 0 ? Math.ceil(x[i]) : Math.floor(x[i]));
        }
    }

    static void fmod(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] % b[i];
        }
    }

    // the sign of the divisor, that of a zero too
    static void remainder(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            double rest = a[i] % b[i];
            if (rest == 0) {
                c[i] = Math.copySign(rest, b[i]);
            } else {
                c[i] = (rest < 0) != (b[i] < 0) ? rest + b[i] : rest;
            }
        }
    }

    static void floorDiv(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            double rest = a[i] % b[i];
            boolean below = rest != 0 && (rest < 0) != (b[i] < 0);
            c[i] = quotient(a[i], b[i], rest, below ? 1 : 0);
        }
    }

    static void truncDiv(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = quotient(a[i], b[i], a[i] % b[i], 0);
        }
    }

    /**
     * {@return (a - rest) / b - less} The exact quotient is whole, so rounding takes away what a subtraction and a division
     * have lost; the quotient of a and b itself may have been rounded up to the next whole number.
     */
    private static double quotient(double a, double b, double rest, int less) {
        if (b == 0) {
            return a / b;
        }
        double whole = (double) Math.rint((a - rest) / b - less);
        return whole == 0 ? Math.copySign(whole, a / b) : whole;
    }

    // the sign of a NaN is not the same on every JVM: it counts as positive
    static void copySign(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = Math.copySign(a[i], b[i] != b[i] ? 1 : b[i]);
        }
    }
}
