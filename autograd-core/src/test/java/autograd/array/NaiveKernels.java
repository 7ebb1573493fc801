package autograd.array;

import autograd.shape.Shape;
import autograd.shape.Window;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The oracle of the kernels: the same operations written as plainly as possible, one element at a time, by index
 * arithmetic on whole index lists. Numbers are doubles throughout; FLOAT32 is imitated by rounding after every
 * operation, which is exact for + - * / and the square root (S. Figueroa, 1995, "When is double rounding innocuous?").
 */
final class NaiveKernels {
    private NaiveKernels() {}

    /** {@return the value rounded to the dtype} */
    static double round(DType dtype, double value) {
        return dtype == DType.FLOAT32 ? (float) value : value;
    }

    static NdArray array(DType dtype, Shape shape, double[] values) {
        return NdArray.of(values, shape).to(dtype);
    }

    /** {@return the index list of a row-major position} */
    static int[] index(Shape shape, int flat) {
        int[] index = new int[shape.rank()];
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = flat % shape.size(axis);
            flat /= shape.size(axis);
        }
        return index;
    }

    /** {@return the row-major position of an index list} */
    static int flat(Shape shape, int[] index) {
        int flat = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            flat = flat * shape.size(axis) + index[axis];
        }
        return flat;
    }

    /** {@return any window of a shape: steps of either sign, sizes of 0 and 1 included} */
    static Window window(RandomArrays random, Shape whole) {
        int[] starts = new int[whole.rank()];
        int[] steps = new int[starts.length];
        int[] sizes = new int[starts.length];
        for (int axis = 0; axis < starts.length; axis++) {
            int size = whole.size(axis);
            starts[axis] = random.below(size + 1);
            steps[axis] = (1 + random.below(3)) * (random.below(2) == 0 ? 1 : -1);
            int most = 0; // elements until the walk leaves the axis
            for (int at = starts[axis]; at >= 0 && at < size; at += steps[axis]) {
                most++;
            }
            sizes[axis] = random.below(most + 1);
        }
        return Window.of(whole, starts, steps, Shape.of(sizes));
    }

    /** {@return the row-major position in the whole of element {@code flat} of a window} */
    static int positionIn(Window window, int flat) {
        int[] index = index(window.shape(), flat);
        for (int axis = 0; axis < index.length; axis++) {
            index[axis] = window.start(axis) + index[axis] * window.step(axis);
        }
        return flat(window.whole(), index);
    }

    /** {@return the element of x that broadcasting puts at an index of a larger shape} */
    static double broadcastAt(NdArray x, int[] index) {
        int rank = x.shape().rank();
        int[] own = Arrays.copyOfRange(index, index.length - rank, index.length);
        for (int axis = 0; axis < rank; axis++) {
            own[axis] = x.shape().size(axis) == 1 ? 0 : own[axis];
        }
        return x.doubleAt(flat(x.shape(), own));
    }

    static NdArray map(NdArray x, DoubleUnaryOperator f) {
        double[] y = new double[x.elements()];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(x.doubleAt(i));
        }
        return array(x.dtype(), x.shape(), y);
    }

    static NdArray map(DType dtype, Shape shape, NdArray a, NdArray b, DoubleBinaryOperator f) {
        double[] c = new double[shape.elements()];
        for (int i = 0; i < c.length; i++) {
            int[] index = index(shape, i);
            c[i] = f.applyAsDouble(broadcastAt(a, index), broadcastAt(b, index));
        }
        return array(dtype, shape, c);
    }

    static NdArray where(Shape shape, NdArray condition, NdArray a, NdArray b) {
        double[] c = new double[shape.elements()];
        for (int i = 0; i < c.length; i++) {
            int[] index = index(shape, i);
            c[i] = broadcastAt(broadcastAt(condition, index) != 0 ? a : b, index);
        }
        return array(a.dtype(), shape, c);
    }

    /** One value from the terms of a result element, which come in row-major order of the reduced axes. */
    @FunctionalInterface
    interface Fold {
        double apply(double[] terms);
    }

    static NdArray reduce(NdArray x, int[] axes, Shape result, DType dtype, Fold fold) {
        Shape shape = x.shape();
        boolean[] reduced = new boolean[shape.rank()];
        for (int axis : axes) {
            reduced[axis] = true;
        }
        double[] y = new double[result.elements()];
        int[] counts = new int[y.length];
        double[][] terms = new double[y.length][16];
        for (int i = 0; i < x.elements(); i++) {
            int[] index = index(shape, i);
            int to = 0;
            for (int axis = 0; axis < shape.rank(); axis++) {
                to = reduced[axis] ? to : to * shape.size(axis) + index[axis];
            }
            if (counts[to] == terms[to].length) {
                terms[to] = Arrays.copyOf(terms[to], 2 * counts[to]);
            }
            terms[to][counts[to]++] = x.doubleAt(i);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = fold.apply(Arrays.copyOf(terms[i], counts[i]));
        }
        return array(dtype, result, y);
    }

    /** The documented pattern of a sum, read off its four rules. */
    static double sum(DType dtype, double[] terms) {
        int blocks = (terms.length + 4095) / 4096;
        return blocks == 0 ? 0 : tree(dtype, terms, 0, blocks);
    }

    private static double tree(DType dtype, double[] terms, int first, int blocks) {
        if (blocks == 1) {
            double[] lanes = new double[32];
            for (int i = first * 4096; i < Math.min(terms.length, (first + 1) * 4096); i++) {
                int lane = (i - first * 4096) % 32;
                lanes[lane] = round(dtype, lanes[lane] + terms[i]);
            }
            for (int half : new int[] {16, 8, 4, 2, 1}) {
                for (int lane = 0; lane < half; lane++) {
                    lanes[lane] = round(dtype, lanes[lane] + lanes[lane + half]);
                }
            }
            return lanes[0];
        }
        int left = 1;
        while (left * 2 < blocks) {
            left *= 2;
        }
        return round(dtype, tree(dtype, terms, first, left) + tree(dtype, terms, first + left, blocks - left));
    }

    static double max(double[] terms) {
        double max = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            max = Math.max(max, term);
        }
        return max;
    }

    static double argMax(double[] terms) {
        for (int i = 0; i < terms.length; i++) {
            if (Double.isNaN(terms[i])) {
                return i;
            }
        }
        int best = 0;
        for (int i = 1; i < terms.length; i++) {
            best = terms[i] > terms[best] ? i : best;
        }
        return best;
    }

    /** One chain of fused multiply-adds per element, in order of the inner index, from +0. */
    static NdArray matmul(Shape result, NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        int rank = result.rank();
        int inner = a.shape().size(transposeA ? -2 : -1);
        double[] c = new double[result.elements()];
        for (int i = 0; i < c.length; i++) {
            int[] index = index(result, i);
            int row = index[rank - 2];
            int column = index[rank - 1];
            double sum = 0;
            for (int p = 0; p < inner; p++) {
                index[rank - 2] = transposeA ? p : row;
                index[rank - 1] = transposeA ? row : p;
                double left = broadcastMatrixAt(a, index);
                index[rank - 2] = transposeB ? column : p;
                index[rank - 1] = transposeB ? p : column;
                double right = broadcastMatrixAt(b, index);
                sum = a.dtype() == DType.FLOAT32
                        ? Math.fma((float) left, (float) right, (float) sum)
                        : Math.fma(left, right, sum);
            }
            c[i] = sum;
        }
        return array(a.dtype(), result, c);
    }

    /** As {@link #broadcastAt}, with the last two axes taken literally: a matrix axis is never stretched. */
    private static double broadcastMatrixAt(NdArray x, int[] index) {
        Shape shape = x.shape();
        int[] own = Arrays.copyOfRange(index, index.length - shape.rank(), index.length);
        for (int axis = 0; axis < shape.rank() - 2; axis++) {
            own[axis] = shape.size(axis) == 1 ? 0 : own[axis];
        }
        return x.doubleAt(flat(shape, own));
    }
}
