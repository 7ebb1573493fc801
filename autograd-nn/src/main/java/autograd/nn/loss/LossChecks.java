package autograd.nn.loss;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoublePredicate;

/** The checks at the public door of losses; {@code op} is the loss that the message begins with. */
final class LossChecks {
    private LossChecks() {}

    /** Requires two floating tensors of the same shape, a prediction and the target y. */
    static void pair(String op, String name, Tensor prediction, Tensor y) {
        floating(op, name, prediction);
        floating(op, "y", y);
        if (!prediction.shape().equals(y.shape())) {
            throw new ShapeException(op + ": " + name + " has shape " + prediction.shape() + ", y has shape "
                    + y.shape() + "; need the same shape, reshape one of them");
        }
    }

    static void rankAtLeastOne(String op, String name, Tensor x, String need) {
        if (x.rank() == 0) {
            throw new ShapeException(op + ": " + name + " has shape []; need " + need);
        }
    }

    private static void present(String op, String name, Tensor x) {
        if (x == null) {
            throw new NullPointerException(op + ": " + name + " is null; need a tensor");
        }
    }

    static void notEmpty(String op, String name, Tensor x) {
        present(op, name, x);
        if (x.size() == 0) {
            throw new ShapeException(
                    op + ": " + name + " has shape " + x.shape() + " and no element; need 1 or more for a mean");
        }
    }

    /** Requires every element to be from 0 to 1. */
    static void unitInterval(String op, String name, Tensor x) {
        all(op, name, x, "values from 0 to 1", value -> value >= 0 && value <= 1);
    }

    /** Requires something of every element; {@code need} is what messages call it. */
    static void all(String op, String name, Tensor x, String need, DoublePredicate valid) {
        NdArray values = Autograd.peek(x);
        for (int i = 0; i < values.elements(); i++) {
            double value = values.doubleAt(i);
            if (!valid.test(value)) {
                throw new IllegalArgumentException(op + ": " + name + ", shape " + values.shape() + ", is " + value
                        + " at " + position(values.shape(), i) + "; need " + need);
            }
        }
    }

    /** Requires that weights, all 0 or more, have a sum above 0; {@code what} is what messages call them. */
    static void someWeight(String op, String what, Tensor sum) {
        NdArray sums = Autograd.peek(sum);
        for (int i = 0; i < sums.elements(); i++) {
            if (sums.doubleAt(i) == 0) {
                throw new IllegalArgumentException(op + ": " + what + " are 0 everywhere; need one above 0 for a mean");
            }
        }
    }

    /** Requires a number above 0, and finite. */
    static void positive(String op, String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(op + ": " + name + " is " + value + "; need a finite number above 0");
        }
    }

    /** Requires a number that is 0 or more, and finite. */
    static void notNegative(String op, String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(op + ": " + name + " is " + value + "; need a finite number, 0 or more");
        }
    }

    /** Requires logits {@code [..., classes]} and INT32 indices {@code [...]} in range. */
    static void classes(String op, Tensor logits, Tensor classes) {
        classes(op, "logits", logits, classes, null);
    }

    /**
     * Requires {@code [..., classes]} and INT32 indices {@code [...]} in range.
     *
     * @param name of the first tensor
     * @param ignored an index that is valid as well, or null
     */
    static void classes(String op, String name, Tensor logits, Tensor classes, Integer ignored) {
        floating(op, name, logits);
        rankAtLeastOne(op, name, logits, "[..., classes]");
        Objects.requireNonNull(classes, () -> op + ": classes is null; need an INT32 tensor");
        if (classes.dtype() != DType.INT32) {
            throw new IllegalArgumentException(op + ": classes has dtype " + classes.dtype() + " and shape "
                    + classes.shape() + "; need INT32, see Tensor.ints and to(INT32)");
        }
        int[] sizes = logits.shape().toArray();
        Shape rows = Shape.of(Arrays.copyOf(sizes, sizes.length - 1));
        if (!classes.shape().equals(rows)) {
            throw new ShapeException(op + ": " + name + " has shape " + logits.shape() + ", classes has shape "
                    + classes.shape() + "; need one class a row, shape " + rows);
        }
        int count = sizes[sizes.length - 1];
        if (count == 0) {
            throw new ShapeException(op + ": " + name + " has shape " + logits.shape()
                    + " and so no classes; need 1 or more along the last axis");
        }
        NdArray indices = Autograd.peek(classes);
        for (int i = 0; i < indices.elements(); i++) {
            int index = indices.intAt(i);
            boolean isIgnored = ignored != null && index == ignored;
            if (!isIgnored && (index < 0 || index >= count)) {
                throw new IndexOutOfBoundsException(op + ": class " + index + " at " + position(indices.shape(), i)
                        + " of classes, shape " + indices.shape() + "; " + name + " has shape " + logits.shape()
                        + ", need 0 to "
                        + (count - 1) + (ignored == null ? "" : ", or " + ignored + " to be ignored"));
            }
        }
    }

    /** {@return the index of each axis, as {@code [1, 0]}} */
    private static String position(Shape shape, int element) {
        int[] indices = new int[shape.rank()];
        int rest = element;
        for (int axis = indices.length - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return Arrays.toString(indices);
    }

    static void floating(String op, String name, Tensor x) {
        present(op, name, x);
        if (!x.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": " + name + " has dtype " + x.dtype() + " and shape " + x.shape()
                    + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
    }
}
