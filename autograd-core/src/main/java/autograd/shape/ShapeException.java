package autograd.shape;

/**
 * A shape or an axis that an operation cannot work with.
 *
 * <p>The message follows one pattern: <i>operation: what is wrong; each operand by name with its shape; what would be
 * valid.</i>
 */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message of that pattern. */
    public ShapeException(String message) {
        super(message);
    }
}
