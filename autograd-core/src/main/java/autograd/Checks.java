package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
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

    /** Requires FLOAT64 or FLOAT32. */
    static void floating(String op, String operand, Tensor x) {
        DType dtype = present(op, operand, x).dtype();
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(op + ": " + operand + " has dtype " + dtype + " and shape " + x.shape()
                    + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
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
