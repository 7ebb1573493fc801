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
        Checks.sameForAll(
                "where",
                "condition",
                condition,
                "which elements a function gets",
                "where(condition, a, b) of two tensors takes all of them, but computes both for all elements");
        boolean[] mask = condition.array().toBools();
        int[] chosen = positions(mask, true);
        int[] others = positions(mask, false);
        Tensor taken = branch("ifTrue", chosen, x, ifTrue);
        Tensor other = branch("ifFalse", others, x, ifFalse);
        if (taken == null) {
            return other == null ? x : other.reshape(x.shape());
        }
        if (other == null) {
            return taken.reshape(x.shape());
        }
        // Elements are moved, never added to zeros: a sum would turn -0 into 0.
        Tensor order = Tensor.ints(order(chosen, others), x.shape());
        return Indexing.gatherFlat(Shaping.concat(0, taken, other), order);
    }

    /** {@return where each element stands when those at {@code first} come before those at {@code second}} */
    private static int[] order(int[] first, int[] second) {
        int[] order = new int[first.length + second.length];
        for (int i = 0; i < first.length; i++) {
            order[first[i]] = i;
        }
        for (int i = 0; i < second.length; i++) {
            order[second[i]] = first.length + i;
        }
        return order;
    }

    /** {@return the branch's values at its positions, a vector, or null when it has no position} */
    private static Tensor branch(String name, int[] positions, Tensor x, UnaryOperator<Tensor> function) {
        if (positions.length == 0) {
            return null;
        }
        Tensor chosen = Indexing.gatherFlat(x, Tensor.ints(positions));
        Tensor result = Checks.present("where", "the result of " + name, function.apply(chosen));
        Checks.dtype("where", "the result of " + name, result, x.dtype());
        Shape expected = chosen.shape();
        if (!result.shape().equals(expected)) {
            throw new ShapeException("where: " + name + " returned shape " + result.shape() + " for its elements of x,"
                    + " a vector of shape " + expected + "; need an elementwise function");
        }
        return result;
    }

    private static int[] positions(boolean[] mask, boolean value) {
        return IntStream.range(0, mask.length).filter(i -> mask[i] == value).toArray();
    }
}
