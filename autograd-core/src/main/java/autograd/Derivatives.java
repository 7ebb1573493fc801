package autograd;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Jacobians and second derivatives, composed from {@link Autograd}. Numerator layout: a Jacobian has shape {@code output ++
 * input}, {@code J[i.., j..] = dy[i..]/dx[j..]}; a Hessian has shape {@code input ++ input}.
 *
 * <p>Functions of several tensors give one block for each argument, or pair of arguments. The same arguments are errors as
 * in {@link Autograd}, among them an argument that the result does not depend on at all. A gradient that is a constant is
 * none, here as there: the Hessian of a linear function is zero.
 */
public final class Derivatives {
    private Derivatives() {}

    /** {@return the Jacobian of {@code f}: forward mode if {@code f} has no more inputs than outputs, else reverse} */
    public static UnaryOperator<Tensor> jacobian(Function<Tensor, Tensor> f) {
        return single("jacobian", jacobianAll(Functions.of("jacobian", f)));
    }

    /** {@return the Jacobians of {@code f} by each of two arguments} */
    public static BiFunction<Tensor, Tensor, List<Tensor>> jacobian(BiFunction<Tensor, Tensor, Tensor> f) {
        return pair("jacobian", jacobianAll(Functions.of("jacobian", f)));
    }

    /** {@return the Jacobians of {@code f} by each of three arguments} */
    public static TriFunction<List<Tensor>> jacobian(TriFunction<Tensor> f) {
        return triple("jacobian", jacobianAll(Functions.of("jacobian", f)));
    }

    /** {@return the Jacobians of a function of a list by each of its tensors} */
    public static UnaryOperator<List<Tensor>> jacobianAll(Function<List<Tensor>, Tensor> f) {
        Objects.requireNonNull(f, "jacobian: function is null");
        return xs -> {
            List<Tensor> arguments = Functions.arguments("jacobian", xs);
            Pullback pullback = Pullback.of("jacobian", f, arguments);
            long inputs = arguments.stream().mapToLong(Tensor::size).sum();
            return inputs <= pullback.value().size()
                    ? Jacobians.forward("jacobian", f, arguments, pullback)
                    : Jacobians.reverse("jacobian", arguments, pullback);
        };
    }

    /** {@return the Jacobian of {@code f}, a column for each element of the argument at a time} */
    public static UnaryOperator<Tensor> jacobianForward(Function<Tensor, Tensor> f) {
        return single("jacobianForward", jacobianForwardAll(Functions.of("jacobianForward", f)));
    }

    /** {@return {@link #jacobianForward(Function)} by each of two arguments} */
    public static BiFunction<Tensor, Tensor, List<Tensor>> jacobianForward(BiFunction<Tensor, Tensor, Tensor> f) {
        return pair("jacobianForward", jacobianForwardAll(Functions.of("jacobianForward", f)));
    }

    /** {@return {@link #jacobianForward(Function)} by each of three arguments} */
    public static TriFunction<List<Tensor>> jacobianForward(TriFunction<Tensor> f) {
        return triple("jacobianForward", jacobianForwardAll(Functions.of("jacobianForward", f)));
    }

    /** {@return {@link #jacobianForward(Function)} of a function of a list} */
    public static UnaryOperator<List<Tensor>> jacobianForwardAll(Function<List<Tensor>, Tensor> f) {
        Objects.requireNonNull(f, "jacobianForward: function is null");
        return xs -> {
            List<Tensor> arguments = Functions.arguments("jacobianForward", xs);
            return Jacobians.forward("jacobianForward", f, arguments, Pullback.of("jacobianForward", f, arguments));
        };
    }

    /** {@return the Jacobian of {@code f}, a row for each element of the result at a time, from one evaluation} */
    public static UnaryOperator<Tensor> jacobianReverse(Function<Tensor, Tensor> f) {
        return single("jacobianReverse", jacobianReverseAll(Functions.of("jacobianReverse", f)));
    }

    /** {@return {@link #jacobianReverse(Function)} by each of two arguments} */
    public static BiFunction<Tensor, Tensor, List<Tensor>> jacobianReverse(BiFunction<Tensor, Tensor, Tensor> f) {
        return pair("jacobianReverse", jacobianReverseAll(Functions.of("jacobianReverse", f)));
    }

    /** {@return {@link #jacobianReverse(Function)} by each of three arguments} */
    public static TriFunction<List<Tensor>> jacobianReverse(TriFunction<Tensor> f) {
        return triple("jacobianReverse", jacobianReverseAll(Functions.of("jacobianReverse", f)));
    }

    /** {@return {@link #jacobianReverse(Function)} of a function of a list} */
    public static UnaryOperator<List<Tensor>> jacobianReverseAll(Function<List<Tensor>, Tensor> f) {
        Objects.requireNonNull(f, "jacobianReverse: function is null");
        return xs -> {
            List<Tensor> arguments = Functions.arguments("jacobianReverse", xs);
            return Jacobians.reverse("jacobianReverse", arguments, Pullback.of("jacobianReverse", f, arguments));
        };
    }

    /** {@return the Hessian of a scalar function: forward over reverse} */
    public static UnaryOperator<Tensor> hessian(Function<Tensor, Tensor> f) {
        Function<List<Tensor>, List<List<Tensor>>> h = hessianAll(Functions.of("hessian", f));
        return x -> h.apply(Functions.arguments("hessian", x)).get(0).get(0);
    }

    /** {@return the Hessian blocks of a scalar function: {@code blocks.get(i).get(j)} is d2f/dxi dxj} */
    public static BiFunction<Tensor, Tensor, List<List<Tensor>>> hessian(BiFunction<Tensor, Tensor, Tensor> f) {
        Function<List<Tensor>, List<List<Tensor>>> h = hessianAll(Functions.of("hessian", f));
        return (a, b) -> h.apply(Functions.arguments("hessian", a, b));
    }

    /** {@return the Hessian blocks of a scalar function: {@code blocks.get(i).get(j)} is d2f/dxi dxj} */
    public static TriFunction<List<List<Tensor>>> hessian(TriFunction<Tensor> f) {
        Function<List<Tensor>, List<List<Tensor>>> h = hessianAll(Functions.of("hessian", f));
        return (a, b, c) -> h.apply(Functions.arguments("hessian", a, b, c));
    }

    /** {@return the Hessian blocks of a scalar function of a list: {@code blocks.get(i).get(j)} is d2f/dxi dxj} */
    public static Function<List<Tensor>, List<List<Tensor>>> hessianAll(Function<List<Tensor>, Tensor> f) {
        Objects.requireNonNull(f, "hessian: function is null");
        return xs -> {
            List<Tensor> arguments = Functions.arguments("hessian", xs);
            return Jacobians.hessian(f, arguments);
        };
    }

    /**
     * The product of the Hessian with a vector, without the Hessian: the directional derivative of the gradient.
     *
     * @param f a scalar function
     * @param x where to take it
     * @param v the vector, of the shape and dtype of {@code x}
     * @return {@code sum_j d2f/dx[i] dx[j] v[j]}, of the shape of {@code x}
     */
    public static Tensor hvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
        return hvpAll(Functions.of("hvp", f), Functions.arguments("hvp", x), Arrays.asList(v))
                .get(0);
    }

    /** {@return {@link #hvp(Function, Tensor, Tensor)} of a function of two tensors, a block for each} */
    public static List<Tensor> hvp(BiFunction<Tensor, Tensor, Tensor> f, Tensor a, Tensor b, Tensor va, Tensor vb) {
        return hvpAll(Functions.of("hvp", f), Functions.arguments("hvp", a, b), Arrays.asList(va, vb));
    }

    /** {@return {@link #hvp(Function, Tensor, Tensor)} of a function of three tensors, a block for each} */
    public static List<Tensor> hvp(
            TriFunction<Tensor> f, Tensor a, Tensor b, Tensor c, Tensor va, Tensor vb, Tensor vc) {
        return hvpAll(Functions.of("hvp", f), Functions.arguments("hvp", a, b, c), Arrays.asList(va, vb, vc));
    }

    /** {@return {@link #hvp(Function, Tensor, Tensor)} of a function of a list, a block for each tensor} */
    public static List<Tensor> hvpAll(Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
        Objects.requireNonNull(f, "hvp: function is null");
        return Jacobians.hvp("hvp", f, Functions.arguments("hvp", xs), vs);
    }

    private static UnaryOperator<Tensor> single(String op, UnaryOperator<List<Tensor>> all) {
        return x -> all.apply(Functions.arguments(op, x)).get(0);
    }

    private static BiFunction<Tensor, Tensor, List<Tensor>> pair(String op, UnaryOperator<List<Tensor>> all) {
        return (a, b) -> all.apply(Functions.arguments(op, a, b));
    }

    private static TriFunction<List<Tensor>> triple(String op, UnaryOperator<List<Tensor>> all) {
        return (a, b, c) -> all.apply(Functions.arguments(op, a, b, c));
    }
}
