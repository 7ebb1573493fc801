package autograd.kernel;

/**
 * The constant exponent of a power. It stays a {@code double} in the float twin of a kernel as well, where the word
 * {@code double} is replaced: an exponent such as 0.1 must not be rounded to float.
 */
public record Exponent(double value) {}
