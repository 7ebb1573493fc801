package autograd.check;

import java.util.List;

/**
 * What a {@link GradientCheck} compared and found.
 *
 * @param mismatches what disagrees: ops first, in order of the tape, then the whole function
 * @param compared how many elements were compared
 * @param inconclusive how many elements could not be, because the differences are too inexact there or not finite
 * @param unjudged the arguments, and the operands of ops, of which not one element could be compared
 * @param argumentsJudged whether no argument of the function itself is among them
 */
public record GradientReport(
        List<Mismatch> mismatches, int compared, int inconclusive, List<String> unjudged, boolean argumentsJudged) {
    private static final int SHOWN = 10;

    /** Makes a report; the lists are copied. */
    public GradientReport {
        mismatches = List.copyOf(mismatches);
        unjudged = List.copyOf(unjudged);
    }

    /** {@return whether something was compared of every argument that has elements, and nothing disagrees} */
    public boolean passed() {
        return mismatches.isEmpty() && compared > 0 && argumentsJudged;
    }

    /**
     * Does nothing if the check passed.
     *
     * @throws GradientCheckError with this report as its message if it did not
     */
    public void throwIfFailed() {
        if (!passed()) {
            throw new GradientCheckError(toString());
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("gradient check ");
        text.append(passed() ? "passed" : "FAILED")
                .append(": ")
                .append(compared)
                .append(" elements compared, ");
        text.append(mismatches.size()).append(" disagree");
        if (inconclusive > 0) {
            text.append(", ").append(inconclusive).append(" inconclusive (differences too inexact or not finite)");
        }
        if (compared + inconclusive == 0) {
            text.append("; the arguments have no elements");
        }
        mismatches.stream().limit(SHOWN).forEach(m -> text.append("\n  ").append(m));
        if (mismatches.size() > SHOWN) {
            text.append("\n  ... ").append(mismatches.size() - SHOWN).append(" more");
        }
        unjudged.forEach(name -> text.append("\n  not judged: ").append(name));
        return text.toString();
    }
}
