package autograd.nn;

import autograd.Decompositions;
import autograd.SpecialFunctions;
import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * The usual first values of weights. A weight of shape {@code [out, in]} has fan-in {@code in} and fan-out {@code out}; one of
 * shape {@code [out, in, ...]} has as many times more of each as its further axes have elements, which is what an output sums
 * and what an input is used for.
 *
 * <p>Those that need a fan throw {@link ShapeException} for a shape with fewer than 2 axes or with a size of 0. Each throws
 * {@link IllegalArgumentException} for a dtype other than FLOAT64 and FLOAT32. FLOAT32 values are the FLOAT64 ones rounded.
 */
public final class Initializers {
    private static final double WITHIN_TWO_DEVIATIONS = 0.9544997361036416; // erf(sqrt(2)), of the normal distribution

    private Initializers() {}

    /** A variance from fan-in and fan-out. */
    @FunctionalInterface
    private interface Variance {
        double of(double fanIn, double fanOut);
    }

    /**
     * {@return uniform on {@code (-a, a)} with {@code a = sqrt(6 / (in + out))}, variance {@code 2 / (in + out)}: keeps the
     * variance of activations and of gradients near linear, as with tanh around 0}
     *
     * <p>Source: X. Glorot, Y. Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks",
     * AISTATS, equation 16.
     */
    public static Initializer xavierUniform() {
        return uniform("xavierUniform", Initializers::xavier);
    }

    /** {@return normal with mean 0 and variance {@code 2 / (in + out)}; source as {@link #xavierUniform}, equation 12} */
    public static Initializer xavierNormal() {
        return normal("xavierNormal", Initializers::xavier);
    }

    /**
     * {@return uniform on {@code (-a, a)} with {@code a = sqrt(6 / in)}, variance {@code 2 / in}: keeps the variance of
     * activations through layers of rectifiers}
     *
     * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, 2015, "Delving deep into rectifiers", ICCV, equation 10.
     */
    public static Initializer heUniform() {
        return uniform("heUniform", Initializers::he);
    }

    /** {@return normal with mean 0 and variance {@code 2 / in}; source as {@link #heUniform}} */
    public static Initializer heNormal() {
        return normal("heNormal", Initializers::he);
    }

    /**
     * {@return uniform on {@code (-a, a)} with {@code a = sqrt(3 / in)}, variance {@code 1 / in}: keeps the variance of
     * activations in layers that are near linear, and under the self-normalizing unit}
     *
     * <p>Source: Y. LeCun, L. Bottou, G. B. Orr, K.-R. Mueller, 1998, "Efficient BackProp", in Neural networks: tricks of the
     * trade, equation 16.
     */
    public static Initializer lecunUniform() {
        return uniform("lecunUniform", Initializers::lecun);
    }

    /** {@return normal with mean 0 and variance {@code 1 / in}; source as {@link #lecunUniform}} */
    public static Initializer lecunNormal() {
        return normal("lecunNormal", Initializers::lecun);
    }

    /**
     * {@return normal with mean 0 and a fixed deviation, of any shape}
     *
     * @param deviation the standard deviation, finite, 0 or more
     */
    public static Initializer normal(double deviation) {
        requireSize("normal", "deviation", deviation);
        return (seed, shape, dtype) -> {
            require("normal", shape, dtype);
            return Tensor.normal(seed, shape.toArray()).mul(deviation).to(dtype);
        };
    }

    /**
     * {@return uniform on {@code [-bound, bound)}, of any shape}
     *
     * @param bound finite, 0 or more
     */
    public static Initializer uniform(double bound) {
        requireSize("uniform", "bound", bound);
        return (seed, shape, dtype) -> {
            require("uniform", shape, dtype);
            return centred(seed, shape, bound).to(dtype);
        };
    }

    /**
     * Normal numbers within two deviations of 0, of any shape: {@code deviation sqrt(2) erfinv(erf(sqrt(2)) u)} with u uniform
     * on {@code [-1, 1)}. Their variance is 0.7737 of {@code deviation^2}, since the tails are missing.
     *
     * @param deviation that of the whole normal distribution, finite, 0 or more
     * @return the initializer
     */
    public static Initializer truncatedNormal(double deviation) {
        requireSize("truncatedNormal", "deviation", deviation);
        return (seed, shape, dtype) -> {
            require("truncatedNormal", shape, dtype);
            Tensor z = SpecialFunctions.erfinv(centred(seed, shape, WITHIN_TWO_DEVIATIONS));
            return z.mul(Math.sqrt(2)).clamp(-2, 2).mul(deviation).to(dtype);
        };
    }

    /**
     * A matrix whose rows, or columns where it has more rows than columns, are orthonormal, drawn evenly from all such: the Q of
     * a normal matrix, with the diagonal of R positive. All singular values are 1, so depth neither grows nor shrinks a signal
     * in a linear net. Further axes {@code [out, in, ...]} are joined to columns.
     *
     * <p>Source: A. M. Saxe, J. L. McClelland, S. Ganguli, 2014, "Exact solutions to the nonlinear dynamics of learning in deep
     * linear neural networks", ICLR; F. Mezzadri, 2007, "How to generate random matrices from the classical compact groups",
     * Notices of the AMS 54, section 5.
     */
    public static Initializer orthogonal() {
        return (seed, shape, dtype) -> {
            requireFan("orthogonal", shape, dtype);
            int rows = shape.size(0);
            int columns = shape.elements() / rows;
            Tensor tall = Tensor.normal(seed, Math.max(rows, columns), Math.min(rows, columns));
            Tensor q = Decompositions.qr(tall).q();
            return (rows < columns ? q.transpose() : q).reshape(shape).to(dtype);
        };
    }

    /**
     * {@return one number everywhere, of any shape, whatever the seed}
     *
     * @param value the number, finite
     */
    public static Initializer constant(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("constant: value is " + value + "; need a finite number");
        }
        return filled("constant", value);
    }

    /** {@return zeros, of any shape, whatever the seed} */
    public static Initializer zeros() {
        return filled("zeros", 0);
    }

    /** {@return ones, of any shape, whatever the seed} */
    public static Initializer ones() {
        return filled("ones", 1);
    }

    private static Initializer filled(String name, double value) {
        return (seed, shape, dtype) -> {
            require(name, shape, dtype);
            return Tensor.full(shape, value, dtype);
        };
    }

    private static double lecun(double fanIn, double fanOut) {
        return 1 / fanIn;
    }

    private static double xavier(double fanIn, double fanOut) {
        return 2 / (fanIn + fanOut);
    }

    private static double he(double fanIn, double fanOut) {
        return 2 / fanIn;
    }

    private static Initializer uniform(String name, Variance variance) {
        return (seed, shape, dtype) -> centred(seed, shape, Math.sqrt(3 * of(name, variance, shape, dtype)))
                .to(dtype);
    }

    private static Initializer normal(String name, Variance variance) {
        return (seed, shape, dtype) -> {
            double deviation = Math.sqrt(of(name, variance, shape, dtype));
            return Tensor.normal(seed, shape.toArray()).mul(deviation).to(dtype);
        };
    }

    /** {@return uniform numbers on {@code [-bound, bound)}} */
    private static Tensor centred(long seed, Shape shape, double bound) {
        return Tensor.uniform(seed, shape.toArray()).mul(2 * bound).sub(bound);
    }

    private static double of(String name, Variance variance, Shape shape, DType dtype) {
        requireFan(name, shape, dtype);
        double elements = shape.elements();
        return variance.of(elements / shape.size(0), elements / shape.size(1));
    }

    private static void requireFan(String name, Shape shape, DType dtype) {
        require(name, shape, dtype);
        if (shape.rank() < 2 || shape.elements() == 0) {
            throw new ShapeException(name + ": shape " + shape + " has no fan-in and fan-out; need a weight of shape"
                    + " [out, in] or [out, in, ...], each 1 or more");
        }
    }

    private static void requireSize(String name, String parameter, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    name + ": " + parameter + " is " + value + "; need a finite number, 0 or more");
        }
    }

    private static void require(String name, Shape shape, DType dtype) {
        Objects.requireNonNull(shape, () -> name + ": shape is null; need the shape of the parameter");
        Objects.requireNonNull(dtype, () -> name + ": dtype is null; need FLOAT64 or FLOAT32");
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(
                    name + ": dtype is " + dtype + " for shape " + shape + "; need FLOAT64 or FLOAT32");
        }
    }
}
