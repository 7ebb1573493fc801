package autograd;

import autograd.OpSample.Curve;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of all differentiable functions: the one place that lists domains and shapes. What is tested of each row
 * stands in {@link OpGradientProperties} and its neighbours; {@link OpCoverageTest} proves that no op and no function
 * is missing.
 */
final class OpSamples {
    private static final Curve LINEAR = Curve.LINEAR;
    private static final Curve QUADRATIC = Curve.QUADRATIC;
    private static final Curve CURVED = Curve.CURVED;
    private static final Domain REAL = Domain.REAL;
    private static final Domain POSITIVE = Domain.POSITIVE;
    private static final Domain NOT_ZERO = Domain.NOT_ZERO;
    private static final Domain DISTINCT = Domain.DISTINCT;
    private static final Domain DYADIC = Domain.DYADIC;
    private static final Domain EVEN = Domain.QUARTERS;
    private static final Domain ODD = Domain.BETWEEN_QUARTERS;

    private static final String EACH = "; n; n m; n 1 m; 0; n 0";
    private static final String BROADCASTS =
            ",; n,; , n; n, n; n m, n m; n m, m; 1 m, n 1; k n m, n 1; 1, n m; 0, 1; n 0, 1";

    /**
     * The rows whose rules multiply by IEEE rules, where 0 times infinity is NaN: matrix products, which add up
     * products in one kernel, and the rules of users. In all others a cotangent of 0 gives 0 whatever it meets.
     */
    static final List<OpSample> IEEE =
            Stream.of(products(), custom()).flatMap(List::stream).toList();

    /** All rows. */
    static final List<OpSample> ROWS = Stream.of(
                    arithmetic(), elementwise(), choices(), reductions(), shaping(), indexing(), casting(), IEEE)
            .flatMap(List::stream)
            .toList();

    /** Functions without a derivative, by contract; tested in {@link DiscreteOpsTest}. */
    static final List<OpSample> DISCRETE = discrete();

    private OpSamples() {}

    private static List<OpSample> arithmetic() {
        return List.of(
                binary("add", LINEAR, REAL, REAL, Tensor::add),
                unary("add number", LINEAR, REAL, x -> x.add(0.7)),
                binary("sub", LINEAR, REAL, REAL, Tensor::sub),
                unary("sub number", LINEAR, REAL, x -> x.sub(0.7)),
                unary("number sub", LINEAR, REAL, x -> Arithmetic.sub(0.7, x)),
                binary("mul", QUADRATIC, REAL, REAL, Tensor::mul),
                unary("mul number", LINEAR, REAL, x -> x.mul(-0.7)),
                binary("hadamard", QUADRATIC, REAL, REAL, Tensor::hadamard),
                binary("scale", QUADRATIC, REAL, REAL, Arithmetic::scale),
                binary("addScaled", LINEAR, REAL, REAL, (a, b) -> Arithmetic.addScaled(a, b, -0.7)),
                binary(
                        "addScaled, two dtypes",
                        LINEAR,
                        DYADIC,
                        DYADIC,
                        (a, b) -> Arithmetic.addScaled(to32(a), b, 0.5)),
                binary("div", CURVED, REAL, NOT_ZERO, Tensor::div),
                unary("div number", LINEAR, REAL, x -> x.div(0.7)),
                unary("number div", CURVED, NOT_ZERO, x -> Arithmetic.div(0.7, x)),
                unary("neg", LINEAR, REAL, Tensor::neg),
                unary("reciprocal", CURVED, NOT_ZERO, Tensor::reciprocal),
                unary("square", QUADRATIC, REAL, Tensor::square),
                binary("squarePull", QUADRATIC, REAL, REAL, Arithmetic::squarePull),
                unary("pow 0", LINEAR, REAL, x -> x.pow(0)),
                unary("pow 1", LINEAR, REAL, x -> x.pow(1)),
                unary("pow 2", QUADRATIC, REAL, x -> x.pow(2)),
                unary("pow 3", CURVED, REAL, x -> x.pow(3)),
                unary("pow -1", CURVED, NOT_ZERO, x -> x.pow(-1)),
                unary("pow 0.5", CURVED, POSITIVE, x -> x.pow(0.5)),
                unary("pow 1.7", CURVED, POSITIVE, x -> x.pow(1.7)),
                unary("pow -2.5", CURVED, POSITIVE, x -> x.pow(-2.5)));
    }

    private static List<OpSample> elementwise() {
        return List.of(
                unary("exp", CURVED, REAL, Tensor::exp),
                unary("expm1", CURVED, REAL, Tensor::expm1),
                unary("log", CURVED, POSITIVE, Tensor::log),
                unary("log1p", CURVED, Domain.ABOVE_MINUS_ONE, Tensor::log1p),
                unary("sqrt", CURVED, POSITIVE, Tensor::sqrt),
                unary("sin", CURVED, REAL, Tensor::sin),
                unary("cos", CURVED, REAL, Tensor::cos),
                unary("sigmoid", CURVED, REAL, Tensor::sigmoid),
                binary("sigmoidPull", CURVED, REAL, REAL, Elementwise::sigmoidPull),
                unary("tanh", CURVED, REAL, Tensor::tanh),
                binary("tanhPull", CURVED, REAL, REAL, Elementwise::tanhPull),
                unary("relu", CURVED, NOT_ZERO, Tensor::relu),
                unary("reluPull", LINEAR, REAL, g -> Elementwise.reluPull(g, mask(g).to(g.dtype()))),
                unary("abs", CURVED, NOT_ZERO, Tensor::abs),
                unary("sign", CURVED, NOT_ZERO, Tensor::sign));
    }

    private static List<OpSample> choices() {
        return List.of(
                binary("maximum", CURVED, EVEN, ODD, Tensor::maximum),
                unary("maximum number", CURVED, EVEN, x -> x.maximum(0.125)),
                binary("minimum", CURVED, EVEN, ODD, Tensor::minimum),
                unary("minimum number", CURVED, EVEN, x -> x.minimum(0.125)),
                binary("where", LINEAR, REAL, REAL, ",; 2 n, n; 1, 2 n", (a, b) -> Comparisons.where(mask(2, 1), a, b)),
                binary(
                        "where, same shapes",
                        LINEAR,
                        REAL,
                        REAL,
                        "n, n; 0, 0",
                        (a, b) -> Comparisons.where(mask(a), a, b)),
                binary(
                        "where, two dtypes",
                        LINEAR,
                        DYADIC,
                        DYADIC,
                        ", 3",
                        (a, b) -> Comparisons.where(mask(3), to32(a), b)),
                unary("where, else a number", LINEAR, REAL, x -> Comparisons.where(mask(x), x, 0.25)),
                unary("where, a number", LINEAR, REAL, x -> Comparisons.where(mask(x), 0.25, x)),
                unary("where, functions", CURVED, REAL, OpSamples::sinOrExp),
                unary(
                        "where, one function",
                        CURVED,
                        REAL,
                        x -> Comparisons.where(all(x), x, Tensor::sin, Tensor::exp)));
    }

    private static List<OpSample> reductions() {
        return List.of(
                unary("sum", LINEAR, REAL, Tensor::sum),
                unary("sum, axis", LINEAR, REAL, "n; n m; k n m; n 0; 0 n", x -> x.sum(-1)),
                unary("sum, axes", LINEAR, REAL, "k n m; 0 n m", x -> x.sum(0, 2)),
                unary("sum, axis kept", LINEAR, REAL, "n; n m; 0 m", x -> x.sum(0, true)),
                unary("sum, axes kept", LINEAR, REAL, "n m; k n m", x -> Reductions.sum(x, axes(0, -1), true)),
                unary("mean", LINEAR, REAL, "; n; n m", Tensor::mean),
                unary("mean, axes", LINEAR, REAL, "n m; k n m", x -> x.mean(0, 1)),
                unary("mean, axis kept", LINEAR, REAL, "n m; 0 n", x -> x.mean(1, true)),
                unary("mean, axes kept", LINEAR, REAL, "n m; k n m", x -> Reductions.mean(x, axes(1, 0), true)),
                unary("max", CURVED, DISTINCT, "; n; n m", Tensor::max),
                unary("max, axis", CURVED, DISTINCT, "n; n m; k n m; 0 n", x -> x.max(-1)),
                unary("max, axes", CURVED, DISTINCT, "k n m; n 0 m", x -> x.max(0, 2)),
                unary("max, axis kept", CURVED, DISTINCT, "n; n m", x -> x.max(0, true)),
                unary("max, axes kept", CURVED, DISTINCT, "n m; n m k", x -> Reductions.max(x, axes(0, 1), true)),
                unary("spread", LINEAR, REAL, g -> pulled(g, x -> x.sum(0))),
                unary("spreadMean", LINEAR, REAL, g -> pulled(g, x -> x.mean(0))),
                unary("logSumExp", CURVED, REAL, Tensor::logSumExp),
                unary("logSumExp, axis", CURVED, REAL, "n; n m; k n m; n 0", x -> x.logSumExp(-1)),
                unary("logSumExp, axes", CURVED, REAL, "k n m; n 0 m; n m 0", x -> x.logSumExp(0, 2)),
                unary("logSumExp, axis kept", CURVED, REAL, "n; n m", x -> x.logSumExp(0, true)),
                unary(
                        "logSumExp, axes kept",
                        CURVED,
                        REAL,
                        "n m; n m k",
                        x -> Reductions.logSumExp(x, axes(0, 1), true)),
                unary("softmax", CURVED, REAL, "n; n m; k n m; 0 n; n 0", x -> x.softmax(-1)),
                unary("softmax, first axis", CURVED, REAL, "n m; 0 n", x -> x.softmax(0)),
                binary(
                        "softmaxPull",
                        CURVED,
                        REAL,
                        REAL,
                        "n, n; n m, n m; n 0, n 0",
                        (t, y) -> Reductions.softmaxPull(t, y, -1)),
                binary(
                        "softmaxPull, first axis",
                        CURVED,
                        REAL,
                        REAL,
                        "n m, n m",
                        (t, y) -> Reductions.softmaxPull(t, y, 0)),
                unary(
                        "softmaxCrossEntropy",
                        CURVED,
                        REAL,
                        "2; n m; k n m; 0 3",
                        x -> Reductions.softmaxCrossEntropy(x, classes(x))),
                binary(
                        "softmaxCrossEntropyPull",
                        CURVED,
                        REAL,
                        REAL,
                        "3,; n m, n; k n m, k n; 0 3, 0",
                        (x, g) -> Reductions.softmaxCrossEntropyPull(x, classes(x), g)),
                unary("logSoftmax", CURVED, REAL, "n; n m; k n m; 0 n; n 0", x -> x.logSoftmax(-1)),
                unary("logSoftmax, first axis", CURVED, REAL, "n m", x -> x.logSoftmax(0)));
    }

    private static List<OpSample> shaping() {
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

    private static List<OpSample> indexing() {
        Tensor repeated = Tensor.ints(3, 0, 3);
        Tensor square = Tensor.ints(new int[] {1, 1, 0, 1}, Shape.of(2, 2));
        return List.of(
                unary("slice", LINEAR, REAL, "3; 4 n; 3 0", x -> x.slice(0, 1, 3)),
                unary("slice, from the end", LINEAR, REAL, "2; n 3", x -> x.slice(-1, -2, -1)),
                unary("slice of nothing", LINEAR, REAL, "n; n m", x -> x.slice(0, 1, 1)),
                unary("place", LINEAR, REAL, "n; n m; 0", OpSamples::place),
                unary("take", LINEAR, REAL, "4; 4 n; 4 0", x -> x.take(repeated, 0)),
                unary("take, last axis", LINEAR, REAL, "2; n 3; k n 2", x -> x.take(square, -1)),
                unary("take of nothing", LINEAR, REAL, "n m; n 3 m", x -> x.take(Tensor.ints(), 1)),
                unary(
                        "gather",
                        LINEAR,
                        REAL,
                        "3 n; 4 n; 3 0",
                        x -> x.gather(indices(3, 2, x.shape().size(1)), 0)),
                unary(
                        "gather, last axis",
                        LINEAR,
                        REAL,
                        "n 2; 0 3",
                        x -> x.gather(indices(2, x.shape().size(0), 4), -1)),
                unary("gather, flat", LINEAR, REAL, "4; 2 2", x -> Indexing.gatherFlat(x, repeated)),
                unary("scatterAdd", LINEAR, REAL, "3", x -> Indexing.scatterAddFlat(x, repeated, Shape.of(2, 2))));
    }

    private static List<OpSample> products() {
        return List.of(
                binary("matmul", QUADRATIC, REAL, REAL, "k, k; n k, k; k, k m; n k, k m; 0, 0", Tensor::matmul),
                binary("matmul, empty", QUADRATIC, REAL, REAL, "2 0, 0 3; 0 2, 2 3; n k, k 0; 2 0, 0", Tensor::matmul),
                binary(
                        "matmul, batch",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "b n k, k m; n k, b k m; b n k, b k m; 1 n k, b k m; b n k, k; k, b k m; 0 n k, k m",
                        Tensor::matmul),
                binary(
                        "matmul, left transposed",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "k n, k m; k n, k; b k n, k m; 0 n, 0 m",
                        product(true, false)),
                binary(
                        "matmul, right transposed",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n k, m k; k, m k; n k, b m k",
                        product(false, true)),
                binary("matmul, both transposed", QUADRATIC, REAL, REAL, "k n, m k; b k n, b m k", product(true, true)),
                binary("matmul, two dtypes", QUADRATIC, DYADIC, DYADIC, "n k, k m", (a, b) -> to32(a).matmul(b)),
                linear(
                        "linear",
                        "n k, m k, m; k, m k, m; b n k, m k, m; n 0, m 0, m; 0 k, m k, m; 0 n k, 0 k, 0",
                        x -> x),
                linear("linear, two dtypes", "n k, m k, m", OpSamples::to32),
                binary("tensordot 0", QUADRATIC, REAL, REAL, ",; n, m; n m, k", (a, b) -> a.tensordot(b, 0)),
                binary("tensordot 1", QUADRATIC, REAL, REAL, "n, n; n k, k m; b n k, k m", (a, b) -> a.tensordot(b, 1)),
                binary(
                        "tensordot 2",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n m, n m; b n m, n m k; 0 n, 0 n",
                        (a, b) -> a.tensordot(b, 2)),
                binary(
                        "tensordot, axes",
                        QUADRATIC,
                        REAL,
                        REAL,
                        "n b m, m n k; n 1 m, m n",
                        (a, b) -> Products.tensordot(a, axes(0, 2), b, axes(1, 0))),
                binary("outer", QUADRATIC, REAL, REAL, "n, m; 0, n", Tensor::outer));
    }

    private static List<OpSample> casting() {
        return List.of(
                unary("to FLOAT32", LINEAR, DYADIC, OpSamples::to32),
                unary("to FLOAT64", LINEAR, DYADIC, x -> x.to(DType.FLOAT64)),
                binary("mul, two dtypes", QUADRATIC, DYADIC, DYADIC, (a, b) -> to32(a).mul(b)));
    }

    private static List<OpSample> custom() {
        CustomOp cube = CustomOp.of(
                "cube",
                xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)),
                (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));
        CustomOp quotient = CustomOp.of(
                "quotient",
                xs -> xs.get(0).div(xs.get(1)),
                (g, xs, y) -> List.of(g.div(xs.get(1)), g.mul(y).div(xs.get(1)).neg()));
        return List.of(
                unary("custom cube", CURVED, REAL, cube::apply),
                binary("custom quotient", CURVED, REAL, NOT_ZERO, ",; n, n; n m, n m", quotient::apply));
    }

    private static List<OpSample> discrete() {
        return List.of(
                binary("less", LINEAR, EVEN, EVEN, Tensor::less),
                unary("less number", LINEAR, EVEN, x -> x.less(0.5)),
                binary("lessEqual", LINEAR, EVEN, EVEN, Tensor::lessEqual),
                unary("lessEqual number", LINEAR, EVEN, x -> x.lessEqual(0.5)),
                binary("greater", LINEAR, EVEN, EVEN, Tensor::greater),
                unary("greater number", LINEAR, EVEN, x -> x.greater(0.5)),
                binary("greaterEqual", LINEAR, EVEN, EVEN, Tensor::greaterEqual),
                unary("greaterEqual number", LINEAR, EVEN, x -> x.greaterEqual(0.5)),
                binary("equal", LINEAR, EVEN, EVEN, Tensor::equal),
                unary("equal number", LINEAR, EVEN, x -> x.equal(0.5)),
                binary("notEqual", LINEAR, EVEN, EVEN, Tensor::notEqual),
                unary("notEqual number", LINEAR, EVEN, x -> x.notEqual(0.5)),
                unary("argMax", LINEAR, EVEN, "n; n m; k n m; 0 n", x -> x.argMax(-1)),
                unary("stopGradient", LINEAR, REAL, Tensor::stopGradient),
                unary("to INT32", LINEAR, Domain.WHOLE, x -> x.to(DType.INT32)),
                unary("to BOOL", LINEAR, EVEN, x -> x.to(DType.BOOL)));
    }

    /** A row of one operand that takes every shape. */
    private static OpSample unary(String name, Curve curve, Domain x, UnaryOperator<Tensor> f) {
        return unary(name, curve, x, EACH, f);
    }

    /** A row of one operand of given shapes, see {@link OpSample#patterns}, a semicolon between them. */
    private static OpSample unary(String name, Curve curve, Domain x, String patterns, UnaryOperator<Tensor> f) {
        return new OpSample(name, curve, List.of(x), patterns(patterns), xs -> f.apply(xs.get(0)));
    }

    /** A row of two operands that broadcast. */
    private static OpSample binary(String name, Curve curve, Domain a, Domain b, BinaryOperator<Tensor> f) {
        return binary(name, curve, a, b, BROADCASTS, f);
    }

    /** A row of two operands of given shapes. */
    private static OpSample binary(
            String name, Curve curve, Domain a, Domain b, String patterns, BinaryOperator<Tensor> f) {
        return new OpSample(name, curve, List.of(a, b), patterns(patterns), xs -> f.apply(xs.get(0), xs.get(1)));
    }

    private static List<String> patterns(String patterns) {
        return List.of(patterns.split(";", -1));
    }

    private static BinaryOperator<Tensor> product(boolean transposeA, boolean transposeB) {
        return (a, b) -> Products.matmul(a, transposeA, b, transposeB);
    }

    private static OpSample linear(String name, String patterns, UnaryOperator<Tensor> input) {
        return new OpSample(
                name,
                QUADRATIC,
                List.of(DYADIC, DYADIC, DYADIC),
                patterns(patterns),
                xs -> Products.linear(input.apply(xs.get(0)), xs.get(1), xs.get(2)));
    }

    /** The transpose of a reduction along a new first axis of 2 elements, which only derivatives use. */
    private static Tensor pulled(Tensor g, UnaryOperator<Tensor> reduction) {
        Tensor whole = Tensor.full(Shape.of(2).append(g.shape()), 0, g.dtype());
        return Autograd.vjp(reduction::apply, whole).apply(g);
    }

    /** The transpose of slice, which is an op of its own that only derivatives use. */
    private static Tensor place(Tensor x) {
        int[] sizes = x.shape().toArray();
        int rows = sizes[0];
        sizes[0] += 3;
        Tensor whole = Tensor.full(Shape.of(sizes), 0, x.dtype());
        return Autograd.vjp(t -> t.slice(0, 2, 2 + rows), whole).apply(x);
    }

    private static Tensor sinOrExp(Tensor x) {
        return Comparisons.where(mask(x), x, Tensor::sin, Tensor::exp);
    }

    private static Tensor to32(Tensor x) {
        return x.to(DType.FLOAT32);
    }

    private static int[] axes(int... axes) {
        return axes;
    }

    private static Tensor all(Tensor x) {
        return Tensor.full(x.shape(), 1, DType.BOOL);
    }

    private static Tensor mask(Tensor x) {
        return mask(x.shape().toArray());
    }

    private static Tensor mask(int... sizes) {
        return indices(3, sizes).to(DType.BOOL);
    }

    /** {@return a class for each row of logits} */
    private static Tensor classes(Tensor logits) {
        int[] sizes = logits.shape().toArray();
        return indices(sizes[sizes.length - 1], Arrays.copyOf(sizes, sizes.length - 1));
    }

    /** {@return indices below the bound, each several times where there are enough of them} */
    private static Tensor indices(int bound, int... sizes) {
        Shape shape = Shape.of(sizes);
        int[] values = IntStream.range(0, shape.elements())
                .map(i -> (2 * i + 1) % bound)
                .toArray();
        return Tensor.ints(values, shape);
    }
}
