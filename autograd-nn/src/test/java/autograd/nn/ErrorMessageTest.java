package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.data.Batch;
import autograd.nn.data.Batches;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Sgd;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each rejected call: the exact type, and what its message must name. */
class ErrorMessageTest {
    static final Class<ShapeException> SHAPE = ShapeException.class;
    static final Class<IllegalArgumentException> VALUE = IllegalArgumentException.class;
    static final Class<NullPointerException> NULL = NullPointerException.class;
    static final Class<IndexOutOfBoundsException> INDEX = IndexOutOfBoundsException.class;

    record Row(Class<? extends Exception> type, Executable call, List<String> facts) {
        @Override
        public String toString() {
            return type.getSimpleName() + " " + facts;
        }
    }

    /** A model that does not show its tensor. */
    record Forgetful(Tensor factor) implements Model<Forgetful> {
        @Override
        public Forgetful mapParameters(ParameterMap f) {
            return this;
        }
    }

    static Row row(Class<? extends Exception> type, Executable call, String... facts) {
        return new Row(type, call, List.of(facts));
    }

    static Stream<Row> rows() {
        return Stream.of(
                        layers(),
                        LayerErrors.rows(),
                        ModelErrors.rows(),
                        parameters(),
                        StateErrors.rows(),
                        initializers(),
                        losses(),
                        LossErrors.rows(),
                        training(),
                        OptimErrorRows.all(),
                        DataErrorRows.rows(),
                        FileErrorRows.rows(),
                        MetricErrorRows.rows(),
                        TrainErrorRows.rows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> layers() {
        Linear linear = linear(3, 2);
        Tensor weight = Tensor.zeros(2, 3);
        return Stream.of(
                row(NULL, () -> new Linear(null, Tensor.zeros(2)), "Linear", "weight", "[out, in]"),
                row(NULL, () -> new Linear(weight, null), "Linear", "bias", "[out]"),
                row(SHAPE, () -> new Linear(weight, Tensor.zeros(3)), "Linear", "[2, 3]", "[3]", "[out, in]"),
                row(SHAPE, () -> new Linear(Tensor.zeros(2), Tensor.zeros(2)), "Linear", "weight", "[2]"),
                row(SHAPE, () -> new Linear(weight, Tensor.zeros(2, 1)), "Linear", "bias", "[2, 1]"),
                row(VALUE, () -> linear(0, 2), "Linear", "in is 0", "out is 2", "1 or more"),
                row(NULL, () -> Linear.of(3, 2, null, 1), "Linear", "initializer"),
                row(NULL, () -> Linear.of(3, 2, Initializers.zeros(), 1, null), "Linear: dtype", "FLOAT64"),
                row(
                        VALUE,
                        () -> Linear.of(3, 2, Initializers.zeros(), 1, DType.INT32),
                        "Linear: dtype",
                        "INT32",
                        "FLOAT64"),
                row(
                        VALUE,
                        () -> new Linear(weight.to(DType.INT32), Tensor.zeros(2)),
                        "Linear: weight has dtype INT32",
                        "[2, 3]",
                        "FLOAT64"),
                row(
                        VALUE,
                        () -> new Linear(weight, Tensor.zeros(2).equal(0)),
                        "Linear: bias has dtype BOOL",
                        "[2]",
                        "FLOAT64"),
                row(NULL, () -> linear.apply(null), "Linear", "x is null"),
                row(SHAPE, () -> linear.apply(Tensor.zeros(4, 2)), "Linear", "[4, 2]", "[2, 3]", "[..., 3]"),
                row(SHAPE, () -> linear.apply(Tensor.of(1.0)), "Linear", "[]", "[..., 3]"),
                row(VALUE, () -> linear.apply(Tensor.ints(1, 2, 3)), "Linear", "x", "INT32", "[3]", "FLOAT64"),
                row(NULL, () -> Activation.RELU.apply(null), "RELU", "x is null"),
                row(VALUE, () -> Activation.RELU.apply(Tensor.ints(1)), "relu", "INT32", "FLOAT64"),
                row(NULL, () -> new Sequential(null), "Sequential", "layers"),
                row(NULL, () -> Sequential.of(linear, null), "Sequential", "layer 1"),
                row(NULL, () -> Sequential.of(linear).apply(null), "Sequential", "x is null"));
    }

    private static Stream<Row> parameters() {
        Linear linear = linear(3, 2);
        Sequential small = Sequential.of(linear);
        Sequential large = Sequential.of(linear, Activation.RELU, linear(2, 1));
        Sequential other = Sequential.of(linear(3, 4));
        Scale empty = new Scale(null);
        Scale integer = new Scale(Tensor.ints(1));
        Forgetful forgetful = new Forgetful(Tensor.of(1.0));
        ParameterMap keep = (path, p) -> p;
        return Stream.of(
                row(NULL, () -> keep.at(null), "at", "name"),
                row(NULL, () -> Parameters.named(null), "named", "model"),
                row(NULL, () -> Parameters.list(null), "list", "model"),
                row(NULL, () -> Parameters.count(null), "count", "model"),
                row(NULL, () -> Parameters.named(Sequential.of(empty)), "named", "\"layers.0.factor\""),
                row(NULL, () -> Parameters.list(empty), "list", "\"factor\""),
                row(NULL, () -> Parameters.replace((Linear) null, List.of()), "replace", "model"),
                row(NULL, () -> Parameters.replace(linear, null), "replace", "tensors"),
                row(SHAPE, () -> Parameters.replace(linear, List.of()), "replace", "2", "[weight, bias]", "0"),
                row(
                        NULL,
                        () -> Parameters.replace(linear, Arrays.asList(linear.weight(), null)),
                        "replace",
                        "tensor 1",
                        "\"bias\"",
                        "[2]"),
                row(
                        SHAPE,
                        () -> Parameters.replace(small, List.of(linear.weight(), Tensor.zeros(3))),
                        "replace",
                        "tensor 1",
                        "[3]",
                        "\"layers.0.bias\"",
                        "[2]"),
                row(NULL, () -> Parameters.zip(null, linear, Tensor::add), "zip", "a is null"),
                row(NULL, () -> Parameters.zip(linear, null, Tensor::add), "zip", "b is null"),
                row(NULL, () -> Parameters.zip(linear, linear, null), "zip", "f is null"),
                row(NULL, () -> Parameters.zip(linear, linear, (a, b) -> null), "zip", "f", "\"weight\""),
                row(
                        SHAPE,
                        () -> Parameters.zip(small, large, Tensor::add),
                        "zip",
                        "a has 2",
                        "b has 4",
                        "layers.2.bias"),
                row(
                        SHAPE,
                        () -> Parameters.zip(small, other, Tensor::add),
                        "zip",
                        "\"layers.0.weight\"",
                        "[2, 3] in a",
                        "[4, 3] in b"),
                row(NULL, () -> Parameters.valueAndGrad((Linear) null, m -> null), "valueAndGrad", "model"),
                row(NULL, () -> Parameters.valueAndGrad(linear, null), "valueAndGrad", "loss"),
                row(
                        NULL,
                        () -> Parameters.valueAndGrad(linear, m -> null),
                        "valueAndGrad: loss returned null",
                        "scalar"),
                row(NULL, () -> Parameters.valueAndGrad(empty, Scale::factor), "valueAndGrad", "\"factor\""),
                row(
                        SHAPE,
                        () -> Parameters.grad(linear, Linear::bias),
                        "valueAndGrad: loss",
                        "[2]",
                        "scalar",
                        "mean()"),
                row(
                        VALUE,
                        () -> Parameters.grad(linear, m -> m.bias().sum().to(DType.INT32)),
                        "valueAndGrad: loss has dtype INT32",
                        "FLOAT64"),
                row(
                        VALUE,
                        () -> Parameters.valueAndGrad(Sequential.of(Activation.RELU), m -> Tensor.of(1.0)),
                        "valueAndGrad: model Sequential has no parameters",
                        "mapParameters"),
                row(
                        VALUE,
                        () -> Parameters.grad(forgetful, m -> m.factor().sum()),
                        "valueAndGrad: model Forgetful has no parameters",
                        "mapParameters"),
                row(
                        VALUE,
                        () -> Parameters.hvp(forgetful, m -> m.factor().sum(), forgetful),
                        "hvp: model Forgetful has no parameters",
                        "mapParameters"),
                row(VALUE, () -> Parameters.grad(integer, Scale::factor), "valueAndGrad: factor", "INT32", "FLOAT64"),
                row(
                        VALUE,
                        () -> Parameters.grad(linear, m -> m.bias().sum()),
                        "valueAndGrad: ",
                        "\"weight\"",
                        "ALLOW_UNUSED"),
                row(NULL, () -> Parameters.hvp((Linear) null, m -> null, linear), "hvp", "model"),
                row(NULL, () -> Parameters.hvp(linear, null, linear), "hvp", "loss"),
                row(NULL, () -> Parameters.hvp(linear, m -> m.bias().sum(), null), "hvp", "direction"),
                row(
                        SHAPE,
                        () -> Parameters.hvp(small, m -> m.apply(Tensor.ones(3)).sum(), other),
                        "hvp",
                        "\"layers.0.weight\"",
                        "in model",
                        "in direction"),
                row(NULL, () -> Parameters.function((Linear) null, m -> null), "function", "model"),
                row(NULL, () -> Parameters.function(linear, null), "function", "loss"));
    }

    private static Stream<Row> initializers() {
        Shape shape = Shape.of(2, 3);
        return Stream.of(
                row(SHAPE, () -> Initializers.heNormal().initialize(1, Shape.of(3), DType.FLOAT64), "heNormal", "[3]"),
                row(
                        SHAPE,
                        () -> Initializers.xavierUniform().initialize(1, Shape.of(0, 3), DType.FLOAT64),
                        "xavierUniform",
                        "[0, 3]",
                        "[out, in]"),
                row(
                        VALUE,
                        () -> Initializers.heUniform().initialize(1, shape, DType.BOOL),
                        "heUniform",
                        "BOOL",
                        "[2, 3]"),
                row(
                        NULL,
                        () -> Initializers.xavierNormal().initialize(1, null, DType.FLOAT64),
                        "xavierNormal",
                        "shape"),
                row(NULL, () -> Initializers.heNormal().initialize(1, shape, null), "heNormal", "dtype"));
    }

    private static Stream<Row> losses() {
        Tensor p = Tensor.of(0.5, 0.5);
        Tensor matrix = Tensor.full(Shape.of(2, 2), 0.5, DType.FLOAT64);
        Tensor bad = Tensor.of(new double[][] {{0.5, 1}, {0, -0.25}});
        Tensor nan = Tensor.of(0.5, Double.NaN);
        Tensor logits = Tensor.zeros(4, 3);
        Tensor none = Tensor.zeros(0, 2);
        return Stream.of(
                row(NULL, () -> Losses.meanSquaredError(null, p), "meanSquaredError", "yhat"),
                row(NULL, () -> Losses.meanSquaredError(p, null), "meanSquaredError", "y is null"),
                row(
                        SHAPE,
                        () -> Losses.meanSquaredError(Tensor.zeros(2, 1), p),
                        "meanSquaredError",
                        "yhat has shape [2, 1]",
                        "y has shape [2]"),
                row(SHAPE, () -> Losses.meanSquaredError(none, none), "meanSquaredError", "[0, 2]", "mean"),
                row(SHAPE, () -> Losses.logLoss(none, none), "logLoss", "[0, 2]", "mean"),
                row(SHAPE, () -> Losses.logLossFromLogits(none, none), "logLossFromLogits", "[0, 2]", "mean"),
                row(SHAPE, () -> Losses.softmaxCrossEntropy(none, Tensor.ints()), "softmaxCrossEntropy", "[0, 2]"),
                row(
                        VALUE,
                        () -> Losses.residualSumOfSquares(p, Tensor.ints(0, 1)),
                        "residualSumOfSquares",
                        "y",
                        "INT32"),
                row(
                        SHAPE,
                        () -> Losses.residualSumOfSquaresPerOutput(Tensor.of(1.0), Tensor.of(1.0)),
                        "residualSumOfSquaresPerOutput",
                        "[..., outputs]"),
                row(
                        VALUE,
                        () -> Losses.logLoss(bad, matrix),
                        "logLoss",
                        "yhat",
                        "[2, 2]",
                        "-0.25",
                        "at [1, 1]",
                        "0 to 1"),
                row(VALUE, () -> Losses.logLossPerElement(matrix, bad), "logLossPerElement", "y", "-0.25", "at [1, 1]"),
                row(VALUE, () -> Losses.logLoss(nan, p), "logLoss", "yhat", "NaN", "at [1]"),
                row(VALUE, () -> Losses.logLossFromLogits(p, nan), "logLossFromLogits", "y", "NaN", "at [1]"),
                row(
                        VALUE,
                        () -> Losses.logLossFromLogits(p, Tensor.of(0.0, 2.0)),
                        "logLossFromLogits",
                        "y",
                        "2.0",
                        "at [1]",
                        "0 to 1"),
                row(VALUE, () -> Losses.softmaxCrossEntropy(logits, p), "softmaxCrossEntropy", "FLOAT64", "INT32"),
                row(
                        SHAPE,
                        () -> Losses.softmaxCrossEntropy(Tensor.zeros(2, 0), Tensor.ints(0, 0)),
                        "softmaxCrossEntropy: logits has shape [2, 0]",
                        "no classes",
                        "1 or more"),
                row(
                        SHAPE,
                        () -> Losses.softmaxCrossEntropyPerRow(Tensor.zeros(2, 0), Tensor.ints(0, 0)),
                        "softmaxCrossEntropyPerRow: logits has shape [2, 0]",
                        "no classes",
                        "1 or more"),
                row(
                        VALUE,
                        () -> Losses.logLoss(bad.reshape(2, 1, 2), matrix.reshape(2, 1, 2)),
                        "logLoss: yhat",
                        "[2, 1, 2]",
                        "-0.25 at [1, 0, 1]",
                        "need values from 0 to 1"),
                row(
                        INDEX,
                        () -> Losses.softmaxCrossEntropy(
                                Tensor.zeros(2, 2, 3), Tensor.ints(0, 1, 5, 0).reshape(2, 2)),
                        "class 5 at [1, 0]",
                        "need 0 to 2"),
                row(NULL, () -> Losses.softmaxCrossEntropy(logits, null), "softmaxCrossEntropy", "classes"),
                row(NULL, () -> Losses.softmaxCrossEntropyPerRow(null, Tensor.ints(1)), "logits is null"),
                row(
                        SHAPE,
                        () -> Losses.softmaxCrossEntropy(logits, Tensor.ints(0, 1)),
                        "softmaxCrossEntropy",
                        "[4, 3]",
                        "[2]",
                        "[4]"),
                row(
                        SHAPE,
                        () -> Losses.softmaxCrossEntropyPerRow(Tensor.of(1.0), Tensor.ints(0)),
                        "softmaxCrossEntropyPerRow",
                        "[..., classes]"),
                row(
                        INDEX,
                        () -> Losses.softmaxCrossEntropy(logits, Tensor.ints(0, 2, 3, 1)),
                        "softmaxCrossEntropy",
                        "class 3",
                        "at [2]",
                        "0 to 2"),
                row(
                        INDEX,
                        () -> Losses.softmaxCrossEntropyPerRow(logits, Tensor.ints(0, -1, 0, 1)),
                        "class -1",
                        "at [1]",
                        "0 to 2"));
    }

    private static Stream<Row> training() {
        Linear linear = linear(3, 2);
        Batch data = new Batch(Tensor.zeros(5, 2), Tensor.ints(0, 1, 2, 3, 4));
        return Stream.of(
                row(VALUE, () -> new Sgd(0), "Sgd", "learningRate", "0.0", "above 0"),
                row(VALUE, () -> new Sgd(-0.1), "Sgd", "-0.1"),
                row(VALUE, () -> new Sgd(Double.NaN), "Sgd", "NaN"),
                row(VALUE, () -> new Sgd(Double.POSITIVE_INFINITY), "Sgd", "Infinity"),
                row(NULL, () -> new Sgd(1).step(null, new ModelGradient<>(Tensor.of(0.0), linear)), "Sgd", "model"),
                row(NULL, () -> new Sgd(1).step(linear, null), "Sgd", "gradient"),
                row(
                        SHAPE,
                        () -> new Sgd(1).step(linear, new ModelGradient<>(Tensor.of(0.0), linear(3, 1))),
                        "\"weight\"",
                        "[2, 3]",
                        "[1, 3]"),
                row(NULL, () -> new Batch(null, Tensor.zeros(2)), "Batch", "x is null"),
                row(NULL, () -> new Batch(Tensor.zeros(2), null), "Batch", "y is null"),
                row(SHAPE, () -> new Batch(Tensor.zeros(5, 2), Tensor.ints(1, 2)), "Batch", "[5, 2]", "[2]"),
                row(SHAPE, () -> new Batch(Tensor.of(1.0), Tensor.of(1.0)), "Batch", "[]", "[n, ...]"),
                row(NULL, () -> Batches.shuffle(null, 1), "shuffle", "data"),
                row(NULL, () -> Batches.split(null, 0.5, 1), "split", "data"),
                row(VALUE, () -> Batches.split(data, 1, 1), "split", "1.0", "between 0 and 1"),
                row(VALUE, () -> Batches.split(data, Double.NaN, 1), "split", "NaN"),
                row(VALUE, () -> Batches.split(data, 0.05, 1), "split", "0.05", "5 rows", "train"),
                row(VALUE, () -> Batches.split(data, 0.95, 1), "split", "0.95", "5 rows", "test"),
                row(NULL, () -> Batches.inOrder(null, 1), "inOrder", "data"),
                row(VALUE, () -> Batches.inOrder(data, 0), "inOrder", "is 0", "1 to 5"),
                row(VALUE, () -> Batches.shuffled(data, 6, 1), "shuffled", "is 6", "5 rows", "[5, 2]", "1 to 5"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rejected(Row row) {
        Throwable error = assertThrows(Throwable.class, row.call());
        assertSame(row.type(), error.getClass(), error.toString());
        for (String fact : row.facts()) {
            assertTrue(error.getMessage().contains(fact), () -> "\"" + fact + "\" is not in: " + error.getMessage());
        }
    }

    private static Linear linear(int in, int out) {
        return Linear.of(in, out, Initializers.heNormal(), 1);
    }
}
