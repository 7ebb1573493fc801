package autograd.examples.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The percent format of notebooks, as Jupytext and VS Code read it, with Java's line comments.
 *
 * <pre>{@code
 * // %% [markdown]
 * // # A heading
 * // Text: every line of the cell is a comment.
 *
 * // %% An optional title
 * var x = 3;
 * x * x
 * }</pre>
 *
 * <p>Lines before the first marker are a code cell, if any of them is not blank. Behind the marker, in this order, all
 * optional: a title, {@code [markdown]} (or {@code [md]}), and metadata {@code key="value"}, which is ignored.
 */
public final class PercentFormat {
    private static final Pattern MARKER = Pattern.compile("//\\s*%%(?:\\s+(.*))?");
    private static final Pattern METADATA = Pattern.compile("\\s*\\b[\\w.-]+=(?:\"[^\"]*\"|\\S+)\\s*$");
    private static final Pattern TYPE = Pattern.compile("(.*?)\\s*\\[([^\\[\\]]*)\\]\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*//\\s?(.*)");

    private PercentFormat() {}

    /**
     * Splits the lines of a file into cells. A marker without lines makes a cell without lines.
     *
     * @param name name of the notebook, for messages
     * @param lines the lines of the file without line ends
     * @throws NullPointerException if an argument, or one of the lines, is null
     * @throws NotebookException if a cell type is neither {@code [markdown]} nor {@code [md]}, or a line of a text cell
     *     is not a comment
     */
    public static Notebook parse(String name, List<String> lines) {
        Objects.requireNonNull(name, "name");
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= lines.size(); end++) {
            if (end == lines.size() || MARKER.matcher(lines.get(end)).matches()) {
                List<String> block = lines.subList(start, end);
                boolean onlyBlank = block.stream().allMatch(String::isBlank);
                if (!onlyBlank) {
                    cells.add(cell(name, cells.size() + 1, start + 1, block));
                }
                start = end;
            }
        }
        return new Notebook(name, cells);
    }

    /** Makes a cell of the lines from its marker to the last before the next marker; {@code line} is the first's number. */
    private static Cell cell(String name, int number, int line, List<String> block) {
        Matcher marker = MARKER.matcher(block.get(0));
        if (!marker.matches()) {
            return cell(Cell.Kind.CODE, "", line, block);
        }
        String header = marker.group(1) == null ? "" : marker.group(1);
        Matcher metadata = METADATA.matcher(header);
        while (metadata.find()) {
            header = header.substring(0, metadata.start());
            metadata = METADATA.matcher(header);
        }
        List<String> body = block.subList(1, block.size());
        Matcher type = TYPE.matcher(header);
        if (!type.matches()) {
            return cell(Cell.Kind.CODE, header.strip(), line + 1, body);
        }
        if (!type.group(2).equals("markdown") && !type.group(2).equals("md")) {
            String problem = "unknown cell type [" + type.group(2) + "]; valid is [markdown], or none for code";
            throw new NotebookException(name, number, line, problem);
        }
        List<String> text = new ArrayList<>();
        for (String commented : body) {
            Matcher comment = COMMENT.matcher(commented);
            if (comment.matches()) {
                text.add(comment.group(1));
            } else if (commented.isBlank()) {
                text.add("");
            } else {
                String problem = "line of a text cell is not a comment: " + commented.strip();
                throw new NotebookException(name, number, line + 1 + text.size(), problem);
            }
        }
        return cell(Cell.Kind.TEXT, type.group(1).strip(), line + 1, text);
    }

    private static Cell cell(Cell.Kind kind, String title, int line, List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return new Cell(kind, title, line + from, lines.subList(from, to));
    }
}
