package autograd;

import static autograd.Domain.REAL;
import static autograd.OpRows.axes;
import static autograd.OpRows.binary;
import static autograd.OpRows.indices;
import static autograd.OpRows.unary;
import static autograd.OpSample.Curve.CURVED;

import java.util.Arrays;
import java.util.List;

/** Rows of softmax and what is made of it. */
final class SoftmaxSamples implements OpTable {
    @Override
    public Class<?> family() {
        return Softmax.class;
    }

    @Override
    public List<OpSample> rows() {
        return List.of(
                unary("logSumExp", CURVED, REAL, Tensor::logSumExp),
                unary("logSumExp, axis", CURVED, REAL, "n; n m; k n m; n 0", x -> x.logSumExp(-1)),
                unary("logSumExp, axes", CURVED, REAL, "k n m; n 0 m; n m 0", x -> x.logSumExp(0, 2)),
                unary("logSumExp, axis kept", CURVED, REAL, "n; n m", x -> x.logSumExp(0, true)),
                unary("logSumExp, axes kept", CURVED, REAL, "n m; n m k", x -> x.logSumExp(axes(0, 1), true)),
                unary("logTotal", CURVED, REAL, "n; n m; n 0", x -> Softmax.logTotal(x, -1)),
                unary("softmax", CURVED, REAL, "n; n m; k n m; 0 n; n 0", x -> x.softmax(-1)),
                unary("softmax, first axis", CURVED, REAL, "n m; 0 n", x -> x.softmax(0)),
                binary(
                        "softmaxPull",
                        CURVED,
                        REAL,
                        REAL,
                        "n, n; n m, n m; n 0, n 0",
                        (t, y) -> Softmax.softmaxPull(t, y, -1)),
                binary(
                        "softmaxPull, first axis",
                        CURVED,
                        REAL,
                        REAL,
                        "n m, n m",
                        (t, y) -> Softmax.softmaxPull(t, y, 0)),
                unary(
                        "softmaxCrossEntropy",
                        CURVED,
                        REAL,
                        "2; n m; k n m; 0 3",
                        x -> Softmax.softmaxCrossEntropy(x, classes(x))),
                binary(
                        "softmaxCrossEntropyPull",
                        CURVED,
                        REAL,
                        REAL,
                        "3,; n m, n; k n m, k n; 0 3, 0",
                        (x, g) -> Softmax.softmaxCrossEntropyPull(x, classes(x), g)),
                unary("logSoftmax", CURVED, REAL, "n; n m; k n m; 0 n; n 0", x -> x.logSoftmax(-1)),
                unary("logSoftmax, first axis", CURVED, REAL, "n m", x -> x.logSoftmax(0)));
    }

    /** {@return a class for each row of logits} */
    private static Tensor classes(Tensor logits) {
        int[] sizes = logits.shape().toArray();
        return indices(sizes[sizes.length - 1], Arrays.copyOf(sizes, sizes.length - 1));
    }
}
