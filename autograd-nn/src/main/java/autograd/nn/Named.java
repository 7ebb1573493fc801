package autograd.nn;

import autograd.Tensor;
import autograd.nn.Exchange.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tensors of a model by path; paths are unique over parameters and state. {@code op} begins the messages. */
final class Named {
    private Named() {}

    /** A visit that collects a part and requires that no path comes twice and no tensor is null. */
    private static final class Collector implements ParameterMap {
        private final String op;
        private final Part part;
        private final Map<String, Tensor> collected = new LinkedHashMap<>();
        private final Map<String, String> kinds = new LinkedHashMap<>();

        Collector(String op, Part part) {
            this.op = op;
            this.part = part;
        }

        @Override
        public Tensor apply(String path, Tensor parameter) {
            return add("parameter", part != Part.STATE, path, parameter);
        }

        @Override
        public Tensor state(String path, Tensor value) {
            return add("state", part != Part.PARAMETERS, path, value);
        }

        private Tensor add(String kind, boolean wanted, String path, Tensor tensor) {
            Objects.requireNonNull(tensor, () -> op + ": " + kind + " \"" + path + "\" is null; need a tensor");
            String before = kinds.put(path, kind);
            if (before != null) {
                throw new IllegalArgumentException(op + ": two tensors have the path \"" + path + "\", " + before
                        + " and " + kind + "; need one name for each component in mapParameters");
            }
            if (wanted) {
                collected.put(path, tensor);
            }
            return tensor;
        }
    }

    /** {@return the tensors of a part by path, in order of the traversal; unmodifiable} */
    static Map<String, Tensor> of(String op, Part part, Model<?> model) {
        Collector collector = new Collector(op, part);
        model.mapParameters(collector);
        return Collections.unmodifiableMap(collector.collected);
    }

    /** {@return the path of the tensor at {@code index} of a part} */
    static String path(Part part, Model<?> model, int index) {
        return List.copyOf(of("path", part, model).keySet()).get(index);
    }

    /** {@return the model with all its tensors replaced, or one exception that names everything that does not fit} */
    static <M extends Model<M>> M replaceAll(String op, M model, Map<String, Tensor> tensors) {
        Map<String, Tensor> own = of(op, Part.ALL, model);
        List<String> wrong = new ArrayList<>();
        own.forEach((path, tensor) -> {
            Tensor other = tensors.get(path);
            if (other == null) {
                wrong.add((tensors.containsKey(path) ? "null: \"" : "missing: \"") + path + "\" " + describe(tensor));
            } else if (!other.shape().equals(tensor.shape()) || other.dtype() != tensor.dtype()) {
                String what = !other.shape().equals(tensor.shape()) ? "wrong shape" : "wrong dtype";
                wrong.add(what + ": \"" + path + "\" is " + describe(other) + ", the model has " + describe(tensor));
            }
        });
        tensors.forEach((path, tensor) -> {
            if (!own.containsKey(path)) {
                wrong.add("extra: \"" + path + "\"" + (tensor == null ? "" : " " + describe(tensor)));
            }
        });
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(op + ": " + wrong.size() + " of the tensors do not fit model "
                    + model.getClass().getSimpleName() + "; need its names, shapes and dtypes\n  "
                    + String.join("\n  ", wrong));
        }
        return Exchange.of(
                Part.ALL, model, own.keySet().stream().map(tensors::get).toList());
    }

    private static String describe(Tensor x) {
        return x.dtype() + " " + x.shape();
    }
}
