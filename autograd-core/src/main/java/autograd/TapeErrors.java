package autograd;

import java.util.function.IntFunction;

/** How a {@link Tape} words what it refuses. */
final class TapeErrors {
    private TapeErrors() {}

    /** The name of an argument, looked up when a message needs it. */
    record ArgumentName(IntFunction<String> names, int i) {
        @Override
        public String toString() {
            return names.apply(i);
        }
    }

    static IllegalStateException watchedAgain(Tape tape, String name, Tensor x) {
        return new IllegalStateException("watch: " + name + " (" + tape.details(x) + ") is of " + tape.describe()
                + " already; use it as it is, or watch stopGradient(x) for a variable that does not depend on it");
    }

    static IllegalStateException notOnTape(Tape tape, String operation, String which, Tensor x) {
        Trace other = Trace.of(x);
        return new IllegalStateException(operation + ": " + which + " belongs to "
                + (other == null ? "no derivative" : other.describe()) + ", not to " + tape.describe()
                + "; pass what watch returned, or a value computed from it");
    }

    /** What such a cotangent depends on would be lost: its tape does not record its own replay. */
    static IllegalStateException ownCotangent(Tape tape, String operation, Tensor cotangent) {
        return new IllegalStateException(operation + ": cotangent (" + tape.details(cotangent) + ") is of "
                + tape.describe() + " itself; need a tensor of another derivative, or only numbers: for second order"
                + " open an outer tape around this one, else pass stopGradient(cotangent)");
    }

    static IllegalStateException recordedInReplay(Tape tape, String operation, Tensor... operands) {
        return new IllegalStateException(operation + ": " + tape.belonging(operands)
                + ", which is being replayed and records nothing; a reverse rule gets the tensors that it uses as"
                + " operands of its op, or as stopGradient(x)");
    }
}
