package autograd;

/**
 * An op that is linear in each of two operands while the other is held: {@code y = B(a, b)}. Reverse mode is two
 * transposes, forward mode {@code B(da, b) + B(a, db)}. It may add a third operand, {@code y = B(a, b) + c}. The backward
 * pass keeps an operand only if the other one is differentiated.
 */
final class BilinearOp<A> extends Op<A> {
    /** The transpose for one operand, the other held: {@code (g, other) -> cotangent}. */
    @FunctionalInterface
    interface Transpose<A> {
        Tensor apply(Tensor g, Tensor other, A attributes);
    }

    private final Transpose<A> left;
    private final Transpose<A> right;

    private final BilinearOp<A> product; // the part without c; this op itself if it has no c

    private BilinearOp(String name, Kernel<A> kernel, Transpose<A> left, Transpose<A> right, BilinearOp<A> product) {
        super(name, kernel);
        this.left = left;
        this.right = right;
        this.product = product == null ? this : product;
    }

    /**
     * Defines an op.
     *
     * @param left {@code (g, b) -> cotangent of a}; may be larger than a by broadcasting
     * @param right {@code (g, a) -> cotangent of b}; may be larger than b by broadcasting
     */
    static <A> BilinearOp<A> of(String name, Kernel.Binary<A> kernel, Transpose<A> left, Transpose<A> right) {
        return new BilinearOp<>(name, kernel, left, right, null);
    }

    /**
     * {@code y = B(a, b) + c}, where c broadcasts to the product.
     *
     * @param product B
     */
    static <A> BilinearOp<A> plus(String name, Kernel.Ternary<A> kernel, BilinearOp<A> product) {
        return new BilinearOp<>(name, kernel, product.left, product.right, product);
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    int keeps(int differentiated) {
        return (differentiated & 0b01) << 1 | (differentiated & 0b10) >> 1;
    }

    @Override
    void vjp(A attributes, Residuals kept, Tensor g, Cotangents into) {
        if (into.wants(0)) {
            into.add(0, left.apply(g, kept.at(1), attributes));
        }
        if (into.wants(1)) {
            into.add(1, right.apply(g, kept.at(0), attributes));
        }
        if (product != this && into.wants(2)) {
            into.add(2, g);
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        Tensor sum = tangents[0] == null ? null : product.apply(attributes, tangents[0], primals[1]);
        if (tangents[1] != null) {
            sum = plus(sum, product.apply(attributes, primals[0], tangents[1]));
        }
        return product == this || tangents[2] == null ? sum : plus(sum, tangents[2]);
    }

    private static Tensor plus(Tensor sum, Tensor term) {
        return sum == null ? term : Arithmetic.add(sum, term);
    }
}
