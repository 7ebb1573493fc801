package autograd.benchmarks.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Elementary functions of DJL, by the names of {@link ElementaryFunction}. */
final class DjlFunctions {
    private static final Map<String, UnaryOperator<NDArray>> BY_NAME = Map.ofEntries(
            Map.entry("exp", NDArray::exp),
            Map.entry("log", NDArray::log),
            Map.entry("log2", NDArray::log2),
            Map.entry("log10", NDArray::log10),
            Map.entry("sin", NDArray::sin),
            Map.entry("cos", NDArray::cos),
            Map.entry("tan", NDArray::tan),
            Map.entry("asin", NDArray::asin),
            Map.entry("acos", NDArray::acos),
            Map.entry("atan", NDArray::atan),
            Map.entry("sinh", NDArray::sinh),
            Map.entry("cosh", NDArray::cosh),
            Map.entry("tanh", NDArray::tanh),
            Map.entry("asinh", NDArray::asinh),
            Map.entry("acosh", NDArray::acosh),
            Map.entry("atanh", NDArray::atanh),
            Map.entry("erf", NDArray::erf),
            Map.entry("sigmoid", x -> Activation.sigmoid(x)),
            Map.entry("softplus", x -> Activation.softPlus(x)),
            Map.entry("relu", x -> Activation.relu(x)),
            Map.entry("pow", x -> x.pow(2.5)),
            Map.entry("sqrt", NDArray::sqrt),
            Map.entry("abs", NDArray::abs),
            Map.entry("sign", NDArray::sign),
            Map.entry("neg", NDArray::neg),
            Map.entry("square", NDArray::square));

    private DjlFunctions() {}

    static UnaryOperator<NDArray> named(String name) {
        UnaryOperator<NDArray> function = BY_NAME.get(name);
        if (function == null) {
            throw new UnsupportedOperationException(name);
        }
        return function;
    }
}
