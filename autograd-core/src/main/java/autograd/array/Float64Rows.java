package autograd.array;

import autograd.kernel.Float64Extrema;
import autograd.kernel.Float64Kernels;
import autograd.kernel.Float64Sums;

/**
 * The driver of reductions: an operand is {@code [outer, length, columns]}, and its middle axis is reduced. Long sums are
 * cut into their blocks here, and large operands are split over threads.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Rows {
    private static final int BLOCK = Float64Kernels.BLOCK;

    /** Columns that one thread takes at least. */
    private static final int STRIP = 256;

    private Float64Rows() {}

    static double[] sum(double[] x, int outer, int length, int columns) {
        if (length == 0 || outer == 0 || columns == 0) {
            return new double[outer * columns];
        }
        int blocks = (length - 1) / BLOCK + 1;
        double[] sums = new double[outer * blocks * columns];
        if (columns == 1) {
            int parts = Math.min(Parts.of(x.length, Parts.MEMORY), sums.length);
            if (parts == 1) {
                sumBlocks(x, length, blocks, sums, 0, sums.length);
            } else {
                Workers.split(parts, part -> {
                    int from = Parts.start(part, parts, sums.length, 1);
                    sumBlocks(x, length, blocks, sums, from, Parts.start(part + 1, parts, sums.length, 1));
                });
            }
        } else {
            int strips = strips(x.length, outer * blocks, columns);
            int tasks = outer * blocks * strips;
            int parts = Math.min(Parts.of(x.length, Parts.MEMORY), tasks);
            Workers.split(parts, part -> {
                int end = Parts.start(part + 1, parts, tasks, 1);
                for (int task = Parts.start(part, parts, tasks, 1); task < end; task++) {
                    int to = task / strips;
                    int block = to % blocks;
                    int column = Parts.start(task % strips, strips, columns);
                    int wide = Parts.start(task % strips + 1, strips, columns) - column;
                    int count = Math.min(BLOCK, length - block * BLOCK);
                    int start = (to / blocks * length + block * BLOCK) * columns + column;
                    Kernels.FLOAT64.sumColumns(x, start, count, columns, sums, to * columns + column, wide);
                }
            });
        }
        return blocks == 1 ? sums : combine(sums, outer, blocks, columns);
    }

    /** Sums of the blocks {@code from .. to - 1}, counted through all rows. */
    private static void sumBlocks(double[] x, int length, int blocks, double[] sums, int from, int to) {
        if (blocks == 1) {
            Kernels.FLOAT64.sumRows(x, from * length, length, sums, from, to - from);
            return;
        }
        for (int at = from; at < to; ) {
            int block = at % blocks;
            int start = at / blocks * length + block * BLOCK;
            if (block == blocks - 1) { // the one that may be shorter
                Kernels.FLOAT64.sumRows(x, start, length - block * BLOCK, sums, at++, 1);
            } else {
                int count = Math.min(blocks - 1 - block, to - at);
                Kernels.FLOAT64.sumRows(x, start, BLOCK, sums, at, count);
                at += count;
            }
        }
    }

    private static double[] combine(double[] sums, int outer, int blocks, int columns) {
        double[] y = new double[outer * columns];
        for (int i = 0; i < outer; i++) {
            Float64Sums.combine(sums, i * blocks * columns, blocks, columns);
            System.arraycopy(sums, i * blocks * columns, y, i * columns, columns);
        }
        return y;
    }

    static double[] max(double[] x, int outer, int length, int columns) {
        double[] y = new double[outer * columns];
        int strips = columns == 1 ? 1 : strips(x.length, outer, columns);
        int tasks = outer * strips;
        int parts = Math.min(Parts.of(x.length, Parts.MEMORY), Math.max(1, tasks));
        Workers.split(parts, part -> {
            int from = Parts.start(part, parts, tasks, 1);
            int to = Parts.start(part + 1, parts, tasks, 1);
            if (columns == 1) {
                Kernels.FLOAT64.maxRows(x, from * length, length, y, from, to - from);
                return;
            }
            for (int task = from; task < to; task++) {
                int i = task / strips;
                int column = Parts.start(task % strips, strips, columns);
                int wide = Parts.start(task % strips + 1, strips, columns) - column;
                int start = i * length * columns + column;
                Kernels.FLOAT64.maxColumns(x, start, length, columns, y, i * columns + column, wide);
            }
        });
        return y;
    }

    /** {@return how many strips of columns to make of {@code tasks} pieces of work, so that all threads have some} */
    private static int strips(int elements, int tasks, int columns) {
        return Parts.of(elements, Parts.MEMORY) == 1 || tasks >= Workers.THREADS
                ? 1
                : Math.max(1, Math.min(columns / STRIP, Workers.THREADS));
    }

    static int[] argMax(double[] x, int outer, int length, int columns) {
        int[] y = new int[outer * columns];
        int parts = Math.min(Parts.of(x.length, Parts.MEMORY), Math.max(1, y.length));
        Workers.split(parts, part -> {
            int from = Parts.start(part, parts, y.length, 1);
            int to = Parts.start(part + 1, parts, y.length, 1);
            if (columns == 1) {
                Kernels.FLOAT64.argMaxRows(x, from * length, length, y, from, to - from);
                return;
            }
            for (int at = from; at < to; at++) {
                y[at] = Float64Extrema.argMax(x, at / columns * length * columns + at % columns, length, columns);
            }
        });
        return y;
    }
}
