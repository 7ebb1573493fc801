package autograd;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Functions of one, two or three tensors as functions of a list: the transforms are written once, for lists. */
final class Functions {
    private Functions() {}

    static Function<List<Tensor>, Tensor> of(String op, Function<Tensor, Tensor> f) {
        Objects.requireNonNull(f, () -> op + ": function is null");
        return xs -> f.apply(xs.get(0));
    }

    static Function<List<Tensor>, Tensor> of(String op, BiFunction<Tensor, Tensor, Tensor> f) {
        Objects.requireNonNull(f, () -> op + ": function is null");
        return xs -> f.apply(xs.get(0), xs.get(1));
    }

    static Function<List<Tensor>, Tensor> of(String op, TriFunction<Tensor> f) {
        Objects.requireNonNull(f, () -> op + ": function is null");
        return xs -> f.apply(xs.get(0), xs.get(1), xs.get(2));
    }

    /** {@return the arguments as a list, after the check that each can be differentiated} */
    static List<Tensor> arguments(String op, Tensor... xs) {
        return arguments(op, Functions::argument, Arrays.asList(xs));
    }

    static List<Tensor> arguments(String op, List<Tensor> xs) {
        return arguments(op, Functions::argument, xs);
    }

    static List<Tensor> arguments(String op, List<String> names, List<Tensor> xs) {
        Objects.requireNonNull(xs, () -> op + ": the list of arguments is null");
        if (names.size() != xs.size()) {
            throw new IllegalArgumentException(op + ": " + names.size() + " names " + names + " for " + xs.size()
                    + " arguments; need one for each");
        }
        return arguments(op, names::get, xs);
    }

    private static List<Tensor> arguments(String op, IntFunction<String> names, List<Tensor> xs) {
        Objects.requireNonNull(xs, () -> op + ": the list of arguments is null");
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            if (x == null || !x.dtype().isFloating()) {
                Checks.floating(op, names.apply(i), x); // words the refusal
            }
        }
        return List.copyOf(xs);
    }

    /** {@return the name of an argument that has none of its own} */
    static String argument(int i) {
        return "argument " + i;
    }
}
