package autograd;

import java.util.List;

/**
 * An op whose two rules are written out, because none of the weaker kinds fits. It names what it keeps.
 *
 * <p>User-defined ops are of this kind too, see {@link CustomOp}.
 */
final class GeneralOp<A> extends Op<A> {
    /** Reverse rule for one operand: its cotangent. Called only where that is wanted. */
    @FunctionalInterface
    interface Pull<A> {
        Tensor apply(Tensor g, Tensor[] kept, A attributes);
    }

    /** Reverse rule for all operands: one cotangent for each, in order; null for an operand that has none. */
    @FunctionalInterface
    interface PullAll<A> {
        List<Tensor> apply(Tensor g, Tensor[] kept, A attributes);
    }

    /** Forward rule; a tangent is null where the operand is constant. */
    @FunctionalInterface
    interface Jvp<A> {
        Tensor apply(Tensor[] tangents, Tensor[] kept, A attributes);
    }

    private final int keeps;
    private final List<Pull<A>> pulls; // one for each operand, or none if pullAll is there
    private final PullAll<A> pullAll;
    private final Jvp<A> jvp; // null when the result carries no derivative

    private GeneralOp(String name, Kernel<A> kernel, int keeps, List<Pull<A>> pulls, PullAll<A> pullAll, Jvp<A> jvp) {
        this(name, kernel, keeps, pulls, pullAll, jvp, null);
    }

    private GeneralOp(
            String name,
            Kernel<A> kernel,
            int keeps,
            List<Pull<A>> pulls,
            PullAll<A> pullAll,
            Jvp<A> jvp,
            Object origin) {
        super(name, kernel, origin);
        this.keeps = keeps;
        this.pulls = pulls;
        this.pullAll = pullAll;
        this.jvp = jvp;
    }

    /**
     * One operand.
     *
     * @param keeps the values that the rules read: a mask of {@link Residuals}
     */
    static <A> GeneralOp<A> of(String name, Kernel.Unary<A> kernel, int keeps, Pull<A> pull, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, List.of(pull), null, jvp);
    }

    /** Two operands; {@code keeps} as for one. */
    static <A> GeneralOp<A> ofTwo(
            String name, Kernel.Binary<A> kernel, int keeps, Pull<A> left, Pull<A> right, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, List.of(left, right), null, jvp);
    }

    /** Three operands; {@code keeps} as for one. */
    static <A> GeneralOp<A> ofThree(
            String name,
            Kernel.Ternary<A> kernel,
            int keeps,
            Pull<A> first,
            Pull<A> second,
            Pull<A> third,
            Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, List.of(first, second, third), null, jvp);
    }

    /** Any number of operands; keeps all of them and the output. */
    static <A> GeneralOp<A> ofMany(String name, Kernel.Many<A> kernel, PullAll<A> pullAll, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, Residuals.ALL, List.of(), pullAll, jvp);
    }

    /**
     * {@link #ofMany} with a name that the user gave.
     *
     * @param origin the user's functions: ops with an equal one are the same op
     */
    static <A> GeneralOp<A> custom(String name, Kernel.Many<A> kernel, PullAll<A> pullAll, Jvp<A> jvp, Object origin) {
        return new GeneralOp<>(name, kernel, Residuals.ALL, List.of(), pullAll, jvp, origin);
    }

    /** One operand and a result that carries no derivative. */
    static <A> GeneralOp<A> discrete(String name, Kernel.Unary<A> kernel) {
        return new GeneralOp<>(name, kernel, 0, List.of(), null, null);
    }

    /** Two operands and a result that carries no derivative. */
    static <A> GeneralOp<A> discreteOfTwo(String name, Kernel.Binary<A> kernel) {
        return new GeneralOp<>(name, kernel, 0, List.of(), null, null);
    }

    /** Any number of operands and a result that carries no derivative. */
    static <A> GeneralOp<A> discreteOfMany(String name, Kernel.Many<A> kernel) {
        return new GeneralOp<>(name, kernel, 0, List.of(), null, null);
    }

    /** {@return the rule for an operand that is never differentiated: indices, for example} */
    static <A> Pull<A> constant() {
        return (g, kept, attributes) -> null;
    }

    @Override
    boolean isDifferentiable() {
        return jvp != null;
    }

    @Override
    int keeps(int differentiated) {
        return keeps;
    }

    @Override
    void vjp(A attributes, Residuals kept, Tensor g, Cotangents into) {
        Tensor[] values = Residuals.array(keeps, into.count(), kept);
        List<Tensor> cotangents = pullAll == null ? null : pullAll.apply(g, values, attributes);
        for (int i = 0; i < into.count(); i++) {
            if (into.wants(i)) {
                Tensor cotangent = pullAll == null ? pulls.get(i).apply(g, values, attributes) : cotangents.get(i);
                if (cotangent != null) {
                    into.add(i, cotangent);
                }
            }
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        return jvp.apply(tangents, Residuals.array(keeps, primals.length, Residuals.of(primals, y)), attributes);
    }
}
