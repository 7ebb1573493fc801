package autograd.benchmarks.table;

import autograd.benchmarks.harness.Effort;
import autograd.benchmarks.harness.Lane;
import autograd.benchmarks.harness.Samples;
import autograd.benchmarks.harness.Work;
import java.util.List;
import java.util.Map;

/** How the time of a training step grows with the network. */
public final class ScalingTable implements Table {
    private static final Effort QUICK = Effort.ofMillis(400, 25, 5);
    private static final Effort FULL = Effort.ofMillis(2000, 100, 15);
    private static final int DEPTH = 2;
    private static final int WIDTH = 64;
    private static final int BATCH = 32;
    private static final int OUTPUTS = 10;
    private static final double TOLERANCE = 1e-3;

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String title() {
        return "Cost against size";
    }

    @Override
    public void measure(Session session, Section section) {
        section.paragraph(
                "A training step as above, FLOAT32, all threads; inputs are as wide as hidden layers, outputs are 10."
                        + " `growth` is the time over that of size 1x, `work` the same for the number of multiplications.");
        section.head(List.of(
                "what grows",
                "hidden layers",
                "width",
                "batch",
                "ours",
                "DJL",
                "ours / library",
                "growth",
                "DJL growth",
                "work"));
        for (String what : List.of("depth", "width", "batch")) {
            double[] first = null;
            for (int factor : new int[] {1, 4, 16}) {
                int depth = DEPTH * (what.equals("depth") ? factor : 1);
                int width = WIDTH * (what.equals("width") ? factor : 1);
                int batch = BATCH * (what.equals("batch") ? factor : 1);
                double[] now = row(session, section, depth, width, batch);
                first = first == null ? now : first;
                section.row(List.of(
                        what + " " + factor + "x",
                        Integer.toString(depth),
                        Integer.toString(width),
                        Integer.toString(batch),
                        Format.time(now[0]),
                        Format.time(now[1]),
                        Format.number(now[0] / now[1]),
                        Format.number(now[0] / first[0]),
                        Format.number(now[1] / first[1]),
                        Format.number(now[2] / first[2])));
            }
        }
    }

    /** {@return time of this library, time of DJL, multiplications} */
    private static double[] row(Session session, Section section, int depth, int width, int batch) {
        Lane ours = Lane.ours(session.threads());
        Lane djl = Lane.djl(session.threads());
        Work work = Work.of("training", batch, width, width, OUTPUTS, depth);
        Map<Lane, Samples> samples = session.race(
                section, work.args().toString(), work, List.of(ours, djl), session.effort(QUICK, FULL), TOLERANCE);
        double inner = (double) batch * width * width;
        double outer = (double) batch * width * OUTPUTS;
        // All three products of a layer but the gradient by the input of the network.
        double multiplications = (3.0 * depth - 1) * inner + 3 * outer;
        return new double[] {Session.median(samples, ours), Session.median(samples, djl), multiplications};
    }
}
