package autograd.nn.optim;

import autograd.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of what {@link Lbfgs} remembers of a model: {@code loss}, {@code g.path}, {@code s.0.path}, {@code y.0.path}. */
final class LbfgsNames {
    private final Map<String, Tensor> parameters;

    LbfgsNames(Map<String, Tensor> parameters) {
        this.parameters = parameters;
    }

    /** Requires a state of these parameters, and names all that does not fit. */
    void require(Map<String, Tensor> tensors) {
        List<String> faults = new ArrayList<>();
        Set<String> extra = new TreeSet<>(tensors.keySet());
        if (!extra.remove("loss")) {
            faults.add("\"loss\" is missing");
        }
        requireAll("g.", tensors, extra, faults);
        for (int i = 0; hasAny("s." + i + ".", extra) || hasAny("y." + i + ".", extra); i++) {
            requireAll("s." + i + ".", tensors, extra, faults);
            requireAll("y." + i + ".", tensors, extra, faults);
        }
        extra.forEach(name -> faults.add("\"" + name + "\" belongs to nothing"));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("step: the state does not fit the model: " + String.join("; ", faults)
                    + "; need a state of init, or of a step, of a model of the same structure");
        }
    }

    private boolean hasAny(String prefix, Set<String> names) {
        return parameters.keySet().stream().anyMatch(path -> names.contains(prefix + path));
    }

    private void requireAll(String prefix, Map<String, Tensor> tensors, Set<String> extra, List<String> faults) {
        parameters.forEach((path, parameter) -> {
            String name = prefix + path;
            String kind = parameter.dtype() + " " + parameter.shape();
            Tensor tensor = tensors.get(name);
            extra.remove(name);
            if (tensor == null) {
                faults.add("\"" + name + "\" (" + kind + ") is missing");
            } else if (!kind.equals(tensor.dtype() + " " + tensor.shape())) {
                faults.add("\"" + name + "\" is " + tensor.dtype() + " " + tensor.shape() + ", not " + kind);
            }
        });
    }
}
