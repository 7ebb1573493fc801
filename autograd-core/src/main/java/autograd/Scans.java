package autograd;

import autograd.array.Cumulative;
import autograd.array.NdArray;
import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Functions that go along an axis and keep what they have so far: running sums, products and maxima, differences, and loops
 * with a step of the user's own.
 *
 * <p>Operands are FLOAT64 or FLOAT32; a negative axis counts from the end. The cost is linear in the length of the axis, of
 * the value and of every derivative. Every function throws {@link ShapeException} for an axis that is out of range.
 */
public final class Scans {
    private static final LinearOp<Along> CUM_SUM = LinearOp.of(
            "cumSum",
            (NdArray x, Along a) -> Cumulative.sum(x, a.axis(), a.reversed()),
            (g, a) -> Scans.CUM_SUM.apply(a.back(), g));
    private static final LinearOp<Along> SHIFT = LinearOp.of(
            "shift", (NdArray x, Along a) -> Cumulative.shift(x, a.axis(), a.reversed()), (g, a) -> shift(g, a.back()));
    // y[i] = u[i] + c[i] y[i - 1], where 0 times anything is 0: what derivatives of the others are made of. By u it is
    // the
    // same the other way round, b[i] = g[i] + c[i + 1] b[i + 1]; by c[i] it is b[i] y[i - 1].
    private static final GeneralOp<Along> RECURRENCE = GeneralOp.ofTwo(
            "recurrence",
            (c, u, a) -> Cumulative.recurrence(c, u, a.axis(), a.reversed()),
            0b101,
            (g, kept, a) -> Arithmetic.scale(recurrence(shift(kept[0], a.back()), g, a.back()), shift(kept[2], a)),
            (g, kept, a) -> recurrence(shift(kept[0], a.back()), g, a.back()),
            (tangents, kept, a) -> {
                Tensor ofC = tangents[0] == null ? null : Arithmetic.scale(tangents[0], shift(kept[2], a));
                Tensor ofU = tangents[1];
                return recurrence(kept[0], ofC == null ? ofU : ofU == null ? ofC : ofC.add(ofU), a);
            });
    private static final GeneralOp<Along> CUM_PROD = GeneralOp.of(
            "cumProd",
            (x, a) -> Cumulative.product(x, a.axis(), a.reversed()),
            0b11,
            (g, kept, a) ->
                    Arithmetic.scale(recurrence(shift(kept[0], a.back()), g, a.back()), productsBefore(kept[1], a)),
            (tangents, kept, a) -> recurrence(kept[0], Arithmetic.scale(tangents[0], productsBefore(kept[1], a)), a));
    private static final GeneralOp<Along> CUM_MAX = GeneralOp.of(
            "cumMax",
            (x, a) -> Cumulative.max(x, a.axis()),
            0b11,
            (g, kept, a) -> extremumPull(g, kept, a),
            (tangents, kept, a) -> extremumPush(tangents[0], kept, a));
    private static final GeneralOp<Along> CUM_MIN = GeneralOp.of(
            "cumMin",
            (x, a) -> Cumulative.min(x, a.axis()),
            0b11,
            (g, kept, a) -> extremumPull(g, kept, a),
            (tangents, kept, a) -> extremumPush(tangents[0], kept, a));
    /** The axis, and whether the way goes from its end to its beginning. */
    private record Along(int axis, boolean reversed) implements Batched.Shifting<Along> {
        Along back() {
            return new Along(axis, !reversed);
        }

        @Override
        public Along shifted(int size) {
            return new Along(axis + 1, reversed);
        }

        @Override
        public String toString() {
            return "axis=" + axis + (reversed ? ", reversed" : "");
        }
    }

    /**
     * What one step of {@link #scan} gives.
     *
     * @param carry what the next step starts from
     * @param y the result of this step; of one shape and dtype in all steps
     * @param <C> the type of the carry
     */
    public record Step<C>(C carry, Tensor y) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("Step").with("carry", carry).with("y", y).toString();
        }
    }

    /**
     * The result of {@link #scan}.
     *
     * @param carry the carry of the last step
     * @param ys the results of the steps, stacked along a new first axis
     * @param <C> the type of the carry
     */
    public record Scanned<C>(C carry, Tensor ys) {
        /** {@return the parts, each with its name} */
        @Override
        public String toString() {
            return new NamedParts("Scanned").with("carry", carry).with("ys", ys).toString();
        }
    }

    private Scans() {}

    /**
     * The running sum {@code y[i] = x[0] + ... + x[i]}. Elements are added from the first on, in blocks of 4096 whose sums
     * are added to those before. Derivative by {@code x[j]}: 1 for {@code i >= j}.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor cumSum(Tensor x, int axis) {
        return CUM_SUM.apply(along("cumSum", x, axis), x);
    }

    /**
     * The running product {@code y[i] = x[0] ... x[i]}, multiplied from the first on. Derivative by {@code x[j]}: the product
     * of the others up to i, never {@code y[i] / x[j]}, so that [2, 0, 3] gives 2, 0, 0 with derivative 1, 8, 0.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor cumProd(Tensor x, int axis) {
        return CUM_PROD.apply(along("cumProd", x, axis), x);
    }

    /**
     * The running maximum {@code y[i] = max(x[0], ..., x[i])}; NaN from the first NaN on. Derivative: 1 for the maximal
     * element up to i, shared equally by those up to i that tie; where y is NaN, by those that are NaN.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor cumMax(Tensor x, int axis) {
        return CUM_MAX.apply(along("cumMax", x, axis), x);
    }

    /**
     * The running minimum {@code y[i] = min(x[0], ..., x[i])}; NaN from the first NaN on. Derivative: 1 for the minimal
     * element up to i, shared equally by those up to i that tie; where y is NaN, by those that are NaN.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor cumMin(Tensor x, int axis) {
        return CUM_MIN.apply(along("cumMin", x, axis), x);
    }

    /**
     * The running {@link Softmax#logSumExp}: {@code y[i] = log(e^x[0] + ... + e^x[i])}, computed as {@code m + log s} with the
     * running maximum m and the running sum s of {@code e^(x - m)}, which shrinks by {@code e^(m[i - 1] - m[i])} where the
     * maximum grows; so nothing overflows. -inf as long as all elements are.
     *
     * <p>Derivative by {@code x[j]}: {@code e^(x[j] - y[i])} for {@code i >= j}; 0 where {@code x[j]} is -inf. Where {@code
     * y[i]} is inf, it is 1, shared by those that are inf.
     *
     * @param x the operand
     * @param axis the axis
     * @return a tensor of the shape of {@code x}
     */
    public static Tensor logCumSumExp(Tensor x, int axis) {
        Along along = along("logCumSumExp", x, axis);
        // The result does not depend on m, so m may be a constant: derivatives are made of shares, as exact as softmax.
        Tensor max = Elementwise.stopGradient(CUM_MAX.apply(along, x));
        Tensor m = Comparisons.where(max.equal(Double.NEGATIVE_INFINITY), 0, max); // nothing yet: e^(-inf - 0) is 0
        Tensor shrinking = Arithmetic.difference(shift(m, along), m).exp(); // not NaN from inf on, but 1
        Tensor s = recurrence(shrinking, Arithmetic.difference(x, m).exp(), along);
        return s.log().add(m);
    }

    /**
     * The differences of neighbours {@code y[i] = x[i + 1] - x[i]}; none where there are less than two. Derivative: 1 and -1.
     *
     * @param x the operand
     * @param axis the axis, which gets shorter by one
     * @return the differences
     */
    public static Tensor diff(Tensor x, int axis) {
        Along along = along("diff", x, axis);
        int size = x.shape().size(along.axis());
        int end = Math.max(0, size - 1);
        return Indexing.slice(x, along.axis(), size - end, size).sub(Indexing.slice(x, along.axis(), 0, end));
    }

    /**
     * A loop along the first axis: {@code (carry, y[i]) = step(carry, x[i])}, which gives the last carry and the stacked
     * results, as JAX's {@code lax.scan}. The derivative is that of what the steps record, by {@code init}, {@code xs} and
     * all that the step refers to.
     *
     * @param init the first carry: a tensor, a list or record of them, or anything else
     * @param xs of rank 1 or more, of any dtype; the step gets {@code x[i]} without the first axis
     * @param step from a carry and an element to the next carry and a result
     * @param <C> the type of the carry
     * @return the last carry and the results
     * @throws ShapeException if {@code xs} is a scalar or its first axis is empty, or a step gives a result of another shape
     *     than the first one did
     */
    public static <C> Scanned<C> scan(C init, Tensor xs, BiFunction<C, Tensor, Step<C>> step) {
        Checks.present("scan", "xs", xs);
        Objects.requireNonNull(init, "scan: init is null; need the first carry");
        Objects.requireNonNull(step, "scan: step is null; need a function");
        Checks.rankAtLeast("scan", "xs", xs, 1);
        int steps = xs.shape().size(0);
        if (steps == 0) {
            throw new ShapeException("scan: xs has shape " + xs.shape()
                    + ", so there is no step and no shape for ys; need 1 element or more along axis 0");
        }
        C carry = init;
        List<Tensor> ys = new ArrayList<>(steps);
        for (Tensor x : elements(xs)) {
            int i = ys.size();
            Step<C> next = Objects.requireNonNull(
                    step.apply(carry, x), () -> "scan: step returned null at element " + i + "; need a Step");
            carry = Objects.requireNonNull(
                    next.carry(),
                    () -> "scan: the carry of element " + i + " is null; need what the next step starts from");
            Tensor y = Checks.present("scan", "y of element " + i, next.y());
            if (i > 0
                    && (!y.shape().equals(ys.get(0).shape())
                            || y.dtype() != ys.get(0).dtype())) {
                throw new ShapeException("scan: y of element " + i + " is " + y.dtype() + " " + y.shape()
                        + ", that of element 0 is " + ys.get(0).dtype() + " "
                        + ys.get(0).shape()
                        + "; need one dtype and shape");
            }
            ys.add(y);
        }
        return new Scanned<>(carry, Shaping.stack(0, ys));
    }

    /**
     * {@return the elements along the first axis} By halves, since the cotangent of a slice is as large as what it was cut
     * from: n slices of the whole would cost n^2.
     */
    private static List<Tensor> elements(Tensor xs) {
        List<Tensor> parts = List.of(xs);
        while (parts.get(0).shape().size(0) > 1) { // the first part is never the shorter one
            List<Tensor> halves = new ArrayList<>(2 * parts.size());
            for (Tensor part : parts) {
                int size = part.shape().size(0);
                if (size > 1) {
                    halves.add(Indexing.slice(part, 0, 0, (size + 1) / 2));
                    halves.add(Indexing.slice(part, 0, (size + 1) / 2, size));
                } else {
                    halves.add(part);
                }
            }
            parts = halves;
        }
        int[] sizes = xs.shape().toArray();
        Shape element = Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
        return parts.stream().map(part -> Shaping.reshape(part, element)).toList();
    }

    /** {@return for each element along an axis the product of the others} */
    static Tensor productsOfOthers(Tensor x, int axis) {
        Along onwards = new Along(axis, false);
        Tensor before = productsBefore(CUM_PROD.apply(onwards, x), onwards);
        Tensor after = productsBefore(CUM_PROD.apply(onwards.back(), x), onwards.back());
        return Arithmetic.scale(before, after);
    }

    /** {@return the running products y without their last factor: 1, y[0], y[1], ...} */
    private static Tensor productsBefore(Tensor y, Along a) {
        int size = y.shape().size(a.axis());
        if (size == 0) {
            return y;
        }
        int[] sizes = new int[y.rank()];
        Arrays.fill(sizes, 1);
        sizes[a.axis()] = size;
        double[] one = new double[size];
        one[a.reversed() ? size - 1 : 0] = 1;
        return shift(y, a).add(Tensor.of(one, Shape.of(sizes)).to(y.dtype()));
    }

    /** Each result is shared by the elements up to it that equal it; one that is reached anew shares with none before. */
    private static Tensor extremumPull(Tensor g, Tensor[] kept, Along a) {
        Tensor same = sameAsBefore(kept[1], a);
        Tensor b = recurrence(shift(same, a.back()), g.div(ties(kept, same, a)), a.back());
        return Arithmetic.scale(b, hits(kept));
    }

    private static Tensor extremumPush(Tensor t, Tensor[] kept, Along a) {
        Tensor same = sameAsBefore(kept[1], a);
        return recurrence(same, Arithmetic.scale(t, hits(kept)), a).div(ties(kept, same, a));
    }

    /** {@return how many elements share in each result, at least 1; constant} */
    private static Tensor ties(Tensor[] kept, Tensor same, Along a) {
        return recurrence(same, hits(kept), a);
    }

    private static Tensor hits(Tensor[] kept) {
        return Reductions.same(kept[0], kept[1]);
    }

    private static Tensor sameAsBefore(Tensor y, Along a) {
        return Reductions.same(shift(y, a), y);
    }

    /** {@return {@code y[i] = u[i] + c[i] y[i - 1]} along an axis from one end; the first c is not used} */
    static Tensor recurrence(Tensor c, Tensor u, int axis, boolean reversed) {
        return recurrence(c, u, new Along(axis, reversed));
    }

    private static Tensor recurrence(Tensor c, Tensor u, Along a) {
        return RECURRENCE.apply(a, c, u);
    }

    /** {@return {@code x[i - 1]}, or {@code x[i + 1]} on the way back, and 0 at the first} */
    static Tensor shift(Tensor x, int axis, boolean reversed) {
        return shift(x, new Along(axis, reversed));
    }

    private static Tensor shift(Tensor x, Along a) {
        return SHIFT.apply(a, x);
    }

    private static Along along(String op, Tensor x, int axis) {
        Checks.floating(op, "x", x);
        return new Along(Axes.normalize(op, axis, "x", x.shape()), false);
    }
}
