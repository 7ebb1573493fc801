package autograd.nn.metric;

import autograd.Tensor;
import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoublePredicate;

/** The checks at the public door of metrics; {@code op} is what the message begins with. */
final class MetricChecks {
    private MetricChecks() {}

    static void other(String op, Object other) {
        Objects.requireNonNull(other, () -> op + ": other is null; need what is to be added");
    }

    /** Requires that something was counted. */
    static void some(String op, long rows) {
        if (rows == 0) {
            throw new IllegalStateException(op + ": there are 0 rows; need 1 or more");
        }
    }

    /** Requires floating numbers without a NaN: it has no place in any order, and would be counted as anything. */
    static void numbers(String op, String name, Tensor x) {
        floating(op, name, x, "numbers", value -> !Double.isNaN(value));
    }

    /** Requires floating numbers, all finite. */
    static void finite(String op, String name, Tensor x) {
        floating(op, name, x, "finite numbers", Double::isFinite);
    }

    private static void floating(String op, String name, Tensor x, String need, DoublePredicate valid) {
        Objects.requireNonNull(x, () -> op + ": " + name + " is null; need a tensor");
        if (!x.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": " + name + " has dtype " + x.dtype() + " and shape " + x.shape()
                    + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
        NdArray values = x.array();
        for (int i = 0; i < values.elements(); i++) {
            if (!valid.test(values.doubleAt(i))) {
                throw new IllegalArgumentException(op + ": " + name + ", shape " + x.shape() + ", is "
                        + values.doubleAt(i) + " at " + position(x.shape(), i) + "; need " + need);
            }
        }
    }

    static void sameShape(String op, String name, Tensor x, Tensor y) {
        if (!x.shape().equals(y.shape())) {
            throw new ShapeException(op + ": " + name + " has shape " + x.shape() + ", y has shape " + y.shape()
                    + "; need the same shape, reshape one of them");
        }
    }

    /** Requires logits {@code [..., classes]} and INT32 indices {@code [...]} in range. */
    static void classes(String op, Tensor logits, Tensor classes) {
        numbers(op, "logits", logits);
        if (logits.rank() == 0 || logits.shape().size(-1) == 0) {
            throw new ShapeException(op + ": logits has shape " + logits.shape()
                    + "; need [..., classes] with 1 or more along the last axis");
        }
        Objects.requireNonNull(classes, () -> op + ": classes is null; need an INT32 tensor");
        if (classes.dtype() != DType.INT32) {
            throw new IllegalArgumentException(op + ": classes has dtype " + classes.dtype() + " and shape "
                    + classes.shape() + "; need INT32, see Tensor.ints and to(INT32)");
        }
        int[] sizes = logits.shape().toArray();
        Shape rows = Shape.of(Arrays.copyOf(sizes, sizes.length - 1));
        if (!classes.shape().equals(rows)) {
            throw new ShapeException(op + ": logits has shape " + logits.shape() + ", classes has shape "
                    + classes.shape() + "; need one class a row, shape " + rows);
        }
        int count = sizes[sizes.length - 1];
        NdArray labels = classes.array();
        for (int i = 0; i < labels.elements(); i++) {
            if (labels.intAt(i) < 0 || labels.intAt(i) >= count) {
                throw new IndexOutOfBoundsException(op + ": class " + labels.intAt(i) + " at " + position(rows, i)
                        + " of classes, shape " + rows + "; logits has shape " + logits.shape() + ", need 0 to "
                        + (count - 1));
            }
        }
    }

    /** Requires scores and classes 0 or 1, of any dtype and of the same shape. */
    static void binary(String op, Tensor scores, Tensor y) {
        numbers(op, "scores", scores);
        Objects.requireNonNull(y, () -> op + ": y is null; need classes 0 or 1");
        sameShape(op, "scores", scores, y);
        NdArray labels = y.to(DType.FLOAT64).array();
        for (int i = 0; i < labels.elements(); i++) {
            double label = labels.doubleAt(i);
            if (label != 0 && label != 1) {
                throw new IllegalArgumentException(op + ": y, shape " + y.shape() + ", is " + label + " at "
                        + position(y.shape(), i) + "; need 0 or 1");
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
}
