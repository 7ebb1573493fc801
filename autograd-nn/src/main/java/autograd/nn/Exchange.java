package autograd.nn;

import autograd.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Visits of a model that look at no path, and so build none: one lists tensors, another puts tensors in their places, in
 * order. Each visits a part of the tensors and leaves the others as they are.
 */
final class Exchange implements ParameterMap {
    private static final int INITIAL_CAPACITY = 8;

    /** Which tensors are visited. */
    enum Part {
        PARAMETERS,
        STATE,
        ALL
    }

    private final Part part;
    private final List<Tensor> tensors; // null in a visit that lists
    private Tensor[] listed;
    private int next;

    private Exchange(Part part, List<Tensor> tensors) {
        this.part = part;
        this.tensors = tensors;
        this.listed = tensors == null ? new Tensor[INITIAL_CAPACITY] : null;
    }

    /** {@return the parameters, null where one is: a list of the caller's own} */
    static List<Tensor> list(Model<?> model) {
        return list(Part.PARAMETERS, model);
    }

    /** {@return the tensors of a part, null where one is: a list of the caller's own} */
    static List<Tensor> list(Part part, Model<?> model) {
        Exchange visit = new Exchange(part, null);
        model.mapParameters(visit);
        return Arrays.asList(Arrays.copyOf(visit.listed, visit.next));
    }

    /** {@return the model with {@code tensors} for its parameters, as many as it has} */
    static <M extends Model<M>> M of(M model, List<Tensor> tensors) {
        return of(Part.PARAMETERS, model, tensors);
    }

    /** {@return the model with {@code tensors} for those of a part, as many as there are} */
    static <M extends Model<M>> M of(Part part, M model, List<Tensor> tensors) {
        return model.mapParameters(new Exchange(part, tensors));
    }

    @Override
    public Tensor apply(String path, Tensor parameter) {
        return part == Part.STATE ? parameter : visit(parameter);
    }

    @Override
    public Tensor state(String path, Tensor value) {
        return part == Part.PARAMETERS ? value : visit(value);
    }

    private Tensor visit(Tensor tensor) {
        if (tensors != null) {
            return tensors.get(next++);
        }
        if (next == listed.length) {
            listed = Arrays.copyOf(listed, 2 * next);
        }
        listed[next++] = tensor;
        return tensor;
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
