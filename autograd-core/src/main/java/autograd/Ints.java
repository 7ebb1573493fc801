package autograd;

import java.util.Arrays;

/** An immutable list of ints that compares by content: axes, offsets and permutations as attributes of ops. */
final class Ints {
    private final int[] values;

    private Ints(int[] values) {
        this.values = values;
    }

    static Ints of(int... values) {
        return new Ints(values.clone());
    }

    int get(int i) {
        return values[i];
    }

    int size() {
        return values.length;
    }

    int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ints that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
