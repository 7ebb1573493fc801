package autograd;

/**
 * One local derivative of an elementwise op, {@code dy/dx_i}, as the product with it, {@code g -> g * dy/dx_i}, and the
 * values that this reads. The backward pass keeps just these.
 *
 * @param keeps which values are read: bit i for input i, bit {@code arity} for the output; 0 for a constant
 * @param product multiplies a cotangent or a tangent by the derivative
 * @param <A> the attributes of the op
 */
record Partial<A>(int keeps, Product<A> product) {
    /** Multiplies by the derivative; the kept values stand at the places of their bits. */
    @FunctionalInterface
    interface Product<A> {
        Tensor times(Tensor g, Residuals values, A attributes);
    }

    /** Computes something from the kept values. */
    @FunctionalInterface
    interface Rule<A> {
        Tensor of(Residuals values, A attributes);
    }

    /** A derivative that is the same number everywhere. */
    static <A> Partial<A> constant(double slope) {
        if (slope == 1) {
            return new Partial<>(0, (g, values, attributes) -> g);
        }
        if (slope == -1) {
            return new Partial<>(0, (g, values, attributes) -> Arithmetic.neg(g));
        }
        return new Partial<>(0, (g, values, attributes) -> Arithmetic.scale(g, Tensor.scalar(slope, g.dtype())));
    }

    /**
     * A derivative computed from the values of the given bits. The product is 0 wherever {@code g} or the derivative is 0,
     * also where the other is infinite or NaN: a path with a zero on it contributes nothing. So a value masked out cannot
     * leak NaN, the square root of a square has derivative 0 at 0, and both modes agree, whichever end they start from.
     * The price: an infinite cotangent that meets a derivative which underflowed gives 0, where IEEE rules give NaN.
     */
    static <A> Partial<A> reading(int keeps, Rule<A> derivative) {
        return new Partial<>(keeps, (g, values, attributes) -> Arithmetic.scale(g, derivative.of(values, attributes)));
    }

    Tensor times(Tensor g, Residuals values, A attributes) {
        return product.times(g, values, attributes);
    }
}
