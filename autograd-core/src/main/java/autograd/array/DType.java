package autograd.array;

import java.util.Objects;

/**
 * The type of the elements of an array. Only the floating types carry derivatives; {@link #INT32} and {@link #BOOL}
 * exist for indices, labels and masks.
 */
public enum DType {
    /** 64-bit IEEE 754, Java's {@code double}. */
    FLOAT64(8),
    /** 32-bit IEEE 754, Java's {@code float}. */
    FLOAT32(4),
    /** Java's {@code int}. */
    INT32(4),
    /** Java's {@code boolean}; as a number 0 or 1. */
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return whether this is FLOAT64 or FLOAT32} */
    public boolean isFloating() {
        return this == FLOAT64 || this == FLOAT32;
    }

    /**
     * Returns the floating type that holds the values of both: FLOAT64 unless both are FLOAT32.
     *
     * @throws IllegalArgumentException if one of the two is not floating
     */
    public static DType promote(DType a, DType b) {
        Objects.requireNonNull(a, "promote: a is null");
        Objects.requireNonNull(b, "promote: b is null");
        if (!a.isFloating() || !b.isFloating()) {
            throw new IllegalArgumentException(
                    "promote: dtypes " + a + " of a and " + b + " of b do not mix; need FLOAT64 or FLOAT32 for both");
        }
        return a == FLOAT32 ? b : a;
    }

    /** {@return the bytes that one element takes in memory} */
    public int bytes() {
        return bytes;
    }
}
