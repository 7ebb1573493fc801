package autograd.examples.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A notebook: a named list of cells, in the order in which they are printed and run.
 *
 * @param name file name, as it appears in messages
 * @param cells the cells; cell numbers in messages count them from 1
 */
public record Notebook(String name, List<Cell> cells) {
    /**
     * Takes a copy of {@code cells}.
     *
     * @throws NullPointerException if an argument, or one of the cells, is null
     */
    public Notebook {
        Objects.requireNonNull(name, "name");
        cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook in percent format, encoded in UTF-8.
     *
     * @throws IOException if the file cannot be read
     * @throws NotebookException if the file is not in percent format
     */
    public static Notebook read(Path file) throws IOException {
        return PercentFormat.parse(file.getFileName().toString(), Files.readAllLines(file));
    }

    /** {@return the first line of the first text cell without its Markdown heading sign, or an empty string} */
    public String heading() {
        return cells.stream()
                .filter(cell -> cell.kind() == Cell.Kind.TEXT && !cell.lines().isEmpty())
                .findFirst()
                .map(cell -> cell.lines().get(0).replaceFirst("^#+\\s*", ""))
                .orElse("");
    }
}
