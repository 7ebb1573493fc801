package autograd.check;

import java.util.List;

/**
 * What a {@link GradientCheck} compared and found.
 *
 * @param mismatches what disagrees: ops first, in order of the tape, then the whole function
 * @param compared how many elements were compared
 * @param inconclusive how many elements could not be, because the differences are not finite there
 */
public record GradientReport(List<Mismatch> mismatches, int compared, int inconclusive) {
    private static final int SHOWN = 10;

    /** Makes a report; the list is copied. */
    public GradientReport {
        mismatches = List.copyOf(mismatches);
    }

    /** {@return whether something was compared and nothing disagrees} */
    public boolean passed() {
        return mismatches.isEmpty() && compared > 0;
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
            text.append(", ").append(inconclusive).append(" inconclusive (differences not finite)");
        }
        mismatches.stream().limit(SHOWN).forEach(m -> text.append("\n  ").append(m));
        if (mismatches.size() > SHOWN) {
            text.append("\n  ... ").append(mismatches.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
