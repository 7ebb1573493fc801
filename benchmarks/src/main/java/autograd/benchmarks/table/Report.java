package autograd.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of results: a head, then a section for each table. Sections that were not measured stay as they are. */
public final class Report {
    private static final String HOW = """
            How it is measured. Each column is a JVM of its own with the flags and the number of threads in its heading; `ours`
            is this library on the Vector API, `scalar` the same without it, `plain loops` are Java loops written by hand for
            the one purpose, on one thread. The JVMs of a row work by turns: after a warm-up, each round has one batch of
            each, half of it untimed before, and a number is the median over the rounds of the mean time in a batch (for ADBench the least, as that
            benchmark asks). So what is compared was measured within seconds. Calls of one batch follow each other; time for
            allocation and garbage is in it. Peers start from the same random numbers, and their results are compared:
            a disagreement is printed and fails the run. JVMs of this library and of plain loops are new for each table. All
            have a young generation of 256 MB that was touched before: else the time of an op may be the time that the system
            takes to hand out memory for its result.
            DJL computes with PyTorch's native library (its gradient collector for derivatives), ND4J with its own and
            derivatives written by hand in its ops. `ours / library` is the time of this library over the time of the faster of
            the two, below 1 where this library is faster; `ours / loops` is the same for the plain loops.
            """;

    private final Map<String, String> sections = new LinkedHashMap<>();

    private Report() {}

    /** {@return the report in {@code file} if there is one; else an empty one} */
    public static Report read(Path file, List<String> names) throws IOException {
        Report report = new Report();
        String text = Files.exists(file) ? Files.readString(file) : "";
        for (String name : names) {
            Matcher matcher = Pattern.compile(
                            Pattern.quote(begin(name)) + "\n(.*?)" + Pattern.quote(end(name)), Pattern.DOTALL)
                    .matcher(text);
            report.sections.put(name, matcher.find() ? matcher.group(1) : "");
        }
        return report;
    }

    /** Replaces a section. */
    public void put(Section section) {
        sections.put(section.name(), section.text());
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# Results\n\nWritten by `./benchmark`; not edited by hand.\n\n");
        text.append(Machine.describe()).append('\n').append(HOW).append('\n');
        sections.forEach((name, section) -> {
            if (!section.isEmpty()) {
                text.append(begin(name))
                        .append('\n')
                        .append(section)
                        .append(end(name))
                        .append("\n\n");
            }
        });
        Files.writeString(file, text.toString().stripTrailing() + "\n");
    }

    private static String begin(String name) {
        return "<!-- table " + name + " -->";
    }

    private static String end(String name) {
        return "<!-- end of " + name + " -->";
    }
}
