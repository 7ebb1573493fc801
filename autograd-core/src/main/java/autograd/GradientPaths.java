package autograd;

import java.util.List;

/**
 * The way of a gradient, from {@link TapeReport#paths}: from the loss down to one tensor.
 *
 * @param target the entry of the tensor
 * @param steps the entries on any path from the loss to the target, both included, the loss first; none when there is no path
 * @param why what the gradient is: where the chain broke, or where the cotangent became exactly 0 and why, or that it is not
 *     0
 */
public record GradientPaths(TapeEntry target, List<Step> steps, String why) {
    /**
     * One entry.
     *
     * @param entry the entry
     * @param cotangent the cotangent that arrived there, in short
     */
    public record Step(TapeEntry entry, ValueRange cotangent) {}

    /** Makes a report; the list is copied. */
    public GradientPaths {
        steps = List.copyOf(steps);
    }

    /** {@return whether the loss depends on the target} */
    public boolean isConnected() {
        return !steps.isEmpty();
    }

    /** {@return whether the gradient is 0 in every element, for want of a path or in spite of one} */
    public boolean isZero() {
        return steps.isEmpty() || steps.get(steps.size() - 1).cotangent().isZero();
    }

    /** {@return a line for each entry with the range of its cotangent, and the reason} */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return why;
        }
        TextTable table = new TextTable(3, "entry", "", "shape", "cotangent");
        for (Step step : steps) {
            TapeEntry entry = step.entry();
            String what = entry.isVariable() ? entry.name() : TapeListing.call(entry);
            table.row(
                    Integer.toString(entry.index()),
                    what,
                    entry.shape().toString(),
                    step.cotangent().toString());
        }
        return table + "\n" + why;
    }
}
