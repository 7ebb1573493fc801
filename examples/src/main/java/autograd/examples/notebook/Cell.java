package autograd.examples.notebook;

import java.util.List;
import java.util.Objects;

/**
 * One cell of a notebook.
 *
 * @param kind whether the lines are text to print or code to run
 * @param title what stands behind the cell marker; empty if there is nothing
 * @param firstLine number of the first of {@code lines} in the file, counted from 1
 * @param lines text without comment signs, or code as it stands in the file; blank lines at both ends left out
 */
public record Cell(Kind kind, String title, int firstLine, List<String> lines) {
    /** The two kinds of cells. */
    public enum Kind {
        /** Prose, in Markdown. */
        TEXT,
        /** JShell snippets. */
        CODE
    }

    /**
     * Takes a copy of {@code lines}.
     *
     * @throws NullPointerException if an argument, or one of the lines, is null
     * @throws IllegalArgumentException if {@code firstLine} is less than 1
     */
    public Cell {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        if (firstLine < 1) {
            throw new IllegalArgumentException("Cell: firstLine is " + firstLine + "; lines are counted from 1");
        }
        lines = List.copyOf(lines);
    }
}
