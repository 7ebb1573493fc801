package autograd;

import autograd.array.Edits;
import autograd.array.NdArray;

/**
 * A primitive operation: a name, a kernel on arrays, and a derivative. Every function of tensors is a composition of
 * these; every derivative is an interpretation of them.
 *
 * <p>The kind decides what has to be written, and the driver derives the rest:
 *
 * <ul>
 *   <li>{@link ElementwiseOp}: the local derivatives; both modes follow;
 *   <li>{@link LinearOp}: the transpose; forward mode is the operation itself;
 *   <li>{@link BilinearOp}: two transposes;
 *   <li>{@link GeneralOp}: both rules.
 * </ul>
 *
 * <p>An op is immutable data and holds no tensor. What varies from call to call (axes, shapes, an exponent) is an
 * attribute: a value of type {@code A} that is stored beside the op on the tape, can be printed, and can be compared.
 * Rules are written with tensor functions, so that every order of derivative is free; they do calculus only. Undoing
 * broadcasting, adding cotangents, and leaving out what nobody asked for is the driver's work ({@link Tape}, {@link
 * ForwardTrace}).
 *
 * @param <A> the attributes; {@link None} when there are none
 */
public abstract sealed class Op<A> permits ElementwiseOp, LinearOp, BilinearOp, GeneralOp, CheckpointOp, AtPoint {
    /** Where a reverse rule puts its result; the driver's side of a pullback. */
    interface Cotangents {
        /** {@return the number of operands} */
        int count();

        /** {@return whether a cotangent of this operand is needed} */
        boolean wants(int operand);

        /** Adds a cotangent of an operand; one that broadcasting has made larger is summed back here. */
        void add(int operand, Tensor cotangent);

        /** Adds a cotangent of some elements of an operand; the others get 0. */
        void addAt(int operand, Tensor cotangent, Edits.Target elements);
    }

    /** The attributes of an op that has none. */
    record None() {
        static final None NONE = new None();

        @Override
        public String toString() {
            return "";
        }
    }

    private final String name;
    private final Kernel<A> kernel;
    private final Object origin; // what makes a custom op what it is; null in ops of the library

    Op(String name, Kernel<A> kernel) {
        this(name, kernel, null);
    }

    Op(String name, Kernel<A> kernel, Object origin) {
        this.name = name;
        this.kernel = kernel;
        this.origin = origin;
    }

    /** {@return whether the name is the user's; on one tape it must be the name of this op alone} */
    final boolean isCustom() {
        return origin != null;
    }

    /** {@return whether this is that op, or a custom op made of the same functions} */
    final boolean isSame(Op<?> that) {
        return this == that || origin != null && origin.equals(that.origin);
    }

    /** {@return the name, as tapes and error messages show it} */
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }

    /**
     * Applies this op: the only dispatch in the framework. The innermost derivative that watches an operand interprets
     * the op; it sees operands one level down and applies the op there again, until only numbers are left.
     */
    final Tensor apply(A attributes, Tensor... operands) {
        Trace trace = Trace.innermost(operands);
        if (trace != null) {
            return trace.process(this, attributes, operands);
        }
        NdArray[] arrays = new NdArray[operands.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = ((DenseTensor) operands[i]).array();
        }
        return new DenseTensor(kernel.apply(arrays, attributes));
    }

    /** {@link #apply(Object, Tensor...)} of one operand, without an array of it. */
    final Tensor apply(A attributes, Tensor x) {
        return x instanceof DenseTensor dense
                ? new DenseTensor(kernel.apply(dense.array(), attributes))
                : Trace.of(x).process(this, attributes, x, null, null);
    }

    /** {@link #apply(Object, Tensor...)} of two operands, without an array of them. */
    final Tensor apply(A attributes, Tensor a, Tensor b) {
        return a instanceof DenseTensor denseA && b instanceof DenseTensor denseB
                ? new DenseTensor(kernel.apply(denseA.array(), denseB.array(), attributes))
                : Trace.innermost(a, b).process(this, attributes, a, b, null);
    }

    /** {@link #apply(Object, Tensor...)} of three operands, without an array of them. */
    final Tensor apply(A attributes, Tensor a, Tensor b, Tensor c) {
        return a instanceof DenseTensor denseA && b instanceof DenseTensor denseB && c instanceof DenseTensor denseC
                ? new DenseTensor(kernel.apply(denseA.array(), denseB.array(), denseC.array(), attributes))
                : Trace.innermost(a, b, c).process(this, attributes, a, b, c);
    }

    /** {@return false for ops whose result carries no derivative by contract (comparisons, argMax, stopGradient)} */
    abstract boolean isDifferentiable();

    /**
     * {@return the values that the backward pass will read, as a mask of {@link Residuals}}
     *
     * @param differentiated a bit for each operand that is no constant, of the first three
     */
    abstract int keeps(int differentiated);

    /**
     * Reverse mode: adds to {@code into}, for each wanted operand, the cotangent that {@code g} means for it.
     *
     * @param kept the values of {@link #keeps}; to be read before this returns
     */
    abstract void vjp(A attributes, Residuals kept, Tensor g, Cotangents into);

    /**
     * Forward mode.
     *
     * @param tangents one for each operand, null where it is constant; at least one is not null
     * @return the tangent of {@code y}, of its shape or of one that broadcasts to it
     */
    abstract Tensor jvp(A attributes, Tensor[] primals, Tensor y, Tensor[] tangents);
}
