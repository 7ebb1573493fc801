package autograd;

import autograd.array.NdArray;
import java.util.List;
import java.util.function.BiFunction;

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

    /** Keeps all operands and the output, whatever their number. */
    static final int ALL = -1;

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
     * Defines an op.
     *
     * @param keeps the values that the rules read: bit i for operand i, the next bit for the output, or {@link #ALL}
     */
    static <A> GeneralOp<A> of(String name, Kernel<A> kernel, int keeps, Vjp<A> vjp, Jvp<A> jvp) {
        return new GeneralOp<>(name, kernel, keeps, vjp, jvp);
    }

    /** One operand and a result that carries no derivative. */
    static <A> GeneralOp<A> discrete(String name, BiFunction<NdArray, A, NdArray> kernel) {
        return new GeneralOp<>(name, (x, attributes) -> kernel.apply(x[0], attributes), 0, null, null);
    }

    @Override
    boolean isDifferentiable() {
        return vjp != null;
    }

    @Override
    Object keep(A attributes, Tensor[] primals, Tensor y, int[] indices) {
        return Residuals.keep(keeps, primals, y);
    }

    @Override
    void vjp(A attributes, Object kept, Tensor g, Cotangents into) {
        List<Tensor> cotangents = vjp.apply(g, Residuals.unpack(keeps, into.count(), kept), attributes);
        for (int i = 0; i < into.count(); i++) {
            Tensor cotangent = cotangents.get(i);
            if (cotangent != null && into.wants(i)) {
                into.add(i, cotangent);
            }
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        return jvp.apply(tangents, Residuals.all(keeps, primals, y), attributes);
    }
}
