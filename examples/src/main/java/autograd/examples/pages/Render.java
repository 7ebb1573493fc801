package autograd.examples.pages;

import autograd.examples.Folders;
import autograd.examples.notebook.Main;
import autograd.examples.notebook.Notebook;
import autograd.examples.notebook.NotebookException;
import autograd.examples.notebook.NotebookFolder;
import autograd.examples.notebook.NotebookRunner;
import autograd.examples.notebook.Transcript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code ./notebook --render [NAME...] [--out FOLDER]}: runs notebooks, all of them without a name, and writes
 * {@code NAME.html} and {@code NAME.ipynb} of each, and {@code index.html} of all that are in the folder.
 *
 * <p>Exit status: 0 when all are written, 1 when a notebook failed (those before it are written), 2 when there is none of a name.
 */
@Command(
        name = "notebook --render",
        description = "Runs notebooks and writes each as a page of HTML and as a file for Jupyter, and an index.")
public final class Render implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNKNOWN_NAME = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    private boolean help;

    @Option(names = "--render", hidden = true, description = "What the launcher chose this program by.")
    private boolean render;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to write; created if needed. Default: target/pages in the module of the examples.")
    private Path out;

    @Parameters(paramLabel = "NAME", description = "Names of notebooks; without one, all of them.")
    private List<String> names = List.of();

    private final NotebookFolder folder;

    private Render(NotebookFolder folder) {
        this.folder = folder;
    }

    /** Runs the program and ends the JVM with its exit status. */
    public static void main(String[] args) {
        Main.runToTheEnd(() -> commandLine(Folders.notebooks()).execute(args));
    }

    /** {@return the program, not yet started, for the notebooks in {@code folder}} */
    static CommandLine commandLine(Path folder) {
        return new CommandLine(new Render(new NotebookFolder(folder)));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        for (String name : names) {
            if (!folder.names().contains(name)) {
                err.print(folder.unknown(name));
                err.flush();
                return UNKNOWN_NAME;
            }
        }
        Path pages = out == null ? Folders.output().resolve("pages") : out;
        Files.createDirectories(pages);
        int status = 0;
        for (String name : names.isEmpty() ? folder.names() : names) {
            try {
                write(folder, name, pages);
                spec.commandLine().getOut().println(pages.resolve(name + ".html"));
            } catch (NotebookException e) {
                err.println(e.getMessage());
                status = FAILED;
                break;
            }
        }
        Path index = pages.resolve("index.html");
        Files.writeString(index, IndexPage.of(written(pages)));
        spec.commandLine().getOut().println(index);
        return status;
    }

    /** Runs a notebook, writes both its files and returns what they were made of. */
    static Page write(NotebookFolder folder, String name, Path pages) throws IOException {
        Notebook notebook = folder.read(name);
        Notebook startup = folder.startup();
        Transcript transcript = new Transcript();
        new NotebookRunner(transcript, startup).run(notebook, List.of());
        Page page = Page.of(name, notebook.heading(), transcript.entries());
        List<String> first = new ArrayList<>();
        startup.cells().forEach(cell -> first.addAll(cell.lines()));
        first.add("String[] args = {};");
        Files.writeString(pages.resolve(name + ".html"), HtmlPage.of(page));
        Files.writeString(pages.resolve(name + ".ipynb"), JupyterFile.of(page, first));
        return page;
    }

    private Map<String, Notebook> written(Path pages) throws IOException {
        Map<String, Notebook> written = new LinkedHashMap<>();
        for (String name : folder.names()) {
            if (Files.exists(pages.resolve(name + ".html"))) {
                written.put(name, folder.read(name));
            }
        }
        return written;
    }
}
