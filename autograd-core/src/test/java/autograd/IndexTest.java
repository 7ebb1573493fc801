package autograd;

import static autograd.Index.all;
import static autograd.Index.at;
import static autograd.Index.ellipsis;
import static autograd.Index.from;
import static autograd.Index.newAxis;
import static autograd.Index.pick;
import static autograd.Index.range;
import static autograd.Index.to;
import static autograd.Index.where;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Indices as NumPy writes them. Shapes and values are those of NumPy 2.4 for {@code x = arange(24).reshape(2, 3, 4)}. */
class IndexTest {
    private static final double[] COUNT =
            Tensor.arange(24).toDoubleArray(); // row-major, so that a value is also a position

    private static Tensor x() {
        return Tensor.of(COUNT, Shape.of(2, 3, 4));
    }

    private static Tensor mask() {
        return Tensor.bools(new boolean[][] {{true, false, true}, {false, true, false}});
    }

    private static Index column(int... values) {
        return pick(Tensor.ints(values, Shape.of(values.length, 1)));
    }

    private record Row(String numpy, Index[] index, int[] sizes, double... values) {
        void check() {
            Tensor y = Indexing.get(x(), index);
            assertEquals(Shape.of(sizes), y.shape());
            assertArrayEquals(values, y.toDoubleArray());
        }
    }

    private static Row row(String numpy, Index[] index, int[] sizes, double... values) {
        return new Row(numpy, index, sizes, values);
    }

    private static Index[] index(Index... entries) {
        return entries;
    }

    private static int[] shape(int... sizes) {
        return sizes;
    }

    @TestFactory
    Stream<DynamicTest> readsWhatNumPyReads() {
        Index flags = where(Tensor.bools(false, true, true));
        List<Row> rows = List.of(
                row("x[1]", index(at(1)), shape(3, 4), 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23),
                row("x[-1, 0, 2]", index(at(-1), at(0), at(2)), shape(), 14),
                row("x[:, 1:, ::-2]", index(all(), from(1), all().by(-2)), shape(2, 2, 2), 7, 5, 11, 9, 19, 17, 23, 21),
                row(
                        "x[0, None, ::2, ...]",
                        index(at(0), newAxis(), all().by(2), ellipsis()),
                        shape(1, 2, 4),
                        0,
                        1,
                        2,
                        3,
                        8,
                        9,
                        10,
                        11),
                row("x[..., -1]", index(ellipsis(), at(-1)), shape(2, 3), 3, 7, 11, 15, 19, 23),
                row(
                        "x[:, 2:0:-1, :-1]",
                        index(all(), range(2, 0, -1), to(-1)),
                        shape(2, 2, 3),
                        8,
                        9,
                        10,
                        4,
                        5,
                        6,
                        20,
                        21,
                        22,
                        16,
                        17,
                        18),
                row("x[1, 2, 3::-2]", index(at(1), at(2), from(3).by(-2)), shape(2), 23, 21),
                row(
                        "x[1, :, [2, 0, 2]]",
                        index(at(1), all(), pick(2, 0, 2)),
                        shape(3, 3),
                        14,
                        18,
                        22,
                        12,
                        16,
                        20,
                        14,
                        18,
                        22),
                row("x[[1, 0], [2, 1], [3, 0]]", index(pick(1, 0), pick(2, 1), pick(3, 0)), shape(2), 23, 4),
                row(
                        "x[[[0], [1]], :, [3, 1]]",
                        index(column(0, 1), all(), pick(3, 1)),
                        shape(2, 2, 3),
                        3,
                        7,
                        11,
                        1,
                        5,
                        9,
                        15,
                        19,
                        23,
                        13,
                        17,
                        21),
                row(
                        "x[:, [[0], [2]], [1, 3]]",
                        index(all(), column(0, 2), pick(1, 3)),
                        shape(2, 2, 2),
                        1,
                        3,
                        9,
                        11,
                        13,
                        15,
                        21,
                        23),
                row("x[0, :, [1, 2]]", index(at(0), all(), pick(1, 2)), shape(2, 3), 1, 5, 9, 2, 6, 10),
                row("x[:, 0, [1, 2]]", index(all(), at(0), pick(1, 2)), shape(2, 2), 1, 2, 13, 14),
                row(
                        "x[[0, 1], ..., [1, 2]]",
                        index(pick(0, 1), ellipsis(), pick(1, -2)),
                        shape(2, 3),
                        1,
                        5,
                        9,
                        14,
                        18,
                        22),
                row(
                        "x[[0, 1], None, [1, 2]]",
                        index(pick(0, 1), newAxis(), pick(1, 2)),
                        shape(2, 1, 4),
                        4,
                        5,
                        6,
                        7,
                        20,
                        21,
                        22,
                        23),
                row("x[mask]", index(where(mask())), shape(3, 4), 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19),
                row("x[mask, [3, 0, 1]]", index(where(mask()), pick(3, 0, 1)), shape(3), 3, 8, 17),
                row("x[mask, 1:3]", index(where(mask()), range(1, 3)), shape(3, 2), 1, 2, 9, 10, 17, 18),
                row("x[1, [False, True, True], ::3]", index(at(1), flags, all().by(3)), shape(2, 2), 16, 19, 20, 23),
                row("x[0, flags, None]", index(at(0), flags, newAxis(), at(0)), shape(2, 1), 4, 8));
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.numpy(), row::check));
    }

    @Test
    void anEllipsisPartsPickedAxesEvenIfItStandsForNone() {
        // numpy.zeros((5, 6, 7))[:, [0, 1, 0], ..., [0, 1, 0]].shape is (3, 5), without the ellipsis (5, 3)
        Tensor zeros = Tensor.zeros(5, 6, 7);
        Index three = pick(0, 1, 0);
        assertEquals(Shape.of(3, 5), zeros.get(all(), three, ellipsis(), three).shape());
        assertEquals(Shape.of(5, 3), zeros.get(all(), three, three).shape());
    }

    @Test
    void emptySelectionsKeepTheirShapes() {
        assertEquals(Shape.of(0, 4), x().get(at(0), range(1, 1)).shape());
        assertEquals(Shape.of(0, 3, 4), x().get(pick()).shape());
        assertEquals(
                Shape.of(0, 4),
                x().get(where(Tensor.full(Shape.of(2, 3), 0, DType.BOOL))).shape());
        Tensor empty = Tensor.zeros(2, 0);
        assertEquals(Shape.of(0, 2), empty.transpose().get(all().by(-1)).shape());
        assertEquals(Shape.of(3, 0), empty.get(pick(1, 0, 1)).shape());
        assertEquals(Shape.of(2, 0), empty.get(all(), range(0, 0, -1).by(1)).shape());
    }

    @Test
    void readsEveryDType() {
        for (DType dtype : DType.values()) {
            Tensor y = Tensor.of(0.0, 1, 0, 1, 1).to(dtype);
            assertEquals(dtype, y.get(all().by(-2)).dtype());
            assertArrayEquals(new double[] {1, 0, 0}, y.get(all().by(-2)).toDoubleArray());
            assertArrayEquals(new double[] {1, 0}, y.get(pick(3, 0)).toDoubleArray());
        }
    }

    @Test
    void wholeRangesCopyNothing() {
        Tensor x = x();
        assertSame(x, x.get(all(), ellipsis()));
        assertSame(x, x.slice(0, 0, 2));
        assertSame(x, Indexing.get(x));
    }

    @Test
    @DisplayName("get(int...) reads a number, get(Index...) a tensor that derivatives follow")
    void twoWaysToRead() {
        assertEquals(6, x().get(0, 1, 2));
        assertEquals(6, x().get(at(0), at(1), at(2)).item());
        assertEquals(6, x().at(0, 1, 2).get().item());
        assertEquals(Shape.of(4), x().at(0, 1).shape());
        assertEquals(
                "elements of shape [4] of a tensor of shape [2, 3, 4]: get(), set(value), add(value)",
                x().at(0, 1).toString());
        Tensor g = Autograd.grad((Tensor t) -> t.at(1, -1, 0).get().square()).apply(x());
        assertEquals(40, g.get(1, 2, 0));
        assertEquals(40, g.sum().item());
    }

    @Test
    void entriesReadAsNumPyWritesThem() {
        List<String> texts = new ArrayList<>();
        for (Index entry : index(
                at(2),
                all(),
                range(1, -1),
                from(1).by(-2),
                to(3),
                range(0, 6, 2),
                newAxis(),
                ellipsis(),
                pick(1, 2),
                where(mask()))) {
            texts.add(entry.toString());
        }
        assertEquals("[2, :, 1:-1, 1::-2, :3, 0:6:2, newAxis, ..., pick[2], where[2, 3]]", texts.toString());
        assertEquals(range(1, 5, 2), range(1, 5).by(2));
        assertTrue(!from(1).equals(to(1)));
    }

    @Test
    void anIndexMayBeUsedForTensorsOfOtherShapes() {
        Index last = at(-1);
        Index[] given = {last, all().by(2)};
        Tensor y = Indexing.get(x().get(at(0)), given);
        Arrays.fill(given, at(0));
        assertArrayEquals(new double[] {8, 10}, y.toDoubleArray());
        assertArrayEquals(
                new double[] {2, 5},
                Tensor.of(new double[][] {{1, 2}, {4, 5}}).get(all(), last).toDoubleArray());
    }
}
