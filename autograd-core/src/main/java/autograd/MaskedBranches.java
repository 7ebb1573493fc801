package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The function form of {@link Comparisons#where}: each branch is evaluated on its own elements and nowhere else. */
final class MaskedBranches {
    private MaskedBranches() {}

    static Tensor apply(Tensor condition, Tensor x, UnaryOperator<Tensor> ifTrue, UnaryOperator<Tensor> ifFalse) {
        Checks.dtype("where", "condition", condition, DType.BOOL);
        Checks.floating("where", "x", x);
        Objects.requireNonNull(ifTrue, "where: ifTrue is null; need a function");
        Objects.requireNonNull(ifFalse, "where: ifFalse is null; need a function");
        if (!condition.shape().equals(x.shape())) {
            throw new ShapeException("where: condition has shape " + condition.shape() + ", x has shape " + x.shape()
                    + "; the function form needs equal shapes, use broadcastTo");
        }
        boolean[] mask = condition.array().toBools();
        Tensor taken = branch("ifTrue", positions(mask, true), x, ifTrue);
        Tensor other = branch("ifFalse", positions(mask, false), x, ifFalse);
        if (taken == null) {
            return other == null ? x : other;
        }
        return other == null ? taken : taken.add(other);
    }

    /** {@return the branch's values at its positions and 0 elsewhere, or null when it has no position} */
    private static Tensor branch(String name, int[] positions, Tensor x, UnaryOperator<Tensor> function) {
        if (positions.length == 0) {
            return null;
        }
        Tensor indices = Tensor.ints(positions);
        Tensor chosen = Indexing.gatherFlat(x, indices);
        Tensor result = Checks.present("where", "the result of " + name, function.apply(chosen));
        Checks.dtype("where", "the result of " + name, result, x.dtype());
        Shape expected = chosen.shape();
        if (!result.shape().equals(expected)) {
            throw new ShapeException("where: " + name + " returned shape " + result.shape() + " for its elements of x,"
                    + " a vector of shape " + expected + "; need an elementwise function");
        }
        return Indexing.scatterAddFlat(result, indices, x.shape());
    }

    private static int[] positions(boolean[] mask, boolean value) {
        return IntStream.range(0, mask.length).filter(i -> mask[i] == value).toArray();
    }
}
