package autograd.array;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Exponent;
import autograd.kernel.Float64Loops;
import autograd.kernel.Unary;
import autograd.shape.Shape;
import java.util.Arrays;

/**
 * The driver of the elementwise loops: the only place where elementwise operations broadcast, and where they are split
 * over threads.
 *
 * <p>Kernels are called with runs, never with elements. Operands laid out as the result are given to them whole, and so is
 * one that is a single number. An operand that is a row repeated down the result, or a column repeated across it, is
 * given as runs of a row each; where rows are short it is first spread into a buffer of at most {@value #CHUNK} elements.
 * Two operands that are both repeated are walked through together, in the longest runs that there are.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Runs {
    /** Elements of a buffer: three buffers stay in the first-level cache. */
    static final int CHUNK = 1024;

    /** Runs from this length on are given to kernels one by one; shorter ones are gathered in a buffer first. */
    private static final int LONG = 32;

    private Float64Runs() {}

    static NdArray unary(Unary f, NdArray x) {
        double[] data = x.doubles();
        double[] y = new double[data.length];
        int parts = Parts.of(y.length, f.isElementary() ? Parts.FUNCTIONS : Parts.MEMORY);
        if (parts == 1) {
            Kernels.FLOAT64.unary(f, data, 0, y, 0, y.length);
        } else {
            Workers.split(parts, part -> {
                int from = Parts.start(part, parts, y.length);
                Kernels.FLOAT64.unary(f, data, from, y, from, Parts.start(part + 1, parts, y.length) - from);
            });
        }
        return NdArray.wrap(y, x.shape());
    }

    static NdArray power(NdArray x, Exponent exponent) {
        double[] data = x.doubles();
        double[] y = new double[data.length];
        int parts = Parts.of(y.length, Parts.FUNCTIONS);
        if (parts == 1) {
            Kernels.FLOAT64.power(data, 0, exponent, y, 0, y.length);
        } else {
            Workers.split(parts, part -> {
                int from = Parts.start(part, parts, y.length);
                Kernels.FLOAT64.power(data, from, exponent, y, from, Parts.start(part + 1, parts, y.length) - from);
            });
        }
        return NdArray.wrap(y, x.shape());
    }

    /** The derivative of {@code sinc} of an order. */
    static NdArray sinc(NdArray x, int order) {
        double[] data = x.doubles();
        double[] y = new double[data.length];
        int parts = Parts.of(y.length, Parts.FUNCTIONS);
        Workers.split(
                parts,
                part -> Float64Loops.sinc(
                        data, order, y, Parts.start(part, parts, y.length), Parts.start(part + 1, parts, y.length)));
        return NdArray.wrap(y, x.shape());
    }

    /** {@code a + s * b} of arrays of one shape. */
    static NdArray addScaled(NdArray a, NdArray b, double s) {
        double[] left = a.doubles();
        double[] right = b.doubles();
        double[] c = new double[left.length];
        int parts = Parts.of(c.length, Parts.MEMORY);
        if (parts == 1) {
            Kernels.FLOAT64.addScaled(left, 0, s, right, 0, c, 0, c.length);
        } else {
            Workers.split(parts, part -> {
                int from = Parts.start(part, parts, c.length);
                int count = Parts.start(part + 1, parts, c.length) - from;
                Kernels.FLOAT64.addScaled(left, from, s, right, from, c, from, count);
            });
        }
        return NdArray.wrap(c, a.shape());
    }

    /** Operands of shapes that broadcast to {@code shape}. */
    static NdArray binary(Binary f, NdArray a, NdArray b, Shape shape) {
        double[] c = new double[shape.elements()];
        double[] left = a.doubles();
        double[] right = b.doubles();
        int parts = Parts.of(c.length, f.isElementary() ? Parts.FUNCTIONS : Parts.MEMORY);
        boolean simple = left.length == c.length && (right.length == c.length || right.length == 1)
                || left.length == 1 && right.length == c.length;
        if (!simple) {
            if (c.length > 0) {
                broadcast(f, a, b, shape, c, parts);
            }
        } else if (parts == 1) {
            binary(f, left, right, c, 0, c.length);
        } else {
            Workers.split(parts, part -> {
                int from = Parts.start(part, parts, c.length);
                binary(f, left, right, c, from, Parts.start(part + 1, parts, c.length) - from);
            });
        }
        return NdArray.wrap(c, shape);
    }

    /** A run of a result each of whose operands is laid out as the result or is one number. */
    private static void binary(Binary f, double[] a, double[] b, double[] c, int from, int count) {
        if (a.length == b.length) {
            Kernels.FLOAT64.binary(f, a, from, b, from, c, from, count);
        } else if (b.length == 1) {
            Kernels.FLOAT64.binary(f, a, from, b[0], c, from, count);
        } else {
            Kernels.FLOAT64.binary(f, a[0], b, from, c, from, count);
        }
    }

    private static void broadcast(Binary f, NdArray a, NdArray b, Shape shape, double[] c, int parts) {
        double[] left = a.doubles();
        double[] right = b.doubles();
        if (left.length == c.length || right.length == c.length) {
            boolean leftRepeats = left.length < c.length;
            NdArray repeated = leftRepeats ? a : b;
            int row = Parts.rowLength(repeated.shape(), shape);
            if (row > 0) {
                rows(f, left, right, c, row, leftRepeats, parts);
                return;
            }
            int times = Parts.timesAcross(repeated.shape(), shape);
            if (times > 0) {
                columns(f, left, right, c, times, leftRepeats, parts);
                return;
            }
        }
        new Float64Walk(f, a, b, c, shape).run(parts);
    }

    /** One operand is a row of {@code length} elements, repeated for each row of the result. */
    private static void rows(Binary f, double[] a, double[] b, double[] c, int length, boolean leftRepeats, int parts) {
        int times = length >= LONG ? 1 : Math.min(CHUNK / length, c.length / length);
        double[] row = times == 1 ? leftRepeats ? a : b : repeat(leftRepeats ? a : b, times);
        int runs = (c.length - 1) / row.length + 1; // there is an element; the sum of both lengths may exceed an int
        Workers.split(parts, part -> {
            for (int run = Parts.start(part, parts, runs, 1); run < Parts.start(part + 1, parts, runs, 1); run++) {
                int from = run * row.length;
                int count = Math.min(row.length, c.length - from);
                if (leftRepeats) {
                    Kernels.FLOAT64.binary(f, row, 0, b, from, c, from, count);
                } else {
                    Kernels.FLOAT64.binary(f, a, from, row, 0, c, from, count);
                }
            }
        });
    }

    private static double[] repeat(double[] row, int times) {
        double[] rows = Arrays.copyOf(row, row.length * times);
        for (int done = row.length; done < rows.length; done *= 2) {
            System.arraycopy(rows, 0, rows, done, Math.min(done, rows.length - done));
        }
        return rows;
    }

    /** One operand is a column, each element of which is repeated {@code times} times. */
    private static void columns(
            Binary f, double[] a, double[] b, double[] c, int times, boolean leftRepeats, int parts) {
        int rows = c.length / times;
        Workers.split(parts, part -> {
            int row = Parts.start(part, parts, rows, 1);
            int end = Parts.start(part + 1, parts, rows, 1);
            if (times >= LONG) {
                for (; row < end; row++) {
                    if (leftRepeats) {
                        Kernels.FLOAT64.binary(f, a[row], b, row * times, c, row * times, times);
                    } else {
                        Kernels.FLOAT64.binary(f, a, row * times, b[row], c, row * times, times);
                    }
                }
                return;
            }
            double[] chunk = new double[Math.min(CHUNK / times, end - row) * times];
            for (int count; row < end; row += count) {
                count = Math.min(CHUNK / times, end - row);
                spread(leftRepeats ? a : b, row, count, times, chunk);
                if (leftRepeats) {
                    Kernels.FLOAT64.binary(f, chunk, 0, b, row * times, c, row * times, count * times);
                } else {
                    Kernels.FLOAT64.binary(f, a, row * times, chunk, 0, c, row * times, count * times);
                }
            }
        });
    }

    private static void spread(double[] column, int start, int count, int times, double[] to) {
        for (int i = 0, at = 0; i < count; i++) {
            double value = column[start + i];
            for (int end = at + times; at < end; at++) {
                to[at] = value;
            }
        }
    }

    /** Operands of shapes that broadcast to {@code shape}. */
    static NdArray compare(Comparison f, NdArray a, NdArray b, Shape shape) {
        boolean[] c = new boolean[shape.elements()];
        boolean whole = isWhole(a, c.length) && isWhole(b, c.length);
        double[] left = a.doubles();
        double[] right = b.doubles();
        int parts = Parts.of(c.length, Parts.MEMORY);
        Workers.split(parts, part -> {
            int from = Parts.start(part, parts, c.length);
            int end = Parts.start(part + 1, parts, c.length);
            if (whole) {
                Kernels.FLOAT64.compare(f, left, from, right, from, c, from, end - from);
                return;
            }
            double[] chunkA = new double[Math.min(CHUNK, end - from)];
            double[] chunkB = new double[chunkA.length];
            boolean[] chunkC = new boolean[chunkA.length]; // equal starts: half the time of plain loops
            Strided walkA = Strided.broadcast(a.shape(), shape, from);
            Strided walkB = Strided.broadcast(b.shape(), shape, from);
            for (int count; from < end; from += count) {
                count = Math.min(CHUNK, end - from);
                walkA.read(left, chunkA, 0, count);
                walkB.read(right, chunkB, 0, count);
                Kernels.FLOAT64.compare(f, chunkA, 0, chunkB, 0, chunkC, 0, count);
                System.arraycopy(chunkC, 0, c, from, count);
            }
        });
        return NdArray.wrap(c, shape);
    }

    /** Operands of shapes that broadcast to {@code shape}; the condition is BOOL. */
    static NdArray where(NdArray condition, NdArray a, NdArray b, Shape shape) {
        double[] c = new double[shape.elements()];
        boolean whole = isWhole(condition, c.length) && isWhole(a, c.length) && isWhole(b, c.length);
        boolean[] mask = condition.bools();
        double[] left = a.doubles();
        double[] right = b.doubles();
        int parts = Parts.of(c.length, Parts.MEMORY);
        Workers.split(parts, part -> {
            int from = Parts.start(part, parts, c.length);
            int end = Parts.start(part + 1, parts, c.length);
            if (whole) {
                Kernels.FLOAT64.where(mask, from, left, from, right, from, c, from, end - from);
                return;
            }
            boolean[] chunk = new boolean[Math.min(CHUNK, end - from)];
            double[] chunkA = new double[chunk.length];
            double[] chunkB = new double[chunk.length];
            Strided walk = Strided.broadcast(condition.shape(), shape, from);
            Strided walkA = Strided.broadcast(a.shape(), shape, from);
            Strided walkB = Strided.broadcast(b.shape(), shape, from);
            for (int count; from < end; from += count) {
                count = Math.min(CHUNK, end - from);
                walk.read(mask, chunk, 0, count);
                walkA.read(left, chunkA, 0, count);
                walkB.read(right, chunkB, 0, count);
                Kernels.FLOAT64.where(chunk, 0, chunkA, 0, chunkB, 0, c, from, count);
            }
        });
        return NdArray.wrap(c, shape);
    }

    /**
     * An operand with as many elements as the result differs from it at most in axes of size 1: nothing is repeated.
     */
    private static boolean isWhole(NdArray operand, int elements) {
        return operand.elements() == elements;
    }
}
