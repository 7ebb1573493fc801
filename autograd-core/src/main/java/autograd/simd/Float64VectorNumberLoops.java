package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.all;
import static autograd.simd.Float64Vectors.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * As the loops of {@link Float64VectorLoops}, where one of the two operands is a number. Most functions do not care which
 * of the two, and a difference is the sum with {@code -number}, by definition.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorNumberLoops {
    private Float64VectorNumberLoops() {}

    static void add(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.ADD, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.ADD, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void mul(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MUL, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MUL, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void div(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.DIV, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.DIV, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void maximum(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MAX, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MAX, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void minimum(double[] x, int xStart, double number, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last).lanewise(VectorOperators.MIN, all);
        for (int i = 0; i < last; i += LANES) {
            load(x, xStart + i).lanewise(VectorOperators.MIN, all).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void subFrom(double number, double[] x, int xStart, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = all.lanewise(VectorOperators.SUB, load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            all.lanewise(VectorOperators.SUB, load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void divInto(double number, double[] x, int xStart, double[] y, int yStart, int count) {
        DoubleVector all = all(number);
        int last = count - LANES;
        DoubleVector end = all.lanewise(VectorOperators.DIV, load(x, xStart + last));
        for (int i = 0; i < last; i += LANES) {
            all.lanewise(VectorOperators.DIV, load(x, xStart + i)).intoArray(y, yStart + i);
        }
        end.intoArray(y, yStart + last);
    }

    static void scale(double[] x, int xStart, double number, double[] y, int yStart, int count) {
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
