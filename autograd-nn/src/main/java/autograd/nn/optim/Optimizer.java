package autograd.nn.optim;

import autograd.Tensor;
import autograd.nn.Model;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * From model, gradient and state to the next model and state: gradients go through the transforms in order, then each
 * parameter through the rule of its group, with the learning rate of the rule times the factor of the schedule.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizer.of(new AdamW(1e-3, 0.01))
 *         .withSchedule(Schedule.warmUp(100, Schedule.cosine(900, 0.01)))
 *         .withTransforms(new ClipByGlobalNorm(1))
 *         .withGroups(ParameterGroup.of("*bias", new Adam(1e-3)));
 * }</pre>
 *
 * <p>A {@link ParameterGroup} names parameters that have a rule and a schedule of their own. What is to stay as it is
 * need not come here at all: see {@code autograd.nn.Frozen}.
 *
 * <p>A value, as are models and states: nothing that goes in is changed. Steps are functions of tensors, so a derivative can
 * be taken through them.
 *
 * @param rule for all parameters that are in no group
 * @param schedule of its learning rate
 * @param transforms what is done with the gradients before, in order
 * @param groups parameters with a rule of their own; of several that name one, the first
 */
public record Optimizer(
        UpdateRule rule, Schedule schedule, List<GradientTransform> transforms, List<ParameterGroup> groups) {
    /** Makes the optimizer; the lists are copied. */
    public Optimizer {
        Objects.requireNonNull(rule, "Optimizer: rule is null; need one such as new Adam(1e-3)");
        Objects.requireNonNull(schedule, "Optimizer: schedule is null; need one such as Schedule.constant()");
        requireElements("transforms", transforms);
        requireElements("groups", groups);
        transforms = List.copyOf(transforms);
        groups = List.copyOf(groups);
    }

    private static void requireElements(String name, List<?> list) {
        Objects.requireNonNull(list, () -> "Optimizer: " + name + " is null; need a list, which may be empty");
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == null) {
                throw new NullPointerException("Optimizer: element " + i + " of " + name + " is null");
            }
        }
    }

    /**
     * What a step gives.
     *
     * @param model after the step
     * @param state to go on with
     * @param <M> the model type
     */
    public record Next<M extends Model<M>>(M model, OptimizerState state) {}

    /** {@return the optimizer of a rule alone} */
    public static Optimizer of(UpdateRule rule) {
        return new Optimizer(rule, Schedule.constant(), List.of(), List.of());
    }

    /** {@return this with another schedule of the rule; groups have their own} */
    public Optimizer withSchedule(Schedule schedule) {
        return new Optimizer(rule, schedule, transforms, groups);
    }

    /** {@return this with other transforms} */
    public Optimizer withTransforms(GradientTransform... transforms) {
        Objects.requireNonNull(transforms, "Optimizer: transforms is null; need transforms");
        return new Optimizer(rule, schedule, Arrays.asList(transforms), groups);
    }

    /** {@return this with other groups} */
    public Optimizer withGroups(ParameterGroup... groups) {
        Objects.requireNonNull(groups, "Optimizer: groups is null; need groups");
        return new Optimizer(rule, schedule, transforms, Arrays.asList(groups));
    }

    /**
     * {@return the state before the first step}
     *
     * @param model what is to be trained
     * @throws IllegalArgumentException if a group names no parameter
     */
    public OptimizerState init(Model<?> model) {
        Objects.requireNonNull(model, "init: model is null; need a model");
        return new OptimizerState(0, Layout.initial(this, model));
    }

    /** {@return {@link #step(Model, ModelGradient, OptimizerState, double)} with factor 1} */
    public <M extends Model<M>> Next<M> step(M model, ModelGradient<M> at, OptimizerState state) {
        return step(model, at, state, 1);
    }

    /**
     * One step. Of the model only its parameters change; they keep their shapes and dtypes.
     *
     * @param model the model before
     * @param at the loss there with its gradient, see {@link Parameters#valueAndGrad}
     * @param state of {@link #init}, of the step before, or loaded
     * @param factor of all learning rates in this step besides their schedules, from 0 on: that of a {@link Plateau}
     * @return model and state after it
     * @throws autograd.shape.ShapeException if model and gradient differ in structure
     * @throws IllegalArgumentException if the state does not fit optimizer and model: one message with every name that is
     *     missing, belongs to nothing, or has another shape or dtype; or if a learning rate is negative or not finite
     */
    public <M extends Model<M>> Next<M> step(M model, ModelGradient<M> at, OptimizerState state, double factor) {
        Objects.requireNonNull(model, "step: model is null; need a model");
        Objects.requireNonNull(at, "step: gradient is null; need the gradient of the model");
        Objects.requireNonNull(state, "step: state is null; need that of init, or of the step before");
        Numbers.notNegative("step", "factor", factor, "1.0");
        Slots before = state.tensors() instanceof Slots known && known.layout().isFor(this, model)
                ? known
                : Layout.of(this, model, state.tensors()); // names are looked at only then
        UpdateRule.Step[] steps = new UpdateRule.Step[groups.size() + 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = rule(i).at(state.step() + 1, learningRate(i, state.step(), factor));
        }
        Tensor[] after = new Tensor[before.size()];
        List<Tensor> gradients = null;
        if (!transforms.isEmpty()) {
            gradients = new Transforms(transforms, before, after)
                    .apply(Parameters.list(model), Parameters.list(at.gradient()), state.step());
        }
        Visit visit = new Visit(before, after, steps, gradients);
        M next = Parameters.zip(model, at.gradient(), visit);
        visit.requireEnd();
        return new Next<>(next, new OptimizerState(state.step() + 1, new Slots(before.layout(), after)));
    }

    /**
     * {@return the learning rate of the rule in the next step after {@code steps} steps}
     *
     * @param steps how many have been done
     */
    public double learningRate(long steps) {
        return learningRate(groups.size(), steps, 1);
    }

    private double learningRate(int group, long step, double factor) {
        double scheduled = (group < groups.size() ? groups.get(group).schedule() : schedule).at(step);
        double rate = rule(group).learningRate() * scheduled * factor;
        if (!(rate >= 0 && rate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("step: the learning rate of " + rule(group) + " is " + rate + " in step "
                    + step + ", where its schedule has factor " + scheduled + "; need a finite number from 0 on");
        }
        return rate;
    }

    /** {@return the rule of a group; after the last one that of all other parameters} */
    UpdateRule rule(int group) {
        return group < groups.size() ? groups.get(group).rule() : rule;
    }

    /** {@return the group of each path, that of all others where no group names it} */
    int[] groupsOf(List<String> paths) {
        int[] of = new int[paths.size()];
        Arrays.fill(of, groups.size());
        for (int group = groups.size() - 1; group >= 0; group--) { // so that the first one has the last word
            boolean used = false;
            for (int i = 0; i < of.length; i++) {
                if (groups.get(group).paths().test(paths.get(i))) {
                    of[i] = group;
                    used = true;
                }
            }
            if (!used) {
                throw new IllegalArgumentException(
                        "init: group \"" + groups.get(group).paths() + "\" names no parameter; the model has " + paths
                                + "; need a pattern that names one of them");
            }
        }
        return of;
    }
}
