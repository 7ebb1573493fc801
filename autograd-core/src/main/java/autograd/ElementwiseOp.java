package autograd;

import autograd.array.NdArray;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * An op that acts on each element by itself, operands broadcast together: {@code y[i] = f(a[i], b[i])}. Its Jacobians are
 * diagonal, so one local derivative an operand gives both modes.
 */
final class ElementwiseOp<A> extends Op<A> {
    private final List<Partial<A>> partials; // one an operand; none when the op carries no derivative

    private ElementwiseOp(String name, Kernel<A> kernel, List<Partial<A>> partials) {
        super(name, kernel);
        this.partials = partials;
    }

    /** One operand; the derivative is computed from the input. Keeps the input. */
    static ElementwiseOp<None> fromInput(String name, UnaryOperator<NdArray> kernel, UnaryOperator<Tensor> derivative) {
        return fromInput(name, (x, none) -> kernel.apply(x), (x, none) -> derivative.apply(x));
    }

    /** One operand and attributes; the derivative is computed from the input. Keeps the input. */
    static <A> ElementwiseOp<A> fromInput(
            String name, BiFunction<NdArray, A, NdArray> kernel, BiFunction<Tensor, A, Tensor> derivative) {
        Partial<A> partial = Partial.reading(1, (values, attributes) -> derivative.apply(values[0], attributes));
        return new ElementwiseOp<>(name, (x, attributes) -> kernel.apply(x[0], attributes), List.of(partial));
    }

    /** One operand; the derivative is computed from the output. Keeps the output. */
    static ElementwiseOp<None> fromOutput(
            String name, UnaryOperator<NdArray> kernel, UnaryOperator<Tensor> derivative) {
        Partial<None> partial = Partial.reading(2, (values, none) -> derivative.apply(values[1]));
        return new ElementwiseOp<>(name, (x, none) -> kernel.apply(x[0]), List.of(partial));
    }

    /** One operand; the derivative is 1 where a mask computed from the output is true, else 0. Keeps the output. */
    static ElementwiseOp<None> gate(String name, UnaryOperator<NdArray> kernel, UnaryOperator<Tensor> mask) {
        Partial<None> partial = Partial.gate(2, (values, none) -> mask.apply(values[1]));
        return new ElementwiseOp<>(name, (x, none) -> kernel.apply(x[0]), List.of(partial));
    }

    /** One operand; the derivative is the same number everywhere. Keeps nothing. */
    static ElementwiseOp<None> constant(String name, UnaryOperator<NdArray> kernel, double slope) {
        return new ElementwiseOp<>(name, (x, none) -> kernel.apply(x[0]), List.of(Partial.constant(slope)));
    }

    /** Two operands, broadcast together. */
    static ElementwiseOp<None> binary(
            String name, BinaryOperator<NdArray> kernel, Partial<None> left, Partial<None> right) {
        return new ElementwiseOp<>(name, (x, none) -> kernel.apply(x[0], x[1]), List.of(left, right));
    }

    /** One or two operands and a result that carries no derivative. */
    static ElementwiseOp<None> discrete(String name, Kernel<None> kernel) {
        return new ElementwiseOp<>(name, kernel, List.of());
    }

    @Override
    boolean isDifferentiable() {
        return !partials.isEmpty();
    }

    @Override
    Object keep(A attributes, Tensor[] primals, Tensor y, int[] indices) {
        int needed = 0;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] >= 0) {
                needed |= partials.get(i).keeps();
            }
        }
        return Residuals.keep(needed, primals, y);
    }

    @Override
    void vjp(A attributes, Object kept, Tensor g, Cotangents into) {
        for (int i = 0; i < partials.size(); i++) {
            if (into.wants(i)) {
                Partial<A> partial = partials.get(i);
                Tensor[] values = Residuals.unpack(partial.keeps(), partials.size(), kept);
                into.add(i, partial.times(g, values, attributes));
            }
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        Tensor sum = null;
        for (int i = 0; i < tangents.length; i++) {
            if (tangents[i] != null) {
                Partial<A> partial = partials.get(i);
                Tensor[] values = Residuals.all(partial.keeps(), primals, y);
                Tensor term = partial.times(tangents[i], values, attributes);
                sum = sum == null ? term : Arithmetic.add(sum, term);
            }
        }
        return sum;
    }
}
