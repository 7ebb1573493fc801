package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This library on two JDKs, by turns. */
public final class JdkTable implements Table {
    /** Name of this table, which is measured only when another JDK was given. */
    public static final String NAME = "jdk";

    private static final Effort QUICK = Effort.ofMillis(1200, 15, 9);
    private static final Effort FULL = Effort.ofMillis(3000, 100, 21);
    // Every JDK computes the same bits.
    private static final double TOLERANCE = 0;
    private static final int ELEMENTS = 100_000;
    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"([^\"]*)\"", Pattern.MULTILINE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Two JDKs";
    }

    @Override
    public void measure(Session session, Section section) {
        Path here = Path.of(System.getProperty("java.home"));
        Path there = session.otherJdk().orElseThrow();
        String first = "JDK " + version(here);
        String second = "JDK " + version(there);
        section.paragraph("This library alone, in JVMs of both JDKs by turns; the results are compared to the last bit."
                + " `" + first
                + " again` is one more JVM like the first: how far its ratio is from 1 is what chance makes of"
                + " equal JVMs.");
        section.head(
                List.of("work", "threads", first, first + " again", second, "again / first", second + " / " + first));
        for (int threads : Stream.of(1, session.threads()).distinct().toList()) {
            Lane ours = Lane.ours(threads);
            Lane one = ours.on(here, first);
            Lane again = ours.on(here, first + " again");
            Lane other = ours.on(there, second);
            works(threads).forEach((row, work) -> {
                Map<Lane, Samples> samples = session.race(
                        section, row, work, List.of(one, again, other), session.effort(QUICK, FULL), TOLERANCE);
                double time = Session.median(samples, one);
                section.row(List.of(
                        row,
                        Integer.toString(threads),
                        Format.time(time),
                        Format.time(Session.median(samples, again)),
                        Format.time(Session.median(samples, other)),
                        Format.number(Session.median(samples, again) / time),
                        Format.number(Session.median(samples, other) / time)));
            });
        }
    }

    /** {@return works of the other tables, by row; on several threads, those that are split} */
    private static Map<String, Work> works(int threads) {
        Map<String, Work> works = new LinkedHashMap<>();
        for (String dtype : List.of("FLOAT32", "FLOAT64")) {
            for (int n : threads == 1 ? List.of(8, 64, 256, 1024) : List.of(256, 1024)) {
                works.put("matmul " + n + " " + dtype, Work.of("matmul", dtype, n));
            }
            if (threads == 1) {
                works.put("sum " + dtype, Work.of("sum", dtype, ELEMENTS));
                for (String function : List.of("exp", "log", "tanh", "sigmoid")) {
                    works.put(function + " " + dtype, Work.of("function", function, dtype, ELEMENTS));
                }
            }
        }
        TrainingTable.SIZES.forEach(sizes -> works.put("step " + sizes, Work.of("training", sizes.toArray())));
        if (threads == 1) {
            works.put("1000 sines on 4 numbers", Work.of("sines", 1000, 4));
            works.put("1,000,000 sines on a scalar", Work.of("sines", 1_000_000, 1));
        }
        works.put("GMM d20 K50 n1000, gradient", Work.of("gmm", "gradient", "random", 20, 50, 1000));
        works.put("LSTM l2 c1024, gradient", Work.of("lstm", "gradient", "random", 2, 1024, 14));
        return works;
    }

    /** {@return the version in the file that every JDK has at its home; else the name of the folder} */
    private static String version(Path home) {
        Path release = home.resolve("release");
        try {
            Matcher matcher = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
            return matcher.find() ? matcher.group(1) : String.valueOf(home.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
