package autograd;

import autograd.array.NdArray;

/**
 * The arithmetic of an op: arrays in, one new array out. Written as a function of one, two or three operands, or of any number;
 * the other forms follow, so that the dispatch of a short op makes no array of its operands.
 *
 * @param <A> the attributes of the op
 */
interface Kernel<A> {
    NdArray apply(NdArray x, A attributes);

    NdArray apply(NdArray a, NdArray b, A attributes);

    NdArray apply(NdArray a, NdArray b, NdArray c, A attributes);

    NdArray apply(NdArray[] operands, A attributes);

    /** A kernel of one operand. */
    @FunctionalInterface
    interface Unary<A> extends Kernel<A> {
        @Override
        default NdArray apply(NdArray a, NdArray b, A attributes) {
            throw new AssertionError("two operands for a kernel of one");
        }

        @Override
        default NdArray apply(NdArray a, NdArray b, NdArray c, A attributes) {
            throw new AssertionError("three operands for a kernel of one");
        }

        @Override
        default NdArray apply(NdArray[] operands, A attributes) {
            assert operands.length == 1 : operands.length;
            return apply(operands[0], attributes);
        }
    }

    /** A kernel of two operands. */
    @FunctionalInterface
    interface Binary<A> extends Kernel<A> {
        @Override
        default NdArray apply(NdArray x, A attributes) {
            throw new AssertionError("one operand for a kernel of two");
        }

        @Override
        default NdArray apply(NdArray a, NdArray b, NdArray c, A attributes) {
            throw new AssertionError("three operands for a kernel of two");
        }

        @Override
        default NdArray apply(NdArray[] operands, A attributes) {
            assert operands.length == 2 : operands.length;
            return apply(operands[0], operands[1], attributes);
        }
    }

    /** A kernel of three operands. */
    @FunctionalInterface
    interface Ternary<A> extends Kernel<A> {
        @Override
        default NdArray apply(NdArray x, A attributes) {
            throw new AssertionError("one operand for a kernel of three");
        }

        @Override
        default NdArray apply(NdArray a, NdArray b, A attributes) {
            throw new AssertionError("two operands for a kernel of three");
        }

        @Override
        default NdArray apply(NdArray[] operands, A attributes) {
            assert operands.length == 3 : operands.length;
            return apply(operands[0], operands[1], operands[2], attributes);
        }
    }

    /** A kernel of any number of operands. */
    @FunctionalInterface
    interface Many<A> extends Kernel<A> {
        @Override
        default NdArray apply(NdArray x, A attributes) {
            return apply(new NdArray[] {x}, attributes);
        }

        @Override
        default NdArray apply(NdArray a, NdArray b, A attributes) {
            return apply(new NdArray[] {a, b}, attributes);
        }

        @Override
        default NdArray apply(NdArray a, NdArray b, NdArray c, A attributes) {
            return apply(new NdArray[] {a, b, c}, attributes);
        }
    }
}
