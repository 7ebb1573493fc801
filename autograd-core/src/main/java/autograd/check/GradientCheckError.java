package autograd.check;

/** A gradient check that failed; the message is the report. Test frameworks show it as a failed assertion. */
public final class GradientCheckError extends AssertionError {
    private static final long serialVersionUID = 1;

    GradientCheckError(String report) {
        super(report);
    }
}
