package autograd.nn;

import autograd.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Layers in order, each applied to the output of the one before: {@code y = f_n(... f_1(x))}; without layers the identity.
 *
 * <p>Shapes: those of the first layer's input and the last one's output. Parameters are named {@code layers.0.weight}.
 *
 * @param layers the layers, first to last
 */
public record Sequential(List<Layer<?>> layers) implements Layer<Sequential> {
    /** Makes the chain; the list is copied. */
    public Sequential {
        Objects.requireNonNull(layers, "Sequential: layers is null; need a list of layers");
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) == null) {
                throw new NullPointerException("Sequential: layer " + i + " is null; need a layer");
            }
        }
        layers = List.copyOf(layers);
    }

    /** {@return the chain of the given layers} */
    public static Sequential of(Layer<?>... layers) {
        Objects.requireNonNull(layers, "Sequential: layers is null; need layers");
        return new Sequential(Arrays.asList(layers)); // List.of would refuse a null without saying which
    }

    @Override
    public Tensor apply(Tensor x) {
        Tensor y = Objects.requireNonNull(x, "Sequential: x is null; need a tensor");
        for (Layer<?> layer : layers) {
            y = layer.apply(y);
        }
        return y;
    }

    @Override
    public Sequential mapParameters(ParameterMap f) {
        ParameterMap inside = f.at("layers");
        Layer<?>[] mapped = new Layer<?>[layers.size()];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = layers.get(i).mapParameters(inside.at(i));
        }
        return new Sequential(Arrays.asList(mapped));
    }
}
