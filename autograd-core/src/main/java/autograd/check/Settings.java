package autograd.check;

/**
 * How a check is done.
 *
 * @param order 1 or 2
 * @param tolerance the relative tolerance of FLOAT64 derivatives
 * @param seed of the random weights and directions
 * @param mostElements how many elements of an argument are compared at most
 */
record Settings(int order, double tolerance, long seed, int mostElements) {
    Settings withMostElements(int most) {
        return new Settings(order, tolerance, seed, most);
    }
}
