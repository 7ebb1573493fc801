package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import java.util.List;

/** Rows of functions of axes. */
final class LayoutSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Layout.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("permute", LINEAR, REAL, "k n m; n 0 m", x -> x.permute(2, 0, -2)),
                unary("permute scalar", LINEAR, REAL, "", x -> x.permute()),
                unary("swapAxes", LINEAR, REAL, "n m; k n m; 1 0", x -> x.swapAxes(0, -1)),
                unary("squeeze", LINEAR, REAL, "; 1; 1 n 1; n; 1 0", x -> x.squeeze()),
                unary("squeeze, axes", LINEAR, REAL, "1 1; 1 n 1", x -> x.squeeze(-1, 0)),
                unary("expandDims", LINEAR, REAL, "; n; n m; 0", x -> x.expandDims(0, -1)),
                unary("flatten", LINEAR, REAL, "; n; n m; n 0", x -> x.flatten()),
                unary("flatten, axes", LINEAR, REAL, "n m; k n m; 0 n m; b k n m", x -> x.flatten(-2, -1)));
    }
}
