package autograd;

/**
 * By what the sum of squared deviations is divided to give a variance; there is no default, since libraries differ in it.
 */
public enum Divisor {
    /** The number n of elements: the variance of these elements themselves. NumPy's default. */
    COUNT,

    /** {@code n - 1}: the estimate, free of bias, of the variance of what they were drawn from. PyTorch's default. */
    COUNT_MINUS_ONE;

    double of(int count) {
        return this == COUNT ? count : Math.max(count - 1, 0);
    }
}
