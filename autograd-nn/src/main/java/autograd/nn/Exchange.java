package autograd.nn;

import autograd.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Visits of a model that look at no path, and so build none: one lists the parameters, another puts tensors in their places,
 * in order.
 */
final class Exchange implements ParameterMap {
    private static final int INITIAL_CAPACITY = 8;

    private final List<Tensor> tensors; // null in a visit that lists
    private Tensor[] listed;
    private int next;

    private Exchange(List<Tensor> tensors) {
        this.tensors = tensors;
        this.listed = tensors == null ? new Tensor[INITIAL_CAPACITY] : null;
    }

    /** {@return the parameters, null where one is: a list of the caller's own} */
    static List<Tensor> list(Model<?> model) {
        Exchange visit = new Exchange(null);
        model.mapParameters(visit);
        return Arrays.asList(Arrays.copyOf(visit.listed, visit.next));
    }

    /** {@return the model with {@code tensors} for its parameters, as many as it has} */
    static <M extends Model<M>> M of(M model, List<Tensor> tensors) {
        return model.mapParameters(new Exchange(tensors));
    }

    @Override
    public Tensor apply(String path, Tensor parameter) {
        if (tensors != null) {
            return tensors.get(next++);
        }
        if (next == listed.length) {
            listed = Arrays.copyOf(listed, 2 * next);
        }
        listed[next++] = parameter;
        return parameter;
    }

    @Override
    public ParameterMap at(String name) {
        return this;
    }

    @Override
    public ParameterMap at(int index) {
        return this;
    }
}
