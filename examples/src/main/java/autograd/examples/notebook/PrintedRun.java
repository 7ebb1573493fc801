package autograd.examples.notebook;

import java.io.PrintStream;
import java.util.Objects;

/** Prints a run as it goes: see {@link NotebookRunner#NotebookRunner(PrintStream, Notebook)}. */
final class PrintedRun implements RunListener {
    private final PrintStream out;
    private boolean first = true;

    PrintedRun(PrintStream out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public void cell(Cell cell) {
        if (!first) {
            out.println();
        }
        first = false;
        if (cell.kind() == Cell.Kind.TEXT) {
            cell.lines().forEach(out::println);
        }
    }

    @Override
    public void code(Cell cell, int from, int to) {
        for (int line = from; line < to; line++) {
            out.println(("> " + cell.lines().get(line)).stripTrailing());
        }
        out.flush();
    }

    @Override
    public void result(String name, String value) {
        String separator = value.contains("\n") ? System.lineSeparator() : " ";
        out.println(name + " ==>" + separator + value);
    }
}
