package autograd;

import autograd.tape.EntryList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A {@link Tape}, as data: to count, filter and draw what was recorded, to see which way a gradient takes, why it is 0, and
 * where the first NaN came from. It is a view for reading; nothing in it can change the tape.
 *
 * <pre>{@code
 * try (Tape tape = Tape.inspecting()) {
 *     Tensor w = tape.watch(w0, "w");
 *     Tensor loss = loss(w);
 *     System.out.println(tape.report().paths(loss, w));              // and why the gradient is zero, if it is
 *     System.out.println(tape.report().firstNonFinite(loss));
 *     Files.writeString(Path.of("tape.dot"), tape.report().dot(loss));
 * }
 * }</pre>
 *
 * <p>All of it works on a plain tape as well, with fewer facts, except {@link #firstNonFinite} and {@link #profile}, which
 * need the values and times that only {@link Tape#inspecting()} keeps.
 */
public final class TapeReport {
    private final Tape tape;
    private final TapeColumns columns;
    private final TapeMarks marks;

    TapeReport(Tape tape, TapeColumns columns, TapeMarks marks) {
        this.tape = tape;
        this.columns = columns;
        this.marks = marks;
    }

    /** {@return the entries for which {@code chosen} holds, in order} */
    public List<TapeEntry> filter(Predicate<? super TapeEntry> chosen) {
        Objects.requireNonNull(chosen, "filter: the predicate is null");
        return IntStream.range(0, tape.size())
                .mapToObj(tape::entry)
                .filter(chosen)
                .toList();
    }

    /** {@return how many entries each op has, most first; watched tensors are not counted} */
    public Map<String, Integer> countByOp() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        filter(entry -> !entry.isVariable()).forEach(entry -> counts.merge(entry.name(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEachOrdered(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }

    /**
     * {@return the bytes of the numbers that are kept for the backward pass}, those that several entries keep counted once.
     * Numbers that somebody else holds as well, such as weights, count too. Closing the tape lets go of all.
     */
    public long keptBytes() {
        Set<Object> seen = new HashSet<>();
        return filter(entry -> true).stream()
                .flatMap(TapeEntry::keptTensors)
                .filter(x -> seen.add(Trace.numbers(x).array().storageKey()))
                .mapToLong(TapeEntry::bytes)
                .sum();
    }

    /**
     * {@return the tape as a graph for Graphviz}: a box for each op and its shape, an ellipse for each watched tensor, doubled
     * lines around the results, dashed ones around constants. Write it to a file and run {@code dot -Tsvg} on it.
     *
     * @param results values of this tape to mark, if any
     * @throws IllegalStateException if a result belongs to another tape or to none
     */
    public String dot(Tensor... results) {
        Objects.requireNonNull(results, "dot: the results are null");
        boolean[] marked = new boolean[tape.size()];
        for (Tensor result : results) {
            marked[indexOf("dot", "a result", result)] = true;
        }
        return TapeDot.of(filter(entry -> true), marked);
    }

    /**
     * Replays from a scalar to one tensor and notes what arrives at each entry between.
     *
     * @param loss a scalar
     * @param x a watched tensor, or any other value of this tape
     * @return the entries that carry the gradient, with the size of the cotangent at each; and if it is 0, where it became so
     *     and why
     * @throws autograd.shape.ShapeException if {@code loss} is no scalar
     * @throws IllegalStateException if {@code x} belongs to another tape or to none, or this one is closed
     */
    public GradientPaths paths(Tensor loss, Tensor x) {
        Checks.scalar("paths", "loss", loss);
        int to = indexOf("paths", "x", x);
        CotangentLog log = new CotangentLog(columns);
        tape.observe("paths", loss, new int[] {to}, log);
        int from = tape.owns(loss) ? indexOf("paths", "loss", loss) : EntryList.CONSTANT;
        EntryList wiring = columns.wiring();
        boolean[] descendants = wiring.descendants(to);
        if (from < 0 || !descendants[from]) {
            return new GradientPaths(tape.entry(to), List.of(), marks.whyUnused(tape, wiring, from, to));
        }
        boolean[] onPath = ancestors(from);
        for (int i = 0; i < onPath.length; i++) {
            onPath[i] &= descendants[i];
        }
        List<GradientPaths.Step> steps = IntStream.rangeClosed(0, from - to)
                .map(i -> from - i)
                .filter(i -> onPath[i])
                .mapToObj(i -> new GradientPaths.Step(tape.entry(i), log.arrival(i)))
                .toList();
        ZeroCause cause = new ZeroCause(tape, columns, log, onPath);
        return new GradientPaths(tape.entry(to), steps, cause.of(to, marks.ends(tape, descendants)));
    }

    private boolean[] ancestors(int entry) {
        EntryList wiring = columns.wiring();
        boolean[] marked = new boolean[wiring.size()];
        marked[entry] = true;
        for (int i = entry; i >= 0; i--) {
            for (int k = 0; marked[i] && k < wiring.operandCount(i); k++) {
                int operand = wiring.operand(i, k);
                if (operand >= 0) {
                    marked[operand] = true;
                }
            }
        }
        return marked;
    }

    /**
     * Finds where a NaN or infinity was born: forward, if it reaches the loss or through a kept value the gradient; else
     * backward, on the way from the loss to all watched tensors. An infinity that does neither, such as the -inf of a mask
     * before softmax, is not reported.
     *
     * @param loss a scalar of this tape
     * @return the first cause; empty if the loss and its gradients are finite
     * @throws autograd.shape.ShapeException if {@code loss} is no scalar
     * @throws IllegalStateException unless this tape was opened by {@link Tape#inspecting()} and {@code loss} is of it; or if
     *     it is closed
     */
    public Optional<NonFinite> firstNonFinite(Tensor loss) {
        requireInspecting("firstNonFinite");
        Checks.scalar("firstNonFinite", "loss", loss);
        return new NonFiniteSearch(tape, columns).from(loss, indexOf("firstNonFinite", "loss", loss));
    }

    /**
     * {@return the time that each op took: forward when it was recorded, backward in all replays of this tape up to now}
     *
     * @throws IllegalStateException unless this tape was opened by {@link Tape#inspecting()}: others do not look at the clock
     */
    public TapeProfile profile() {
        requireInspecting("profile");
        return TapeProfile.of(filter(entry -> !entry.isVariable()));
    }

    private void requireInspecting(String operation) {
        if (!columns.isInspecting()) {
            throw new IllegalStateException(operation + ": " + tape.describe()
                    + " keeps neither values nor times; open it with Tape.inspecting()");
        }
    }

    private int indexOf(String operation, String which, Tensor x) {
        Checks.present(operation, which, x);
        if (!tape.owns(x)) {
            throw TapeErrors.notOnTape(tape, operation, which, x);
        }
        return ((TapeTensor) x).index();
    }

    /** {@return the number of entries, variables and ops, and a table of the ops: calls, and bytes kept by them} */
    @Override
    public String toString() {
        Map<String, Integer> counts = countByOp();
        Map<String, Long> bytes = new LinkedHashMap<>();
        filter(entry -> true).forEach(entry -> bytes.merge(entry.name(), entry.keptBytes(), Long::sum));
        int calls = counts.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder text = new StringBuilder(TapeListing.capitalized(tape.describe()));
        text.append(String.format(
                Locale.ROOT,
                ": %d variables, %d calls of %d ops, %,d bytes kept for the backward pass",
                tape.size() - calls,
                calls,
                counts.size(),
                keptBytes()));
        TextTable table = new TextTable(1, "op", "calls", "kept bytes");
        counts.forEach((op, count) ->
                table.row(op, Integer.toString(count), String.format(Locale.ROOT, "%,d", bytes.get(op))));
        return counts.isEmpty()
                ? text.toString()
                : text.append('\n').append(table).toString();
    }
}
