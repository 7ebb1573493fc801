package autograd.array;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Exponent;
import autograd.kernel.Unary;
import autograd.shape.Broadcast;
import autograd.shape.Shape;

/**
 * Elementwise operations with NumPy's broadcasting.
 *
 * <p>Operands are FLOAT64 or FLOAT32 unless an operation says otherwise, and have the same dtype, which is also that of
 * the result. Operations of one operand keep its shape; the others have the common shape of their operands. Every
 * result is the same bits on every JVM: see {@link Kernels}.
 *
 * <p>Errors: {@link IllegalArgumentException} for a dtype, {@link autograd.shape.ShapeException} for shapes that cannot
 * be broadcast. Nothing is thrown for values: outside its domain a function is NaN.
 */
public final class Maps {
    private Maps() {}

    /** {@return -x} */
    public static NdArray neg(NdArray x) {
        return unary("neg", x, Unary.NEG);
    }

    /** {@return the absolute value; 0 at -0} */
    public static NdArray abs(NdArray x) {
        return unary("abs", x, Unary.ABS);
    }

    /** {@return -1, 0 or 1 with the sign of x; -0 at -0, NaN at NaN} */
    public static NdArray sign(NdArray x) {
        return unary("sign", x, Unary.SIGN);
    }

    /** {@return e to the power x; infinity from 709.8 on (FLOAT32: 88.8)} */
    public static NdArray exp(NdArray x) {
        return unary("exp", x, Unary.EXP);
    }

    /** {@return exp(x) - 1, accurate near 0} */
    public static NdArray expm1(NdArray x) {
        return unary("expm1", x, Unary.EXPM1);
    }

    /** {@return 2 to the power x; infinity from 1024 on (FLOAT32: 128)} */
    public static NdArray exp2(NdArray x) {
        return unary("exp2", x, Unary.EXP2);
    }

    /** {@return the natural logarithm; -infinity at 0, NaN below} */
    public static NdArray log(NdArray x) {
        return unary("log", x, Unary.LOG);
    }

    /** {@return log(1 + x), accurate near 0; -infinity at -1, NaN below} */
    public static NdArray log1p(NdArray x) {
        return unary("log1p", x, Unary.LOG1P);
    }

    /** {@return the logarithm to the base 2; -infinity at 0, NaN below} */
    public static NdArray log2(NdArray x) {
        return unary("log2", x, Unary.LOG2);
    }

    /** {@return the logarithm to the base 10; -infinity at 0, NaN below} */
    public static NdArray log10(NdArray x) {
        return unary("log10", x, Unary.LOG10);
    }

    /** {@return the square root, correctly rounded; -0 at -0, NaN below} */
    public static NdArray sqrt(NdArray x) {
        return unary("sqrt", x, Unary.SQRT);
    }

    /** {@return 1 / sqrt(x), both operations rounded; infinity with the sign of x at 0 and -0, NaN below} */
    public static NdArray rsqrt(NdArray x) {
        return reciprocal(unary("rsqrt", x, Unary.SQRT));
    }

    /** {@return x * x} */
    public static NdArray square(NdArray x) {
        return unary("square", x, Unary.SQUARE);
    }

    /** {@return 1 / x; infinity with the sign of x at 0 and -0} */
    public static NdArray reciprocal(NdArray x) {
        return unary("reciprocal", x, Unary.RECIPROCAL);
    }

    /** {@return 1 / (1 + exp(-x)); 0 at -infinity, 1 at infinity, and never NaN but at NaN} */
    public static NdArray sigmoid(NdArray x) {
        return unary("sigmoid", x, Unary.SIGMOID);
    }

    /** {@return log(1 + exp(x)), without overflow and without a threshold} */
    public static NdArray softplus(NdArray x) {
        return unary("softplus", x, Unary.SOFTPLUS);
    }

    /** {@return the hyperbolic tangent; -1 and 1 at the infinities} */
    public static NdArray tanh(NdArray x) {
        return unary("tanh", x, Unary.TANH);
    }

    /** {@return x where x is positive, 0 elsewhere, also at -0; NaN stays NaN} */
    public static NdArray relu(NdArray x) {
        return unary("relu", x, Unary.RELU);
    }

    /** {@return the sine of x in radians; NaN at the infinities} */
    public static NdArray sin(NdArray x) {
        return unary("sin", x, Unary.SIN);
    }

    /** {@return the cosine of x in radians; NaN at the infinities} */
    public static NdArray cos(NdArray x) {
        return unary("cos", x, Unary.COS);
    }

    /** {@return the tangent of x in radians; NaN at the infinities} */
    public static NdArray tan(NdArray x) {
        return unary("tan", x, Unary.TAN);
    }

    /**
     * {@return the derivative of {@code sin(pi x) / (pi x)}, which is 1 at 0, of an order from 0 on; 0 at the infinities}
     */
    public static NdArray sinc(NdArray x, int order) {
        requireFloating("sinc", x);
        return x.dtype() == DType.FLOAT64 ? Float64Runs.sinc(x, order) : Float32Runs.sinc(x, order);
    }

    /** {@return the inverse sine, from -pi/2 to pi/2; NaN outside -1 to 1} */
    public static NdArray asin(NdArray x) {
        return unary("asin", x, Unary.ASIN);
    }

    /** {@return the inverse cosine, from 0 to pi; NaN outside -1 to 1} */
    public static NdArray acos(NdArray x) {
        return unary("acos", x, Unary.ACOS);
    }

    /** {@return the inverse tangent, from -pi/2 to pi/2} */
    public static NdArray atan(NdArray x) {
        return unary("atan", x, Unary.ATAN);
    }

    /** {@return the hyperbolic sine} */
    public static NdArray sinh(NdArray x) {
        return unary("sinh", x, Unary.SINH);
    }

    /** {@return the hyperbolic cosine} */
    public static NdArray cosh(NdArray x) {
        return unary("cosh", x, Unary.COSH);
    }

    /** {@return the inverse hyperbolic sine} */
    public static NdArray asinh(NdArray x) {
        return unary("asinh", x, Unary.ASINH);
    }

    /** {@return the inverse hyperbolic cosine; 0 at 1, NaN below} */
    public static NdArray acosh(NdArray x) {
        return unary("acosh", x, Unary.ACOSH);
    }

    /** {@return the inverse hyperbolic tangent; infinite at -1 and 1, NaN beyond} */
    public static NdArray atanh(NdArray x) {
        return unary("atanh", x, Unary.ATANH);
    }

    /** {@return the error function, 2 / sqrt(pi) times the integral of exp(-t * t) from 0 to x; -1 and 1 at the infinities} */
    public static NdArray erf(NdArray x) {
        return unary("erf", x, Unary.ERF);
    }

    /** {@return the cube root, with the sign of x} */
    public static NdArray cbrt(NdArray x) {
        return unary("cbrt", x, Unary.CBRT);
    }

    /**
     * Returns x to a constant power.
     *
     * <p>Exact for p = 1 and a correctly rounded {@code x * x} for p = 2. For p = 0 the result is 1 for every x, NaN
     * included; for x = 1 it is 1 for every p. NaN for a negative x and a
     * fractional p.
     */
    public static NdArray pow(NdArray x, double p) {
        requireFloating("pow", x);
        if (p == 0) {
            return NdArray.full(x.dtype(), x.shape(), 1);
        }
        if (p == 1) {
            return x;
        }
        if (p == 2) {
            return square(x);
        }
        var exponent = new Exponent(p);
        return x.dtype() == DType.FLOAT64 ? Float64Runs.power(x, exponent) : Float32Runs.power(x, exponent);
    }

    /**
     * {@return a to the power b; 1 for a = 1 and for b = 0, whatever the other is; NaN for a negative a and a fractional b}
     */
    public static NdArray pow(NdArray a, NdArray b) {
        return binary("pow", Binary.POW, "a", a, "b", b);
    }

    /**
     * {@return the angle of the point (x, y), from -pi to pi; the zeros of both signs and the infinities as in
     * {@link Math#atan2}}
     */
    public static NdArray atan2(NdArray y, NdArray x) {
        return binary("atan2", Binary.ATAN2, "y", y, "x", x);
    }

    /** {@return the square root of a * a + b * b without overflow or underflow on the way; infinite where one is} */
    public static NdArray hypot(NdArray a, NdArray b) {
        return binary("hypot", Binary.HYPOT, "a", a, "b", b);
    }

    /** {@return a + b} */
    public static NdArray add(NdArray a, NdArray b) {
        return binary("add", Binary.ADD, "a", a, "b", b);
    }

    /** {@return a - b} */
    public static NdArray sub(NdArray a, NdArray b) {
        return binary("sub", Binary.SUB, "a", a, "b", b);
    }

    /** {@return a * b} */
    public static NdArray mul(NdArray a, NdArray b) {
        return binary("mul", Binary.MUL, "a", a, "b", b);
    }

    /** {@return a / b} */
    public static NdArray div(NdArray a, NdArray b) {
        return binary("div", Binary.DIV, "a", a, "b", b);
    }

    /** {@return the larger of a and b; NaN if either is NaN; 0 is larger than -0} */
    public static NdArray maximum(NdArray a, NdArray b) {
        return binary("maximum", Binary.MAXIMUM, "a", a, "b", b);
    }

    /** {@return the smaller of a and b; NaN if either is NaN; -0 is smaller than 0} */
    public static NdArray minimum(NdArray a, NdArray b) {
        return binary("minimum", Binary.MINIMUM, "a", a, "b", b);
    }

    /**
     * Returns {@code g * d}, but exactly 0 wherever either is 0, whatever the other is: the product of a cotangent and a
     * local derivative, where 0 means that nothing depends on the element, even if the other is infinite or NaN.
     */
    public static NdArray scale(NdArray g, NdArray d) {
        return binary("scale", Binary.SCALE, "g", g, "d", d);
    }

    /**
     * Returns {@code a + s * b}, the product rounded before the sum: a step of a descent, for example.
     *
     * @param s rounded to the dtype first
     */
    public static NdArray addScaled(NdArray a, NdArray b, double s) {
        requireSameDType("addScaled", "a", a, "b", b);
        requireFloating("addScaled", a);
        if (!a.shape().equals(b.shape())) {
            return add(a, mul(b, NdArray.scalar(b.dtype(), s)));
        }
        return a.dtype() == DType.FLOAT64 ? Float64Runs.addScaled(a, b, s) : Float32Runs.addScaled(a, b, (float) s);
    }

    /** {@return whether a &lt; b, as BOOL; false where either is NaN; operands of any equal dtype} */
    public static NdArray less(NdArray a, NdArray b) {
        return compare("less", Comparison.LESS, a, b);
    }

    /** {@return whether a &lt;= b, as BOOL; false where either is NaN; operands of any equal dtype} */
    public static NdArray lessEqual(NdArray a, NdArray b) {
        return compare("lessEqual", Comparison.LESS_EQUAL, a, b);
    }

    /** {@return whether a &gt; b, as BOOL; false where either is NaN; operands of any equal dtype} */
    public static NdArray greater(NdArray a, NdArray b) {
        return compare("greater", Comparison.GREATER, a, b);
    }

    /** {@return whether a &gt;= b, as BOOL; false where either is NaN; operands of any equal dtype} */
    public static NdArray greaterEqual(NdArray a, NdArray b) {
        return compare("greaterEqual", Comparison.GREATER_EQUAL, a, b);
    }

    /** {@return whether a = b, as BOOL; NaN equals nothing, 0 equals -0; operands of any equal dtype} */
    public static NdArray equal(NdArray a, NdArray b) {
        return compare("equal", Comparison.EQUAL, a, b);
    }

    /**
     * {@return whether a differs from b, as BOOL; NaN differs from everything, 0 does not differ from -0; operands of
     * any equal dtype}
     */
    public static NdArray notEqual(NdArray a, NdArray b) {
        return compare("notEqual", Comparison.NOT_EQUAL, a, b);
    }

    /**
     * Returns a where the condition holds and b elsewhere. The element not taken has no influence, even if it is NaN.
     *
     * @param condition BOOL
     * @param a of any dtype
     * @param b of the dtype of a
     * @return of the dtype of a and the common shape of all three
     */
    public static NdArray where(NdArray condition, NdArray a, NdArray b) {
        requireSameDType("where", "a", a, "b", b);
        if (present("where", "condition", condition).dtype() != DType.BOOL) {
            throw new IllegalArgumentException("where: condition has dtype " + condition.dtype() + "; need BOOL");
        }
        Shape branches = Broadcast.common("where", "a", a.shape(), "b", b.shape());
        Shape shape = Broadcast.common("where", "condition", condition.shape(), "a and b", branches);
        return switch (a.dtype()) {
            case FLOAT64 -> Float64Runs.where(condition, a, b, shape);
            case FLOAT32 -> Float32Runs.where(condition, a, b, shape);
            case INT32, BOOL -> // exact in FLOAT64, and rare
                Float64Runs.where(condition, a.to(DType.FLOAT64), b.to(DType.FLOAT64), shape)
                        .to(a.dtype());
        };
    }

    static NdArray unary(String op, NdArray x, Unary f) {
        requireFloating(op, x);
        return x.dtype() == DType.FLOAT64 ? Float64Runs.unary(f, x) : Float32Runs.unary(f, x);
    }

    static NdArray binary(String op, Binary f, String nameA, NdArray a, String nameB, NdArray b) {
        requireSameDType(op, nameA, a, nameB, b);
        requireFloating(op, a);
        Shape shape = Broadcast.common(op, nameA, a.shape(), nameB, b.shape());
        return a.dtype() == DType.FLOAT64 ? Float64Runs.binary(f, a, b, shape) : Float32Runs.binary(f, a, b, shape);
    }

    private static NdArray compare(String op, Comparison f, NdArray a, NdArray b) {
        requireSameDType(op, "a", a, "b", b);
        Shape shape = Broadcast.common(op, "a", a.shape(), "b", b.shape());
        return switch (a.dtype()) {
            case FLOAT64 -> Float64Runs.compare(f, a, b, shape);
            case FLOAT32 -> Float32Runs.compare(f, a, b, shape);
            case INT32, BOOL -> // exact in FLOAT64, and rare
                Float64Runs.compare(f, a.to(DType.FLOAT64), b.to(DType.FLOAT64), shape);
        };
    }

    static NdArray present(String op, String operand, NdArray x) {
        if (x == null) {
            throw new NullPointerException(op + ": " + operand + " is null; need an array");
        }
        return x;
    }

    static void requireFloating(String op, NdArray x) {
        if (!present(op, "operand", x).dtype().isFloating()) {
            throw new IllegalArgumentException(
                    op + ": operand of shape " + x.shape() + " has dtype " + x.dtype() + "; need FLOAT64 or FLOAT32");
        }
    }

    static void requireSameDType(String op, String nameA, NdArray a, String nameB, NdArray b) {
        if (present(op, nameA, a).dtype() != present(op, nameB, b).dtype()) {
            throw new IllegalArgumentException(op + ": dtypes " + a.dtype() + " of " + nameA + " and " + b.dtype()
                    + " of " + nameB + " differ; need the same dtype for both");
        }
    }
}
