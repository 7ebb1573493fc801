package autograd.examples.notebook;

/**
 * A notebook cannot be read, or one of its snippets failed.
 *
 * <p>The message is complete: notebook, cell, line, the snippet, and what the compiler or the exception said, with line
 * numbers of the notebook.
 */
public final class NotebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Number of the cell, counted from 1. */
    private final int cell;

    /** Number of the line in the file, counted from 1. */
    private final int line;

    NotebookException(String notebook, int cell, int line, String problem) {
        super(notebook + ": cell " + cell + ", line " + line + ": " + problem);
        this.cell = cell;
        this.line = line;
    }

    NotebookException(String notebook, String problem) {
        super(notebook + ": " + problem);
        this.cell = 1;
        this.line = 1;
    }

    /** {@return the number of the cell that failed, counted from 1} */
    public int cell() {
        return cell;
    }

    /** {@return the number of the line in the file, counted from 1, that the failure points to} */
    public int line() {
        return line;
    }
}
