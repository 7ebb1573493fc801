package autograd.array;

import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * What optimizers do to each parameter, in one pass over memory with several results.
 *
 * <p>Operands are FLOAT64 or FLOAT32, of one dtype and one shape, and so are the results. Factors are rounded to the dtype
 * first; every product, sum, quotient and root is rounded, in the order of the formula. So the results are bit for bit
 * those of {@link Maps} in the same order.
 *
 * <p>Errors: {@link IllegalArgumentException} for a dtype, {@link ShapeException} for shapes that differ.
 */
public final class Descents {
    private Descents() {}

    /**
     * The factors of {@link #momentum}.
     *
     * @param decay what is kept of the velocity
     * @param gain what is taken of the gradient
     * @param along the step along the new velocity
     * @param ahead the step along the gradient itself
     */
    public record MomentumFactors(double decay, double gain, double along, double ahead) {}

    /**
     * The factors of {@link #moments}.
     *
     * @param decay1 what is kept of the first moment
     * @param gain1 what is taken of the gradient
     * @param decay2 what is kept of the second moment
     * @param gain2 what is taken of the square of the gradient
     * @param keep what is kept of the parameter
     * @param along the step along the new first moment
     * @param ahead the step along the gradient itself
     * @param scale the factor of the root of the new second moment
     * @param epsilon added to that
     */
    public record MomentsFactors(
            double decay1,
            double gain1,
            double decay2,
            double gain2,
            double keep,
            double along,
            double ahead,
            double scale,
            double epsilon) {}

    /**
     * A step with momentum: {@code w'[i] = decay w[i] + gain g[i]}, {@code x'[i] = x[i] - (along w'[i] + ahead g[i])}.
     *
     * @return x' and w'
     */
    public static NdArray[] momentum(NdArray x, NdArray g, NdArray w, MomentumFactors f) {
        Maps.requireFloating("momentum", x);
        requireLike("momentum", x, "g", g);
        requireLike("momentum", x, "w", w);
        Objects.requireNonNull(f, "momentum: f is null; need the factors");
        return x.dtype() == DType.FLOAT64 ? Float64Descent.momentum(x, g, w, f) : Float32Descent.momentum(x, g, w, f);
    }

    /**
     * A step by two moments: {@code m'[i] = decay1 m[i] + gain1 g[i]}, {@code v'[i] = decay2 v[i] + gain2 (g[i] g[i])}, {@code
     * x'[i] = keep x[i] - (along m'[i] + ahead g[i]) / (scale sqrt(v'[i]) + epsilon)}.
     *
     * @return x', m' and v'
     */
    public static NdArray[] moments(NdArray x, NdArray g, NdArray m, NdArray v, MomentsFactors f) {
        Maps.requireFloating("moments", x);
        requireLike("moments", x, "g", g);
        requireLike("moments", x, "m", m);
        requireLike("moments", x, "v", v);
        Objects.requireNonNull(f, "moments: f is null; need the factors");
        return x.dtype() == DType.FLOAT64
                ? Float64Descent.moments(x, g, m, v, f)
                : Float32Descent.moments(x, g, m, v, f);
    }

    private static void requireLike(String op, NdArray x, String name, NdArray other) {
        Maps.requireSameDType(op, "x", x, name, other);
        if (!x.shape().equals(other.shape())) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", " + name + " has shape " + other.shape()
                    + "; need the same shape");
        }
    }
}
