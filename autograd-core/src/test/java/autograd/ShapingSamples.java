package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.binary;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.LINEAR;

import autograd.shape.Shape;
import java.util.List;

/** Rows of functions of shape. */
final class ShapingSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Shaping.class;
    }

    @Override
    public List<OpSample> rows() {
        Shape large = Shape.of(2, 3, 2);
        return List.of(
                unary("reshape", LINEAR, REAL, "2 3; 6; 1 6", x -> x.reshape(3, 2)),
                unary("reshape, -1", LINEAR, REAL, "; n m; n 0", x -> x.reshape(-1)),
                unary("reshape, shape", LINEAR, REAL, x -> x.reshape(Shape.of(1, x.size()))),
                unary("transpose", LINEAR, REAL, x -> x.transpose()),
                unary("transpose, axes", LINEAR, REAL, "k n m; n 0 m", x -> x.transpose(2, 0, 1)),
                unary("broadcastTo", LINEAR, REAL, "; 2; 3 1; 1 3 2; 2 1 1; 2 3 2", x -> x.broadcastTo(large)),
                unary("broadcastTo nothing", LINEAR, REAL, "; 2; 1 2", x -> x.broadcastTo(Shape.of(0, 2))),
                unary("sumTo", LINEAR, REAL, "3 n; m 3 n; 0 3 n", x -> Shaping.sumTo(x, Shape.of(3, 1))),
                unary("sumTo scalar", LINEAR, REAL, x -> Shaping.sumTo(x, Shape.SCALAR)),
                binary(
                        "concat",
                        LINEAR,
                        REAL,
                        REAL,
                        "n, m; n m, k m; 0, n; n 0, m 0",
                        (a, b) -> Shaping.concat(0, a, b)),
                binary(
                        "concat, list",
                        LINEAR,
                        REAL,
                        REAL,
                        "n, m; n m, n k",
                        (a, b) -> Shaping.concat(-1, List.of(a, b, a))),
                binary("stack", LINEAR, REAL, REAL, ",; n, n; n m, n m; 0, 0", (a, b) -> Shaping.stack(0, a, b)),
                binary(
                        "stack, list",
                        LINEAR,
                        REAL,
                        REAL,
                        ",; n, n; n m, n m",
                        (a, b) -> Shaping.stack(-1, List.of(b, a))));
    }
}
