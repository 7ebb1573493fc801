package autograd.examples.notebook;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps a run: the cells, each with what it printed and the results between. */
public final class Transcript implements RunListener {
    /**
     * A cell that has run.
     *
     * @param cell the cell
     * @param output what it printed, and results as {@code name ==> value}, in the order of the run; of a text cell empty
     */
    public record Entry(Cell cell, String output) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final List<Cell> cells = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    /** {@return the cells so far; to be asked for when the run is over} */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String output = i < outputs.size() ? outputs.get(i) : printed();
            entries.add(new Entry(cells.get(i), output));
        }
        return List.copyOf(entries);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public void cell(Cell cell) {
        if (!cells.isEmpty()) {
            outputs.add(printed());
        }
        bytes.reset();
        cells.add(cell);
    }

    @Override
    public void code(Cell cell, int from, int to) {
        // The code is in the cell.
    }

    @Override
    public void result(String name, String value) {
        String separator = value.contains("\n") ? System.lineSeparator() : " ";
        out.println(name + " ==>" + separator + value);
    }

    private String printed() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
