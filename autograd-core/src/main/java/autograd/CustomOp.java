package autograd;

import autograd.array.NdArray;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * An op of the user's own, with a derivative rule of the user's own.
 *
 * <pre>{@code
 * CustomOp cube = CustomOp.of("cube",
 *     xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)),
 *     (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));
 * Tensor y = cube.apply(x);
 * }</pre>
 *
 * <p>The forward function sees plain numbers and is never recorded; the rule replaces its derivative. Written with
 * tensor functions, the rule is itself differentiable, so higher orders are free. Forward mode is derived from it by
 * transposing twice: the rule is linear in {@code g}, so its own derivative by {@code g} along the tangents is the
 * Jacobian-vector product.
 *
 * <p>{@link autograd.check.GradientCheck} tells whether a rule is right.
 */
public final class CustomOp {
    /** A reverse rule. */
    @FunctionalInterface
    public interface Rule {
        /**
         * {@return the cotangents of the operands, in order: {@code sum_i g[i] * dy[i]/dx} for each x}
         *
         * @param g the cotangent of the result, of its shape
         * @param xs the operands
         * @param y the result
         */
        List<Tensor> vjp(Tensor g, List<Tensor> xs, Tensor y);
    }

    private final String name;
    private final Function<List<Tensor>, Tensor> forward;
    private final Rule rule;

    private final GeneralOp<Op.None> op;

    private CustomOp(String name, Function<List<Tensor>, Tensor> forward, Rule rule) {
        this.name = name;
        this.forward = forward;
        this.rule = rule;
        this.op = GeneralOp.of(
                name,
                (arrays, none) -> forward(arrays),
                GeneralOp.ALL,
                (g, kept, none) -> vjp(g, operands(kept), output(kept)),
                (tangents, kept, none) -> jvp(tangents, operands(kept), output(kept)));
    }

    /**
     * Defines an op.
     *
     * @param name how tapes and messages call it
     * @param forward computes the result; called with tensors that are only numbers. A result that is INT32 or BOOL carries
     *     no derivative
     * @param vjp the reverse rule; its list has one cotangent an operand, of the operand's shape (any value, usually
     *     null-free zeros, for operands that are INT32 or BOOL)
     * @return the op
     */
    public static CustomOp of(String name, Function<List<Tensor>, Tensor> forward, Rule vjp) {
        Objects.requireNonNull(name, "CustomOp: name is null");
        Objects.requireNonNull(forward, () -> "CustomOp \"" + name + "\": forward is null");
        Objects.requireNonNull(vjp, () -> "CustomOp \"" + name + "\": vjp is null");
        return new CustomOp(name, forward, vjp);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /**
     * Applies this op.
     *
     * @param xs the operands
     * @return the result of the forward function
     * @throws ShapeException when differentiated, if the rule returns the wrong number of cotangents or a wrong shape
     */
    public Tensor apply(Tensor... xs) {
        Objects.requireNonNull(xs, () -> name + ": the operands are null");
        for (int i = 0; i < xs.length; i++) {
            int position = i;
            Objects.requireNonNull(xs[i], () -> name + ": operand " + position + " is null");
        }
        return op.apply(Op.None.NONE, xs);
    }

    private NdArray forward(NdArray[] arrays) {
        List<Tensor> xs = new ArrayList<>(arrays.length);
        for (NdArray array : arrays) {
            xs.add(new DenseTensor(array));
        }
        Tensor y = forward.apply(List.copyOf(xs));
        return Objects.requireNonNull(y, () -> name + ": forward returned null").array();
    }

    private List<Tensor> vjp(Tensor g, List<Tensor> xs, Tensor y) {
        List<Tensor> cotangents = rule.vjp(g, xs, y);
        Objects.requireNonNull(cotangents, () -> "vjp of \"" + name + "\": rule returned null");
        if (cotangents.size() != xs.size()) {
            throw new ShapeException("vjp of \"" + name + "\": rule returned " + cotangents.size() + " cotangents for "
                    + xs.size() + " operands");
        }
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor cotangent = cotangents.get(i);
            if (!x.dtype().isFloating()) {
                continue;
            }
            if (cotangent == null || !cotangent.shape().equals(x.shape()) || cotangent.dtype() != x.dtype()) {
                throw new ShapeException("vjp of \"" + name + "\": cotangent " + i + " is "
                        + (cotangent == null ? "null" : cotangent.dtype() + " " + cotangent.shape()) + "; operand " + i
                        + " needs " + x.dtype() + " " + x.shape());
            }
        }
        return cotangents;
    }

    /** {@code J t} as the gradient by g of {@code <vjp(g), t>}, which is linear in g. */
    private Tensor jvp(Tensor[] tangents, List<Tensor> xs, Tensor y) {
        try (Tape tape = new Tape()) {
            Tensor g = tape.watch(Tensor.zerosLike(y), "cotangent of " + name);
            List<Tensor> cotangents = vjp(g, xs, y);
            Tensor product = null;
            for (int i = 0; i < tangents.length; i++) {
                if (tangents[i] != null) {
                    Tensor term = Arithmetic.mul(cotangents.get(i), tangents[i])
                            .to(y.dtype())
                            .sum();
                    product = product == null ? term : product.add(term);
                }
            }
            return tape.pullback(name, product, Tensor.onesLike(product), List.of(g), true, true)
                    .get(0);
        }
    }

    private static Tensor output(Tensor[] kept) {
        return kept[kept.length - 1];
    }

    private static List<Tensor> operands(Tensor[] kept) {
        return List.of(kept).subList(0, kept.length - 1);
    }
}
