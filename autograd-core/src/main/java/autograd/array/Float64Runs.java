package autograd.array;

import autograd.kernel.Binary;
import autograd.kernel.Comparison;
import autograd.kernel.Exponent;
import autograd.kernel.Unary;
import autograd.shape.Shape;
import java.util.Arrays;

/**
 * The driver of the elementwise loops: the only place where elementwise operations broadcast.
 *
 * <p>Operands that are laid out as the result are given to a loop whole; so are operands of a
 * small result, after those that are repeated have been spread. Otherwise the result is made in chunks of at most
 * {@value #CHUNK} elements: each operand is spread into a buffer, the loop runs on the buffers, and the chunk is copied
 * to its place. So an operation needs one loop only, every loop sees one common subscript, and what is called through
 * an interface is a run, never an element.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64Runs {
    /** Elements of a buffer: three buffers stay in the first-level cache. */
    static final int CHUNK = 1024;

    private Float64Runs() {}

    static NdArray unary(Unary f, NdArray x) {
        double[] y = new double[x.elements()];
        Kernels.FLOAT64.unary(f, x.doubles(), 0, y, 0, y.length);
        return NdArray.wrap(y, x.shape());
    }

    static NdArray power(NdArray x, Exponent exponent) {
        double[] y = new double[x.elements()];
        Kernels.FLOAT64.power(x.doubles(), 0, exponent, y, 0, y.length);
        return NdArray.wrap(y, x.shape());
    }

    /** Operands of shapes that broadcast to {@code shape}. */
    static NdArray binary(Binary f, NdArray a, NdArray b, Shape shape) {
        double[] c = new double[shape.elements()];
        if (c.length <= CHUNK || isWhole(a, c.length) && isWhole(b, c.length)) {
            Kernels.FLOAT64.binary(f, spread(a, shape), 0, spread(b, shape), 0, c, 0, c.length);
            return NdArray.wrap(c, shape);
        }
        double[] chunkA = new double[Math.min(CHUNK, c.length)];
        double[] chunkB = new double[chunkA.length];
        Strided walkA = Strided.broadcast(a.shape(), shape);
        Strided walkB = Strided.broadcast(b.shape(), shape);
        for (int done = 0; done < c.length; ) {
            int count = Math.min(CHUNK, c.length - done);
            walkA.read(a.doubles(), chunkA, 0, count);
            walkB.read(b.doubles(), chunkB, 0, count);
            Kernels.FLOAT64.binary(f, chunkA, 0, chunkB, 0, chunkA, 0, count);
            System.arraycopy(chunkA, 0, c, done, count);
            done += count;
        }
        return NdArray.wrap(c, shape);
    }

    /** Operands of shapes that broadcast to {@code shape}. */
    static NdArray compare(Comparison f, NdArray a, NdArray b, Shape shape) {
        boolean[] c = new boolean[shape.elements()];
        if (c.length <= CHUNK || isWhole(a, c.length) && isWhole(b, c.length)) {
            Kernels.FLOAT64.compare(f, spread(a, shape), 0, spread(b, shape), 0, c, 0, c.length);
            return NdArray.wrap(c, shape);
        }
        double[] chunkA = new double[Math.min(CHUNK, c.length)];
        double[] chunkB = new double[chunkA.length];
        boolean[] chunkC = new boolean[chunkA.length];
        Strided walkA = Strided.broadcast(a.shape(), shape);
        Strided walkB = Strided.broadcast(b.shape(), shape);
        for (int done = 0; done < c.length; ) {
            int count = Math.min(CHUNK, c.length - done);
            walkA.read(a.doubles(), chunkA, 0, count);
            walkB.read(b.doubles(), chunkB, 0, count);
            Kernels.FLOAT64.compare(f, chunkA, 0, chunkB, 0, chunkC, 0, count);
            System.arraycopy(chunkC, 0, c, done, count);
            done += count;
        }
        return NdArray.wrap(c, shape);
    }

    /** Operands of shapes that broadcast to {@code shape}; the condition is BOOL. */
    static NdArray where(NdArray condition, NdArray a, NdArray b, Shape shape) {
        double[] c = new double[shape.elements()];
        if (isWhole(condition, c.length) && isWhole(a, c.length) && isWhole(b, c.length)) {
            Kernels.FLOAT64.where(condition.bools(), 0, a.doubles(), 0, b.doubles(), 0, c, 0, c.length);
            return NdArray.wrap(c, shape);
        }
        boolean[] chunk = new boolean[Math.min(CHUNK, c.length)];
        double[] chunkA = new double[chunk.length];
        double[] chunkB = new double[chunk.length];
        Strided walk = Strided.broadcast(condition.shape(), shape);
        Strided walkA = Strided.broadcast(a.shape(), shape);
        Strided walkB = Strided.broadcast(b.shape(), shape);
        for (int done = 0; done < c.length; ) {
            int count = Math.min(CHUNK, c.length - done);
            walk.read(condition.bools(), chunk, 0, count);
            walkA.read(a.doubles(), chunkA, 0, count);
            walkB.read(b.doubles(), chunkB, 0, count);
            Kernels.FLOAT64.where(chunk, 0, chunkA, 0, chunkB, 0, chunkA, 0, count);
            System.arraycopy(chunkA, 0, c, done, count);
            done += count;
        }
        return NdArray.wrap(c, shape);
    }

    /** {@return the elements of an operand laid out as the result: its storage, or a copy where it is repeated} */
    private static double[] spread(NdArray operand, Shape shape) {
        if (isWhole(operand, shape.elements())) {
            return operand.doubles();
        }
        double[] spread = new double[shape.elements()];
        if (operand.elements() == 1) {
            Arrays.fill(spread, operand.doubles()[0]);
        } else {
            Strided.broadcast(operand.shape(), shape).read(operand.doubles(), spread, 0, spread.length);
        }
        return spread;
    }

    /**
     * An operand with as many elements as the result differs from it at most in axes of size 1: nothing is repeated.
     */
    private static boolean isWhole(NdArray operand, int elements) {
        return operand.elements() == elements;
    }
}
