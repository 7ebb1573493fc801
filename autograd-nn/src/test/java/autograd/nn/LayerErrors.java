package autograd.nn;

import static autograd.nn.ErrorMessageTest.INDEX;
import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Bilinear;
import autograd.nn.layer.Celu;
import autograd.nn.layer.Dropout;
import autograd.nn.layer.Elu;
import autograd.nn.layer.Embedding;
import autograd.nn.layer.Flatten;
import autograd.nn.layer.LayerNorm;
import autograd.nn.layer.LeakyRelu;
import autograd.nn.layer.Linear;
import autograd.nn.layer.Prelu;
import autograd.nn.layer.Residual;
import autograd.shape.Shape;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about layers and initializers. */
final class LayerErrors {
    private static final Mode TRAINING = Mode.training(RandomKey.of(1));

    private LayerErrors() {}

    static Stream<Row> rows() {
        return Stream.of(products(), normalisation(), elementwise(), structure(), initializers())
                .flatMap(s -> s);
    }

    private static Stream<Row> products() {
        Tensor weight = Tensor.zeros(4, 2, 3);
        Bilinear bilinear = new Bilinear(weight, Tensor.zeros(4));
        Tensor table = Tensor.zeros(5, 2);
        Embedding embedding = new Embedding(table);
        return Stream.of(
                row(NULL, () -> new Bilinear(null, Tensor.zeros(4)), "Bilinear: weight"),
                row(NULL, () -> new Bilinear(weight, null), "Bilinear: bias"),
                row(SHAPE, () -> new Bilinear(weight, Tensor.zeros(3)), "Bilinear", "[4, 2, 3]", "[3]", "bias [out]"),
                row(SHAPE, () -> new Bilinear(table, Tensor.zeros(5)), "Bilinear", "[5, 2]", "[out, left, right]"),
                row(
                        VALUE,
                        () -> new Bilinear(weight, Tensor.ints(1, 2, 3, 4)),
                        "Bilinear: bias has dtype INT32",
                        "FLOAT64"),
                row(
                        VALUE,
                        () -> Bilinear.of(2, 0, 3, Initializers.zeros(), 1),
                        "Bilinear: left is 2, right is 0, out is 3"),
                row(NULL, () -> Bilinear.of(2, 2, 3, null, 1), "Bilinear: initializer"),
                row(VALUE, () -> Bilinear.of(2, 2, 3, Initializers.zeros(), 1, DType.BOOL), "Bilinear: dtype is BOOL"),
                row(NULL, () -> Bilinear.of(2, 2, 3, Initializers.zeros(), 1, null), "Bilinear: dtype is null"),
                row(NULL, () -> bilinear.apply(null, Tensor.zeros(3)), "Bilinear: a is null"),
                row(SHAPE, () -> bilinear.apply(Tensor.zeros(5, 3), Tensor.zeros(5, 3)), "a has", "[5, 3]", "[..., 2]"),
                row(SHAPE, () -> bilinear.apply(Tensor.zeros(5, 2), Tensor.zeros(5, 2)), "b has", "[5, 2]", "[..., 3]"),
                row(
                        SHAPE,
                        () -> bilinear.apply(Tensor.zeros(5, 2), Tensor.zeros(1, 3)),
                        "[5, 2]",
                        "[1, 3]",
                        "same leading axes"),
                row(NULL, () -> new Embedding(null), "Embedding: weight"),
                row(
                        SHAPE,
                        () -> new Embedding(Tensor.zeros(5)),
                        "Embedding: weight has shape [5]",
                        "[count, features]"),
                row(VALUE, () -> new Embedding(Tensor.ints(new int[][] {{1}})), "Embedding: weight has dtype INT32"),
                row(VALUE, () -> new Embedding(table, 5), "Embedding: padding is 5", "[5, 2]", "0 to 4"),
                row(VALUE, () -> new Embedding(table, -2), "Embedding: padding is -2", "NO_PADDING"),
                row(VALUE, () -> Embedding.of(0, 2, 1), "Embedding: count is 0, features is 2"),
                row(NULL, () -> Embedding.of(2, 2, null, 1, DType.FLOAT64), "Embedding: initializer"),
                row(VALUE, () -> Embedding.of(2, 2, Initializers.zeros(), 1, DType.INT32), "Embedding: dtype is INT32"),
                row(NULL, () -> embedding.apply(null), "Embedding: x is null"),
                row(
                        VALUE,
                        () -> embedding.apply(Tensor.of(1.0)),
                        "Embedding: x has dtype FLOAT64",
                        "INT32",
                        "to(INT32)"),
                row(
                        INDEX,
                        () -> embedding.apply(Tensor.ints(0, 5)),
                        "Embedding: index 5 is element 1",
                        "[5, 2]",
                        "0 to 4"),
                row(INDEX, () -> embedding.apply(Tensor.ints(-1)), "Embedding: index -1 is element 0", "0 to 4"));
    }

    private static Stream<Row> normalisation() {
        Tensor three = Tensor.ones(3);
        Tensor two = Tensor.ones(2);
        BatchNorm norm = BatchNorm.of(3);
        LayerNorm layer = LayerNorm.of(3);
        return Stream.of(
                row(NULL, () -> new BatchNorm(null, three, three, three, 0.9, 1e-5), "BatchNorm: weight"),
                row(NULL, () -> new BatchNorm(three, null, three, three, 0.9, 1e-5), "BatchNorm: bias"),
                row(NULL, () -> new BatchNorm(three, three, null, three, 0.9, 1e-5), "BatchNorm: runningMean"),
                row(NULL, () -> new BatchNorm(three, three, three, null, 0.9, 1e-5), "BatchNorm: runningVariance"),
                row(
                        SHAPE,
                        () -> new BatchNorm(three, three, two, three, 0.9, 1e-5),
                        "BatchNorm: weight has shape [3]",
                        "runningMean [2]",
                        "[features] for all"),
                row(
                        VALUE,
                        () -> new BatchNorm(three, three, Tensor.ints(1, 2, 3), three, 0.9, 1e-5),
                        "BatchNorm: runningMean has dtype INT32"),
                row(
                        VALUE,
                        () -> new BatchNorm(three, three, three, three, 1.1, 1e-5),
                        "BatchNorm: momentum is 1.1",
                        "kept of the old",
                        "0 to 1"),
                row(VALUE, () -> new BatchNorm(three, three, three, three, Double.NaN, 1e-5), "momentum is NaN"),
                row(VALUE, () -> new BatchNorm(three, three, three, three, 0.9, 0), "BatchNorm: epsilon is 0.0"),
                row(VALUE, () -> BatchNorm.of(0), "BatchNorm: features is 0"),
                row(VALUE, () -> BatchNorm.of(2, DType.INT32), "BatchNorm: dtype is INT32"),
                row(NULL, () -> norm.apply(null), "BatchNorm: x is null"),
                row(SHAPE, () -> norm.apply(Tensor.zeros(5, 2)), "BatchNorm: x has shape [5, 2]", "[..., 3]"),
                row(SHAPE, () -> norm.apply(Tensor.zeros(5, 2), TRAINING), "BatchNorm: x has shape [5, 2]"),
                row(
                        SHAPE,
                        () -> norm.apply(Tensor.zeros(1, 3), TRAINING),
                        "BatchNorm: x has shape [1, 3]",
                        "1 rows",
                        "2 or more"),
                row(SHAPE, () -> norm.apply(Tensor.zeros(0, 3), TRAINING), "BatchNorm", "0 rows"),
                row(SHAPE, () -> norm.apply(Tensor.zeros(3), TRAINING), "BatchNorm", "1 rows"),
                row(VALUE, () -> norm.apply(Tensor.ints(1, 2, 3)), "BatchNorm: x has dtype INT32"),
                row(NULL, () -> norm.apply(Tensor.zeros(4, 3), null), "BatchNorm: mode"),
                row(NULL, () -> new LayerNorm(null, three, 1e-5), "LayerNorm: weight"),
                row(NULL, () -> new LayerNorm(three, null, 1e-5), "LayerNorm: bias"),
                row(SHAPE, () -> new LayerNorm(three, two, 1e-5), "LayerNorm", "[3]", "[2]"),
                row(SHAPE, () -> new LayerNorm(Tensor.of(1.0), Tensor.of(1.0), 1e-5), "LayerNorm", "[]", "[features]"),
                row(SHAPE, () -> LayerNorm.of(0), "LayerNorm", "[0]"),
                row(VALUE, () -> new LayerNorm(three, three, -1), "LayerNorm: epsilon is -1.0", "above 0"),
                row(VALUE, () -> LayerNorm.of(Shape.of(2), DType.BOOL), "LayerNorm: dtype is BOOL"),
                row(NULL, () -> LayerNorm.of(null, DType.FLOAT64), "LayerNorm: features"),
                row(SHAPE, () -> layer.apply(Tensor.zeros(2)), "LayerNorm: x has shape [2]", "[..., 3]"),
                row(
                        SHAPE,
                        () -> LayerNorm.of(Shape.of(2, 3), DType.FLOAT64).apply(Tensor.zeros(3)),
                        "LayerNorm: x has shape [3]",
                        "[..., 2, 3]"));
    }

    private static Stream<Row> elementwise() {
        Tensor x = Tensor.of(1.0);
        return Stream.of(
                row(VALUE, () -> new LeakyRelu(Double.NaN), "LeakyRelu: slope is NaN"),
                row(VALUE, () -> new Elu(Double.POSITIVE_INFINITY), "Elu: alpha is Infinity"),
                row(VALUE, () -> new Celu(0), "Celu: alpha is 0.0", "above 0"),
                row(NULL, () -> new LeakyRelu(0.1).apply(null), "LeakyRelu: x is null"),
                row(VALUE, () -> new Elu(1).apply(Tensor.ints(1)), "Elu: x has dtype INT32"),
                row(VALUE, () -> new Celu(1).apply(Tensor.ints(1)), "Celu: x has dtype INT32"),
                row(NULL, () -> new Prelu(null), "Prelu: slope"),
                row(SHAPE, () -> new Prelu(Tensor.zeros(2, 1)), "Prelu: slope has shape [2, 1]", "[features]"),
                row(VALUE, () -> Prelu.of(0, DType.FLOAT64), "Prelu: features is 0"),
                row(VALUE, () -> Prelu.of(1, DType.INT32), "Prelu: dtype is INT32"),
                row(SHAPE, () -> new Prelu(Tensor.zeros(2)).apply(Tensor.zeros(2, 3)), "[2, 3]", "[..., 2]"),
                row(VALUE, () -> Activation.GELU.apply(Tensor.ints(1)), "gelu", "INT32"),
                row(VALUE, () -> new Dropout(1), "Dropout: rate is 1.0", "0 to below 1"),
                row(VALUE, () -> new Dropout(-0.1), "Dropout: rate is -0.1"),
                row(VALUE, () -> new Dropout(Double.NaN), "Dropout: rate is NaN"),
                row(NULL, () -> new Dropout(0.5).apply(null), "Dropout: x is null"),
                row(VALUE, () -> new Dropout(0.5).apply(Tensor.ints(1), TRAINING), "Dropout: x has dtype INT32"),
                row(NULL, () -> new Dropout(0.5).apply(x, null), "Dropout: mode"));
    }

    private static Stream<Row> structure() {
        Linear wide = Linear.of(2, 3, Initializers.zeros(), 0);
        Tensor x = Tensor.zeros(4, 2);
        return Stream.of(
                row(VALUE, () -> new Flatten(-1), "Flatten: kept is -1", "0 or more"),
                row(NULL, () -> new Flatten().apply(null), "Flatten: x is null"),
                row(SHAPE, () -> new Flatten(3).apply(x), "Flatten: x has shape [4, 2]", "3 leading axes"),
                row(NULL, () -> new Residual(null), "Residual: inner"),
                row(NULL, () -> new Residual(wide).apply(null), "Residual: x is null"),
                row(SHAPE, () -> new Residual(wide).apply(x), "Residual: x has shape [4, 2]", "[4, 3]", "same shape"),
                row(SHAPE, () -> new Residual(wide).apply(x, TRAINING), "Residual: x has shape [4, 2]", "[4, 3]"),
                row(NULL, () -> new Residual(wide).apply(x, null), "Residual: mode"));
    }

    private static Stream<Row> initializers() {
        Shape vector = Shape.of(3);
        return Stream.of(
                row(SHAPE, () -> Initializers.orthogonal().initialize(1, vector, DType.FLOAT64), "orthogonal", "[3]"),
                row(
                        SHAPE,
                        () -> Initializers.lecunNormal().initialize(1, Shape.of(2, 0, 3), DType.FLOAT64),
                        "lecunNormal",
                        "[2, 0, 3]",
                        "[out, in, ...]"),
                row(VALUE, () -> Initializers.ones().initialize(1, vector, DType.BOOL), "ones: dtype is BOOL"),
                row(VALUE, () -> Initializers.normal(1).initialize(1, vector, DType.INT32), "normal: dtype is INT32"),
                row(
                        VALUE,
                        () -> Initializers.truncatedNormal(1).initialize(1, vector, DType.INT32),
                        "truncatedNormal: dtype is INT32"),
                row(VALUE, () -> Initializers.normal(-1), "normal: deviation is -1.0", "0 or more"),
                row(VALUE, () -> Initializers.truncatedNormal(Double.NaN), "truncatedNormal: deviation is NaN"),
                row(VALUE, () -> Initializers.uniform(Double.POSITIVE_INFINITY), "uniform: bound is Infinity"),
                row(VALUE, () -> Initializers.constant(Double.NaN), "constant: value is NaN", "finite"));
    }
}
