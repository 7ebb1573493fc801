package autograd;

import autograd.Batched.Broadcasting;
import autograd.Op.None;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Comparisons, the logic of masks, choices between two values, and who gets the cotangent at a tie. Operands broadcast as in
 * NumPy.
 *
 * <p>Comparisons return BOOL and carry no derivative. They take any dtype; FLOAT32 with FLOAT64 compares in FLOAT64, other
 * mixtures are an {@link IllegalArgumentException}. Comparing with NaN is false, {@code notEqual} true.
 */
public final class Comparisons {
    private static final ElementwiseOp<None> LESS = comparison("less", Maps::less);
    private static final ElementwiseOp<None> LESS_EQUAL = comparison("lessEqual", Maps::lessEqual);
    private static final ElementwiseOp<None> GREATER = comparison("greater", Maps::greater);
    private static final ElementwiseOp<None> GREATER_EQUAL = comparison("greaterEqual", Maps::greaterEqual);
    private static final ElementwiseOp<None> EQUAL = comparison("equal", Maps::equal);
    private static final ElementwiseOp<None> NOT_EQUAL = comparison("notEqual", Maps::notEqual);
    private static final ElementwiseOp<None> MAXIMUM = ElementwiseOp.binary(
            "maximum",
            Maps::maximum,
            Partial.reading(0b011, (values, none) -> winner(values.at(0), values.at(1))),
            Partial.reading(0b011, (values, none) -> winner(values.at(1), values.at(0))));
    private static final ElementwiseOp<None> MINIMUM = ElementwiseOp.binary(
            "minimum",
            Maps::minimum,
            Partial.reading(0b011, (values, none) -> winner(values.at(1), values.at(0))),
            Partial.reading(0b011, (values, none) -> winner(values.at(0), values.at(1))));
    private static final LinearOp<Broadcasting> WHERE = LinearOp.ofMany(
            "where",
            (x, broadcasting) -> Maps.where(x[0], x[1], x[2]),
            0b001,
            (operand, g, broadcasting, constants) -> {
                Tensor zero = Tensor.scalar(0, g.dtype());
                return operand == 1 ? where(constants.at(0), g, zero) : where(constants.at(0), zero, g);
            });

    private Comparisons() {}

    /** {@return whether {@code a[i] < b[i]}} */
    public static Tensor less(Tensor a, Tensor b) {
        return compare(LESS, a, b);
    }

    /** {@return whether {@code a[i] < b}} */
    public static Tensor less(Tensor a, double b) {
        return compare(LESS, a, b);
    }

    /** {@return whether {@code a[i] <= b[i]}} */
    public static Tensor lessEqual(Tensor a, Tensor b) {
        return compare(LESS_EQUAL, a, b);
    }

    /** {@return whether {@code a[i] <= b}} */
    public static Tensor lessEqual(Tensor a, double b) {
        return compare(LESS_EQUAL, a, b);
    }

    /** {@return whether {@code a[i] > b[i]}} */
    public static Tensor greater(Tensor a, Tensor b) {
        return compare(GREATER, a, b);
    }

    /** {@return whether {@code a[i] > b}} */
    public static Tensor greater(Tensor a, double b) {
        return compare(GREATER, a, b);
    }

    /** {@return whether {@code a[i] >= b[i]}} */
    public static Tensor greaterEqual(Tensor a, Tensor b) {
        return compare(GREATER_EQUAL, a, b);
    }

    /** {@return whether {@code a[i] >= b}} */
    public static Tensor greaterEqual(Tensor a, double b) {
        return compare(GREATER_EQUAL, a, b);
    }

    /** {@return whether {@code a[i] = b[i]}} */
    public static Tensor equal(Tensor a, Tensor b) {
        return compare(EQUAL, a, b);
    }

    /** {@return whether {@code a[i] = b}} */
    public static Tensor equal(Tensor a, double b) {
        return compare(EQUAL, a, b);
    }

    /** {@return whether {@code a[i] != b[i]}} */
    public static Tensor notEqual(Tensor a, Tensor b) {
        return compare(NOT_EQUAL, a, b);
    }

    /** {@return whether {@code a[i] != b}} */
    public static Tensor notEqual(Tensor a, double b) {
        return compare(NOT_EQUAL, a, b);
    }

    /**
     * {@return whether {@code a[i]} and {@code b[i]} are both true; carries no derivative}
     *
     * @throws IllegalArgumentException unless both are BOOL
     */
    public static Tensor and(Tensor a, Tensor b) {
        requireMasks("and", a, b);
        return LESS.apply(None.NONE, not(a), b); // false comes before true
    }

    /**
     * {@return whether {@code a[i]} or {@code b[i]} is true, or both; carries no derivative}
     *
     * @throws IllegalArgumentException unless both are BOOL
     */
    public static Tensor or(Tensor a, Tensor b) {
        requireMasks("or", a, b);
        return LESS_EQUAL.apply(None.NONE, not(a), b);
    }

    /**
     * {@return whether one of {@code a[i]} and {@code b[i]} is true and the other is not; carries no derivative}
     *
     * @throws IllegalArgumentException unless both are BOOL
     */
    public static Tensor xor(Tensor a, Tensor b) {
        requireMasks("xor", a, b);
        return NOT_EQUAL.apply(None.NONE, a, b);
    }

    /**
     * {@return whether {@code x[i]} is false; carries no derivative}
     *
     * @throws IllegalArgumentException unless it is BOOL
     */
    public static Tensor not(Tensor x) {
        Checks.dtype("not", "x", x, DType.BOOL);
        return EQUAL.apply(None.NONE, x, Tensor.scalar(0, DType.BOOL));
    }

    private static void requireMasks(String op, Tensor a, Tensor b) {
        Checks.dtype(op, "a", a, DType.BOOL);
        Checks.dtype(op, "b", b, DType.BOOL);
        Arithmetic.requireBroadcastable(op, "a", a, "b", b);
    }

    /**
     * {@return the larger of {@code a[i]} and {@code b[i]}; derivative 1 for the larger, 0 for the other, 1/2 and 1/2 at
     * a tie; NaN if either is NaN}
     */
    public static Tensor maximum(Tensor a, Tensor b) {
        return Arithmetic.binary(MAXIMUM, a, b);
    }

    /** {@return the larger of {@code a[i]} and {@code b}; derivative 1, 0, or 1/2 at a tie} */
    public static Tensor maximum(Tensor a, double b) {
        return Arithmetic.binary(MAXIMUM, a, Arithmetic.number("maximum", "a", a, b));
    }

    /**
     * {@return the smaller of {@code a[i]} and {@code b[i]}; derivative 1 for the smaller, 0 for the other, 1/2 and 1/2
     * at a tie; NaN if either is NaN}
     */
    public static Tensor minimum(Tensor a, Tensor b) {
        return Arithmetic.binary(MINIMUM, a, b);
    }

    /** {@return the smaller of {@code a[i]} and {@code b}; derivative 1, 0, or 1/2 at a tie} */
    public static Tensor minimum(Tensor a, double b) {
        return Arithmetic.binary(MINIMUM, a, Arithmetic.number("minimum", "a", a, b));
    }

    /**
     * Chooses elementwise: {@code y[i] = condition[i] ? a[i] : b[i]}. All three broadcast together. The branch not taken
     * gets a cotangent of exactly 0, which stays 0 through the elementwise functions that computed that branch, infinite
     * derivatives included. Through a matrix product it meets NaN and infinity by IEEE rules; there, use the function form.
     * Labels and masks are chosen likewise, and carry no derivative.
     *
     * @param condition BOOL
     * @param a of any dtype
     * @param b of the dtype of {@code a}; FLOAT32 and FLOAT64 go together
     * @return a tensor of the broadcast shape
     * @throws IllegalArgumentException if the condition is of another dtype, or a and b do not go together
     * @throws autograd.shape.ShapeException if the shapes do not broadcast
     */
    public static Tensor where(Tensor condition, Tensor a, Tensor b) {
        Checks.dtype("where", "condition", condition, DType.BOOL);
        Checks.present("where", "a", a);
        Checks.present("where", "b", b);
        DType common = commonDType("where", a, b);
        Shape values = Broadcast.common("where", "a", a.shape(), "b", b.shape());
        Broadcast.common("where", "condition", condition.shape(), "a and b", values);
        return WHERE.apply(Broadcasting.BROADCASTING, condition, Casting.to(a, common), Casting.to(b, common));
    }

    /** {@return {@code condition[i] ? a[i] : b}, see {@link #where(Tensor, Tensor, Tensor)}} */
    public static Tensor where(Tensor condition, Tensor a, double b) {
        return where(condition, a, Checks.number("where", "a", Checks.present("where", "a", a), b));
    }

    /** {@return {@code condition[i] ? a : b[i]}, see {@link #where(Tensor, Tensor, Tensor)}} */
    public static Tensor where(Tensor condition, double a, Tensor b) {
        return where(condition, Checks.number("where", "b", Checks.present("where", "b", b), a), b);
    }

    /** {@return {@code condition[i] ? a : b}, FLOAT64} */
    public static Tensor where(Tensor condition, double a, double b) {
        return where(condition, Tensor.of(a), Tensor.of(b));
    }

    /**
     * Chooses elementwise between two functions of {@code x}. Each function sees only the elements that it is chosen for,
     * as a vector, and must act elementwise; it is not evaluated anywhere else, nor at all when it is chosen nowhere. So
     * no NaN, no infinity and no exception can come from the branch not taken.
     *
     * @param condition BOOL, of the shape of {@code x}
     * @param x FLOAT64 or FLOAT32
     * @param ifTrue an elementwise function
     * @param ifFalse an elementwise function
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException for another dtype
     * @throws autograd.shape.ShapeException if the condition has another shape, or a function changes the shape
     */
    public static Tensor where(
            Tensor condition, Tensor x, UnaryOperator<Tensor> ifTrue, UnaryOperator<Tensor> ifFalse) {
        return MaskedBranches.apply(condition, x, ifTrue, ifFalse);
    }

    /**
     * {@return whether {@code |a[i] - b[i]| <= absolute + relative * |b[i]|} everywhere; an infinity is close to itself
     * alone; false for a NaN or for other shapes}
     *
     * @param relative the tolerance in proportion to {@code b}
     * @param absolute the tolerance that is added
     */
    public static boolean allClose(Tensor a, Tensor b, double relative, double absolute) {
        Checks.present("allClose", "a", a);
        Checks.present("allClose", "b", b);
        if (!a.shape().equals(b.shape())) {
            return false;
        }
        double[] x = a.toDoubleArray();
        double[] y = b.toDoubleArray();
        for (int i = 0; i < x.length; i++) {
            if (!close(x[i], y[i], relative, absolute)) {
                return false;
            }
        }
        return true;
    }

    /** {@return {@link #allClose(Tensor, Tensor, double, double)} with the tolerances of NumPy, 1e-5 and 1e-8} */
    public static boolean allClose(Tensor a, Tensor b) {
        return allClose(a, b, 1e-5, 1e-8);
    }

    private static boolean close(double a, double b, double relative, double absolute) {
        if (a == b) {
            return true;
        }
        boolean finite = Double.isFinite(a) && Double.isFinite(b); // no tolerance reaches from a number to an infinity
        return finite && Math.abs(a - b) <= absolute + relative * Math.abs(b);
    }

    private static ElementwiseOp<None> comparison(String name, BinaryOperator<NdArray> kernel) {
        return ElementwiseOp.discrete(name, kernel);
    }

    /** 1 where {@code a > b}, 1/2 where they are equal, 0 elsewhere; a constant for every derivative. */
    private static Tensor winner(Tensor a, Tensor b) {
        Tensor above = greater(a, b).to(a.dtype());
        return above.add(equal(a, b).to(a.dtype()).mul(0.5));
    }

    private static Tensor compare(ElementwiseOp<None> op, Tensor a, double b) {
        Checks.present(op.name(), "a", a);
        DType dtype = a.dtype();
        boolean lost = dtype == DType.INT32 && b != (int) b || dtype == DType.BOOL && b != 0 && b != 1;
        if (lost) { // b is no value of this dtype: compare as exact FLOAT64 instead
            return compare(op, a.to(DType.FLOAT64), Tensor.scalar(b, DType.FLOAT64));
        }
        return compare(op, a, Tensor.scalar(b, dtype));
    }

    private static Tensor compare(ElementwiseOp<None> op, Tensor a, Tensor b) {
        Checks.present(op.name(), "a", a);
        Checks.present(op.name(), "b", b);
        Arithmetic.requireBroadcastable(op.name(), "a", a, "b", b);
        DType common = commonDType(op.name(), a, b);
        return op.apply(None.NONE, Casting.to(a, common), Casting.to(b, common));
    }

    private static DType commonDType(String op, Tensor a, Tensor b) {
        if (a.dtype() == b.dtype()) {
            return a.dtype();
        }
        if (!a.dtype().isFloating() || !b.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": a has dtype " + a.dtype() + " and shape " + a.shape()
                    + ", b has dtype " + b.dtype() + " and shape " + b.shape()
                    + "; need the same dtype, convert one of them with to(...)");
        }
        return DType.FLOAT64;
    }
}
