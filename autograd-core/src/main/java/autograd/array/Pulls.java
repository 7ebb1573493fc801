package autograd.array;

import autograd.kernel.Binary;

/**
 * Cotangents of elementwise operations in one pass: what {@link Maps#scale} makes of a cotangent g and a local derivative,
 * without an array for the derivative. Broadcasting, dtypes and errors are those of {@link Maps}.
 */
public final class Pulls {
    private Pulls() {}

    /** {@return g where y is positive, 0 elsewhere: the cotangent of {@link Maps#relu} from its value y} */
    public static NdArray relu(NdArray g, NdArray y) {
        return Maps.binary("reluPull", Binary.RELU_PULL, "g", g, "y", y);
    }

    /** {@return {@link Maps#scale} of g and {@code y * (1 - y)}: the cotangent of {@link Maps#sigmoid} from its value y} */
    public static NdArray sigmoid(NdArray g, NdArray y) {
        return Maps.binary("sigmoidPull", Binary.SIGMOID_PULL, "g", g, "y", y);
    }

    /** {@return {@link Maps#scale} of g and {@code 1 - y * y}: the cotangent of {@link Maps#tanh} from its value y} */
    public static NdArray tanh(NdArray g, NdArray y) {
        return Maps.binary("tanhPull", Binary.TANH_PULL, "g", g, "y", y);
    }

    /** {@return {@link Maps#scale} of g and {@code x + x}: the cotangent of {@link Maps#square} from its operand x} */
    public static NdArray square(NdArray g, NdArray x) {
        return Maps.binary("squarePull", Binary.SQUARE_PULL, "g", g, "x", x);
    }
}
