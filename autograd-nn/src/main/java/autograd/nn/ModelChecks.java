package autograd.nn;

import autograd.Tensor;
import autograd.nn.Exchange.Part;
import autograd.shape.ShapeException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The checks at the public door of models; {@code op} is the operation that the message begins with. */
final class ModelChecks {
    private ModelChecks() {}

    static void model(String op, String operand, Model<?> model) {
        if (model == null) {
            throw new NullPointerException(op + ": " + operand + " is null; need a model");
        }
    }

    static void loss(String op, Function<?, ?> loss) {
        if (loss == null) {
            throw new NullPointerException(op + ": loss is null; need a function of the model");
        }
    }

    static void parameters(String op, Model<?> model, Collection<Tensor> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    op + ": model " + model.getClass().getSimpleName()
                            + " has no parameters; need 1 or more, each handed to the ParameterMap in mapParameters");
        }
    }

    static void scalar(String op, Tensor value) {
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

    static void sameStructure(
            String op, String nameA, Model<?> a, List<Tensor> left, String nameB, Model<?> b, List<Tensor> right) {
        if (left.size() != right.size()) {
            throw new ShapeException(op + ": " + nameA + " has " + left.size() + " parameters "
                    + paths(a) + ", " + nameB + " has " + right.size() + " "
                    + paths(b) + "; need models of the same structure");
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).shape().equals(right.get(i).shape())) {
                throw new ShapeException(op + ": parameter \"" + Named.path(Part.PARAMETERS, a, i) + "\" has shape "
                        + left.get(i).shape() + " in " + nameA + " and "
                        + right.get(i).shape() + " in " + nameB
                        + "; need models of the same structure");
            }
        }
    }

    /**
     * Requires that {@code next} has the state of {@code model} with other values: as many tensors, of the same shapes and
     * dtypes.
     */
    static void sameState(String op, Model<?> model, List<Tensor> before, Model<?> next, List<Tensor> after) {
        if (before.size() != after.size()) {
            throw new ShapeException(op + ": model has " + before.size() + " state tensors "
                    + Named.of(op, Part.STATE, model).keySet() + ", next has " + after.size() + " "
                    + Named.of(op, Part.STATE, next).keySet() + "; need models of the same structure");
        }
        for (int i = 0; i < before.size(); i++) {
            Tensor was = before.get(i);
            Tensor is = after.get(i);
            if (was == null || is == null) {
                Named.of(op, Part.STATE, was == null ? model : next); // refuses it by its path
            }
            if (!was.shape().equals(is.shape()) || was.dtype() != is.dtype()) {
                throw new ShapeException(
                        op + ": state \"" + Named.path(Part.STATE, model, i) + "\" is " + is.dtype() + " "
                                + is.shape() + " in next and " + was.dtype() + " " + was.shape()
                                + " in model; need the same shape and dtype");
            }
        }
    }

    private static Set<String> paths(Model<?> model) {
        return Named.of("named", Part.PARAMETERS, model).keySet();
    }
}
