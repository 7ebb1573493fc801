package autograd;

import autograd.NonFinite.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes the cotangents of a replay that are not finite, and finds the first of those that lead to a gradient. */
final class BadCotangents implements ReplayObserver {
    /** Where a bad cotangent was made from good ones. */
    record Origin(int entry, List<Part> parts) {}

    /** A bad cotangent from the rule of entry {@code from}, where a good or a bad one had arrived. */
    private record Flow(int from, int operand, int to, Tensor arrived, boolean fromBad, Tensor given) {}

    private final TapeColumns entries;
    private final List<Flow> flows = new ArrayList<>(); // in replay order: from falls
    private final Tensor[] badSums; // cotangents on arrival that are bad
    private Tensor current;

    BadCotangents(TapeColumns entries) {
        this.entries = entries;
        this.badSums = new Tensor[entries.size()];
    }

    @Override
    public void arrived(int entry, Tensor cotangent) {
        current = cotangent;
        badSums[entry] = isBad(cotangent) ? cotangent : null;
    }

    @Override
    public void contributed(int entry, int operand, Tensor cotangent) {
        if (isBad(cotangent)) {
            int to = entries.wiring().operand(entry, operand);
            flows.add(new Flow(entry, operand, to, current, badSums[entry] != null, cotangent));
        }
    }

    private static boolean isBad(Tensor x) {
        return ValueRange.of(x).nonFinite() > 0;
    }

    /** {@return the first origin in replay order of what is bad in the gradients; empty if nothing is} */
    Optional<Origin> origin(int... variables) {
        boolean[] reached = new boolean[badSums.length];
        for (int variable : variables) {
            reached[variable] = badSums[variable] != null;
        }
        boolean[] fed = new boolean[badSums.length]; // by a bad contribution; else the sum overflowed
        Origin first = null;
        for (int i = flows.size() - 1; i >= 0; i--) { // from rises, and exceeds to
            Flow flow = flows.get(i);
            if (!reached[flow.to()]) {
                continue;
            }
            fed[flow.to()] = true;
            if (flow.fromBad()) {
                reached[flow.from()] = true;
            } else {
                Part arrived = Part.of("cotangent of the result", flow.arrived());
                Part given = Part.of("cotangent of operand " + flow.operand(), flow.given());
                first = new Origin(flow.from(), List.of(arrived, given));
            }
        }
        for (int entry = reached.length - 1; entry >= 0; entry--) {
            if (reached[entry] && !fed[entry] && (first == null || entry >= first.entry())) {
                return Optional.of(
                        new Origin(entry, List.of(Part.of("sum of the cotangents that arrive", badSums[entry]))));
            }
        }
        return Optional.ofNullable(first);
    }
}
