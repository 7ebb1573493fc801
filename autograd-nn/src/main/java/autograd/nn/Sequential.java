package autograd.nn;

import autograd.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Layers in order, each applied to the output of the one before: {@code y = f_n(... f_1(x))}; without layers the identity.
 *
 * <p>Shapes: those of the first layer's input and the last one's output. Parameters are named {@code layers.0.weight}. In
 * training, layer i draws from {@code key.fold(i)}.
 *
 * @param layers the layers, first to last
 */
public record Sequential(List<Layer<?>> layers) implements Layer<Sequential> {
    /** Makes the chain; the list is copied. */
    public Sequential {
        Objects.requireNonNull(layers, "Sequential: layers is null; need a list of layers");
        for (int i = 0; i < layers.size(); i++) {
            requirePresent(i, layers.get(i));
        }
        layers = List.copyOf(layers);
    }

    private static void requirePresent(int index, Layer<?> layer) {
        if (layer == null) {
            throw new NullPointerException("Sequential: layer " + index + " is null; need a layer");
        }
    }

    /** {@return the chain of the given layers} */
    public static Sequential of(Layer<?>... layers) {
        Objects.requireNonNull(layers, "Sequential: layers is null; need layers");
        for (int i = 0; i < layers.length; i++) { // List.of would refuse a null without saying which
            requirePresent(i, layers[i]);
        }
        return new Sequential(List.of(layers));
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
    public Output<Sequential> apply(Tensor x, Mode mode) {
        Objects.requireNonNull(mode, "Sequential: mode is null; need Mode.EVALUATION or Mode.training(key)");
        if (mode == Mode.EVALUATION) {
            return new Output<>(apply(x), this);
        }
        Tensor y = Objects.requireNonNull(x, "Sequential: x is null; need a tensor");
        Layer<?>[] next = new Layer<?>[layers.size()];
        boolean changed = false;
        for (int i = 0; i < next.length; i++) {
            Output<?> output = layers.get(i).apply(y, mode.child(i));
            y = output.y();
            next[i] = output.layer();
            changed |= next[i] != layers.get(i);
        }
        return new Output<>(y, changed ? of(next) : this);
    }

    @Override
    public Map<String, Layer<?>> chain() {
        Map<String, Layer<?>> chain = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            chain.put("layers." + i, layers.get(i));
        }
        return chain;
    }

    @Override
    public Sequential mapParameters(ParameterMap f) {
        ParameterMap inside = f.at("layers");
        Layer<?>[] mapped = new Layer<?>[layers.size()];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = layers.get(i).mapParameters(inside.at(i));
        }
        return of(mapped);
    }
}
