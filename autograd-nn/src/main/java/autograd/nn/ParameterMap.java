package autograd.nn;

import autograd.Tensor;
import java.util.Objects;

/**
 * What is done with each parameter of a model: its path and its value to a new value.
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
     * {@return this map for the model inside the component {@code name}}
     *
     * @param name the component, without a dot
     */
    default ParameterMap at(String name) {
        Objects.requireNonNull(name, "at: name is null; need the name of a component");
        return (path, parameter) -> apply(name + "." + path, parameter);
    }

    /** {@return this map for the model at position {@code index} of a list} */
    default ParameterMap at(int index) {
        return at(Integer.toString(index));
    }
}
