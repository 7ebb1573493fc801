package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.all;
import static autograd.simd.Float64Vectors.load;

import autograd.kernel.Binary;
import autograd.kernel.Float64Sums;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The sums of {@link Float64VectorKernels}, by the pattern that {@link Float64Sums} states: its lanes are two to sixteen
 * vectors.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorSums {
    private static final int WIDTH = Float64Sums.LANES;

    private static final int HALF = WIDTH / 2;

    /** Columns that are added in registers at a time. */
    private static final int TILE = 4 * LANES;

    /** Below so many columns whole rows are added as runs. */
    private static final int NARROW = 2 * TILE;

    private Float64VectorSums() {}

    /** Too large to be inlined, on purpose: see {@link Float64VectorLoops}. */
    static void sumRows(double[] x, int xStart, int length, double[] y, int yStart, int rows) {
        if (length <= Float64Sums.SHORT) {
            Float64Sums.sumShortRows(x, xStart, length, y, yStart, rows);
            return;
        }
        int full = length / WIDTH * WIDTH;
        double[] rest =
                new double[WIDTH]; // the terms beyond full rows of lanes; a lane is never -0, so +0 adds nothing
        double[] half = new double[HALF]; // all lanes, folded once
        for (int row = 0; row < rows; row++) {
            int start = xStart + row * length;
            for (int i = full; i < length; i++) {
                rest[i - full] = x[start + i];
            }
            if (WIDTH / LANES == 2) {
                DoubleVector s0 = all(0), s1 = s0;
                for (int i = start; i < start + full; i += WIDTH) {
                    s0 = s0.lanewise(VectorOperators.ADD, load(x, i));
                    s1 = s1.lanewise(VectorOperators.ADD, load(x, i + LANES));
                }
                s0 = s0.lanewise(VectorOperators.ADD, load(rest, 0));
                s1 = s1.lanewise(VectorOperators.ADD, load(rest, LANES));
                s0.lanewise(VectorOperators.ADD, s1).intoArray(half, 0);
            } else if (WIDTH / LANES == 4) {
                DoubleVector s0 = all(0), s1 = s0, s2 = s0, s3 = s0;
                for (int i = start; i < start + full; i += WIDTH) {
                    s0 = s0.lanewise(VectorOperators.ADD, load(x, i));
                    s1 = s1.lanewise(VectorOperators.ADD, load(x, i + LANES));
                    s2 = s2.lanewise(VectorOperators.ADD, load(x, i + 2 * LANES));
                    s3 = s3.lanewise(VectorOperators.ADD, load(x, i + 3 * LANES));
                }
                s0 = s0.lanewise(VectorOperators.ADD, load(rest, 0));
                s1 = s1.lanewise(VectorOperators.ADD, load(rest, LANES));
                s2 = s2.lanewise(VectorOperators.ADD, load(rest, 2 * LANES));
                s3 = s3.lanewise(VectorOperators.ADD, load(rest, 3 * LANES));
                s0.lanewise(VectorOperators.ADD, s2).intoArray(half, 0);
                s1.lanewise(VectorOperators.ADD, s3).intoArray(half, LANES);
            } else {
                for (int lane = 0; lane < HALF; lane += 4 * LANES) {
                    eight(x, start, full, rest, lane, half);
                }
            }
            y[yStart + row] = fold(half);
        }
    }

    /** Adds up four vectors of lanes from {@code lane} on and those that are folded onto them. */
    private static void eight(double[] x, int start, int full, double[] rest, int lane, double[] half) {
        DoubleVector s0 = all(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
        int from = start + lane;
        for (int i = 0; i < full; i += WIDTH) {
            s0 = s0.lanewise(VectorOperators.ADD, load(x, from + i));
            s1 = s1.lanewise(VectorOperators.ADD, load(x, from + i + LANES));
            s2 = s2.lanewise(VectorOperators.ADD, load(x, from + i + 2 * LANES));
            s3 = s3.lanewise(VectorOperators.ADD, load(x, from + i + 3 * LANES));
            t0 = t0.lanewise(VectorOperators.ADD, load(x, from + i + HALF));
            t1 = t1.lanewise(VectorOperators.ADD, load(x, from + i + HALF + LANES));
            t2 = t2.lanewise(VectorOperators.ADD, load(x, from + i + HALF + 2 * LANES));
            t3 = t3.lanewise(VectorOperators.ADD, load(x, from + i + HALF + 3 * LANES));
        }
        foldOnto(s0, t0, rest, lane, half);
        foldOnto(s1, t1, rest, lane + LANES, half);
        foldOnto(s2, t2, rest, lane + 2 * LANES, half);
        foldOnto(s3, t3, rest, lane + 3 * LANES, half);
    }

    private static void foldOnto(DoubleVector s, DoubleVector t, double[] rest, int lane, double[] half) {
        DoubleVector lower = s.lanewise(VectorOperators.ADD, load(rest, lane));
        DoubleVector upper = t.lanewise(VectorOperators.ADD, load(rest, lane + HALF));
        lower.lanewise(VectorOperators.ADD, upper).intoArray(half, lane);
    }

    /** {@return 16 lanes folded by halves} */
    private static double fold(double[] lanes) {
        double even = lanes[0] + lanes[8] + (lanes[4] + lanes[12]) + (lanes[2] + lanes[10] + (lanes[6] + lanes[14]));
        double odd = lanes[1] + lanes[9] + (lanes[5] + lanes[13]) + (lanes[3] + lanes[11] + (lanes[7] + lanes[15]));
        return even + odd;
    }

    /** Too large to be inlined, on purpose: see {@link Float64VectorLoops}. */
    static void sumColumns(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        if (columns == stride && columns < NARROW || columns < LANES) {
            sumNarrow(x, xStart, length, stride, y, yStart, columns);
            return;
        }
        int width = Float64Sums.width(length);
        double[] lanes = new double[width * TILE];
        int column = 0;
        for (; column <= columns - TILE; column += TILE) { // each lane is summed in registers, then they are folded
            for (int lane = 0; lane < width; lane++) {
                DoubleVector s0 = all(0), s1 = s0, s2 = s0, s3 = s0;
                for (int i = lane; i < length; i += WIDTH) {
                    int at = xStart + column + i * stride;
                    s0 = s0.lanewise(VectorOperators.ADD, load(x, at));
                    s1 = s1.lanewise(VectorOperators.ADD, load(x, at + LANES));
                    s2 = s2.lanewise(VectorOperators.ADD, load(x, at + 2 * LANES));
                    s3 = s3.lanewise(VectorOperators.ADD, load(x, at + 3 * LANES));
                }
                s0.intoArray(lanes, lane * TILE);
                s1.intoArray(lanes, lane * TILE + LANES);
                s2.intoArray(lanes, lane * TILE + 2 * LANES);
                s3.intoArray(lanes, lane * TILE + 3 * LANES);
            }
            fold(lanes, width, TILE, y, yStart + column);
        }
        for (; column < columns; column += LANES) { // the last vector may overlap the one before
            int at = Math.min(column, columns - LANES);
            for (int lane = 0; lane < width; lane++) {
                DoubleVector sum = all(0);
                for (int i = lane; i < length; i += WIDTH) {
                    sum = sum.lanewise(VectorOperators.ADD, load(x, xStart + at + i * stride));
                }
                sum.intoArray(lanes, lane * LANES);
            }
            fold(lanes, width, LANES, y, yStart + at);
        }
    }

    /** Folds lanes of {@code wide} columns each by halves. */
    private static void fold(double[] lanes, int width, int wide, double[] y, int yStart) {
        for (int half = width / 2; half > 0; half /= 2) {
            addTo(lanes, 0, lanes, half * wide, half * wide);
        }
        System.arraycopy(lanes, 0, y, yStart, wide);
    }

    /** Few columns. Where rows follow each other without a gap, those of all lanes are one run. */
    private static void sumNarrow(double[] x, int xStart, int length, int stride, double[] y, int yStart, int columns) {
        int width = Float64Sums.width(length);
        double[] lanes = new double[width * columns];
        for (int i = 0; i < length; i += columns == stride ? WIDTH : 1) {
            int rows = columns == stride ? Math.min(WIDTH, length - i) : 1;
            addTo(lanes, i % WIDTH * columns, x, xStart + i * stride, rows * columns);
        }
        fold(lanes, width, columns, y, yStart);
    }

    private static void addTo(double[] sums, int sumStart, double[] x, int xStart, int count) {
        if (count >= LANES) {
            Float64VectorLoops.run(Binary.ADD, null, 0, sums, sumStart, x, xStart, 0, sums, sumStart, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[sumStart + i] += x[xStart + i];
        }
    }
}
