package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: activation functions. */
final class ActivationErrorRows {
    private ActivationErrorRows() {}

    static Stream<Rejected> all() {
        Map<String, UnaryOperator<Tensor>> functions = new LinkedHashMap<>();
        functions.put("Activations.sigmoid", Activations::sigmoid);
        functions.put("Activations.relu", Activations::relu);
        functions.put("Activations.leakyRelu", Activations::leakyRelu);
        functions.put("Activations.elu", Activations::elu);
        functions.put("Activations.selu", Activations::selu);
        functions.put("Activations.celu", Activations::celu);
        functions.put("Activations.gelu", Activations::gelu);
        functions.put("Activations.geluTanh", Activations::geluTanh);
        functions.put("Activations.silu", Activations::silu);
        functions.put("Activations.mish", Activations::mish);
        functions.put("Activations.softsign", Activations::softsign);
        functions.put("Activations.softplus", Activations::softplus);
        functions.put("Activations.logSigmoid", Activations::logSigmoid);
        functions.put("Activations.hardTanh", Activations::hardTanh);
        functions.put("Activations.hardSigmoid", Activations::hardSigmoid);
        functions.put("Activations.relu6", Activations::relu6);
        return Stream.concat(ElementwiseErrorRows.unary(functions), parameters());
    }

    private static Stream<Rejected> parameters() {
        Tensor x = Tensor.ones(2, 3);
        String finite = "need a finite number";
        String prelu = "Activations.prelu";
        return Stream.of(
                row(
                        "Activations.leakyRelu",
                        VALUE,
                        () -> x.leakyRelu(Double.NaN),
                        "leakyRelu: ",
                        "slope is NaN",
                        "[2, 3]",
                        finite),
                row(
                        "Activations.elu",
                        VALUE,
                        () -> Activations.elu(x, Double.POSITIVE_INFINITY),
                        "elu: ",
                        "alpha is Infinity",
                        "[2, 3]",
                        finite),
                row(
                        "Activations.celu",
                        VALUE,
                        () -> Activations.celu(x, 0),
                        "celu: ",
                        "alpha is 0.0",
                        "[2, 3]",
                        "need a finite number above 0"),
                row(
                        "Activations.celu",
                        VALUE,
                        () -> Activations.celu(x, Double.NaN),
                        "celu: ",
                        "alpha is NaN",
                        "[2, 3]"),
                row(
                        "Activations.celu",
                        VALUE,
                        () -> Activations.celu(x, Double.POSITIVE_INFINITY),
                        "celu: ",
                        "alpha is Infinity",
                        "[2, 3]"),
                row(
                        prelu,
                        SHAPE,
                        () -> Activations.prelu(x, Tensor.ones(4)),
                        "prelu: ",
                        "[2, 3] of x",
                        "[4] of slope",
                        "need equal sizes or 1"),
                row(prelu, VALUE, () -> Activations.prelu(Tensor.ints(1), x), "prelu: ", "x has dtype INT32", "[1]"),
                row(
                        prelu,
                        VALUE,
                        () -> Activations.prelu(x, Tensor.ints(1)),
                        "prelu: ",
                        "slope has dtype INT32",
                        "[1]"),
                row(prelu, NULL, () -> Activations.prelu(null, x), "prelu: ", "x is null"),
                row(prelu, NULL, () -> Activations.prelu(x, null), "prelu: ", "slope is null"));
    }
}
