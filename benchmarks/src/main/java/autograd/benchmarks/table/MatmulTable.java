package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products of square matrices. */
public final class MatmulTable implements Table {
    private static final int SMALL = 64;
    private static final Effort QUICK = Effort.ofMillis(250, 12, 5);
    private static final Effort FULL = Effort.ofMillis(1500, 100, 15);
    private static final List<Integer> SIZES = List.of(8, 64, 256, 1024);
    // Sums of up to 1024 products of FLOAT32 in any order.
    private static final double TOLERANCE = 1e-4;

    private final Map<String, Double> limits = new HashMap<>();

    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public String title() {
        return "Matrix product";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph(
                "GFLOP/s of n x n by n x n, 2 n^3 operations; `of limit` is the share of `ours` in the rate of fused"
                        + " multiply-adds on as many threads, the best so far.");
        section.head(List.of(
                "dtype",
                "n",
                "threads",
                "ours",
                "of limit",
                "ours, scalar",
                "DJL",
                "ND4J",
                "plain loops",
                "limit",
                "ours / library",
                "ours / loops"));
        for (String dtype : List.of("FLOAT32", "FLOAT64")) {
            for (int n : SIZES) {
                boolean oneThread = session.isQuick() && n <= SMALL; // too small to be split, so nothing new
                int most = oneThread ? 1 : session.threads();
                for (int threads : IntStream.of(1, most).distinct().toArray()) {
                    row(session, section, dtype, n, threads);
                }
            }
        }
    }

    private void row(Session session, Section section, String dtype, int n, int threads) {
        Lane ours = Lane.ours(threads);
        Lane limit = Lane.limits(threads);
        List<Lane> libraries = List.of(Lane.djl(threads), Lane.nd4j(threads));
        List<Lane> lanes = new ArrayList<>(List.of(ours, Lane.scalar(threads)));
        lanes.addAll(libraries);
        if (threads == 1) {
            lanes.add(Lane.plain());
        }
        Map<Lane, Samples> samples = session.race(
                section,
                dtype + " " + n,
                Work.of("matmul", dtype, n),
                lanes,
                Map.of(limit, Work.of("fma", dtype, threads)),
                session.effort(QUICK, FULL),
                TOLERANCE);
        double operations = 2.0 * n * n * n;
        if (samples.containsKey(limit)) { // a limit is what was reached at best, in this table
            double reached = samples.get(limit).result()[0] / samples.get(limit).least();
            limits.merge(dtype + threads, reached, Math::max);
        }
        double peak = limits.getOrDefault(dtype + threads, Double.NaN);
        double time = Session.median(samples, ours);
        section.row(List.of(
                dtype,
                Integer.toString(n),
                Integer.toString(threads),
                Format.number(operations / time),
                Format.percent(operations / time / peak),
                Format.number(operations / Session.median(samples, Lane.scalar(threads))),
                Format.number(operations / Session.median(samples, libraries.get(0))),
                Format.number(operations / Session.median(samples, libraries.get(1))),
                Format.number(operations / Session.median(samples, Lane.plain())),
                Format.number(peak),
                Format.number(time / Session.best(samples, libraries)),
                Format.number(time / Session.median(samples, Lane.plain()))));
    }
}
