package autograd;

import autograd.array.NdArray;

/**
 * An op that is linear in each of two operands while the other is held: {@code y = B(a, b)}. Reverse mode is two
 * transposes, forward mode {@code B(da, b) + B(a, db)}. The backward pass keeps an operand only if the other one is
 * differentiated.
 */
final class BilinearOp<A> extends Op<A> {
    /** The arithmetic of two operands. */
    @FunctionalInterface
    interface BinaryKernel<A> {
        NdArray apply(NdArray a, NdArray b, A attributes);
    }

    /** The transpose for one operand, the other held: {@code (g, other) -> cotangent}. */
    @FunctionalInterface
    interface Transpose<A> {
        Tensor apply(Tensor g, Tensor other, A attributes);
    }

    private final Transpose<A> left;
    private final Transpose<A> right;

    private BilinearOp(String name, Kernel<A> kernel, Transpose<A> left, Transpose<A> right) {
        super(name, kernel);
        this.left = left;
        this.right = right;
    }

    /**
     * Defines an op.
     *
     * @param left {@code (g, b) -> cotangent of a}; may be larger than a by broadcasting
     * @param right {@code (g, a) -> cotangent of b}; may be larger than b by broadcasting
     */
    static <A> BilinearOp<A> of(String name, BinaryKernel<A> kernel, Transpose<A> left, Transpose<A> right) {
        return new BilinearOp<>(name, (x, attributes) -> kernel.apply(x[0], x[1], attributes), left, right);
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    Object keep(A attributes, Tensor[] primals, Tensor y, int[] indices) {
        int needed = (indices[0] >= 0 ? 2 : 0) | (indices[1] >= 0 ? 1 : 0);
        return Residuals.keep(needed, primals, y);
    }

    @Override
    void vjp(A attributes, Object kept, Tensor g, Cotangents into) {
        if (into.wants(0)) {
            into.add(0, left.apply(g, Residuals.unpack(2, 2, kept)[1], attributes));
        }
        if (into.wants(1)) {
            into.add(1, right.apply(g, Residuals.unpack(1, 2, kept)[0], attributes));
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        Tensor first = tangents[0] == null ? null : apply(attributes, tangents[0], primals[1]);
        Tensor second = tangents[1] == null ? null : apply(attributes, primals[0], tangents[1]);
        if (first == null) {
            return second;
        }
        return second == null ? first : Arithmetic.add(first, second);
    }
}
