package autograd.examples.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The notebooks in a folder, {@code NAME.jsh}, and their common start {@code startup.jsh}, which is none itself.
 *
 * @param folder where they are
 */
public record NotebookFolder(Path folder) {
    private static final String STARTUP = "startup";
    private static final String EXTENSION = ".jsh";

    /**
     * {@return the names of all notebooks, sorted}
     *
     * @throws IOException if the folder cannot be read
     */
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(EXTENSION))
                    .map(file -> file.substring(0, file.length() - EXTENSION.length()))
                    .filter(name -> !name.equals(STARTUP))
                    .sorted()
                    .toList();
        }
    }

    /**
     * {@return a notebook}
     *
     * @param name one of {@link #names}
     * @throws IOException if it cannot be read
     */
    public Notebook read(String name) throws IOException {
        return Notebook.read(folder.resolve(name + EXTENSION));
    }

    /**
     * {@return what runs before each notebook}
     *
     * @throws IOException if it cannot be read
     */
    public Notebook startup() throws IOException {
        return read(STARTUP);
    }

    /**
     * {@return what to tell someone who asked for a notebook that does not exist: the name that is closest, and all of them}
     *
     * @throws IOException if the folder cannot be read
     */
    public String unknown(String name) throws IOException {
        List<String> names = names();
        StringBuilder text = new StringBuilder("notebook: there is no notebook '" + name + "'");
        names.stream()
                .min(Comparator.comparingInt(known -> edits(name, known)))
                .filter(known -> edits(name, known) <= Math.max(2, known.length() / 3))
                .ifPresent(
                        known -> text.append("; did you mean '").append(known).append("'?"));
        text.append(System.lineSeparator())
                .append("Notebooks in ")
                .append(folder)
                .append(":");
        text.append(System.lineSeparator());
        for (String known : names) {
            String line =
                    String.format(Locale.ROOT, "  %-20s  %s", known, read(known).heading());
            text.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    /** Levenshtein distance, one row of the table at a time. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
