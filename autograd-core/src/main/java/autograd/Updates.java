package autograd;

import autograd.array.DType;
import autograd.array.Edits;
import autograd.array.NdArray;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.BitSet;

/**
 * Tensors in which some elements are replaced or added to: NumPy's {@code x[index] = value} and {@code x[index] += value},
 * as functions that leave {@code x} as it is. Both are linear in {@code x} and {@code value} together. Elements that the
 * index does not name keep their bits.
 *
 * <p>The value broadcasts to the shape of what the index names. FLOAT32 with FLOAT64 gives FLOAT64, and the cotangents are
 * cast back.
 */
public final class Updates {
    private static final LinearOp<Indexing.Box> SET_WINDOW = LinearOp.ofMany(
            "setAt",
            (NdArray[] xs, Indexing.Box box) -> Edits.set(xs[0], xs[1], box.window()),
            0,
            (operand, g, box, constants) -> operand == 0
                    ? Updates.SET_WINDOW.apply(box, g, Tensor.full(box.shape(), 0, g.dtype()))
                    : Indexing.read(g, box));
    private static final LinearOp<Indexing.Box> ADD_WINDOW = LinearOp.ofMany(
            "addAt",
            (NdArray[] xs, Indexing.Box box) -> Edits.add(xs[0], xs[1], box.window()),
            0,
            (operand, g, box, constants) -> operand == 0 ? g : Indexing.read(g, box));
    // Of several values for one position the last one stays, and alone has a derivative.
    private static final GeneralOp<Indexing.Positions> LAST_OF_EACH =
            GeneralOp.discrete("lastOfEach", (positions, in) -> last(positions, in));
    private static final LinearOp<Indexing.Positions> SET_POSITIONS = LinearOp.ofMany(
            "setAt",
            (NdArray[] xs, Indexing.Positions p) -> Edits.set(xs[0], xs[1], xs[2]),
            0b100,
            (operand, g, p, constants) -> operand == 0
                    ? Updates.SET_POSITIONS.apply(
                            p, g, Tensor.full(constants.at(2).shape(), 0, g.dtype()), constants.at(2))
                    : Comparisons.where(
                            lastOfEach(constants.at(2), p.whole()), Indexing.gatherFlat(g, constants.at(2)), 0));
    private static final LinearOp<Indexing.Positions> ADD_POSITIONS = LinearOp.ofMany(
            "addAt",
            (NdArray[] xs, Indexing.Positions p) -> Edits.add(xs[0], xs[1], xs[2]),
            0b100,
            (operand, g, p, constants) -> operand == 0 ? g : Indexing.gatherFlat(g, constants.at(2)));

    private Updates() {}

    /**
     * {@code x} with the elements that the index names replaced. Derivative: by {@code x} the identity but 0 for the
     * replaced elements, by {@code value} the cotangent of the elements it went to. Where the index names an element
     * several times the last one in row-major order of the selection wins, as in NumPy; the others have derivative 0.
     *
     * @param x of any dtype
     * @param value broadcasts to the shape of {@code get(x, index)}; floating if {@code x} is, else of its dtype
     * @param index as for {@link Indexing#get}
     * @return a tensor of the shape of {@code x}
     * @throws IndexOutOfBoundsException as {@link Indexing#get}
     * @throws ShapeException as {@link Indexing#get}, and if {@code value} does not broadcast
     * @throws IllegalArgumentException if the dtypes do not go together
     */
    public static Tensor setAt(Tensor x, Tensor value, Index... index) {
        return set(x, value, IndexPlan.of("setAt", Checks.present("setAt", "x", x), index));
    }

    /** {@return {@link #setAt(Tensor, Tensor, Index...)} with a number, which takes the dtype of {@code x}} */
    public static Tensor setAt(Tensor x, double value, Index... index) {
        return set(x, value, IndexPlan.of("setAt", Checks.present("setAt", "x", x), index));
    }

    /**
     * {@code x} with {@code value} added to the elements that the index names; where it names an element several times,
     * each time, in row-major order of the selection. (NumPy's {@code x[index] += value} adds once; its {@code
     * np.add.at} is this.) For one position an element along an axis, as PyTorch's {@code scatter_add}, see {@link
     * #scatterAdd}. Derivative: by {@code x} the identity, by {@code value} the cotangent of the elements it went to.
     *
     * @param x FLOAT64 or FLOAT32
     * @param value FLOAT64 or FLOAT32; broadcasts to the shape of {@code get(x, index)}
     * @param index as for {@link Indexing#get}
     * @return a tensor of the shape of {@code x}
     * @throws IndexOutOfBoundsException as {@link Indexing#get}
     * @throws ShapeException as {@link Indexing#get}, and if {@code value} does not broadcast
     * @throws IllegalArgumentException for another dtype
     */
    public static Tensor addAt(Tensor x, Tensor value, Index... index) {
        return add(x, value, IndexPlan.of("addAt", Checks.present("addAt", "x", x), index));
    }

    /** {@return {@link #addAt(Tensor, Tensor, Index...)} with a number, which takes the dtype of {@code x}} */
    public static Tensor addAt(Tensor x, double value, Index... index) {
        return add(x, value, IndexPlan.of("addAt", Checks.present("addAt", "x", x), index));
    }

    /**
     * {@code x} with values added along an axis, the transpose of {@link Indexing#gather}: for axis 1 of a matrix {@code
     * y[i, indices[i, j]] += values[i, j]}, in order. Repeated indices accumulate. For whole slices, and for positions along
     * several axes, see {@link #addAt}: {@code x.at(pick(rows)).add(values)} adds to rows of a matrix. Derivative: by {@code
     * x} the identity, by {@code values} the cotangent gathered at the indices.
     *
     * @param x FLOAT64 or FLOAT32
     * @param indices INT32, of the rank of {@code x} and its sizes but along {@code axis}; negative ones count from the end
     * @param values FLOAT64 or FLOAT32, of the shape of {@code indices}
     * @param axis the axis; negative counts from the end
     * @return a tensor of the shape of {@code x}
     * @throws ShapeException if the axis is out of range or the shapes do not fit
     * @throws IllegalArgumentException for another dtype
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public static Tensor scatterAdd(Tensor x, Tensor indices, Tensor values, int axis) {
        Checks.floating("scatterAdd", "x", x);
        Checks.floating("scatterAdd", "values", values);
        Checks.dtype("scatterAdd", "indices", indices, DType.INT32);
        if (!values.shape().equals(indices.shape())) {
            throw new ShapeException("scatterAdd: indices has shape " + indices.shape() + ", values has shape "
                    + values.shape() + "; need the same");
        }
        Tensor positions = Indexing.alongAxis("scatterAdd", x, indices, axis);
        return add(x, values, new IndexPlan(indices.shape(), null, positions));
    }

    static Tensor set(Tensor x, double value, IndexPlan plan) {
        return set(x, Checks.number("setAt", "x", x, value), plan);
    }

    static Tensor set(Tensor x, Tensor value, IndexPlan plan) {
        Checks.present("setAt", "value", value);
        if (x.dtype() != value.dtype()
                && !(x.dtype().isFloating() && value.dtype().isFloating())) {
            throw new IllegalArgumentException("setAt: x has dtype " + x.dtype() + " and shape " + x.shape()
                    + ", value has dtype " + value.dtype() + " and shape " + value.shape()
                    + "; need the same dtype, convert one of them with to(...)");
        }
        DType dtype = x.dtype() == value.dtype() ? x.dtype() : DType.FLOAT64;
        Tensor base = Casting.to(x, dtype);
        Tensor values = stretched("setAt", Casting.to(value, dtype), plan.shape());
        if (plan.window() != null) {
            return SET_WINDOW.apply(plan.box(), base, values);
        }
        return SET_POSITIONS.apply(new Indexing.Positions(x.shape()), base, values, plan.positions());
    }

    static Tensor add(Tensor x, double value, IndexPlan plan) {
        Checks.floating("addAt", "x", x);
        return add(x, Tensor.scalar(value, x.dtype()), plan);
    }

    static Tensor add(Tensor x, Tensor value, IndexPlan plan) {
        Checks.floating("addAt", "x", x);
        Checks.floating("addAt", "value", value);
        DType dtype = DType.promote(x.dtype(), value.dtype());
        Tensor base = Casting.to(x, dtype);
        Tensor values = stretched("addAt", Casting.to(value, dtype), plan.shape());
        return plan.window() != null
                ? ADD_WINDOW.apply(plan.box(), base, values)
                : ADD_POSITIONS.apply(new Indexing.Positions(x.shape()), base, values, plan.positions());
    }

    private static Tensor stretched(String op, Tensor value, Shape selection) {
        if (!Broadcast.stretches(value.shape(), selection)) {
            throw new ShapeException(op + ": value has shape " + value.shape() + ", the index names elements of shape "
                    + selection + "; need a value that broadcasts to it");
        }
        return Shaping.broadcastTo(value, selection);
    }

    /** {@return whether a position does not come again further on} */
    static Tensor lastOfEach(Tensor positions, Shape whole) {
        return LAST_OF_EACH.apply(new Indexing.Positions(whole), positions);
    }

    private static NdArray last(NdArray positions, Indexing.Positions in) {
        int[] values = positions.toInts();
        boolean[] last = new boolean[values.length];
        BitSet seen = new BitSet(in.whole().elements());
        for (int i = values.length - 1; i >= 0; i--) {
            last[i] = !seen.get(values[i]);
            seen.set(values[i]);
        }
        return NdArray.of(last, positions.shape());
    }
}
