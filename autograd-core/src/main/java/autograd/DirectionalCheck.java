package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares the gradient of a scalar function with central differences along one random direction of all operands; where that
 * disagrees, along a sample of the elements, to say where. Between the one-sided differences everything agrees: a kink.
 */
final class DirectionalCheck {
    // From the cube root of the rounding error up: for functions that lose many digits the larger steps are better.
    private static final double[] STEPS = {6e-6, 2e-4, 4e-3};
    private static final double[] STEPS_FLOAT32 = {5e-3, 2e-2, 8e-2};
    private static final double TOLERANCE = 1e-4;
    private static final double TOLERANCE_FLOAT32 = 2e-2;
    private static final double KINK = 1e-2; // one-sided differences further apart than this part of their size
    private static final int ELEMENTS = 24; // of an operand that are looked at to find where

    private final List<Tensor> xs;
    private final ToDoubleFunction<List<Tensor>> f;
    private final List<Tensor> gradients;
    private final double size;
    private final long seed;
    private final double[] steps;
    private final double tolerance;
    private final double unit;

    /**
     * Prepares the comparison at operands that are only numbers.
     *
     * @param gradients one for each operand; those of operands that are not floating are not read
     * @param size the sum of the absolute values that the value of {@code f} is a sum of
     */
    DirectionalCheck(
            List<Tensor> xs, ToDoubleFunction<List<Tensor>> f, List<Tensor> gradients, double size, long seed) {
        this.xs = xs;
        this.f = f;
        this.gradients = gradients;
        this.size = size;
        this.seed = seed;
        boolean single = xs.stream().anyMatch(x -> x.dtype() == DType.FLOAT32);
        this.steps = single ? STEPS_FLOAT32 : STEPS;
        this.tolerance = single ? TOLERANCE_FLOAT32 : TOLERANCE;
        this.unit = single ? 0x1p-24 : 0x1p-53;
    }

    /** {@return where the gradient is wrong, for a message; nothing if it agrees, or if nothing can be found out here} */
    Optional<String> disagreement() {
        List<double[]> direction = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            direction.add(
                    x.dtype().isFloating()
                            ? CustomOpCheck.random(seed + i, x)
                                    .mul(x.abs().maximum(1))
                                    .toDoubleArray()
                            : null);
        }
        Comparison whole = compare(direction);
        if (whole.agrees()) {
            return Optional.empty();
        }
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            int count = x.dtype().isFloating() ? x.size() : 0;
            for (int k = 0; k < Math.min(count, ELEMENTS); k++) {
                int element = (int) ((long) k * count / Math.min(count, ELEMENTS));
                Comparison single = compare(unit(i, element));
                if (!single.agrees()) {
                    return Optional.of("element " + position(element, x.shape()) + " of operand " + i + " of shape "
                            + x.shape() + " gets " + single.slope() + ", differences give " + single.difference());
                }
            }
        }
        return whole.kink() // of several elements at once, each of which agrees
                ? Optional.empty()
                : Optional.of("along a random direction of all operands it gives " + whole.slope()
                        + ", differences give " + whole.difference());
    }

    private record Comparison(boolean agrees, boolean kink, double slope, double difference) {}

    private Comparison compare(List<double[]> direction) {
        double slope = 0;
        double squares = 0;
        for (int i = 0; i < xs.size(); i++) {
            if (direction.get(i) != null) {
                double[] gradient = Trace.numbers(gradients.get(i)).toDoubleArray();
                for (int k = 0; k < gradient.length; k++) {
                    double term = direction.get(i)[k] == 0
                            ? 0
                            : gradient[k] * direction.get(i)[k];
                    slope += term;
                    squares += term * term;
                }
            }
        }
        double middle = valueAt(direction, 0);
        boolean kink = false;
        double first = 0;
        for (double step : steps) {
            double above = (valueAt(direction, step) - middle) / step;
            double below = (middle - valueAt(direction, -step)) / step;
            double central = (above + below) / 2;
            if (!Double.isFinite(central)) {
                return new Comparison(true, true, slope, central); // the edge of the domain
            }
            double scale = Math.max(Math.max(Math.abs(above), Math.abs(below)), Math.sqrt(squares));
            double error = tolerance * scale + 16 * unit * size / step;
            boolean agrees = Math.abs(slope - central) <= error;
            if (step == steps[0]) {
                first = central;
                kink = Math.abs(above - below) > KINK * scale;
                agrees |= slope >= Math.min(above, below) - error && slope <= Math.max(above, below) + error;
            }
            if (agrees || Math.abs(slope - central) <= error + bending(direction, step, central)) {
                return new Comparison(true, kink, slope, central);
            }
        }
        return new Comparison(false, kink, slope, first);
    }

    /**
     * {@return by how much the bending of the function may move a central difference: it falls by 4 with half the step; where
     * the derivative is 0, as of x^3 at 0, bending is all there is}
     */
    private double bending(List<double[]> direction, double step, double central) {
        double half = (valueAt(direction, step / 2) - valueAt(direction, -step / 2)) / step;
        return Double.isFinite(half) ? 2 * Math.abs(central - half) : 0;
    }

    private double valueAt(List<double[]> direction, double step) {
        List<Tensor> moved = new ArrayList<>(xs);
        for (int i = 0; i < xs.size() && step != 0; i++) {
            if (direction.get(i) != null) {
                Tensor x = xs.get(i);
                double[] values = x.toDoubleArray();
                for (int k = 0; k < values.length; k++) {
                    values[k] += step * direction.get(i)[k];
                }
                moved.set(i, Tensor.of(values, x.shape()).to(x.dtype()));
            }
        }
        try {
            return f.applyAsDouble(moved);
        } catch (IllegalArgumentException e) { // a forward function may refuse what lies outside of its domain
            return Double.NaN;
        }
    }

    private List<double[]> unit(int operand, int element) {
        List<double[]> direction = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            double[] zeros = i == operand ? new double[xs.get(i).size()] : null;
            if (zeros != null) {
                zeros[element] = Math.max(1, Math.abs(xs.get(i).toDoubleArray()[element]));
            }
            direction.add(zeros);
        }
        return direction;
    }

    /** {@return the index of an element by its number in row-major order, such as {@code [1, 0]}} */
    static String position(int number, Shape shape) {
        int[] index = new int[shape.rank()];
        int rest = number;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return Arrays.toString(index);
    }
}
