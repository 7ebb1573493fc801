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

    Float64Walk(Binary f, double[] a, double[] b, double[] c) {
        this.f = f;
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** Computes all of the result; the shapes are those of a, b and the result, which has at least one element. */
    void run(Shape shapeA, Shape shapeB, Shape shape) {
        int rank = shape.rank();
        int[] sizes = new int[rank];
        int[] stridesA = new int[rank];
        int[] stridesB = new int[rank];
        int count = 0; // axes so far, the innermost first
        int denseA = 1;
        int denseB = 1;
        for (int back = 1; back <= rank; back++) {
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
            int inner = count - 1;
            if (count > 0 && strideA == stridesA[inner] * sizes[inner] && strideB == stridesB[inner] * sizes[inner]) {
                sizes[inner] *= size;
            } else {
                sizes[count] = size;
                stridesA[count] = strideA;
                stridesB[count++] = strideB;
            }
        }
        if (sizes[0] < SHORT) {
            runBuffered(Strided.broadcast(shapeA, shape), Strided.broadcast(shapeB, shape));
            return;
        }
        int[] index = new int[count];
        int atA = 0;
        int atB = 0;
        for (int to = 0; to < c.length; to += sizes[0]) {
            run(atA, stridesA[0], atB, stridesB[0], to, sizes[0]);
            for (int axis = 1; axis < count; axis++) {
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

    private void runBuffered(Strided walkA, Strided walkB) {
        double[] chunkA = new double[Math.min(Float64Runs.CHUNK, c.length)];
        double[] chunkB = new double[chunkA.length];
        double[] chunkC = c.length <= Float64Runs.CHUNK ? c : chunkA; // equal starts are what plain loops like
        for (int done = 0, count; done < c.length; done += count) {
            count = Math.min(Float64Runs.CHUNK, c.length - done);
            walkA.read(a, chunkA, 0, count);
            walkB.read(b, chunkB, 0, count);
            Kernels.FLOAT64.binary(f, chunkA, 0, chunkB, 0, chunkC, 0, count);
            if (chunkC != c) {
                System.arraycopy(chunkC, 0, c, done, count);
            }
        }
    }
}
