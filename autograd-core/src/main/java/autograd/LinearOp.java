package autograd;

import autograd.array.NdArray;
import java.util.function.BiFunction;

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
         * @param constants the operands of dtype INT32 and BOOL at their places; null when there are none
         */
        Tensor apply(int operand, Tensor g, A attributes, Tensor[] constants);
    }

    private final Transpose<A> transpose;

    private LinearOp(String name, Kernel<A> kernel, Transpose<A> transpose) {
        super(name, kernel);
        this.transpose = transpose;
    }

    /** One operand, no constants. */
    static <A> LinearOp<A> of(
            String name, BiFunction<NdArray, A, NdArray> kernel, BiFunction<Tensor, A, Tensor> transpose) {
        return new LinearOp<>(
                name,
                (x, attributes) -> kernel.apply(x[0], attributes),
                (operand, g, attributes, constants) -> transpose.apply(g, attributes));
    }

    /** Any number of operands, constants among them. */
    static <A> LinearOp<A> ofMany(String name, Kernel<A> kernel, Transpose<A> transpose) {
        return new LinearOp<>(name, kernel, transpose);
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    Object keep(A attributes, Tensor[] primals, Tensor y, int[] indices) {
        Tensor[] constants = null;
        for (int i = 0; i < primals.length; i++) {
            if (!primals[i].dtype().isFloating()) {
                constants = constants == null ? new Tensor[primals.length] : constants;
                constants[i] = primals[i];
            }
        }
        return constants;
    }

    @Override
    void vjp(A attributes, Object kept, Tensor g, Cotangents into) {
        Tensor[] constants = (Tensor[]) kept;
        for (int i = 0; i < into.count(); i++) {
            if (into.wants(i)) {
                into.add(i, transpose.apply(i, g, attributes, constants));
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
