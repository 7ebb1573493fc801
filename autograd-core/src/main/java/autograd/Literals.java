package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Tensors from Java arrays and from formulas of the position. */
final class Literals {
    static final Rows<double[]> DOUBLES = new Rows<>(row -> row.length, double[]::new, NdArray::of);
    static final Rows<float[]> FLOATS = new Rows<>(row -> row.length, float[]::new, NdArray::of);
    static final Rows<int[]> INTS = new Rows<>(row -> row.length, int[]::new, NdArray::of);
    static final Rows<int[]> INTS_AS_NUMBERS = new Rows<>(
            row -> row.length,
            int[]::new,
            (row, shape) -> NdArray.of(row, shape).to(DType.FLOAT64));
    static final Rows<long[]> LONGS_AS_NUMBERS = new Rows<>(
            row -> row.length,
            long[]::new,
            (row, shape) -> NdArray.of(Arrays.stream(row).asDoubleStream().toArray(), shape));
    static final Rows<boolean[]> BOOLS = new Rows<>(row -> row.length, boolean[]::new, NdArray::of);

    private Literals() {}

    /**
     * What is different for each type of Java array: its length, a new one, and the numbers made of it.
     *
     * @param <R> an array of a primitive type
     */
    record Rows<R>(ToIntFunction<R> length, IntFunction<R> create, BiFunction<R, Shape, NdArray> numbers) {
        Tensor vector(String op, R values) {
            Objects.requireNonNull(values, () -> op + ": values is null");
            return tensor(values, Shape.of(length.applyAsInt(values)));
        }

        Tensor filling(String op, R values, Shape shape) {
            Objects.requireNonNull(values, () -> op + ": values is null");
            Objects.requireNonNull(shape, () -> op + ": shape is null");
            int count = length.applyAsInt(values);
            if (count != shape.elements()) {
                throw new ShapeException(
                        op + ": " + count + " values cannot fill shape " + shape + "; need " + shape.elements());
            }
            return tensor(values, shape);
        }

        Tensor matrix(String op, R[] rows) {
            Shape shape = shape(op, "values", rows);
            R flat = create.apply(shape.elements());
            copy(rows, flat, 0);
            return tensor(flat, shape);
        }

        Tensor cube(String op, R[][] blocks) {
            Objects.requireNonNull(blocks, () -> op + ": values is null");
            Shape block = Shape.of(0, 0);
            for (int i = 0; i < blocks.length; i++) {
                Shape own = shape(op, "values[" + i + "]", blocks[i]);
                block = i == 0 ? own : block;
                requireEqual(op, "values", i, own, block);
            }
            Shape shape = Checks.joined(op, Shape.of(blocks.length), block);
            R flat = create.apply(shape.elements());
            for (int i = 0; i < blocks.length; i++) {
                copy(blocks[i], flat, i * block.elements());
            }
            return tensor(flat, shape);
        }

        private Shape shape(String op, String what, R[] rows) {
            Objects.requireNonNull(rows, () -> op + ": " + what + " is null");
            int columns = 0;
            for (int i = 0; i < rows.length; i++) {
                int row = i;
                Objects.requireNonNull(rows[i], () -> op + ": " + what + "[" + row + "] is null");
                int own = length.applyAsInt(rows[i]);
                columns = i == 0 ? own : columns;
                if (own != columns) {
                    requireEqual(op, what, i, Shape.of(own), Shape.of(columns));
                }
            }
            return Checks.shape(op, rows.length, columns);
        }

        private void copy(R[] rows, R flat, int start) {
            int next = start;
            for (R row : rows) {
                int count = length.applyAsInt(row);
                System.arraycopy(row, 0, flat, next, count);
                next += count;
            }
        }

        private Tensor tensor(R flat, Shape shape) {
            return new DenseTensor(numbers.apply(flat, shape));
        }

        private static void requireEqual(String op, String what, int i, Shape own, Shape first) {
            if (!own.equals(first)) {
                throw new ShapeException(op + ": " + what + "[" + i + "] has shape " + own + ", " + what
                        + "[0] has shape " + first + "; need rows of equal shape");
            }
        }
    }

    static Tensor arange(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("arange: count " + count + " is negative; need 0 or more");
        }
        return arange(0, count, 1);
    }

    static Tensor arange(double start, double end, double step) {
        requireFinite("arange", "start", start);
        requireFinite("arange", "end", end);
        requireFinite("arange", "step", step);
        if (step == 0) {
            throw new IllegalArgumentException("arange: step is 0; need a positive or negative number");
        }
        boolean overflows = Double.isInfinite(end - start);
        double count = Math.max(0, Math.ceil(overflows ? end / step - start / step : (end - start) / step));
        if (count > Shape.MAX_ELEMENTS) {
            throw new IllegalArgumentException("arange: " + start + " to " + end + " by " + step + " has " + count
                    + " elements; at most " + Shape.MAX_ELEMENTS + " are possible");
        }
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = overflows ? Math.fma(i, step, start) : start + i * step;
        }
        return DOUBLES.vector("arange", values);
    }

    static Tensor linspace(double start, double end, int count) {
        requireFinite("linspace", "start", start);
        requireFinite("linspace", "end", end);
        if (count < 0) {
            throw new IllegalArgumentException("linspace: count " + count + " is negative; need 0 or more");
        }
        Shape shape = Checks.shape("linspace", count);
        double[] values = new double[count];
        double scale = Double.isInfinite(end - start) ? 0.5 : 1; // half of the distance is always finite
        double step = (end * scale - start * scale) / (count - 1.0);
        for (int i = 0; i < count; i++) {
            values[i] = i == 0 ? start : i == count - 1 ? end : (start * scale + i * step) / scale;
        }
        return DOUBLES.filling("linspace", values, shape);
    }

    static Tensor eye(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("eye: n is " + n + "; need 0 or more");
        }
        Shape shape = Checks.shape("eye", n, n);
        double[] values = new double[shape.elements()];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return DOUBLES.filling("eye", values, shape);
    }

    private static void requireFinite(String op, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(op + ": " + what + " is " + value + "; need a finite number");
        }
    }
}
