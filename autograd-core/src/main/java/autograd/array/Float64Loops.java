package autograd.array;

import java.util.Arrays;

/**
 * The loops of {@link Maps}: the arithmetic of every elementwise operation, one tight loop each.
 *
 * <p>Every loop works on positions {@code from .. to - 1} of <i>all</i> its arrays. Sharing one plain subscript is what
 * lets the JIT compiler turn a loop into vector code; {@link Float64Runs} arranges the operands accordingly. Operands
 * are read, the last array is written, and the result may be the same array as an operand.
 *
 * <p>Elementary functions come from {@link StrictMath}: {@link Math} may differ by an ulp from one JVM to the next, and
 * even between interpreted and compiled code, while results here are the same bits everywhere. {@code Math.sqrt},
 * {@code Math.abs}, {@code Math.max}, {@code Math.min} and {@code Math.signum} are exact by definition.
 *
 * <p>The float twin of this file is made at build time by replacing words, so it holds no double literals, and results
 * of {@code StrictMath} are cast; here those casts change nothing.
 */
@SuppressWarnings("cast") // needed in the float twin
final class Float64Loops {
    private Float64Loops() {}

    static void neg(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = -x[i];
        }
    }

    static void abs(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.abs(x[i]);
        }
    }

    // -1, 1, or x itself for -0, 0 and NaN
    static void sign(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.signum(x[i]);
        }
    }

    static void exp(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.exp(x[i]);
        }
    }

    static void expm1(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.expm1(x[i]);
        }
    }

    static void log(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.log(x[i]);
        }
    }

    static void log1p(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.log1p(x[i]);
        }
    }

    // rounding a double root to float is exact rounding of the root
    static void sqrt(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) Math.sqrt(x[i]);
        }
    }

    static void square(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * x[i];
        }
    }

    static void reciprocal(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = 1 / x[i];
        }
    }

    static void sigmoid(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            double e = (double) StrictMath.exp(-Math.abs(x[i])); // at most 1: nothing overflows
            y[i] = x[i] >= 0 ? 1 / (1 + e) : e / (1 + e);
        }
    }

    static void tanh(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.tanh(x[i]);
        }
    }

    // 0 at -0; NaN stays NaN
    static void relu(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] <= 0 ? 0 : x[i];
        }
    }

    static void sin(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.sin(x[i]);
        }
    }

    static void cos(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) StrictMath.cos(x[i]);
        }
    }

    // 1 to any power is 1, also to NaN and infinity, where Java has NaN
    static void pow(double[] x, Exponent exponent, double[] y, int from, int to) {
        var p = exponent.value();
        for (int i = from; i < to; i++) {
            y[i] = x[i] == 1 ? 1 : (double) StrictMath.pow(x[i], p);
        }
    }

    static void add(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] + b[i];
        }
    }

    static void sub(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] - b[i];
        }
    }

    static void mul(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] * b[i];
        }
    }

    static void div(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] / b[i];
        }
    }

    static void maximum(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = Math.max(a[i], b[i]);
        }
    }

    static void minimum(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = Math.min(a[i], b[i]);
        }
    }

    // 0 * infinity and 0 * NaN are 0 here: a path with a zero on it contributes nothing
    static void scale(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] == 0 || b[i] == 0 ? 0 : a[i] * b[i];
        }
    }

    static void less(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] < b[i];
        }
    }

    static void lessEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] <= b[i];
        }
    }

    static void greater(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] > b[i];
        }
    }

    static void greaterEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] >= b[i];
        }
    }

    static void equal(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] == b[i];
        }
    }

    static void notEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] != b[i];
        }
    }

    static void where(boolean[] condition, double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = condition[i] ? a[i] : b[i];
        }
    }

    /** See {@link Storage#read}. */
    static void read(double[] from, int start, int stride, double[] to, int position, int count) {
        if (stride == 1) {
            System.arraycopy(from, start, to, position, count);
        } else if (stride == 0) {
            Arrays.fill(to, position, position + count, from[start]);
        } else {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                to[position + i] = from[at];
            }
        }
    }

    /** See {@link Storage#write}. */
    static void write(double[] from, int position, double[] to, int start, int stride, int count) {
        if (stride == 1) {
            System.arraycopy(from, position, to, start, count);
        } else {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                to[at] = from[position + i];
            }
        }
    }

    // the caller has checked the indices
    static void gather(double[] x, int[] index, double[] y) {
        for (int i = 0; i < index.length; i++) {
            y[i] = x[index[i]];
        }
    }
}
