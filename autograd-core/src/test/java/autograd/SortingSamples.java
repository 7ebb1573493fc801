package autograd;

import static autograd.Domain.DISTINCT;
import static autograd.OpRows.EVEN;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions of order. */
final class SortingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Sorting.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("sort", CURVED, DISTINCT, "n; n m; k n m; 0; n 0", x -> x.sort(-1)),
                unary("sort, first axis", CURVED, DISTINCT, "4; n m; 0 n", x -> x.sort(0)),
                unary(
                        "topK",
                        CURVED,
                        DISTINCT,
                        "2; n 3; 0 2",
                        x -> Sorting.topK(x, 2, -1).values()),
                unary(
                        "topK, first axis",
                        CURVED,
                        DISTINCT,
                        "3 n; 1",
                        x -> Sorting.topK(x, 1, 0).values()),
                unary(
                        "topK of nothing",
                        CURVED,
                        DISTINCT,
                        "n; 0 m",
                        x -> Sorting.topK(x, 0, 0).values()));
    }

    @Override
    public List<OpSample> discrete() {
        Tensor sorted = Tensor.of(-1.0, 0, 0, 0.25, 2);
        return List.of(
                unary("argSort", LINEAR, EVEN, "n; n m; k n m; 0", x -> Sorting.argSort(x, -1)),
                unary(
                        "sortPositions",
                        LINEAR,
                        EVEN,
                        "3; n 3; 0 2",
                        x -> Sorting.sortPositions(x, x.rank() - 1, true, 2)),
                unary("searchSorted", LINEAR, EVEN, x -> Sorting.searchSorted(sorted, x)),
                unary("searchSorted right", LINEAR, EVEN, x -> Sorting.searchSorted(sorted, x, Sorting.Side.RIGHT)));
    }
}
