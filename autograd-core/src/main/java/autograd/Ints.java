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

    /** {@return each with {@code shift} added} */
    Ints plus(int shift) {
        return new Ints(Arrays.stream(values).map(value -> value + shift).toArray());
    }

    /** {@return {@code first}, then these} */
    Ints after(int first) {
        int[] longer = new int[values.length + 1];
        longer[0] = first;
        System.arraycopy(values, 0, longer, 1, values.length);
        return new Ints(longer);
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
