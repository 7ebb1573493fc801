package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.List;
import java.util.Objects;

/** The checks at the public door, with the messages users see: operation, operand, what is wrong, what would be valid. */
final class Checks {
    private Checks() {}

    static Tensor present(String op, String operand, Tensor x) {
        if (x == null) {
            throw new NullPointerException(op + ": " + operand + " is null; need a tensor");
        }
        return x;
    }

    /** {@return the shape of sizes that the caller of {@code op} gave} */
    static Shape shape(String op, int... sizes) {
        Objects.requireNonNull(sizes, () -> op + ": sizes is null; need one int for each axis");
        try {
            return Shape.of(sizes);
        } catch (ShapeException e) {
            throw new ShapeException(e.getMessage().replaceFirst("^shape", op));
        }
    }

    /** {@return the number of examples along the first axis of each argument, which must be one} */
    static int examples(String op, List<Tensor> xs) {
        Objects.requireNonNull(xs, () -> op + ": the list of arguments is null");
        if (xs.isEmpty()) {
            throw new IllegalArgumentException(op + ": there are no arguments; need at least one batch of examples");
        }
        for (int i = 0; i < xs.size(); i++) {
            String name = Functions.argument(i);
            if (present(op, name, xs.get(i)).rank() == 0) {
                throw new ShapeException(op + ": " + name + " has shape []; need examples along axis 0");
            }
            int count = xs.get(0).shape().size(0);
            if (xs.get(i).shape().size(0) != count) {
                throw new ShapeException(
                        op + ": " + name + " has shape " + xs.get(i).shape() + ", argument 0 has shape "
                                + xs.get(0).shape() + "; need as many examples along axis 0, " + count);
            }
        }
        return xs.get(0).shape().size(0);
    }

    /** Requires FLOAT64 or FLOAT32. */
    static void floating(String op, String operand, Tensor x) {
        DType dtype = present(op, operand, x).dtype();
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(op + ": " + operand + " has dtype " + dtype + " and shape " + x.shape()
                    + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
    }

    /** {@return a number as a scalar of the dtype of {@code x}} */
    static Tensor number(String op, String operand, Tensor x, double value) {
        if (x.dtype() == DType.INT32 && value != (int) value) {
            throw new IllegalArgumentException(
                    op + ": " + value + " is no INT32, the dtype of " + operand + " of shape " + x.shape()
                            + "; need a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return Tensor.scalar(value, x.dtype());
    }

    static void dtype(String op, String operand, Tensor x, DType dtype) {
        if (present(op, operand, x).dtype() != dtype) {
            throw new IllegalArgumentException(
                    op + ": " + operand + " has dtype " + x.dtype() + " and shape " + x.shape() + "; need " + dtype);
        }
    }

    static void rankAtLeast(String op, String operand, Tensor x, int rank) {
        if (x.rank() < rank) {
            throw new ShapeException(op + ": " + operand + " has shape " + x.shape() + " of rank " + x.rank()
                    + "; need rank " + rank + " or more");
        }
    }

    static void rank(String op, String operand, Tensor x, int rank) {
        if (present(op, operand, x).rank() != rank) {
            throw new ShapeException(
                    op + ": " + operand + " has shape " + x.shape() + " of rank " + x.rank() + "; need rank " + rank);
        }
    }

    /** Requires a floating scalar. */
    static void scalar(String op, String operand, Tensor x) {
        floating(op, operand, x);
        if (!x.shape().isScalar()) {
            throw new ShapeException(op + ": " + operand + " has shape " + x.shape()
                    + "; need a scalar, sum() it, or use vjp with a cotangent");
        }
    }

    /**
     * Requires an operand that is the same for all examples of a batch.
     *
     * @param what depends on its numbers, so that the examples cannot be taken together
     * @param instead what does the same for a batch
     */
    static void sameForAll(String op, String operand, Tensor x, String what, String instead) {
        BatchTrace batch = Trace.batchOf(x);
        if (batch != null) {
            throw new BatchReadException(op + ": " + operand + " of shape " + x.shape() + " stands for " + batch.count()
                    + " examples inside " + batch.describe() + ", and " + what
                    + " depends on the numbers of each; " + instead
                    + "; or take one example after the other, outside vmap");
        }
    }

    /** {@return the shape of a result that has the axes of one operand and then those of another} */
    static Shape joined(String op, Shape first, Shape second) {
        try {
            return first.append(second);
        } catch (ShapeException e) {
            throw new ShapeException(op + ": shapes " + first + " and " + second + " make a result that is too large; "
                    + e.getMessage());
        }
    }

    /** Requires a floating scalar from the function that is to be differentiated. */
    static void scalarResult(String op, Tensor y) {
        floatingResult(op, y);
        if (!y.shape().isScalar()) {
            throw new ShapeException(op + ": function must return a scalar; it returned shape " + y.shape()
                    + "; use jacobian, or sum() the result");
        }
    }

    static void floatingResult(String op, Tensor y) {
        Objects.requireNonNull(y, () -> op + ": function returned null; need a tensor");
        if (!y.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": function returned dtype " + y.dtype() + " and shape " + y.shape()
                    + "; only FLOAT64 and FLOAT32 carry derivatives");
        }
    }

    static void cotangent(String op, Tensor y, Tensor g) {
        floating(op, "the result", y);
        present(op, "cotangent", g);
        if (!g.shape().equals(y.shape()) || g.dtype() != y.dtype()) {
            throw new ShapeException(op + ": cotangent is " + g.dtype() + " " + g.shape() + "; the result is "
                    + y.dtype() + " " + y.shape() + "; need the same dtype and shape");
        }
    }

    static void tangent(String op, String operand, Tensor x, Tensor t) {
        floating(op, operand, x);
        present(op, "tangent of " + operand, t);
        if (!t.shape().equals(x.shape()) || t.dtype() != x.dtype()) {
            throw new ShapeException(op + ": tangent of " + operand + " is " + t.dtype() + " " + t.shape() + "; "
                    + operand + " is " + x.dtype() + " " + x.shape() + "; need the same dtype and shape");
        }
    }
}
