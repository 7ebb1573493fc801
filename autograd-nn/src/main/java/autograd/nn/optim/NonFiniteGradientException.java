package autograd.nn.optim;

/** A NaN or an infinity where an optimizer needs numbers; the message says where. */
public final class NonFiniteGradientException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /** Makes the exception. */
    public NonFiniteGradientException(String message) {
        super(message);
    }
}
