package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an op costs when it has next to no numbers to compute. */
public final class TapeTable implements Table {
    private static final Effort QUICK = Effort.ofMillis(1000, 30, 5);
    private static final Effort FULL = Effort.ofMillis(4000, 150, 21);
    private static final Effort ONCE = Effort.ofMillis(0, 0, 1);
    private static final int SINES = 1000;
    private static final int MILLION = 1_000_000;
    private static final double TOLERANCE = 1e-9;

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String title() {
        return "Cost of an op on the tape";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph("Chains of sines, FLOAT64, forward and backward; one op is a sine with its derivative."
                + " DJL and ND4J on one thread; ND4J with the derivative written by hand.");
        List<Lane> libraries = List.of(Lane.djl(1), Lane.nd4j(1));
        List<Lane> all = new ArrayList<>(List.of(Lane.ours(1), Lane.scalar(1)));
        all.addAll(libraries);
        all.add(Lane.plain());
        List<String> head = new ArrayList<>(List.of("chain"));
        all.forEach(lane -> head.add(lane.title()));
        head.addAll(List.of("ours / library", "ours / loops"));
        section.head(head);
        chain(session, section, "1000 sines on 4 numbers, time an op", SINES, 4, all, all);
        // A million arrays outside of the Java heap are no use of DJL or ND4J.
        chain(
                session,
                section,
                "1,000,000 sines on a scalar, time an op",
                MILLION,
                1,
                all,
                List.of(Lane.ours(1), Lane.scalar(1), Lane.plain()));
        bytes(session, section);
    }

    private static void chain(
            Session session, Section section, String row, int count, int width, List<Lane> columns, List<Lane> lanes) {
        Map<Lane, Samples> samples = session.race(
                section, row, Work.of("sines", count, width), lanes, session.effort(QUICK, FULL), TOLERANCE);
        List<String> cells = new ArrayList<>(List.of(row));
        columns.forEach(lane -> cells.add(Format.time(Session.median(samples, lane) / count)));
        double time = Session.median(samples, Lane.ours(1));
        cells.add(Format.number(time / Session.best(samples, List.of(Lane.djl(1), Lane.nd4j(1)))));
        cells.add(Format.number(time / Session.median(samples, Lane.plain())));
        section.row(cells);
    }

    private static void bytes(Session session, Section section) {
        Lane lane = Lane.ours(1);
        Map<Lane, Samples> samples = session.race(section, "bytes", Work.of("bytes", MILLION), List.of(lane), ONCE, 0);
        if (samples.containsKey(lane)) {
            double[] bytes = samples.get(lane).result();
            section.paragraph(
                    ("Heap kept by a tape of 1,000,000 scalar sines: %.0f bytes an entry, of which %.0f are the value (what"
                                    + " a scalar tensor takes in a list); %.0f beyond the value.")
                            .formatted(bytes[0], bytes[1], bytes[0] - bytes[1]));
        }
    }
}
