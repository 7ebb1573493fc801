package autograd.array;

import autograd.kernel.Float32Sums;
import autograd.kernel.Float64Sums;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import autograd.shape.Window;
import java.util.List;
import java.util.Objects;

/**
 * Arrays in which a part has other values: each function copies, then writes or adds at a {@link Window} or at row-major
 * positions. What lies outside the part keeps its bits.
 *
 * <p>Writing takes all dtypes, adding FLOAT64 and FLOAT32; both operands are of one dtype.
 */
public final class Edits {
    private Edits() {}

    /** Where in a larger array the elements of a smaller one belong: a window of it, or a position for each element. */
    public static final class Target {
        private final Window window;
        private final NdArray positions;
        private final Shape whole;

        private Target(Window window, NdArray positions, Shape whole) {
            this.window = window;
            this.positions = positions;
            this.whole = whole;
        }

        /** {@return the elements of a window, in row-major order} */
        public static Target of(Window window) {
            return new Target(Objects.requireNonNull(window, "target: window is null"), null, window.whole());
        }

        /**
         * Returns the elements at row-major positions of {@code whole}, repeated ones included.
         *
         * @param positions INT32
         * @throws IllegalArgumentException if a position is out of range
         */
        public static Target of(NdArray positions, Shape whole) {
            Objects.requireNonNull(whole, "target: whole is null");
            Moves.positions("target", positions, "positions", "the whole", whole);
            return new Target(null, positions, whole);
        }

        /** {@return the window, or null} */
        public Window window() {
            return window;
        }

        /** {@return the positions, or null} */
        public NdArray positions() {
            return positions;
        }

        /** {@return the shape of the larger array} */
        public Shape whole() {
            return whole;
        }

        private int elements() {
            return window == null ? positions.elements() : window.shape().elements();
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Target that
                            && whole.equals(that.whole)
                            && Objects.equals(window, that.window)
                            && (window != null || positions.sameBits(that.positions));
        }

        @Override
        public int hashCode() {
            return Objects.hash(window, whole);
        }

        @Override
        public String toString() {
            return window == null ? positions.elements() + " positions of " + whole : window.toString();
        }
    }

    /** Returns x with the elements of the window replaced by v, which has as many elements, in row-major order. */
    public static NdArray set(NdArray x, NdArray v, Window window) {
        requireFit("set", x, v, window);
        Object data = copy(x);
        Strided.window(window).write(v.data(), data, v.elements());
        return NdArray.wrap(data, x.dtype(), x.shape());
    }

    /**
     * Returns x with {@code y[positions[i]] = v[i]}, in order of i, so that the last one of repeated positions stays.
     *
     * @param positions INT32, row-major in x
     */
    public static NdArray set(NdArray x, NdArray v, NdArray positions) {
        int[] index = requireFit("set", x, v, positions);
        Object data = copy(x);
        Storage.scatter(v.data(), index, data);
        return NdArray.wrap(data, x.dtype(), x.shape());
    }

    /** Returns x with v added to the elements of the window; v has as many elements, in row-major order. */
    public static NdArray add(NdArray x, NdArray v, Window window) {
        Maps.requireFloating("add", Maps.present("add", "x", x));
        requireFit("add", x, v, window);
        Object data = copy(x);
        Strided.window(window).add(v.data(), data, v.elements());
        return NdArray.wrap(data, x.dtype(), x.shape());
    }

    /**
     * Returns x with {@code y[positions[i]] += v[i]}, in order of i, so that repeated positions add up.
     *
     * @param positions INT32, row-major in x
     */
    public static NdArray add(NdArray x, NdArray v, NdArray positions) {
        Maps.requireFloating("add", Maps.present("add", "x", x));
        int[] index = requireFit("add", x, v, positions);
        Object data = copy(x);
        scatterAdd(v, index, data);
        return NdArray.wrap(data, x.dtype(), x.shape());
    }

    /**
     * Returns the sum of arrays that are 0 but for a part each: zeros, or the first array, with the others added at their
     * targets, in order. It costs as much as the result and the terms have elements, however many there are.
     *
     * @param terms of one floating dtype; one for each target, after one of shape {@code whole} if {@code onto}
     * @param onto whether the first of them is what the others are added to
     * @param targets where the terms go, in arrays of shape {@code whole}
     * @throws IllegalArgumentException if the terms are not as many as that, or none
     * @throws ShapeException if a term or a target does not fit
     */
    public static NdArray assemble(NdArray[] terms, boolean onto, List<Target> targets, Shape whole) {
        Objects.requireNonNull(terms, "assemble: terms is null");
        Objects.requireNonNull(targets, "assemble: targets is null");
        Objects.requireNonNull(whole, "assemble: whole is null");
        int first = onto ? 1 : 0;
        if (terms.length == 0 || terms.length != targets.size() + first) {
            throw new IllegalArgumentException("assemble: " + terms.length + " terms for " + targets.size()
                    + " targets in shape " + whole + "; need one for each" + (onto ? " and one before them" : ""));
        }
        NdArray head = Maps.present("assemble", "term 0", terms[0]);
        Maps.requireFloating("assemble", head);
        if (onto && !head.shape().equals(whole)) {
            throw new ShapeException("assemble: term 0 has shape " + head.shape() + "; need " + whole);
        }
        Object data = onto ? copy(head) : Storage.allocate(head.dtype(), whole.elements());
        for (int i = first; i < terms.length; i++) {
            NdArray term = Maps.present("assemble", "term " + i, terms[i]);
            Maps.requireSameDType("assemble", "term 0", head, "term " + i, term);
            Target target = targets.get(i - first);
            if (target.elements() != term.elements() || !target.whole().equals(whole)) {
                throw new ShapeException("assemble: term " + i + " has shape " + term.shape() + ", its target is "
                        + target + "; need as many elements, in shape " + whole);
            }
            if (target.window() != null) {
                Strided.window(target.window()).add(term.data(), data, term.elements());
            } else {
                scatterAdd(term, target.positions().ints(), data);
            }
        }
        return NdArray.wrap(data, head.dtype(), whole);
    }

    private static void scatterAdd(NdArray v, int[] index, Object data) {
        if (data instanceof double[] doubles) {
            Float64Sums.scatterAdd(v.doubles(), index, doubles);
        } else {
            Float32Sums.scatterAdd(v.floats(), index, (float[]) data);
        }
    }

    private static Object copy(NdArray x) {
        Object data = Storage.allocate(x.dtype(), x.elements());
        Storage.read(x.data(), 0, 1, data, 0, x.elements());
        return data;
    }

    private static void requireFit(String op, NdArray x, NdArray v, Window window) {
        Maps.requireSameDType(op, "x", Maps.present(op, "x", x), "v", Maps.present(op, "v", v));
        Objects.requireNonNull(window, () -> op + ": window is null");
        if (!window.whole().equals(x.shape()) || v.elements() != window.shape().elements()) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", v has shape " + v.shape()
                    + ", the window is " + window + "; need a window of x with as many elements as v");
        }
    }

    private static int[] requireFit(String op, NdArray x, NdArray v, NdArray positions) {
        Maps.requireSameDType(op, "x", Maps.present(op, "x", x), "v", Maps.present(op, "v", v));
        int[] index = Moves.positions(op, positions, "positions", "x", x.shape());
        if (index.length != v.elements()) {
            throw new ShapeException(op + ": v has shape " + v.shape() + ", positions have shape " + positions.shape()
                    + "; need one position for each value");
        }
        return index;
    }
}
