package autograd.examples.notebook;

import autograd.examples.Need;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Runs notebooks cell by cell and tells a {@link RunListener} what happens.
 *
 * <p>A snippet has a result, as in the jshell tool, unless it ends in a semicolon. Snippets run in this JVM, with its class path
 * and flags: what they print appears between their code and their result, and {@code System.exit} in a snippet ends the JVM.
 */
public final class NotebookRunner {
    private final RunListener listener;
    private final Notebook startup;
    private final Queue<Uncaught> uncaught = new ConcurrentLinkedQueue<>();

    /** What ended a thread other than the one that runs the snippets. */
    private record Uncaught(Thread thread, Throwable thrown) {}

    /**
     * Prints the notebook as it runs: text cells as they are; lines of code behind {@code "> "}; a result as {@code name ==>
     * value}; a blank line between cells.
     *
     * @param out receives text, code, results, and what the snippets print to {@code System.out}
     * @param startup snippets that are evaluated, and not printed, before the notebook
     * @throws NullPointerException if an argument is null
     */
    public NotebookRunner(PrintStream out, Notebook startup) {
        this(new PrintedRun(out), startup);
    }

    /**
     * @param listener is told of the run, but not of {@code startup}
     * @param startup snippets that are evaluated before the notebook
     * @throws NullPointerException if an argument is null
     */
    public NotebookRunner(RunListener listener, Notebook startup) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.startup = Objects.requireNonNull(startup, "startup");
    }

    /**
     * Runs a notebook in a new JShell session and returns when its last cell is done. During the run {@code System.out} is
     * that of the listener, and an uncaught exception in any thread fails the cell that runs or runs next. A notebook that {@link
     * Need needs} what is not there ends where it says so, without a failure.
     *
     * @param args values of the variable {@code String[] args} that the notebook sees
     * @throws NullPointerException if an argument is null
     * @throws NotebookException if there are no cells; if a snippet is rejected, refers to something undefined, or throws,
     *     or a thread ends with an exception: the cells before it have run
     */
    public void run(Notebook notebook, List<String> args) {
        Objects.requireNonNull(notebook, "notebook");
        if (notebook.cells().stream().allMatch(cell -> cell.lines().isEmpty())) {
            throw new NotebookException(notebook.name(), "has no cells; need text or code, see PercentFormat");
        }
        String array = args.stream().map(NotebookRunner::literal).collect(Collectors.joining(", "));
        PrintStream systemOut = System.out;
        var systemHandler = Thread.getDefaultUncaughtExceptionHandler();
        System.setOut(listener.out());
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(new Uncaught(thread, thrown)));
        try (JShell shell = newShell()) {
            shell.eval("String[] args = {" + array + "};");
            FailureReport report = new FailureReport(shell);
            run(shell, startup, report, false);
            run(shell, notebook, report, true);
        } finally {
            listener.out().flush();
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

    private void run(JShell shell, Notebook notebook, FailureReport report, boolean tell) {
        boolean goesOn = true;
        for (int i = 0; goesOn && i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (tell) {
                listener.cell(cell);
            }
            if (cell.kind() == Cell.Kind.CODE) {
                goesOn = runCode(shell, notebook, i + 1, report, tell);
            }
        }
    }

    /** {@return whether the notebook goes on: not if it {@link Need needs} what is not there} */
    private boolean runCode(JShell shell, Notebook notebook, int number, FailureReport report, boolean tell) {
        Cell cell = notebook.cells().get(number - 1);
        SnippetReader reader = new SnippetReader(shell.sourceCodeAnalysis(), notebook.name(), number, cell);
        int told = 0;
        for (var piece = reader.read(); piece.isPresent(); piece = reader.read()) {
            if (tell) {
                told = tellCode(cell, told, piece.get().lastLine() - cell.firstLine() + 1);
            }
            var origin = new FailureReport.Origin(
                    notebook.name(), number, piece.get().firstLine());
            for (SnippetEvent event : shell.eval(piece.get().source())) {
                if (isNeed(event.exception())) {
                    listener.out().println(event.exception().getMessage());
                    return false;
                }
                report.throwIfFailed(event, origin);
                if (tell && !piece.get().silent()) {
                    tellResult(event, report);
                }
            }
            Uncaught failure = uncaught.poll();
            if (failure != null) {
                throw report.uncaught(
                        failure.thread(), failure.thrown(), origin, piece.get().source());
            }
        }
        if (tell) {
            tellCode(cell, told, cell.lines().size());
        }
        return true;
    }

    private static boolean isNeed(JShellException exception) {
        return exception instanceof EvalException thrown
                && thrown.getExceptionClassName().equals(Need.Missing.class.getName());
    }

    private int tellCode(Cell cell, int from, int to) {
        listener.code(cell, from, to);
        return Math.max(from, to);
    }

    private void tellResult(SnippetEvent event, FailureReport report) {
        // Void calls and statements have an empty value; events with a cause are updates of earlier snippets.
        if (event.causeSnippet() != null
                || event.value() == null
                || event.value().isEmpty()) {
            return;
        }
        listener.result(resultName(event.snippet()), report.located(event.value()));
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
