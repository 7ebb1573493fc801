package autograd.examples.notebook;

import autograd.examples.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code ./notebook NAME}: runs the notebook {@code NAME.jsh} of {@link Folders#notebooks()}.
 *
 * <p>Exit status: 0 when the last cell is done, 1 when a cell failed or the notebook ended the JVM, 2 when there is no
 * notebook of that name.
 */
@Command(
        name = "notebook",
        description = "Runs a notebook cell by cell. Without a name, the launcher opens an interactive JShell.")
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNKNOWN_NAME = 2;
    private static final String STARTUP = "startup.jsh";
    private static final String EXTENSION = ".jsh";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    private boolean help;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of a notebook; a wrong name lists them all.")
    private String name;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "Values of the notebook's variable args.")
    private List<String> args = List.of();

    private final Path folder;

    private Main(Path folder) {
        this.folder = folder;
    }

    /** Runs the program and ends the JVM with its exit status. */
    public static void main(String[] args) {
        Thread cutShort = new Thread(Main::reportCutShort);
        Runtime.getRuntime().addShutdownHook(cutShort);
        int status = commandLine(Folders.notebooks()).execute(args);
        Runtime.getRuntime().removeShutdownHook(cutShort);
        System.exit(status);
    }

    /** {@return the program, not yet started, for the notebooks in {@code folder}} */
    static CommandLine commandLine(Path folder) {
        return new CommandLine(new Main(folder)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException {
        Path file = folder.resolve(name + EXTENSION);
        List<Path> notebooks = notebooks(folder);
        if (!notebooks.contains(file)) {
            spec.commandLine().getErr().print(unknownName(notebooks));
            spec.commandLine().getErr().flush();
            return UNKNOWN_NAME;
        }
        try {
            NotebookRunner runner = new NotebookRunner(System.out, Notebook.read(folder.resolve(STARTUP)));
            runner.run(Notebook.read(file), args);
            return 0;
        } catch (NotebookException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return FAILED;
        }
    }

    /**
     * {@return the files of all notebooks in {@code folder}, sorted by name; the startup file is none}
     *
     * @throws IOException if the folder cannot be read
     */
    static List<Path> notebooks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .filter(file -> !file.getFileName().toString().equals(STARTUP))
                    .sorted()
                    .toList();
        }
    }

    private String unknownName(List<Path> notebooks) throws IOException {
        StringBuilder text = new StringBuilder("notebook: there is no notebook '" + name + "'");
        notebooks.stream()
                .map(Main::nameOf)
                .min(Comparator.comparingInt(known -> edits(name, known)))
                .filter(known -> edits(name, known) <= Math.max(2, known.length() / 3))
                .ifPresent(
                        known -> text.append("; did you mean '").append(known).append("'?"));
        text.append(System.lineSeparator())
                .append("Notebooks in ")
                .append(folder)
                .append(":");
        text.append(System.lineSeparator());
        for (Path file : notebooks) {
            String line = String.format(
                    Locale.ROOT,
                    "  %-20s  %s",
                    nameOf(file),
                    Notebook.read(file).heading());
            text.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String nameOf(Path file) {
        String fileName = file.getFileName().toString();
        return fileName.substring(0, fileName.length() - EXTENSION.length());
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

    /** A notebook that calls System.exit must not look like one that passed; an interrupted one says so as well. */
    private static void reportCutShort() {
        System.err.println("notebook: the JVM was ended before the last cell");
        System.err.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
