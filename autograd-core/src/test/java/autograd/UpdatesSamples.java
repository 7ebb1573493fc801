package autograd;

import static autograd.Domain.REAL;
import static autograd.Index.all;
import static autograd.Index.at;
import static autograd.Index.from;
import static autograd.Index.newAxis;
import static autograd.Index.pick;
import static autograd.Index.range;
import static autograd.OpRows.binary;
import static autograd.OpRows.indices;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions that replace elements or add to them. */
final class UpdatesSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Updates.class;
    }

    @Override
    public List<OpSample> rows() {
        Index twice = pick(2, 0, -1);
        return List.of(
                binary("setAt", LINEAR, REAL, REAL, "3, 2; 3 n, 2 n; 3 0, 2 0", (x, v) -> Updates.setAt(x, v, from(1))),
                binary(
                        "setAt, one element",
                        LINEAR,
                        REAL,
                        REAL,
                        "3 2, ",
                        (x, v) -> x.at(-1, 0).set(v)),
                binary(
                        "setAt, broadcast",
                        LINEAR,
                        REAL,
                        REAL,
                        "n 3, ; n 3, 2; n 3, n 1",
                        (x, v) -> x.at(all(), range(2, 0, -1)).set(v)),
                binary("setAt, all", LINEAR, REAL, REAL, ", ; n m, n m", (x, v) -> x.at().set(v)),
                unary("setAt, number", LINEAR, REAL, "3; 3 n", x -> Updates.setAt(x, 2, at(1))),
                binary(
                        "setAt, picked",
                        LINEAR,
                        REAL,
                        REAL,
                        "3, 2; 3 n, 2 n",
                        (x, v) -> Updates.setAt(x, v, pick(2, 0))),
                binary(
                        "setAt, picked twice",
                        LINEAR,
                        REAL,
                        REAL,
                        "3, 3; 3 n, 3 n; 3 0, 3 0",
                        (x, v) -> Updates.setAt(x, v, twice)),
                binary("addAt", LINEAR, REAL, REAL, "3, 2; 3 n, 2 n; 3 0, 2 0", (x, v) -> Updates.addAt(x, v, from(1))),
                binary(
                        "addAt, new axis",
                        LINEAR,
                        REAL,
                        REAL,
                        "n 3, ; n 3, n 1 2",
                        (x, v) -> x.at(all(), newAxis(), all().by(-2)).add(v)),
                unary("addAt, number", LINEAR, REAL, "3; 3 n", x -> Updates.addAt(x, 2, at(1))),
                binary(
                        "addAt, picked",
                        LINEAR,
                        REAL,
                        REAL,
                        "3, 2; 3 n, 2 n",
                        (x, v) -> Updates.addAt(x, v, pick(2, 0))),
                binary(
                        "addAt, picked twice",
                        LINEAR,
                        REAL,
                        REAL,
                        "3, 3; 3 n, 3 n; 3 n, ",
                        (x, v) -> Updates.addAt(x, v, twice)),
                binary(
                        "scatterAdd along an axis",
                        LINEAR,
                        REAL,
                        REAL,
                        "3 n, 4 n; 2 0, 3 0",
                        (x, v) -> Updates.scatterAdd(x, indices(2, v.shape().toArray()), v, 0)),
                binary(
                        "scatterAdd, last axis",
                        LINEAR,
                        REAL,
                        REAL,
                        "n 2, n 5; n 2, n 0",
                        (x, v) -> Updates.scatterAdd(x, indices(2, v.shape().toArray()), v, -1)));
    }
}
