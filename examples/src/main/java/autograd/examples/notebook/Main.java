package autograd.examples.notebook;

import autograd.examples.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
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

    private final NotebookFolder folder;

    private Main(NotebookFolder folder) {
        this.folder = folder;
    }

    /** Runs the program and ends the JVM with its exit status. */
    public static void main(String[] args) {
        runToTheEnd(() -> commandLine(Folders.notebooks()).execute(args));
    }

    /**
     * Ends the JVM with the status of a program that runs notebooks, or with 1 if one of them ended it before: a notebook that
     * calls {@code System.exit} must not look like one that passed, and an interrupted one says so as well.
     */
    public static void runToTheEnd(IntSupplier program) {
        Thread cutShort = new Thread(Main::reportCutShort);
        Runtime.getRuntime().addShutdownHook(cutShort);
        int status = program.getAsInt();
        Runtime.getRuntime().removeShutdownHook(cutShort);
        System.exit(status);
    }

    /** {@return the program, not yet started, for the notebooks in {@code folder}} */
    static CommandLine commandLine(Path folder) {
        return new CommandLine(new Main(new NotebookFolder(folder))).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException {
        if (!folder.names().contains(name)) {
            spec.commandLine().getErr().print(folder.unknown(name));
            spec.commandLine().getErr().flush();
            return UNKNOWN_NAME;
        }
        try {
            new NotebookRunner(System.out, folder.startup()).run(folder.read(name), args);
            return 0;
        } catch (NotebookException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return FAILED;
        }
    }

    private static void reportCutShort() {
        System.err.println("notebook: the JVM was ended before the last cell");
        System.err.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
