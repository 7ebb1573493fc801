package autograd.nn.layer;

import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.ParameterMap;
import autograd.shape.Shape;
import autograd.shape.ShapeException;
import java.util.Arrays;

/**
 * Joins the axes of an observation into one, in row-major order: images {@code [n, 28, 28]} become rows {@code [n, 784]}.
 *
 * <p>Shapes: x {@code [...kept, ...]}; y {@code [...kept, features]}, where no further axes are one feature.
 *
 * @param kept how many leading axes are observations and stay, 0 or more
 */
public record Flatten(int kept) implements Layer<Flatten> {
    /**
     * Makes the layer.
     *
     * @throws IllegalArgumentException if {@code kept} is negative
     */
    public Flatten {
        if (kept < 0) {
            throw new IllegalArgumentException(
                    "Flatten: kept is " + kept + "; need the number of leading axes, 0 or more");
        }
    }

    /** Makes a layer that keeps the first axis. */
    public Flatten() {
        this(1);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShapeException if {@code x} has fewer than {@code kept} axes
     */
    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.present("Flatten", "x", x);
        if (x.rank() < kept) {
            throw new ShapeException(
                    "Flatten: x has shape " + x.shape() + "; need " + kept + " leading axes, which are kept");
        }
        int[] sizes = x.shape().toArray();
        int[] joined = Arrays.copyOf(sizes, kept + 1);
        joined[kept] = Shape.of(Arrays.copyOfRange(sizes, kept, sizes.length)).elements();
        return x.reshape(joined);
    }

    @Override
    public Flatten mapParameters(ParameterMap f) {
        return this;
    }
}
