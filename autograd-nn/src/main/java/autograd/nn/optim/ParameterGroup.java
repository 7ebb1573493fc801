package autograd.nn.optim;

import autograd.nn.PathPattern;
import java.util.Objects;

/**
 * Parameters that an {@link Optimizer} treats in a way of their own.
 *
 * @param paths which ones
 * @param rule what is done to them
 * @param schedule of its learning rate
 */
public record ParameterGroup(PathPattern paths, UpdateRule rule, Schedule schedule) {
    /** Makes the group. */
    public ParameterGroup {
        Objects.requireNonNull(paths, "ParameterGroup: paths is null; need a pattern such as \"layers.0.*\"");
        Objects.requireNonNull(rule, "ParameterGroup: rule is null; need one such as new Sgd(0.1)");
        Objects.requireNonNull(schedule, "ParameterGroup: schedule is null; need one such as Schedule.constant()");
    }

    /** {@return the parameters of a {@link PathPattern}, with a rule and a constant learning rate} */
    public static ParameterGroup of(String paths, UpdateRule rule) {
        return new ParameterGroup(PathPattern.of(paths), rule, Schedule.constant());
    }

    /** {@return the parameters of a {@link PathPattern}, with a rule and a schedule} */
    public static ParameterGroup of(String paths, UpdateRule rule, Schedule schedule) {
        return new ParameterGroup(PathPattern.of(paths), rule, schedule);
    }
}
