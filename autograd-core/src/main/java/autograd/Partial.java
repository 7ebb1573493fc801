package autograd;

/**
 * One local derivative of an elementwise op, {@code dy/dx_i}, as the product with it: {@code g -> g * dy/dx_i}, and the
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
        Tensor times(Tensor g, Tensor[] values, A attributes);
    }

    /** Computes something from the kept values. */
    @FunctionalInterface
    interface Rule<A> {
        Tensor of(Tensor[] values, A attributes);
    }

    /** A derivative that is the same number everywhere. */
    static <A> Partial<A> constant(double slope) {
        if (slope == 1) {
            return new Partial<>(0, (g, values, attributes) -> g);
        }
        return new Partial<>(0, (g, values, attributes) -> slope == -1 ? Arithmetic.neg(g) : Arithmetic.mul(g, slope));
    }

    /**
     * A derivative computed from the values of the given bits. The product is 0 wherever {@code g} is 0, also where the
     * derivative is infinite or NaN: what does not count does not count, so a value masked out cannot leak NaN.
     */
    static <A> Partial<A> reading(int keeps, Rule<A> derivative) {
        return new Partial<>(keeps, (g, values, attributes) -> Arithmetic.scale(g, derivative.of(values, attributes)));
    }

    /** A derivative that is 1 where a mask is true and a structural 0 elsewhere, also for an infinite {@code g}. */
    static <A> Partial<A> gate(int keeps, Rule<A> mask) {
        return new Partial<>(
                keeps,
                (g, values, attributes) ->
                        Comparisons.where(mask.of(values, attributes), g, Tensor.scalar(0, g.dtype())));
    }

    /** A derivative that is a share of the cotangent, a structural 0 where the share is 0. */
    static <A> Partial<A> share(int keeps, Rule<A> share) {
        return new Partial<>(keeps, (g, values, attributes) -> share(g, share.of(values, attributes)));
    }

    /** {@return {@code g * share}, exactly 0 where either is 0} */
    static Tensor share(Tensor g, Tensor share) {
        Tensor product = Arithmetic.scale(g, share);
        return Comparisons.where(share.notEqual(0), product, Tensor.scalar(0, product.dtype()));
    }

    Tensor times(Tensor g, Tensor[] values, A attributes) {
        return product.times(g, values, attributes);
    }
}
