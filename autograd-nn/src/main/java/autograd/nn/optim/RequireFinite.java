package autograd.nn.optim;

import autograd.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Gradients as they are, if all of them are finite; else a {@link NonFiniteGradientException} that names the parameter and the
 * element. The step is not done: model and state are still those before it.
 *
 * <p>{@link autograd.TapeReport#firstNonFinite} then finds the op in which it began. One pass over the gradients.
 */
public record RequireFinite() implements GradientTransform {
    @Override
    public Transformed apply(Gradients at, Map<String, Tensor> state) {
        for (int i = 0; i < at.gradients().size(); i++) {
            require(at.paths().get(i), at.gradients().get(i), at.step());
        }
        return new Transformed(at.gradients());
    }

    private static void require(String path, Tensor gradient, long step) {
        if (gradient.isFinite().all().item() == 1) {
            return;
        }
        double[] values = gradient.toDoubleArray();
        int first = 0;
        while (Double.isFinite(values[first])) {
            first++;
        }
        int[] index = gradient.shape().toArray();
        for (int axis = index.length - 1, rest = first; axis >= 0; axis--) {
            int size = index[axis];
            index[axis] = rest % size;
            rest /= size;
        }
        throw new NonFiniteGradientException("RequireFinite: the gradient by \"" + path + "\", shape "
                + gradient.shape() + ", is " + values[first] + " at " + Arrays.toString(index) + " in step " + step
                + "; need finite numbers: try a smaller learning rate, or look for the cause with"
                + " TapeReport.firstNonFinite");
    }
}
