package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Tensors from Java arrays and from formulas of the position. */
final class Literals {
    private Literals() {}

    static Tensor vector(double[] values) {
        Objects.requireNonNull(values, "of: values is null");
        return new DenseTensor(NdArray.of(values, Shape.of(values.length)));
    }

    static Tensor vector(float[] values) {
        Objects.requireNonNull(values, "of: values is null");
        return new DenseTensor(NdArray.of(values, Shape.of(values.length)));
    }

    static Tensor vector(long[] values) {
        Objects.requireNonNull(values, "of: values is null");
        return vector(Arrays.stream(values).asDoubleStream().toArray());
    }

    static Tensor matrix(double[][] rows) {
        return matrix("of: values", rows);
    }

    private static Tensor matrix(String what, double[][] rows) {
        Shape shape = shape(what, rows, row -> row.length);
        double[] flat = new double[shape.elements()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * shape.size(1), shape.size(1));
        }
        return new DenseTensor(NdArray.of(flat, shape));
    }

    static Tensor matrix(float[][] rows) {
        return matrix("of: values", rows);
    }

    private static Tensor matrix(String what, float[][] rows) {
        Shape shape = shape(what, rows, row -> row.length);
        float[] flat = new float[shape.elements()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * shape.size(1), shape.size(1));
        }
        return new DenseTensor(NdArray.of(flat, shape));
    }

    static Tensor matrix(int[][] rows) {
        shape("of: values", rows, row -> row.length);
        return matrix(Arrays.stream(rows)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new));
    }

    static Tensor cube(double[][][] blocks) {
        Objects.requireNonNull(blocks, "of: values is null");
        return stacked(blocks.length, i -> matrix("of: values[" + i + "]", blocks[i]), DType.FLOAT64);
    }

    static Tensor cube(float[][][] blocks) {
        Objects.requireNonNull(blocks, "of: values is null");
        return stacked(blocks.length, i -> matrix("of: values[" + i + "]", blocks[i]), DType.FLOAT32);
    }

    private static Tensor stacked(int count, IntFunction<Tensor> block, DType dtype) {
        if (count == 0) {
            return Tensor.full(Shape.of(0, 0, 0), 0, dtype);
        }
        Tensor[] blocks = IntStream.range(0, count).mapToObj(block).toArray(Tensor[]::new);
        for (int i = 1; i < blocks.length; i++) {
            requireEqual("of: values", i, blocks[i].shape(), blocks[0].shape());
        }
        return Shaping.stack(0, blocks);
    }

    private static <R> Shape shape(String what, R[] rows, ToIntFunction<R> length) {
        Objects.requireNonNull(rows, () -> what + " is null");
        int columns = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = i;
            int n = length.applyAsInt(Objects.requireNonNull(rows[i], () -> what + "[" + row + "] is null"));
            columns = i == 0 ? n : columns;
            requireEqual(what, i, Shape.of(n), Shape.of(columns));
        }
        return Shape.of(rows.length, columns);
    }

    private static void requireEqual(String what, int i, Shape row, Shape first) {
        if (!row.equals(first)) {
            throw new ShapeException(what + "[" + i + "] has shape " + row + ", " + what.substring(4) + "[0] has shape "
                    + first + "; need rows of equal shape");
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
        double count = Math.max(0, Math.ceil((end - start) / step));
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("arange: " + start + " to " + end + " by " + step + " has " + count
                    + " elements; at most " + (Integer.MAX_VALUE - 8) + " are possible");
        }
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i * step;
        }
        return vector(values);
    }

    static Tensor linspace(double start, double end, int count) {
        requireFinite("linspace", "start", start);
        requireFinite("linspace", "end", end);
        if (count < 0) {
            throw new IllegalArgumentException("linspace: count " + count + " is negative; need 0 or more");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i == count - 1 && count > 1 ? end : start + i * ((end - start) / (count - 1.0));
        }
        if (count == 1) {
            values[0] = start;
        }
        return vector(values);
    }

    static Tensor eye(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("eye: n is " + n + "; need 0 or more");
        }
        Shape shape = Shape.of(n, n);
        double[] values = new double[shape.elements()];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return new DenseTensor(NdArray.of(values, shape));
    }

    private static void requireFinite(String op, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(op + ": " + what + " is " + value + "; need a finite number");
        }
    }
}
