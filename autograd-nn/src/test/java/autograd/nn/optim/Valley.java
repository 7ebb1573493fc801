package autograd.nn.optim;

import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.Model;
import autograd.nn.ModelGradient;
import autograd.nn.ParameterMap;
import autograd.nn.Parameters;

/** A point in the plane, for tests that walk downhill: x a vector of one element, y a scalar. */
record Valley(Tensor x, Tensor y) implements Model<Valley> {
    @Override
    public Valley mapParameters(ParameterMap f) {
        return new Valley(f.apply("x", x), f.apply("y", y));
    }

    static Valley of(DType dtype, double x, double y) {
        return new Valley(Tensor.of(new double[] {x}).to(dtype), Tensor.of(y).to(dtype));
    }

    /** {@return the usual start, with loss 24.2} */
    static Valley start(DType dtype) {
        return of(dtype, -1.2, 1);
    }

    /** {@return Rosenbrock's function, {@code (1 - x)^2 + 100 (y - x^2)^2}, which is least, 0, at (1, 1)} */
    Tensor rosenbrock() {
        Tensor flat = x.reshape();
        return flat.sub(1).square().add(y.sub(flat.square()).square().mul(100));
    }

    /** {@return {@code (x - 3)^2 + 2 (y + 1)^2}} */
    Tensor parabola() {
        return x.reshape().sub(3).square().add(y.add(1).square().mul(2));
    }

    ModelGradient<Valley> slope() {
        return Parameters.valueAndGrad(this, Valley::rosenbrock);
    }

    double[] point() {
        return new double[] {x.item(), y.item()};
    }
}
