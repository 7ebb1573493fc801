package autograd;

import static autograd.Domain.REAL;
import static autograd.Index.all;
import static autograd.Index.at;
import static autograd.Index.ellipsis;
import static autograd.Index.from;
import static autograd.Index.newAxis;
import static autograd.Index.pick;
import static autograd.Index.range;
import static autograd.Index.to;
import static autograd.Index.where;
import static autograd.OpRows.binary;
import static autograd.OpRows.indices;
import static autograd.OpRows.mask;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import autograd.array.Edits.Target;
import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.List;

/** Rows of functions of position. */
final class IndexingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Indexing.class;
    }

    @Override
    public List<OpSample> rows() {
        Tensor repeated = Tensor.ints(3, 0, 3);
        Tensor square = Tensor.ints(new int[] {1, 1, 0, 1}, Shape.of(2, 2));
        return List.of(
                unary("slice", LINEAR, REAL, "3; 4 n; 3 0", x -> x.slice(0, 1, 3)),
                unary("slice, from the end", LINEAR, REAL, "2; n 3", x -> x.slice(-1, -2, -1)),
                unary("slice of nothing", LINEAR, REAL, "n; n m", x -> x.slice(0, 1, 1)),
                unary("slice, by step", LINEAR, REAL, "5; n 5", x -> x.slice(-1, from(1).by(2))),
                unary("get", LINEAR, REAL, "4 n; 4 n m; 4 0", x -> x.get(range(-1, 0, -2), newAxis(), all())),
                unary("get, one element", LINEAR, REAL, "3 2", x -> x.get(at(2), at(-1))),
                unary("get, row", LINEAR, REAL, "2 n; 2 n m", x -> x.get(at(1))),
                unary("get, ellipsis", LINEAR, REAL, "3; n 3; n m 3", x -> x.get(ellipsis(), at(1))),
                unary("get, picked", LINEAR, REAL, "4 n; n 4 m", x -> x.get(ellipsis(), pick(0, -1, 0), all())),
                unary("get, mixed", LINEAR, REAL, "3 n 2; 3 2 2", x -> x.get(pick(2, 0, 2), to(1), at(1))),
                unary("get, where", LINEAR, REAL, "2 3; 2 3 n", x -> x.get(where(mask(2, 3)))),
                unary("at", LINEAR, REAL, "2 n; 2 n m", x -> x.at(-1).get()),
                unary(
                        "at, index",
                        LINEAR,
                        REAL,
                        "2 n; 2 n m",
                        x -> x.at(at(0), all().by(-1)).get()),
                unary("assemble", LINEAR, REAL, "n; 0", IndexingSamples::assembled),
                binary("assemble onto", LINEAR, REAL, REAL, "7, n; 7, 0", IndexingSamples::assembledOnto),
                unary("place", LINEAR, REAL, "n; n m; 0", IndexingSamples::place),
                unary("take", LINEAR, REAL, "4; 4 n; 4 0", x -> x.take(repeated, 0)),
                unary("take, last axis", LINEAR, REAL, "2; n 3; k n 2", x -> x.take(square, -1)),
                unary("take of nothing", LINEAR, REAL, "n m; n 3 m", x -> x.take(Tensor.ints(), 1)),
                unary(
                        "gather",
                        LINEAR,
                        REAL,
                        "3 n; 4 n; 3 0",
                        x -> x.gather(indices(3, 2, x.shape().size(1)), 0)),
                unary(
                        "gather, last axis",
                        LINEAR,
                        REAL,
                        "n 2; 0 3",
                        x -> x.gather(indices(2, x.shape().size(0), 4), -1)),
                unary("gather, flat", LINEAR, REAL, "4; 2 2", x -> Indexing.gatherFlat(x, repeated)),
                unary("scatterAdd", LINEAR, REAL, "3", x -> Indexing.scatterAddFlat(x, repeated, Shape.of(2, 2))));
    }

    /** The transpose of slice, which is an op of its own that only derivatives use. */
    private static Tensor place(Tensor x) {
        int[] sizes = x.shape().toArray();
        int rows = sizes[0];
        sizes[0] += 3;
        Tensor whole = Tensor.full(Shape.of(sizes), 0, x.dtype());
        return Autograd.vjp(t -> t.slice(0, 2, 2 + rows), whole).apply(x);
    }

    /** What the replay makes of several cotangents of parts: a vector in a window and at positions of a longer one. */
    private static Tensor assembled(Tensor x) {
        return Indexing.assemble(null, pieces(x, Shape.of(7)));
    }

    private static Tensor assembledOnto(Tensor sum, Tensor x) {
        return Indexing.assemble(sum, pieces(x, sum.shape()));
    }

    private static List<Gathered.Piece> pieces(Tensor x, Shape whole) {
        int[] starts = {whole.size(0) - 1};
        int[] steps = {-2};
        Target window = Target.of(Window.of(whole, starts, steps, x.shape()));
        Target positions = Target.of(indices(2, x.size()).array(), whole);
        return List.of(new Gathered.Piece(x, window), new Gathered.Piece(x, positions), new Gathered.Piece(x, window));
    }
}
