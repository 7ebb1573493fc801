package autograd.nn;

import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.Tensor;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.train.DeadUnits;
import autograd.nn.train.GradientHealth;
import java.util.List;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about gradient health. */
final class TrainErrorRows {
    private TrainErrorRows() {}

    static Stream<Row> rows() {
        Linear linear = Linear.of(2, 3, Initializers.zeros(), 0);
        Linear other = Linear.of(2, 4, Initializers.zeros(), 0);
        Tensor x = Tensor.zeros(1, 2);
        GradientHealth health = GradientHealth.of(linear, linear);
        DeadUnits dead = new DeadUnits(List.of());
        return Stream.of(
                row(NULL, () -> GradientHealth.of(null, linear), "GradientHealth: model is null"),
                row(NULL, () -> GradientHealth.of(linear, null), "GradientHealth: gradient is null"),
                row(NULL, () -> GradientHealth.of(linear, linear, null), "GradientHealth: next is null"),
                row(NULL, () -> GradientHealth.of(null, linear, linear), "GradientHealth: model is null"),
                row(NULL, () -> new GradientHealth(null), "GradientHealth: layers is null"),
                row(NULL, () -> new GradientHealth.Row(null, 1, 1, 1), "Row: path is null"),
                row(SHAPE, () -> GradientHealth.of(linear, other), "\"weight\"", "[3, 2]", "[4, 2]"),
                row(SHAPE, () -> GradientHealth.of(linear, linear, other), "\"weight\"", "[3, 2]", "[4, 2]"),
                row(VALUE, () -> health.warnings(0), "warnings: threshold is 0.0", "between 0 and 1"),
                row(VALUE, () -> health.warnings(Double.NaN), "warnings: threshold is NaN"),
                row(NULL, () -> DeadUnits.of(null, x), "DeadUnits: layer is null"),
                row(NULL, () -> DeadUnits.of(linear, null), "DeadUnits: x is null"),
                row(NULL, () -> DeadUnits.of(linear, x, null), "DeadUnits: isRectifier is null"),
                row(SHAPE, () -> DeadUnits.of(Activation.RELU, Tensor.zeros(0, 2)), "DeadUnits: x has shape [0, 2]"),
                row(NULL, () -> new DeadUnits(null), "DeadUnits: rectifiers is null"),
                row(NULL, () -> new DeadUnits.Row(null, 0, 1, 1), "Row: path is null"),
                row(VALUE, () -> new DeadUnits.Row("a", 2, 1, 1), "Row: dead is 2, units is 1"),
                row(VALUE, () -> dead.warnings(1.5), "warnings: threshold is 1.5", "up to 1"));
    }
}
