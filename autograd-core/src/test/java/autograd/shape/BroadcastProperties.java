package autograd.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class BroadcastProperties {
    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(4, 3), Tuple.of(1, 0), Tuple.of(1, 2))
                .array(int[].class)
                .ofMaxSize(4)
                .map(Shape::of);
    }

    private static Optional<Shape> common(Shape a, Shape b) {
        try {
            return Optional.of(Broadcast.common("op", "a", a, "b", b));
        } catch (ShapeException e) {
            return Optional.empty();
        }
    }

    @Property
    void commutes(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
        assertEquals(common(a, b), common(b, a));
        Statistics.label("broadcastable")
                .collect(common(a, b).isPresent())
                .coverage(checker -> checker.check(true).percentage(p -> p > 20));
    }

    @Property
    void associatesWhereBothWaysExist(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b, @ForAll("shapes") Shape c) {
        Optional<Shape> left = common(a, b).flatMap(ab -> common(ab, c));
        Optional<Shape> right = common(b, c).flatMap(bc -> common(a, bc));
        assertEquals(left, right);
    }

    @Property
    void scalarIsNeutralAndShapesAreIdempotent(@ForAll("shapes") Shape a) {
        assertEquals(a, common(a, Shape.SCALAR).orElseThrow());
        assertEquals(a, common(a, a).orElseThrow());
    }

    @Property
    void bothStretchToTheCommonShape(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
        common(a, b).ifPresent(c -> {
            assertTrue(Broadcast.stretches(a, c));
            assertTrue(Broadcast.stretches(b, c));
        });
    }

    @Property
    void stretchingIsBroadcastingThatChangesNothing(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
        assertEquals(common(a, b).equals(Optional.of(b)), Broadcast.stretches(a, b));
    }

    @Property
    void reducingTheStretchedAxesLeavesTheElements(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
        common(a, b).ifPresent(c -> {
            int[] axes = Broadcast.stretchedAxes(a, c);
            int[] kept = Axes.reduced(c, axes, true).toArray();
            int[] padded = new int[c.rank()];
            Arrays.fill(padded, 1);
            System.arraycopy(a.toArray(), 0, padded, c.rank() - a.rank(), a.rank());
            assertArrayEquals(padded, kept);
        });
    }
}
