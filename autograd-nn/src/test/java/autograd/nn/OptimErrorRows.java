package autograd.nn;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.layer.Linear;
import autograd.nn.optim.Adagrad;
import autograd.nn.optim.Adam;
import autograd.nn.optim.AdamW;
import autograd.nn.optim.ClipByGlobalNorm;
import autograd.nn.optim.ClipByValue;
import autograd.nn.optim.Ema;
import autograd.nn.optim.GradientTransform;
import autograd.nn.optim.Lbfgs;
import autograd.nn.optim.Momentum;
import autograd.nn.optim.NAdam;
import autograd.nn.optim.Optimizer;
import autograd.nn.optim.OptimizerState;
import autograd.nn.optim.ParameterGroup;
import autograd.nn.optim.Plateau;
import autograd.nn.optim.RmsProp;
import autograd.nn.optim.Schedule;
import autograd.nn.optim.Sgd;
import autograd.nn.optim.UpdateRule;
import autograd.nn.optim.WeightDecay;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** The error rows of optimizers; those that need a test of their own are beside them. */
final class OptimErrorRows {
    private static final Class<ShapeException> SHAPE = ShapeException.class;
    private static final Class<IllegalArgumentException> VALUE = IllegalArgumentException.class;
    private static final Class<NullPointerException> NULL = NullPointerException.class;

    private OptimErrorRows() {}

    private static Row row(Class<? extends Exception> type, Executable call, String... facts) {
        return new Row(type, call, List.of(facts));
    }

    static Stream<Row> all() {
        return Stream.of(rules(), transforms(), schedules(), optimizers(), others())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> rules() {
        return Stream.of(
                row(VALUE, () -> new Momentum(0, 0.9), "Momentum: learningRate is 0.0", "above 0"),
                row(VALUE, () -> new Momentum(0.1, 1), "Momentum: momentum is 1.0", "below 1"),
                row(VALUE, () -> new Momentum(0.1, -0.1), "Momentum: momentum is -0.1", "from 0"),
                row(VALUE, () -> new Adam(-1), "Adam: learningRate is -1.0", "above 0"),
                row(VALUE, () -> new Adam(Double.NaN), "Adam: learningRate is NaN", "above 0"),
                row(VALUE, () -> new Adam(Double.POSITIVE_INFINITY), "Adam: learningRate is Infinity", "finite"),
                row(VALUE, () -> new Adam(0.1, 1, 0.9, 1e-8), "Adam: beta1 is 1.0", "below 1", "0.9"),
                row(VALUE, () -> new Adam(0.1, 0.9, -0.5, 1e-8), "Adam: beta2 is -0.5", "from 0", "0.999"),
                row(VALUE, () -> new Adam(0.1, 0.9, Double.NaN, 1e-8), "Adam: beta2 is NaN"),
                row(VALUE, () -> new Adam(0.1, 0.9, 0.9, 0), "Adam: epsilon is 0.0", "above 0", "1e-8"),
                row(VALUE, () -> new AdamW(0, 0.1), "AdamW: learningRate is 0.0"),
                row(VALUE, () -> new AdamW(0.1, 0.9, 2, 1e-8, 0.1), "AdamW: beta2 is 2.0"),
                row(VALUE, () -> new AdamW(0.1, -0.1), "AdamW: weightDecay is -0.1", "from 0"),
                row(VALUE, () -> new NAdam(0), "NAdam: learningRate is 0.0"),
                row(VALUE, () -> new NAdam(0.1, 0.9, 0.9, 1e-8, -1), "NAdam: momentumDecay is -1.0", "from 0"),
                row(VALUE, () -> new RmsProp(0), "RmsProp: learningRate is 0.0"),
                row(VALUE, () -> new RmsProp(0.1, 1, 1e-8, 0, false), "RmsProp: decay is 1.0", "below 1"),
                row(VALUE, () -> new RmsProp(0.1, 0.9, -1, 0, false), "RmsProp: epsilon is -1.0", "above 0"),
                row(VALUE, () -> new RmsProp(0.1, 0.9, 1e-8, 1, false), "RmsProp: momentum is 1.0", "below 1"),
                row(VALUE, () -> new Adagrad(0), "Adagrad: learningRate is 0.0"),
                row(VALUE, () -> new Adagrad(0.1, 0, 0), "Adagrad: epsilon is 0.0"),
                row(VALUE, () -> new Adagrad(0.1, 1e-8, -1), "Adagrad: initial is -1.0", "from 0"),
                row(NULL, () -> new UpdateRule.Updated(null, List.of()), "Updated: theta is null"),
                row(NULL, () -> new UpdateRule.Updated(Tensor.of(1.0), null), "Updated: slots is null"));
    }

    private static Stream<Row> transforms() {
        return Stream.of(
                row(VALUE, () -> new ClipByGlobalNorm(0), "ClipByGlobalNorm: max is 0.0", "above 0"),
                row(VALUE, () -> new ClipByGlobalNorm(Double.NaN), "ClipByGlobalNorm: max is NaN"),
                row(VALUE, () -> new ClipByValue(-1), "ClipByValue: max is -1.0", "above 0"),
                row(VALUE, () -> new WeightDecay(0), "WeightDecay: factor is 0.0", "above 0"),
                row(NULL, () -> new WeightDecay(0.1, null), "WeightDecay: paths is null", "*weight"),
                row(NULL, () -> new GradientTransform.Transformed(null), "Transformed: gradients is null"),
                row(NULL, () -> new GradientTransform.Transformed(List.of(), null), "Transformed: state is null"));
    }

    private static Stream<Row> schedules() {
        Schedule constant = Schedule.constant();
        Plateau plateau = Plateau.ofLoss();
        return Stream.of(
                row(VALUE, () -> Schedule.staircase(0, 0.5), "staircase: every is 0", "1 or more"),
                row(VALUE, () -> Schedule.staircase(1, 0), "staircase: factor is 0.0", "above 0"),
                row(VALUE, () -> Schedule.exponential(0, 0.5), "exponential: every is 0"),
                row(VALUE, () -> Schedule.exponential(1, Double.NaN), "exponential: factor is NaN"),
                row(VALUE, () -> Schedule.linear(0, 1, 0), "linear: steps is 0", "1 or more"),
                row(VALUE, () -> Schedule.linear(1, -1, 0), "linear: from is -1.0", "from 0"),
                row(VALUE, () -> Schedule.linear(1, 1, -1), "linear: to is -1.0"),
                row(VALUE, () -> Schedule.cosine(0, 0), "cosine: steps is 0"),
                row(VALUE, () -> Schedule.cosine(1, -1), "cosine: end is -1.0"),
                row(VALUE, () -> Schedule.cosineWithRestarts(0, 1, 0), "cosineWithRestarts: steps is 0"),
                row(VALUE, () -> Schedule.cosineWithRestarts(1, 0, 0), "cosineWithRestarts: growth is 0"),
                row(VALUE, () -> Schedule.cosineWithRestarts(1, 1, -1), "cosineWithRestarts: end is -1.0"),
                row(VALUE, () -> Schedule.warmUp(0, constant), "warmUp: steps is 0"),
                row(NULL, () -> Schedule.warmUp(1, null), "warmUp: then is null"),
                row(VALUE, () -> Schedule.oneCycle(1), "oneCycle: steps is 1", "2 or more"),
                row(VALUE, () -> Schedule.oneCycle(10, 1, 0, 0), "oneCycle: rising is 1.0", "between 0 and 1"),
                row(VALUE, () -> Schedule.oneCycle(10, 0.3, -1, 0), "oneCycle: start is -1.0"),
                row(VALUE, () -> Schedule.oneCycle(10, 0.3, 0, -1), "oneCycle: end is -1.0"),
                row(VALUE, () -> constant.then(-1, constant), "then: steps is -1", "0 or more"),
                row(NULL, () -> constant.then(1, null), "then: next is null"),
                row(NULL, () -> constant.times(null), "times: other is null"),
                row(VALUE, () -> constant.times(-1), "times: factor is -1.0"),
                row(VALUE, () -> new Plateau(true, 1, 0, 0, 0, 0), "Plateau: factor is 1.0", "between 0 and 1"),
                row(VALUE, () -> new Plateau(true, 0.5, -1, 0, 0, 0), "Plateau: patience is -1"),
                row(VALUE, () -> new Plateau(true, 0.5, 0, -1, 0, 0), "Plateau: threshold is -1.0"),
                row(VALUE, () -> new Plateau(true, 0.5, 0, 0, -1, 0), "Plateau: cooldown is -1"),
                row(VALUE, () -> new Plateau(true, 0.5, 0, 0, 0, -1), "Plateau: least is -1.0"),
                row(NULL, () -> plateau.next(null, 1), "Plateau: state is null", "init()"));
    }

    private static Stream<Row> optimizers() {
        Sgd sgd = new Sgd(0.1);
        Schedule constant = Schedule.constant();
        Optimizer optimizer = Optimizer.of(sgd);
        Linear linear = linear(2);
        OptimizerState state = optimizer.init(linear);
        ModelGradient<Linear> at = new ModelGradient<>(Tensor.of(0.0), linear);
        ModelGradient<Linear> other = new ModelGradient<>(Tensor.of(0.0), linear(1));
        Map<String, Tensor> withNull = new HashMap<>();
        withNull.put("m.weight", null);
        return Stream.of(
                row(NULL, () -> Optimizer.of(null), "Optimizer: rule is null"),
                row(NULL, () -> optimizer.withSchedule(null), "Optimizer: schedule is null"),
                row(
                        NULL,
                        () -> optimizer.withTransforms(new ClipByValue(1), null),
                        "Optimizer: element 1 of transforms is null"),
                row(NULL, () -> optimizer.withTransforms((GradientTransform[]) null), "Optimizer: transforms is null"),
                row(NULL, () -> optimizer.withGroups((ParameterGroup) null), "Optimizer: element 0 of groups is null"),
                row(NULL, () -> optimizer.withGroups((ParameterGroup[]) null), "Optimizer: groups is null"),
                row(NULL, () -> new Optimizer(sgd, constant, null, List.of()), "Optimizer: transforms is null"),
                row(NULL, () -> new Optimizer(sgd, constant, List.of(), null), "Optimizer: groups is null"),
                row(NULL, () -> new ParameterGroup(null, sgd, constant), "ParameterGroup: paths is null", "layers.0.*"),
                row(NULL, () -> ParameterGroup.of("*", null), "ParameterGroup: rule is null"),
                row(NULL, () -> ParameterGroup.of("*", sgd, null), "ParameterGroup: schedule is null"),
                row(NULL, () -> optimizer.init(null), "init: model is null"),
                row(NULL, () -> optimizer.step(null, at, state), "step: model is null"),
                row(NULL, () -> optimizer.step(linear, null, state), "step: gradient is null"),
                row(NULL, () -> optimizer.step(linear, at, null), "step: state is null", "init"),
                row(VALUE, () -> optimizer.step(linear, at, state, -1), "step: factor is -1.0", "from 0"),
                row(SHAPE, () -> optimizer.step(linear, other, state), "\"weight\"", "[2, 3]", "[1, 3]"),
                row(
                        VALUE,
                        () -> optimizer.withSchedule(step -> -1).step(linear, at, state),
                        "learning rate of Sgd[learningRate=0.1] is -0.1 in step 0",
                        "schedule",
                        "from 0"),
                row(
                        VALUE,
                        () -> optimizer.withSchedule(step -> Double.NaN).step(linear, at, state),
                        "learning rate",
                        "NaN"),
                row(VALUE, () -> new OptimizerState(-1, Map.of()), "OptimizerState: step is -1", "0 or more"),
                row(NULL, () -> new OptimizerState(0, null), "OptimizerState: tensors is null"),
                row(NULL, () -> new OptimizerState(0, withNull), "OptimizerState: \"m.weight\" is null"));
    }

    private static Stream<Row> others() {
        Linear linear = linear(2);
        Ema ema = new Ema(0.9, true);
        Ema.Average<Linear> average = ema.init(linear);
        Lbfgs lbfgs = new Lbfgs();
        return Stream.of(
                row(VALUE, () -> new Ema(1, true), "Ema: decay is 1.0", "below 1"),
                row(NULL, () -> ema.init(null), "Ema: model is null"),
                row(NULL, () -> ema.next(null, linear), "Ema: average is null"),
                row(NULL, () -> ema.next(average, null), "Ema: model is null"),
                row(NULL, () -> ema.model(null), "Ema: average is null"),
                row(VALUE, () -> ema.model(average), "Ema: the average is of no model yet", "next(average, model)"),
                row(NULL, () -> new Ema.Average<Linear>(null, 0), "Average: sum is null"),
                row(VALUE, () -> new Ema.Average<>(linear, -1), "Average: step is -1"),
                row(VALUE, () -> new Lbfgs(0, 1e-4, 0.9, 5), "Lbfgs: history is 0", "1 or more"),
                row(VALUE, () -> new Lbfgs(5, 1e-4, 0.9, 0), "Lbfgs: maxTrials is 0", "1 or more"),
                row(VALUE, () -> new Lbfgs(5, 0.9, 0.5, 5), "c1 is 0.9, c2 is 0.5", "0 < c1 < c2 < 1"),
                row(VALUE, () -> new Lbfgs(5, 0, 0.5, 5), "c1 is 0.0"),
                row(VALUE, () -> new Lbfgs(5, 1e-4, 1, 5), "c2 is 1.0"),
                row(NULL, () -> lbfgs.init((Linear) null, m -> null), "init: model is null"),
                row(NULL, () -> lbfgs.init(linear, null), "init: loss is null"),
                row(NULL, () -> lbfgs.step(linear, null, m -> null), "step: state is null"),
                row(VALUE, () -> lbfgs.minimize(linear, m -> m.bias().sum(), -1, 0), "minimize: maxSteps is -1"),
                row(VALUE, () -> lbfgs.minimize(linear, m -> m.bias().sum(), 1, -1), "minimize: tolerance is -1.0"));
    }

    private static Linear linear(int out) {
        return new Linear(Tensor.full(Shape.of(out, 3), 1, DType.FLOAT64), Tensor.ones(out));
    }
}
