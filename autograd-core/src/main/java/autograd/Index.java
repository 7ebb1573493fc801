package autograd;

import autograd.array.DType;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One entry of an index, as between the brackets of NumPy's {@code x[...]}. Entries are made by the functions here (best
 * imported statically) and read by {@link Indexing#get}, {@link Indexing#at} and {@link Updates}:
 *
 * <table>
 *   <caption>NumPy and here</caption>
 *   <tr><td>{@code x[2, -1]}</td><td>{@code x.get(at(2), at(-1))}</td></tr>
 *   <tr><td>{@code x[1:4], x[1:], x[:-1], x[::2], x[::-1]}</td>
 *       <td>{@code range(1, 4), from(1), to(-1), all().by(2), all().by(-1)}</td></tr>
 *   <tr><td>{@code x[:, None, ..., 0]}</td><td>{@code all(), newAxis(), ellipsis(), at(0)}</td></tr>
 *   <tr><td>{@code x[[3, 0, 3]], x[indices]}</td><td>{@code pick(3, 0, 3), pick(indices)}</td></tr>
 *   <tr><td>{@code x[mask]}</td><td>{@code where(mask)}</td></tr>
 * </table>
 *
 * <p><b>Basic.</b> {@code at} drops its axis, a range keeps it, {@code newAxis} makes one of size 1, {@code ellipsis}
 * stands for all axes that the other entries leave over; at the end it may be left out.
 *
 * <p><b>Advanced.</b> With a {@code pick} or a {@code where} the rules are NumPy's. A mask of k axes is k lists of the
 * positions where it is true. All picks, masks and ints of the index broadcast together to one shape S and are walked
 * together: {@code x[[0, 1], [2, 3]]} is {@code x[0, 2], x[1, 3]}. The axes of S stand where the first of these entries
 * stands if they all stand side by side, else at the front: {@code x[:, i, j]} has shape {@code [n0] ++ S}, {@code x[i, :,
 * j]} has {@code S ++ [n1]}. A new axis, an ellipsis, or a range between them parts them, whatever its size.
 *
 * <p>Negative positions count from the end. Unlike NumPy's, ranges are not clamped: what lies outside is an {@link
 * IndexOutOfBoundsException}.
 */
public sealed interface Index {
    /** {@return one position, whose axis is dropped: NumPy's {@code x[2]}} */
    static Index at(int position) {
        return new At(position);
    }

    /** {@return all positions: NumPy's {@code :}} */
    static Range all() {
        return Range.ALL;
    }

    /** {@return the positions from {@code from} up to, not including, {@code to}: NumPy's {@code from:to}} */
    static Range range(int from, int to) {
        return new Range(OptionalInt.of(from), OptionalInt.of(to), 1);
    }

    /**
     * {@return every {@code step}-th position from {@code from} on, before {@code to}: NumPy's {@code from:to:step}}
     *
     * @throws IllegalArgumentException if {@code step} is 0
     */
    static Range range(int from, int to, int step) {
        return range(from, to).by(step);
    }

    /** {@return the positions from {@code from} to the end: NumPy's {@code from:}} */
    static Range from(int from) {
        return new Range(OptionalInt.of(from), OptionalInt.empty(), 1);
    }

    /** {@return the positions from the beginning up to, not including, {@code to}: NumPy's {@code :to}} */
    static Range to(int to) {
        return new Range(OptionalInt.empty(), OptionalInt.of(to), 1);
    }

    /** {@return a new axis of size 1: NumPy's {@code None}} */
    static Index newAxis() {
        return NewAxis.NEW_AXIS;
    }

    /** {@return all axes that the other entries leave over: NumPy's {@code ...}; at most once} */
    static Index ellipsis() {
        return Ellipsis.ELLIPSIS;
    }

    /** {@return the positions of a list, in its order, repeated ones included: NumPy's {@code x[[3, 0, 3]]}} */
    static Index pick(int... positions) {
        return pick(Tensor.ints(Objects.requireNonNull(positions, "pick: positions is null")));
    }

    /**
     * {@return the positions of a tensor of any shape: NumPy's {@code x[indices]}}
     *
     * @param positions INT32; negative ones count from the end
     * @throws IllegalArgumentException if it is of another dtype
     */
    static Index pick(Tensor positions) {
        Checks.dtype("pick", "positions", positions, DType.INT32);
        return new Pick(positions);
    }

    /**
     * {@return the positions where a mask is true, in row-major order: NumPy's {@code x[mask]}; it stands for as many axes as
     * it has}
     *
     * @param mask BOOL, of rank 1 or more
     * @throws IllegalArgumentException if it is of another dtype
     */
    static Index where(Tensor mask) {
        Checks.dtype("where", "mask", mask, DType.BOOL);
        Checks.rankAtLeast("where", "mask", mask, 1);
        return new Where(mask);
    }

    /** One position. */
    record At(int position) implements Index {
        @Override
        public String toString() {
            return "" + position;
        }
    }

    /**
     * Positions at equal distances. Forward, {@code 0 <= from <= to <= size} after counting from the end; backward (a
     * negative step), {@code 0 <= to <= from < size}. A bound that is left out is the end that the walk comes from or goes
     * to, which is the only way to walk back to position 0: {@code from(3).by(-1)}.
     *
     * @param from the first position; empty where the walk comes from
     * @param to where the walk ends, not included; empty where it goes to
     * @param step not 0
     */
    record Range(OptionalInt from, OptionalInt to, int step) implements Index {
        private static final Range ALL = new Range(OptionalInt.empty(), OptionalInt.empty(), 1);

        /** Checks the step. */
        public Range {
            if (step == 0) {
                throw new IllegalArgumentException("range: step is 0; need a positive or negative one");
            }
        }

        /**
         * {@return the same bounds with another step}
         *
         * @param step negative walks backward
         * @throws IllegalArgumentException if it is 0
         */
        public Range by(int step) {
            return new Range(from, to, step);
        }

        @Override
        public String toString() {
            return (from.isPresent() ? "" + from.getAsInt() : "")
                    + ":"
                    + (to.isPresent() ? "" + to.getAsInt() : "")
                    + (step == 1 ? "" : ":" + step);
        }
    }

    /** A new axis. */
    enum NewAxis implements Index {
        /** The only one. */
        NEW_AXIS;

        @Override
        public String toString() {
            return "newAxis";
        }
    }

    /** The axes left over. */
    enum Ellipsis implements Index {
        /** The only one. */
        ELLIPSIS;

        @Override
        public String toString() {
            return "...";
        }
    }

    /** Positions in a tensor. */
    record Pick(Tensor positions) implements Index {
        @Override
        public String toString() {
            return "pick" + positions.shape();
        }
    }

    /** Positions where a mask is true. */
    record Where(Tensor mask) implements Index {
        @Override
        public String toString() {
            return "where" + mask.shape();
        }
    }
}
