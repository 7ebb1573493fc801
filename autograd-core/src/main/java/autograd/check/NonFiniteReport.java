package autograd.check;

import autograd.NonFinite;
import java.util.Optional;

/**
 * What a {@link NonFiniteCheck} found.
 *
 * @param cause where the first NaN or infinity was born; empty if the loss and its gradient are finite
 * @param entries how many entries the tape of the loss had
 */
public record NonFiniteReport(Optional<NonFinite> cause, int entries) {
    /** {@return whether the loss and its gradient are finite} */
    public boolean passed() {
        return cause.isEmpty();
    }

    /**
     * Does nothing if all is finite.
     *
     * @throws ArithmeticException with this report as its message if not
     */
    public void throwIfFound() {
        if (cause.isPresent()) {
            throw new ArithmeticException(toString());
        }
    }

    @Override
    public String toString() {
        return cause.map(NonFinite::toString)
                .orElse("the loss and its gradient are finite, " + entries + " entries on the tape");
    }
}
