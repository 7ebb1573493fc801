package autograd.kernel;

/** Polynomials whose coefficients stand in an array, that of the highest power first. */
final class Horner {
    private Horner() {}

    /** {@return the polynomial at x, one fma a coefficient} */
    static double of(double[] coefficients, double x) {
        double y = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            y = Math.fma(y, x, coefficients[i]);
        }
        return y;
    }
}
