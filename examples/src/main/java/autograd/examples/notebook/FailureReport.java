package autograd.examples.notebook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.UnresolvedReferenceException;

/** Says in terms of the notebook's file why a snippet failed. */
final class FailureReport {
    /** Where a snippet stands: notebook, number of the cell, number of the snippet's first line in the file. */
    record Origin(String notebook, int cell, int line) {}

    private static final String JSHELLS_OWN = "do_it$"; // the method around a snippet that is no declaration

    private final JShell shell;
    /** Where each snippet stands, by its id. */
    private final Map<String, Origin> origins = new HashMap<>();

    /** @param shell the session that evaluates the snippets */
    FailureReport(JShell shell) {
        this.shell = shell;
    }

    /**
     * Does nothing if the snippet is defined and ran to its end.
     *
     * <p>A snippet that a redefinition of another makes invalid is defined until it is used.
     *
     * @param event what became of a snippet
     * @param evaluated where the snippet stands whose evaluation caused the event; the event itself may be about an
     *     earlier snippet, then the failure is reported there
     * @throws NotebookException if the snippet was rejected, refers to something undefined, or threw
     */
    void throwIfFailed(SnippetEvent event, Origin evaluated) {
        Snippet snippet = event.snippet();
        origins.putIfAbsent(snippet.id(), evaluated);
        Origin origin = origins.get(snippet.id());
        switch (event.status()) {
            case REJECTED -> {
                List<Diag> errors =
                        shell.diagnostics(snippet).filter(Diag::isError).toList();
                int line = errors.isEmpty() ? origin.line() : lineOf(errors.get(0), snippet, origin);
                String messages = errors.stream()
                        .map(error -> "line " + lineOf(error, snippet, origin) + ": " + error.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n"));
                throw failure(origin, line, "snippet does not compile", snippet, messages);
            }
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> {
                if (event.causeSnippet() != null) {
                    return; // made invalid by a later snippet: an error only when it is used, as in the jshell tool
                }
                String missing = shell.unresolvedDependencies((DeclarationSnippet) snippet)
                        .collect(Collectors.joining(", "));
                String problem = "snippet refers to what is not defined (yet): " + missing;
                throw failure(origin, origin.line(), problem, snippet, "");
            }
            default -> {
                if (event.exception() != null) {
                    int line = lineOf(event.exception(), origin);
                    throw failure(origin, line, "snippet threw an exception", snippet, trace(event.exception()));
                }
            }
        }
    }

    /**
     * Reports an exception that ended a thread.
     *
     * @param evaluated where the snippet stands during or after which it did
     * @param source that snippet
     */
    NotebookException uncaught(Thread thread, Throwable thrown, Origin evaluated, String source) {
        String problem = "thread \"" + thread.getName() + "\" threw an exception; by then this had run:";
        return failure(evaluated, evaluated.line(), problem, source, trace(thrown));
    }

    /** {@return a text of {@link SnippetFrames#mark} with the source lines of snippets in it as lines of the notebook} */
    String located(String value) {
        return SnippetFrames.unmark(value, this::describe);
    }

    private static NotebookException failure(Origin origin, int line, String problem, Snippet snippet, String details) {
        return failure(origin, line, problem, snippet.source(), details);
    }

    private static NotebookException failure(Origin origin, int line, String problem, String source, String details) {
        String quoted = source.indent(4).replaceAll("(?m)^ {4}", "  > ");
        String report = problem + "\n" + quoted + details.indent(2);
        return new NotebookException(origin.notebook(), origin.cell(), line, report.stripTrailing());
    }

    private static int lineOf(Diag error, Snippet snippet, Origin origin) {
        int position = (int)
                Math.min(Math.max(error.getPosition(), 0), snippet.source().length());
        String before = snippet.source().substring(0, position);
        return origin.line() + (int) before.chars().filter(c -> c == '\n').count();
    }

    /** The line of the failed snippet itself that is on the stack, or else its first. */
    private int lineOf(JShellException exception, Origin failed) {
        for (StackTraceElement frame : exception.getStackTrace()) {
            Origin origin = originOf(frame);
            if (origin != null && origin.equals(failed)) {
                return origin.line() + frame.getLineNumber() - 1;
            }
        }
        return failed.line();
    }

    private String trace(Throwable exception) {
        StringBuilder text = new StringBuilder();
        Throwable thrown = exception;
        while (thrown != null) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(describe(thrown))
                    .append('\n');
            for (StackTraceElement frame : thrown.getStackTrace()) {
                text.append("    at ").append(describe(frame)).append('\n');
            }
            thrown = thrown.getCause();
        }
        return text.toString();
    }

    private String describe(Throwable thrown) {
        if (thrown instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet snippet = unresolved.getSnippet();
            return shell.diagnostics(snippet)
                    .filter(Diag::isError)
                    .map(error -> error.getMessage(Locale.ROOT))
                    .collect(Collectors.joining(
                            "\n", "the definition of " + snippet.name() + " does not compile any more: ", ""));
        }
        if (thrown instanceof EvalException inSnippet) {
            String message = inSnippet.getMessage() == null ? "" : ": " + inSnippet.getMessage();
            return inSnippet.getExceptionClassName() + located(SnippetFrames.mark(message));
        }
        return located(SnippetFrames.mark(thrown.toString()));
    }

    private String describe(StackTraceElement frame) {
        Origin origin = originOf(frame);
        return origin == null
                ? located(SnippetFrames.mark(frame.toString()))
                : describe(frame.getMethodName(), origin, frame.getLineNumber() - 1);
    }

    private String describe(SnippetFrames.Frame frame) {
        for (Snippet snippet : shell.snippets().toList()) {
            Origin origin = origins.get(snippet.id());
            if (origin != null && snippet.kind() != Snippet.Kind.IMPORT) {
                SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
                if (wrapper.fullClassName().equals(frame.type())) {
                    return describe(frame.method(), origin, frame.lineIn(wrapper));
                }
            }
        }
        return frame.method() + " (" + frame.type() + ":" + frame.line() + ")";
    }

    private static String describe(String method, Origin origin, int line) {
        String name = method.startsWith("lambda$") ? "lambda" : method;
        boolean nameless = name.isEmpty() || name.startsWith(JSHELLS_OWN);
        return (nameless ? "cell " + origin.cell() : name) + " (" + origin.notebook() + ":" + (origin.line() + line)
                + ")";
    }

    /** JShell names the "file" of a snippet's frames {@code #id}. */
    private Origin originOf(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? origins.get(file.substring(1)) : null;
    }
}
