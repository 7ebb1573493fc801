package autograd.examples.notebook;

import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Runs notebooks cell by cell and prints them as they run.
 *
 * <p>Text cells are printed as they are; lines of code behind {@code "> "}; a result as {@code name ==> value}, as the
 * jshell tool does, unless the snippet ends in a semicolon. A blank line stands between cells. Snippets run in this JVM,
 * with its class path and flags: what they print appears between their code and their result, and {@code System.exit} in a
 * snippet ends the JVM.
 */
public final class NotebookRunner {
    private final PrintStream out;
    private final Notebook startup;
    private final Queue<Uncaught> uncaught = new ConcurrentLinkedQueue<>();

    /** What ended a thread other than the one that runs the snippets. */
    private record Uncaught(Thread thread, Throwable thrown) {}

    /**
     * @param out receives text, code, results, and what the snippets print to {@code System.out}
     * @param startup snippets that are evaluated, and not printed, before each notebook
     * @throws NullPointerException if an argument is null
     */
    public NotebookRunner(PrintStream out, Notebook startup) {
        this.out = Objects.requireNonNull(out, "out");
        this.startup = Objects.requireNonNull(startup, "startup");
    }

    /**
     * Runs a notebook in a new JShell session and returns when its last cell is done. During the run {@code System.out} is
     * the stream of this runner, and an uncaught exception in any thread fails the cell that runs or runs next.
     *
     * @param args values of the variable {@code String[] args} that the notebook sees
     * @throws NullPointerException if an argument is null
     * @throws NotebookException if there are no cells; if a snippet is rejected, refers to something undefined, or throws,
     *     or a thread ends with an exception: the cells before it have been printed and run
     */
    public void run(Notebook notebook, List<String> args) {
        Objects.requireNonNull(notebook, "notebook");
        if (notebook.cells().stream().allMatch(cell -> cell.lines().isEmpty())) {
            throw new NotebookException(notebook.name(), "has no cells; need text or code, see PercentFormat");
        }
        String array = args.stream().map(NotebookRunner::literal).collect(Collectors.joining(", "));
        PrintStream systemOut = System.out;
        var systemHandler = Thread.getDefaultUncaughtExceptionHandler();
        System.setOut(out);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(new Uncaught(thread, thrown)));
        try (JShell shell = newShell()) {
            shell.eval("String[] args = {" + array + "};");
            FailureReport report = new FailureReport(shell);
            run(shell, startup, report, false);
            run(shell, notebook, report, true);
        } finally {
            out.flush();
            System.setOut(systemOut);
            Thread.setDefaultUncaughtExceptionHandler(systemHandler);
            uncaught.clear();
        }
    }

    /** An engine in this JVM: no second one to start, and results, output and flags are those of this one. */
    private static JShell newShell() {
        JShell shell = JShell.builder()
                .executionEngine(new SameThreadExecution(), Map.of())
                .build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
        return shell;
    }

    private void run(JShell shell, Notebook notebook, FailureReport report, boolean print) {
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (print && i > 0) {
                out.println();
            }
            if (cell.kind() == Cell.Kind.CODE) {
                runCode(shell, notebook, i + 1, report, print);
            } else if (print) {
                cell.lines().forEach(out::println);
            }
        }
    }

    private void runCode(JShell shell, Notebook notebook, int number, FailureReport report, boolean print) {
        Cell cell = notebook.cells().get(number - 1);
        SnippetReader reader = new SnippetReader(shell.sourceCodeAnalysis(), notebook.name(), number, cell);
        int printed = 0;
        for (var piece = reader.read(); piece.isPresent(); piece = reader.read()) {
            if (print) {
                printed = printCode(cell, printed, piece.get().lastLine() - cell.firstLine() + 1);
            }
            var origin = new FailureReport.Origin(
                    notebook.name(), number, piece.get().firstLine());
            for (SnippetEvent event : shell.eval(piece.get().source())) {
                report.throwIfFailed(event, origin);
                if (print && !piece.get().silent()) {
                    printResult(event, report);
                }
            }
            Uncaught failure = uncaught.poll();
            if (failure != null) {
                throw report.uncaught(
                        failure.thread(), failure.thrown(), origin, piece.get().source());
            }
        }
        if (print) {
            printCode(cell, printed, cell.lines().size());
        }
    }

    private int printCode(Cell cell, int from, int to) {
        for (int line = from; line < to; line++) {
            out.println(("> " + cell.lines().get(line)).stripTrailing());
        }
        out.flush();
        return Math.max(from, to);
    }

    private void printResult(SnippetEvent event, FailureReport report) {
        // Void calls and statements have an empty value; events with a cause are updates of earlier snippets.
        if (event.causeSnippet() != null
                || event.value() == null
                || event.value().isEmpty()) {
            return;
        }
        String value = report.located(event.value());
        String separator = value.contains("\n") ? System.lineSeparator() : " ";
        out.println(resultName(event.snippet()) + " ==>" + separator + value);
    }

    private static String resultName(Snippet snippet) {
        if (snippet instanceof VarSnippet variable) {
            return variable.name();
        }
        return snippet instanceof ExpressionSnippet expression ? expression.name() : "value";
    }

    private static String literal(String value) {
        StringBuilder source = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> source.append('\\').append(c);
                case '\n' -> source.append("\\n");
                case '\r' -> source.append("\\r");
                default -> source.append(c);
            }
        }
        return source.append('"').toString();
    }
}
