package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions that pad. */
final class PaddingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Padding.class;
    }

    @Override
    public List<OpSample> rows() {
        int[] two = axes(2, 1);
        int[] one = axes(0, 3);
        return List.of(
                unary("pad", LINEAR, REAL, "n m; 1 m; 0 n", x -> Padding.pad(x, two, one, 0)),
                unary("pad with a number", LINEAR, REAL, "n m; 0 1", x -> Padding.pad(x, two, one, 7)),
                unary("padEdge", LINEAR, REAL, "n m; 1 m; k 1", x -> Padding.padEdge(x, two, one)),
                unary("padReflect", LINEAR, REAL, "n m; 1 3; 3 1", x -> Padding.padReflect(x, two, one)));
    }
}
