package autograd.tape;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * One backward walk over an {@link EntryList}: from the entry of the result down to the first, each entry visited at
 * most once, by index arithmetic on arrays (no recursion, no map, no queue).
 *
 * <p>An entry's cotangent is the sum of what its users contributed. All users have a higher index, so it is complete
 * when the walk arrives. The order of the additions is the order of the walk, hence always the same. What is gathered may
 * be of another form than a complete cotangent, say a list of contributions; then one more function completes it when the
 * walk arrives.
 *
 * @param <V> the cotangents, gathered or complete: tensors in the library, plain numbers in the tests
 */
public final class Replay<V> {
    /** The local derivative of one entry. */
    @FunctionalInterface
    public interface Rule<V> {
        /**
         * Contributes to the operands of {@code entry}, by {@link Replay#contribute}, what {@code cotangent} means for
         * them.
         */
        void pull(int entry, V cotangent, Replay<V> replay);
    }

    private final EntryList entries;
    private final BinaryOperator<V> add;
    private final UnaryOperator<V> complete;
    private final V[] cotangents;
    private final boolean[] needed;
    private final boolean[] wanted;

    /**
     * Prepares a walk.
     *
     * @param entries the wiring; must not grow during the walk
     * @param add adds two cotangents of the same entry
     * @param wanted entries whose cotangent is asked for; entries that do not depend on one of them are passed over
     */
    public Replay(EntryList entries, BinaryOperator<V> add, int... wanted) {
        this(entries, add, UnaryOperator.identity(), wanted);
    }

    /**
     * Prepares a walk.
     *
     * @param entries the wiring; must not grow during the walk
     * @param add adds a contribution to what has been gathered for the same entry, which it may change
     * @param complete called once an entry, with all that was gathered for it
     * @param wanted as for {@link #Replay(EntryList, BinaryOperator, int...)}
     */
    @SuppressWarnings("unchecked") // the array never leaves this class
    public Replay(EntryList entries, BinaryOperator<V> add, UnaryOperator<V> complete, int... wanted) {
        this.entries = entries;
        this.add = add;
        this.complete = complete;
        this.cotangents = (V[]) new Object[entries.size()];
        this.needed = entries.descendants(wanted);
        this.wanted = new boolean[entries.size()];
        for (int entry : wanted) {
            this.wanted[entry] = true;
        }
    }

    /** Adds {@code cotangent} to what has been gathered for {@code entry}. */
    public void contribute(int entry, V cotangent) {
        V gathered = cotangents[entry];
        cotangents[entry] = gathered == null ? cotangent : add.apply(gathered, cotangent);
    }

    /** {@return whether a cotangent of operand {@code k} of {@code entry} leads to a wanted one} */
    public boolean needs(int entry, int k) {
        int operand = entries.operand(entry, k);
        return operand >= 0 && needed[operand];
    }

    /**
     * Walks from {@code from} to the first entry. Cotangents that are not wanted are let go as soon as they are used.
     *
     * @param from the entry of the result
     * @param seed its cotangent
     * @param rule called at most once an entry, in falling order of the index
     */
    public void run(int from, V seed, Rule<V> rule) {
        if (!needed[from]) {
            return;
        }
        contribute(from, seed);
        for (int entry = from; entry >= 0; entry--) {
            V gathered = cotangents[entry];
            if (gathered == null) {
                continue;
            }
            V cotangent = complete.apply(gathered);
            cotangents[entry] = wanted[entry] ? cotangent : null;
            rule.pull(entry, cotangent, this);
        }
    }

    /** {@return the cotangent of a wanted entry after {@link #run}; null if the result does not depend on it} */
    public V cotangent(int entry) {
        return cotangents[entry];
    }
}
