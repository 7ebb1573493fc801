package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import autograd.array.DType;
import autograd.array.Descents.MomentsFactors;
import autograd.array.Descents.MomentumFactors;
import java.util.stream.Stream;

/** The error rows of steps of optimizers. */
final class DescentErrorRows {
    private DescentErrorRows() {}

    static Stream<Rejected> all() {
        Tensor x = Tensor.ones(2);
        Tensor y = Tensor.ones(3);
        Tensor narrow = x.to(DType.FLOAT32);
        var a = new MomentumFactors(0.9, 1, 0.1, 0);
        var b = new MomentsFactors(0.9, 0.1, 0.9, 0.1, 1, 0.1, 0, 1, 1e-8);
        String momentum = "Descent.momentum";
        String moments = "Descent.moments";
        return Stream.of(
                row(momentum, NULL, () -> Descent.momentum(null, x, x, a), "momentum: x is null"),
                row(momentum, NULL, () -> Descent.momentum(x, null, x, a), "momentum: g is null"),
                row(momentum, NULL, () -> Descent.momentum(x, x, null, a), "momentum: w is null"),
                row(momentum, NULL, () -> Descent.momentum(x, x, x, null), "momentum: f is null"),
                row(momentum, VALUE, () -> Descent.momentum(Tensor.ints(1), x, x, a), "momentum: ", "x", "INT32"),
                row(momentum, SHAPE, () -> Descent.momentum(x, y, x, a), "momentum: x", "[2]", "g has shape [3]"),
                row(momentum, VALUE, () -> Descent.momentum(x, x, narrow, a), "momentum: x", "w has dtype FLOAT32"),
                row(moments, NULL, () -> Descent.moments(x, x, null, x, b), "moments: m is null"),
                row(moments, NULL, () -> Descent.moments(x, x, x, null, b), "moments: v is null"),
                row(moments, NULL, () -> Descent.moments(x, x, x, x, null), "moments: f is null"),
                row(moments, SHAPE, () -> Descent.moments(x, x, x, y, b), "moments: x", "[2]", "v has shape [3]"),
                row(moments, VALUE, () -> Descent.moments(x, narrow, x, x, b), "moments: x", "g has dtype FLOAT32"));
    }
}
