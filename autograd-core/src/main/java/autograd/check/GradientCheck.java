package autograd.check;

import autograd.Tape;
import autograd.TapeEntry;
import autograd.Tensor;
import autograd.TriFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Compares derivatives with central differences, element by element: reverse and forward mode of a whole function, and of
 * each op that it applies, on the values that the op saw.
 *
 * <p>A function f of any result shape is reduced to a scalar by a random cotangent u, {@code phi(x) = sum_i u[i] f(x)[i]}.
 * To first order, each element of the gradient of phi, from reverse mode and from forward mode, must agree with central
 * differences; and a reverse rule must be linear in the cotangent. To second order, the product of the Hessian of phi with a
 * random direction, in all four nestings of the modes, must agree with the difference of gradients along it.
 *
 * <p>The differences come with an account of their own error, from two steps and from the rounding of f. The standard step is
 * {@code 6e-6 max(1, |x|)}; where it is too inexact, smaller and larger ones are tried. Two numbers agree if they differ by no
 * more than that error and {@code tolerance * s} explain, s being the largest derivative by the same argument. An element is
 * inconclusive, not passed, when the error exceeds 1e-4 s: nothing was found out there.
 *
 * <p>At a kink, where the two one-sided differences stay apart however small the step, every value between them agrees.
 * FLOAT32 arguments are differenced in FLOAT64 with a tolerance 100 times as large; if the function insists on FLOAT32 inside,
 * an error up to 1e-2 s is conclusive.
 *
 * <p>Immutable; {@code with...} methods return a changed copy. The functions must be deterministic.
 */
public final class GradientCheck {
    private static final double TOLERANCE = 1e-6;
    private static final int ELEMENTS_OF_AN_OP = 50;

    private final Settings settings;

    private GradientCheck(Settings settings) {
        this.settings = settings;
    }

    /** {@return a check of first order, tolerance 1e-6, every element} */
    public static GradientCheck standard() {
        return new GradientCheck(new Settings(1, TOLERANCE, 1, Integer.MAX_VALUE));
    }

    /**
     * {@return this check to another order}
     *
     * @param order 1, or 2 to check second derivatives too
     * @throws IllegalArgumentException for another order
     */
    public GradientCheck withOrder(int order) {
        if (order < 1 || order > 2) {
            throw new IllegalArgumentException("GradientCheck: order " + order + "; need 1 or 2");
        }
        return new GradientCheck(new Settings(order, settings.tolerance(), settings.seed(), settings.mostElements()));
    }

    /**
     * {@return this check with another tolerance for FLOAT64}
     *
     * @param tolerance above 0
     * @throws IllegalArgumentException for another number
     */
    public GradientCheck withTolerance(double tolerance) {
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("GradientCheck: tolerance " + tolerance + "; need a number above 0");
        }
        return new GradientCheck(new Settings(settings.order(), tolerance, settings.seed(), settings.mostElements()));
    }

    /** {@return this check with other random weights and directions} */
    public GradientCheck withSeed(long seed) {
        return new GradientCheck(new Settings(settings.order(), settings.tolerance(), seed, settings.mostElements()));
    }

    /**
     * {@return this check on a random sample of the elements of each argument, for functions with many}
     *
     * @param most how many elements of an argument to compare at most
     * @throws IllegalArgumentException unless positive
     */
    public GradientCheck withSampledElements(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("GradientCheck: " + most + " elements; need 1 or more");
        }
        return new GradientCheck(settings.withMostElements(most));
    }

    /** {@return the result of checking a function of one tensor at {@code x}} */
    public GradientReport run(Function<Tensor, Tensor> f, Tensor x) {
        Objects.requireNonNull(f, "GradientCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0)), arguments(x));
    }

    /** {@return the result of checking a function of two tensors at {@code a, b}} */
    public GradientReport run(BiFunction<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) {
        Objects.requireNonNull(f, "GradientCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0), xs.get(1)), arguments(a, b));
    }

    /** {@return the result of checking a function of three tensors at {@code a, b, c}} */
    public GradientReport run(TriFunction<Tensor> f, Tensor a, Tensor b, Tensor c) {
        Objects.requireNonNull(f, "GradientCheck: function is null");
        return runAll(xs -> f.apply(xs.get(0), xs.get(1), xs.get(2)), arguments(a, b, c));
    }

    /** {@return the result of checking a function of a list; its arguments are called "argument 0" and so on} */
    public GradientReport runAll(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        Objects.requireNonNull(xs, "GradientCheck: the list of arguments is null");
        return runAll(
                f, IntStream.range(0, xs.size()).mapToObj(i -> "argument " + i).toList(), xs);
    }

    /**
     * Checks a function of a list of named tensors, such as the parameters of a model.
     *
     * @param f a function whose result is FLOAT64 or FLOAT32, of any shape
     * @param names how the report calls the arguments
     * @param xs the arguments, FLOAT64 or FLOAT32
     * @return what was compared and what disagrees
     * @throws IllegalArgumentException if the lists differ in length or are empty, or a dtype is another
     */
    public GradientReport runAll(Function<List<Tensor>, Tensor> f, List<String> names, List<Tensor> xs) {
        requireArguments(f, names, xs);
        List<Mismatch> mismatches = new ArrayList<>();
        Tally tally = new Tally();
        try (Tape tape = Tape.inspecting()) {
            List<Tensor> watched = new ArrayList<>();
            for (int i = 0; i < xs.size(); i++) {
                watched.add(tape.watch(xs.get(i), names.get(i)));
            }
            requireResult(f.apply(watched));
            for (TapeEntry entry : tape.entries()) {
                if (!entry.isVariable()) {
                    mismatches.addAll(checkOp(entry, tally));
                }
            }
        }
        mismatches.addAll(new FunctionCheck(f, xs, "", names, settings, tally).run());
        return tally.report(mismatches);
    }

    private static void requireArguments(Function<List<Tensor>, Tensor> f, List<String> names, List<Tensor> xs) {
        Objects.requireNonNull(f, "GradientCheck: function is null");
        Objects.requireNonNull(xs, "GradientCheck: the list of arguments is null");
        Objects.requireNonNull(names, "GradientCheck: the list of names is null");
        if (xs.isEmpty() || names.size() != xs.size()) {
            throw new IllegalArgumentException("GradientCheck: " + names.size() + " names for " + xs.size()
                    + " arguments; need one for each, and at least one");
        }
        for (int i = 0; i < xs.size(); i++) {
            int position = i;
            String name = Objects.requireNonNull(
                    names.get(i), () -> "GradientCheck: the name of argument " + position + " is null");
            Tensor x = Objects.requireNonNull(xs.get(i), () -> "GradientCheck: " + name + " is null");
            if (!x.dtype().isFloating()) {
                throw new IllegalArgumentException("GradientCheck: " + name + " has dtype " + x.dtype() + " and shape "
                        + x.shape() + "; need FLOAT64 or FLOAT32");
            }
        }
    }

    private static void requireResult(Tensor y) {
        Objects.requireNonNull(y, "GradientCheck: function returned null; need a tensor");
        if (!y.dtype().isFloating()) {
            throw new IllegalArgumentException("GradientCheck: function returned dtype " + y.dtype() + " and shape "
                    + y.shape() + "; need FLOAT64 or FLOAT32, only these carry derivatives");
        }
    }

    /** Checks one op on the values it saw; operands that are not on the tape are held. */
    private List<Mismatch> checkOp(TapeEntry entry, Tally tally) {
        List<Tensor> operands = entry.operands();
        int[] onTape = IntStream.range(0, operands.size())
                .filter(i -> entry.operandIndices()[i] >= 0)
                .toArray();
        List<Tensor> xs = IntStream.of(onTape).mapToObj(operands::get).toList();
        List<String> names = IntStream.of(onTape).mapToObj(i -> "operand " + i).toList();
        Function<List<Tensor>, Tensor> op = values -> {
            List<Tensor> all = new ArrayList<>();
            for (Tensor operand : operands) {
                all.add(operand.dtype().isFloating() ? operand.to(values.get(0).dtype()) : operand);
            }
            for (int k = 0; k < onTape.length; k++) {
                all.set(onTape[k], values.get(k));
            }
            return entry.apply(all);
        };
        String where = "op \"" + entry.name() + "\", entry " + entry.index()
                + entry.source().map(source -> " at " + source).orElse("");
        int most = Math.min(settings.mostElements(), ELEMENTS_OF_AN_OP);
        return new FunctionCheck(op, xs, where, names, settings.withMostElements(most), tally).run();
    }

    private static List<Tensor> arguments(Tensor... xs) {
        for (int i = 0; i < xs.length; i++) {
            int position = i;
            Objects.requireNonNull(xs[i], () -> "GradientCheck: argument " + position + " is null");
        }
        return List.of(xs);
    }
}
