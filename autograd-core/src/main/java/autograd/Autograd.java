package autograd;

import autograd.array.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Derivatives as functions of functions.
 *
 * <pre>{@code
 * var slope = grad(x -> x.mul(x));
 * slope.apply(Tensor.of(3.0));                        // 6.0
 * grad(x -> grad(y -> y.mul(y).mul(y)).apply(x)).apply(Tensor.of(2.0));   // 12.0
 * }</pre>
 *
 * <p>Each takes functions of one, two or three tensors; the variants named {@code ...All} take functions of a list. They
 * nest without limit and mix freely, and a function may use tensors of an enclosing derivative. Write them as lambdas: a
 * reference to an overloaded method, {@code grad(Tensor::sum)}, is ambiguous to the compiler. Arguments are FLOAT64 or
 * FLOAT32; another dtype is an {@link IllegalArgumentException}, null a {@link NullPointerException}.
 *
 * <p>A gradient has the shape and dtype of its argument. The function must return a scalar ({@link
 * autograd.shape.ShapeException} otherwise) that depends on every argument: an argument that it does not depend on is an
 * {@link IllegalArgumentException} that says where the chain broke, unless {@link GradOption#ALLOW_UNUSED} is given. A
 * derivative depends on the point where it was taken, though it may be constant: the second derivative of a function of
 * straight pieces, {@code grad(x -> grad(f).apply(x).sum())} of relu or abs, is zeros in every nesting of both modes. For
 * results that are not scalars, and for higher derivatives, see {@link Derivatives}.
 */
public final class Autograd {
    private Autograd() {}

    /** {@return the function {@code x -> df/dx}} */
    public static UnaryOperator<Tensor> grad(Function<Tensor, Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("grad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return x -> evaluate("grad", g, allowUnused, x).gradient(0);
    }

    /** {@return the function {@code (a, b) -> [df/da, df/db]}} */
    public static BiFunction<Tensor, Tensor, List<Tensor>> grad(
            BiFunction<Tensor, Tensor, Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("grad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return (a, b) -> evaluate("grad", g, allowUnused, a, b).gradients();
    }

    /** {@return the function {@code (a, b, c) -> [df/da, df/db, df/dc]}} */
    public static TriFunction<List<Tensor>> grad(TriFunction<Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("grad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return (a, b, c) -> evaluate("grad", g, allowUnused, a, b, c).gradients();
    }

    /** {@return the function that takes a list of tensors to the list of gradients by them} */
    public static UnaryOperator<List<Tensor>> gradAll(Function<List<Tensor>, Tensor> f, GradOption... options) {
        Objects.requireNonNull(f, "grad: function is null");
        boolean allowUnused = GradOption.allowUnused(options);
        return xs -> evaluate("grad", f, allowUnused, Functions.arguments("grad", xs))
                .gradients();
    }

    /** {@return the function {@code x -> (f(x), df/dx)}, which evaluates f once} */
    public static Function<Tensor, ValueAndGradient> valueAndGrad(Function<Tensor, Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("valueAndGrad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return x -> {
            ValueAndGradients result = evaluate("valueAndGrad", g, allowUnused, x);
            return new ValueAndGradient(result.value(), result.gradient(0));
        };
    }

    /** {@return the function {@code (a, b) -> (f(a, b), [df/da, df/db])}, which evaluates f once} */
    public static BiFunction<Tensor, Tensor, ValueAndGradients> valueAndGrad(
            BiFunction<Tensor, Tensor, Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("valueAndGrad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return (a, b) -> evaluate("valueAndGrad", g, allowUnused, a, b);
    }

    /** {@return the function {@code (a, b, c) -> (f(a, b, c), [df/da, df/db, df/dc])}, which evaluates f once} */
    public static TriFunction<ValueAndGradients> valueAndGrad(TriFunction<Tensor> f, GradOption... options) {
        Function<List<Tensor>, Tensor> g = Functions.of("valueAndGrad", f);
        boolean allowUnused = GradOption.allowUnused(options);
        return (a, b, c) -> evaluate("valueAndGrad", g, allowUnused, a, b, c);
    }

    /** {@return the function that takes a list of tensors to the value and the gradients by them} */
    public static Function<List<Tensor>, ValueAndGradients> valueAndGradAll(
            Function<List<Tensor>, Tensor> f, GradOption... options) {
        Objects.requireNonNull(f, "valueAndGrad: function is null");
        boolean allowUnused = GradOption.allowUnused(options);
        return xs -> evaluate("valueAndGrad", f, allowUnused, Functions.arguments("valueAndGrad", xs));
    }

    /**
     * {@link #valueAndGradAll(Function, GradOption...)} with names for the arguments, such as the paths of a model's
     * parameters.
     *
     * @param f a scalar function of a list
     * @param names how messages call the arguments, one for each, in order; not copied, and read only when
     *     there is a message, so the list must not change
     * @param options as everywhere in this class
     * @return the function that takes a list of tensors to the value and the gradients by them
     * @throws IllegalArgumentException when applied to a list of another length than {@code names}
     */
    public static Function<List<Tensor>, ValueAndGradients> valueAndGradAll(
            Function<List<Tensor>, Tensor> f, List<String> names, GradOption... options) {
        String op = "valueAndGrad";
        Objects.requireNonNull(f, op + ": function is null");
        Objects.requireNonNull(names, op + ": the list of names is null");
        boolean allowUnused = GradOption.allowUnused(options);
        return xs -> evaluate(op, f, allowUnused, names::get, Functions.arguments(op, names, xs));
    }

    /**
     * Evaluates a function and prepares its vector-Jacobian products (reverse mode).
     *
     * @param f a function with a result of any shape
     * @param x where to evaluate it
     * @return the value, and the map from its cotangents to those of {@code x}
     */
    public static Pullback vjp(Function<Tensor, Tensor> f, Tensor x) {
        return Pullback.of("vjp", Functions.of("vjp", f), Functions.arguments("vjp", x));
    }

    /** {@return {@link #vjp(Function, Tensor)} of a function of two tensors; use {@link Pullback#applyAll}} */
    public static Pullback vjp(BiFunction<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) {
        return Pullback.of("vjp", Functions.of("vjp", f), Functions.arguments("vjp", a, b));
    }

    /** {@return {@link #vjp(Function, Tensor)} of a function of three tensors; use {@link Pullback#applyAll}} */
    public static Pullback vjp(TriFunction<Tensor> f, Tensor a, Tensor b, Tensor c) {
        return Pullback.of("vjp", Functions.of("vjp", f), Functions.arguments("vjp", a, b, c));
    }

    /** {@return {@link #vjp(Function, Tensor)} of a function of a list; use {@link Pullback#applyAll}} */
    public static Pullback vjpAll(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        Objects.requireNonNull(f, "vjp: function is null");
        return Pullback.of("vjp", f, Functions.arguments("vjp", xs));
    }

    /**
     * Evaluates a function and its directional derivative together (forward mode): {@code J t}, with {@code J[i, j] =
     * df[i]/dx[j]}.
     *
     * @param f a function with a result of any shape
     * @param x where to evaluate it
     * @param t the direction, of the shape and dtype of {@code x}
     * @return the value and the tangent, which is zero if the value does not depend on {@code x}
     */
    public static ValueAndTangent jvp(Function<Tensor, Tensor> f, Tensor x, Tensor t) {
        return jvpAll(Functions.of("jvp", f), Functions.arguments("jvp", x), Arrays.asList(t));
    }

    /** {@return {@link #jvp(Function, Tensor, Tensor)} of a function of two tensors, along {@code ta} and {@code tb}} */
    public static ValueAndTangent jvp(BiFunction<Tensor, Tensor, Tensor> f, Tensor a, Tensor b, Tensor ta, Tensor tb) {
        return jvpAll(Functions.of("jvp", f), Functions.arguments("jvp", a, b), Arrays.asList(ta, tb));
    }

    /** {@return {@link #jvp(Function, Tensor, Tensor)} of a function of three tensors} */
    public static ValueAndTangent jvp(
            TriFunction<Tensor> f, Tensor a, Tensor b, Tensor c, Tensor ta, Tensor tb, Tensor tc) {
        return jvpAll(Functions.of("jvp", f), Functions.arguments("jvp", a, b, c), Arrays.asList(ta, tb, tc));
    }

    /** {@return {@link #jvp(Function, Tensor, Tensor)} of a function of a list, along one tangent a tensor} */
    public static ValueAndTangent jvpAll(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> tangents) {
        Objects.requireNonNull(f, "jvp: function is null");
        return forward("jvp", f, Functions.arguments("jvp", xs), tangents);
    }

    /**
     * Applies a function of one example to a batch of examples, with each op on all of them at once: {@code y[b] = f(x[b])}.
     * The function sees the shapes of one example, and may be or take any derivative; what it captures is shared by all. So
     * gradients per example are
     *
     * <pre>{@code
     * vmap((x, y) -> grad(w -> loss(w, x, y)).apply(w0)).apply(xs, ys)   // shape [examples, ...shape of w0]
     * }</pre>
     *
     * <p>The result has the bits of one example after the other; vmap nests, and goes inside and outside of derivatives.
     *
     * <ul>
     *   <li>All ops take all examples together, whichever operands differ from example to example, index tensors included:
     *       {@code take}, {@code gather}, {@code scatterAdd}, {@code oneHot}, {@code get} and {@code at(...)} with {@code pick}.
     *   <li>One example after the other, so at the cost of a loop: {@link CustomOp}, {@link Implicit}, whose iterations end at
     *       different times, and {@code searchSorted} in vectors that differ.
     *   <li>{@link RandomKey} draws the same noise for all; for noise of each example draw it outside and pass it in. {@link
     *       #checkpoint(Function)} saves memory where the gradient is taken inside vmap; around it, checkpoint vmap itself.
     *   <li>Refused, as an {@link IllegalStateException} that says what to use instead, is what has another shape for other
     *       numbers: {@code where(mask)} as an index, {@code unique}, and {@code where} of two functions, if the mask or the
     *       elements differ. So is reading numbers ({@code item()}, a Java {@code if} on a value), as each example has its own.
     * </ul>
     *
     * @param f a function of one example
     * @return the function of a batch: examples along axis 0 in, results along axis 0 out
     */
    public static UnaryOperator<Tensor> vmap(Function<Tensor, Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("vmap", f);
        return x -> vmapAll(xs -> Arrays.asList(g.apply(xs)))
                .apply(Arrays.asList(x))
                .get(0);
    }

    /** {@return {@link #vmap(Function)} of a function of two tensors; both arguments are batches of equal count} */
    public static BinaryOperator<Tensor> vmap(BiFunction<Tensor, Tensor, Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("vmap", f);
        return (a, b) -> vmapAll(xs -> Arrays.asList(g.apply(xs)))
                .apply(Arrays.asList(a, b))
                .get(0);
    }

    /** {@return {@link #vmap(Function)} of a function of three tensors; all arguments are batches of equal count} */
    public static TriFunction<Tensor> vmap(TriFunction<Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("vmap", f);
        return (a, b, c) -> vmapAll(xs -> Arrays.asList(g.apply(xs)))
                .apply(Arrays.asList(a, b, c))
                .get(0);
    }

    /**
     * {@link #vmap(Function)} of a function from a list to a list, such as the gradients by several tensors.
     *
     * @param f a function of one example
     * @return the function of a batch, with the examples along axis 0 of each tensor
     * @throws autograd.shape.ShapeException when applied, if an argument is a scalar, or has another number of examples
     */
    public static UnaryOperator<List<Tensor>> vmapAll(Function<List<Tensor>, List<Tensor>> f) {
        Objects.requireNonNull(f, "vmap: function is null");
        return xs -> BatchTrace.map("vmap", f, Checks.examples("vmap", xs), xs);
    }

    /**
     * A function that is computed again in the backward replay instead of keeping what its ops read: of all the values
     * inside only the operands are held. Wrap each stretch of about sqrt(n) layers of a chain of n layers, and a gradient
     * holds about 2 sqrt(n) values instead of n, for one more forward computation; checkpoints nest for less memory still.
     *
     * <pre>{@code
     * Function<Tensor, Tensor> block = checkpoint(x -> layer2.apply(layer1.apply(x)));
     * }</pre>
     *
     * <p>Values and gradients have the same bits as without it, at any order. Tensors that the function captures are
     * operands like its arguments; one that belongs to a derivative further inside than those of all arguments is an {@link
     * IllegalStateException}. The function must compute the same each time.
     *
     * <p>It saves memory on the innermost tape that watches an argument. A tape around that one records what it sees;
     * without a watched argument, and in forward mode, which keeps nothing anyway, the function is just applied.
     *
     * @param f a function with a result of any shape
     * @return the same function
     */
    public static UnaryOperator<Tensor> checkpoint(Function<Tensor, Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("checkpoint", f);
        return x -> checkpointed(g, Arrays.asList(x));
    }

    /** {@return {@link #checkpoint(Function)} of a function of two tensors} */
    public static BiFunction<Tensor, Tensor, Tensor> checkpoint(BiFunction<Tensor, Tensor, Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("checkpoint", f);
        return (a, b) -> checkpointed(g, Arrays.asList(a, b));
    }

    /** {@return {@link #checkpoint(Function)} of a function of three tensors} */
    public static TriFunction<Tensor> checkpoint(TriFunction<Tensor> f) {
        Function<List<Tensor>, Tensor> g = Functions.of("checkpoint", f);
        return (a, b, c) -> checkpointed(g, Arrays.asList(a, b, c));
    }

    /** {@return {@link #checkpoint(Function)} of a function of a list} */
    public static Function<List<Tensor>, Tensor> checkpointAll(Function<List<Tensor>, Tensor> f) {
        Objects.requireNonNull(f, "checkpoint: function is null");
        return xs -> checkpointed(f, Objects.requireNonNull(xs, "checkpoint: the list of arguments is null"));
    }

    private static Tensor checkpointed(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        for (int i = 0; i < xs.size(); i++) {
            Checks.present("checkpoint", Functions.argument(i), xs.get(i));
        }
        List<Tensor> resolved = List.of(Substitution.resolveAll(xs.toArray(new Tensor[0])));
        return Trace.innermost(resolved.toArray(new Tensor[0])) instanceof Tape tape
                ? CheckpointOp.record(tape, f, resolved)
                : f.apply(resolved);
    }

    /**
     * The numbers behind a tensor, for a function that refuses what it cannot take: they say whether all is valid, and are no
     * values to compute with. Inside {@link #vmap} there are those of all examples, along axis 0 and before the axes of one;
     * so a check stays possible where {@code x.array()}, which would be the numbers of one, is not.
     *
     * @param x of any dtype
     * @return the numbers, without derivative
     */
    public static NdArray peek(Tensor x) {
        return Trace.numbers(Checks.present("peek", "x", x)).array();
    }

    /** {@return {@link Elementwise#stopGradient}} */
    public static Tensor stopGradient(Tensor x) {
        return Elementwise.stopGradient(x);
    }

    static List<Tensor> watchAll(Tape tape, IntFunction<String> names, List<Tensor> xs) {
        Tensor[] watched = new Tensor[xs.size()];
        for (int i = 0; i < watched.length; i++) {
            watched[i] = tape.watch(xs.get(i), names, i);
        }
        return List.of(watched);
    }

    private static ValueAndGradients evaluate(
            String op, Function<List<Tensor>, Tensor> f, boolean allowUnused, Tensor... xs) {
        return evaluate(op, f, allowUnused, Functions.arguments(op, xs));
    }

    static ValueAndGradients evaluate(
            String op, Function<List<Tensor>, Tensor> f, boolean allowUnused, List<Tensor> xs) {
        return evaluate(op, f, allowUnused, Functions::argument, xs);
    }

    private static ValueAndGradients evaluate(
            String op,
            Function<List<Tensor>, Tensor> f,
            boolean allowUnused,
            IntFunction<String> names,
            List<Tensor> xs) {
        try (Tape tape = new Tape()) {
            List<Tensor> watched = watchAll(tape, names, xs);
            Tensor y = f.apply(watched);
            Checks.scalarResult(op, y);
            tape.seal();
            List<Tensor> gradients = tape.pullback(op, y, Tensor.onesLike(y), watched, allowUnused, true);
            return new ValueAndGradients(tape.primalOf(y), gradients);
        }
    }

    static ValueAndTangent forward(
            String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> tangents) {
        try (ForwardTrace trace = new ForwardTrace()) {
            Tensor y = f.apply(watchAll(op, trace, xs, tangents));
            Checks.floatingResult(op, y);
            trace.requireNotInner(op, "the result", y);
            Tensor value = trace.primalOf(y);
            return new ValueAndTangent(value, tangentOrZeros(trace, y, AtPoint.recorded(xs), tangents));
        }
    }

    /** The tangents of a function with several results. */
    static List<Tensor> forwardAll(
            String op, Function<List<Tensor>, List<Tensor>> f, List<Tensor> xs, List<Tensor> tangents) {
        try (ForwardTrace trace = new ForwardTrace()) {
            List<Tensor> ys = f.apply(watchAll(op, trace, xs, tangents));
            ys.forEach(y -> trace.requireNotInner(op, "a result", y));
            List<Tensor> point = AtPoint.recorded(xs);
            return ys.stream()
                    .map(y -> tangentOrZeros(trace, y, point, tangents))
                    .toList();
        }
    }

    private static Tensor tangentOrZeros(ForwardTrace trace, Tensor y, List<Tensor> point, List<Tensor> tangents) {
        Tensor tangent = trace.tangentOf(y);
        if (tangent == null) {
            tangent = AtPoint.of(Tensor.zerosLike(trace.primalOf(y)), AtPoint.recorded(tangents));
        }
        return AtPoint.of(tangent, point);
    }

    private static List<Tensor> watchAll(String op, ForwardTrace trace, List<Tensor> xs, List<Tensor> tangents) {
        Objects.requireNonNull(tangents, () -> op + ": the list of tangents is null");
        if (tangents.size() != xs.size()) {
            throw new IllegalArgumentException(
                    op + ": " + tangents.size() + " tangents for " + xs.size() + " arguments; need one for each");
        }
        List<Tensor> watched = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            Checks.tangent(op, Functions.argument(i), xs.get(i), tangents.get(i));
            watched.add(trace.watch(xs.get(i), tangents.get(i)));
        }
        return List.copyOf(watched);
    }
}
