package autograd;

/**
 * When an iteration has arrived, and when it is given up.
 *
 * @param tolerance the last step is at most this part of the size of the solution: {@code max |step| <= tolerance *
 *     max(1, max |x|)}
 * @param mostSteps how many steps to take at most
 */
public record Convergence(double tolerance, int mostSteps) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless {@code 0 < tolerance < 1} and there is at least one step
     */
    public Convergence {
        if (!(tolerance > 0 && tolerance < 1) || mostSteps < 1) {
            throw new IllegalArgumentException("Convergence: tolerance is " + tolerance + ", mostSteps is " + mostSteps
                    + "; need 0 < tolerance < 1 and one step or more");
        }
    }
}
