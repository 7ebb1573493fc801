package autograd;

import autograd.array.DType;
import autograd.array.Randoms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Tries a rule of the user's at the place of its first use, for the price of a few evaluations: along random directions,
 * and element by element only to say where it is wrong. {@link autograd.check.GradientCheck} is far more thorough.
 */
final class CustomOpCheck {
    /** A reverse rule whose list of cotangents has been looked at. */
    @FunctionalInterface
    interface Vjp {
        List<Tensor> apply(Tensor g, List<Tensor> xs, Tensor y);
    }

    private static final long SEED = 20_240_229;
    private static final double LINEAR =
            1e-6; // the part of its size by which a rule may miss linearity through rounding
    private static final double LINEAR_FLOAT32 = 1e-2;

    private final String op;
    private final Function<List<Tensor>, Tensor> forward;
    private final Vjp vjp;
    private final List<Tensor> xs;
    private final Tensor y;
    private final Tensor u;
    private final double linear;

    /** Prepares the check at operands and a result that are only numbers. */
    CustomOpCheck(String op, Function<List<Tensor>, Tensor> forward, Vjp vjp, List<Tensor> xs, Tensor y) {
        this.op = op;
        this.forward = forward;
        this.vjp = vjp;
        this.xs = xs;
        this.y = y;
        this.u = random(SEED, y);
        boolean single = y.dtype() == DType.FLOAT32 || xs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
        this.linear = single ? LINEAR_FLOAT32 : LINEAR;
    }

    /** Requires that the rule is linear in the cotangent, recorded there, and agrees with differences. */
    void firstOrder() {
        List<Tensor> cotangents = vjp.apply(u, xs, y);
        requireLinear(cotangents, vjp.apply(u.mul(-2), xs, y));
        requireRecorded();
        double size = dot(u.abs(), y.abs());
        new DirectionalCheck(xs, moved -> dot(u, forward.apply(moved)), cotangents, size, SEED + 100)
                .disagreement()
                .ifPresent(found -> {
                    throw new IllegalStateException("vjp of \"" + op + "\": rule disagrees with differences of the"
                            + " forward function: " + found + "; a rule that is meant to differ is made"
                            + " withoutChecks()");
                });
    }

    /**
     * Requires that the derivative of the rule by the operands agrees with differences of the rule.
     *
     * @param unchecked the op without checks
     */
    void secondOrder(CustomOp unchecked) {
        List<Tensor> ts = directions();
        Function<List<Tensor>, Tensor> product =
                all -> product(vjp.apply(u, all, unchecked.apply(all.toArray(new Tensor[0]))), ts);
        Function<List<Tensor>, Tensor> ofFloating = watched -> product.apply(withFloating(watched));
        List<Tensor> floating = xs.stream().filter(x -> x.dtype().isFloating()).toList();
        List<Tensor> gradients =
                withFloating(Autograd.evaluate(op, ofFloating, true, floating).gradients());
        ToDoubleFunction<List<Tensor>> value = moved -> numbers(product.apply(moved));
        double size = numbers(product(
                vjp.apply(u, xs, y).stream()
                        .map(c -> c == null ? null : numbersOf(c).abs())
                        .toList(),
                ts.stream().map(t -> t == null ? null : t.abs()).toList()));
        new DirectionalCheck(xs, value, gradients, size, SEED + 200)
                .disagreement()
                .ifPresent(found -> {
                    throw new IllegalStateException("vjp of \"" + op + "\": the derivative of the rule disagrees with"
                            + " differences of the rule: " + found + "; write the rule with tensor functions only, or"
                            + " bring a second-order rule with CustomOp.fused");
                });
    }

    private void requireLinear(List<Tensor> once, List<Tensor> minusTwice) {
        for (int i = 0; i < xs.size(); i++) {
            if (!xs.get(i).dtype().isFloating()) {
                continue;
            }
            double[] a = numbersOf(once.get(i)).toDoubleArray();
            double[] b = numbersOf(minusTwice.get(i)).toDoubleArray();
            double most = 0;
            for (int k = 0; k < a.length; k++) {
                most = Math.max(most, Math.max(2 * Math.abs(a[k]), Math.abs(b[k])));
            }
            for (int k = 0; k < a.length; k++) {
                double miss = Math.abs(b[k] + 2 * a[k]);
                if (miss > linear * most && most <= Double.MAX_VALUE) {
                    throw new IllegalStateException("vjp of \"" + op + "\": rule is not linear in the cotangent g; with"
                            + " g times -2, element "
                            + DirectionalCheck.position(k, xs.get(i).shape())
                            + " of the cotangent of operand " + i + " goes from " + a[k] + " to " + b[k]
                            + "; every term must have g as a factor, once");
                }
            }
        }
    }

    /** A linear function of g is the product of g and its derivative, unless the rule is lost on the tape. */
    private void requireRecorded() {
        List<Tensor> ts = directions();
        try (Tape tape = new Tape()) {
            Tensor g = tape.watch(u, "cotangent of " + op);
            Tensor product = product(vjp.apply(g, xs, y), ts);
            Tensor derivative = tape.pullback(op, product, Tensor.onesLike(product), List.of(g), true, true)
                    .get(0);
            double value = numbers(product);
            double expected = dot(u, derivative);
            double size = Math.abs(value) + dot(u.abs(), numbersOf(derivative).abs());
            if (size <= Double.MAX_VALUE && Math.abs(value - expected) > linear * size) {
                throw new IllegalStateException("vjp of \"" + op + "\": rule reads the numbers of the cotangent g, so"
                        + " it has no derivative and forward mode and second order would be wrong; write it with tensor"
                        + " functions only, or bring a second-order rule with CustomOp.fused");
            }
        }
    }

    private List<Tensor> directions() {
        List<Tensor> ts = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            ts.add(xs.get(i).dtype().isFloating() ? random(SEED + 1 + i, xs.get(i)) : null);
        }
        return ts;
    }

    private static Tensor product(List<Tensor> cotangents, List<Tensor> ts) {
        Tensor sum = Tensor.scalar(0, DType.FLOAT64);
        for (int i = 0; i < ts.size(); i++) {
            if (ts.get(i) != null) {
                sum = sum.add(Arithmetic.scale(cotangents.get(i), ts.get(i)).sum());
            }
        }
        return sum;
    }

    /** {@return the operands with other tensors in the place of those that are floating} */
    private List<Tensor> withFloating(List<Tensor> floating) {
        List<Tensor> all = new ArrayList<>(xs);
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).dtype().isFloating()) {
                all.set(i, floating.get(next++));
            }
        }
        return all;
    }

    static Tensor random(long seed, Tensor like) {
        return new DenseTensor(Randoms.normal(seed, like.dtype(), like.shape(), 0, 1));
    }

    private static double numbers(Tensor scalar) {
        return Trace.numbers(scalar).array().doubleAt(0);
    }

    private static Tensor numbersOf(Tensor x) {
        return Trace.numbers(x);
    }

    private static double dot(Tensor a, Tensor b) {
        return numbers(
                Arithmetic.scale(numbersOf(a).to(DType.FLOAT64), numbersOf(b).to(DType.FLOAT64))
                        .sum());
    }
}
