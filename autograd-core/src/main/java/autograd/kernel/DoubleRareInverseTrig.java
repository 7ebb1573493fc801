package autograd.kernel;

/** The angles of the points that {@link DoubleInverseTrigFunctions} leaves out, within 1.5 ulp. */
public final class DoubleRareInverseTrig {
    private DoubleRareInverseTrig() {}

    /**
     * {@return the angle of (x, y) in [-pi, pi], with the sign of y, of points whose coordinates are both tiny (or zero),
     * huge or infinite, or NaN} As in C99, Annex F: atan2(0, 0) = 0, atan2(0, -0) = pi, atan2(inf, inf) = pi/4,
     * atan2(inf, -inf) = 3 pi/4, and each is odd in y.
     */
    public static double atan2(double y, double x) {
        if (x != x || y != y) {
            return Double.NaN;
        }
        double a = Math.abs(x);
        double b = Math.abs(y);
        if (Double.isInfinite(b)) {
            return DoubleInverseTrigFunctions.atan2(
                    Math.copySign(1, y), Double.isInfinite(a) ? Math.copySign(1, x) : 0);
        }
        boolean left = Double.doubleToRawLongBits(x) < 0; // -0 is left too
        if (b == 0 || Double.isInfinite(a) || a * 0x1p-100 > b) {
            // Close to the axis: the tangent is the angle, and a rounded quotient is better than a scaled one.
            return left ? Math.copySign(Math.PI, y) : b == 0 ? y : y / x;
        }
        if (b * 0x1p-100 > a) {
            return Math.copySign(Math.PI / 2, y);
        }
        double scale = a + b < 1 ? 0x1p600 : 0x1p-600; // exact: the smaller one is at least 2^-100 of the other
        return DoubleInverseTrigFunctions.atan2(y * scale, x * scale);
    }
}
