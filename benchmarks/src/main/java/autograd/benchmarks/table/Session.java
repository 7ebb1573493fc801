package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Race;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** One run of the program: what tables share. */
public final class Session {
    private static final double QUIET = 0.1;

    private final Race race;
    private final boolean quick;
    private final Path adbench;
    private final Path otherJdk;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /**
     * Makes the session.
     *
     * @param race measures
     * @param quick whether to be quick
     * @param adbench folder of inputs, or null
     * @param otherJdk home of the JDK to compare with, or null
     */
    public Session(Race race, boolean quick, Path adbench, Path otherJdk) {
        this.race = race;
        this.quick = quick;
        this.adbench = adbench;
        this.otherJdk = otherJdk;
    }

    /** {@return all processors} */
    int threads() {
        return threads;
    }

    Optional<Path> adbench() {
        return Optional.ofNullable(adbench);
    }

    Optional<Path> otherJdk() {
        return Optional.ofNullable(otherJdk);
    }

    boolean isQuick() {
        return quick;
    }

    /** {@return the first effort in a quick run, else the second} */
    Effort effort(Effort whenQuick, Effort whenFull) {
        return quick ? whenQuick : whenFull;
    }

    /**
     * Measures one work in several lanes and compares their results with those of the first.
     *
     * @param limits further lanes with works of their own, whose results mean something else
     * @param tolerance of {@code |x - y| / max(1, |x| + |y|)}
     */
    Map<Lane, Samples> race(
            Section section,
            String row,
            Work work,
            List<Lane> lanes,
            Map<Lane, Work> limits,
            Effort effort,
            double tolerance) {
        Map<Lane, Work> entries = new LinkedHashMap<>();
        lanes.forEach(lane -> entries.put(lane, work));
        entries.putAll(limits);
        Map<Lane, Samples> samples = race.run(entries, effort);
        Lane reference = lanes.stream().filter(samples::containsKey).findFirst().orElse(null);
        for (Lane lane : lanes) {
            if (lane != reference && samples.containsKey(lane)) {
                double difference = difference(
                        samples.get(reference).result(), samples.get(lane).result());
                if (!(difference <= tolerance)) {
                    section.disagree(row + ": results of \"" + reference.title() + "\" and \"" + lane.title()
                            + "\" differ by " + difference);
                }
            }
        }
        return samples;
    }

    Map<Lane, Samples> race(Section section, String row, Work work, List<Lane> lanes, Effort effort, double tolerance) {
        return race(section, row, work, lanes, Map.of(), effort, tolerance);
    }

    /** {@return the largest {@code |x - y| / max(1, |x| + |y|)}; infinite if the numbers of elements differ} */
    static double difference(double[] x, double[] y) {
        if (x.length != y.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = Math.abs(x[i] - y[i]) / Math.max(1, Math.abs(x[i]) + Math.abs(y[i]));
            largest = Math.max(largest, difference); // NaN stays
        }
        return largest;
    }

    /** {@return the shortest median of some lanes; NaN if none has been measured} */
    static double best(Map<Lane, Samples> samples, List<Lane> lanes) {
        DoubleStream medians = lanes.stream()
                .filter(samples::containsKey)
                .mapToDouble(lane -> samples.get(lane).median());
        return medians.min().orElse(Double.NaN);
    }

    /** {@return the median of a lane; NaN if it has not been measured} */
    static double median(Map<Lane, Samples> samples, Lane lane) {
        return best(samples, List.of(lane));
    }

    /** Begins a table. Says in the section when other programs compute on this machine: then its numbers are worth less. */
    public void start(Section section) {
        race.refresh();
        double busy = Machine.busyShare();
        if (busy > QUIET) {
            section.paragraph("**Not a quiet machine**: other programs took " + Format.percent(busy)
                    + " of the processors just before.");
        }
    }

    /** Says in the section which lanes were missing. */
    public void finish(Section section) {
        race.missing().forEach((lane, reason) -> section.paragraph("`" + lane + "` not available: " + reason));
    }
}
