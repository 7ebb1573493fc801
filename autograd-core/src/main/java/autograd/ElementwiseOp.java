package autograd;

import autograd.array.NdArray;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * An op that acts on each element by itself, operands broadcast together: {@code y[i] = f(a[i], b[i])}. Its Jacobians are
 * diagonal, so one local derivative an operand gives both modes.
 */
final class ElementwiseOp<A> extends Op<A> {
    private final Partial<A> left; // by the first operand; null when the op carries no derivative
    private final Partial<A> right; // by the second operand; null when there is none

    private ElementwiseOp(String name, Kernel<A> kernel, Partial<A> left, Partial<A> right) {
        super(name, kernel);
        this.left = left;
        this.right = right;
    }

    /** One operand; the derivative is computed from the input. Keeps the input. */
    static ElementwiseOp<None> fromInput(String name, UnaryOperator<NdArray> kernel, UnaryOperator<Tensor> derivative) {
        return fromInput(name, (x, none) -> kernel.apply(x), (x, none) -> derivative.apply(x));
    }

    /** One operand and attributes; the derivative is computed from the input. Keeps the input. */
    static <A> ElementwiseOp<A> fromInput(
            String name, Kernel.Unary<A> kernel, BiFunction<Tensor, A, Tensor> derivative) {
        Partial<A> partial = Partial.reading(0b01, (values, attributes) -> derivative.apply(values.at(0), attributes));
        return new ElementwiseOp<>(name, kernel, partial, null);
    }

    /** One operand; the derivative is computed from the output. Keeps the output. */
    static ElementwiseOp<None> fromOutput(
            String name, UnaryOperator<NdArray> kernel, UnaryOperator<Tensor> derivative) {
        return unary(name, kernel, Partial.reading(0b10, (values, none) -> derivative.apply(values.at(1))));
    }

    /** One operand; {@code (g, x) -> scale(g, derivative at input x)} is an op of its own. Keeps the input. */
    static ElementwiseOp<None> pullInput(String name, UnaryOperator<NdArray> kernel, BinaryOperator<Tensor> product) {
        return unary(name, kernel, new Partial<>(0b01, (g, values, none) -> product.apply(g, values.at(0))));
    }

    /** One operand; {@code (g, y) -> scale(g, derivative at output y)} is an op of its own. Keeps the output. */
    static ElementwiseOp<None> pullOutput(String name, UnaryOperator<NdArray> kernel, BinaryOperator<Tensor> product) {
        return unary(name, kernel, new Partial<>(0b10, (g, values, none) -> product.apply(g, values.at(1))));
    }

    /** One operand; the derivative is the same number everywhere. Keeps nothing. */
    static ElementwiseOp<None> constant(String name, UnaryOperator<NdArray> kernel, double slope) {
        return unary(name, kernel, Partial.constant(slope));
    }

    private static ElementwiseOp<None> unary(String name, UnaryOperator<NdArray> kernel, Partial<None> partial) {
        return new ElementwiseOp<>(name, (Kernel.Unary<None>) (x, none) -> kernel.apply(x), partial, null);
    }

    /** Two operands, broadcast together. */
    static ElementwiseOp<None> binary(
            String name, BinaryOperator<NdArray> kernel, Partial<None> left, Partial<None> right) {
        return binary(name, (a, b, none) -> kernel.apply(a, b), left, right);
    }

    /** Two operands and attributes. */
    static <A> ElementwiseOp<A> binary(String name, Kernel.Binary<A> kernel, Partial<A> left, Partial<A> right) {
        return new ElementwiseOp<>(name, kernel, left, right);
    }

    /** One operand and a result that carries no derivative. */
    static ElementwiseOp<None> discrete(String name, UnaryOperator<NdArray> kernel) {
        return unary(name, kernel, null);
    }

    /** Two operands and a result that carries no derivative. */
    static ElementwiseOp<None> discrete(String name, BinaryOperator<NdArray> kernel) {
        return binary(name, kernel, null, null);
    }

    @Override
    boolean isDifferentiable() {
        return left != null;
    }

    @Override
    int keeps(int differentiated) {
        int mask = (differentiated & 0b01) == 0 ? 0 : left.keeps();
        return (differentiated & 0b10) == 0 ? mask : mask | right.keeps();
    }

    @Override
    void vjp(A attributes, Residuals kept, Tensor g, Cotangents into) {
        if (into.wants(0)) {
            into.add(0, left.times(g, kept, attributes));
        }
        if (right != null && into.wants(1)) {
            into.add(1, right.times(g, kept, attributes));
        }
    }

    @Override
    Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents) {
        Residuals values = Residuals.of(primals, y);
        Tensor first = tangents[0] == null ? null : left.times(tangents[0], values, attributes);
        if (right == null || tangents[1] == null) {
            return first;
        }
        Tensor second = right.times(tangents[1], values, attributes);
        return first == null ? second : Arithmetic.add(first, second);
    }
}
