package autograd;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * The points at which the rows of the table are tried. Rows and their patterns of shapes come one after the other and
 * round again, so that as many tries as there are {@link #SLOTS} leave none out; sizes, values and directions are
 * random. When a try fails, the row and its pattern stay, sizes shrink towards 1, values towards simple numbers.
 */
final class OpCases implements ArbitrarySupplier<OpCase> {
    /** Every row with each of its patterns. */
    static final List<Slot> SLOTS = slots(OpSamples.ROWS);

    /** The same of the functions without derivative. */
    static final List<Slot> DISCRETE = slots(OpSamples.DISCRETE);

    /** The same of {@link VmapSamples}. */
    static final List<Slot> OF_EXAMPLES = slots(VmapSamples.ROWS);

    /** Those of two operands of one shape. */
    static final List<Slot> TWINS = SLOTS.stream().filter(Slot::isTwin).toList();

    private static final int POOL = 48;

    /** A row and one of its patterns. */
    record Slot(OpSample row, String pattern) {
        List<Shape> shapes(List<Integer> sizes) {
            return OpSample.shapes(pattern, sizes);
        }

        private boolean isTwin() {
            String[] operands = pattern.split(",", -1);
            return operands.length == 2 && operands[0].strip().equals(operands[1].strip());
        }
    }

    private static List<Slot> slots(List<OpSample> rows) {
        List<Slot> slots = new ArrayList<>();
        for (OpSample row : rows) {
            row.patterns().forEach(pattern -> slots.add(new Slot(row, pattern)));
        }
        return List.copyOf(slots);
    }

    @Override
    public Arbitrary<OpCase> get() {
        return cases(SLOTS);
    }

    /** The points of {@link #TWINS}. */
    static final class OfTwins implements ArbitrarySupplier<OpCase> {
        @Override
        public Arbitrary<OpCase> get() {
            return cases(TWINS);
        }
    }

    /** The points of {@link #DISCRETE}. */
    static final class OfDiscrete implements ArbitrarySupplier<OpCase> {
        @Override
        public Arbitrary<OpCase> get() {
            return cases(DISCRETE);
        }
    }

    /** The points of {@link #OF_EXAMPLES}. */
    static final class OfExamples implements ArbitrarySupplier<OpCase> {
        @Override
        public Arbitrary<OpCase> get() {
            return cases(OF_EXAMPLES);
        }
    }

    private static Arbitrary<OpCase> cases(List<Slot> choice) {
        AtomicInteger next = new AtomicInteger();
        Arbitrary<Slot> slots = Arbitraries.randomValue(random -> choice.get(next.getAndIncrement() % choice.size()));
        Arbitrary<List<Integer>> sizes = uniform(1, 3).list().ofSize(OpSample.LETTERS.length());
        Arbitrary<Integer> simple = uniform(0, Domain.SIMPLEST); // zeros and ones meet what irregular numbers do not
        Arbitrary<Integer> any = uniform(0, Domain.INDICES - 1);
        Arbitrary<List<Integer>> pool = Arbitraries.frequencyOf(Tuple.of(1, simple), Tuple.of(2, any))
                .list()
                .ofSize(POOL);
        return Combinators.combine(slots, sizes, pool, uniform(0, 9999))
                .as((slot, size, raw, seed) -> new OpCase(slot.row(), slot.shapes(size), raw, seed));
    }

    private static Arbitrary<Integer> uniform(int min, int max) {
        return Arbitraries.integers().between(min, max).withDistribution(RandomDistribution.uniform());
    }
}
