package autograd;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The time of each op, from {@link TapeReport#profile}. The first calls of a program are slow because they are not compiled
 * yet: run the computation some hundred times, then {@linkplain #plus add up} the profiles of some more.
 *
 * @param rows one for each op, the slowest first
 */
public record TapeProfile(List<Row> rows) {
    /**
     * One op.
     *
     * @param op its name
     * @param calls how often it was recorded
     * @param forwardNanos the time of the calls, in nanoseconds, recording on tapes around this one included
     * @param backwardNanos the time of its reverse rule, in all replays
     */
    public record Row(String op, int calls, long forwardNanos, long backwardNanos) {
        /** {@return forward and backward} */
        public long nanos() {
            return forwardNanos + backwardNanos;
        }

        private Row plus(Row other) {
            return new Row(
                    op, calls + other.calls, forwardNanos + other.forwardNanos, backwardNanos + other.backwardNanos);
        }
    }

    /** Makes a profile; rows of the same op are added up. */
    public TapeProfile {
        Map<String, Row> byOp = new LinkedHashMap<>();
        rows.forEach(row -> byOp.merge(row.op(), row, Row::plus));
        rows = byOp.values().stream()
                .sorted(Comparator.comparingLong(Row::nanos).reversed())
                .toList();
    }

    static TapeProfile of(List<TapeEntry> entries) {
        return new TapeProfile(entries.stream()
                .map(e -> new Row(e.name(), 1, e.call().forwardNanos(), e.call().backwardNanos()))
                .toList());
    }

    /** {@return both profiles, added up} */
    public TapeProfile plus(TapeProfile other) {
        Objects.requireNonNull(other, "plus: the other profile is null");
        return new TapeProfile(Stream.concat(rows.stream(), other.rows.stream()).toList());
    }

    /** {@return the time of all ops, in nanoseconds} */
    public long nanos() {
        return rows.stream().mapToLong(Row::nanos).sum();
    }

    /** {@return a table: op, calls, forward, backward and total time in microseconds, share of the whole} */
    @Override
    public String toString() {
        TextTable table = new TextTable(1, "op", "calls", "forward us", "backward us", "total us", "share");
        long whole = Math.max(1, nanos());
        int calls = 0;
        long forward = 0;
        for (Row row : rows) {
            double share = 100.0 * row.nanos() / whole;
            table.row(cells(row, String.format(Locale.ROOT, "%.1f %%", share)));
            calls += row.calls();
            forward += row.forwardNanos();
        }
        table.row(cells(new Row("all", calls, forward, nanos() - forward), "100.0 %"));
        return table.toString();
    }

    private static String[] cells(Row row, String share) {
        return new String[] {
            row.op(),
            Integer.toString(row.calls()),
            micros(row.forwardNanos()),
            micros(row.backwardNanos()),
            micros(row.nanos()),
            share
        };
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e3);
    }
}
