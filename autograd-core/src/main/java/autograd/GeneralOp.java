package autograd;

import java.util.List;

/**
 * An op whose two rules are written out, because none of the weaker kinds fits. It names what it keeps.
 *
 * <p>User-defined ops are of this kind too, see {@link CustomOp}.
 */
final class GeneralOp<A> extends Op<A> {
    /** Reverse rule: one cotangent for each operand, in order; null for an operand that has none. */
    @FunctionalInterface
    interface Vjp<A> {
        List<Tensor> apply(Tensor g, Tensor[] kept, A attributes);
    }

    /** Forward rule; a tangent is null where the operand is constant. */
    @FunctionalInterface
    interface Jvp<A> {
        Tensor apply(Tensor[] tangents, Tensor[] kept, A attributes);
    }

    private final int keeps;
    private final Vjp<A> vjp;
    private final Jvp<A> jvp;

    private GeneralOp(String name, Kernel<A> kernel, int keeps, Vjp<A> vjp, Jvp<A> jvp) {
        super(name, kernel);
        this.keeps = keeps;
        this.vjp = vjp;
        this.jvp = jvp;
    }

    /**
     * One operand.
     *
     * @param keeps the values that the rules read: a mask of {@link Residuals}
     */
    static <A> GeneralOp<A> of(String name, Kernel.Unary<A> kernel, int keeps, Vjp<A> vjp, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, vjp, jvp);
    }

    /** Two operands; {@code keeps} as for one. */
    static <A> GeneralOp<A> ofTwo(String name, Kernel.Binary<A> kernel, int keeps, Vjp<A> vjp, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, vjp, jvp);
    }

    /** Three operands; {@code keeps} as for one. */
    static <A> GeneralOp<A> ofThree(String name, Kernel.Ternary<A> kernel, int keeps, Vjp<A> vjp, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, vjp, jvp);
    }

    /** Any number of operands; keeps all of them and the output. */
    static <A> GeneralOp<A> ofMany(String name, Kernel.Many<A> kernel, Vjp<A> vjp, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, Residuals.ALL, vjp, jvp);
    }

    /** One operand and a result that carries no derivative. */
    static <A> GeneralOp<A> discrete(String name, Kernel.Unary<A> kernel) {
        return new GeneralOp<>(name, kernel, 0, null, null);
    }

    @Override
    boolean isDifferentiable() {
        return vjp != null;
    }

    @Override
    int keeps(int differentiated) {
        return keeps;
    }

    @Override
    void vjp(A attributes, Residuals kept, Tensor g, Cotangents into) {
        List<Tensor> cotangents = vjp.apply(g, Residuals.array(keeps, into.count(), kept), attributes);
        for (int i = 0; i < into.count(); i++) {
            Tensor cotangent = cotangents.get(i);
            if (cotangent != null && into.wants(i)) {
                into.add(i, cotangent);
            }
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        return jvp.apply(tangents, Residuals.array(keeps, primals.length, Residuals.of(primals, y)), attributes);
    }
}
