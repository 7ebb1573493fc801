package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions that repeat, reverse and cut. */
final class ArrangingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Arranging.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("tile", LINEAR, REAL, "; n; n m; k n m; 0; 1 n", x -> x.tile(2, 3)),
                unary("tile, fewer axes", LINEAR, REAL, "n m; 1 0", x -> x.tile(2)),
                unary("tile to nothing", LINEAR, REAL, "; n m; 0", x -> x.tile(0, 2)),
                unary("repeat", LINEAR, REAL, "n; n m; n 1 m; 0", x -> x.repeat(3, 0)),
                unary("repeat, last axis", LINEAR, REAL, "n; n m; n 0", x -> x.repeat(2, -1)),
                unary("repeat, each its own", LINEAR, REAL, "3; 3 n; 3 0", x -> x.repeat(axes(2, 0, 3), 0)),
                unary("repeat, each along the last", LINEAR, REAL, "n 2; k n 2", x -> x.repeat(axes(1, 4), -1)),
                unary("flip", LINEAR, REAL, x -> x.flip()),
                unary("flip, axes", LINEAR, REAL, "k n m; n 0 m", x -> x.flip(0, -1)),
                unary("roll", LINEAR, REAL, "3; 2 n; n 3; 0 n", x -> x.roll(-2, 0)),
                unary("roll, last axis", LINEAR, REAL, "5; n 4 m; b n 3", x -> x.roll(7, -1)),
                unary("roll, axes", LINEAR, REAL, "3 n; n 4; k n m; 0 n", x -> x.roll(axes(-2, 1), axes(0, -1))),
                unary("split", LINEAR, REAL, "5; 5 n", x -> weighted(x.split(2, 0))),
                unary("split, sizes", LINEAR, REAL, "3; 3 n; 3 0", x -> weighted(Arranging.split(x, axes(2, 0, 1), 0))),
                unary("chunk", LINEAR, REAL, "4; 5; 4 n", x -> weighted(x.chunk(3, 0))),
                binary("meshgrid", LINEAR, REAL, REAL, "n, m; 0, n; 1, 1", (a, b) -> {
                    List<Tensor> grid = Arranging.meshgrid(a, b);
                    return grid.get(0).add(grid.get(1).mul(3));
                }));
    }

    /** {@return a combination of all parts in which each has a weight of its own} */
    private static Tensor weighted(List<Tensor> parts) {
        Tensor sum = parts.get(0).sum(0);
        for (int i = 1; i < parts.size(); i++) {
            sum = sum.add(parts.get(i).sum(0).mul(i + 1));
        }
        return sum;
    }
}
