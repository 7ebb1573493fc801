package autograd.nn.layer;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Mode;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;

/** The checks at the public door of layers; {@code layer} is the name that the message begins with. */
final class LayerChecks {
    private LayerChecks() {}

    static void present(String layer, String name, Tensor x) {
        if (x == null) {
            throw new NullPointerException(layer + ": " + name + " is null; need a tensor");
        }
    }

    static void floating(String layer, String name, Tensor x) {
        present(layer, name, x);
        if (!x.dtype().isFloating()) {
            throw new IllegalArgumentException(layer + ": " + name + " has dtype " + x.dtype() + " and shape "
                    + x.shape() + "; need FLOAT64 or FLOAT32, convert with to(FLOAT64)");
        }
    }

    static void floating(String layer, DType dtype) {
        Objects.requireNonNull(dtype, () -> layer + ": dtype is null; need FLOAT64 or FLOAT32");
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(layer + ": dtype is " + dtype + "; need FLOAT64 or FLOAT32");
        }
    }

    /** Requires a floating tensor whose last axes are {@code last}. */
    static void endsWith(String layer, String name, Tensor x, Shape last) {
        floating(layer, name, x);
        int[] sizes = x.shape().toArray();
        int[] need = last.toArray();
        int leading = sizes.length - need.length;
        if (leading < 0 || !Arrays.equals(Arrays.copyOfRange(sizes, leading, sizes.length), need)) {
            throw new ShapeException(layer + ": " + name + " has shape " + x.shape() + "; need "
                    + last.toString().replace("[", "[..., "));
        }
    }

    static void mode(String layer, Mode mode) {
        Objects.requireNonNull(mode, () -> layer + ": mode is null; need Mode.EVALUATION or Mode.training(key)");
    }

    /** Requires the constant under a root to be above 0 and finite. */
    static void epsilon(String layer, double epsilon) {
        if (!(epsilon > 0 && epsilon <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    layer + ": epsilon is " + epsilon + "; need a finite number above 0, such as 1e-5");
        }
    }

    static void finite(String layer, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(layer + ": " + name + " is " + value + "; need a finite number");
        }
    }
}
