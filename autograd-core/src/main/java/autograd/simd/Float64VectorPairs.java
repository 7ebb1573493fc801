package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.all;
import static autograd.simd.Float64Vectors.load;

import autograd.kernel.Float64Pairs;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Float64Pairs} in vectors. Every run has at least as many elements as a vector has.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorPairs {
    private static final int WIDTH = Float64Pairs.LANES;

    private static final int HALF = WIDTH / 2;

    private Float64VectorPairs() {}

    /** For at least {@link Float64Pairs#LANES} terms. Too large to be inlined, on purpose: see {@link Float64VectorLoops}. */
    static double dot(double[] x, int xStart, double[] y, int yStart, int count) {
        int full = count / WIDTH * WIDTH;
        if (WIDTH / LANES == 2) {
            DoubleVector s0 = all(0), s1 = s0;
            for (int i = 0; i < full; i += WIDTH) {
                s0 = load(x, xStart + i).lanewise(VectorOperators.FMA, load(y, yStart + i), s0);
                s1 = load(x, xStart + i + LANES).lanewise(VectorOperators.FMA, load(y, yStart + i + LANES), s1);
            }
            if (full == count) { // the first fold in registers
                double[] half = new double[HALF];
                s0.lanewise(VectorOperators.ADD, s1).intoArray(half, 0);
                return Float64Pairs.fold(half);
            }
            double[] lanes = new double[WIDTH];
            s0.intoArray(lanes, 0);
            s1.intoArray(lanes, LANES);
            return Float64Pairs.finish(x, xStart + full, y, yStart + full, count - full, lanes);
        } else if (WIDTH / LANES == 4) {
            DoubleVector s0 = all(0), s1 = s0, s2 = s0, s3 = s0;
            for (int i = 0; i < full; i += WIDTH) {
                int a = xStart + i;
                int b = yStart + i;
                s0 = load(x, a).lanewise(VectorOperators.FMA, load(y, b), s0);
                s1 = load(x, a + LANES).lanewise(VectorOperators.FMA, load(y, b + LANES), s1);
                s2 = load(x, a + 2 * LANES).lanewise(VectorOperators.FMA, load(y, b + 2 * LANES), s2);
                s3 = load(x, a + 3 * LANES).lanewise(VectorOperators.FMA, load(y, b + 3 * LANES), s3);
            }
            if (full == count) {
                double[] half = new double[HALF];
                s0.lanewise(VectorOperators.ADD, s2).intoArray(half, 0);
                s1.lanewise(VectorOperators.ADD, s3).intoArray(half, LANES);
                return Float64Pairs.fold(half);
            }
            double[] lanes = new double[WIDTH];
            s0.intoArray(lanes, 0);
            s1.intoArray(lanes, LANES);
            s2.intoArray(lanes, 2 * LANES);
            s3.intoArray(lanes, 3 * LANES);
            return Float64Pairs.finish(x, xStart + full, y, yStart + full, count - full, lanes);
        } else { // one vector of lanes after the other
            double[] lanes = new double[WIDTH];
            for (int lane = 0; lane < WIDTH; lane += LANES) {
                DoubleVector s = all(0);
                for (int i = lane; i < full; i += WIDTH) {
                    s = load(x, xStart + i).lanewise(VectorOperators.FMA, load(y, yStart + i), s);
                }
                s.intoArray(lanes, lane);
            }
            return Float64Pairs.finish(x, xStart + full, y, yStart + full, count - full, lanes);
        }
    }

    /** The last vector, which may overlap the one before, is computed first and written last. */
    static void rotate(double[] x, int xStart, double[] y, int yStart, int count, double cos, double sin) {
        DoubleVector c = all(cos);
        DoubleVector s = all(sin);
        int last = count - LANES;
        DoubleVector lastA = load(x, xStart + last);
        DoubleVector lastB = load(y, yStart + last);
        DoubleVector endX = c.lanewise(VectorOperators.MUL, lastA)
                .lanewise(VectorOperators.SUB, s.lanewise(VectorOperators.MUL, lastB));
        DoubleVector endY = s.lanewise(VectorOperators.MUL, lastA)
                .lanewise(VectorOperators.ADD, c.lanewise(VectorOperators.MUL, lastB));
        for (int i = 0; i < last; i += LANES) {
            DoubleVector a = load(x, xStart + i);
            DoubleVector b = load(y, yStart + i);
            c.lanewise(VectorOperators.MUL, a)
                    .lanewise(VectorOperators.SUB, s.lanewise(VectorOperators.MUL, b))
                    .intoArray(x, xStart + i);
            s.lanewise(VectorOperators.MUL, a)
                    .lanewise(VectorOperators.ADD, c.lanewise(VectorOperators.MUL, b))
                    .intoArray(y, yStart + i);
        }
        endX.intoArray(x, xStart + last);
        endY.intoArray(y, yStart + last);
    }
}
