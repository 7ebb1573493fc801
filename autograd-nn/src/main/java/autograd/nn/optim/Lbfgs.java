package autograd.nn.optim;

import autograd.Arithmetic;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Model;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * L-BFGS: steps along {@code -H g}, where H approximates the inverse Hessian from the last few changes of parameters ({@code s})
 * and gradients ({@code y}), as long as the strong Wolfe conditions ask for. For losses that are the same function in each
 * step, such as those of a whole data set; noise of mini-batches it takes for curvature.
 *
 * <pre>{@code
 * Function<Linear, Tensor> loss = m -> m.apply(x).sub(y).square().mean();
 * Lbfgs.Minimum<Linear> minimum = new Lbfgs().minimize(start, loss, 100, 1e-9);
 * Linear best = minimum.model();
 * Lbfgs.Ending why = minimum.ending();         // CONVERGED
 * }</pre>
 *
 * <p>{@link #init} and {@link #step} are for a loop of your own; their state is a value, to be saved like that of every
 * optimizer. A loss that is not finite is taken for a step that was too long.
 *
 * <p>Source: J. Nocedal, S. J. Wright, 2006, "Numerical Optimization", 2nd edition, algorithms 7.4 and 7.5, equation 7.20.
 *
 * @param history the number of changes that are remembered, 1 or more
 * @param c1 of the first Wolfe condition, above 0
 * @param c2 of the second one, above c1 and below 1; smaller means longer searches
 * @param maxTrials losses that a step may evaluate, 1 or more
 */
public record Lbfgs(int history, double c1, double c2, int maxTrials) {
    /**
     * Makes the method.
     *
     * @throws IllegalArgumentException for a number out of its range
     */
    public Lbfgs {
        Numbers.atLeast("Lbfgs", "history", history, 1);
        Numbers.atLeast("Lbfgs", "maxTrials", maxTrials, 1);
        if (!(c1 > 0 && c1 < c2 && c2 < 1)) {
            throw new IllegalArgumentException(
                    "Lbfgs: c1 is " + c1 + ", c2 is " + c2 + "; need 0 < c1 < c2 < 1, such as 1e-4 and 0.9");
        }
    }

    /** Makes the method with a history of 10, c1 = 1e-4, c2 = 0.9, as the book has them, and 25 trials. */
    public Lbfgs() {
        this(10, 1e-4, 0.9, 25);
    }

    /** Why {@link #minimize} has ended. */
    public enum Ending {
        /** No element of the gradient is larger than the tolerance. */
        CONVERGED,
        /** No step along the direction, nor along the gradient, makes the loss smaller: rounding has the last word. */
        NO_PROGRESS,
        /** There were as many steps as allowed. */
        MAX_STEPS
    }

    /**
     * Where {@link #minimize} has ended.
     *
     * @param model the last model, which has the smallest loss of all
     * @param loss its loss
     * @param slope the largest magnitude of an element of its gradient
     * @param steps how many were done
     * @param ending why it has ended
     * @param <M> the model type
     */
    public record Minimum<M extends Model<M>>(M model, double loss, double slope, int steps, Ending ending) {}

    /** A change of parameters, the change of the gradient, and 1 over their product. */
    private record Change(List<Tensor> s, List<Tensor> y, double rho) {
        static Change of(List<Tensor> s, List<Tensor> y) {
            return new Change(s, y, 1 / dot(s, y));
        }
    }

    /**
     * {@return the state before the first step: loss and gradient}
     *
     * @param model where to start
     * @param loss a scalar function of the model, the same in all steps
     * @throws NonFiniteGradientException if the loss or its gradient is not finite there
     */
    public <M extends Model<M>> OptimizerState init(M model, Function<? super M, Tensor> loss) {
        requireModelAndLoss("init", model, loss);
        ModelGradient<M> at = Parameters.valueAndGrad(model, loss);
        List<Tensor> gradient = Parameters.list(at.gradient());
        double value = at.value().item();
        if (!Double.isFinite(value) || !Double.isFinite(dot(gradient, gradient))) {
            throw new NonFiniteGradientException("Lbfgs: the loss of the first model is " + value
                    + ", the squared length of its gradient " + dot(gradient, gradient)
                    + "; need a start where both are finite");
        }
        return state(0, model, value, gradient, List.of());
    }

    /**
     * One step: a direction, and a search along it. When no step makes the loss smaller, the model stays, and the changes are
     * forgotten: the next step is along the gradient.
     *
     * @param model the model before
     * @param state of {@link #init}, of the step before, or loaded
     * @param loss the function that they are of
     * @return model and state after it
     * @throws IllegalArgumentException if the state does not fit the model: the message names what is missing or has another
     *     shape or dtype
     */
    public <M extends Model<M>> Optimizer.Next<M> step(
            M model, OptimizerState state, Function<? super M, Tensor> loss) {
        requireModelAndLoss("step", model, loss);
        Objects.requireNonNull(state, "step: state is null; need that of init, or of the step before");
        List<Tensor> theta = Parameters.list(model);
        new LbfgsNames(Parameters.named(model)).require(state.tensors());
        List<Tensor> gradient = read(state, model, "g.");
        List<Change> changes = changes(state, model);
        List<Tensor> direction = direction(gradient, changes);
        double slope = dot(gradient, direction);
        LineSearch.Trial start =
                new LineSearch.Trial(0, state.tensors().get("loss").item(), slope, gradient);
        // Before curvature is known the direction has no length of its own: one unit at most.
        double first = changes.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
        LineSearch.Trial end = slope < 0
                ? new LineSearch(length -> trial(model, theta, direction, length, loss), start, c1, c2, maxTrials)
                        .from(first)
                : null;
        if (end == null) {
            return new Optimizer.Next<>(model, state(state.step() + 1, model, start.value(), gradient, List.of()));
        }
        List<Tensor> next = sum(theta, direction, end.step());
        remember(changes, difference(next, theta), difference(end.gradient(), gradient));
        return new Optimizer.Next<>(
                Parameters.replace(model, next), state(state.step() + 1, model, end.value(), end.gradient(), changes));
    }

    /**
     * Steps until the gradient is small.
     *
     * @param model where to start
     * @param loss a scalar function of the model
     * @param maxSteps 0 or more
     * @param tolerance of the largest magnitude of an element of the gradient, from 0 on
     * @return the last model, and why it is the last
     * @throws NonFiniteGradientException if the loss or its gradient is not finite at the start
     */
    public <M extends Model<M>> Minimum<M> minimize(
            M model, Function<? super M, Tensor> loss, int maxSteps, double tolerance) {
        Numbers.atLeast("minimize", "maxSteps", maxSteps, 0);
        Numbers.notNegative("minimize", "tolerance", tolerance, "1e-6");
        Optimizer.Next<M> at = new Optimizer.Next<>(model, init(model, loss));
        int steps = 0;
        Ending ending = null;
        while (ending == null) {
            double slope = largest(read(at.state(), model, "g."));
            if (slope <= tolerance) {
                ending = Ending.CONVERGED;
            } else if (steps == maxSteps) {
                ending = Ending.MAX_STEPS;
            } else {
                boolean alongTheGradient = changes(at.state(), model).isEmpty();
                Optimizer.Next<M> next = step(at.model(), at.state(), loss);
                boolean stayed = next.model() == at.model();
                at = next;
                steps++;
                ending = stayed && alongTheGradient ? Ending.NO_PROGRESS : null;
            }
        }
        OptimizerState state = at.state();
        double value = state.tensors().get("loss").item();
        return new Minimum<>(at.model(), value, largest(read(state, model, "g.")), steps, ending);
    }

    private static void requireModelAndLoss(String op, Model<?> model, Function<?, Tensor> loss) {
        Objects.requireNonNull(model, () -> op + ": model is null; need a model");
        Objects.requireNonNull(loss, () -> op + ": loss is null; need a function of the model");
    }

    private static <M extends Model<M>> LineSearch.Trial trial(
            M model, List<Tensor> theta, List<Tensor> direction, double length, Function<? super M, Tensor> loss) {
        M there = Parameters.replace(model, sum(theta, direction, length));
        ModelGradient<M> at = Parameters.valueAndGrad(there, loss);
        List<Tensor> gradient = Parameters.list(at.gradient());
        return new LineSearch.Trial(length, at.value().item(), dot(gradient, direction), gradient);
    }

    /** {@return -H g, by the two loops of algorithm 7.4} */
    private static List<Tensor> direction(List<Tensor> gradient, List<Change> changes) {
        List<Tensor> q = gradient;
        double[] alpha = new double[changes.size()];
        for (int i = alpha.length - 1; i >= 0; i--) {
            Change change = changes.get(i);
            alpha[i] = change.rho() * dot(change.s(), q);
            q = sum(q, change.y(), -alpha[i]);
        }
        double gamma = 1;
        if (alpha.length > 0) {
            Change last = changes.get(alpha.length - 1);
            gamma = 1 / (last.rho() * dot(last.y(), last.y()));
        }
        List<Tensor> r = new ArrayList<>();
        for (Tensor x : q) {
            r.add(x.mul(gamma));
        }
        for (int i = 0; i < alpha.length; i++) {
            Change change = changes.get(i);
            r = sum(r, change.s(), alpha[i] - change.rho() * dot(change.y(), r));
        }
        return r.stream().map(Tensor::neg).toList();
    }

    /** Adds a change, unless rounding has left no positive curvature in it, and forgets the oldest beyond the history. */
    private void remember(List<Change> changes, List<Tensor> s, List<Tensor> y) {
        Change change = Change.of(s, y);
        if (change.rho() > 0 && change.rho() <= Double.MAX_VALUE) {
            changes.add(change);
        }
        if (changes.size() > history) {
            changes.remove(0);
        }
    }

    private static <M extends Model<M>> OptimizerState state(
            long step, M model, double loss, List<Tensor> gradient, List<Change> changes) {
        List<String> paths = List.copyOf(Parameters.named(model).keySet());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("loss", Tensor.scalar(loss, DType.FLOAT64));
        put(tensors, "g.", paths, gradient);
        for (int i = 0; i < changes.size(); i++) {
            put(tensors, "s." + i + ".", paths, changes.get(i).s());
            put(tensors, "y." + i + ".", paths, changes.get(i).y());
        }
        return new OptimizerState(step, tensors);
    }

    private static void put(Map<String, Tensor> tensors, String prefix, List<String> paths, List<Tensor> values) {
        for (int i = 0; i < values.size(); i++) {
            tensors.put(prefix + paths.get(i), values.get(i));
        }
    }

    private static List<Tensor> read(OptimizerState state, Model<?> model, String prefix) {
        return Parameters.named(model).keySet().stream()
                .map(path -> state.tensors().get(prefix + path))
                .toList();
    }

    private static List<Change> changes(OptimizerState state, Model<?> model) {
        String first = Parameters.named(model).keySet().iterator().next();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; state.tensors().containsKey("s." + i + "." + first); i++) {
            changes.add(Change.of(read(state, model, "s." + i + "."), read(state, model, "y." + i + ".")));
        }
        return changes;
    }

    private static double dot(List<Tensor> a, List<Tensor> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i).mul(b.get(i)).sum().item();
        }
        return sum;
    }

    private static List<Tensor> sum(List<Tensor> a, List<Tensor> b, double factor) {
        List<Tensor> sums = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            sums.add(Arithmetic.addScaled(a.get(i), b.get(i), factor));
        }
        return sums;
    }

    private static List<Tensor> difference(List<Tensor> a, List<Tensor> b) {
        return sum(a, b, -1);
    }

    private static double largest(List<Tensor> gradient) {
        double largest = 0;
        for (Tensor g : gradient) {
            largest = g.size() == 0 ? largest : Math.max(largest, g.abs().max().item());
        }
        return largest;
    }
}
