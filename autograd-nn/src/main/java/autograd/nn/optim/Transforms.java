package autograd.nn.optim;

import autograd.Tensor;
import autograd.nn.optim.GradientTransform.Gradients;
import autograd.nn.optim.GradientTransform.Transformed;
import autograd.shape.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The transforms of one step, in order. */
final class Transforms {
    private final List<GradientTransform> transforms;
    private final Layout layout;
    private final Slots before;
    private final Tensor[] after; // written: what the transforms remember next

    Transforms(List<GradientTransform> transforms, Slots before, Tensor[] after) {
        this.transforms = transforms;
        this.layout = before.layout();
        this.before = before;
        this.after = after;
    }

    /** {@return the gradients after all transforms} */
    List<Tensor> apply(List<Tensor> parameters, List<Tensor> gradients, long step) {
        if (parameters.size() != layout.size() || gradients.size() != layout.size()) {
            throw new ShapeException("step: model has " + parameters.size() + " parameters, gradient has "
                    + gradients.size() + ", the state is for " + layout + "; need the same structure");
        }
        List<Tensor> current = new ArrayList<>(gradients.size());
        for (int i = 0; i < gradients.size(); i++) {
            current.add(gradients.get(i).to(parameters.get(i).dtype()));
        }
        int place = layout.firstSlot(layout.size());
        for (int i = 0; i < transforms.size(); i++) {
            List<String> names = layout.transformNames(i);
            Map<String, Tensor> state = new LinkedHashMap<>();
            for (int j = 0; j < names.size(); j++) {
                state.put(names.get(j), before.at(place + j));
            }
            Gradients at = new Gradients(layout.paths(), parameters, current, step);
            Transformed result = transforms.get(i).apply(at, state);
            requireFit(transforms.get(i), at, names, result);
            for (String name : names) {
                after[place++] = result.state().get(name);
            }
            current = result.gradients();
        }
        return current;
    }

    private static void requireFit(GradientTransform transform, Gradients at, List<String> names, Transformed result) {
        int count = at.gradients().size();
        Set<String> remembered = result.state().keySet();
        if (result.gradients().size() != count || !remembered.equals(Set.copyOf(names))) {
            throw new IllegalArgumentException("step: " + transform + " returned "
                    + result.gradients().size() + " gradients and state " + remembered + " for " + count
                    + " gradients and state " + names + "; need as many, and the same names");
        }
        for (int i = 0; i < count; i++) {
            Tensor from = at.gradients().get(i);
            Tensor to = result.gradients().get(i);
            if (to.dtype() != from.dtype() || !to.shape().equals(from.shape())) {
                throw new IllegalArgumentException("step: " + transform + " made " + to.dtype() + " " + to.shape()
                        + " of the gradient by \"" + at.paths().get(i) + "\", which is " + from.dtype() + " "
                        + from.shape() + "; need the same dtype and shape");
            }
        }
    }
}
