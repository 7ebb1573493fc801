package autograd.nn;

import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.Tensor;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.layer.Linear;
import autograd.shape.Shape;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about summaries and frozen models. */
final class ModelErrors {
    private ModelErrors() {}

    static Stream<Row> rows() {
        Linear linear = Linear.of(2, 3, Initializers.zeros(), 0);
        Sequential net = Sequential.of(linear);
        Frozen<Sequential> part = Frozen.of(net, "layers.0.bias");
        return Stream.of(
                row(NULL, () -> Summary.of(null), "Summary: model"),
                row(NULL, () -> Summary.of(null, Shape.of(2)), "Summary: layer"),
                row(NULL, () -> Summary.of(linear, (Shape) null), "Summary: input"),
                row(NULL, () -> Summary.of(linear, (Tensor) null), "Summary: x"),
                row(NULL, () -> PathPattern.of(null), "PathPattern: text"),
                row(NULL, () -> Frozen.of((Linear) null, "bias"), "Frozen: model"),
                row(NULL, () -> Frozen.of(linear, (String[]) null), "Frozen: patterns"),
                row(
                        VALUE,
                        () -> Frozen.of(net, "layers.0.bias", "layers.1.*"),
                        "Frozen: pattern \"layers.1.*\"",
                        "no parameter of Sequential",
                        "[layers.0.weight, layers.0.bias]"),
                row(NULL, () -> part.with(null), "Frozen: other"),
                row(SHAPE, () -> part.with(Sequential.of()), "Frozen: model has 2 parameters", "other has 0"),
                row(
                        VALUE,
                        () -> Parameters.grad(Frozen.of(net, "*"), m -> Tensor.of(1.0)),
                        "model Frozen has no parameters"));
    }
}
