package autograd.kernel;

import java.util.Arrays;

/**
 * The loops of {@link Float64ScalarKernels}: the arithmetic of elementwise operations, one tight loop each.
 *
 * <p>Every loop works on positions {@code from .. to - 1} of <i>all</i> its arrays. Sharing one plain subscript is what
 * lets the JIT compiler turn a loop into vector code. Operands are read, the last array is written, and the result may
 * be the same array as an operand.
 *
 * <p>{@code Math.sqrt}, {@code Math.abs}, {@code Math.max}, {@code Math.min} and {@code Math.signum} are exact by
 * definition. Elementary functions are in {@link DoubleFunctionLoops}.
 *
 * <p>The float twin of this file is made at build time by replacing words, so it holds no double literals.
 */
@SuppressWarnings("cast") // needed in the float twin
public final class Float64Loops {
    private Float64Loops() {}

    static void unary(Unary f, double[] x, double[] y, int from, int to) {
        switch (f) {
            case NEG -> neg(x, y, from, to);
            case ABS -> abs(x, y, from, to);
            case SIGN -> sign(x, y, from, to);
            case SQRT -> sqrt(x, y, from, to);
            case SQUARE -> square(x, y, from, to);
            case RECIPROCAL -> reciprocal(x, y, from, to);
            case RELU -> relu(x, y, from, to);
            case FLOOR -> Float64RoundingLoops.floor(x, y, from, to);
            case CEIL -> Float64RoundingLoops.ceil(x, y, from, to);
            case ROUND -> Float64RoundingLoops.round(x, y, from, to);
            case TRUNC -> Float64RoundingLoops.trunc(x, y, from, to);
            default -> DoubleFunctionLoops.unary(f, x, from, y, from, to - from);
        }
    }

    static void binary(Binary f, double[] a, double[] b, double[] c, int from, int to) {
        switch (f) {
            case ADD -> add(a, b, c, from, to);
            case SUB -> sub(a, b, c, from, to);
            case MUL -> mul(a, b, c, from, to);
            case DIV -> div(a, b, c, from, to);
            case MAXIMUM -> maximum(a, b, c, from, to);
            case MINIMUM -> minimum(a, b, c, from, to);
            case SCALE -> scale(a, b, c, from, to);
            case RELU_PULL -> reluPull(a, b, c, from, to);
            case SIGMOID_PULL -> sigmoidPull(a, b, c, from, to);
            case TANH_PULL -> tanhPull(a, b, c, from, to);
            case SQUARE_PULL -> squarePull(a, b, c, from, to);
            case FMOD -> Float64RoundingLoops.fmod(a, b, c, from, to);
            case REMAINDER -> Float64RoundingLoops.remainder(a, b, c, from, to);
            case FLOOR_DIV -> Float64RoundingLoops.floorDiv(a, b, c, from, to);
            case TRUNC_DIV -> Float64RoundingLoops.truncDiv(a, b, c, from, to);
            case COPY_SIGN -> Float64RoundingLoops.copySign(a, b, c, from, to);
            default -> DoubleFunctionLoops.binary(f, a, from, b, from, c, from, to - from);
        }
    }

    static void compare(Comparison f, double[] a, double[] b, boolean[] c, int from, int to) {
        switch (f) {
            case LESS -> less(a, b, c, from, to);
            case LESS_EQUAL -> lessEqual(a, b, c, from, to);
            case GREATER -> greater(a, b, c, from, to);
            case GREATER_EQUAL -> greaterEqual(a, b, c, from, to);
            case EQUAL -> equal(a, b, c, from, to);
            case NOT_EQUAL -> notEqual(a, b, c, from, to);
        }
    }

    private static void neg(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = -x[i];
        }
    }

    private static void abs(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.abs(x[i]);
        }
    }

    // -1, 1, or x itself for -0, 0 and NaN
    private static void sign(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.signum(x[i]);
        }
    }

    // rounding a double root to float is exact rounding of the root
    private static void sqrt(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) Math.sqrt(x[i]);
        }
    }

    private static void square(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * x[i];
        }
    }

    private static void reciprocal(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = 1 / x[i];
        }
    }

    // 0 at -0; NaN stays NaN
    private static void relu(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], 0);
        }
    }

    private static void add(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] + b[i];
        }
    }

    private static void sub(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] - b[i];
        }
    }

    private static void mul(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] * b[i];
        }
    }

    private static void div(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] / b[i];
        }
    }

    private static void maximum(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = Math.max(a[i], b[i]);
        }
    }

    private static void minimum(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = Math.min(a[i], b[i]);
        }
    }

    // 0 * infinity and 0 * NaN are 0 here: a path with a zero on it contributes nothing
    private static void scale(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] == 0 || b[i] == 0 ? 0 : a[i] * b[i];
        }
    }

    // g * dy/dx of a function whose derivative is known from its value y
    private static void reluPull(double[] g, double[] y, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = y[i] > 0 ? g[i] : 0;
        }
    }

    private static void sigmoidPull(double[] g, double[] y, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = y[i] * (1 - y[i]);
            c[i] = g[i] == 0 || d == 0 ? 0 : g[i] * d;
        }
    }

    private static void tanhPull(double[] g, double[] y, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = 1 - y[i] * y[i];
            c[i] = g[i] == 0 || d == 0 ? 0 : g[i] * d;
        }
    }

    private static void squarePull(double[] g, double[] x, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = x[i] + x[i];
            c[i] = g[i] == 0 || d == 0 ? 0 : g[i] * d;
        }
    }

    /** The derivative of {@code sinc} of an order. */
    public static void sinc(double[] x, int order, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = (double) SincDerivatives.at(x[i], order);
        }
    }

    static void addScaled(double[] a, double s, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] + s * b[i];
        }
    }

    private static void less(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] < b[i];
        }
    }

    private static void lessEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] <= b[i];
        }
    }

    private static void greater(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] > b[i];
        }
    }

    private static void greaterEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] >= b[i];
        }
    }

    private static void equal(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] == b[i];
        }
    }

    private static void notEqual(double[] a, double[] b, boolean[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] != b[i];
        }
    }

    /** Gathers a run: {@code to[position + i] = from[start + i * stride]}. */
    public static void read(double[] from, int start, int stride, double[] to, int position, int count) {
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

    /** Scatters a run: {@code to[start + i * stride] = from[position + i]}. */
    public static void write(double[] from, int position, double[] to, int start, int stride, int count) {
        if (stride == 1) {
            System.arraycopy(from, position, to, start, count);
        } else {
            for (int i = 0, at = start; i < count; i++, at += stride) {
                to[at] = from[position + i];
            }
        }
    }

    // the caller has checked the indices
    public static void gather(double[] x, int[] index, double[] y) {
        for (int i = 0; i < index.length; i++) {
            y[i] = x[index[i]];
        }
    }

    // the caller has checked the indices
    public static void scatter(double[] x, int[] index, double[] y) {
        for (int i = 0; i < index.length; i++) {
            y[index[i]] = x[i];
        }
    }

    /** Adds a run: {@code to[start + i * stride] += from[position + i]}. */
    public static void addTo(double[] from, int position, double[] to, int start, int stride, int count) {
        for (int i = 0, at = start; i < count; i++, at += stride) {
            to[at] += from[position + i];
        }
    }
}
