package autograd;

import static autograd.Domain.DISTINCT;
import static autograd.Domain.REAL;
import static autograd.OpRows.EVEN;
import static autograd.OpRows.axes;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;
import static autograd.OpSample.Curve.LINEAR;

import autograd.shape.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of functions that take axes away. */
final class ReductionSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Reductions.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("sum", LINEAR, REAL, Tensor::sum),
                unary("sum, axis", LINEAR, REAL, "n; n m; k n m; n 0; 0 n", x -> x.sum(-1)),
                unary("sum, axes", LINEAR, REAL, "k n m; 0 n m", x -> x.sum(0, 2)),
                unary("sum, axis kept", LINEAR, REAL, "n; n m; 0 m", x -> x.sum(0, true)),
                unary("sum, axes kept", LINEAR, REAL, "n m; k n m", x -> x.sum(axes(0, -1), true)),
                unary("mean", LINEAR, REAL, "; n; n m", Tensor::mean),
                unary("mean, axes", LINEAR, REAL, "n m; k n m", x -> x.mean(0, 1)),
                unary("mean, axis kept", LINEAR, REAL, "n m; 0 n", x -> x.mean(1, true)),
                unary("mean, axes kept", LINEAR, REAL, "n m; k n m", x -> x.mean(axes(1, 0), true)),
                unary("max", CURVED, DISTINCT, "; n; n m", Tensor::max),
                unary("max, axis", CURVED, DISTINCT, "n; n m; k n m; 0 n", x -> x.max(-1)),
                unary("max, axes", CURVED, DISTINCT, "k n m; n 0 m", x -> x.max(0, 2)),
                unary("max, axis kept", CURVED, DISTINCT, "n; n m", x -> x.max(0, true)),
                unary("max, axes kept", CURVED, DISTINCT, "n m; n m k", x -> x.max(axes(0, 1), true)),
                unary("spread", LINEAR, REAL, g -> pulled(g, x -> x.sum(0))),
                unary("spreadMean", LINEAR, REAL, g -> pulled(g, x -> x.mean(0))),
                unary("min", CURVED, DISTINCT, "; n; n m", x -> x.min()),
                unary("min, axis", CURVED, DISTINCT, "n; k n m; 0 n", x -> x.min(-1)),
                unary("min, axes", CURVED, DISTINCT, "k n m; n 0 m", x -> x.min(0, 2)),
                unary("min, axis kept", CURVED, DISTINCT, "n; n m", x -> x.min(0, true)),
                unary("min, axes kept", CURVED, DISTINCT, "n m; n m k", x -> x.min(axes(0, 1), true)),
                unary("prod", CURVED, REAL, "; n; n m; 0", x -> x.prod()),
                unary("prod, axis", CURVED, REAL, "4; n m; k n m; n 0; 0 n", x -> x.prod(-1)),
                unary("prod, axes", CURVED, REAL, "k n m; 2 n 1 m; n 0 m; n m 0", x -> x.prod(0, 2)),
                unary("prod, axis kept", CURVED, REAL, "n m; 0 m", x -> x.prod(0, true)),
                unary("prod, axes kept", CURVED, REAL, "n m; n m k", x -> x.prod(axes(0, 1), true)));
    }

    @Override
    public List<OpSample> discrete() {
        return List.of(
                unary("argMax", LINEAR, EVEN, "n; n m; k n m; 0 n", x -> x.argMax(-1)),
                unary("argMin", LINEAR, EVEN, "n; n m; k n m; 0 n", x -> x.argMin(-1)),
                unary("argMax kept", LINEAR, EVEN, "n; n m; 0 n", x -> x.argMax(-1, true)),
                unary("argMax over all", LINEAR, EVEN, "; n; n m", x -> x.argMax()),
                unary("argMin kept", LINEAR, EVEN, "n; n m; 0 n", x -> x.argMin(-1, true)),
                unary("argMin over all", LINEAR, EVEN, "; n; n m", x -> x.argMin()),
                unary("any", LINEAR, EVEN, x -> x.any()),
                unary("any over axes", LINEAR, EVEN, "n m; n m k", x -> x.any(axes(0, 1), true)),
                unary("any over an axis", LINEAR, EVEN, "n m; n 0", x -> x.any(1, true)),
                unary("all", LINEAR, EVEN, x -> x.all()),
                unary("all over axes", LINEAR, EVEN, "n m; n m k", x -> x.all(axes(0, 1), true)),
                unary("all over an axis", LINEAR, EVEN, "n m; n 0", x -> x.all(1, true)),
                unary("countNonZero", LINEAR, EVEN, x -> Reductions.countNonZero(x)),
                unary(
                        "countNonZero over axes",
                        LINEAR,
                        EVEN,
                        "n m; n m k",
                        x -> Reductions.countNonZero(x, axes(0, 1), true)),
                unary("countNonZero over an axis", LINEAR, EVEN, "n m; n 0", x -> Reductions.countNonZero(x, 1, true)));
    }

    /** The transpose of a reduction along a new first axis of 2 elements, which only derivatives use. */
    private static Tensor pulled(Tensor g, UnaryOperator<Tensor> reduction) {
        Tensor whole = Tensor.full(Shape.of(2).append(g.shape()), 0, g.dtype());
        return Autograd.vjp(reduction::apply, whole).apply(g);
    }
}
