package autograd.array;

import autograd.kernel.Binary;
import autograd.shape.Shape;

/**
 * An elementwise operation on two operands that are both repeated: a walk through them and the result together.
 *
 * <p>Axes along which each operand either continues or repeats the axis before are merged, so the innermost runs are as
 * long as possible. Along the innermost axis an operand advances by one element or stands still. Long runs go to the
 * kernel as they are, short ones by way of buffers.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Walk {
    /** Shorter runs than this are gathered in buffers. */
    private static final int SHORT = 16;

    private final Binary f;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final Shape shapeA;
    private final Shape shapeB;
    private final Shape shape;

    // The merged axes, the innermost first.
    private final int[] sizes;
    private final int[] stridesA;
    private final int[] stridesB;
    private int axes;

    /** The shapes are those of a, b and the result, which has at least one element. */
    Float64Walk(Binary f, NdArray a, NdArray b, double[] c, Shape shape) {
        this.f = f;
        this.a = a.doubles();
        this.b = b.doubles();
        this.c = c;
        this.shapeA = a.shape();
        this.shapeB = b.shape();
        this.shape = shape;
        this.sizes = new int[shape.rank()];
        this.stridesA = new int[sizes.length];
        this.stridesB = new int[sizes.length];
        merge();
    }

    private void merge() {
        int denseA = 1;
        int denseB = 1;
        for (int back = 1; back <= sizes.length; back++) {
            int size = shape.size(-back);
            int sizeA = back <= shapeA.rank() ? shapeA.size(-back) : 1;
            int sizeB = back <= shapeB.rank() ? shapeB.size(-back) : 1;
            int strideA = sizeA == 1 ? 0 : denseA;
            int strideB = sizeB == 1 ? 0 : denseB;
            denseA *= sizeA;
            denseB *= sizeB;
            if (size == 1) {
                continue;
            }
            int inner = axes - 1;
            if (axes > 0 && strideA == stridesA[inner] * sizes[inner] && strideB == stridesB[inner] * sizes[inner]) {
                sizes[inner] *= size;
            } else {
                sizes[axes] = size;
                stridesA[axes] = strideA;
                stridesB[axes++] = strideB;
            }
        }
    }

    /** Computes all of the result, in so many parts. */
    void run(int parts) {
        if (sizes[0] < SHORT) {
            Workers.split(
                    parts, part -> gather(Parts.start(part, parts, c.length), Parts.start(part + 1, parts, c.length)));
        } else {
            int runs = c.length / sizes[0];
            Workers.split(
                    parts, part -> walk(Parts.start(part, parts, runs, 1), Parts.start(part + 1, parts, runs, 1)));
        }
    }

    /** Runs {@code from .. end - 1} of the result. */
    private void walk(int from, int end) {
        int[] index = new int[axes];
        int atA = 0;
        int atB = 0;
        for (int axis = 1, left = from; left > 0; left /= sizes[axis++]) {
            index[axis] = left % sizes[axis];
            atA += index[axis] * stridesA[axis];
            atB += index[axis] * stridesB[axis];
        }
        for (int run = from; run < end; run++) {
            run(atA, stridesA[0], atB, stridesB[0], run * sizes[0], sizes[0]);
            for (int axis = 1; axis < axes; axis++) {
                atA += stridesA[axis];
                atB += stridesB[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                atA -= stridesA[axis] * sizes[axis];
                atB -= stridesB[axis] * sizes[axis];
                index[axis] = 0;
            }
        }
    }

    private void run(int atA, int strideA, int atB, int strideB, int to, int count) {
        if (strideA == 0) {
            Kernels.FLOAT64.binary(f, a[atA], b, atB, c, to, count);
        } else if (strideB == 0) {
            Kernels.FLOAT64.binary(f, a, atA, b[atB], c, to, count);
        } else {
            Kernels.FLOAT64.binary(f, a, atA, b, atB, c, to, count);
        }
    }

    /** Elements {@code from .. end - 1} of the result, by way of buffers. */
    private void gather(int from, int end) {
        Strided walkA = Strided.broadcast(shapeA, shape, from);
        Strided walkB = Strided.broadcast(shapeB, shape, from);
        double[] chunkA = new double[Math.min(Float64Runs.CHUNK, end - from)];
        double[] chunkB = new double[chunkA.length];
        double[] chunkC = c.length <= Float64Runs.CHUNK ? c : chunkA; // equal starts are what plain loops like
        for (int done = from, count; done < end; done += count) {
            count = Math.min(Float64Runs.CHUNK, end - done);
            walkA.read(a, chunkA, 0, count);
            walkB.read(b, chunkB, 0, count);
            Kernels.FLOAT64.binary(f, chunkA, 0, chunkB, 0, chunkC, 0, count);
            if (chunkC != c) {
                System.arraycopy(chunkC, 0, c, done, count);
            }
        }
    }
}
