package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import autograd.benchmarks.peer.ElementaryFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Elementwise functions, add and sum. */
public final class FunctionsTable implements Table {
    /** What a quick run measures: HotSpot takes up to two seconds for each. */
    private static final Set<String> QUICK_FUNCTIONS = Set.of("exp", "log", "tanh", "sigmoid");

    private static final Effort QUICK = Effort.ofMillis(1000, 8, 5);
    private static final Effort FULL = Effort.ofMillis(2500, 50, 15);
    private static final int ELEMENTS = 100_000;
    private static final Map<String, Double> TOLERANCES = Map.of("FLOAT32", 1e-4, "FLOAT64", 1e-9);

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public String title() {
        return "Elementary functions, add and sum";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph(
                "Nanoseconds an element of 100,000, one thread, into a new array each time (`plain loops`: into the same)."
                        + " `triad` is the limit for an op with two reads and a write in the same cache.");
        section.head(List.of(
                "function",
                "dtype",
                "ours",
                "ours, scalar",
                "DJL",
                "ND4J",
                "plain loops",
                "triad",
                "ours / library",
                "ours / loops"));
        for (String dtype : List.of("FLOAT32", "FLOAT64")) {
            Map<Lane, Work> triad = Map.of(Lane.limits(1), Work.of("triad", dtype, ELEMENTS, 1));
            row(session, section, "add", dtype, Work.of("add", dtype, ELEMENTS), triad);
            row(session, section, "sum", dtype, Work.of("sum", dtype, ELEMENTS), triad);
            for (ElementaryFunction function : ElementaryFunction.ALL) {
                if (session.isQuick() && !QUICK_FUNCTIONS.contains(function.name())) {
                    continue;
                }
                Work work = Work.of("function", function.name(), dtype, ELEMENTS);
                row(session, section, function.name(), dtype, work, Map.of());
            }
        }
    }

    private static void row(
            Session session, Section section, String name, String dtype, Work work, Map<Lane, Work> triad) {
        Lane ours = Lane.ours(1);
        List<Lane> libraries = List.of(Lane.djl(1), Lane.nd4j(1));
        List<Lane> lanes = List.of(ours, Lane.scalar(1), libraries.get(0), libraries.get(1), Lane.plain());
        // A plain sum of 100,000 FLOAT32 in one variable is off by more than the others.
        double tolerance = name.equals("sum") && dtype.equals("FLOAT32") ? 1e-3 : TOLERANCES.get(dtype);
        Map<Lane, Samples> samples =
                session.race(section, name + " " + dtype, work, lanes, triad, session.effort(QUICK, FULL), tolerance);
        double time = Session.median(samples, ours);
        section.row(List.of(
                name,
                dtype,
                each(samples, ours),
                each(samples, Lane.scalar(1)),
                each(samples, libraries.get(0)),
                each(samples, libraries.get(1)),
                each(samples, Lane.plain()),
                each(samples, Lane.limits(1)),
                Format.number(time / Session.best(samples, libraries)),
                Format.number(time / Session.median(samples, Lane.plain()))));
    }

    private static String each(Map<Lane, Samples> samples, Lane lane) {
        return Format.number(Session.median(samples, lane) / ELEMENTS);
    }
}
