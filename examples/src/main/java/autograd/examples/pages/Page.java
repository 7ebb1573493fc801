package autograd.examples.pages;

import autograd.examples.notebook.Cell;
import autograd.examples.notebook.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notebook that has run, in the parts that a page shows.
 *
 * @param name of the notebook
 * @param heading its first line
 * @param blocks what it is made of, in order
 */
record Page(String name, String heading, List<Block> blocks) {
    private static final Pattern PICTURE = Pattern.compile("picture: (.*)\\.png\\s*");

    /** Text, or code with its output. */
    sealed interface Block {}

    /** @param markdown the text of a cell */
    record Text(String markdown) implements Block {}

    /**
     * A cell of code.
     *
     * @param title of the cell, or empty
     * @param source its lines
     * @param outputs what it printed and drew, in order
     */
    record Code(String title, List<String> source, List<Output> outputs) implements Block {}

    /** What a cell of code leaves behind. */
    sealed interface Output {}

    /** @param lines what it printed, results among it */
    record Printed(List<String> lines) implements Output {}

    /**
     * A picture that it saved: a line {@code picture: FILE.png} of its output, where {@code FILE.svg} lies beside.
     *
     * @param svg an element of its own
     * @param png the same in pixels, in Base64
     */
    record Figure(String svg, String png) implements Output {}

    /**
     * {@return the page of a run}
     *
     * @throws IOException if a picture cannot be read
     */
    static Page of(String name, String heading, List<Transcript.Entry> entries) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Transcript.Entry entry : entries) {
            Cell cell = entry.cell();
            boolean text = cell.kind() == Cell.Kind.TEXT;
            if (!cell.lines().isEmpty()) {
                blocks.add(
                        text
                                ? new Text(String.join("\n", cell.lines()))
                                : new Code(cell.title(), cell.lines(), outputs(entry.output())));
            }
        }
        return new Page(name, heading, List.copyOf(blocks));
    }

    private static List<Output> outputs(String output) throws IOException {
        List<Output> outputs = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher picture = PICTURE.matcher(line);
            if (picture.matches() && Files.exists(Path.of(picture.group(1) + ".svg"))) {
                addPrinted(outputs, lines);
                lines = new ArrayList<>();
                byte[] png = Files.readAllBytes(Path.of(picture.group(1) + ".png"));
                String svg = Files.readString(Path.of(picture.group(1) + ".svg"));
                outputs.add(new Figure(svg, Base64.getEncoder().encodeToString(png)));
            } else {
                lines.add(line);
            }
        }
        addPrinted(outputs, lines);
        return List.copyOf(outputs);
    }

    private static void addPrinted(List<Output> outputs, List<String> lines) {
        if (!lines.stream().allMatch(String::isBlank)) {
            outputs.add(new Printed(List.copyOf(lines)));
        }
    }
}
