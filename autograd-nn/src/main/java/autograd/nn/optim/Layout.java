package autograd.nn.optim;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Model;
import autograd.nn.Parameters;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How one optimizer treats one model: the group of each parameter, and the place and name of all that is remembered. Made
 * when a state is new or comes from elsewhere; later steps use it as it is.
 */
final class Layout {
    /** What must be the same of a tensor from step to step. */
    private record Kind(Shape shape, DType dtype) {
        static Kind of(Tensor x) {
            return new Kind(x.shape(), x.dtype());
        }

        @Override
        public String toString() {
            return dtype + " " + shape;
        }
    }

    private final Optimizer optimizer;
    private final Class<?> type; // of the model
    private final List<String> paths;
    private final Kind[] kinds; // of the parameters
    private final int[] groups; // of each parameter
    private final int[] firstSlots; // of each parameter, and at the end that of the first transform
    private final List<String> names; // of all that is remembered
    private final List<List<String>> transformNames; // without prefix

    /** Makes the layout, and puts what is remembered before the first step into {@code first}, by name. */
    private Layout(Optimizer optimizer, Model<?> model, Map<String, Tensor> first) {
        this.optimizer = optimizer;
        this.type = model.getClass();
        Map<String, Tensor> parameters = Parameters.named(model);
        this.paths = List.copyOf(parameters.keySet());
        this.kinds = parameters.values().stream().map(Kind::of).toArray(Kind[]::new);
        this.groups = optimizer.groupsOf(paths);
        this.firstSlots = new int[paths.size() + 1];
        for (int i = 0; i < paths.size(); i++) {
            firstSlots[i] = first.size();
            Tensor theta = parameters.get(paths.get(i));
            UpdateRule rule = optimizer.rule(groups[i]);
            for (String slot : rule.slots()) {
                remember(first, slot + "." + paths.get(i), rule.initial(slot, theta), rule);
            }
        }
        firstSlots[paths.size()] = first.size();
        List<List<String>> transforms = new ArrayList<>();
        for (int i = 0; i < optimizer.transforms().size(); i++) {
            Map<String, Tensor> memory = optimizer.transforms().get(i).init(paths, List.copyOf(parameters.values()));
            transforms.add(List.copyOf(memory.keySet()));
            for (String name : transforms.get(i)) { // in the order that is kept, which a map may not have
                remember(
                        first,
                        "transforms." + i + "." + name,
                        memory.get(name),
                        optimizer.transforms().get(i));
            }
        }
        this.transformNames = List.copyOf(transforms);
        this.names = List.copyOf(first.keySet());
    }

    private static void remember(Map<String, Tensor> first, String name, Tensor value, Object owner) {
        Objects.requireNonNull(value, () -> "init: " + owner + " made null for \"" + name + "\"; need a tensor");
        if (first.put(name, value) != null) {
            throw new IllegalArgumentException("init: two tensors would be remembered as \"" + name
                    + "\", the second by " + owner + "; need slots and names that differ");
        }
    }

    /** {@return the state of an optimizer before its first step} */
    static Slots initial(Optimizer optimizer, Model<?> model) {
        Map<String, Tensor> first = new LinkedHashMap<>();
        Layout layout = new Layout(optimizer, model, first);
        return new Slots(layout, first.values().toArray(Tensor[]::new));
    }

    /** {@return a state from elsewhere, in its places; refused with the names of all that does not fit} */
    static Slots of(Optimizer optimizer, Model<?> model, Map<String, Tensor> tensors) {
        Map<String, Tensor> first = new LinkedHashMap<>();
        Layout layout = new Layout(optimizer, model, first);
        List<String> faults = new ArrayList<>();
        Tensor[] places = new Tensor[layout.names.size()];
        for (int i = 0; i < places.length; i++) {
            String name = layout.names.get(i);
            Kind kind = Kind.of(first.get(name));
            places[i] = tensors.get(name);
            if (places[i] == null) {
                faults.add("\"" + name + "\" (" + kind + ") is missing");
            } else if (!Kind.of(places[i]).equals(kind)) {
                faults.add("\"" + name + "\" is " + Kind.of(places[i]) + ", not " + kind);
            }
        }
        for (String name : tensors.keySet()) {
            if (!first.containsKey(name)) {
                faults.add("\"" + name + "\" belongs to nothing");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("step: the state does not fit optimizer and model: "
                    + String.join("; ", faults) + "; need a state of init, or of a step, of the same optimizer and a"
                    + " model of the same structure");
        }
        return new Slots(layout, places);
    }

    /** {@return whether this was made for the two; parameters are compared by {@link #isOf} as they come} */
    boolean isFor(Optimizer optimizer, Model<?> model) {
        return this.optimizer == optimizer && type == model.getClass();
    }

    /** {@return whether parameter {@code index} is what it was} */
    boolean isOf(int index, Tensor parameter) {
        return index < kinds.length
                && parameter.dtype() == kinds[index].dtype
                && parameter.shape().equals(kinds[index].shape);
    }

    /** {@return the number of parameters} */
    int size() {
        return kinds.length;
    }

    List<String> names() {
        return names;
    }

    List<String> paths() {
        return paths;
    }

    int group(int index) {
        return groups[index];
    }

    /** {@return the place of the first slot of a parameter; of the one after the last, that of the first transform} */
    int firstSlot(int index) {
        return firstSlots[index];
    }

    /** {@return the number of slots of a parameter} */
    int slotsOf(int index) {
        return firstSlots[index + 1] - firstSlots[index];
    }

    /** {@return the names that a transform remembers by, in the order of their places} */
    List<String> transformNames(int transform) {
        return transformNames.get(transform);
    }

    /** {@return the model as messages describe it} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type.getSimpleName());
        for (int i = 0; i < kinds.length; i++) {
            text.append(i == 0 ? " with " : ", ")
                    .append(paths.get(i))
                    .append(' ')
                    .append(kinds[i]);
        }
        return text.toString();
    }
}
