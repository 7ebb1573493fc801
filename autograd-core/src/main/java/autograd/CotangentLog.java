package autograd;

import java.util.ArrayList;
import java.util.List;

/** What flowed through one replay, in short; and in full where something became 0. */
final class CotangentLog implements ReplayObserver {
    /** An entry whose cotangent is not 0 but is 0 for one of its operands. */
    record Block(int entry, int operand, Tensor cotangent) {}

    /** A cotangent for entry {@code to}, from the rule of entry {@code from}. */
    record Contribution(int from, int to, ValueRange range) {}

    private final TapeColumns entries;
    private final ValueRange[] arrivals;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Contribution> contributions = new ArrayList<>();
    private Tensor current;

    CotangentLog(TapeColumns entries) {
        this.entries = entries;
        this.arrivals = new ValueRange[entries.size()];
    }

    @Override
    public void arrived(int entry, Tensor cotangent) {
        arrivals[entry] = ValueRange.of(cotangent);
        current = cotangent;
    }

    @Override
    public void contributed(int entry, int operand, Tensor cotangent) {
        ValueRange range = ValueRange.of(cotangent);
        contributions.add(new Contribution(entry, entries.wiring().operand(entry, operand), range));
        if (range.isZero() && !arrivals[entry].isZero()) {
            blocks.add(new Block(entry, operand, Trace.numbers(current)));
        }
    }

    /** {@return what arrived at an entry; zeros if nothing did} */
    ValueRange arrival(int entry) {
        int elements = entries.shape(entry).elements();
        return arrivals[entry] == null ? new ValueRange(elements, 0, 0, elements, 0, 0) : arrivals[entry];
    }

    List<Block> blocks() {
        return blocks;
    }

    /** {@return what arrived at an entry and was not 0} */
    List<Contribution> nonZeroAt(int entry) {
        return contributions.stream()
                .filter(c -> c.to() == entry && !c.range().isZero())
                .toList();
    }
}
