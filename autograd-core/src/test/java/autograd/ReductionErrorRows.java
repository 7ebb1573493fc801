package autograd;

import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: functions that take axes away or go along one. */
final class ReductionErrorRows {
    private ReductionErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.of(floating(), reductions(), crossEntropy()).flatMap(rows -> rows);
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    private static Stream<Rejected> floating() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Reductions.sum", x -> Reductions.sum(x));
        functions.put("Reductions.mean", x -> Reductions.mean(x));
        functions.put("Reductions.max", x -> Reductions.max(x));
        functions.put("Softmax.logSumExp", x -> Softmax.logSumExp(x));
        functions.put("Softmax.softmax", x -> Softmax.softmax(x, 0));
        functions.put("Softmax.logSoftmax", x -> Softmax.logSoftmax(x, 0));
        functions.put("Reductions.argMax", x -> Reductions.argMax(x, 0));
        return ElementwiseErrorRows.unary(functions);
    }

    private static Stream<Rejected> reductions() {
        String range = "valid axes are -2 to 1";
        return Stream.of(
                row("Reductions.sum", SHAPE, () -> x23().sum(2), "sum: ", "axis 2", "x of shape [2, 3]", range),
                row("Reductions.sum", SHAPE, () -> x23().sum(7, true), "sum: ", "axis 7", "[2, 3]", range),
                row("Reductions.sum", SHAPE, () -> x23().sum(0, -2), "sum: ", "twice", "[0, -2]", "[2, 3]", "once"),
                row("Reductions.sum", SHAPE, () -> Tensor.of(1.0).sum(0), "sum: ", "axis 0", "[]", "no axes"),
                row(
                        "Reductions.sum",
                        NULL,
                        () -> Reductions.sum(x23(), (int[]) null),
                        "sum: ",
                        "axes is null",
                        "leave"),
                row("Reductions.mean", SHAPE, () -> x23().mean(-3), "mean: ", "axis -3", "[2, 3]", range),
                row("Reductions.max", SHAPE, () -> x23().max(2), "max: ", "axis 2", "[2, 3]", range),
                row("Reductions.max", SHAPE, () -> Tensor.zeros(0).max(), "max: ", "[0]", "hold no element"),
                row("Reductions.max", SHAPE, () -> Tensor.zeros(2, 0).max(1), "max: ", "axes [1]", "[2, 0]"),
                row("Reductions.argMax", SHAPE, () -> x23().argMax(5), "argMax: ", "axis 5", "[2, 3]", range),
                row("Reductions.argMax", SHAPE, () -> Tensor.zeros(2, 0).argMax(1), "argMax: ", "[2, 0]", "no element"),
                row("Softmax.logSumExp", SHAPE, () -> x23().logSumExp(4), "logSumExp: ", "axis 4", "[2, 3]", range),
                row("Softmax.softmax", SHAPE, () -> x23().softmax(2), "softmax: ", "axis 2", "[2, 3]", range),
                row("Softmax.softmax", SHAPE, () -> Tensor.of(1.0).softmax(0), "softmax: ", "x has no axes"),
                row("Softmax.logSoftmax", SHAPE, () -> x23().logSoftmax(-4), "logSoftmax: ", "axis -4", range));
    }

    private static Stream<Rejected> crossEntropy() {
        String f = "Softmax.softmaxCrossEntropy";
        String op = "softmaxCrossEntropy: ";
        Tensor two = Tensor.ints(0, 2);
        return Stream.of(
                row(f, NULL, () -> Softmax.softmaxCrossEntropy(null, two), op, "logits is null", "need a tensor"),
                row(f, NULL, () -> Softmax.softmaxCrossEntropy(x23(), null), op, "classes is null"),
                row(f, VALUE, () -> Softmax.softmaxCrossEntropy(two, two), op, "logits has dtype INT32", "FLOAT64"),
                row(
                        f,
                        VALUE,
                        () -> Softmax.softmaxCrossEntropy(x23(), x4()),
                        op,
                        "classes has dtype FLOAT64",
                        "[4]",
                        "need INT32"),
                row(
                        f,
                        SHAPE,
                        () -> Softmax.softmaxCrossEntropy(Tensor.of(1.0).sum(), two),
                        op,
                        "logits has shape []",
                        "[..., classes]"),
                row(f, SHAPE, () -> Softmax.softmaxCrossEntropy(x4(), two), op, "[4]", "[2]", "need", "shape []"),
                row(
                        f,
                        SHAPE,
                        () -> Softmax.softmaxCrossEntropy(Tensor.zeros(2, 0), two),
                        op,
                        "[2, 0]",
                        "no classes",
                        "1 or more"),
                row(
                        f,
                        INDEX,
                        () -> Softmax.softmaxCrossEntropy(x23(), Tensor.ints(0, 3)),
                        op,
                        "class 3 at row 1",
                        "[2, 3]",
                        "0 to 2"),
                row(
                        f,
                        INDEX,
                        () -> Softmax.softmaxCrossEntropy(x23(), Tensor.ints(-1, 3)),
                        op,
                        "class -1 at row 0",
                        "0 to 2"));
    }
}
