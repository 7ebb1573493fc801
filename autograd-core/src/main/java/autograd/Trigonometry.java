package autograd;

import autograd.Op.None;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.Roundings;

/**
 * Circular and hyperbolic functions and their inverses, angles and lengths. Angles are in radians. Each takes FLOAT64 or
 * FLOAT32; INT32 and BOOL operands are an {@link IllegalArgumentException}, null a {@link NullPointerException}. NaN in
 * gives NaN out, and so does a number outside the domain.
 */
public final class Trigonometry {
    private static final ElementwiseOp<None> SIN = ElementwiseOp.fromInput("sin", Maps::sin, Trigonometry::cos);
    private static final ElementwiseOp<None> COS =
            ElementwiseOp.fromInput("cos", Maps::cos, x -> Arithmetic.neg(sin(x)));
    private static final ElementwiseOp<None> TAN =
            ElementwiseOp.fromOutput("tan", Maps::tan, y -> y.square().add(1));
    private static final ElementwiseOp<None> ASIN =
            ElementwiseOp.fromInput("asin", Maps::asin, Trigonometry::asinSlope);
    private static final ElementwiseOp<None> ACOS =
            ElementwiseOp.fromInput("acos", Maps::acos, x -> Arithmetic.neg(asinSlope(x)));
    private static final ElementwiseOp<None> ATAN =
            ElementwiseOp.fromInput("atan", Maps::atan, Trigonometry::atanSlope);
    // Slopes s(x) with rules of their own, a product of x and powers of s: differentiated as they are computed, that of
    // asin would be a difference of 1/(1 - x) and 1/(1 + x), with nothing left near 0, and that of atan would have the
    // square of s, which underflows for a large x before x s^2 does.
    private static final ElementwiseOp<None> ASIN_SLOPE = ElementwiseOp.fromInput(
            "asinSlope", x -> Maps.rsqrt(oneLessSquare(x)), x -> scaledSlopes(x, asinSlope(x), 3));
    private static final ElementwiseOp<None> ATAN_SLOPE = ElementwiseOp.fromInput(
            "atanSlope",
            x -> Maps.reciprocal(Maps.add(Maps.square(x), NdArray.scalar(x.dtype(), 1))),
            x -> scaledSlopes(x.mul(-2), atanSlope(x), 2));
    private static final ElementwiseOp<None> ATANH_SLOPE = ElementwiseOp.fromInput(
            "atanhSlope", x -> Maps.reciprocal(oneLessSquare(x)), x -> scaledSlopes(x.mul(2), atanhSlope(x), 2));
    private static final ElementwiseOp<None> SINH = ElementwiseOp.fromInput("sinh", Maps::sinh, Trigonometry::cosh);
    private static final ElementwiseOp<None> COSH = ElementwiseOp.fromInput("cosh", Maps::cosh, Trigonometry::sinh);
    // sqrt(1 + x^2) as a length: the square of a large x would overflow
    private static final ElementwiseOp<None> ASINH = ElementwiseOp.fromInput(
            "asinh", Maps::asinh, x -> Arithmetic.reciprocal(hypot(x, Tensor.scalar(1, x.dtype()))));
    // for the same reason two roots, not the root of a product
    private static final ElementwiseOp<None> ACOSH = ElementwiseOp.fromInput(
            "acosh", Maps::acosh, x -> Elementwise.rsqrt(x.sub(1)).mul(Elementwise.rsqrt(x.add(1))));
    private static final ElementwiseOp<None> ATANH =
            ElementwiseOp.fromInput("atanh", Maps::atanh, Trigonometry::atanhSlope);
    private static final ElementwiseOp<Order> SINC = ElementwiseOp.fromInput(
            "sinc", (NdArray x, Order order) -> Maps.sinc(x, order.value()), (x, order) -> sinc(x, order.value() + 1));
    private static final ElementwiseOp<None> ATAN2 = ElementwiseOp.binary(
            "atan2",
            Maps::atan2,
            Partial.reading(0b011, (values, none) -> turn(values.at(1), values.at(0), values.at(1))),
            Partial.reading(0b011, (values, none) -> Arithmetic.neg(turn(values.at(0), values.at(0), values.at(1)))));
    private static final ElementwiseOp<None> HYPOT = ElementwiseOp.binary(
            "hypot",
            Maps::hypot,
            Partial.reading(0b011, (values, none) -> share(values.at(0), values.at(1))),
            Partial.reading(0b011, (values, none) -> share(values.at(1), values.at(0))));
    // The share p = a/y of a in the length y of (a, b), with the derivatives q^2/y and -p q/y, q the share of b:
    // products, where 1/y - a^2/y^3 cancels for a large a.
    private static final ElementwiseOp<None> SHARE = ElementwiseOp.binary(
            "hypotShare",
            Trigonometry::shares,
            Partial.reading(0b011, (values, none) -> {
                Tensor q = share(values.at(1), values.at(0));
                return Arithmetic.scale(q, bend(q, values.at(0), values.at(1)));
            }),
            Partial.reading(0b111, (values, none) -> {
                Tensor q = share(values.at(1), values.at(0));
                return Arithmetic.scale(values.at(2), bend(q, values.at(0), values.at(1)))
                        .neg();
            }));

    /** Which derivative of {@code sinc}; 0 is the function itself. */
    private record Order(int value) {
        @Override
        public String toString() {
            return "order=" + value;
        }
    }

    private Trigonometry() {}

    /** {@return the sine of {@code x[i]}; derivative {@code cos x[i]}; NaN at the infinities} */
    public static Tensor sin(Tensor x) {
        return Arithmetic.unary(SIN, x);
    }

    /** {@return the cosine of {@code x[i]}; derivative {@code -sin x[i]}; NaN at the infinities} */
    public static Tensor cos(Tensor x) {
        return Arithmetic.unary(COS, x);
    }

    /** {@return the tangent of {@code x[i]}; derivative {@code 1 + y[i]^2}; NaN at the infinities} */
    public static Tensor tan(Tensor x) {
        return Arithmetic.unary(TAN, x);
    }

    /**
     * {@return the inverse sine, from -pi/2 to pi/2; derivative {@code 1/sqrt(1 - x[i]^2)}, inf at -1 and 1; NaN outside
     * -1 to 1}
     */
    public static Tensor asin(Tensor x) {
        return Arithmetic.unary(ASIN, x);
    }

    /**
     * {@return the inverse cosine, from 0 to pi; derivative {@code -1/sqrt(1 - x[i]^2)}, -inf at -1 and 1; NaN outside -1
     * to 1}
     */
    public static Tensor acos(Tensor x) {
        return Arithmetic.unary(ACOS, x);
    }

    /** {@return the inverse tangent, from -pi/2 to pi/2; derivative {@code 1/(1 + x[i]^2)}} */
    public static Tensor atan(Tensor x) {
        return Arithmetic.unary(ATAN, x);
    }

    /** {@return the hyperbolic sine {@code (e^x[i] - e^-x[i])/2}; derivative {@code cosh x[i]}} */
    public static Tensor sinh(Tensor x) {
        return Arithmetic.unary(SINH, x);
    }

    /** {@return the hyperbolic cosine {@code (e^x[i] + e^-x[i])/2}; derivative {@code sinh x[i]}} */
    public static Tensor cosh(Tensor x) {
        return Arithmetic.unary(COSH, x);
    }

    /** {@return the inverse hyperbolic sine; derivative {@code 1/sqrt(1 + x[i]^2)}, also where the square overflows} */
    public static Tensor asinh(Tensor x) {
        return Arithmetic.unary(ASINH, x);
    }

    /**
     * {@return the inverse hyperbolic cosine, from 0 up; derivative {@code 1/sqrt(x[i]^2 - 1)}, inf at 1; NaN below 1}
     */
    public static Tensor acosh(Tensor x) {
        return Arithmetic.unary(ACOSH, x);
    }

    /**
     * {@return the inverse hyperbolic tangent; derivative {@code 1/(1 - x[i]^2)}; -inf and inf at -1 and 1 with derivative
     * inf, NaN beyond}
     */
    public static Tensor atanh(Tensor x) {
        return Arithmetic.unary(ATANH, x);
    }

    /**
     * The normalised cardinal sine {@code y[i] = sin(pi x[i]) / (pi x[i])}: 1 at 0, exactly 0 at all other whole numbers and
     * at the infinities.
     *
     * <p>Derivative {@code (cos(pi x) - y)/x}, 0 at 0; the second derivative there is -pi^2/3. Derivatives of every order
     * are computed without the cancellation that these formulas have near 0.
     *
     * @param x FLOAT64 or FLOAT32
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor sinc(Tensor x) {
        Checks.floating("sinc", "x", x);
        return sinc(x, 0);
    }

    private static Tensor sinc(Tensor x, int order) {
        return SINC.apply(new Order(order), x);
    }

    /**
     * The angle of the point {@code (x[i], y[i])}, from -pi to pi; zeros of both signs and infinities as in {@link
     * Math#atan2}.
     *
     * <p>Derivatives {@code x/(x^2 + y^2)} by y and {@code -y/(x^2 + y^2)} by x, without overflow on the way; at (0, 0) they
     * are 0, to every order.
     *
     * @param y FLOAT64 or FLOAT32, the first operand as everywhere
     * @param x broadcasts with {@code y}
     * @return the angles, of the common shape
     * @throws autograd.shape.ShapeException if the shapes do not broadcast
     */
    public static Tensor atan2(Tensor y, Tensor x) {
        return Arithmetic.binary("atan2", ATAN2, None.NONE, "y", y, "x", x);
    }

    /**
     * {@return {@code sqrt(a[i]^2 + b[i]^2)}, scaled so that no square overflows or underflows; derivatives {@code a/y} and
     * {@code b/y}; at (0, 0) they are 0, to every order; where a or b is infinite, as {@link Norms#norm2}}
     */
    public static Tensor hypot(Tensor a, Tensor b) {
        return Arithmetic.binary(HYPOT, a, b);
    }

    /** {@return {@code 1/sqrt(1 - x^2)}; derivative {@code x s^3}} */
    static Tensor asinSlope(Tensor x) {
        return ASIN_SLOPE.apply(None.NONE, x);
    }

    /** {@return {@code 1/(1 + x^2)}; derivative {@code -2 x s^2}} */
    static Tensor atanSlope(Tensor x) {
        return ATAN_SLOPE.apply(None.NONE, x);
    }

    /** {@return {@code 1/(1 - x^2)}; derivative {@code 2 x s^2}} */
    static Tensor atanhSlope(Tensor x) {
        return ATANH_SLOPE.apply(None.NONE, x);
    }

    /** {@return {@code x s ... s}} From the left: a large x and the square of a small s would not meet. */
    private static Tensor scaledSlopes(Tensor x, Tensor s, int count) {
        Tensor product = x;
        for (int i = 0; i < count; i++) {
            product = Arithmetic.scale(product, s);
        }
        return product;
    }

    /** {@return {@code 1 - x^2} as a product, which loses nothing near -1 and 1} */
    private static NdArray oneLessSquare(NdArray x) {
        NdArray one = NdArray.scalar(x.dtype(), 1);
        return Maps.mul(Maps.sub(one, x), Maps.add(one, x));
    }

    /** {@return {@code a/length} of the point (a, b)} */
    static Tensor share(Tensor a, Tensor b) {
        return SHARE.apply(None.NONE, a, b);
    }

    /** {@return {@code q/length}} */
    private static Tensor bend(Tensor q, Tensor a, Tensor b) {
        return Arithmetic.scale(q, hypot(a, b).reciprocal());
    }

    /** {@return {@code a/length}; at length 0 exactly 0, and at inf the limit for infinities that grow alike} */
    private static NdArray shares(NdArray a, NdArray b) {
        NdArray zero = NdArray.scalar(a.dtype(), 0);
        NdArray one = NdArray.scalar(a.dtype(), 1);
        NdArray length = Maps.hypot(a, b);
        NdArray share = Maps.where(Maps.equal(length, zero), zero, Maps.div(a, length));
        NdArray ofInfinite = Maps.where(Roundings.isInf(b), Maps.rsqrt(Maps.add(one, one)), one);
        NdArray corner = Maps.where(Roundings.isInf(a), Maps.mul(Maps.sign(a), ofInfinite), zero);
        return Maps.where(Roundings.isInf(length), corner, share);
    }

    /** {@return {@code a/(x^2 + y^2)}; at the origin exactly 0 and a constant, 0 also where a is infinite} */
    private static Tensor turn(Tensor a, Tensor y, Tensor x) {
        Tensor length = hypot(y, x);
        Tensor inverse = length.reciprocal();
        return Comparisons.where(length.equal(0), 0, Arithmetic.scale(Arithmetic.scale(a, inverse), inverse));
    }
}
