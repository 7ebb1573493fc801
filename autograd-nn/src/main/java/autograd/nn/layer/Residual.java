package autograd.nn.layer;

import autograd.Tensor;
import autograd.nn.Layer;
import autograd.nn.Mode;
import autograd.nn.Output;
import autograd.nn.ParameterMap;
import autograd.shape.ShapeException;
import java.util.Map;
import java.util.Objects;

/**
 * A shortcut around a layer: {@code y = x + inner(x)}. The derivative by x is the identity and that of the inner layer, so a
 * gradient reaches x however deep a chain of these is.
 *
 * <p>Shapes: those of the inner layer, whose output has the shape of its input. In training, it draws from {@code
 * key.fold(0)}.
 *
 * <p>Source: K. He, X. Zhang, S. Ren, J. Sun, 2016, "Deep residual learning for image recognition", CVPR, equation 1.
 *
 * @param inner the layer
 */
public record Residual(Layer<?> inner) implements Layer<Residual> {
    /** Makes the layer. */
    public Residual {
        Objects.requireNonNull(inner, "Residual: inner is null; need a layer");
    }

    /**
     * {@inheritDoc}
     *
     * @throws ShapeException if the inner layer changes the shape
     */
    @Override
    public Tensor apply(Tensor x) {
        LayerChecks.present("Residual", "x", x);
        return sum(x, inner.apply(x));
    }

    @Override
    public Output<Residual> apply(Tensor x, Mode mode) {
        LayerChecks.present("Residual", "x", x);
        LayerChecks.mode("Residual", mode);
        Output<?> output = inner.apply(x, mode.child(0));
        Tensor y = sum(x, output.y());
        return new Output<>(y, output.layer() == inner ? this : new Residual(output.layer()));
    }

    private static Tensor sum(Tensor x, Tensor y) {
        if (!x.shape().equals(y.shape())) {
            throw new ShapeException("Residual: x has shape " + x.shape() + ", the inner layer makes of it " + y.shape()
                    + "; need the same shape");
        }
        return x.add(y);
    }

    @Override
    public Map<String, Layer<?>> chain() {
        return Map.of("inner", inner);
    }

    @Override
    public Residual mapParameters(ParameterMap f) {
        return new Residual(inner.mapParameters(f.at("inner")));
    }
}
