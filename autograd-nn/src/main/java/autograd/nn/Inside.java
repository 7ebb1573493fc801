package autograd.nn;

import autograd.Tensor;

/** A map for the model inside a component: it puts the name of the component before each path. */
record Inside(ParameterMap outer, String name) implements ParameterMap {
    @Override
    public Tensor apply(String path, Tensor parameter) {
        return outer.apply(name + "." + path, parameter);
    }

    @Override
    public Tensor state(String path, Tensor value) {
        return outer.state(name + "." + path, value);
    }
}
