package autograd;

import autograd.array.Descents;
import autograd.array.Descents.MomentsFactors;
import autograd.array.Descents.MomentumFactors;
import autograd.array.NdArray;
import autograd.shape.ShapeException;
import java.util.Objects;

/**
 * What optimizers do to each parameter: steps that read several tensors and give several.
 *
 * <p>Each is a composition of ordinary functions, written here, and that is what runs while a derivative watches one of its
 * operands: a step can be differentiated to any order, by its gradient, its state and what they depend on. On plain numbers
 * one pass over memory gives the same bits.
 *
 * <p>Operands are FLOAT64 or FLOAT32, of one dtype and one shape, and so are the results; factors are numbers, which take
 * that dtype. Errors: {@link NullPointerException} for null, {@link IllegalArgumentException} for a dtype, {@link
 * ShapeException} for shapes that differ; each names the operand.
 */
public final class Descent {
    private Descent() {}

    /**
     * What a step with momentum gives.
     *
     * @param parameter x'
     * @param velocity w'
     */
    public record MomentumResult(Tensor parameter, Tensor velocity) {}

    /**
     * What a step by two moments gives.
     *
     * @param parameter x'
     * @param first m'
     * @param second v'
     */
    public record MomentsResult(Tensor parameter, Tensor first, Tensor second) {}

    /**
     * A step with momentum: {@code w'[i] = decay w[i] + gain g[i]}, {@code x'[i] = x[i] - (along w'[i] + ahead g[i])}.
     *
     * @param x the parameter
     * @param g its gradient
     * @param w its velocity
     * @param f the factors
     * @return x' and w'
     */
    public static MomentumResult momentum(Tensor x, Tensor g, Tensor w, MomentumFactors f) {
        Checks.floating("momentum", "x", x);
        requireLike("momentum", x, "g", g);
        requireLike("momentum", x, "w", w);
        Objects.requireNonNull(f, "momentum: f is null; need the factors");
        if (x instanceof DenseTensor && g instanceof DenseTensor && w instanceof DenseTensor) {
            NdArray[] next = Descents.momentum(x.array(), g.array(), w.array(), f);
            return new MomentumResult(new DenseTensor(next[0]), new DenseTensor(next[1]));
        }
        Tensor velocity = Arithmetic.addScaled(w.mul(f.decay()), g, f.gain());
        Tensor change = Arithmetic.addScaled(velocity.mul(f.along()), g, f.ahead());
        return new MomentumResult(x.sub(change), velocity);
    }

    /**
     * A step by two moments: {@code m'[i] = decay1 m[i] + gain1 g[i]}, {@code v'[i] = decay2 v[i] + gain2 g[i]^2}, {@code x'[i]
     * = keep x[i] - (along m'[i] + ahead g[i]) / (scale sqrt(v'[i]) + epsilon)}.
     *
     * @param x the parameter
     * @param g its gradient
     * @param m its first moment
     * @param v its second moment
     * @param f the factors
     * @return x', m' and v'
     */
    public static MomentsResult moments(Tensor x, Tensor g, Tensor m, Tensor v, MomentsFactors f) {
        Checks.floating("moments", "x", x);
        requireLike("moments", x, "g", g);
        requireLike("moments", x, "m", m);
        requireLike("moments", x, "v", v);
        Objects.requireNonNull(f, "moments: f is null; need the factors");
        if (x instanceof DenseTensor
                && g instanceof DenseTensor
                && m instanceof DenseTensor
                && v instanceof DenseTensor) {
            NdArray[] next = Descents.moments(x.array(), g.array(), m.array(), v.array(), f);
            return new MomentsResult(new DenseTensor(next[0]), new DenseTensor(next[1]), new DenseTensor(next[2]));
        }
        Tensor first = Arithmetic.addScaled(m.mul(f.decay1()), g, f.gain1());
        Tensor second = Arithmetic.addScaled(v.mul(f.decay2()), g.square(), f.gain2());
        Tensor divisor = second.sqrt().mul(f.scale()).add(f.epsilon());
        Tensor change = Arithmetic.addScaled(first.mul(f.along()), g, f.ahead()).div(divisor);
        return new MomentsResult(x.mul(f.keep()).sub(change), first, second);
    }

    private static void requireLike(String op, Tensor x, String name, Tensor other) {
        Checks.floating(op, name, other);
        if (other.dtype() != x.dtype()) {
            throw new IllegalArgumentException(op + ": x has dtype " + x.dtype() + ", " + name + " has dtype "
                    + other.dtype() + "; need the same dtype");
        }
        if (!other.shape().equals(x.shape())) {
            throw new ShapeException(op + ": x has shape " + x.shape() + ", " + name + " has shape " + other.shape()
                    + "; need the same shape");
        }
    }
}
