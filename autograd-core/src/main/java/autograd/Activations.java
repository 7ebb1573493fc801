package autograd;

import autograd.Op.None;
import autograd.array.DType;
import autograd.array.Maps;
import autograd.array.NdArray;
import autograd.array.Pulls;
import autograd.array.SpecialMaps;
import autograd.shape.Broadcast;

/**
 * Activation functions of networks, elementwise ({@code tanh} is in {@link Elementwise}). Each takes FLOAT64 or FLOAT32 and
 * returns the same shape and dtype; INT32 and BOOL operands are an {@link IllegalArgumentException}, null a {@link
 * NullPointerException}. NaN in gives NaN out.
 *
 * <p>No derivative becomes infinite or NaN anywhere from -inf to inf, and no value where x is finite. Where one factor of a
 * product has underflowed to 0, the product is 0, so {@code x sigmoid(x)} and its derivatives are 0 at -inf.
 */
public final class Activations {
    private static final double SELU_SCALE = 1.0507009873554805; // Klambauer et al., Self-normalizing networks, 2017
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double ROOT_HALF = 0.7071067811865476;
    private static final double DENSITY = 0.3989422804014327; // 1 / sqrt(2 pi)
    private static final double TWO_ROOT_TWO_OVER_PI = 1.5957691216057308;
    private static final double GELU_CUBIC = 0.044715; // Hendrycks and Gimpel, Gaussian error linear units, 2016

    private static final ElementwiseOp<None> SIGMOID =
            ElementwiseOp.pullOutput("sigmoid", Maps::sigmoid, Activations::sigmoidPull);
    private static final ElementwiseOp<None> RELU = ElementwiseOp.pullOutput("relu", Maps::relu, Activations::reluPull);
    // The pulls: linear in the cotangent g, hence their own derivative by it; by y, g times the second derivative.
    private static final ElementwiseOp<None> SIGMOID_PULL = ElementwiseOp.binary(
            "sigmoidPull",
            Pulls::sigmoid,
            new Partial<>(0b010, (t, values, none) -> sigmoidPull(t, values.at(1))),
            Partial.reading(
                    0b011,
                    (values, none) -> Arithmetic.scale(
                            values.at(0), Arithmetic.sub(1, values.at(1).mul(2)))));
    private static final ElementwiseOp<None> RELU_PULL = ElementwiseOp.binary(
            "reluPull",
            Pulls::relu,
            new Partial<>(0b010, (t, values, none) -> reluPull(t, values.at(1))),
            Partial.constant(0));
    // The sigmoid as rules use it, with the derivative s(x) s(-x): exact where s is near 1, which y (1 - y) is not, and
    // dearer, which matters for the first derivative of a network but not for the second.
    private static final ElementwiseOp<None> LOGISTIC =
            ElementwiseOp.fromInput("sigmoid", Maps::sigmoid, x -> Arithmetic.scale(logistic(x), logistic(x.neg())));
    private static final ElementwiseOp<Slope> LEAKY_RELU = ElementwiseOp.fromInput(
            "leakyRelu", (NdArray x, Slope a) -> leaky(x, a.value()), (x, a) -> leakySlope(x, a.value()));
    private static final ElementwiseOp<None> PRELU = ElementwiseOp.binary(
            "prelu",
            (x, a) -> Maps.add(Maps.relu(x), Maps.scale(Maps.minimum(x, number(x, 0)), a)),
            Partial.reading(0b011, (values, none) -> preluSlope(values.at(0), values.at(1))),
            Partial.reading(0b001, (values, none) -> below(values.at(0))));
    private static final ElementwiseOp<Bend> ELU =
            ElementwiseOp.fromInput("elu", (NdArray x, Bend bend) -> bent(x, bend), Activations::bentSlope);
    private static final ElementwiseOp<Bend> SELU =
            ElementwiseOp.fromInput("selu", (NdArray x, Bend bend) -> bent(x, bend), Activations::bentSlope);
    private static final ElementwiseOp<Bend> CELU =
            ElementwiseOp.fromInput("celu", (NdArray x, Bend bend) -> bent(x, bend), Activations::bentSlope);
    private static final ElementwiseOp<None> GELU =
            ElementwiseOp.fromInput("gelu", x -> Maps.scale(x, normal(x)), Activations::geluSlope);
    private static final ElementwiseOp<None> GELU_TANH = ElementwiseOp.fromInput(
            "geluTanh", x -> Maps.scale(x, Maps.sigmoid(geluArgument(x))), Activations::geluTanhSlope);
    private static final ElementwiseOp<None> SILU =
            ElementwiseOp.fromInput("silu", x -> Maps.scale(x, Maps.sigmoid(x)), Activations::siluSlope);
    private static final ElementwiseOp<None> MISH =
            ElementwiseOp.fromInput("mish", x -> Maps.scale(x, mishGates(x)), Activations::mishSlope);
    private static final ElementwiseOp<None> MISH_GATE =
            ElementwiseOp.fromInput("mishGate", Activations::mishGates, Activations::mishGateSlope);
    private static final ElementwiseOp<None> SOFTSIGN = ElementwiseOp.fromInput(
            "softsign",
            Activations::soft,
            x -> Arithmetic.square(Arithmetic.reciprocal(Elementwise.abs(x).add(1))));
    private static final ElementwiseOp<None> SOFTPLUS =
            ElementwiseOp.fromInput("softplus", Maps::softplus, Activations::logistic);
    private static final ElementwiseOp<None> LOG_SIGMOID =
            ElementwiseOp.fromInput("logSigmoid", x -> Maps.neg(Maps.softplus(Maps.neg(x))), x -> logistic(x.neg()));
    private static final ElementwiseOp<None> HARD_TANH =
            ElementwiseOp.pullInput("hardTanh", x -> clamp(x, -1, 1), (g, x) -> within(g, x, -1, 1));
    private static final ElementwiseOp<None> HARD_SIGMOID = ElementwiseOp.pullInput(
            "hardSigmoid",
            x -> Maps.div(clamp(Maps.add(x, number(x, 3)), 0, 6), number(x, 6)),
            (g, x) -> within(g, x, -3, 3).mul(1.0 / 6));
    private static final ElementwiseOp<None> RELU6 =
            ElementwiseOp.pullInput("relu6", x -> clamp(x, 0, 6), (g, x) -> within(g, x, 0, 6));

    /** The slope of {@code leakyRelu} below 0. */
    private record Slope(double value) {
        @Override
        public String toString() {
            return "slope=" + value;
        }
    }

    /** {@code scale x} above 0, {@code scale alpha (e^(x/width) - 1)} below. */
    private record Bend(double alpha, double width, double scale) {
        @Override
        public String toString() {
            return "alpha=" + alpha;
        }
    }

    private Activations() {}

    /**
     * {@return the logistic function {@code 1/(1 + e^-x[i])}; derivative {@code y (1 - y)}; 0 and 1 with derivative 0 at
     * -inf and inf, never an overflow; the derivative is computed from y, so near y = 1 it is within 1 ulp of 1, and 0 from
     * about x = 37 on (FLOAT32: 17), where those of {@link #softplus} and {@link #logSigmoid} keep their digits}
     */
    public static Tensor sigmoid(Tensor x) {
        return Arithmetic.unary(SIGMOID, x);
    }

    /** {@return {@code max(x[i], 0)}; derivative 1 above 0, and 0 below and at exactly 0} */
    public static Tensor relu(Tensor x) {
        return Arithmetic.unary(RELU, x);
    }

    /** {@return {@link #leakyRelu(Tensor, double)} with slope 0.01} */
    public static Tensor leakyRelu(Tensor x) {
        return leakyRelu(x, 0.01);
    }

    /**
     * A line that bends at 0: {@code x[i]} above, {@code slope x[i]} below. Derivative 1 above, {@code slope} below; at 0 the
     * least in size of all between, so {@code slope} itself when it is from 0 to 1.
     *
     * @param x FLOAT64 or FLOAT32
     * @param slope a finite number; 0 is {@code relu}
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException for another slope
     */
    public static Tensor leakyRelu(Tensor x, double slope) {
        Checks.floating("leakyRelu", "x", x);
        return LEAKY_RELU.apply(new Slope(finite("leakyRelu", "slope", slope, x)), x);
    }

    /**
     * {@link #leakyRelu} with a slope that is differentiated too: {@code max(x, 0) + slope min(x, 0)}. Derivatives: by x as
     * there; by the slope {@code min(x, 0)}. At x = 0 the mixed second derivative is 0.
     *
     * @param x FLOAT64 or FLOAT32
     * @param slope broadcasts with {@code x}; one for each channel has the shape {@code (channels, 1, 1)}
     * @return a tensor of the common shape
     * @throws autograd.shape.ShapeException if the shapes do not broadcast
     */
    public static Tensor prelu(Tensor x, Tensor slope) {
        Checks.floating("prelu", "x", x);
        Checks.floating("prelu", "slope", slope);
        Broadcast.common("prelu", "x", x.shape(), "slope", slope.shape());
        DType common = DType.promote(x.dtype(), slope.dtype());
        return PRELU.apply(None.NONE, Casting.to(x, common), Casting.to(slope, common));
    }

    /** {@return {@link #elu(Tensor, double)} with alpha 1} */
    public static Tensor elu(Tensor x) {
        return elu(x, 1);
    }

    /**
     * Exponential linear unit: {@code x[i]} above 0, {@code alpha (e^x[i] - 1)} below. Derivative 1 above, {@code alpha e^x}
     * below; at 0 {@code alpha}, the limit from below, and the second derivative is 0 there.
     *
     * @param x FLOAT64 or FLOAT32
     * @param alpha a finite number
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException for another alpha
     */
    public static Tensor elu(Tensor x, double alpha) {
        Checks.floating("elu", "x", x);
        return ELU.apply(new Bend(finite("elu", "alpha", alpha, x), 1, 1), x);
    }

    /**
     * {@return the self-normalizing unit, {@code 1.0507 elu(x[i], 1.6733)}; derivative 1.0507 above 0, {@code 1.7581 e^x} below
     * and at 0, where the second derivative is 0}
     */
    public static Tensor selu(Tensor x) {
        Checks.floating("selu", "x", x);
        return SELU.apply(new Bend(SELU_ALPHA, 1, SELU_SCALE), x);
    }

    /** {@return {@link #celu(Tensor, double)} with alpha 1} */
    public static Tensor celu(Tensor x) {
        return celu(x, 1);
    }

    /**
     * The {@code elu} without a kink: {@code x[i]} above 0, {@code alpha (e^(x[i]/alpha) - 1)} below. Derivative 1 above and at
     * 0, {@code e^(x/alpha)} below; at 0 the second derivative is 0.
     *
     * @param x FLOAT64 or FLOAT32
     * @param alpha a finite number above 0
     * @return a tensor of the shape of {@code x}
     * @throws IllegalArgumentException for another alpha
     */
    public static Tensor celu(Tensor x, double alpha) {
        Checks.floating("celu", "x", x);
        if (!(alpha > 0 && alpha <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "celu: alpha is " + alpha + "; x has shape " + x.shape() + "; need a finite number above 0");
        }
        return CELU.apply(new Bend(alpha, alpha, 1), x);
    }

    /**
     * {@return {@code x[i] P(x[i])}, P the distribution function of the standard normal, by {@code erfc}; derivative {@code
     * P(x) + x e^(-x^2/2)/sqrt(2 pi)}}
     */
    public static Tensor gelu(Tensor x) {
        return Arithmetic.unary(GELU, x);
    }

    /**
     * {@return the approximation of {@code gelu} by {@code x/2 (1 + tanh(u))}, {@code u = sqrt(2/pi) (x + 0.044715 x^3)}, which
     * is {@code x sigmoid(2 u)}; derivative {@code s (1 + 2 x u' (1 - s))}, s the sigmoid}
     */
    public static Tensor geluTanh(Tensor x) {
        return Arithmetic.unary(GELU_TANH, x);
    }

    /** {@return {@code x[i] sigmoid(x[i])}, also known as swish; derivative {@code s (1 + x (1 - s))}, s the sigmoid} */
    public static Tensor silu(Tensor x) {
        return Arithmetic.unary(SILU, x);
    }

    /** {@return {@code x[i] w}, {@code w = tanh(softplus(x[i]))}; derivative {@code w + x (1 - w^2) sigmoid(x)}} */
    public static Tensor mish(Tensor x) {
        return Arithmetic.unary(MISH, x);
    }

    /** {@return {@code x[i] / (1 + |x[i]|)}; derivative {@code 1/(1 + |x|)^2}; the second derivative at 0 is 0} */
    public static Tensor softsign(Tensor x) {
        return Arithmetic.unary(SOFTSIGN, x);
    }

    /** {@return {@code ln(1 + e^x[i])}, without overflow and without a threshold; derivative {@code sigmoid(x)}} */
    public static Tensor softplus(Tensor x) {
        return Arithmetic.unary(SOFTPLUS, x);
    }

    /** {@return {@code ln sigmoid(x[i])}, accurate on both sides; derivative {@code sigmoid(-x)}} */
    public static Tensor logSigmoid(Tensor x) {
        return Arithmetic.unary(LOG_SIGMOID, x);
    }

    /** {@return {@code x[i]} held between -1 and 1; derivative 1 inside, 0 outside and at -1 and 1} */
    public static Tensor hardTanh(Tensor x) {
        return Arithmetic.unary(HARD_TANH, x);
    }

    /** {@return {@code (x[i] + 3)/6} held between 0 and 1; derivative 1/6 inside, 0 outside and at -3 and 3} */
    public static Tensor hardSigmoid(Tensor x) {
        return Arithmetic.unary(HARD_SIGMOID, x);
    }

    /** {@return {@code x[i]} held between 0 and 6; derivative 1 inside, 0 outside and at 0 and 6} */
    public static Tensor relu6(Tensor x) {
        return Arithmetic.unary(RELU6, x);
    }

    /** {@return {@link #sigmoid} with derivatives of every order that are exact on both sides} */
    static Tensor logistic(Tensor x) {
        return LOGISTIC.apply(None.NONE, x);
    }

    /** {@return {@code scale(g, y (1 - y))}, the pullback of {@link #sigmoid} with output y} */
    static Tensor sigmoidPull(Tensor g, Tensor y) {
        return SIGMOID_PULL.apply(None.NONE, g, y);
    }

    /** {@return g where y is above 0, else 0: the pullback of {@link #relu} with output y, of which only g is a variable} */
    static Tensor reluPull(Tensor g, Tensor y) {
        return RELU_PULL.apply(None.NONE, g, Elementwise.stopGradient(y));
    }

    /** {@return g where low &lt; x &lt; high, else 0} The sign of a difference is exact. */
    private static Tensor within(Tensor g, Tensor x, double low, double high) {
        Tensor constant = Elementwise.stopGradient(x);
        return reluPull(reluPull(g, constant.sub(low)), Arithmetic.sub(high, constant));
    }

    private static NdArray clamp(NdArray x, double low, double high) {
        return Maps.minimum(Maps.maximum(x, number(x, low)), number(x, high));
    }

    private static NdArray number(NdArray x, double value) {
        return NdArray.scalar(x.dtype(), value);
    }

    private static NdArray leaky(NdArray x, double slope) {
        return slope == 0 ? Maps.relu(x) : Maps.addScaled(Maps.relu(x), Maps.minimum(x, number(x, 0)), slope);
    }

    private static Tensor leakySlope(Tensor x, double slope) {
        double atZero = Math.max(0, Math.min(slope, 1));
        Tensor left = Tensor.scalar(slope, x.dtype());
        return Comparisons.where(x.greater(0), 1, slope == atZero ? left : Comparisons.where(x.equal(0), atZero, left));
    }

    /** As {@link #leakySlope}; at x = 0 a constant, so that both mixed derivatives are 0 there. */
    private static Tensor preluSlope(Tensor x, Tensor slope) {
        Tensor atZero = Elementwise.stopGradient(slope).maximum(0).minimum(1);
        return Comparisons.where(x.greater(0), 1, Comparisons.where(x.equal(0), atZero, slope));
    }

    /** {@return min(x, 0), with derivative 0 at 0; NaN, and its derivative 1, where x is} */
    private static Tensor below(Tensor x) {
        return Comparisons.where(x.greaterEqual(0), 0, x);
    }

    private static NdArray bent(NdArray x, Bend bend) {
        NdArray left = Maps.expm1(Maps.div(Maps.minimum(x, number(x, 0)), number(x, bend.width())));
        NdArray right = Maps.mul(Maps.relu(x), number(x, bend.scale()));
        return Maps.addScaled(right, left, bend.scale() * bend.alpha());
    }

    private static Tensor bentSlope(Tensor x, Bend bend) {
        Tensor left = Elementwise.exp(below(x).div(bend.width())).mul(bend.scale() * bend.alpha() / bend.width());
        return Comparisons.where(x.greater(0), bend.scale(), left);
    }

    /** {@return the distribution function of the standard normal} */
    private static NdArray normal(NdArray x) {
        return Maps.mul(SpecialMaps.erfc(Maps.mul(x, number(x, -ROOT_HALF))), number(x, 0.5));
    }

    private static Tensor geluSlope(Tensor x) {
        Tensor density = Elementwise.exp(Arithmetic.square(x).mul(-0.5)).mul(DENSITY);
        Tensor normal = SpecialFunctions.erfc(x.mul(-ROOT_HALF)).mul(0.5);
        return normal.add(Arithmetic.scale(x, density));
    }

    /** {@return 2 sqrt(2/pi) (x + 0.044715 x^3)} */
    private static NdArray geluArgument(NdArray x) {
        NdArray factor = Maps.add(Maps.mul(Maps.square(x), number(x, GELU_CUBIC)), number(x, 1));
        return Maps.mul(Maps.mul(x, factor), number(x, TWO_ROOT_TWO_OVER_PI));
    }

    private static Tensor geluTanhSlope(Tensor x) {
        Tensor square = Arithmetic.square(x);
        Tensor argument = Arithmetic.scale(x, square.mul(GELU_CUBIC).add(1)).mul(TWO_ROOT_TWO_OVER_PI);
        Tensor argumentSlope = square.mul(3 * GELU_CUBIC).add(1).mul(TWO_ROOT_TWO_OVER_PI);
        return gated(Arithmetic.scale(x, argumentSlope), argument);
    }

    private static Tensor siluSlope(Tensor x) {
        return gated(x, x);
    }

    /** {@return s(u) (1 + v s(-u)), s the sigmoid: the derivative of x s(u(x)) where v = x u'(x)} */
    private static Tensor gated(Tensor v, Tensor u) {
        Tensor rest = Arithmetic.scale(v, logistic(u.neg())).add(1);
        return Arithmetic.scale(logistic(u), rest);
    }

    private static Tensor mishSlope(Tensor x) {
        return mishGate(x).add(Arithmetic.scale(x, mishGateSlope(x)));
    }

    /** {@return {@code tanh(softplus(x))}} */
    static Tensor mishGate(Tensor x) {
        return MISH_GATE.apply(None.NONE, x);
    }

    private static NdArray mishGates(NdArray x) {
        return Maps.tanh(Maps.softplus(x));
    }

    /** {@return (1 - w^2) s(x) with w = tanh(softplus(x)), which is 4 s(x) r^2 with r = s(-x)/(1 + s(-x)^2)} */
    private static Tensor mishGateSlope(Tensor x) {
        Tensor rest = logistic(x.neg());
        Tensor r = rest.div(Arithmetic.square(rest).add(1));
        return Arithmetic.scale(logistic(x), Arithmetic.square(r)).mul(4);
    }

    /** {@return x / (1 + |x|)} An infinite x is replaced by the greatest number, where the quotient is 1. */
    private static NdArray soft(NdArray x) {
        double greatest = x.dtype() == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        NdArray finite = clamp(x, -greatest, greatest);
        return Maps.div(finite, Maps.add(Maps.abs(finite), number(x, 1)));
    }

    private static double finite(String op, String name, double value, Tensor x) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    op + ": " + name + " is " + value + "; x has shape " + x.shape() + "; need a finite number");
        }
        return value;
    }
}
