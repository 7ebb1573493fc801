package autograd;

import autograd.shape.Axes;
import autograd.shape.Shape;
import autograd.shape.ShapeException;

/** The axes of one operand of a tensor product, parted into those that are summed, in pairing order, and the others. */
record Contraction(Ints summedAxes, Ints freeAxes, Shape summed, Shape free) {

    static Contraction of(String operand, Shape shape, int[] axes) {
        int[] summedAxes = new int[axes.length];
        boolean[] isSummed = new boolean[shape.rank()];
        for (int i = 0; i < axes.length; i++) {
            summedAxes[i] = Axes.normalize("tensordot", axes[i], operand, shape);
            if (isSummed[summedAxes[i]]) {
                throw new ShapeException("tensordot: axis " + axes[i] + " of " + operand + ", shape " + shape
                        + ", is named twice; need each axis at most once");
            }
            isSummed[summedAxes[i]] = true;
        }
        int[] freeAxes = new int[shape.rank() - axes.length];
        int next = 0;
        for (int axis = 0; axis < isSummed.length; axis++) {
            if (!isSummed[axis]) {
                freeAxes[next++] = axis;
            }
        }
        return new Contraction(Ints.of(summedAxes), Ints.of(freeAxes), part(shape, summedAxes), part(shape, freeAxes));
    }

    int summedCount() {
        return summed.elements();
    }

    int freeCount() {
        return free.elements();
    }

    Tensor summedLast(Tensor x) {
        return reordered(x, freeAxes, summedAxes);
    }

    Tensor summedFirst(Tensor x) {
        return reordered(x, summedAxes, freeAxes);
    }

    private static Tensor reordered(Tensor x, Ints first, Ints second) {
        int[] permutation = new int[x.rank()];
        boolean inOrder = true;
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = i < first.size() ? first.get(i) : second.get(i - first.size());
            inOrder &= permutation[i] == i;
        }
        return inOrder ? x : Shaping.transpose(x, permutation);
    }

    private static Shape part(Shape shape, int[] axes) {
        int[] sizes = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            sizes[i] = shape.size(axes[i]);
        }
        return Shape.of(sizes);
    }
}
