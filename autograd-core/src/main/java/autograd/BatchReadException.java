package autograd;

/** Somebody asked for the numbers of one tensor that stands for many. */
final class BatchReadException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BatchReadException(String message) {
        super(message);
    }
}
