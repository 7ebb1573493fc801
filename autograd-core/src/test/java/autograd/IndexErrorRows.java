package autograd;

import static autograd.Index.at;
import static autograd.Index.ellipsis;
import static autograd.Index.from;
import static autograd.Index.newAxis;
import static autograd.Index.pick;
import static autograd.Index.range;
import static autograd.Index.to;
import static autograd.Index.where;
import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: indices, and what reads and writes with them. */
final class IndexErrorRows {
    private static final String GET = "Indexing.get";
    private static final String AT = "Indexing.at";
    private static final String SET_AT = "Updates.setAt";
    private static final String ADD_AT = "Updates.addAt";
    private static final String SCATTER_ADD = "Updates.scatterAdd";

    private IndexErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(basic(), advanced(), updates()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Stream<Rejected> basic() {
        String need = "need 0 <= from <= to <= 3, negative ones counted from the end";
        String back = "need 0 <= to <= from < 3, negative ones counted from the end";
        return Stream.of(
                row(GET, INDEX, () -> x23().get(at(2)), "get: ", "index 2", "axis 0", "[2, 3]", "-2 to 1"),
                row(GET, INDEX, () -> x23().get(ellipsis(), at(-4)), "get: ", "index -4", "axis 1", "-3 to 2"),
                row(GET, INDEX, () -> Tensor.ones(0).get(at(0)), "get: ", "index 0", "[0]", "the axis is empty"),
                row(GET, INDEX, () -> x23().get(Index.all(), range(0, 4)), "get: ", "0 to 4", "axis 1", "[2, 3]", need),
                row(GET, INDEX, () -> x23().get(Index.all(), range(2, 1)), "get: ", "2 to 1", "axis 1", need),
                row(GET, INDEX, () -> x23().get(Index.all(), from(4)), "get: ", "4 to the end", need),
                row(GET, INDEX, () -> x23().get(Index.all(), to(-4)), "get: ", "the beginning to -4", need),
                row(GET, INDEX, () -> x23().get(Index.all(), range(3, 0, -1)), "get: ", "3 to 0 by -1", back),
                row(GET, INDEX, () -> x23().get(Index.all(), range(0, 2, -1)), "get: ", "0 to 2 by -1", back),
                row(GET, INDEX, () -> x23().get(Index.all(), from(-4).by(-1)), "get: ", "-4 to the end by -1", back),
                row(
                        GET,
                        SHAPE,
                        () -> x23().get(at(0), at(1), from(1)),
                        "get: ",
                        "[0, 1, 1:]",
                        "3 axes",
                        "[2, 3]",
                        "at most 2"),
                row(
                        GET,
                        SHAPE,
                        () -> x23().get(ellipsis(), at(0), ellipsis()),
                        "get: ",
                        "[..., 0, ...]",
                        "at most one"),
                row(GET, NULL, () -> x23().get(at(0), (Index) null), "get: ", "entry 1 of the index is null"),
                row(GET, NULL, () -> Indexing.get(x23(), (Index[]) null), "get: ", "index is null"),
                row(GET, VALUE, () -> x23().get(Index.all().by(0)), "range: ", "step is 0"),
                row(GET, SHAPE, () -> x23().get(newAxis(), many()), "get: ", "rank 66 is too large"),
                row(AT, INDEX, () -> x23().at(0, 3), "at: ", "index 3", "axis 1", "[2, 3]", "-3 to 2"),
                row(AT, SHAPE, () -> x23().at(0, 1, 2), "at: ", "[0, 1, 2]", "3 axes", "[2, 3]"),
                row(AT, NULL, () -> x23().at((int[]) null), "at: ", "positions is null"),
                row(
                        "Indexing.slice",
                        INDEX,
                        () -> x23().slice(1, range(0, 4, 2)),
                        "slice: ",
                        "0 to 4 by 2",
                        "axis 1",
                        "[2, 3]",
                        need),
                row("Indexing.slice", NULL, () -> x23().slice(1, null), "slice: ", "range is null"));
    }

    private static Index[] many() {
        Index[] axes = new Index[63];
        Arrays.fill(axes, newAxis());
        return axes;
    }

    private static Stream<Rejected> advanced() {
        Tensor twoByTwo = Tensor.ints(new int[2][2]);
        Tensor mask = Tensor.bools(true, false, true);
        Tensor large = Tensor.full(Shape.of(65536), 0, DType.INT32);
        return Stream.of(
                row(
                        GET,
                        INDEX,
                        () -> x23().get(Index.all(), pick(0, 3)),
                        "get: ",
                        "element 1 of positions, shape [2], is 3",
                        "axis 1",
                        "[2, 3]",
                        "-3 to 2"),
                row(GET, INDEX, () -> x23().get(pick(-3)), "get: ", "is -3", "axis 0", "-2 to 1"),
                row(GET, INDEX, () -> x23().get(at(7), pick(0)), "get: ", "index 7", "axis 0", "-2 to 1"),
                row(GET, SHAPE, () -> x23().get(pick(0, 1, 0), pick(twoByTwo)), "get: ", "[3]", "[2, 2]", "broadcast"),
                row(
                        GET,
                        SHAPE,
                        () -> x23().get(where(mask)),
                        "get: ",
                        "mask of shape [3]",
                        "axes 0",
                        "[2, 3]",
                        "equal"),
                row(
                        GET,
                        SHAPE,
                        () -> x23().get(at(0), where(Tensor.bools(new boolean[2][3]))),
                        "get: ",
                        "where[2, 3]",
                        "3 axes",
                        "at most 2"),
                row(GET, VALUE, () -> x23().get(pick(Tensor.of(0.0))), "pick: ", "positions", "FLOAT64", "need INT32"),
                row(GET, NULL, () -> x23().get(pick((int[]) null)), "pick: ", "positions is null"),
                row(GET, VALUE, () -> x23().get(where(Tensor.ints(1))), "where: ", "mask", "INT32", "need BOOL"),
                row(
                        GET,
                        SHAPE,
                        () -> x23().get(where(Tensor.full(Shape.SCALAR, 1, DType.BOOL))),
                        "where: ",
                        "mask",
                        "rank 1 or more"),
                row(
                        GET,
                        SHAPE,
                        () -> Tensor.ones(1, 65536).get(pick(large), Index.all()),
                        "get: ",
                        "[65536, 65536]",
                        "too many"));
    }

    private static Stream<Rejected> updates() {
        Tensor v2 = Tensor.ones(2);
        Tensor i2 = Tensor.ints(0, 1);
        return Stream.of(
                row(SET_AT, SHAPE, () -> x23().at(0).set(v2), "setAt: ", "value has shape [2]", "of shape [3]"),
                row(SET_AT, SHAPE, () -> x23().at(0).set(x23()), "setAt: ", "value has shape [2, 3]", "of shape [3]"),
                row(SET_AT, INDEX, () -> Updates.setAt(x23(), v2, at(2)), "setAt: ", "index 2", "axis 0", "[2, 3]"),
                row(SET_AT, VALUE, () -> x23().at(0).set(i2), "setAt: ", "FLOAT64", "[2, 3]", "INT32", "same dtype"),
                row(SET_AT, VALUE, () -> i2.at(0).set(0.5), "setAt: ", "0.5", "INT32"),
                row(SET_AT, NULL, () -> x23().at(0).set(null), "setAt: ", "value is null"),
                row(ADD_AT, SHAPE, () -> x23().at(0).add(v2), "addAt: ", "value has shape [2]", "of shape [3]"),
                row(ADD_AT, INDEX, () -> Updates.addAt(x23(), 1, pick(2)), "addAt: ", "is 2", "axis 0", "[2, 3]"),
                row(ADD_AT, VALUE, () -> i2.at(0).add(1), "addAt: ", "x has dtype INT32", "need FLOAT64"),
                row(ADD_AT, VALUE, () -> x23().at(0).add(i2), "addAt: ", "value has dtype INT32", "need FLOAT64"),
                row(
                        SCATTER_ADD,
                        SHAPE,
                        () -> Updates.scatterAdd(x23(), i2, v2, 0),
                        "scatterAdd: ",
                        "x has shape [2, 3]",
                        "indices has shape [2]"),
                row(
                        SCATTER_ADD,
                        SHAPE,
                        () -> Updates.scatterAdd(v2, i2, x23(), 0),
                        "scatterAdd: ",
                        "indices has shape [2]",
                        "values has shape [2, 3]"),
                row(
                        SCATTER_ADD,
                        INDEX,
                        () -> Updates.scatterAdd(v2, Tensor.ints(0, 2), v2, 0),
                        "scatterAdd: ",
                        "element 1 of indices, shape [2], is 2",
                        "axis 0 of x, shape [2], of size 2",
                        "-2 to 1"),
                row(
                        SCATTER_ADD,
                        VALUE,
                        () -> Updates.scatterAdd(v2, v2, v2, 0),
                        "scatterAdd: ",
                        "indices",
                        "need INT32"),
                row(SCATTER_ADD, VALUE, () -> Updates.scatterAdd(i2, i2, v2, 0), "scatterAdd: ", "x has dtype INT32"));
    }
}
