package autograd.simd;

import static autograd.simd.Float64Vectors.LANES;
import static autograd.simd.Float64Vectors.SPECIES;
import static autograd.simd.Float64Vectors.all;
import static autograd.simd.Float64Vectors.load;

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
 * <p><b>Why the methods that choose a loop are large.</b> HotSpot stops inlining 15 calls below the method it compiles. If
 * it came to a loop from far above, it would not inline the loads in it, and each vector would be an object: measured, 15
 * times slower. A method of more than 325 bytes of bytecode is never inlined, so what it calls is near the top.
 *
 * <p>The float twin of this file is made at build time by replacing words.
 */
final class Float64VectorLoops {
    private Float64VectorLoops() {}

    /** {@return whether there is a loop for the function; written to y if so} Too large to be inlined, on purpose. */
    static boolean unary(Unary f, double[] x, int xStart, double[] y, int yStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(x, xStart + last);
        switch (f) {
            case NEG -> {
                end = end.lanewise(VectorOperators.NEG);
                for (int i = 0; i < last; i += LANES) {
                    load(x, xStart + i).lanewise(VectorOperators.NEG).intoArray(y, yStart + i);
                }
            }
            case ABS -> {
                end = end.lanewise(VectorOperators.ABS);
                for (int i = 0; i < last; i += LANES) {
                    load(x, xStart + i).lanewise(VectorOperators.ABS).intoArray(y, yStart + i);
                }
            }
            case SIGN -> {
                end = sign(end);
                for (int i = 0; i < last; i += LANES) {
                    sign(load(x, xStart + i)).intoArray(y, yStart + i);
                }
            }
            case SQRT -> {
                end = end.lanewise(VectorOperators.SQRT);
                for (int i = 0; i < last; i += LANES) {
                    load(x, xStart + i).lanewise(VectorOperators.SQRT).intoArray(y, yStart + i);
                }
            }
            case SQUARE -> {
                end = square(end);
                for (int i = 0; i < last; i += LANES) {
                    square(load(x, xStart + i)).intoArray(y, yStart + i);
                }
            }
            case RECIPROCAL -> {
                end = all(1).lanewise(VectorOperators.DIV, end);
                for (int i = 0; i < last; i += LANES) {
                    all(1).lanewise(VectorOperators.DIV, load(x, xStart + i)).intoArray(y, yStart + i);
                }
            }
            case RELU -> {
                end = relu(end);
                for (int i = 0; i < last; i += LANES) {
                    relu(load(x, xStart + i)).intoArray(y, yStart + i);
                }
            }
            default -> {
                return false;
            }
        }
        end.intoArray(y, yStart + last);
        return true;
    }

    /**
     * {@return whether there is a loop for the function; written to c if so} An operand that is null is the number
     * instead, for those functions that {@link #takesNumber} names. All forms are here so that this method is too large
     * to be inlined: see the comment of the class. So are the two operations on three operands: with a condition {@code c =
     * condition ? a : b}, without a function {@code c = a + number * b}.
     */
    static boolean run(
            Binary f,
            boolean[] condition,
            int conditionStart,
            double[] a,
            int aStart,
            double[] b,
            int bStart,
            double number,
            double[] c,
            int cStart,
            int count) {
        if (condition != null) {
            where(condition, conditionStart, a, aStart, b, bStart, c, cStart, count);
            return true;
        }
        if (f == null) {
            addScaled(a, aStart, number, b, bStart, c, cStart, count);
            return true;
        }
        switch (f) {
            case ADD -> {
                if (b == null) {
                    Float64VectorNumberLoops.add(a, aStart, number, c, cStart, count);
                } else {
                    add(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case SUB -> {
                if (b == null) {
                    Float64VectorNumberLoops.add(a, aStart, -number, c, cStart, count);
                } else if (a == null) {
                    Float64VectorNumberLoops.subFrom(number, b, bStart, c, cStart, count);
                } else {
                    sub(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case MUL -> {
                if (b == null) {
                    Float64VectorNumberLoops.mul(a, aStart, number, c, cStart, count);
                } else {
                    mul(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case DIV -> {
                if (b == null) {
                    Float64VectorNumberLoops.div(a, aStart, number, c, cStart, count);
                } else if (a == null) {
                    Float64VectorNumberLoops.divInto(number, b, bStart, c, cStart, count);
                } else {
                    div(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case MAXIMUM -> {
                if (b == null) {
                    Float64VectorNumberLoops.maximum(a, aStart, number, c, cStart, count);
                } else {
                    maximum(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case MINIMUM -> {
                if (b == null) {
                    Float64VectorNumberLoops.minimum(a, aStart, number, c, cStart, count);
                } else {
                    minimum(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case SCALE -> {
                if (b == null) {
                    Float64VectorNumberLoops.scale(a, aStart, number, c, cStart, count);
                } else {
                    scale(a, aStart, b, bStart, c, cStart, count);
                }
            }
            case RELU_PULL -> reluPull(a, aStart, b, bStart, c, cStart, count);
            case SIGMOID_PULL -> sigmoidPull(a, aStart, b, bStart, c, cStart, count);
            case TANH_PULL -> tanhPull(a, aStart, b, bStart, c, cStart, count);
            case SQUARE_PULL -> squarePull(a, aStart, b, bStart, c, cStart, count);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@return whether {@link #run} takes a number for an operand; the right one, where the order does not matter} */
    static boolean takesNumber(Binary f) {
        return f.compareTo(Binary.SCALE) <= 0;
    }

    /** {@return whether the order of the operands does not matter} */
    static boolean commutes(Binary f) {
        return f != Binary.SUB && f != Binary.DIV;
    }

    private static void add(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.ADD, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.ADD, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void sub(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.SUB, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.SUB, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void mul(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MUL, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MUL, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void div(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.DIV, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.DIV, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void maximum(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MAX, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MAX, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void minimum(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = load(a, aStart + last).lanewise(VectorOperators.MIN, load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            load(a, aStart + i)
                    .lanewise(VectorOperators.MIN, load(b, bStart + i))
                    .intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void scale(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = scale(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            scale(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void reluPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = reluPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            reluPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void sigmoidPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = sigmoidPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            sigmoidPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void tanhPull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = tanhPull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            tanhPull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static void squarePull(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = squarePull(load(a, aStart + last), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            squarePull(load(a, aStart + i), load(b, bStart + i)).intoArray(c, cStart + i);
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

    private static DoubleVector squarePull(DoubleVector g, DoubleVector x) {
        return scale(g, x.lanewise(VectorOperators.ADD, x));
    }

    private static void addScaled(
            double[] a, int aStart, double s, double[] b, int bStart, double[] c, int cStart, int count) {
        int last = count - LANES;
        DoubleVector end = addScaled(load(a, aStart + last), all(s), load(b, bStart + last));
        for (int i = 0; i < last; i += LANES) {
            addScaled(load(a, aStart + i), all(s), load(b, bStart + i)).intoArray(c, cStart + i);
        }
        end.intoArray(c, cStart + last);
    }

    private static DoubleVector addScaled(DoubleVector a, DoubleVector s, DoubleVector b) {
        return a.lanewise(VectorOperators.ADD, s.lanewise(VectorOperators.MUL, b));
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

    private static void where(
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
