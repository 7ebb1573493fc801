package autograd.nn;

import autograd.Tensor;

/** A user's own layer around other layers, a model inside a model. */
record Residual(Sequential inner, Scale gain) implements Layer<Residual> {
    @Override
    public Tensor apply(Tensor x) {
        return x.add(gain.apply(inner.apply(x)));
    }

    @Override
    public Residual mapParameters(ParameterMap f) {
        return new Residual(inner.mapParameters(f.at("inner")), gain.mapParameters(f.at("gain")));
    }
}
