package autograd.check;

import autograd.Tape;
import autograd.Tensor;
import autograd.TriFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds the first cause of a NaN or infinity in a loss or in its gradient: the op, its operands and the line of the call.
 *
 * <pre>{@code
 * NonFiniteCheck.run(w -> loss(w), w0).throwIfFound();
 * }</pre>
 *
 * <p>It evaluates the function once more, on a tape that keeps everything; derivatives that nobody checks pay nothing. See
 * {@link autograd.TapeReport#firstNonFinite} for what counts as a cause.
 */
public final class NonFiniteCheck {
    private NonFiniteCheck() {}

    /** {@return the result for a scalar function of one tensor at {@code x}} */
    public static NonFiniteReport run(Function<Tensor, Tensor> f, Tensor x) {
        Objects.requireNonNull(f, "NonFiniteCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0)), arguments(x));
    }

    /** {@return the result for a scalar function of two tensors at {@code a, b}} */
    public static NonFiniteReport run(BiFunction<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) {
        Objects.requireNonNull(f, "NonFiniteCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0), xs.get(1)), arguments(a, b));
    }

    /** {@return the result for a scalar function of three tensors at {@code a, b, c}} */
    public static NonFiniteReport run(TriFunction<Tensor> f, Tensor a, Tensor b, Tensor c) {
        Objects.requireNonNull(f, "NonFiniteCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0), xs.get(1), xs.get(2)), arguments(a, b, c));
    }

    /** {@return the result for a scalar function of a list; its arguments are called "argument 0" and so on} */
    public static NonFiniteReport runAll(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        Objects.requireNonNull(xs, "NonFiniteCheck: the list of arguments is null");
        return runAll(
                f, IntStream.range(0, xs.size()).mapToObj(i -> "argument " + i).toList(), xs);
    }

    /**
     * Checks a scalar function of a list of named tensors, such as the parameters of a model.
     *
     * @param f the loss
     * @param names how the report calls the arguments
     * @param xs the arguments, FLOAT64 or FLOAT32
     * @return the first cause, if there is one
     * @throws IllegalArgumentException if the lists differ in length, a dtype is another, or {@code f} returns no scalar
     * @throws IllegalStateException if the loss does not depend on any argument
     */
    public static NonFiniteReport runAll(Function<List<Tensor>, Tensor> f, List<String> names, List<Tensor> xs) {
        Objects.requireNonNull(f, "NonFiniteCheck: function is null");
        Objects.requireNonNull(names, "NonFiniteCheck: the list of names is null");
        Objects.requireNonNull(xs, "NonFiniteCheck: the list of arguments is null");
        if (names.size() != xs.size()) {
            throw new IllegalArgumentException(
                    "NonFiniteCheck: " + names.size() + " names for " + xs.size() + " arguments; need one for each");
        }
        try (Tape tape = Tape.inspecting()) {
            List<Tensor> watched = new ArrayList<>();
            for (int i = 0; i < xs.size(); i++) {
                watched.add(tape.watch(xs.get(i), names.get(i)));
            }
            Tensor loss = Objects.requireNonNull(
                    f.apply(List.copyOf(watched)), "NonFiniteCheck: function returned null; need a tensor");
            return new NonFiniteReport(tape.report().firstNonFinite(loss), tape.size());
        }
    }

    private static List<Tensor> arguments(Tensor... xs) {
        for (int i = 0; i < xs.length; i++) {
            int position = i;
            Objects.requireNonNull(xs[i], () -> "NonFiniteCheck: argument " + position + " is null");
        }
        return List.of(xs);
    }
}
