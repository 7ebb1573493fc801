package autograd;

import autograd.array.DType;
import autograd.array.NdArray;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * An op of the user's own, with a derivative rule of the user's own.
 *
 * <pre>{@code
 * CustomOp cube = CustomOp.of("cube",
 *     xs -> xs.get(0).mul(xs.get(0)).mul(xs.get(0)),
 *     (g, xs, y) -> List.of(g.mul(xs.get(0).square()).mul(3)));
 * Tensor y = cube.apply(x);
 * }</pre>
 *
 * <p>The forward function sees plain numbers and is never recorded; the rule replaces its derivative. Whatever the result
 * depends on must be an operand: a watched tensor that the forward function captures instead is an
 * {@link IllegalStateException}, because its derivative would be lost. Written with tensor functions, the rule is itself
 * differentiable, so higher orders are free.
 *
 * <p>Forward mode is derived from the reverse rule by transposing twice: a rule is linear in {@code g}, so its own
 * derivative by {@code g} along the tangents is the Jacobian-vector product. A rule that turns out not to be linear there is
 * an {@link IllegalStateException}. A forward rule can also be given.
 *
 * <p>A rule is checked where it is used first, for the price of some evaluations: it must be linear in {@code g}, written so
 * that it can be differentiated, and agree with differences of the forward function along a random direction; where second
 * order is used first, the derivative of the rule must agree with differences of the rule. What fails is an {@link
 * IllegalStateException} that names op, operand and element. {@link #withoutChecks()} is for rules that differ on purpose. At
 * a kink or at the edge of the domain little is found out, inside vmap nothing; {@link autograd.check.GradientCheck} is more thorough.
 *
 * <p>On one tape a name means one op: two different ops of one name, one of them custom, are an {@link
 * IllegalStateException}, because listings, profiles and messages of the tape could not tell them apart. Ops made of the same
 * function objects are one, so {@link #withoutChecks()} may stand beside the op itself. There is no list of all ops: an op may
 * be defined again, as a cell of a notebook is run again, and tapes do not know each other's names. Inside a function that is
 * differentiated, use ops that were made outside of it, once; that also saves checks.
 */
public final class CustomOp {
    /** A reverse rule. */
    @FunctionalInterface
    public interface Rule {
        /**
         * {@return the cotangents of the operands, in order: {@code sum_i g[i] * dy[i]/dx} for each x}
         *
         * @param g the cotangent of the result, of its shape
         * @param xs the operands
         * @param y the result
         */
        List<Tensor> vjp(Tensor g, List<Tensor> xs, Tensor y);
    }

    /** A forward rule. */
    @FunctionalInterface
    public interface TangentRule {
        /**
         * {@return the tangent of the result: {@code sum_i dy/dx[i] * ts[i]} over all operands}
         *
         * @param ts the tangents of the operands, zeros for one that is constant
         * @param xs the operands
         * @param y the result
         */
        Tensor jvp(List<Tensor> ts, List<Tensor> xs, Tensor y);
    }

    private enum Standing {
        CHECKED,
        UNCHECKED,
        LIBRARY
    }

    // The part of its size by which a rule may miss linearity through rounding.
    private static final double LINEAR = 1e-6;
    private static final double LINEAR_FLOAT32 = 1e-2;

    private final String name;
    private final Function<List<Tensor>, Tensor> forward;
    private final Rule rule;
    private final TangentRule tangentRule;
    private final TangentRule ownTangentRule; // null if it is derived
    private final GeneralOp<Op.None> op;
    private final Standing standing;
    private boolean firstOrderChecked; // racing threads check twice, which is harmless
    private boolean secondOrderChecked;

    private CustomOp(
            String name,
            Function<List<Tensor>, Tensor> forward,
            Rule rule,
            TangentRule tangentRule,
            Standing standing) {
        this.name = name;
        this.standing = standing;
        this.forward = forward;
        this.rule = rule;
        this.ownTangentRule = tangentRule;
        this.tangentRule = tangentRule == null ? this::transposedTwice : tangentRule;
        Kernel.Many<Op.None> kernel = (arrays, none) -> forward(arrays);
        GeneralOp.PullAll<Op.None> pull = (g, kept, none) -> checkedVjp(g, operands(kept), output(kept));
        GeneralOp.Jvp<Op.None> push = (tangents, kept, none) -> jvp(tangents, operands(kept), output(kept));
        this.op = standing == Standing.LIBRARY
                ? GeneralOp.ofMany(name, kernel, pull, push)
                : GeneralOp.custom(name, kernel, pull, push, Arrays.asList(forward, rule, tangentRule));
    }

    /**
     * Defines an op.
     *
     * @param name how tapes and messages call it
     * @param forward computes the result; called with tensors that are only numbers. A result that is INT32 or BOOL carries
     *     no derivative
     * @param vjp the reverse rule; its list has one cotangent an operand, of the operand's shape (any value, usually
     *     null-free zeros, for operands that are INT32 or BOOL)
     * @return the op
     */
    public static CustomOp of(String name, Function<List<Tensor>, Tensor> forward, Rule vjp) {
        Objects.requireNonNull(name, "CustomOp: name is null");
        Objects.requireNonNull(forward, () -> "CustomOp \"" + name + "\": forward is null");
        Objects.requireNonNull(vjp, () -> "CustomOp \"" + name + "\": vjp is null");
        return new CustomOp(name, forward, vjp, null, Standing.CHECKED);
    }

    /**
     * Defines an op whose forward mode has a rule of its own.
     *
     * @param name how tapes and messages call it
     * @param forward as for {@link #of(String, Function, Rule)}
     * @param vjp the reverse rule
     * @param jvp the forward rule
     * @return the op
     */
    public static CustomOp of(String name, Function<List<Tensor>, Tensor> forward, Rule vjp, TangentRule jvp) {
        of(name, forward, vjp); // checks
        Objects.requireNonNull(jvp, () -> "CustomOp \"" + name + "\": jvp is null");
        return new CustomOp(name, forward, vjp, jvp, Standing.CHECKED);
    }

    /**
     * Defines an op whose reverse rule consists of ops of the user's as well, one for each operand. These see plain numbers,
     * too, so they may compute with arrays, in one pass; their own rules are the second-order rules of this op. A rule of the
     * other kind that computes with arrays would have no derivative, and is refused.
     *
     * <pre>{@code
     * CustomOp slope = CustomOp.of("squashSlope", xs -> fusedSlope(xs.get(0), xs.get(1)), secondOrderRule);   // of g and x
     * CustomOp squash = CustomOp.fused("squash", xs -> fusedValue(xs.get(0)), slope);
     * }</pre>
     *
     * @param name how tapes and messages call it
     * @param forward as for {@link #of(String, Function, Rule)}
     * @param pullbacks one for each operand, in order: applied to {@code g}, all operands {@code x0, x1, ...} and the result
     *     {@code y}, it returns the cotangent of its operand; null for an operand that is INT32 or BOOL
     * @return the op
     */
    public static CustomOp fused(String name, Function<List<Tensor>, Tensor> forward, CustomOp... pullbacks) {
        Objects.requireNonNull(pullbacks, () -> "CustomOp \"" + name + "\": pullbacks is null");
        CustomOp[] own = pullbacks.clone();
        return of(name, forward, (g, xs, y) -> {
            Tensor[] operands = new Tensor[xs.size() + 2];
            operands[0] = g;
            for (int i = 0; i < xs.size(); i++) {
                operands[i + 1] = xs.get(i);
            }
            operands[xs.size() + 1] = y;
            List<Tensor> cotangents = new ArrayList<>();
            for (CustomOp pullback : own) {
                cotangents.add(pullback == null ? null : pullback.apply(operands));
            }
            return cotangents;
        });
    }

    /**
     * {@return the same op without the checks of its first use, for a rule that is meant to differ from the derivative (a
     * straight-through estimator, a clipped gradient), or one that counts its calls}
     */
    public CustomOp withoutChecks() {
        return new CustomOp(name, forward, rule, ownTangentRule, Standing.UNCHECKED);
    }

    /** {@return an op of the library's own, made for one call: its rule is right, and others may have its name} */
    static CustomOp ofLibrary(String name, Function<List<Tensor>, Tensor> forward, Rule vjp) {
        return new CustomOp(name, forward, vjp, null, Standing.LIBRARY);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the name, as tapes show it} */
    @Override
    public String toString() {
        return name;
    }

    /**
     * Applies this op.
     *
     * @param xs the operands
     * @return the result of the forward function
     * @throws ShapeException when differentiated, if the rule returns the wrong number of cotangents or a wrong shape
     */
    public Tensor apply(Tensor... xs) {
        Objects.requireNonNull(xs, () -> name + ": the operands are null");
        for (int i = 0; i < xs.length; i++) {
            int position = i;
            Objects.requireNonNull(xs[i], () -> name + ": operand " + position + " is null");
        }
        return op.apply(Op.None.NONE, xs);
    }

    private NdArray forward(NdArray[] arrays) {
        List<Tensor> xs = new ArrayList<>(arrays.length);
        for (NdArray array : arrays) {
            xs.add(new DenseTensor(array));
        }
        Tensor y = forward.apply(List.copyOf(xs));
        Trace trace = Trace.of(Objects.requireNonNull(y, () -> name + ": forward returned null; need a tensor"));
        if (trace != null) {
            throw new IllegalStateException(name + ": forward uses a tensor of " + trace.describe()
                    + " that is no operand, so its derivative would be lost; pass it as an operand, or use"
                    + " stopGradient(x)");
        }
        return y.array();
    }

    private List<Tensor> checkedVjp(Tensor g, List<Tensor> xs, Tensor y) {
        checkFirstUse(xs, y);
        return vjp(g, xs, y);
    }

    private void checkFirstUse(List<Tensor> xs, Tensor y) {
        if (standing != Standing.CHECKED || firstOrderChecked && secondOrderChecked) {
            return;
        }
        boolean secondOrder = !secondOrderChecked && Trace.innermost(xs.toArray(new Tensor[0])) != null;
        if (firstOrderChecked && !secondOrder || Trace.batchOf(y) != null) {
            return; // inside vmap there is no single place to judge the rule at
        }
        List<Tensor> numbers = xs.stream().<Tensor>map(Trace::numbers).toList();
        CustomOpCheck check = new CustomOpCheck(name, forward, this::vjp, numbers, Trace.numbers(y));
        if (!firstOrderChecked) {
            check.firstOrder();
            firstOrderChecked = true;
        }
        if (secondOrder) {
            check.secondOrder(withoutChecks());
            secondOrderChecked = true;
        }
    }

    private List<Tensor> vjp(Tensor g, List<Tensor> xs, Tensor y) {
        List<Tensor> cotangents = rule.vjp(g, xs, y);
        Objects.requireNonNull(cotangents, () -> "vjp of \"" + name + "\": rule returned null");
        if (cotangents.size() != xs.size()) {
            throw new ShapeException("vjp of \"" + name + "\": rule returned " + cotangents.size() + " cotangents for "
                    + xs.size() + " operands");
        }
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor cotangent = cotangents.get(i);
            if (!x.dtype().isFloating()) {
                continue;
            }
            if (cotangent == null || !cotangent.shape().equals(x.shape()) || cotangent.dtype() != x.dtype()) {
                throw new ShapeException("vjp of \"" + name + "\": cotangent " + i + " is "
                        + (cotangent == null ? "null" : cotangent.dtype() + " " + cotangent.shape()) + "; operand " + i
                        + " needs " + x.dtype() + " " + x.shape());
            }
        }
        return cotangents;
    }

    private Tensor jvp(Tensor[] tangents, List<Tensor> xs, Tensor y) {
        checkFirstUse(xs, y);
        List<Tensor> ts = new ArrayList<>();
        for (int i = 0; i < tangents.length; i++) {
            ts.add(tangents[i] == null ? Tensor.zerosLike(xs.get(i)) : tangents[i]);
        }
        Tensor tangent = tangentRule.jvp(List.copyOf(ts), xs, y);
        if (tangent == null || !tangent.shape().equals(y.shape()) || tangent.dtype() != y.dtype()) {
            throw new ShapeException("jvp of \"" + name + "\": tangent is "
                    + (tangent == null ? "null" : tangent.dtype() + " " + tangent.shape()) + "; the result needs "
                    + y.dtype() + " " + y.shape());
        }
        return tangent;
    }

    /** {@code J t} as the gradient by g of {@code <vjp(g), t>}, which is linear in g; so the place, g = 1, is free. */
    private Tensor transposedTwice(List<Tensor> ts, List<Tensor> xs, Tensor y) {
        try (Tape tape = new Tape()) {
            Tensor g = tape.watch(Tensor.onesLike(y), "cotangent of " + name);
            List<Tensor> cotangents = vjp(g, xs, y);
            Tensor product = Tensor.scalar(0, y.dtype());
            for (int i = 0; i < ts.size(); i++) {
                if (ts.get(i).dtype().isFloating()) {
                    Tensor term = Arithmetic.scale(cotangents.get(i), ts.get(i));
                    product = product.add(term.to(y.dtype()).sum());
                }
            }
            Tensor tangent = tape.pullback(name, product, Tensor.onesLike(product), List.of(g), true, true)
                    .get(0);
            if (standing != Standing.LIBRARY) { // whose cotangents may be as inexact as a tolerance says
                requireLinear(product, tangent);
            }
            return tangent;
        }
    }

    /** At g = 1 a linear function of g is the sum of its derivatives. */
    private void requireLinear(Tensor product, Tensor tangent) {
        double[] values = Trace.numbers(product).toDoubleArray(); // one; inside vmap, as many as there are examples
        double value = 0;
        double sum = 0;
        double size = 0;
        for (double v : values) {
            value += v;
            size += Math.abs(v);
        }
        double[] ts = Trace.numbers(tangent).toDoubleArray();
        if (values.length > 1 && ts.length != values.length * tangent.size()) {
            return; // the tangent is the same for all examples, their product is not
        }
        for (double t : ts) {
            sum += t;
            size += Math.abs(t);
        }
        double tolerance = tangent.dtype() == DType.FLOAT32 ? LINEAR_FLOAT32 : LINEAR;
        if (Double.isFinite(size) && Math.abs(value - sum) > tolerance * size) {
            throw new IllegalStateException("vjp of \"" + name + "\": rule is not linear in the cotangent g; along the"
                    + " tangents, a cotangent of ones gives " + value + " and its derivative by g sums to " + sum
                    + "; every term must have g as a factor, once");
        }
    }

    private static Tensor output(Tensor[] kept) {
        return kept[kept.length - 1];
    }

    private static List<Tensor> operands(Tensor[] kept) {
        return List.of(kept).subList(0, kept.length - 1);
    }
}
