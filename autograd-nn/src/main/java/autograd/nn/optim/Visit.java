package autograd.nn.optim;

import autograd.Tensor;
import autograd.nn.optim.UpdateRule.Updated;
import java.util.List;
import java.util.function.BinaryOperator;

/** One step on its way through the parameters of a model, in their order: each goes through the rule of its group. */
final class Visit implements BinaryOperator<Tensor> {
    private final Layout layout;
    private final Slots before;
    private final Tensor[] after; // written: what is remembered next
    private final UpdateRule.Step[] steps; // of each group
    private final List<Tensor> gradients; // null where those of the model are used as they are
    private int index;

    Visit(Slots before, Tensor[] after, UpdateRule.Step[] steps, List<Tensor> gradients) {
        this.layout = before.layout();
        this.before = before;
        this.after = after;
        this.steps = steps;
        this.gradients = gradients;
    }

    @Override
    public Tensor apply(Tensor theta, Tensor gradient) {
        int at = index++;
        if (!layout.isOf(at, theta)) {
            throw mismatch("parameter " + at + " is " + theta.dtype() + " " + theta.shape());
        }
        Tensor g = (gradients == null ? gradient : gradients.get(at)).to(theta.dtype());
        int first = layout.firstSlot(at);
        int count = layout.slotsOf(at);
        Updated updated = steps[layout.group(at)].apply(theta, g, slots(first, count));
        requireFit(at, theta, updated, count);
        for (int i = 0; i < count; i++) {
            after[first + i] = updated.slots().get(i);
        }
        return updated.theta();
    }

    private List<Tensor> slots(int first, int count) {
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of(before.at(first));
            case 2 -> List.of(before.at(first), before.at(first + 1));
            default -> before.run(first, count);
        };
    }

    private void requireFit(int at, Tensor theta, Updated updated, int count) {
        Tensor next = updated.theta();
        if (next.dtype() != theta.dtype() || !next.shape().equals(theta.shape())) {
            throw new IllegalArgumentException("step: the rule made " + next.dtype() + " " + next.shape()
                    + " of parameter \"" + layout.paths().get(at) + "\", which is " + theta.dtype() + " "
                    + theta.shape() + "; need the same dtype and shape");
        }
        if (updated.slots().size() != count) {
            throw new IllegalArgumentException("step: the rule returned "
                    + updated.slots().size() + " slots for parameter \""
                    + layout.paths().get(at) + "\", which has " + count + "; need one tensor for each of its slots()");
        }
    }

    /** Requires that every parameter of the layout has come. */
    void requireEnd() {
        if (index < layout.size()) {
            throw mismatch("it has " + index + " parameters");
        }
    }

    private IllegalArgumentException mismatch(String what) {
        return new IllegalArgumentException("step: the state belongs to another model; in this one " + what
                + ", in the other one there are " + layout
                + "; need a state of init, or of a step, of a model of the same"
                + " structure");
    }
}
