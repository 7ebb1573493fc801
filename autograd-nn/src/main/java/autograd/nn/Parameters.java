package autograd.nn;

import autograd.Autograd;
import autograd.Derivatives;
import autograd.GradOption;
import autograd.Tensor;
import autograd.ValueAndGradients;
import autograd.shape.ShapeException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What can be done with the parameters of any {@link Model}, all of it derived from its one traversal.
 *
 * <pre>{@code
 * var step = Parameters.valueAndGrad(net, m -> meanSquaredError(m.apply(x), y));
 * step.value();                  // the loss
 * step.gradient();               // a model like net
 * }</pre>
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
            return path(model, index);
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
     * @throws IllegalArgumentException if two parameters have the same path: the message names it
     */
    public static Map<String, Tensor> named(Model<?> model) {
        requireModel("named", "model", model);
        return named("named", model);
    }

    private static Map<String, Tensor> named(String op, Model<?> model) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        model.mapParameters((path, parameter) -> {
            addUnique(op, named, path, parameter);
            return parameter;
        });
        return Collections.unmodifiableMap(named);
    }

    /** {@return the parameters, in the order of {@link #named}} */
    public static List<Tensor> list(Model<?> model) {
        requireModel("list", "model", model);
        return List.copyOf(list("list", model));
    }

    private static List<Tensor> list(String op, Model<?> model) {
        List<Tensor> parameters = Exchange.list(model);
        for (Tensor parameter : parameters) {
            if (parameter == null) {
                named(op, model); // refuses it by its path
            }
        }
        return parameters;
    }

    /** {@return the number of numbers in all parameters} */
    public static long count(Model<?> model) {
        requireModel("count", "model", model);
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
        requireModel("replace", "model", model);
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
                        + parameters.get(i).shape() + " for \"" + path(model, i) + "\"");
            }
            if (!tensor.shape().equals(parameters.get(i).shape())) {
                throw new ShapeException("replace: tensor " + i + " has shape " + tensor.shape() + ", parameter \""
                        + path(model, i) + "\" has shape " + parameters.get(i).shape() + "; need the same shape");
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
        requireModel("zip", "a", a);
        requireModel("zip", "b", b);
        Objects.requireNonNull(f, "zip: f is null; need a function of two tensors");
        List<Tensor> left = list("zip", a);
        List<Tensor> right = list("zip", b);
        requireSameStructure("zip", "a", a, left, "b", b, right);
        for (int i = 0; i < left.size(); i++) {
            Tensor result = f.apply(left.get(i), right.get(i));
            if (result == null) {
                throw new NullPointerException(
                        "zip: f returned null for parameter \"" + path(a, i) + "\"; need a tensor");
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
        requireModel("valueAndGrad", "model", model);
        requireLoss("valueAndGrad", loss);
        Traversal traversal = Traversal.of(model);
        if (traversal.isSuspicious()) {
            named("valueAndGrad", model); // refuses a null and a path that two have
        }
        List<Tensor> parameters = List.of(traversal.parameters());
        requireParameters("valueAndGrad", model, parameters);
        Function<List<Tensor>, Tensor> scalar = tensors -> {
            Tensor value = loss.apply(Exchange.of(model, tensors));
            requireScalar("valueAndGrad", value);
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
        requireModel("hvp", "model", model);
        requireLoss("hvp", loss);
        requireModel("hvp", "direction", direction);
        List<Tensor> parameters = list(model);
        requireParameters("hvp", model, parameters);
        List<Tensor> directions = list(direction);
        requireSameStructure("hvp", "model", model, parameters, "direction", direction, directions);
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
        requireModel("function", "model", model);
        requireLoss("function", loss);
        return tensors -> loss.apply(replace(model, tensors));
    }

    private static void requireModel(String op, String operand, Model<?> model) {
        if (model == null) {
            throw new NullPointerException(op + ": " + operand + " is null; need a model");
        }
    }

    private static void requireLoss(String op, Function<?, Tensor> loss) {
        if (loss == null) {
            throw new NullPointerException(op + ": loss is null; need a function of the model");
        }
    }

    private static void requireParameters(String op, Model<?> model, Collection<Tensor> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    op + ": model " + model.getClass().getSimpleName()
                            + " has no parameters; need 1 or more, each handed to the ParameterMap in mapParameters");
        }
    }

    private static void requireScalar(String op, Tensor value) {
        Objects.requireNonNull(value, () -> op + ": loss returned null; need a scalar tensor");
        if (!value.dtype().isFloating()) {
            throw new IllegalArgumentException(op + ": loss has dtype " + value.dtype() + " and shape " + value.shape()
                    + "; need FLOAT64 or FLOAT32, only these carry derivatives");
        }
        if (!value.shape().isScalar()) {
            throw new ShapeException(op + ": loss returned a tensor of shape " + value.shape()
                    + "; need a scalar, take its sum() or mean()");
        }
    }

    private static void addUnique(String op, Map<String, Tensor> named, String path, Tensor parameter) {
        Objects.requireNonNull(parameter, () -> op + ": parameter \"" + path + "\" is null; need a tensor");
        if (named.put(path, parameter) != null) {
            throw new IllegalArgumentException(op + ": two parameters have the path \"" + path
                    + "\"; need one name for each component in mapParameters");
        }
    }

    private static void requireSameStructure(
            String op, String nameA, Model<?> a, List<Tensor> left, String nameB, Model<?> b, List<Tensor> right) {
        if (left.size() != right.size()) {
            throw new ShapeException(op + ": " + nameA + " has " + left.size() + " parameters "
                    + named(a).keySet() + ", " + nameB + " has " + right.size() + " "
                    + named(b).keySet() + "; need models of the same structure");
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).shape().equals(right.get(i).shape())) {
                throw new ShapeException(op + ": parameter \"" + path(a, i) + "\" has shape "
                        + left.get(i).shape() + " in " + nameA + " and "
                        + right.get(i).shape() + " in " + nameB
                        + "; need models of the same structure");
            }
        }
    }

    private static String path(Model<?> model, int index) {
        return List.copyOf(named(model).keySet()).get(index);
    }
}
