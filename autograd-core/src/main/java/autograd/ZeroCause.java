package autograd;

import autograd.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says where a gradient became 0 and why. A reverse rule is linear in the cotangent, so the reason is found by pulling other
 * cotangents through the one rule that gave 0: positive weights where the cotangent is not 0 tell a derivative of 0 from
 * underflow and from cancellation.
 */
final class ZeroCause {
    private static final int SHOWN = 5;
    private static final Set<String> PRODUCTS = Set.of("mul", "matmul", "linear", "dot", "scale");
    private static final Set<String> CHOICES = Set.of("maximum", "minimum", "max", "min");

    private final Tape tape;
    private final TapeColumns entries;
    private final CotangentLog log;
    private final boolean[] onPath;

    /**
     * Prepares to look at a replay.
     *
     * @param onPath the entries between result and variable
     */
    ZeroCause(Tape tape, TapeColumns entries, CotangentLog log, boolean... onPath) {
        this.tape = tape;
        this.entries = entries;
        this.log = log;
        this.onPath = onPath;
    }

    /**
     * {@return what the gradient by an entry is, in words}
     *
     * @param ends where chains from the entry end without reaching the result
     */
    String of(int target, List<String> ends) {
        ValueRange gradient = log.arrival(target);
        String by = "the gradient by " + TapeMarks.name(tape, target) + ", is ";
        if (gradient.elements() == 0) {
            return by + "empty";
        }
        if (!gradient.isZero()) {
            return by + "not 0: " + gradient;
        }
        List<String> reasons = new ArrayList<>();
        for (CotangentLog.Block block : log.blocks()) {
            if (onPath[block.entry()] && onPath[entries.wiring().operand(block.entry(), block.operand())]) {
                reasons.add(title(block.entry()) + ": " + reason(block));
            }
        }
        for (int i = onPath.length - 1; i >= 0; i--) {
            List<CotangentLog.Contribution> parts = log.nonZeroAt(i);
            if (onPath[i] && log.arrival(i).isZero() && !parts.isEmpty()) {
                String from = parts.stream()
                        .map(part -> "entry " + part.from() + " (" + part.range() + ")")
                        .collect(Collectors.joining(", "));
                reasons.add(title(i) + ": the cotangents that arrive add up to 0: from " + from);
            }
        }
        StringBuilder text =
                new StringBuilder(by).append("0 everywhere, although the result depends on it. It becomes 0 at");
        reasons.stream().limit(SHOWN).forEach(reason -> text.append("\n  ").append(reason));
        if (reasons.isEmpty()) {
            text.append("\n  a rule that gives no cotangent");
        }
        if (reasons.size() > SHOWN) {
            text.append("\n  ... ").append(reasons.size() - SHOWN).append(" more places");
        }
        ends.stream()
                .limit(SHOWN)
                .forEach(end -> text.append("\n  another chain ends in ").append(end));
        return text.toString();
    }

    private String title(int entry) {
        return TapeListing.title(tape.entry(entry));
    }

    private String reason(CotangentLog.Block block) {
        Tensor g = block.cotangent();
        ValueRange size = ValueRange.of(g);
        Tensor nonZero = g.equal(0).to(g.dtype()).neg().add(1);
        Tensor weights = Tensor.uniform(1, g.shape().toArray()).to(g.dtype()).add(0.5);
        ValueRange probe = ValueRange.of(SinglePull.of(entries, block, nonZero.mul(weights)));
        if (probe.isZero()) {
            int places = size.elements() - size.zeros();
            String where = places == size.elements()
                    ? "everywhere"
                    : "at all " + places + " of " + size.elements() + " places where the cotangent is not 0";
            return derivativeIsZero(block, where) + ranges(block.entry());
        }
        double smallest = g.dtype() == DType.FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        if (size.magnitude() < smallest / probe.magnitude()) {
            return "underflow: the cotangent (" + size + ") times the derivative (of size " + magnitude(probe)
                    + ") is below the smallest " + g.dtype() + ranges(block.entry());
        }
        return "the terms of its derivative cancel exactly for the cotangent that arrives (" + size + ")"
                + ranges(block.entry());
    }

    private static String magnitude(ValueRange range) {
        return new ValueRange(1, range.magnitude(), range.magnitude(), 0, 0, 0).toString();
    }

    private String derivativeIsZero(CotangentLog.Block block, String where) {
        String name = entries.op(block.entry()).name();
        if (name.equals("relu")) {
            return "relu is dead, its input is 0 or less " + where;
        }
        if (name.equals("where")) {
            return "the mask chooses the other branch " + where;
        }
        if (CHOICES.contains(name)) {
            return "another element or operand is chosen " + where;
        }
        if (PRODUCTS.contains(name)) {
            return "the cotangent of operand " + block.operand() + " is multiplied by 0 " + where;
        }
        return "the derivative of " + name + " by operand " + block.operand() + " is 0 " + where;
    }

    /** {@return what the operands are, if the tape knows} */
    private String ranges(int entry) {
        InspectedCall call = entries.call(entry);
        if (call == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < call.operands().length; i++) {
            text.append("; operand ").append(i).append(": ").append(ValueRange.of(call.operands()[i]));
        }
        return text.toString();
    }
}
