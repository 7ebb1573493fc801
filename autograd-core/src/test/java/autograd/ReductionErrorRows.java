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
        return Stream.of(floating(), reductions(), crossEntropy(), scans(), statistics(), sorting())
                .flatMap(rows -> rows);
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
        functions.put("Reductions.min", x -> Reductions.min(x));
        functions.put("Reductions.prod", x -> Reductions.prod(x));
        functions.put("Reductions.argMin", x -> Reductions.argMin(x, 0));
        functions.put("Statistics.var", x -> Statistics.var(x, Divisor.COUNT));
        functions.put("Statistics.std", x -> Statistics.std(x, Divisor.COUNT));
        functions.put("Statistics.median", x -> Statistics.median(x));
        functions.put("Statistics.quantile", x -> Statistics.quantile(x, 0.5));
        functions.put("Norms.norm1", x -> Norms.norm1(x));
        functions.put("Norms.norm2", x -> Norms.norm2(x));
        functions.put("Norms.normInf", x -> Norms.normInf(x));
        functions.put("Norms.norm", x -> Norms.norm(x, 3));
        functions.put("Norms.frobenius", x -> Norms.frobenius(x));
        functions.put("Scans.cumSum", x -> Scans.cumSum(x, 0));
        functions.put("Scans.cumProd", x -> Scans.cumProd(x, 0));
        functions.put("Scans.cumMax", x -> Scans.cumMax(x, 0));
        functions.put("Scans.cumMin", x -> Scans.cumMin(x, 0));
        functions.put("Scans.logCumSumExp", x -> Scans.logCumSumExp(x, 0));
        functions.put("Scans.diff", x -> Scans.diff(x, 0));
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
                row("Reductions.min", SHAPE, () -> x23().min(2), "min: ", "axis 2", "[2, 3]", range),
                row("Reductions.min", SHAPE, () -> Tensor.zeros(2, 0).min(1), "min: ", "axes [1]", "[2, 0]"),
                row("Reductions.argMin", SHAPE, () -> x23().argMin(5), "argMin: ", "axis 5", "[2, 3]", range),
                row("Reductions.argMin", SHAPE, () -> Tensor.zeros(0).argMin(0), "argMin: ", "[0]", "no element"),
                row("Reductions.argMin", SHAPE, () -> Tensor.zeros(2, 0).argMin(), "argMin: ", "[2, 0]", "no element"),
                row("Reductions.argMax", SHAPE, () -> Tensor.zeros(2, 0).argMax(), "argMax: ", "[2, 0]", "no element"),
                row("Reductions.argMax", SHAPE, () -> x23().argMax(2, true), "argMax: ", "axis 2", "[2, 3]", range),
                row("Reductions.prod", SHAPE, () -> x23().prod(2, true), "prod: ", "axis 2", "[2, 3]", range),
                row("Reductions.prod", SHAPE, () -> x23().prod(2), "prod: ", "axis 2", "[2, 3]", range),
                row("Reductions.any", SHAPE, () -> x23().any(2), "any: ", "axis 2", "[2, 3]", range),
                row("Reductions.any", NULL, () -> Reductions.any(null), "any: ", "x is null"),
                row("Reductions.all", SHAPE, () -> x23().all(0, 0), "all: ", "twice", "[0, 0]", "[2, 3]"),
                row("Reductions.all", NULL, () -> Reductions.all(null), "all: ", "x is null"),
                row(
                        "Reductions.countNonZero",
                        SHAPE,
                        () -> Reductions.countNonZero(x23(), -3),
                        "countNonZero: ",
                        "axis -3",
                        range),
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

    private static Stream<Rejected> scans() {
        String f = "Scans.scan";
        String range = "valid axes are -2 to 1";
        Tensor zero = Tensor.of(0.0);
        return Stream.of(
                row("Scans.cumSum", SHAPE, () -> x23().cumSum(2), "cumSum: ", "axis 2", "x of shape [2, 3]", range),
                row("Scans.cumProd", SHAPE, () -> zero.cumProd(0), "cumProd: ", "axis 0", "[]", "no axes"),
                row("Scans.cumMax", SHAPE, () -> Scans.cumMax(x23(), -3), "cumMax: ", "axis -3", range),
                row("Scans.cumMin", SHAPE, () -> Scans.cumMin(x23(), 2), "cumMin: ", "axis 2", range),
                row("Scans.logCumSumExp", SHAPE, () -> Scans.logCumSumExp(x23(), 2), "logCumSumExp: ", range),
                row("Scans.diff", SHAPE, () -> Scans.diff(x23(), 2), "diff: ", "axis 2", "[2, 3]", range),
                row(f, NULL, () -> Scans.scan(null, x4(), Scans.Step::new), "scan: ", "init is null"),
                row(f, NULL, () -> Scans.scan(zero, null, Scans.Step::new), "scan: ", "xs is null"),
                row(f, NULL, () -> Scans.scan(zero, x4(), null), "scan: ", "step is null"),
                row(f, SHAPE, () -> Scans.scan(zero, zero, Scans.Step::new), "scan: ", "xs has shape []", "rank 1"),
                row(
                        f,
                        SHAPE,
                        () -> Scans.scan(zero, Tensor.zeros(0, 2), Scans.Step::new),
                        "scan: ",
                        "[0, 2]",
                        "no step",
                        "1 element or more"),
                row(f, NULL, () -> Scans.scan(zero, x4(), (c, x) -> null), "scan: ", "step returned null at element 0"),
                row(
                        f,
                        NULL,
                        () -> Scans.scan(zero, x4(), (c, x) -> new Scans.Step<>(null, x)),
                        "scan: ",
                        "the carry of element 0 is null"),
                row(
                        f,
                        NULL,
                        () -> Scans.scan(zero, x4(), (c, x) -> new Scans.Step<>(c, null)),
                        "scan: ",
                        "y of element 0 is null"),
                row(
                        f,
                        SHAPE,
                        () -> Scans.scan(Tensor.of(0f).sum(), x4(), (c, x) -> new Scans.Step<>(x, c)),
                        "scan: ",
                        "y of element 1 is FLOAT64 []",
                        "element 0 is FLOAT32 []"),
                row(
                        f,
                        SHAPE,
                        () -> Scans.scan(x4(), x4(), (c, x) -> new Scans.Step<>(x, c)),
                        "scan: ",
                        "y of element 1 is FLOAT64 []",
                        "element 0 is FLOAT64 [4]",
                        "need one dtype and shape"));
    }

    private static Stream<Rejected> statistics() {
        String range = "valid axes are -2 to 1";
        Tensor empty = Tensor.zeros(2, 0);
        return Stream.of(
                row("Statistics.var", SHAPE, () -> x23().var(Divisor.COUNT, 2), "var: ", "axis 2", "[2, 3]", range),
                row("Statistics.var", NULL, () -> x23().var(null), "var: ", "divisor is null", "COUNT_MINUS_ONE"),
                row("Statistics.std", SHAPE, () -> x23().std(Divisor.COUNT, 2), "std: ", "axis 2", "[2, 3]", range),
                row("Statistics.std", NULL, () -> x23().std(null, 1), "std: ", "divisor is null", "need COUNT"),
                row("Statistics.median", SHAPE, () -> Statistics.median(x23(), 2), "median: ", "axis 2", range),
                row("Statistics.median", SHAPE, () -> Statistics.median(empty, 1), "median: ", "[2, 0]", "no element"),
                row("Statistics.quantile", SHAPE, () -> Statistics.quantile(empty, 1), "quantile: ", "[2, 0]"),
                row(
                        "Statistics.quantile",
                        VALUE,
                        () -> Statistics.quantile(x23(), 1.5),
                        "quantile: ",
                        "q is 1.5",
                        "[2, 3]",
                        "0 to 1"),
                row(
                        "Statistics.quantile",
                        VALUE,
                        () -> Statistics.quantile(x23(), Double.NaN),
                        "quantile: ",
                        "q is NaN",
                        "0 to 1"),
                row("Norms.norm1", SHAPE, () -> Norms.norm1(x23(), 2), "norm1: ", "axis 2", "[2, 3]", range),
                row("Norms.norm2", SHAPE, () -> Norms.norm2(x23(), 0, -2), "norm2: ", "twice", "[2, 3]"),
                row("Norms.normInf", SHAPE, () -> Norms.normInf(x23(), 2), "normInf: ", "axis 2", range),
                row("Norms.norm", SHAPE, () -> Norms.norm(x23(), 3, 2), "norm: ", "axis 2", range),
                row("Norms.norm", VALUE, () -> Norms.norm(x23(), 0), "norm: ", "p is 0.0", "[2, 3]", "above 0"),
                row("Norms.norm", VALUE, () -> Norms.norm(x23(), Double.NaN), "norm: ", "p is NaN", "infinity"),
                row("Norms.frobenius", SHAPE, () -> Norms.frobenius(x4()), "frobenius: ", "[4]", "rank 2"));
    }

    private static Stream<Rejected> sorting() {
        String range = "valid axes are -2 to 1";
        String f = "Sorting.searchSorted";
        String op = "searchSorted: ";
        return Stream.of(
                row("Sorting.sort", SHAPE, () -> x23().sort(2), "sort: ", "axis 2", "[2, 3]", range),
                row("Sorting.sort", NULL, () -> Sorting.sort(null, 0), "sort: ", "x is null"),
                row("Sorting.argSort", SHAPE, () -> Sorting.argSort(x23(), 2), "argSort: ", "axis 2", range),
                row("Sorting.argSort", NULL, () -> Sorting.argSort(null, 0), "argSort: ", "x is null"),
                row("Sorting.topK", SHAPE, () -> Sorting.topK(x23(), 1, 2), "topK: ", "axis 2", range),
                row("Sorting.topK", NULL, () -> Sorting.topK(null, 1, 0), "topK: ", "x is null"),
                row("Sorting.topK", VALUE, () -> Sorting.topK(x23(), 4, 1), "topK: ", "k is 4", "[2, 3]", "0 to 3"),
                row("Sorting.topK", VALUE, () -> Sorting.topK(x23(), -1, 1), "topK: ", "k is -1", "0 to 3"),
                row(f, NULL, () -> Sorting.searchSorted(null, x4()), op, "sorted is null"),
                row("Sorting.unique", NULL, () -> Sorting.unique(null), "unique: ", "x is null"),
                row(f, SHAPE, () -> Sorting.searchSorted(x23(), x4()), op, "sorted has shape [2, 3]", "need rank 1"),
                row(f, NULL, () -> Sorting.searchSorted(x4(), null), op, "values is null"),
                row(f, NULL, () -> Sorting.searchSorted(x4(), x4(), null), op, "side is null", "LEFT or RIGHT"),
                row(
                        f,
                        VALUE,
                        () -> Sorting.searchSorted(x4(), Tensor.ints(1)),
                        op,
                        "values has dtype INT32",
                        "need FLOAT64"),
                row(
                        f,
                        VALUE,
                        () -> Sorting.searchSorted(Tensor.of(1.0, 3.0, 2.0), x4()),
                        op,
                        "3.0 at index 1",
                        "2.0 at index 2",
                        "ascending"));
    }
}
