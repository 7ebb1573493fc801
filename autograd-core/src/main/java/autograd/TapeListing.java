package autograd;

import java.util.Locale;
import java.util.StringJoiner;

/** The text of a tape: one line an entry. */
final class TapeListing {
    private static final int WHOLE = 1000; // longer tapes are cut in the middle
    private static final int EDGE = 20;

    private TapeListing() {}

    static String of(Tape tape) {
        int size = tape.size();
        StringBuilder text = new StringBuilder(capitalized(tape.describe()));
        text.append(", ").append(size).append(size == 1 ? " entry" : " entries");
        for (int i = 0; i < size; i++) {
            if (size > WHOLE && i == EDGE) {
                int left = size - 2 * EDGE;
                text.append('\n').append("  ... ").append(left).append(" more ...");
                i += left;
            }
            text.append('\n').append(line(tape.entry(i)));
        }
        return text.toString();
    }

    static String line(TapeEntry entry) {
        String what = entry.isVariable() ? entry.name() : call(entry);
        String line = String.format(Locale.ROOT, "%5d  %-32s %s %s", entry.index(), what, entry.dtype(), entry.shape());
        return entry.source().map(source -> line + "  at " + source).orElse(line);
    }

    /** {@return the entry as messages call it: index, call, dtype, shape, source line if known} */
    static String title(TapeEntry entry) {
        String what = entry.isVariable() ? "variable \"" + entry.name() + "\"" : call(entry);
        String title = "entry " + entry.index() + ", " + what + " " + entry.dtype() + " " + entry.shape();
        return entry.source().map(source -> title + " at " + source).orElse(title);
    }

    static String call(TapeEntry entry) {
        StringJoiner operands = new StringJoiner(", ", entry.name() + "(", ")");
        for (int index : entry.operandIndices()) {
            operands.add(index < 0 ? "constant" : Integer.toString(index));
        }
        String attributes = entry.attributes().toString();
        return attributes.isEmpty() ? operands.toString() : operands + " " + attributes;
    }

    static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
