package autograd;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

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
        for (int i = 0; i < xs.length; i++) {
            Checks.floating(op, argument(i), xs[i]);
        }
        return List.of(xs);
    }

    static List<Tensor> arguments(String op, List<Tensor> xs) {
        Objects.requireNonNull(xs, () -> op + ": the list of arguments is null");
        return arguments(op, xs.toArray(new Tensor[0]));
    }

    static List<Tensor> arguments(String op, List<String> names, List<Tensor> xs) {
        Objects.requireNonNull(xs, () -> op + ": the list of arguments is null");
        if (names.size() != xs.size()) {
            throw new IllegalArgumentException(op + ": " + names.size() + " names " + names + " for " + xs.size()
                    + " arguments; need one for each");
        }
        for (int i = 0; i < names.size(); i++) {
            Checks.floating(op, names.get(i), xs.get(i));
        }
        return List.copyOf(xs);
    }

    /** {@return the names of arguments that have none of their own} */
    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Functions::argument).toList();
    }

    static String argument(int i) {
        return "argument " + i;
    }
}
