package autograd;

import autograd.tape.EntryList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The places where a chain of derivatives ends on a tape: ops that carry none (comparisons, stopGradient) and reads of
 * the numbers. Kept to say why a result does not depend on a variable. The first few are enough for that.
 */
final class TapeMarks {
    /** What an error adds to {@link #whyUnused}. */
    static final String ADVICE =
            "; with GradOption.ALLOW_UNUSED grad, valueAndGrad and Tape.gradient give zeros instead";

    private static final int MOST = 32;

    private record Mark(String what, int index) {}

    private Set<Mark> marks = Set.of(); // most tapes never have one

    void note(String what, int... indices) {
        for (int index : indices) {
            if (index >= 0 && marks.size() < MOST) {
                marks = marks.isEmpty() ? new LinkedHashSet<>() : marks;
                marks.add(new Mark(what, index));
            }
        }
    }

    /**
     * {@return why {@code result} does not depend on {@code variable}}
     *
     * @param result its index, or negative when it is not on the tape
     */
    String whyUnused(Tape tape, EntryList wiring, int result, int variable) {
        StringBuilder text = new StringBuilder("the result");
        if (result >= 0) {
            text.append(" (").append(name(tape, result)).append(')');
        }
        text.append(" does not depend on ").append(name(tape, variable));
        boolean[] descendants = wiring.descendants(variable);
        int last = variable;
        for (int entry = variable + 1; entry < descendants.length; entry++) {
            last = descendants[entry] ? entry : last;
        }
        List<String> ends = ends(tape, descendants);
        if (last > variable) {
            text.append("; the chain goes as far as ").append(name(tape, last)).append(ends.isEmpty() ? "" : " and");
        } else {
            text.append(ends.isEmpty() ? "; no op uses it" : "; the chain");
        }
        if (!ends.isEmpty()) {
            text.append(" ends in ").append(String.join(", ", ends));
        }
        if (result < 0) {
            text.append("; the result is not on the tape at all");
        }
        return text.toString();
    }

    /** {@return where chains from the flagged entries end, one text a place} */
    List<String> ends(Tape tape, boolean... descendants) {
        List<String> ends = new ArrayList<>();
        for (Mark mark : marks) {
            if (descendants[mark.index()]) {
                ends.add(mark.what() + " of " + name(tape, mark.index()));
            }
        }
        return ends;
    }

    static String name(Tape tape, int index) {
        TapeEntry entry = tape.entry(index);
        return (entry.isVariable() ? "variable \"" + entry.name() + "\"" : entry.name()) + ", entry " + index
                + " of shape " + entry.shape();
    }
}
