package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the machine can do at most. */
public final class LimitsTable implements Table {
    private static final Effort QUICK = Effort.ofMillis(200, 20, 7);
    private static final Effort FULL = Effort.ofMillis(1000, 100, 15);
    private static final int IN_CACHE = 100_000;
    private static final int IN_MEMORY = 1 << 25;
    private static final int TRIAD_ARRAYS = 3;

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String title() {
        return "Limits of the machine";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph(
                "Fused multiply-adds on registers alone, and the triad `a[i] = b[i] + s c[i]`, both on the Vector API;"
                        + " the triad counts two reads and a write.");
        section.head(List.of("limit", "threads", "dtype", "rate", "ns an element"));
        for (int threads : threads(session)) {
            for (String dtype : List.of("FLOAT32", "FLOAT64")) {
                Samples samples = measure(session, section, Lane.limits(threads), Work.of("fma", dtype, threads));
                if (samples != null) {
                    double rate = samples.result()[0] / samples.median();
                    section.row(List.of(
                            "fused multiply-add, " + (int) samples.result()[1] + "-bit registers",
                            Integer.toString(threads),
                            dtype,
                            Format.number(rate) + " GFLOP/s",
                            "-"));
                }
            }
        }
        for (int threads : threads(session)) {
            for (String dtype : List.of("FLOAT32", "FLOAT64")) {
                // On more threads, waking them takes longer than a triad in the cache.
                if (threads == 1) {
                    triad(session, section, threads, dtype, IN_CACHE, "triad, 100,000 elements");
                }
                triad(session, section, threads, dtype, IN_MEMORY, "triad, 33,554,432 elements");
            }
        }
    }

    private static int[] threads(Session session) {
        return IntStream.of(1, session.threads()).distinct().toArray();
    }

    private static void triad(Session session, Section section, int threads, String dtype, int n, String title) {
        Samples samples = measure(session, section, Lane.limits(threads), Work.of("triad", dtype, n, threads));
        if (samples != null) {
            int bytes = dtype.equals("FLOAT32") ? Float.BYTES : Double.BYTES;
            double perElement = samples.median() / n;
            section.row(List.of(
                    title,
                    Integer.toString(threads),
                    dtype,
                    Format.number(TRIAD_ARRAYS * bytes / perElement) + " GB/s",
                    Format.number(perElement)));
        }
    }

    private static Samples measure(Session session, Section section, Lane lane, Work work) {
        Map<Lane, Samples> samples =
                session.race(section, work.kind(), work, List.of(lane), session.effort(QUICK, FULL), 0);
        return samples.get(lane);
    }
}
