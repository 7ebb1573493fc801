package autograd.kernel;

/**
 * Derivatives of the normalised {@code sinc(x) = sin(pi x) / (pi x)}, of every order, without cancellation near 0.
 *
 * <p>With {@code z = pi x} and {@code f(z) = sin(z) / z}, differentiating {@code z f = sin z} k times gives {@code z f_k + k
 * f_(k-1) = sin(z + k pi/2)}. Solved for {@code f_k} an error shrinks by k / |z| a step, solved for {@code f_(k-1)} by |z| / k:
 * so the order goes up where |z| is larger than it, and comes down from a derivative far above elsewhere, after J. C. P. Miller
 * (Olver and Maximon, Digital Library of Mathematical Functions, 3.6). As {@code f_k} is the integral of {@code t^k cos(z t +
 * k pi/2)} over t from 0 to 1, it is at most 1 / (k + 1), and any number will do to start from.
 */
public final class SincDerivatives {
    private static final double ENOUGH = 0x1p-60;

    private SincDerivatives() {}

    /** {@return the derivative of an order at x: 1, 0, -pi^2 / 3, 0 ... at 0, and 0 at the infinities} */
    public static double at(double x, int order) {
        if (x != x) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return 0;
        }
        // sin(pi x) and cos(pi x) from the exact distance to the nearest half: whole numbers are zeros of sinc
        boolean even = Math.abs(x) >= 0x1p53;
        double halves = even ? 0 : Math.rint(2 * x);
        double angle = even ? 0 : Math.PI * (x - halves / 2);
        double sin = DoubleTrigFunctions.sin(angle);
        double cos = DoubleTrigFunctions.cos(angle);
        int quadrant = (int) ((long) halves & 3);
        double z = Math.PI * x;
        double f;
        if (Math.abs(z) > order + 1 || order == 0) {
            f = x == 0 ? 1 : shifted(sin, cos, quadrant) / z;
            for (int k = 1; k <= order; k++) {
                f = (shifted(sin, cos, quadrant + k) - k * f) / z;
            }
        } else {
            f = 0;
            for (int k = start(Math.abs(z), order); k > order; k--) {
                f = (shifted(sin, cos, quadrant + k) - z * f) / k;
            }
        }
        for (int k = 0; k < order; k++) {
            f *= Math.PI;
        }
        return f;
    }

    /**
     * {@return the order to come down from, for z of at most order + 1} At least three above: near 0 the next derivative but
     * one decides half of an odd one.
     */
    private static int start(double z, int order) {
        int k = order + 3;
        double error = 1;
        for (int i = order + 1; i <= k; i++) {
            error *= z / i;
        }
        while (error > ENOUGH) {
            k++;
            error *= z / k;
        }
        return k;
    }

    /** {@return sin(a + quarters pi/2)} */
    private static double shifted(double sin, double cos, int quarters) {
        return switch (quarters & 3) {
            case 0 -> sin;
            case 1 -> cos;
            case 2 -> -sin;
            default -> -cos;
        };
    }
}
