package autograd;

import java.util.List;
import java.util.function.Function;

/**
 * The value of a function at a point and the linear map that takes a cotangent of the value back to the arguments: {@code
 * g -> g^T J}. It may be applied any number of times; each costs one backward replay. It keeps what the function recorded
 * for as long as it is reachable.
 */
public final class Pullback {
    private final Tape tape;
    private final List<Tensor> watched;
    private final Tensor recorded;
    private final Tensor value;

    private Pullback(Tape tape, List<Tensor> watched, Tensor recorded) {
        this.tape = tape;
        this.watched = watched;
        this.recorded = recorded;
        this.value = tape.primalOf(recorded);
    }

    static Pullback of(String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        Tape tape = new Tape();
        try {
            List<Tensor> watched = Autograd.watchAll(tape, Functions::argument, xs);
            Tensor y = f.apply(watched);
            Checks.floatingResult(op, y);
            tape.requireNotInner(op, "the result", y);
            return new Pullback(tape, watched, y);
        } finally {
            tape.seal();
        }
    }

    /** {@return the value of the function} */
    public Tensor value() {
        return value;
    }

    /**
     * The cotangent of the argument of a function of one tensor: {@code sum_i g[i] * dy[i]/dx}.
     *
     * @param g a weight for each element of the value, of its shape and dtype
     * @return a tensor of the shape of the argument; zeros if the value does not depend on it
     * @throws autograd.shape.ShapeException if {@code g} does not fit the value
     * @throws IllegalStateException if the function has more than one argument
     */
    public Tensor apply(Tensor g) {
        if (watched.size() != 1) {
            throw new IllegalStateException(
                    "vjp: the function has " + watched.size() + " arguments; applyAll(g) returns a cotangent for each");
        }
        return applyAll(g).get(0);
    }

    /**
     * The cotangents of all arguments.
     *
     * @param g a weight for each element of the value, of its shape and dtype
     * @return one tensor an argument, of its shape; zeros if the value does not depend on it
     * @throws autograd.shape.ShapeException if {@code g} does not fit the value
     */
    public List<Tensor> applyAll(Tensor g) {
        return tape.pullback("vjp", recorded, g, watched, true, false);
    }

    /** {@return the shapes it maps from and to, such as {@code Pullback of shape [3] to [[2], [3]]}} */
    @Override
    public String toString() {
        return "Pullback of shape " + value.shape() + " to "
                + watched.stream().map(Tensor::shape).toList();
    }

    /** The same, but an argument that the value does not depend on is an error unless {@code allowUnused}. */
    List<Tensor> applyAll(String op, Tensor g, boolean allowUnused) {
        return tape.pullback(op, recorded, g, watched, allowUnused, false);
    }
}
