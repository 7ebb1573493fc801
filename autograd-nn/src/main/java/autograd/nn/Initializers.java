package autograd.nn;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * The usual first values of weights. A weight of shape {@code [out, in]} has fan-in {@code in} and fan-out {@code out}.
 *
 * <p>The random ones throw {@link ShapeException} for a shape of another rank or with a size of 0. Each throws {@link
 * IllegalArgumentException} for a dtype other than FLOAT64 and FLOAT32. FLOAT32 values are the FLOAT64 ones rounded.
 */
public final class Initializers {
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

    /** {@return zeros, of any shape, whatever the seed} */
    public static Initializer zeros() {
        return (seed, shape, dtype) -> {
            require("zeros", shape, dtype);
            return Tensor.full(shape, 0, dtype);
        };
    }

    private static double xavier(double fanIn, double fanOut) {
        return 2 / (fanIn + fanOut);
    }

    private static double he(double fanIn, double fanOut) {
        return 2 / fanIn;
    }

    private static Initializer uniform(String name, Variance variance) {
        return (seed, shape, dtype) -> {
            double bound = Math.sqrt(3 * of(name, variance, shape, dtype));
            return Tensor.uniform(seed, shape.toArray())
                    .mul(2 * bound)
                    .sub(bound)
                    .to(dtype);
        };
    }

    private static Initializer normal(String name, Variance variance) {
        return (seed, shape, dtype) -> {
            double deviation = Math.sqrt(of(name, variance, shape, dtype));
            return Tensor.normal(seed, shape.toArray()).mul(deviation).to(dtype);
        };
    }

    private static double of(String name, Variance variance, Shape shape, DType dtype) {
        require(name, shape, dtype);
        if (shape.rank() != 2 || shape.elements() == 0) {
            throw new ShapeException(name + ": shape " + shape + " has no fan-in and fan-out; need a weight of shape"
                    + " [out, in], each 1 or more");
        }
        return variance.of(shape.size(1), shape.size(0));
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
