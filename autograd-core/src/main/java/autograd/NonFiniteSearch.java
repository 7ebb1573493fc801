package autograd;

import autograd.NonFinite.Part;
import autograd.NonFinite.Pass;
import autograd.tape.EntryList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the first cause of a NaN or infinity on an inspecting tape. */
final class NonFiniteSearch {
    private final Tape tape;
    private final TapeColumns entries;
    private final EntryList wiring;

    NonFiniteSearch(Tape tape, TapeColumns entries) {
        this.tape = tape;
        this.entries = entries;
        this.wiring = entries.wiring();
    }

    /** {@return the first cause of what is not finite in the loss or in its gradients} */
    Optional<NonFinite> from(Tensor loss, int index) {
        if (isBad(index)) {
            return Optional.of(forward(index, Optional.empty()));
        }
        int[] variables = IntStream.range(0, entries.size())
                .filter(i -> entries.op(i) == null)
                .toArray();
        BadCotangents bad = new BadCotangents(entries);
        tape.observe("firstNonFinite", loss, variables, bad);
        return bad.origin(variables).map(this::backward);
    }

    /** The value behind a bad cotangent, if there is one; else the rule itself is the cause. */
    private NonFinite backward(BadCotangents.Origin origin) {
        int at = origin.entry();
        Optional<TapeEntry> through = Optional.of(tape.entry(at));
        for (int k = 0; k < wiring.operandCount(at); k++) {
            int operand = wiring.operand(at, k);
            if (operand >= 0 && isBad(operand)) {
                return forward(operand, through);
            }
        }
        if (isBad(at)) {
            return forward(at, through);
        }
        List<Part> parts = parts(at);
        parts.addAll(origin.parts());
        return new NonFinite(tape.entry(at), Pass.BACKWARD, Optional.empty(), parts);
    }

    private boolean isBad(int entry) {
        return ValueRange.of(entries.call(entry).value()).nonFinite() > 0;
    }

    /** The origin of a bad value: the first entry from which bad values lead to it, without a good one between. */
    private NonFinite forward(int bad, Optional<TapeEntry> through) {
        boolean[] reached = new boolean[bad + 1];
        reached[bad] = true;
        int origin = bad;
        for (int i = bad; i >= 0; i--) {
            if (!reached[i]) {
                continue;
            }
            origin = i;
            for (int k = 0; k < wiring.operandCount(i); k++) {
                int operand = wiring.operand(i, k);
                if (operand >= 0 && !reached[operand]) {
                    reached[operand] = isBad(operand);
                }
            }
        }
        return new NonFinite(tape.entry(origin), Pass.FORWARD, through, parts(origin));
    }

    private List<Part> parts(int entry) {
        InspectedCall call = entries.call(entry);
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < wiring.operandCount(entry); k++) {
            int operand = wiring.operand(entry, k);
            String which = operand < 0 ? "constant" : "entry " + operand + ", " + entries.name(operand);
            parts.add(Part.of("operand " + k + " (" + which + ")", call.operands()[k]));
        }
        parts.add(Part.of(entries.op(entry) == null ? "value" : "result", call.value()));
        return parts;
    }
}
