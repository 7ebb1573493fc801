package autograd;

/** What an inspecting tape keeps of one call, beside what every tape does. */
final class InspectedCall {
    private final Tensor value;
    private final Tensor[] operands; // null for a variable
    private final StackTraceElement source; // may be null
    private final long forwardNanos;
    private long backwardNanos;

    InspectedCall(Tensor value, Tensor[] operands, StackTraceElement source, long forwardNanos) {
        this.value = value;
        this.operands = operands;
        this.source = source;
        this.forwardNanos = forwardNanos;
    }

    Tensor value() {
        return value;
    }

    /** {@return the operands, not a copy; null for a variable} */
    Tensor[] operands() {
        return operands;
    }

    StackTraceElement source() {
        return source;
    }

    long forwardNanos() {
        return forwardNanos;
    }

    long backwardNanos() {
        return backwardNanos;
    }

    /** Adds the time of one replay; only the thread of the tape replays while it inspects. */
    void addBackward(long nanos) {
        backwardNanos += nanos;
    }
}
