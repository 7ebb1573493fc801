package autograd.benchmarks.peer;

import autograd.Tensor;
import autograd.array.Maps;
import autograd.array.NdArray;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * An elementary function of one argument, and where it is measured.
 *
 * @param name as the other peers call it too
 * @param from lower end of the arguments
 * @param to upper end
 * @param ours this library's
 */
public record ElementaryFunction(String name, double from, double to, UnaryOperator<Tensor> ours) {
    /** All that this library has. */
    public static final List<ElementaryFunction> ALL = List.of(
            new ElementaryFunction("exp", -5, 5, Tensor::exp),
            new ElementaryFunction("expm1", -5, 5, Tensor::expm1),
            new ElementaryFunction("log", 0.01, 100, Tensor::log),
            new ElementaryFunction("log1p", -0.9, 100, Tensor::log1p),
            of("log2", 0.01, 100, Maps::log2),
            of("log10", 0.01, 100, Maps::log10),
            new ElementaryFunction("sin", -10, 10, Tensor::sin),
            new ElementaryFunction("cos", -10, 10, Tensor::cos),
            of("tan", -1.5, 1.5, Maps::tan),
            of("asin", -1, 1, Maps::asin),
            of("acos", -1, 1, Maps::acos),
            of("atan", -10, 10, Maps::atan),
            of("sinh", -5, 5, Maps::sinh),
            of("cosh", -5, 5, Maps::cosh),
            of("asinh", -100, 100, Maps::asinh),
            of("acosh", 1.01, 100, Maps::acosh),
            of("atanh", -0.99, 0.99, Maps::atanh),
            of("erf", -3, 3, Maps::erf),
            of("cbrt", -100, 100, Maps::cbrt),
            of("pow", 0, 10, x -> Maps.pow(x, 2.5)),
            new ElementaryFunction("tanh", -5, 5, Tensor::tanh),
            new ElementaryFunction("sigmoid", -10, 10, Tensor::sigmoid),
            of("softplus", -10, 10, Maps::softplus),
            new ElementaryFunction("sqrt", 0, 100, Tensor::sqrt),
            new ElementaryFunction("relu", -1, 1, Tensor::relu),
            new ElementaryFunction("abs", -1, 1, Tensor::abs),
            new ElementaryFunction("sign", -1, 1, Tensor::sign),
            new ElementaryFunction("neg", -1, 1, Tensor::neg),
            new ElementaryFunction("square", -1, 1, Tensor::square),
            new ElementaryFunction("reciprocal", 1, 2, Tensor::reciprocal));

    /** Makes the description. */
    public ElementaryFunction {
        Objects.requireNonNull(name);
        Objects.requireNonNull(ours);
    }

    /** A function of arrays, which has no derivative yet. */
    private static ElementaryFunction of(String name, double from, double to, UnaryOperator<NdArray> ours) {
        return new ElementaryFunction(name, from, to, x -> Tensor.of(ours.apply(x.array())));
    }

    static ElementaryFunction named(String name) {
        return ALL.stream()
                .filter(function -> function.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("function " + name + ": need one of "
                        + Arrays.toString(
                                ALL.stream().map(ElementaryFunction::name).toArray())));
    }
}
