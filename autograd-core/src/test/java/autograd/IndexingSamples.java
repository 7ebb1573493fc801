package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.indices;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import autograd.shape.Shape;
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
}
