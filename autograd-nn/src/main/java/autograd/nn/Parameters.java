package autograd.nn;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.GradOption;
import autograd.Tensor;
import autograd.ValueAndGradients;
import autograd.nn.Exchange.Part;
import autograd.shape.ShapeException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What can be done with the parameters of any {@link Model}, and with its state, all of it derived from its one traversal.
 *
 * <pre>{@code
 * var step = Parameters.valueAndGrad(net, m -> meanSquaredError(m.apply(x), y));
 * step.value();                  // the loss
 * step.gradient();               // a model like net
 * }</pre>
 *
 * <p>A function that changes parameters leaves the state as it is: what {@link #replace}, {@link #zip} and gradients return
 * has that of the first model.
 *
 * <p>Null arguments are a {@link NullPointerException} that names them. Two models that differ in structure (number or shapes
 * of their parameters) are a {@link ShapeException} that names the first parameter in question.
 */
public final class Parameters {
    private Parameters() {}

    /** The paths of the parameters, found when they are asked for. */
    private static final class Paths extends AbstractList<String> {
        private final Model<?> model;
        private final int size;

        Paths(Model<?> model, int size) {
            this.model = model;
            this.size = size;
        }

        @Override
        public String get(int index) {
            return Named.path(Part.PARAMETERS, model, index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /**
     * {@return the parameters by path, in order of the traversal; unmodifiable}
     *
     * @param model a model
     * @throws IllegalArgumentException if two tensors have the same path: the message names it
     */
    public static Map<String, Tensor> named(Model<?> model) {
        ModelChecks.model("named", "model", model);
        return Named.of("named", Part.PARAMETERS, model);
    }

    /**
     * {@return what the layers remember without being trained, by path, in order of the traversal; unmodifiable}
     *
     * @param model a model
     * @throws IllegalArgumentException if two tensors have the same path: the message names it
     */
    public static Map<String, Tensor> state(Model<?> model) {
        ModelChecks.model("state", "model", model);
        return Named.of("state", Part.STATE, model);
    }

    /**
     * {@return parameters and state by path, in order of the traversal: all that is to be saved; unmodifiable}
     *
     * @param model a model
     * @throws IllegalArgumentException if two tensors have the same path: the message names it
     */
    public static Map<String, Tensor> tensors(Model<?> model) {
        ModelChecks.model("tensors", "model", model);
        return Named.of("tensors", Part.ALL, model);
    }

    /**
     * Puts other tensors in the places of all parameters and all state, as after loading.
     *
     * @param model gives the structure
     * @param tensors by path: those of {@link #tensors tensors(model)}, each of the shape and dtype that it has there
     * @return the model that holds {@code tensors}
     * @throws IllegalArgumentException if anything does not fit: one message with every name that is missing, that the model
     *     does not have, or that has another shape or dtype
     */
    public static <M extends Model<M>> M withTensors(M model, Map<String, Tensor> tensors) {
        ModelChecks.model("withTensors", "model", model);
        Objects.requireNonNull(tensors, "withTensors: tensors is null; need a map from path to tensor");
        return Named.replaceAll("withTensors", model, tensors);
    }

    /** {@return the parameters, in the order of {@link #named}} */
    public static List<Tensor> list(Model<?> model) {
        ModelChecks.model("list", "model", model);
        return List.copyOf(list("list", model));
    }

    private static List<Tensor> list(String op, Model<?> model) {
        List<Tensor> parameters = Exchange.list(model);
        for (Tensor parameter : parameters) {
            if (parameter == null) {
                Named.of(op, Part.PARAMETERS, model); // refuses it by its path
            }
        }
        return parameters;
    }

    /** {@return the number of numbers in all parameters} */
    public static long count(Model<?> model) {
        ModelChecks.model("count", "model", model);
        return list(model).stream().mapToLong(Tensor::size).sum();
    }

    /**
     * Puts other tensors in the places of the parameters.
     *
     * @param model gives the structure
     * @param tensors as many as {@link #list} returns, in that order, each of the shape of the parameter it replaces
     * @return the model that holds {@code tensors}
     */
    public static <M extends Model<M>> M replace(M model, List<Tensor> tensors) {
        ModelChecks.model("replace", "model", model);
        Objects.requireNonNull(tensors, "replace: tensors is null; need a list of tensors");
        List<Tensor> parameters = list(model);
        if (parameters.size() != tensors.size()) {
            throw new ShapeException("replace: model has " + parameters.size() + " parameters "
                    + named(model).keySet() + "; " + tensors.size() + " tensors were given; need one for each");
        }
        for (int i = 0; i < parameters.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (tensor == null) {
                throw new NullPointerException("replace: tensor " + i + " is null; need a tensor of shape "
                        + parameters.get(i).shape() + " for \"" + Named.path(Part.PARAMETERS, model, i) + "\"");
            }
            if (!tensor.shape().equals(parameters.get(i).shape())) {
                throw new ShapeException("replace: tensor " + i + " has shape " + tensor.shape() + ", parameter \""
                        + Named.path(Part.PARAMETERS, model, i) + "\" has shape "
                        + parameters.get(i).shape() + "; need the same shape");
            }
        }
        return Exchange.of(model, tensors);
    }

    /**
     * Joins two models of the same structure, parameter by parameter.
     *
     * @param a a model
     * @param b a model of the same structure
     * @param f called with the parameters of {@code a} and {@code b} in the same place
     * @return a model of the results
     */
    public static <M extends Model<M>> M zip(M a, M b, BinaryOperator<Tensor> f) {
        ModelChecks.model("zip", "a", a);
        ModelChecks.model("zip", "b", b);
        Objects.requireNonNull(f, "zip: f is null; need a function of two tensors");
        List<Tensor> left = list("zip", a);
        List<Tensor> right = list("zip", b);
        ModelChecks.sameStructure("zip", "a", a, left, "b", b, right);
        for (int i = 0; i < left.size(); i++) {
            Tensor result = f.apply(left.get(i), right.get(i));
            if (result == null) {
                throw new NullPointerException("zip: f returned null for parameter \""
                        + Named.path(Part.PARAMETERS, a, i) + "\"; need a tensor");
            }
            left.set(i, result);
        }
        return Exchange.of(a, left);
    }

    /**
     * The value of a loss and its gradient by every parameter, from one evaluation and one backward replay.
     *
     * @param model where to take the gradient; its parameters are FLOAT64 or FLOAT32
     * @param loss a scalar function of the model it is given
     * @param options {@link GradOption#ALLOW_UNUSED} gives zeros for a parameter that the loss does not depend on
     * @return the value, and the gradient as a model
     * @throws ShapeException if the loss is not a scalar
     * @throws IllegalArgumentException if the model has no parameter; if the loss does not depend on one: the message has
     *     its path and says where the chain broke; or if a parameter is of another dtype, or two have the same path
     */
    public static <M extends Model<M>> ModelGradient<M> valueAndGrad(
            M model, Function<? super M, Tensor> loss, GradOption... options) {
        ModelChecks.model("valueAndGrad", "model", model);
        ModelChecks.loss("valueAndGrad", loss);
        return evaluate("valueAndGrad", model, loss, options);
    }

    /**
     * {@link #valueAndGrad} of a loss whose layers change state.
     *
     * <pre>{@code
     * var step = Parameters.valueGradAndState(net, m -> {
     *     Output<Sequential> output = m.apply(x, Mode.training(key));
     *     return new Evaluation<>(meanSquaredError(output.y(), y), output.layer());
     * });
     * net = optimizer.step(step.model(), step.gradient());
     * }</pre>
     *
     * <p>State carries no derivative: the next one is plain numbers, whatever it was computed from.
     *
     * @param model where to take the gradient
     * @param loss a function of the model it is given, to a scalar and the model with its next state
     * @param options as for {@link #valueAndGrad}
     * @return value and gradient, and {@code model} with its next state
     * @throws ShapeException if the loss is not a scalar, or the next state is of another structure, shape or dtype
     * @throws IllegalArgumentException as {@link #valueAndGrad}
     */
    public static <M extends Model<M>> GradientAndState<M> valueGradAndState(
            M model, Function<? super M, Evaluation<M>> loss, GradOption... options) {
        String op = "valueGradAndState";
        ModelChecks.model(op, "model", model);
        ModelChecks.loss(op, loss);
        List<Tensor> before = Exchange.list(Part.STATE, model);
        List<Tensor> after = new ArrayList<>(before.size());
        Function<M, Tensor> scalar = m -> {
            Evaluation<M> evaluation = loss.apply(m);
            Objects.requireNonNull(evaluation, op + ": loss returned null; need an Evaluation of loss and next model");
            List<Tensor> next = Exchange.list(Part.STATE, evaluation.next());
            ModelChecks.sameState(op, model, before, evaluation.next(), next);
            for (int i = 0; i < next.size(); i++) {
                after.add(
                        next.get(i) == before.get(i)
                                ? before.get(i)
                                : next.get(i).stopGradient());
            }
            return evaluation.loss();
        };
        ModelGradient<M> gradient = evaluate(op, model, scalar, options);
        return new GradientAndState<>(gradient, Exchange.of(Part.STATE, model, after));
    }

    private static <M extends Model<M>> ModelGradient<M> evaluate(
            String op, M model, Function<? super M, Tensor> loss, GradOption... options) {
        Traversal traversal = Traversal.of(model);
        if (traversal.isSuspicious()) {
            Named.of(op, Part.PARAMETERS, model); // refuses a null and a path that two have
        }
        List<Tensor> parameters = List.of(traversal.parameters());
        ModelChecks.parameters(op, model, parameters);
        Function<List<Tensor>, Tensor> scalar = tensors -> {
            Tensor value = loss.apply(Exchange.of(model, tensors));
            ModelChecks.scalar(op, value);
            return value;
        };
        ValueAndGradients result = Autograd.valueAndGradAll(scalar, new Paths(model, parameters.size()), options)
                .apply(parameters);
        return new ModelGradient<>(result.value(), Exchange.of(model, result.gradients()));
    }

    /** {@return the gradient part of {@link #valueAndGrad}} */
    public static <M extends Model<M>> M grad(M model, Function<? super M, Tensor> loss, GradOption... options) {
        return valueAndGrad(model, loss, options).gradient();
    }

    /**
     * The product of the Hessian of a loss with a direction, without the Hessian: {@code sum_j d2L/dtheta[i] dtheta[j]
     * v[j]}.
     *
     * @param model where to take it
     * @param loss a scalar function of the model it is given
     * @param direction v, a model of the same structure, with the dtypes of {@code model}
     * @return the product, as a model
     * @throws IllegalArgumentException if the model has no parameter, or the loss does not depend on one: "argument i" is the
     *     i-th of {@link #named}, from 0
     */
    public static <M extends Model<M>> M hvp(M model, Function<? super M, Tensor> loss, M direction) {
        ModelChecks.model("hvp", "model", model);
        ModelChecks.loss("hvp", loss);
        ModelChecks.model("hvp", "direction", direction);
        List<Tensor> parameters = list(model);
        ModelChecks.parameters("hvp", model, parameters);
        List<Tensor> directions = list(direction);
        ModelChecks.sameStructure("hvp", "model", model, parameters, "direction", direction, directions);
        return Exchange.of(model, Derivatives.hvpAll(function(model, loss), parameters, directions));
    }

    /**
     * A loss as a function of the list of parameters: what {@link autograd.Autograd}, {@link Derivatives} and {@link
     * autograd.check.GradientCheck} take, to be applied to {@link #list list(model)}.
     *
     * @param model gives the structure
     * @param loss a function of a model, with a result of any shape
     * @return the function of the list
     */
    public static <M extends Model<M>> Function<List<Tensor>, Tensor> function(
            M model, Function<? super M, Tensor> loss) {
        ModelChecks.model("function", "model", model);
        ModelChecks.loss("function", loss);
        return tensors -> loss.apply(replace(model, tensors));
    }
}
