package autograd.check;

import java.util.ArrayList;
import java.util.List;

/** Counts what a check has compared, and names what it could not judge. */
final class Tally {
    private int compared;
    private int inconclusive;
    private boolean argumentsJudged = true;
    private final List<String> unjudged = new ArrayList<>();

    void count(boolean judged) {
        if (judged) {
            compared++;
        } else {
            inconclusive++;
        }
    }

    /** Notes an argument or operand of which no element could be judged. */
    void unjudged(boolean isArgument, String name) {
        unjudged.add(name);
        argumentsJudged &= !isArgument;
    }

    GradientReport report(List<Mismatch> mismatches) {
        return new GradientReport(mismatches, compared, inconclusive, unjudged, argumentsJudged);
    }
}
