package autograd.array;

import autograd.array.Descents.MomentsFactors;
import autograd.array.Descents.MomentumFactors;
import autograd.kernel.Float64Steps;
import autograd.shape.Shape;

/**
 * The driver of the loops of optimizers: allocates, splits over threads, and runs the loops of a step one after another
 * over {@value #CHUNK} elements at a time, which stay in the cache. All operands have one shape.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
@SuppressWarnings("cast") // needed in the float twin
final class Float64Descent {
    private static final int CHUNK = 1024;

    private Float64Descent() {}

    /** What is done with elements {@code from .. to - 1}. */
    private interface Range {
        void run(int from, int to);
    }

    /** {@return x and w after the step} */
    static NdArray[] momentum(NdArray x, NdArray g, NdArray w, MomentumFactors f) {
        double[] nextX = new double[x.elements()];
        double[] nextW = new double[x.elements()];
        split(nextX.length, (from, to) -> momentum(f, x.doubles(), g.doubles(), w.doubles(), nextX, nextW, from, to));
        Shape shape = x.shape();
        return new NdArray[] {NdArray.wrap(nextX, shape), NdArray.wrap(nextW, shape)};
    }

    private static void momentum(
            MomentumFactors f, double[] x, double[] g, double[] w, double[] nextX, double[] nextW, int from, int to) {
        Float64Steps.average((double) f.decay(), w, (double) f.gain(), g, nextW, from, to);
        Float64Steps.descend(x, (double) f.along(), nextW, (double) f.ahead(), g, nextX, from, to);
    }

    /** {@return x, m and v after the step} */
    static NdArray[] moments(NdArray x, NdArray g, NdArray m, NdArray v, MomentsFactors f) {
        double[] nextX = new double[x.elements()];
        double[] nextM = new double[x.elements()];
        double[] nextV = new double[x.elements()];
        split(nextX.length, (from, to) -> {
            averages(f, g.doubles(), m.doubles(), v.doubles(), nextM, nextV, from, to);
            descend(f, x.doubles(), g.doubles(), nextM, nextV, nextX, from, to);
        });
        Shape shape = x.shape();
        return new NdArray[] {NdArray.wrap(nextX, shape), NdArray.wrap(nextM, shape), NdArray.wrap(nextV, shape)};
    }

    private static void averages(
            MomentsFactors f, double[] g, double[] m, double[] v, double[] nextM, double[] nextV, int from, int to) {
        Float64Steps.average((double) f.decay1(), m, (double) f.gain1(), g, nextM, from, to);
        Float64Steps.averageOfSquares((double) f.decay2(), v, (double) f.gain2(), g, nextV, from, to);
    }

    private static void descend(
            MomentsFactors f,
            double[] x,
            double[] g,
            double[] nextM,
            double[] nextV,
            double[] nextX,
            int from,
            int to) {
        Float64Steps.divisor((double) f.scale(), nextV, (double) f.epsilon(), nextX, from, to);
        Float64Steps.descendOver(
                (double) f.keep(), x, (double) f.along(), nextM, (double) f.ahead(), g, nextX, from, to);
    }

    private static void split(int elements, Range range) {
        int parts = Parts.of(elements, Parts.MEMORY);
        if (parts == 1) {
            chunks(range, 0, elements);
        } else {
            Workers.split(
                    parts,
                    part -> chunks(range, Parts.start(part, parts, elements), Parts.start(part + 1, parts, elements)));
        }
    }

    private static void chunks(Range range, int from, int to) {
        for (int start = from, end; start < to; start = end) {
            end = start + Math.min(CHUNK, to - start);
            range.run(start, end);
        }
    }
}
