package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objectives of ADBench and their gradients. */
public final class AdbenchTable implements Table {
    private static final Effort QUICK = Effort.ofMillis(600, 20, 5);
    private static final Effort FULL = Effort.ofMillis(5000, 200, 21);
    private static final double TOLERANCE = 1e-8;

    /**
     * An input.
     *
     * @param title in the table
     * @param kind of work
     * @param file in the folder of ADBench
     * @param sizes of a random input in its place; empty for none
     * @param fullOnly whether a quick run leaves it out
     * @param checks what the benchmark's own tools compute; empty if not known
     */
    private record Case(
            String title, String kind, String file, List<Integer> sizes, boolean fullOnly, Check... checks) {
        Work work(String part, Path folder) {
            List<Object> args = new ArrayList<>(List.of(part, folder == null ? "random" : "file"));
            if (folder == null) {
                args.addAll(sizes);
            } else {
                args.add(folder.resolve(file));
            }
            return Work.of(kind, args.toArray());
        }
    }

    /** Values from a place of the result on: in it are first the value or errors, then gradients or Jacobian. */
    private record Check(int from, double... values) {
        double difference(double[] result) {
            return Session.difference(values, Arrays.copyOfRange(result, from, from + values.length));
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "GMM d2 K3 n1",
                    "gmm",
                    "gmm_test.txt",
                    List.of(),
                    false,
                    new Check(
                            0, 8.07380408004975791, 0.108662855508652456, -0.741270039523898472, 0.632607184015246071)),
            new Case("GMM d2 K5 n1000", "gmm", "gmm_d2_K5.txt", List.of(2, 5, 1000), false),
            new Case("GMM d10 K25 n1000", "gmm", "gmm_d10_K25.txt", List.of(10, 25, 1000), true),
            new Case("GMM d20 K50 n1000", "gmm", "gmm_d20_K50.txt", List.of(20, 50, 1000), false),
            new Case(
                    "LSTM l2 c1024",
                    "lstm",
                    "lstm_l2_c1024.txt",
                    List.of(2, 1024, 14),
                    false,
                    new Check(0, 0.6666651795588522)),
            new Case("LSTM l4 c1024", "lstm", "lstm_l4_c1024.txt", List.of(4, 1024, 14), true),
            new Case(
                    "BA n2 m10 p10",
                    "ba",
                    "ba_test.txt",
                    List.of(),
                    false,
                    new Check(0, -0.269048849235189402, 0.259944792677901881),
                    new Check(2 * 10, 0.826092651515999976),
                    new Check(3 * 10, 228.877202208246757, 634.574811495545418, -782.222866259340549)),
            new Case("BA n49 m7776 p31843", "ba", "ba1_n49_m7776_p31843.txt", List.of(49, 7776, 31843), false));

    @Override
    public String name() {
        return "adbench";
    }

    @Override
    public String title() {
        return "ADBench: Gaussian mixtures, LSTM and bundle adjustment";
    }

    @Override
    public void measure(Session session, Section section) {
        Path folder = session.adbench().orElse(null);
        section.paragraph(
                "`t_F` is the time of the objective, `t_J` that of its gradient with its own forward pass, FLOAT64;"
                        + " for bundle adjustment (BA), of all errors and of their sparse Jacobian."
                        + " `to check` is the difference `|x - y| / max(1, |x| + |y|)` to the published value (and gradient entries),"
                        + " `to loops` the largest to value and gradient of loops and derivatives written by hand;"
                        + " above 1e-8 is an error. `J / loops` is t_J over that of the loops. "
                        + (folder == null
                                ? "**Inputs are random ones of the same form: the published values were not compared.**"
                                : "Inputs are the files of ADBench."));
        section.head(List.of("input", "lane", "t_F", "t_J", "t_J / t_F", "J / loops", "to check", "to loops"));
        List<Lane> lanes = Stream.of(Lane.ours(1), Lane.ours(session.threads()), Lane.scalar(1), Lane.plain())
                .distinct()
                .toList();
        for (Case input : CASES) {
            if (session.isQuick() && input.fullOnly()) {
                continue;
            }
            if (folder != null && !Files.exists(folder.resolve(input.file()))) {
                section.disagree(input.title() + ": no file " + input.file() + " in the folder");
            } else if (folder != null || !input.sizes().isEmpty()) {
                rows(session, section, input, folder, lanes);
            }
        }
    }

    private static void rows(Session session, Section section, Case input, Path folder, List<Lane> lanes) {
        Effort effort = session.effort(QUICK, FULL);
        Map<Lane, Samples> values =
                session.race(section, input.title(), input.work("value", folder), lanes, effort, TOLERANCE);
        Map<Lane, Samples> gradients =
                session.race(section, input.title(), input.work("gradient", folder), lanes, effort, TOLERANCE);
        double loops = least(gradients, Lane.plain());
        for (Lane lane : lanes) {
            if (!gradients.containsKey(lane)) {
                continue;
            }
            double[] result = gradients.get(lane).result();
            double toCheck = Double.NaN;
            if (folder != null && input.checks().length > 0) {
                toCheck = Stream.of(input.checks())
                        .mapToDouble(check -> check.difference(result))
                        .max()
                        .orElseThrow();
                if (!(toCheck <= TOLERANCE)) {
                    section.disagree(input.title() + ": \"" + lane.title() + "\" differs from the published values by "
                            + toCheck);
                }
            }
            boolean comparable = gradients.containsKey(Lane.plain()) && !lane.equals(Lane.plain());
            double toLoops =
                    comparable ? Session.difference(gradients.get(Lane.plain()).result(), result) : Double.NaN;
            double value = least(values, lane);
            double gradient = least(gradients, lane);
            section.row(List.of(
                    input.title(),
                    lane.title(),
                    Format.time(value),
                    Format.time(gradient),
                    Format.number(gradient / value),
                    Format.number(gradient / loops),
                    Format.difference(toCheck),
                    Format.difference(toLoops)));
        }
    }

    private static double least(Map<Lane, Samples> samples, Lane lane) {
        return samples.containsKey(lane) ? samples.get(lane).least() : Double.NaN;
    }
}
