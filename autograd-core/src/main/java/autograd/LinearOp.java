package autograd;

import autograd.array.Edits;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An op that is linear in its floating operands together: {@code y = A1 x1 + ... + An xn}. Forward mode is the op itself,
 * reverse mode its transpose. Operands of dtype INT32 or BOOL (indices, masks) are constants of the map; they are all
 * that the backward pass keeps.
 */
final class LinearOp<A> extends Op<A> {
    /** The transposed map to one operand: {@code g -> Ai^T g}. */
    @FunctionalInterface
    interface Transpose<A> {
        /**
         * {@return the cotangent of {@code operand}}
         *
         * @param constants the operands that are kept, each at its place
         */
        Tensor apply(int operand, Tensor g, A attributes, Residuals constants);
    }

    /** Which elements of its operand an op reads. */
    @FunctionalInterface
    interface Reads<A> {
        Edits.Target of(A attributes, Residuals constants);
    }

    private final int keeps;
    private final Transpose<A> transpose;
    private final Reads<A> reads; // null unless the op reads elements of its first operand and no more

    private LinearOp(String name, Kernel<A> kernel, int keeps, Transpose<A> transpose, Reads<A> reads) {
        super(name, kernel);
        this.keeps = keeps;
        this.transpose = transpose;
        this.reads = reads;
    }

    /** One operand, no constants. */
    static <A> LinearOp<A> of(String name, Kernel.Unary<A> kernel, BiFunction<Tensor, A, Tensor> transpose) {
        return new LinearOp<>(
                name, kernel, 0, (operand, g, attributes, constants) -> transpose.apply(g, attributes), null);
    }

    /** One operand and a constant of dtype INT32 or BOOL after it, which is kept. */
    static <A> LinearOp<A> withConstant(String name, Kernel.Binary<A> kernel, Transpose<A> transpose) {
        return new LinearOp<>(name, kernel, 0b10, transpose, null);
    }

    /**
     * Any number of operands.
     *
     * @param keeps the constants among them, a bit for each
     */
    static <A> LinearOp<A> ofMany(String name, Kernel.Many<A> kernel, int keeps, Transpose<A> transpose) {
        return new LinearOp<>(name, kernel, keeps, transpose, null);
    }

    /**
     * An op that reads elements of its operand, as they are. Its transpose is not written: the driver gathers the
     * cotangents of all reads of a tensor and adds them up once, so that reading a large tensor element by element takes
     * no zeros of its size for each.
     */
    static <A> LinearOp<A> reading(String name, Kernel.Unary<A> kernel, Function<A, Edits.Target> reads) {
        return new LinearOp<>(name, kernel, 0, null, (attributes, constants) -> reads.apply(attributes));
    }

    /**
     * {@link #reading(String, Kernel.Unary, Function)} with a constant that says what is read and is kept.
     *
     * @param reads null where the constant cannot be read, because it stands for many examples
     * @param transpose for that case
     */
    static <A> LinearOp<A> readingAt(String name, Kernel.Binary<A> kernel, Reads<A> reads, Transpose<A> transpose) {
        return new LinearOp<>(name, kernel, 0b10, transpose, reads);
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    int keeps(int differentiated) {
        return keeps;
    }

    @Override
    void vjp(A attributes, Residuals kept, Tensor g, Cotangents into) {
        Edits.Target target = reads == null ? null : reads.of(attributes, kept);
        if (target != null) {
            into.addAt(0, g, target);
            return;
        }
        for (int i = 0; i < into.count(); i++) {
            if (into.wants(i)) {
                into.add(i, transpose.apply(i, g, attributes, kept));
            }
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        Tensor[] operands = new Tensor[primals.length];
        for (int i = 0; i < operands.length; i++) {
            if (!primals[i].dtype().isFloating()) {
                operands[i] = primals[i];
            } else {
                operands[i] = tangents[i] == null ? Tensor.zerosLike(primals[i]) : tangents[i];
            }
        }
        return apply(attributes, operands);
    }
}
