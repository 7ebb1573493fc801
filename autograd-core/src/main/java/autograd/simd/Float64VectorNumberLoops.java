package autograd.simd;

import static autograd.simd.DoubleVectorLanes.LANES;
import static autograd.simd.DoubleVectorLanes.all;
import static autograd.simd.DoubleVectorLanes.load;

import autograd.kernel.Binary;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * As {@link Float64VectorLoops}, where one of the two operands is a number. Most functions do not care which of the two:
 * then there is one loop for both.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorNumberLoops {
    private Float64VectorNumberLoops() {}

    /** {@return whether there is a loop for the function of a run and a number; written to y if so} */
    static boolean binary(Binary f, double[] x, int xStart, double number, double[] y, int yStart, int count) {
        switch (f) {
            case ADD -> add(x, xStart, number, y, yStart, count);
            case SUB -> add(x, xStart, -number, y, yStart, count); // the same by definition
            case MUL -> mul(x, xStart, number, y, yStart, count);
            case DIV -> div(x, xStart, number, y, yStart, count);
            case MAXIMUM -> maximum(x, xStart, number, y, yStart, count);
            case MINIMUM -> minimum(x, xStart, number, y, yStart, count);
            case SCALE -> scale(x, xStart, number, y, yStart, count);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@return whether there is a loop for the function of a number and a run; written to y if so} */
    static boolean binary(Binary f, double number, double[] x, int xStart, double[] y, int yStart, int count) {
        switch (f) {
            case SUB -> subFrom(number, x, xStart, y, yStart, count);
            case DIV -> divInto(number, x, xStart, y, yStart, count);
            case ADD, MUL, MAXIMUM, MINIMUM, SCALE -> binary(f, x, xStart, number, y, yStart, count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void add(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.ADD, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.ADD, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void mul(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MUL, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MUL, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void div(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.DIV, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.DIV, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void maximum(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MAX, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MAX, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void minimum(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MIN, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MIN, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void subFrom(double number, double[] x, int xStart, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = all.lanewise(VectorOperators.SUB, load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            all.lanewise(VectorOperators.SUB, load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void divInto(double number, double[] x, int xStart, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = all.lanewise(VectorOperators.DIV, load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            all.lanewise(VectorOperators.DIV, load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static void scale(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        if (number == 0) {
            Arrays.fill(y, yStart, yStart + count, 0);
            return;
        }
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = scale(load(x, xStart + last), all);
        for (int i = 0; i < last; i += LANES) {
            scale(load(x, xStart + i), all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    private static DoubleVector scale(DoubleVector x, DoubleVector notZero) {
        return x.lanewise(VectorOperators.MUL, notZero).blend(all(0), x.compare(VectorOperators.EQ, all(0)));
    }
}
