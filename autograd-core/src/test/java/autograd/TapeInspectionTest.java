package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.ShapeException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A tape that also keeps operands and source lines. */
class TapeInspectionTest {
    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private static void assertSource(String method, int line, TapeEntry entry) {
        StackTraceElement source = entry.source().orElseThrow();
        assertEquals("TapeInspectionTest.java", source.getFileName());
        assertEquals(TapeInspectionTest.class.getName(), source.getClassName());
        assertEquals(line, source.getLineNumber(), entry.toString());
        assertTrue(source.getMethodName().contains(method), source.toString());
    }

    @Test
    void keepsTheLineOfTheCallInUserCode() {
        try (Tape tape = Tape.inspecting()) {
            int first = line() + 1;
            Tensor x = tape.watch(Tensor.of(2.0), "x");
            Tensor y = x.mul(x);
            Tensor z = Arithmetic.add(y, x).exp();

            assertSource("keepsTheLine", first, tape.entry(0));
            assertSource("keepsTheLine", first + 1, tape.entry(1));
            assertSource("keepsTheLine", first + 2, tape.entry(2));
            assertTrue(tape.entry(3).source().orElseThrow().getLineNumber() >= first + 2);
            assertEquals(4, tape.size(), z::toString);
        }
    }

    @Test
    void aCallThatRecordsSeveralEntriesGivesAllOfThemItsLine() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(1.0, 2.0), "x");
            int line = line() + 1;
            Softmax.logSoftmax(x, 0);

            assertTrue(tape.size() > 2, tape::toString);
            tape.entries().stream().skip(1).forEach(entry -> assertSource("aCall", line, entry));
        }
    }

    @Test
    void seesThroughStreamsAndLambdasToTheUsersLine() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(2.0), "x");
            int line = line() + 1;
            List<Tensor> powers = IntStream.range(2, 4).mapToObj(p -> x.pow(p)).toList();
            int direct = line() + 1;
            powers.stream().map(Tensor::exp).toList();

            assertEquals(5, tape.size());
            assertSource("seesThrough", line, tape.entry(1));
            assertSource("seesThrough", line, tape.entry(2));
            assertSource("seesThrough", direct, tape.entry(3));
            assertSource("seesThrough", direct, tape.entry(4));
        }
    }

    @Test
    void listsSourceLines() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(2.0), "x");
            int line = line() + 1;
            x.exp();

            String listed = tape.toString().lines().toList().get(2);
            assertTrue(listed.startsWith("    1  exp(0)"), listed);
            assertTrue(listed.contains("TapeInspectionTest.listsSourceLines"), listed);
            assertTrue(listed.endsWith("(TapeInspectionTest.java:" + line + ")"), listed);
        }
    }

    @Test
    void keepsAllOperands() {
        Tensor constant = Tensor.of(5.0, 6.0);
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(1.0, 2.0), "x");
            Tensor y = x.add(constant);
            y.take(Tensor.ints(1), 0);

            List<Tensor> operands = tape.entry(1).operands();
            assertEquals(2, operands.size());
            assertArrayEquals(new double[] {1, 2}, operands.get(0).toDoubleArray());
            assertSame(constant, operands.get(1));
            assertArrayEquals(
                    new double[] {6, 8}, tape.entry(2).operands().get(0).toDoubleArray());
            assertThrows(IllegalStateException.class, () -> tape.entry(0).operands());
        }
    }

    @Test
    void operandsStandOneLevelBelowTheTape() {
        try (Tape outer = new Tape();
                Tape inner = Tape.inspecting()) {
            Tensor x = outer.watch(Tensor.of(3.0), "x");
            Tensor w = inner.watch(x, "w");
            w.mul(w);

            Tensor operand = inner.entry(1).operands().get(0);
            assertEquals(6, outer.gradient(operand.mul(operand), x).item());
        }
    }

    @Test
    void aReplayedEntryGivesWhatWasRecorded() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(1.0, 2.0, 4.0), "x");
            Tensor y = x.log().mul(x).slice(0, 1, 3).sum();

            Tensor value = null;
            for (TapeEntry entry : tape.entries().subList(1, tape.size())) {
                value = entry.apply(entry.operands());
                assertEquals(entry.shape(), value.shape());
            }
            assertEquals(y.item(), value.item());
            assertEquals(2 * Math.log(2) + 4 * Math.log(4), value.item(), 1e-14);
        }
    }

    @Test
    void entriesStayReadableAfterTheTapeIsClosed() {
        Tape tape = Tape.inspecting();
        Tensor x = tape.watch(Tensor.of(1.0), "x");
        x.exp();
        tape.close();

        assertEquals(1, tape.entry(1).operands().get(0).item());
        assertTrue(tape.entry(1).source().isPresent());
    }

    @Test
    void aPlainTapeKeepsNeither() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.of(1.0), "x");
            x.exp();

            assertTrue(tape.entry(0).source().isEmpty());
            assertTrue(tape.entry(1).source().isEmpty());
            IllegalStateException e = assertThrows(
                    IllegalStateException.class, () -> tape.entry(1).operands());
            assertTrue(e.getMessage().contains("Tape.inspecting()"), e.getMessage());
            e = assertThrows(IllegalStateException.class, () -> tape.entry(1).apply(List.of(Tensor.of(1.0))));
            assertTrue(e.getMessage().startsWith("apply: operands of entry 1 (exp) are not kept"), e.getMessage());
            assertTrue(tape.toString().endsWith("exp(0)                           FLOAT64 []"), tape.toString());
        }
    }

    @Test
    void manyEntriesAreKept() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(1.0), "x");
            int line = line() + 2;
            for (int i = 0; i < 500; i++) {
                x = x.add(1);
            }

            assertSource("manyEntries", line, tape.entry(500));
            assertEquals(500, tape.entry(500).operands().get(0).item());
        }
    }

    @Test
    void anEntryAppliesItsOpToOtherOperands() {
        try (Tape tape = Tape.inspecting()) {
            tape.watch(Tensor.of(new double[][] {{1, 2}, {3, 4}}), "x").sum(0);

            Tensor sums = tape.entry(1).apply(List.of(Tensor.of(new double[][] {{10, 20}, {30, 40}})));

            assertArrayEquals(new double[] {40, 60}, sums.toDoubleArray());
            assertThrows(IllegalStateException.class, () -> tape.entry(0).apply(List.of()));
            assertThrows(IllegalArgumentException.class, () -> tape.entry(1).apply(List.of()));
        }
    }

    @Test
    @DisplayName("an entry takes no operands of another shape: its attributes hold for the recorded shapes")
    void anEntryTakesNoOtherShapes() {
        try (Tape tape = Tape.inspecting()) {
            Tensor x = tape.watch(Tensor.of(new double[][] {{1, 2}, {3, 4}}), "x");
            x.reshape(4);
            x.slice(0, 1, 2);
            x.add(Tensor.of(1.0, 2.0));
            Tensor other = Tensor.ones(4, 1);

            for (int i : new int[] {1, 2}) {
                ShapeException e =
                        assertThrows(ShapeException.class, () -> tape.entry(i).apply(List.of(other)));
                String name = tape.entry(i).name();
                assertEquals(
                        "apply: operand 0 of " + name + " has shape [4, 1]; entry " + i
                                + " was recorded with shape [2, 2], need the same",
                        e.getMessage());
            }
            String constant = assertThrows(
                            ShapeException.class, () -> tape.entry(3).apply(List.of(x, other)))
                    .getMessage();
            assertTrue(constant.startsWith("apply: operand 1 of add has shape [4, 1]"), constant);
        }
    }
}
