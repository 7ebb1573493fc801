package autograd;

import autograd.array.Edits.Target;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.List;

/**
 * Where the terms of a sum go in a whole, and their shapes.
 *
 * @param onto whether there is a first term of the whole shape, to which the others are added
 * @param targets where the others go
 * @param shapes of the others
 * @param whole the shape of the sum
 */
record Assembly(boolean onto, List<Target> targets, List<Shape> shapes, Shape whole)
        implements Batched.Shifting<Assembly> {
    @Override
    public Assembly shifted(int size) {
        Shape first = Shape.of(size);
        return new Assembly(
                onto,
                targets.stream().map(target -> shifted(target, size)).toList(),
                shapes.stream().map(first::append).toList(),
                first.append(whole));
    }

    private static Target shifted(Target target, int size) {
        if (target.window() != null) {
            return Target.of(target.window().within(size));
        }
        Shape first = Shape.of(size);
        NdArray positions = target.positions();
        NdArray each = Moves.broadcastTo(positions, first.append(positions.shape()));
        Indexing.Apart apart =
                new Indexing.Apart(size, positions.elements(), target.whole().elements());
        return Target.of(apart.moved(each), first.append(target.whole()));
    }

    /** {@return what the term number {@code i} is of a cotangent of the sum} */
    Tensor read(Tensor g, int term) {
        if (onto && term == 0) {
            return g;
        }
        int i = onto ? term - 1 : term;
        Target target = targets.get(i);
        return target.window() == null
                ? Indexing.gatherFlat(g, new DenseTensor(target.positions()))
                : Indexing.read(g, new Indexing.Box(target.window(), shapes.get(i)));
    }

    @Override
    public String toString() {
        return targets.size() + " parts of " + whole;
    }
}
