package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Arithmetic;
import autograd.CustomOp;
import autograd.Shaping;
import autograd.Tape;
import autograd.TapeEntry;
import autograd.Tensor;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Document B, the last pages: a network of layers of two sigmoid neurons, each fed by both of the layer before; with
 * three layers, the six neurons z1 to z6 of the document. Every op is a {@link CustomOp} that counts the calls of its
 * reverse rule, against an evaluation that asks for dl/dz as the document first does, following each path anew.
 */
class CostProperties {
    private static final int WIDTH = 2;

    @Property(tries = 10)
    @Label("CF-19 the six neurons of B: each entry's rule runs exactly once, path by path takes 22 calls")
    void sixNeurons(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        // Asked for z1 alone: itself, z3 and z4 once each, z5 and z6 twice each, as the document counts: 7 calls. All
        // six: 2 * 7 + 2 * 3 + 2 * 1.
        assertEquals(7, new Paths(draw, 3).count(0));
        long calls = compare(draw, 3);
        assertEquals(2 * 7 + 2 * 3 + 2, calls);
    }

    @Property(tries = 40)
    @Label("CF-19 cost grows linearly with depth on the tape, exponentially path by path")
    void anyDepth(@ForAll(supplier = Draw.Float64.class) Draw draw, @ForAll @IntRange(min = 1, max = 12) int depth) {
        long calls = compare(draw, depth);
        // A neuron of layer l costs 2^(depth - l + 1) - 1 calls: the paths from it to an output, and their beginnings.
        assertEquals(2L * ((2L << depth) - 2 - depth), calls);
    }

    /** Runs both, compares every dl/dz, checks the count of the tape, and returns the number of calls path by path. */
    private static long compare(Draw draw, int depth) {
        Paths paths = new Paths(draw, depth);
        Map<String, int[]> calls = new LinkedHashMap<>();
        try (Tape tape = new Tape()) {
            List<Tensor> zs = new ArrayList<>();
            List<Tensor> weights = new ArrayList<>();
            Tensor[] previous = {draw.tensor(paths.x[0]), draw.tensor(paths.x[1])};
            for (int layer = 0; layer < depth; layer++) {
                Tensor[] values = new Tensor[WIDTH];
                for (int k = 0; k < WIDTH; k++) {
                    int neuron = layer * WIDTH + k;
                    Tensor w = tape.watch(draw.tensor(paths.w[neuron]), "w" + neuron);
                    Tensor z = sum("z" + neuron, calls).apply(w, previous[0], previous[1]);
                    values[k] = sigmoid("a" + neuron, calls).apply(z);
                    weights.add(w);
                    zs.add(z);
                }
                previous = values;
            }
            Tensor loss = loss("l", paths.target, calls).apply(previous);

            List<Tensor> wanted = new ArrayList<>(zs);
            wanted.addAll(weights);
            List<Tensor> g = tape.gradient(loss, wanted);

            long before = paths.calls;
            for (int neuron = 0; neuron < zs.size(); neuron++) {
                draw.expect().scalar("dl/dz" + neuron, paths.byZ(neuron), g.get(neuron));
            }
            long total = paths.calls - before;
            assertEquals(2 * WIDTH * depth + 1, calls.size());
            assertEquals(
                    calls.size(),
                    tape.entries().stream().filter(e -> !e.isVariable()).count());
            for (TapeEntry entry : tape.entries()) {
                if (!entry.isVariable()) {
                    assertEquals(1, calls.get(entry.name())[0], () -> "calls of the rule of " + entry.name());
                }
            }
            assertTrue(depth < 4 || total > calls.size(), "path by path is dearer");
            return total;
        }
    }

    /** {@code z = w0 x0 + w1 x1} */
    private static CustomOp sum(String name, Map<String, int[]> calls) {
        int[] count = calls.computeIfAbsent(name, unused -> new int[1]);
        return CustomOp.of(name, CostProperties::dot, (g, xs, z) -> {
                    count[0]++;
                    Tensor x = Shaping.stack(0, xs.get(1), xs.get(2));
                    Tensor w = xs.get(0);
                    return List.of(
                            x.mul(g),
                            w.slice(0, 0, 1).reshape(Shape.SCALAR).mul(g),
                            w.slice(0, 1, 2).reshape(Shape.SCALAR).mul(g));
                })
                .withoutChecks();
    }

    private static Tensor dot(List<Tensor> xs) {
        return xs.get(1).mul(xs.get(0).get(0)).add(xs.get(2).mul(xs.get(0).get(1)));
    }

    private static CustomOp sigmoid(String name, Map<String, int[]> calls) {
        int[] count = calls.computeIfAbsent(name, unused -> new int[1]);
        return CustomOp.of(name, xs -> xs.get(0).sigmoid(), (g, xs, a) -> {
                    count[0]++;
                    return List.of(g.mul(a).mul(Arithmetic.sub(1, a)));
                })
                .withoutChecks();
    }

    /** {@code l = sum_k (y_k - target_k)^2} */
    private static CustomOp loss(String name, double[] target, Map<String, int[]> calls) {
        int[] count = calls.computeIfAbsent(name, unused -> new int[1]);
        return CustomOp.of(
                        name,
                        ys -> ys.get(0)
                                .sub(target[0])
                                .square()
                                .add(ys.get(1).sub(target[1]).square()),
                        (g, ys, l) -> {
                            count[0]++;
                            return List.of(
                                    ys.get(0).sub(target[0]).mul(2).mul(g),
                                    ys.get(1).sub(target[1]).mul(2).mul(g));
                        })
                .withoutChecks();
    }

    /** The same network in plain numbers; every dl/dz asks its successors anew. */
    private static final class Paths {
        final int depth;
        final double[] x;
        final double[] target;
        final double[][] w; // of each neuron
        final double[] z;
        long calls;

        Paths(Draw draw, int depth) {
            this.depth = depth;
            x = draw.vector("x", WIDTH);
            target = draw.probabilities("target", WIDTH);
            w = new double[WIDTH * depth][];
            z = new double[WIDTH * depth];
            for (int neuron = 0; neuron < z.length; neuron++) {
                w[neuron] = draw.normal("w" + neuron, WIDTH, 2);
                int from = (neuron / WIDTH - 1) * WIDTH;
                for (int j = 0; j < WIDTH; j++) {
                    double input = from < 0 ? x[j] : Activation.SIGMOID.value(z[from + j]);
                    z[neuron] += w[neuron][j] * input;
                }
            }
        }

        double byZ(int neuron) {
            calls++;
            double a = Activation.SIGMOID.value(z[neuron]);
            int layer = neuron / WIDTH;
            double byA = 0;
            if (layer == depth - 1) {
                byA = 2 * (a - target[neuron % WIDTH]);
            } else {
                for (int k = 0; k < WIDTH; k++) {
                    int next = (layer + 1) * WIDTH + k;
                    byA += w[next][neuron % WIDTH] * byZ(next);
                }
            }
            return Activation.SIGMOID.slope(z[neuron]) * byA;
        }

        /** {@return the calls that one dl/dz takes} */
        long count(int neuron) {
            long before = calls;
            byZ(neuron);
            return calls - before;
        }
    }
}
