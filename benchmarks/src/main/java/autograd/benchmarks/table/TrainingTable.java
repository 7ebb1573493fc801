package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Training steps of a two-layer network. */
public final class TrainingTable implements Table {
    // The JIT compiler shares the processors with both threads: the third network took 400 us for its first 1 to 2 s,
    // then 200.
    private static final Effort QUICK = Effort.ofMillis(1500, 20, 5);
    private static final Effort FULL = Effort.ofMillis(3000, 150, 21);
    static final List<List<Integer>> SIZES = List.of(
            List.of(1, 1, 2, 1),
            List.of(32, 4, 16, 1),
            List.of(128, 784, 128, 10),
            List.of(128, 784, 512, 10),
            List.of(256, 1024, 1024, 10));
    // In nanoseconds; below it, a step is not bound by its products.
    private static final double LEAST_BOUND = 1000;
    // Loss of the first step in FLOAT32.
    private static final double TOLERANCE = 1e-4;

    @Override
    public String name() {
        return "training";
    }

    @Override
    public String title() {
        return "Training steps";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph(
                "Forward, backward and SGD update of a two-layer ReLU network with mean squared error: B rows, D inputs, H"
                        + " hidden units, C outputs, FLOAT32. `bound` is the time of its matrix products at the rate of fused"
                        + " multiply-adds on all threads. The ratios are of the fastest column of this library to the fastest of"
                        + " DJL and ND4J, and to the loops.");
        int threads = session.threads();
        List<Lane> vector =
                Stream.of(Lane.ours(1), Lane.ours(threads)).distinct().toList();
        List<Lane> libraries = Stream.of(Lane.djl(1), Lane.djl(threads), Lane.nd4j(1), Lane.nd4j(threads))
                .distinct()
                .toList();
        List<Lane> lanes = new ArrayList<>(vector);
        lanes.add(Lane.scalar(threads));
        lanes.addAll(libraries);
        lanes.add(Lane.plain());
        List<String> head = new ArrayList<>(List.of("B, D, H, C"));
        lanes.forEach(lane -> head.add(lane.title()));
        head.addAll(List.of("bound", "ours / library", "ours / loops"));
        section.head(head);
        for (List<Integer> sizes : SIZES) {
            Lane limit = Lane.limits(threads);
            String row = sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            Map<Lane, Samples> samples = session.race(
                    section,
                    row,
                    Work.of("training", sizes.toArray()),
                    lanes,
                    Map.of(limit, Work.of("fma", "FLOAT32", threads)),
                    session.effort(QUICK, FULL),
                    TOLERANCE);
            double time = Session.best(samples, vector);
            List<String> cells = new ArrayList<>(List.of(row));
            lanes.forEach(lane -> cells.add(Format.time(Session.median(samples, lane))));
            cells.add(Format.time(bound(sizes, samples.get(limit))));
            cells.add(Format.number(time / Session.best(samples, libraries)));
            cells.add(Format.number(time / Session.median(samples, Lane.plain())));
            section.row(cells);
        }
    }

    /** The first layer has a product forward and one backward, the second one forward and two backward. */
    private static double bound(List<Integer> sizes, Samples limit) {
        if (limit == null) {
            return Double.NaN;
        }
        double first = 2.0 * sizes.get(0) * sizes.get(1) * sizes.get(2);
        double second = 2.0 * sizes.get(0) * sizes.get(2) * sizes.get(3);
        double nanos = (2 * first + 3 * second) / (limit.result()[0] / limit.median());
        return nanos < LEAST_BOUND ? Double.NaN : nanos;
    }
}
