package autograd;

import autograd.Op.None;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.shape.Broadcast;
import autograd.shape.Shape;

/**
 * Sums, products and powers, elementwise.
 *
 * <p>Two tensors broadcast as in NumPy. FLOAT32 with FLOAT64 gives FLOAT64, and the cotangent is cast back. A Java number
 * takes the dtype of its tensor. Every function throws {@link autograd.shape.ShapeException} for shapes that do not
 * broadcast, {@link IllegalArgumentException} for INT32 and BOOL operands, and {@link NullPointerException} for null.
 */
public final class Arithmetic {
    private static final ElementwiseOp<None> ADD =
            ElementwiseOp.binary("add", Maps::add, Partial.constant(1), Partial.constant(1));
    private static final ElementwiseOp<None> SUB =
            ElementwiseOp.binary("sub", Maps::sub, Partial.constant(1), Partial.constant(-1));
    private static final ElementwiseOp<None> MUL = ElementwiseOp.binary(
            "mul",
            Maps::mul,
            Partial.reading(0b010, (values, none) -> values.at(1)),
            Partial.reading(0b001, (values, none) -> values.at(0)));
    private static final ElementwiseOp<None> DIV = ElementwiseOp.binary(
            "div",
            Maps::div,
            Partial.reading(0b010, (values, none) -> reciprocal(values.at(1))),
            Partial.reading(0b110, (values, none) -> neg(div(values.at(2), values.at(1)))));
    // The product of a cotangent g and a local derivative d: exactly 0 where either is 0, whatever the other is.
    private static final ElementwiseOp<None> SCALE = ElementwiseOp.binary(
            "scale",
            Maps::scale,
            Partial.reading(0b010, (values, none) -> values.at(1)),
            Partial.reading(0b001, (values, none) -> values.at(0)));
    private static final ElementwiseOp<None> NEG = ElementwiseOp.constant("neg", Maps::neg, -1);
    private static final ElementwiseOp<None> RECIPROCAL =
            ElementwiseOp.fromOutput("reciprocal", Maps::reciprocal, y -> neg(square(y)));
    private static final ElementwiseOp<None> SQUARE =
            ElementwiseOp.pullInput("square", Maps::square, Arithmetic::squarePull);
    // 2 g x, where 0 times anything is 0: symmetric, so it is its own derivative on both sides.
    private static final ElementwiseOp<None> SQUARE_PULL = ElementwiseOp.binary(
            "squarePull",
            Maps::squarePull,
            new Partial<>(0b010, (t, values, none) -> squarePull(t, values.at(1))),
            new Partial<>(0b001, (t, values, none) -> squarePull(t, values.at(0))));
    private static final ElementwiseOp<Factor> ADD_SCALED = ElementwiseOp.binary(
            "addScaled",
            (a, b, factor) -> Maps.addScaled(a, b, factor.value()),
            Partial.constant(1),
            new Partial<>(0, (g, values, factor) -> scale(g, Tensor.scalar(factor.value(), g.dtype()))));
    private static final ElementwiseOp<Exponent> POW = ElementwiseOp.fromInput(
            "pow", (NdArray x, Exponent p) -> Maps.pow(x, p.value()), (x, p) -> powDerivative(x, p.value()));

    /** The constant exponent of {@code pow}. */
    private record Exponent(double value) {
        @Override
        public String toString() {
            return "p=" + value;
        }
    }

    /** The constant factor of {@code addScaled}. */
    private record Factor(double value) {
        @Override
        public String toString() {
            return "factor=" + value;
        }
    }

    private Arithmetic() {}

    /** {@return {@code a[i] + b[i]}; derivatives 1 and 1} */
    public static Tensor add(Tensor a, Tensor b) {
        return binary(ADD, a, b);
    }

    /** {@return {@code a[i] + b}; derivative 1} */
    public static Tensor add(Tensor a, double b) {
        return binary(ADD, a, number("add", "a", a, b));
    }

    /**
     * A multiple added: {@code y[i] = a[i] + factor b[i]}, the product rounded before the sum. Derivatives 1 and
     * {@code factor}.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b broadcasts with {@code a}
     * @param factor a number, which takes the dtype of the result
     * @return the sum, of the common shape
     */
    public static Tensor addScaled(Tensor a, Tensor b, double factor) {
        return binary("addScaled", ADD_SCALED, new Factor(factor), a, b);
    }

    /** {@return {@code a[i] - b[i]}; derivatives 1 and -1} */
    public static Tensor sub(Tensor a, Tensor b) {
        return binary(SUB, a, b);
    }

    /** {@return {@code a[i] - b}; derivative 1} */
    public static Tensor sub(Tensor a, double b) {
        return binary(SUB, a, number("sub", "a", a, b));
    }

    /** {@return {@code a - b[i]}; derivative -1} */
    public static Tensor sub(double a, Tensor b) {
        return binary(SUB, number("sub", "b", b, a), b);
    }

    /** {@return the Hadamard product {@code a[i] * b[i]}; derivatives {@code b[i]} and {@code a[i]}} */
    public static Tensor mul(Tensor a, Tensor b) {
        return binary(MUL, a, b);
    }

    /** {@return {@code a[i] * b}; derivative {@code b}} */
    public static Tensor mul(Tensor a, double b) {
        return binary(MUL, a, number("mul", "a", a, b));
    }

    /** {@return {@link #mul(Tensor, Tensor)} under its name in linear algebra} */
    public static Tensor hadamard(Tensor a, Tensor b) {
        return binary("hadamard", MUL, None.NONE, a, b);
    }

    /** {@return {@code a[i] / b[i]}; derivatives {@code 1/b[i]} and {@code -a[i]/b[i]^2}; by IEEE rules at b = 0} */
    public static Tensor div(Tensor a, Tensor b) {
        return binary(DIV, a, b);
    }

    /** {@return {@code a[i] / b}; derivative {@code 1/b}} */
    public static Tensor div(Tensor a, double b) {
        return binary(DIV, a, number("div", "a", a, b));
    }

    /** {@return {@code a / b[i]}; derivative {@code -a/b[i]^2}, infinite at 0} */
    public static Tensor div(double a, Tensor b) {
        return binary(DIV, number("div", "b", b, a), b);
    }

    /** {@return {@code -x[i]}; derivative -1} */
    public static Tensor neg(Tensor x) {
        return unary(NEG, x);
    }

    /** {@return {@code 1/x[i]}; derivative {@code -1/x[i]^2}; at +-0 the value is +-inf and the derivative -inf} */
    public static Tensor reciprocal(Tensor x) {
        return unary(RECIPROCAL, x);
    }

    /** {@return {@code x[i]^2}; derivative {@code 2 x[i]}} */
    public static Tensor square(Tensor x) {
        return unary(SQUARE, x);
    }

    /**
     * Power with a constant exponent: {@code y[i] = x[i]^p}. {@code x^0 = 1} for every x, NaN included; a negative base
     * with a fractional exponent is NaN.
     *
     * <p>Derivative {@code p x[i]^(p-1)}; at x = 0 for p = 0, 1, 2, 0.5, -1: 0, 1, 0, inf, -inf.
     *
     * @param x FLOAT64 or FLOAT32
     * @param p the exponent
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException if {@code p} is NaN
     */
    public static Tensor pow(Tensor x, double p) {
        Checks.floating("pow", "x", x);
        if (Double.isNaN(p)) {
            throw new IllegalArgumentException("pow: exponent p is NaN; x has shape " + x.shape() + "; need a number");
        }
        return POW.apply(new Exponent(p), x);
    }

    private static Tensor powDerivative(Tensor x, double p) {
        return p == 0 ? Tensor.zerosLike(x) : mul(pow(x, p - 1), p);
    }

    /** {@return {@code g[i] * d[i]}, but exactly 0 wherever either is 0} */
    static Tensor scale(Tensor g, Tensor d) {
        return SCALE.apply(None.NONE, g, d);
    }

    /** {@return {@code scale(g, 2 x)}, the pullback of {@link #square}} */
    static Tensor squarePull(Tensor g, Tensor x) {
        return SQUARE_PULL.apply(None.NONE, g, x);
    }

    static Tensor unary(ElementwiseOp<None> op, Tensor x) {
        Checks.floating(op.name(), "x", x);
        return op.apply(None.NONE, x);
    }

    static Tensor binary(ElementwiseOp<None> op, Tensor a, Tensor b) {
        return binary(op.name(), op, None.NONE, a, b);
    }

    /** Applies a binary op under the name that the caller knows it by. */
    private static <A> Tensor binary(String name, ElementwiseOp<A> op, A attributes, Tensor a, Tensor b) {
        Checks.floating(name, "a", a);
        Checks.floating(name, "b", b);
        requireBroadcastable(name, a, b);
        if (a.dtype() == b.dtype()) {
            return op.apply(attributes, a, b);
        }
        DType common = DType.promote(a.dtype(), b.dtype());
        return op.apply(attributes, Casting.to(a, common), Casting.to(b, common));
    }

    static void requireBroadcastable(String op, Tensor a, Tensor b) {
        Shape shapeA = a.shape();
        Shape shapeB = b.shape();
        if (!shapeA.equals(shapeB)) {
            Broadcast.common(op, "a", shapeA, "b", shapeB);
        }
    }

    /** {@return the Java number as a scalar of the dtype of its tensor} */
    static Tensor number(String op, String operand, Tensor x, double value) {
        Checks.floating(op, operand, x);
        return Tensor.scalar(value, x.dtype());
    }
}
