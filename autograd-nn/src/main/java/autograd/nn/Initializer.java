package autograd.nn;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;

/** First values of a parameter; see {@link Initializers}. */
@FunctionalInterface
public interface Initializer {
    /**
     * {@return the first values: the same arguments give the same bits}
     *
     * @param seed any number; parameters that must be independent need seeds of their own, see {@link Seeds}
     * @param shape the shape of the parameter
     * @param dtype FLOAT64 or FLOAT32
     */
    Tensor initialize(long seed, Shape shape, DType dtype);
}
