package autograd.examples.notebook;

import java.io.PrintStream;

/** Is told of a run, in its order: cells, the lines of code as they are evaluated, their results. */
public interface RunListener {
    /** {@return what {@code System.out} is during the run} */
    PrintStream out();

    /** A cell begins; text cells have nothing else. */
    void cell(Cell cell);

    /** The lines of a code cell from {@code from} to before {@code to}, counted from 0, have been evaluated. */
    void code(Cell cell, int from, int to);

    /** A snippet has a result. */
    void result(String name, String value);
}
