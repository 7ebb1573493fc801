package autograd;

import autograd.array.DType;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Solutions of equations as functions of their parameters, differentiable in both modes and to any order without recording
 * how they were found: by the implicit function theorem. (Krantz and Parks 2002, "The Implicit Function Theorem".)
 *
 * <pre>{@code
 * // the cube root: x^3 = p, dx/dp = 1 / (3 x^2)
 * Tensor x = Implicit.root((t, p) -> t.mul(t).mul(t).sub(p), Tensor.of(1.0), p);
 * }</pre>
 *
 * <p>If {@code F(x, p) = 0} then {@code dx/dp = -(dF/dx)^-1 dF/dp}. The reverse rule solves {@code (dF/dx)^T w = g} and gives
 * {@code -(dF/dp)^T w}; that linear equation is itself an implicit function of x, p and g, so its derivative is taken in the
 * same way, and every order is free.
 *
 * <p>Forward mode is derived from the reverse rule by transposing twice. The start does not matter to a derivative and gets
 * none. Everything else that the solution depends on must be a parameter: a function that captures a watched tensor is an
 * {@link IllegalStateException}.
 *
 * <p>Arguments are FLOAT64 or FLOAT32; the equation keeps shape and dtype of x. No convergence, a solution that is not finite
 * and a singular Jacobian are an {@link ArithmeticException} that says how far it came. The standard {@link Convergence} is a
 * tolerance of 1e-12 (1e-6 in FLOAT32), 1000 steps to a fixed point, 100 to a root.
 */
public final class Implicit {
    private static final int STEPS_TO_FIXED_POINT = 1000;
    private static final int STEPS_TO_ROOT = 100;
    private static final int HALVINGS = 30;

    private Implicit() {}

    /**
     * The fixed point {@code x = f(x, p)} that the iteration {@code x <- f(x, p)} reaches.
     *
     * @param f a contraction near the fixed point; its result has shape and dtype of x
     * @param x0 where to start
     * @param p the parameter
     * @return the fixed point, as a function of p
     */
    public static Tensor fixedPoint(BiFunction<Tensor, Tensor, Tensor> f, Tensor x0, Tensor p) {
        Objects.requireNonNull(f, "fixedPoint: function is null");
        return fixedPointAll((x, ps) -> f.apply(x, ps.get(0)), x0, Arrays.asList(p));
    }

    /** {@return {@link #fixedPoint(BiFunction, Tensor, Tensor)} with two parameters} */
    public static Tensor fixedPoint(TriFunction<Tensor> f, Tensor x0, Tensor p, Tensor q) {
        Objects.requireNonNull(f, "fixedPoint: function is null");
        return fixedPointAll((x, ps) -> f.apply(x, ps.get(0), ps.get(1)), x0, Arrays.asList(p, q));
    }

    /** {@return {@link #fixedPoint(BiFunction, Tensor, Tensor)} with a list of parameters} */
    public static Tensor fixedPointAll(BiFunction<Tensor, List<Tensor>, Tensor> f, Tensor x0, List<Tensor> ps) {
        Checks.floating("fixedPoint", "x0", x0);
        return fixedPointAll(f, x0, ps, standard(x0, STEPS_TO_FIXED_POINT));
    }

    /**
     * {@link #fixedPoint(BiFunction, Tensor, Tensor)} with a list of parameters and a convergence of your own. Reverse mode
     * iterates {@code w <- (df/dx)^T w + g}, which converges as fast as f does, with the same tolerance.
     *
     * @throws ArithmeticException if that does not converge
     */
    public static Tensor fixedPointAll(
            BiFunction<Tensor, List<Tensor>, Tensor> f, Tensor x0, List<Tensor> ps, Convergence until) {
        Equation equation = Equation.of("fixedPoint", f, x0, ps, until);
        return fixedPointOp(equation, qs -> equation.iterate(last(qs), x -> equation.value(x, qs)))
                .apply(equation.operands(ps, x0));
    }

    /**
     * The root {@code F(x, p) = 0} that Newton's method reaches from {@code x0}. A step that does not lessen {@code |F|} is
     * halved until it does.
     *
     * @param f as many equations as unknowns: its result has shape and dtype of x
     * @param x0 where to start
     * @param p the parameter
     * @return the root, as a function of p
     */
    public static Tensor root(BiFunction<Tensor, Tensor, Tensor> f, Tensor x0, Tensor p) {
        Objects.requireNonNull(f, "root: function is null");
        return rootAll((x, ps) -> f.apply(x, ps.get(0)), x0, Arrays.asList(p));
    }

    /** {@return {@link #root(BiFunction, Tensor, Tensor)} with two parameters} */
    public static Tensor root(TriFunction<Tensor> f, Tensor x0, Tensor p, Tensor q) {
        Objects.requireNonNull(f, "root: function is null");
        return rootAll((x, ps) -> f.apply(x, ps.get(0), ps.get(1)), x0, Arrays.asList(p, q));
    }

    /** {@return {@link #root(BiFunction, Tensor, Tensor)} with a list of parameters} */
    public static Tensor rootAll(BiFunction<Tensor, List<Tensor>, Tensor> f, Tensor x0, List<Tensor> ps) {
        Checks.floating("root", "x0", x0);
        return rootAll(f, x0, ps, standard(x0, STEPS_TO_ROOT));
    }

    /**
     * {@link #root(BiFunction, Tensor, Tensor)} with a list of parameters and a convergence of your own. The Jacobian of n
     * unknowns is dense: n replays and n^3/3 multiplications for each step and each derivative.
     *
     * @throws ArithmeticException if the method does not converge, or meets a singular Jacobian
     */
    public static Tensor rootAll(
            BiFunction<Tensor, List<Tensor>, Tensor> f, Tensor x0, List<Tensor> ps, Convergence until) {
        Equation equation = Equation.of("root", f, x0, ps, until);
        return rootOp(equation, equation::newton).apply(equation.operands(ps, x0));
    }

    private static Convergence standard(Tensor x0, int steps) {
        return new Convergence(x0.dtype() == DType.FLOAT32 ? 1e-6 : 1e-12, steps);
    }

    /** The op of a fixed point, operands the parameters. */
    private static CustomOp fixedPointOp(Equation f, Function<List<Tensor>, Tensor> solver) {
        return CustomOp.ofLibrary(f.name, solver, (g, ps, x) -> {
            // w = (df/dx)^T w + g, a fixed point of the parameters p, x and g
            Equation adjoint =
                    new Equation(f.name, (w, qs) -> f.pullback(qs).apply(w).add(last(qs)), f.until);
            Tensor w = fixedPointOp(adjoint, qs -> {
                        Pullback pullback = f.pullback(qs);
                        Tensor zeros = Tensor.zerosLike(last(qs));
                        return adjoint.iterate(zeros, v -> pullback.apply(v).add(last(qs)));
                    })
                    .apply(with(ps, x, g));
            return Autograd.vjpAll(qs -> f.function().apply(x, qs), ps).applyAll(w);
        });
    }

    /** The op of a root, operands the parameters. */
    private static CustomOp rootOp(Equation f, Function<List<Tensor>, Tensor> solver) {
        return CustomOp.ofLibrary(f.name, solver, (g, ps, x) -> {
            // (dF/dx)^T w - g = 0, a root of the parameters p, x and g
            Equation adjoint =
                    new Equation(f.name, (w, qs) -> f.pullback(qs).apply(w).sub(last(qs)), f.until);
            Tensor w = rootOp(adjoint, qs -> f.solve(f.pullback(qs), true, last(qs)))
                    .apply(with(ps, x, g));
            return Autograd.vjpAll(qs -> f.function().apply(x, qs), ps).applyAll(w.neg());
        });
    }

    private static Tensor[] with(List<Tensor> ps, Tensor x, Tensor g) {
        List<Tensor> all = new ArrayList<>(ps);
        all.add(x);
        all.add(g);
        return all.toArray(new Tensor[0]);
    }

    private static Tensor last(List<Tensor> tensors) {
        return tensors.get(tensors.size() - 1);
    }

    /** An equation in x; its parameters end with what does not matter to the function: a start, or a cotangent. */
    private record Equation(String name, BiFunction<Tensor, List<Tensor>, Tensor> function, Convergence until) {
        static Equation of(
                String name,
                BiFunction<Tensor, List<Tensor>, Tensor> function,
                Tensor x0,
                List<Tensor> ps,
                Convergence until) {
            Objects.requireNonNull(function, () -> name + ": function is null");
            Checks.floating(name, "x0", x0);
            Objects.requireNonNull(ps, () -> name + ": the list of parameters is null");
            for (int i = 0; i < ps.size(); i++) {
                Checks.floating(name, "parameter " + i, ps.get(i));
            }
            Objects.requireNonNull(until, () -> name + ": convergence is null");
            int count = ps.size();
            return new Equation(name, (x, qs) -> function.apply(x, qs.subList(0, count)), until);
        }

        /** {@return the parameters and the start, which gets no derivative} */
        Tensor[] operands(List<Tensor> ps, Tensor x0) {
            List<Tensor> all = new ArrayList<>(ps);
            all.add(x0.stopGradient());
            return all.toArray(new Tensor[0]);
        }

        /** {@return the pullback to x at the parameters and the solution that {@code qs} begins with} */
        Pullback pullback(List<Tensor> qs) {
            int count = qs.size() - 2;
            return Autograd.vjp((Tensor x) -> function.apply(x, qs.subList(0, count)), qs.get(count));
        }

        /** {@return the function at numbers} */
        Tensor value(Tensor x, List<Tensor> qs) {
            Tensor y = Checks.present(name, "the result of the function", function.apply(x, qs));
            Trace trace = Trace.of(y);
            if (trace != null) {
                throw new IllegalStateException(name + ": the function uses a tensor of " + trace.describe()
                        + " that is no parameter, so its derivative would be lost; pass it as a parameter, or use"
                        + " stopGradient(x)");
            }
            if (!y.shape().equals(x.shape()) || y.dtype() != x.dtype()) {
                throw new ShapeException(name + ": function returned " + y.dtype() + " " + y.shape() + " for x of "
                        + x.dtype() + " " + x.shape() + "; need the same");
            }
            return y;
        }

        /** {@return where repeating {@code f} from the start arrives} */
        Tensor iterate(Tensor start, Function<Tensor, Tensor> f) {
            Tensor x = start;
            double step = Double.NaN;
            for (int i = 1; i <= until.mostSteps(); i++) {
                Tensor next = f.apply(x);
                step = largest(next.sub(x));
                if (!(step <= Double.MAX_VALUE)) {
                    throw new ArithmeticException(name + ": not finite after " + i + " iterations; need a contraction"
                            + " near the fixed point, so start nearer to it, or damp f: a x + (1 - a) f(x)");
                }
                x = next;
                if (arrived(step, x)) {
                    return x;
                }
            }
            throw new ArithmeticException(name + ": no convergence in " + until.mostSteps() + " iterations; the last"
                    + " step was " + step + ", need at most " + until.tolerance() + " of the size " + size(x)
                    + "; allow more, start nearer, or use root");
        }

        Tensor newton(List<Tensor> qs) {
            Tensor x = last(qs);
            double length = Double.NaN;
            for (int i = 1; i <= until.mostSteps(); i++) {
                Tensor at = x;
                Tensor value = value(at, qs);
                double residual = largest(value);
                if (!(residual <= Double.MAX_VALUE)) {
                    throw new ArithmeticException(
                            name + ": F is not finite after " + (i - 1) + " steps; start nearer to the root");
                }
                if (residual == 0) {
                    return x;
                }
                Pullback pullback = Autograd.vjp((Tensor t) -> function.apply(t, qs), at);
                Tensor step = solve(pullback, false, value);
                length = largest(step);
                x = at.sub(step);
                for (int k = 0; k < HALVINGS && !arrived(length, x) && !(largest(value(x, qs)) < residual); k++) {
                    step = step.mul(0.5);
                    length = largest(step);
                    x = at.sub(step);
                }
                if (arrived(length, x)) {
                    return x;
                }
            }
            throw new ArithmeticException(name + ": no convergence in " + until.mostSteps()
                    + " steps; the last one was "
                    + length + ", need at most " + until.tolerance() + " of the size " + size(x) + ", and |F| is "
                    + largest(value(x, qs)) + "; allow more, or start nearer");
        }

        /** {@return the solution of the Jacobian by x, or of its transpose, for a right-hand side} */
        Tensor solve(Pullback pullback, boolean transposed, Tensor right) {
            int n = right.size();
            double[][] rows = new double[n][];
            for (int i = 0; i < n; i++) {
                double[] unit = new double[n];
                unit[i] = 1;
                rows[i] = pullback.apply(like(right, unit)).toDoubleArray();
            }
            if (n == 0) {
                return right;
            }
            RealMatrix matrix = new Array2DRowRealMatrix(rows, false);
            DecompositionSolver solver =
                    new LUDecomposition(transposed ? matrix.transpose() : matrix, Double.MIN_NORMAL).getSolver();
            if (!solver.isNonSingular()) {
                throw new ArithmeticException(name + ": the Jacobian dF/dx is singular, so the root does not depend"
                        + " smoothly on its parameters there; start elsewhere, or check that F uses all of x");
            }
            return like(
                    right,
                    solver.solve(new ArrayRealVector(right.toDoubleArray(), false))
                            .toArray());
        }

        private static Tensor like(Tensor right, double[] values) {
            return Tensor.of(values, right.shape()).to(right.dtype());
        }

        private boolean arrived(double step, Tensor x) {
            return step <= until.tolerance() * size(x);
        }

        private static double size(Tensor x) {
            return Math.max(1, largest(x));
        }

        private static double largest(Tensor x) {
            double most = 0;
            for (double value : x.toDoubleArray()) {
                most = Math.max(most, Math.abs(value)); // NaN stays
            }
            return most;
        }
    }
}
