package autograd.nn;

import autograd.Tensor;
import java.util.Objects;

/**
 * What is done with each tensor of a model: its path and its value to a new value.
 *
 * <p>Paths are the component names from the outermost model to the tensor, joined with dots, with indices for elements of
 * lists: {@code layers.0.weight}. A model passes only the last name; {@link #at} adds the ones before it.
 */
@FunctionalInterface
public interface ParameterMap {
    /**
     * {@return the new value of a parameter}
     *
     * @param path its path from the model that was given this map
     * @param parameter its value
     */
    Tensor apply(String path, Tensor parameter);

    /**
     * {@return the new value of what a layer remembers without being trained, such as a running mean; unless a map says
     * otherwise, the old one}
     *
     * @param path its path, different from those of all parameters
     * @param value its value, of any dtype
     */
    default Tensor state(String path, Tensor value) {
        return value;
    }

    /**
     * {@return this map for the model inside the component {@code name}}
     *
     * @param name the component, without a dot
     */
    default ParameterMap at(String name) {
        Objects.requireNonNull(name, "at: name is null; need the name of a component");
        return new Inside(this, name);
    }

    /** {@return this map for the model at position {@code index} of a list} */
    default ParameterMap at(int index) {
        return at(Integer.toString(index));
    }
}
