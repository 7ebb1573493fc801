package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tape as data: what an entry tells, and how it is listed. */
class TapeTest {
    private final Tape tape = new Tape();

    @AfterEach
    void close() {
        tape.close();
    }

    @Test
    void listsEntriesWithNamesOpsAttributesAndShapes() {
        Tensor w = tape.watch(Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}), "w");
        Tensor b = tape.watch(Tensor.of(1f, 2f, 3f), "b");
        Tensor unnamed = tape.watch(Tensor.of(2.0));
        Tensor y = w.mul(b).transpose().sum(0);
        y.pow(3).matmul(Tensor.ones(2)).mul(unnamed).greater(0);

        assertEquals("Tape #" + tape.level() + """
                        , 12 entries
                            0  w                                FLOAT64 [2, 3]
                            1  b                                FLOAT32 [3]
                            2  v2                               FLOAT64 []
                            3  to(1) from FLOAT32               FLOAT64 [3]
                            4  mul(0, 3)                        FLOAT64 [2, 3]
                            5  transpose(4) [1, 0]              FLOAT64 [3, 2]
                            6  sum(5) axes=[0]                  FLOAT64 [2]
                            7  pow(6) p=3.0                     FLOAT64 [2]
                            8  reshape(7) from [2]              FLOAT64 [1, 2]
                            9  matmul(8, constant)              FLOAT64 [1, 1]
                           10  reshape(9) from [1, 1]           FLOAT64 []
                           11  mul(10, 2)                       FLOAT64 []""", tape.toString());
    }

    @Test
    void anEmptyTapeHasAListing() {
        assertEquals("Tape #" + tape.level() + ", 0 entries", tape.toString());
        assertEquals(List.of(), tape.entries());
    }

    @Test
    void cutsLongListingsInTheMiddle() {
        Tensor x = tape.watch(Tensor.of(1.0), "x");
        for (int i = 1; i < 1000; i++) {
            x = x.mul(2);
        }
        assertEquals(1001, tape.toString().lines().count());

        x = x.mul(2);
        List<String> lines = tape.toString().lines().toList();

        assertEquals("Tape #" + tape.level() + ", 1001 entries", lines.get(0));
        assertEquals(42, lines.size());
        assertTrue(lines.get(20).startsWith("   19  mul(18, constant)"), lines.get(20));
        assertEquals("  ... 961 more ...", lines.get(21));
        assertTrue(lines.get(22).startsWith("  981  mul(980, constant)"), lines.get(22));
        assertTrue(lines.get(41).startsWith(" 1000  mul(999, constant)"), lines.get(41));
    }

    @Test
    void entriesTellWhatWasRecorded() {
        Tensor x = tape.watch(Tensor.of(1f, 2f), "x");
        x.mul(Tensor.of(3f, 4f)).reshape(2, 1);

        TapeEntry variable = tape.entry(0);
        assertEquals(0, variable.index());
        assertTrue(variable.isVariable());
        assertEquals("x", variable.name());
        assertTrue(variable.op().isEmpty());
        assertEquals("", variable.attributes());
        assertArrayEquals(new int[0], variable.operandIndices());
        assertEquals(DType.FLOAT32, variable.dtype());
        assertEquals(Shape.of(2), variable.shape());

        TapeEntry mul = tape.entry(1);
        assertEquals(1, mul.index());
        assertFalse(mul.isVariable());
        assertEquals("mul", mul.name());
        assertEquals("mul", mul.op().orElseThrow().name());
        assertEquals("", mul.attributes().toString());
        assertArrayEquals(new int[] {0, -1}, mul.operandIndices());

        TapeEntry reshape = tape.entry(2);
        assertEquals(Shape.of(2, 1), reshape.shape());
        assertArrayEquals(new int[] {1}, reshape.operandIndices());
        assertEquals(3, tape.entries().size());
        assertEquals(tape.entry(2).toString(), tape.entries().get(2).toString());
    }

    @Test
    void entriesCannotChangeTheTape() {
        Tensor x = tape.watch(Tensor.of(3.0), "x");
        Tensor y = x.mul(x);

        tape.entry(1).operandIndices()[0] = -1;

        assertArrayEquals(new int[] {0, 0}, tape.entry(1).operandIndices());
        assertEquals(6, tape.gradient(y, x).item());
    }

    @Test
    @DisplayName("entries are data: equal calls have the same op and equal attributes, other calls do not")
    void equalCallsAreEqual() {
        Tensor x = tape.watch(Tensor.uniform(1, 4, 6), "x");
        Tensor indices = Tensor.ints(1, 0);
        List<List<UnaryOperator<Tensor>>> calls = List.of( // a call, the same call spelled otherwise, another call
                List.of(t -> t.sum(0), t -> t.sum(-2), t -> t.sum(1)),
                List.of(t -> t.sum(0, true), t -> t.sum(-2, true), t -> t.sum(0)),
                List.of(t -> t.max(0, 1), t -> t.max(-1, -2), t -> t.max(1)),
                List.of(t -> t.logSumExp(1), t -> t.logSumExp(-1), t -> t.logSumExp(0)),
                List.of(t -> t.softmax(1), t -> t.softmax(-1), t -> t.softmax(0)),
                List.of(t -> t.pow(3), t -> Arithmetic.pow(t, 3.0), t -> t.pow(2.5)),
                List.of(t -> t.reshape(3, 8), t -> t.reshape(3, -1), t -> t.reshape(8, 3)),
                List.of(t -> t.transpose(), t -> t.transpose(1, 0), t -> t.transpose(0, 1)),
                List.of(
                        t -> t.broadcastTo(Shape.of(2, 4, 6)),
                        t -> Shaping.broadcastTo(t, Shape.of(2, 4, 6)),
                        t -> t.broadcastTo(Shape.of(1, 4, 6))),
                List.of(
                        t -> Shaping.sumTo(t, Shape.of(6)),
                        t -> Shaping.sumTo(t, Shape.of(6)),
                        t -> Shaping.sumTo(t, Shape.of(1, 6))),
                List.of(t -> t.slice(1, 2, 5), t -> t.slice(-1, -4, -1), t -> t.slice(1, 2, 4)),
                List.of(
                        t -> Shaping.concat(0, t, t),
                        t -> Shaping.concat(-2, List.of(t, t)),
                        t -> Shaping.concat(1, t, t)),
                List.of(
                        t -> t.gather(Tensor.ints(new int[] {0, 0, 0, 0}, Shape.of(4, 1)), 1),
                        t -> t.take(indices, 0),
                        t -> t.sum(0)),
                List.of(
                        t -> Products.matmul(t, true, t, false),
                        t -> Products.matmul(t, true, t, false),
                        t -> Products.matmul(t, false, t, true)),
                List.of(t -> t.to(DType.FLOAT32), t -> Casting.to(t, DType.FLOAT32), t -> t.sum(0)));
        for (List<UnaryOperator<Tensor>> row : calls) {
            TapeEntry first = recordedBy(row.get(0), x);
            TapeEntry same = recordedBy(row.get(1), x);
            TapeEntry other = recordedBy(row.get(2), x);

            assertSame(first.op().orElseThrow(), same.op().orElseThrow());
            assertEquals(first.attributes(), same.attributes());
            assertEquals(first.attributes().hashCode(), same.attributes().hashCode());
            assertEquals(first.attributes().toString(), same.attributes().toString());
            assertFalse(first.attributes().toString().contains("@"), "an identity in " + first);
            assertNotEquals(
                    List.of(first.op().orElseThrow(), first.attributes()),
                    List.of(other.op().orElseThrow(), other.attributes()));
        }
    }

    /** {@return the first entry that a function records} */
    private TapeEntry recordedBy(UnaryOperator<Tensor> f, Tensor x) {
        int before = tape.size();
        f.apply(x);
        return tape.entry(before);
    }

    @Test
    void anIndexMustBeOnTheTape() {
        tape.watch(Tensor.of(1.0), "x").exp();

        assertThrows(IndexOutOfBoundsException.class, () -> tape.entry(2));
        assertThrows(IndexOutOfBoundsException.class, () -> tape.entry(-1));
    }

    @Test
    @DisplayName("the listing is the same text in every locale")
    void listingsDoNotDependOnTheLocale() {
        tape.watch(Tensor.of(1.0), "x").exp();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab")); // digits of its own
            assertEquals(
                    "    1  exp(0)                           FLOAT64 []",
                    tape.entry(1).toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("a tape does not watch its own tensors")
    void refusesToWatchItsOwnTensors() {
        Tensor x = tape.watch(Tensor.of(1.0, 2.0), "x");
        Tensor y = x.exp();

        String message = assertThrows(IllegalStateException.class, () -> tape.watch(y, "y"))
                .getMessage();
        assertTrue(message.startsWith("watch: y (exp, entry 1, shape [2]) is of tape #" + tape.level()), message);
        assertThrows(IllegalStateException.class, () -> tape.watch(x));
        assertEquals(2, tape.size());
        assertEquals(Shape.of(2), tape.watch(y.stopGradient(), "y").shape());
    }
}
