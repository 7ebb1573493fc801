package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.TapeProfile.Row;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tape as data: what is on it, drawn, timed, and which way a gradient takes. */
class TapeReportTest {
    private final Tensor x0 = Tensor.of(1.0, 2.0, 4.0);

    @Test
    void filtersAndCounts() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(x0, "x");
            x.exp().mul(x).mul(2).sum();
            TapeReport report = tape.report();

            assertEquals(
                    List.of(2, 3),
                    report.filter(entry -> entry.name().equals("mul")).stream()
                            .map(TapeEntry::index)
                            .toList());
            assertEquals(Map.of("exp", 1, "mul", 2, "sum", 1), report.countByOp());
            assertEquals("mul", report.countByOp().keySet().iterator().next());
            assertTrue(report.toString().startsWith("Tape #" + tape.level() + ": 1 variables, 4 calls of 3 ops, "));
        }
    }

    @Test
    @DisplayName("kept bytes: exp keeps its output, mul both operands; each array counts once, reshaped or not")
    void keptBytes() {
        Tape tape = new Tape();
        Tensor x = tape.watch(x0, "x");
        Tensor e = x.exp();
        Tensor row = e.reshape(1, 3);
        row.mul(row).sum();
        row.mul(x.reshape(1, 3));

        assertEquals(0, tape.entry(0).keptBytes());
        assertEquals(24, tape.entry(1).keptBytes());
        assertEquals(0, tape.entry(2).keptBytes());
        assertEquals(24, tape.entry(3).keptBytes());
        assertEquals(48, tape.entry(6).keptBytes());
        assertEquals(48, tape.report().keptBytes(), "e and x");
        tape.close();
        assertEquals(0, tape.report().keptBytes());
    }

    @Test
    void drawsWithNamesShapesVariablesAndResults() {
        try (Tape tape = Tape.inspecting()) {
            Tensor w = tape.watch(x0, "a \"w\"");
            Tensor loss = w.mul(Tensor.ones(3)).sum();

            assertEquals("""
                    digraph tape {
                      node [shape=box, fontname="Helvetica"];
                      n0 [label="a \\"w\\"\\nFLOAT64 [3]", shape=ellipse, style=filled, fillcolor=lightgrey];
                      n1 [label="mul\\nFLOAT64 [3]"];
                      n0 -> n1;
                      c1_1 [label="constant\\nFLOAT64 [3]", style=dashed];
                      c1_1 -> n1;
                      n2 [label="sum axes=[0]\\nFLOAT64 []", peripheries=2];
                      n1 -> n2;
                    }
                    """, tape.report().dot(loss));
            String message = assertThrows(
                            IllegalStateException.class, () -> tape.report().dot(x0))
                    .getMessage();
            assertTrue(message.startsWith("dot: a result belongs to no derivative"), message);
        }
    }

    @Test
    void timesOps() {
        TapeProfile twice = null;
        for (int i = 0; i < 2; i++) {
            try (Tape tape = Tape.inspecting()) {
                Tensor x = tape.watch(x0, "x");
                Tensor loss = x.exp().exp().sum();
                TapeProfile forward = tape.report().profile();
                assertTrue(forward.rows().stream().allMatch(row -> row.forwardNanos() > 0 && row.backwardNanos() == 0));
                tape.gradient(loss, x);
                TapeProfile profile = tape.report().profile();
                assertTrue(profile.rows().stream().allMatch(row -> row.backwardNanos() > 0));
                twice = twice == null ? profile : twice.plus(profile);
            }
        }
        assertEquals(6, twice.rows().stream().mapToInt(Row::calls).sum());
        try (Tape tape = new Tape()) {
            String message = assertThrows(
                            IllegalStateException.class, () -> tape.report().profile())
                    .getMessage();
            assertTrue(message.contains("Tape.inspecting()"), message);
        }
    }

    @Test
    void aProfileIsATable() {
        TapeProfile one = new TapeProfile(List.of(new Row("exp", 1, 1000, 500), new Row("mul", 2, 2000, 2500)));
        TapeProfile sum = one.plus(new TapeProfile(List.of(new Row("exp", 1, 6000, 6000))));

        assertEquals(List.of(new Row("exp", 2, 7000, 6500), new Row("mul", 2, 2000, 2500)), sum.rows());
        assertEquals(18_000, sum.nanos());
        assertEquals(
                "  op   calls  forward us  backward us  total us    share\n"
                        + "  exp      2         7.0          6.5      13.5   75.0 %\n"
                        + "  mul      2         2.0          2.5       4.5   25.0 %\n"
                        + "  all      4         9.0          9.0      18.0  100.0 %",
                sum.toString());
    }

    @Test
    void pathsHaveTheEntriesThatCarryTheGradient() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(x0, "x");
            Tensor y = tape.watch(Tensor.of(3.0), "y");
            Tensor a = x.mul(2); // 2
            Tensor b = x.square(); // 3
            Tensor c = y.exp(); // 4
            x.sin(); // 5, leads nowhere
            Tensor loss = a.sum().add(b.sum()).add(c); // 6 to 9

            GradientPaths paths = tape.report().paths(loss, x);
            assertEquals(
                    List.of(9, 8, 7, 6, 3, 2, 0),
                    paths.steps().stream().map(s -> s.entry().index()).toList());
            ValueRange gradient = paths.steps().get(6).cotangent();
            assertEquals(new ValueRange(3, 4, 10, 0, 0, 0), gradient, "2 + 2x");
            assertTrue(paths.isConnected());
            assertFalse(paths.isZero());
            assertTrue(paths.toString().endsWith("is not 0: 4 to 10"), paths.toString());
            assertEquals("x", paths.target().name());
            assertEquals(
                    List.of(9, 8, 7, 3),
                    tape.report().paths(loss, b).steps().stream()
                            .map(s -> s.entry().index())
                            .toList());
        }
    }

    @Test
    void anUnconnectedLossHasNoPaths() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(x0, "x");
            Tensor y = tape.watch(Tensor.of(3.0), "y");
            x.exp().stopGradient();

            GradientPaths paths = tape.report().paths(y.square(), x);
            assertFalse(paths.isConnected());
            assertTrue(paths.isZero());
            assertTrue(paths.why().contains("ends in stopGradient of exp, entry 2"), paths.why());
            assertFalse(paths.why().contains("ALLOW_UNUSED"), paths.why());
            assertTrue(tape.report().paths(Tensor.of(1.0), x).why().contains("not on the tape at all"));
        }
    }

    @Test
    void refusesWhatIsNoLossOrNotOnTheTape() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(x0, "x");
            TapeReport report = tape.report();

            assertThrows(ShapeException.class, () -> report.paths(x, x));
            assertThrows(IllegalStateException.class, () -> report.paths(x.sum(), x0));
            assertThrows(NullPointerException.class, () -> report.paths(x.sum(), null));
            assertThrows(IllegalStateException.class, () -> report.firstNonFinite(x.sum()));
        }
    }

    @Test
    void rangesSayWhatIsThere() {
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(
                "-1 to 2.500, 1 of 3 are 0",
                ValueRange.of(Tensor.of(-1.0, 0, 2.5)).toString());
        assertEquals(
                "7, 1 of 3 NaN, 1 of 3 infinite",
                ValueRange.of(Tensor.of(7, Double.NaN, -inf)).toString());
        assertEquals("2 of 2 infinite", ValueRange.of(Tensor.of(inf, -inf)).toString());
        assertEquals("no elements", ValueRange.of(Tensor.zeros(0)).toString());
        assertEquals("0", ValueRange.of(Tensor.of(-0.0)).toString());
        assertNotEquals(ValueRange.of(Tensor.of(1.0)), ValueRange.of(Tensor.of(2.0)));
        assertEquals(3, ValueRange.of(Tensor.of(-3.0, 2.0)).magnitude());
    }
}
