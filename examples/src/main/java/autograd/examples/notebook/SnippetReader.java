package autograd.examples.notebook;

import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts a code cell into snippets, the units that JShell evaluates.
 *
 * <p>A snippet ends as in the jshell tool, at the first end of a line at which it is complete (so a line needs no
 * semicolon), with two exceptions that keep formatted Java in one piece: it goes on when the next line is indented deeper
 * than its first line, or starts with {@code else}, {@code catch} or {@code finally}. Behind blank and comment lines, only
 * what cannot start a snippet goes on: those words, and an indented {@code .name}. Several snippets may share a line.
 */
final class SnippetReader {
    /**
     * One snippet.
     *
     * @param source with a semicolon where JShell needs one
     * @param firstLine number in the file of its first line
     * @param lastLine number in the file of its last line
     * @param silent whether it is written with a semicolon at its end
     */
    record Piece(String source, int firstLine, int lastLine, boolean silent) {}

    private static final Pattern GOES_ON = Pattern.compile("\\s*(?:\\}\\s*)?(?:else|catch|finally)\\b.*");
    private static final Pattern CHAINED = Pattern.compile("\\s+\\.\\s*[\\p{Alpha}_$<].*");

    private final SourceCodeAnalysis analysis;
    private final String notebook;
    private final int number;
    private final Cell cell;

    /** What is read and not yet handed out: a text that starts on line {@code first} of the cell, counted from 0. */
    private String pending = "";

    private int first;

    /** The next line of the cell to read. */
    private int next;

    /**
     * @param notebook name of the notebook, for messages
     * @param number number of the cell, for messages
     */
    SnippetReader(SourceCodeAnalysis analysis, String notebook, int number, Cell cell) {
        this.analysis = analysis;
        this.notebook = notebook;
        this.number = number;
        this.cell = cell;
    }

    /**
     * {@return the next snippet, or empty at the end of the cell}
     *
     * @throws NotebookException if the cell ends within a snippet, or there is a command of the jshell tool
     */
    Optional<Piece> read() {
        while (true) {
            skipBlank();
            if (pending.isEmpty()) {
                if (next == cell.lines().size()) {
                    return Optional.empty();
                }
                append();
                continue;
            }
            rejectCommand();
            CompletionInfo info = analysis.analyzeCompletion(pending);
            boolean atEnd = next == cell.lines().size();
            if (info.completeness() == Completeness.EMPTY) {
                pending = "";
            } else if (info.completeness().isComplete() && (!info.remaining().isBlank() || atEnd || !goesOn())) {
                return Optional.of(cut(info.source(), info.remaining()));
            } else if (!atEnd) {
                append();
            } else if (info.completeness() == Completeness.CONSIDERED_INCOMPLETE) {
                return Optional.of(cut(pending, ""));
            } else {
                throw failure("the cell ends within a snippet that starts here:" + System.lineSeparator()
                        + pending.stripTrailing().indent(4).stripTrailing());
            }
        }
    }

    private void append() {
        if (pending.isEmpty()) {
            first = next;
        }
        pending += cell.lines().get(next) + "\n";
        next++;
    }

    /** Drops blanks at the start of {@code pending}, with whole lines counted, but keeps the indentation of code. */
    private void skipBlank() {
        if (pending.isBlank()) {
            pending = "";
            return;
        }
        int code = pending.length() - pending.stripLeading().length();
        first += newlines(pending.substring(0, code));
        pending = pending.substring(pending.lastIndexOf('\n', code) + 1);
    }

    private boolean goesOn() {
        int following = next;
        boolean gap = cell.lines().get(next).isBlank();
        while (gap
                && following < cell.lines().size()
                && isBlankOrComment(cell.lines().get(following))) {
            following++;
        }
        if (following == cell.lines().size()) {
            return false;
        }
        String line = cell.lines().get(following);
        boolean deeper = indentation(line) > indentation(cell.lines().get(first));
        return GOES_ON.matcher(line).matches()
                || (deeper && (!gap || CHAINED.matcher(line).matches()));
    }

    private static boolean isBlankOrComment(String line) {
        return line.isBlank() || line.stripLeading().startsWith("//");
    }

    private Piece cut(String source, String remaining) {
        int start = cell.firstLine() + first;
        String code = source.stripTrailing();
        String written = pending.substring(0, pending.length() - remaining.length());
        Piece piece = new Piece(
                code, start, start + newlines(code), written.stripTrailing().endsWith(";"));
        first += newlines(written);
        pending = remaining;
        return piece;
    }

    private void rejectCommand() {
        String code = pending.stripLeading();
        if (code.startsWith("/") && !code.startsWith("//") && !code.startsWith("/*")) {
            throw failure("commands of the jshell tool cannot be used in a notebook: "
                    + code.lines().findFirst().orElseThrow().strip());
        }
    }

    private NotebookException failure(String problem) {
        return new NotebookException(notebook, number, cell.firstLine() + first, problem);
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
