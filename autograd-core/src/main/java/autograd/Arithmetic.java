package autograd;

import autograd.Batched.Broadcasting;
import autograd.Op.None;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.Pulls;
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
    private static final ElementwiseOp<None> DIFFERENCE =
            ElementwiseOp.binary("difference", Arithmetic::differences, Partial.constant(1), Partial.constant(-1));
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
            Pulls::square,
            new Partial<>(0b010, (t, values, none) -> squarePull(t, values.at(1))),
            new Partial<>(0b001, (t, values, none) -> squarePull(t, values.at(0))));
    private static final ElementwiseOp<Factor> ADD_SCALED = ElementwiseOp.binary(
            "addScaled",
            (a, b, factor) -> Maps.addScaled(a, b, factor.value()),
            Partial.constant(1),
            new Partial<>(0, (g, values, factor) -> scale(g, Tensor.scalar(factor.value(), g.dtype()))));
    private static final ElementwiseOp<Exponent> POW = ElementwiseOp.fromInput(
            "pow", (NdArray x, Exponent p) -> Maps.pow(x, p.value()), (x, p) -> powDerivative(x, p.value()));
    private static final ElementwiseOp<None> POWER = ElementwiseOp.binary(
            "pow",
            Maps::pow,
            Partial.reading(0b011, (values, none) -> powerSlope(values.at(0), values.at(1))),
            Partial.reading(0b111, (values, none) -> scale(values.at(2), logOfBase(values.at(0), values.at(1)))));
    private static final ElementwiseOp<None> POWER_SLOPE = ElementwiseOp.binary(
            "powSlope",
            (a, b) -> Maps.scale(b, Maps.pow(a, Maps.sub(b, NdArray.scalar(b.dtype(), 1)))),
            Partial.reading(0b111, (values, none) -> powerBend(values.at(0), values.at(1), values.at(2))),
            Partial.reading(
                    0b111,
                    (values, none) -> pow(values.at(0), values.at(1).sub(1))
                            .add(scale(
                                    values.at(2),
                                    logOfBase(values.at(0), values.at(1).sub(1))))));
    private static final ElementwiseOp<Factor> LERP_NUMBER = ElementwiseOp.binary(
            "lerp",
            (a, b, weight) -> lerp(a, b, weight.value()),
            new Partial<>(0, (g, values, weight) -> scale(g, Tensor.scalar(1 - weight.value(), g.dtype()))),
            new Partial<>(0, (g, values, weight) -> scale(g, Tensor.scalar(weight.value(), g.dtype()))));
    private static final GeneralOp<Broadcasting> LERP = GeneralOp.ofThree(
            "lerp",
            (a, b, weight, none) -> lerp(a, b, weight),
            0b0111,
            (g, kept, none) -> scale(g, sub(1, kept[2])),
            (g, kept, none) -> scale(g, kept[2]),
            (g, kept, none) -> scale(g, sub(kept[1], kept[0])),
            (tangents, kept, none) -> sum(
                    tangents[0] == null ? null : scale(tangents[0], sub(1, kept[2])),
                    tangents[1] == null ? null : scale(tangents[1], kept[2]),
                    tangents[2] == null ? null : scale(tangents[2], sub(kept[1], kept[0]))));

    /** The constant exponent of {@code pow}. */
    private record Exponent(double value) {
        @Override
        public String toString() {
            return "p=" + value;
        }
    }

    /** The constant factor of {@code addScaled}, and the weight of {@code lerp}. */
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
        return binary("addScaled", ADD_SCALED, new Factor(factor), "a", a, "b", b);
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

    /** {@return {@link #mul(Tensor, Tensor)} under its name in linear algebra; derivatives {@code b[i]} and {@code a[i]}} */
    public static Tensor hadamard(Tensor a, Tensor b) {
        return binary("hadamard", MUL, None.NONE, "a", a, "b", b);
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

    /**
     * Power with two operands: {@code y[i] = a[i]^b[i]}; 1 for b = 0 and for a = 1, whatever the other is, NaN included; a
     * negative base with a fractional exponent is NaN.
     *
     * <p>Derivatives {@code b a^(b-1)} and {@code y ln a}. At a = 0 for b = 0, 0.5, 1, 2: by a 0, inf, 1, 0; by b 0 for
     * every b from 0 on, and -inf below. For a negative base the derivative by b is NaN.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b broadcasts with {@code a}
     * @return the powers, of the common shape
     */
    public static Tensor pow(Tensor a, Tensor b) {
        return binary(POWER, a, b);
    }

    /**
     * Power of a constant: {@code y[i] = a^b[i]}, see {@link #pow(Tensor, Tensor)}. Derivative {@code y ln a}.
     *
     * @param a the base
     * @param b FLOAT64 or FLOAT32
     * @return a tensor of the shape of {@code b}
     * @throws IllegalArgumentException if {@code a} is NaN
     */
    public static Tensor pow(double a, Tensor b) {
        Tensor base = number("pow", "b", b, a);
        if (Double.isNaN(a)) {
            throw new IllegalArgumentException("pow: base a is NaN; b has shape " + b.shape() + "; need a number");
        }
        return binary(POWER, base, b);
    }

    /** {@return {@code b a^(b - 1)}} */
    static Tensor powerSlope(Tensor a, Tensor b) {
        return POWER_SLOPE.apply(None.NONE, a, b);
    }

    /**
     * {@return {@code b (b - 1) a^(b - 2)}, the derivative of the slope s by a} Where the power overflows before its factor
     * b has made it small again, as in x^x near 0, it is {@code s (b - 1) / a}.
     */
    private static Tensor powerBend(Tensor a, Tensor b, Tensor slope) {
        Tensor power = pow(a, b.sub(2));
        Tensor bend = scale(scale(b, b.sub(1)), power);
        Tensor overflows = Comparisons.where(a.equal(0), 0, power.abs()).equal(Double.POSITIVE_INFINITY);
        return Comparisons.where(overflows, scale(slope, b.sub(1).div(a)), bend);
    }

    /** {@return ln a, but 0 and a constant for a = 0 and b from 0 on, where a^b does not change with b but in a jump} */
    private static Tensor logOfBase(Tensor a, Tensor b) {
        Tensor log = Elementwise.log(a);
        return Comparisons.where(b.less(0), log, Comparisons.where(a.equal(0), 0, log));
    }

    /** {@return {@code (a[i] - b[i])^2}; derivatives {@code 2 (a - b)} and {@code -2 (a - b)}} */
    public static Tensor squaredDifference(Tensor a, Tensor b) {
        return square(binary("squaredDifference", SUB, None.NONE, "a", a, "b", b));
    }

    /**
     * Linear interpolation: {@code y[i] = a[i] + weight[i] (b[i] - a[i])}, exactly a for weight 0 and b for weight 1; beyond
     * these it extrapolates. All three broadcast together. Derivatives {@code 1 - weight}, {@code weight} and {@code b - a}.
     *
     * @param a FLOAT64 or FLOAT32
     * @param b FLOAT64 or FLOAT32
     * @param weight FLOAT64 or FLOAT32
     * @return a tensor of the common shape
     * @throws autograd.shape.ShapeException if the shapes do not broadcast
     */
    public static Tensor lerp(Tensor a, Tensor b, Tensor weight) {
        Checks.floating("lerp", "a", a);
        Checks.floating("lerp", "b", b);
        Checks.floating("lerp", "weight", weight);
        Shape ends = Broadcast.common("lerp", "a", a.shape(), "b", b.shape());
        Broadcast.common("lerp", "a and b", ends, "weight", weight.shape());
        DType common = DType.promote(DType.promote(a.dtype(), b.dtype()), weight.dtype());
        return LERP.apply(
                Broadcasting.BROADCASTING, Casting.to(a, common), Casting.to(b, common), Casting.to(weight, common));
    }

    /** {@return {@link #lerp(Tensor, Tensor, Tensor)} with one weight; derivatives {@code 1 - weight} and {@code weight}} */
    public static Tensor lerp(Tensor a, Tensor b, double weight) {
        return binary("lerp", LERP_NUMBER, new Factor(weight), "a", a, "b", b);
    }

    // from the nearer end, so that both ends are exact
    private static NdArray lerp(NdArray a, NdArray b, double weight) {
        NdArray difference = Maps.sub(b, a);
        return weight < 0.5 ? Maps.addScaled(a, difference, weight) : Maps.addScaled(b, difference, weight - 1);
    }

    private static NdArray lerp(NdArray a, NdArray b, NdArray weight) {
        NdArray difference = Maps.sub(b, a);
        NdArray one = NdArray.scalar(a.dtype(), 1);
        return Maps.where(
                Maps.less(weight, NdArray.scalar(a.dtype(), 0.5)),
                Maps.add(a, Maps.mul(weight, difference)),
                Maps.sub(b, Maps.mul(Maps.sub(one, weight), difference)));
    }

    /** {@return the sum of those that are not null; there is one} */
    private static Tensor sum(Tensor... terms) {
        Tensor sum = null;
        for (Tensor term : terms) {
            sum = sum == null ? term : term == null ? sum : add(sum, term);
        }
        return sum;
    }

    private static Tensor powDerivative(Tensor x, double p) {
        return p == 0 ? Tensor.zerosLike(x) : mul(pow(x, p - 1), p);
    }

    /** {@return {@code a[i] - b[i]}, and 0 for equal infinities too; derivatives 1 and -1} */
    static Tensor difference(Tensor a, Tensor b) {
        return binary(DIFFERENCE, a, b);
    }

    static NdArray differences(NdArray a, NdArray b) {
        return Maps.where(Maps.equal(a, b), NdArray.scalar(a.dtype(), 0), Maps.sub(a, b));
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
        return binary(op.name(), op, None.NONE, "a", a, "b", b);
    }

    /** Applies a binary op under the names that the caller knows it and its operands by. */
    static <A> Tensor binary(
            String name, ElementwiseOp<A> op, A attributes, String nameA, Tensor a, String nameB, Tensor b) {
        Checks.floating(name, nameA, a);
        Checks.floating(name, nameB, b);
        requireBroadcastable(name, nameA, a, nameB, b);
        if (a.dtype() == b.dtype()) {
            return op.apply(attributes, a, b);
        }
        DType common = DType.promote(a.dtype(), b.dtype());
        return op.apply(attributes, Casting.to(a, common), Casting.to(b, common));
    }

    static void requireBroadcastable(String op, String nameA, Tensor a, String nameB, Tensor b) {
        Shape shapeA = a.shape();
        Shape shapeB = b.shape();
        if (!shapeA.equals(shapeB)) {
            Broadcast.common(op, nameA, shapeA, nameB, shapeB);
        }
    }

    /** {@return the Java number as a scalar of the dtype of its tensor} */
    static Tensor number(String op, String operand, Tensor x, double value) {
        Checks.floating(op, operand, x);
        return Tensor.scalar(value, x.dtype());
    }
}
