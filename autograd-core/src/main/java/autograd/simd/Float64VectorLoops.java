package autograd.simd;

import static autograd.simd.DoubleVectorLanes.LANES;
import static autograd.simd.DoubleVectorLanes.SPECIES;
import static autograd.simd.DoubleVectorLanes.all;
import static autograd.simd.DoubleVectorLanes.load;

import autograd.kernel.Binary;
import autograd.kernel.Unary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link Float64VectorKernels}: elementwise operations, one tight loop each.
 *
 * <p>Every run has at least as many elements as a vector has. A run that is not whole vectors ends with a vector that
 * overlaps the one before it. That one is computed first, so that a result may be the run of an operand, and written
 * last.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorLoops {
    private Float64VectorLoops() {}

    /** {@return whether there is a loop for the function; written to y if so} */
    static boolean unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        switch (f) {
            case NEG -> neg(x, xStart, y, yStart, count);
            case ABS -> abs(x, xStart, y, yStart, count);
            case SIGN -> sign(x, xStart, y, yStart, count);
            case SQRT -> sqrt(x, xStart, y, yStart, count);
            case SQUARE -> square(x, xStart, y, yStart, count);
            case RECIPROCAL -> reciprocal(x, xStart, y, yStart, count);
            case RELU -> relu(x, xStart, y, yStart, count);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@return whether there is a loop for the function; written to c if so} */
    static boolean binary(Binary f, double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        switch (f) {
            case ADD -> add(a, aStart, b, bStart, c, cStart, count);
            case SUB -> sub(a, aStart, b, bStart, c, cStart, count);
            case MUL -> mul(a, aStart, b, bStart, c, cStart, count);
            case DIV -> div(a, aStart, b, bStart, c, cStart, count);
            case MAXIMUM -> maximum(a, aStart, b, bStart, c, cStart, count);
            case MINIMUM -> minimum(a, aStart, b, bStart, c, cStart, count);
            case SCALE -> scale(a, aStart, b, bStart, c, cStart, count);
            case RELU_PULL -> reluPull(a, aStart, b, bStart, c, cStart, count);
            case SIGMOID_PULL -> sigmoidPull(a, aStart, b, bStart, c, cStart, count);
            case TANH_PULL -> tanhPull(a, aStart, b, bStart, c, cStart, count);
            default -> {
                return false;
            }
        }
        return true;
    }

    static void add(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.ADD, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.ADD, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void sub(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.SUB, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.SUB, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void mul(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MUL, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MUL, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void div(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.DIV, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.DIV, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void maximum(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MAX, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MAX, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void minimum(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MIN, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MIN, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void scale(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = scale(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            scale(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void reluPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = reluPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            reluPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void sigmoidPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = sigmoidPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            sigmoidPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void tanhPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = tanhPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            tanhPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static DoubleVector scale(DoubleVector a, DoubleVector b) {
        VectorMask<Double> zero = a.compare(VectorOperators.EQ, all(0)).or(b.compare(VectorOperators.EQ, all(0)));
        return a.lanewise(VectorOperators.MUL, b).blend(all(0), zero);
    }

    private static DoubleVector reluPull(DoubleVector g, DoubleVector y) {
        return all(0).blend(g, y.compare(VectorOperators.GT, all(0)));
    }

    private static DoubleVector sigmoidPull(DoubleVector g, DoubleVector y) {
        return scale(g, y.lanewise(VectorOperators.MUL, all(1).lanewise(VectorOperators.SUB, y)));
    }

    private static DoubleVector tanhPull(DoubleVector g, DoubleVector y) {
        return scale(g, all(1).lanewise(VectorOperators.SUB, y.lanewise(VectorOperators.MUL, y)));
    }

    static void addScaled(double[] a, int aStart, double s, double[] b, int bStart, double[] c, int cStart, int count) {
        DoubleVector factor = all(s);
        int last = count - LANES;
        DoubleVector end = factor.lanewise(VectorOperators.FMA, load(b, bStart + last), load(a, aStart + last));
        for (int i = 0; i < last; i += LANES) {
            factor.lanewise(VectorOperators.FMA, load(b, bStart + i), load(a, aStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    static void relu(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = relu(load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            relu(load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void sign(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = sign(load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            sign(load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void neg(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.NEG);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.NEG).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void abs(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.ABS);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.ABS).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void sqrt(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.SQRT);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.SQRT).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void square(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = square(load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            square(load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void reciprocal(double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = all(1).lanewise(VectorOperators.DIV, load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            all(1).lanewise(VectorOperators.DIV, load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static DoubleVector relu(DoubleVector x) {
        return x.blend(all(0), x.compare(VectorOperators.LE, all(0)));
    }

    private static DoubleVector sign(DoubleVector x) {
        return x.blend(all(1), x.compare(VectorOperators.GT, all(0)))
                .blend(all(-1), x.compare(VectorOperators.LT, all(0)));
    }

    private static DoubleVector square(DoubleVector x) {
        return x.lanewise(VectorOperators.MUL, x);
    }

    static void where(
            boolean[] condition,
            int conditionStart,
            double[] a,
            int aStart,
            double[] b,
            int bStart,
            double[] c,
            int cStart,
            int count) {
        int last = count - LANES;
        DoubleVector end = load(b, bStart + last).blend(load(a, aStart + last), mask(condition, conditionStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(b, bStart + i)
                    .blend(load(a, aStart + i), mask(condition, conditionStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static VectorMask<Double> mask(boolean[] bits, int start) {
        return VectorMask.fromArray(SPECIES, bits, start);
    }
}
