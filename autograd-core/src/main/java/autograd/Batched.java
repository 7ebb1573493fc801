package autograd;

/**
 * Attributes that know how their op acts on many examples at once. Ops whose attributes do not are applied to one example
 * after the other; elementwise ops need no words.
 *
 * @param <A> the attributes themselves
 */
interface Batched<A> {
    /**
     * Applies an op to all examples.
     *
     * @param op the op that has these attributes
     * @param operands one level down; those of {@code examples} have them along their first axis
     * @param examples which operands differ from example to example, and how many there are
     * @return the results along a new first axis
     */
    Tensor batch(Op<A> op, Tensor[] operands, Examples examples);

    /** Attributes that count axes: with another axis in front, the op acts on each example by itself. */
    interface Shifting<A> extends Batched<A> {
        /** {@return the attributes of the same op on operands with a first axis more, of {@code size}} */
        A shifted(int size);

        @Override
        default Tensor batch(Op<A> op, Tensor[] operands, Examples examples) {
            return op.apply(shifted(examples.count()), examples.spread(operands));
        }
    }

    /** The attributes of ops that have none and leave leading axes alone, once all operands have the same. */
    enum Rows implements Shifting<Rows> {
        ROWS;

        @Override
        public Rows shifted(int size) {
            return this;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** The attributes of ops that have none and whose operands broadcast together. */
    enum Broadcasting implements Batched<Broadcasting> {
        BROADCASTING;

        @Override
        public Tensor batch(Op<Broadcasting> op, Tensor[] operands, Examples examples) {
            return op.apply(this, examples.aligned(operands));
        }

        @Override
        public String toString() {
            return "";
        }
    }
}
