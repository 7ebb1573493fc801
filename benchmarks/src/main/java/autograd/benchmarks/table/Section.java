package autograd.benchmarks.table;

import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of one table, in Markdown. */
public final class Section {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private final String name;
    private final PrintStream progress;
    private final List<String> lines = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();

    /**
     * Starts the section with its heading, and with when and how it was measured.
     *
     * @param progress where rows are printed as soon as they are there
     */
    public Section(String name, String title, boolean quick, PrintStream progress) {
        this.name = name;
        this.progress = progress;
        lines.add("## " + title);
        lines.add("");
        lines.add("Measured " + ZonedDateTime.now(ZoneOffset.UTC).format(MINUTE) + " on JDK "
                + System.getProperty("java.vm.version") + ", " + (quick ? "quick" : "full") + " run.");
        lines.add("");
    }

    String name() {
        return name;
    }

    /** Adds a paragraph. */
    void paragraph(String text) {
        closeTable();
        lines.add(text);
        lines.add("");
    }

    /** Starts a table. */
    void head(List<String> titles) {
        closeTable();
        rows.add(titles);
    }

    void row(List<String> cells) {
        rows.add(cells);
        progress.println("  " + String.join(" | ", cells));
    }

    private void closeTable() {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(rows.get(i), widths));
            if (i == 0) {
                List<String> rule = Arrays.stream(widths).mapToObj("-"::repeat).toList();
                lines.add(line(rule, widths));
            }
        }
        lines.add("");
        rows.clear();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(" |");
        }
        return line.toString();
    }

    /** Notes that two peers did not compute the same: the run goes on and fails at its end. */
    void disagree(String what) {
        disagreements.add(what);
        progress.println("  DISAGREEMENT: " + what);
    }

    /** {@return what {@link #disagree} was told} */
    public List<String> disagreements() {
        return List.copyOf(disagreements);
    }

    /** {@return the text, ending with a line end} */
    public String text() {
        closeTable();
        List<String> all = new ArrayList<>(lines);
        for (String what : disagreements) {
            all.add("**DISAGREEMENT**: " + what);
            all.add("");
        }
        return String.join("\n", all);
    }
}
