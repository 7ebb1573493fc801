package autograd.benchmarks.adbench;

import autograd.Autograd;
import autograd.Shaping;
import autograd.Tensor;
import autograd.ValueAndGradients;
import java.util.List;
import java.util.function.Function;

/**
 * The Gaussian mixture objective of ADBench, in a few large ops: all components and observations at once.
 *
 * <p>{@code |Q_k (x_n - mu_k)|^2} is taken from {@code Q_k x_n - Q_k mu_k}, since {@code Q_k x_n} for all k and n is one
 * matrix product of [K D, D] and [D, N]. Observations are the last axis: the sum over D then adds rows of N numbers.
 */
public final class Gmm {
    private final GmmData data;
    private final List<Tensor> parameters;
    private final Tensor observations; // [D, N]
    private final Tensor places; // of each element of Q in a row of [0 | exp q | l]
    private final Tensor zeros; // [K, 1]
    private final double constant;
    private final Function<List<Tensor>, ValueAndGradients> valueAndGradients;

    /** Prepares; what does not depend on the parameters is computed here. */
    public Gmm(GmmData data) {
        this.data = data;
        parameters = List.of(Tensor.of(data.alpha), Tensor.of(data.mu), Tensor.of(data.icf));
        observations = Tensor.of(data.x).transpose(1, 0);
        places = Tensor.ints(places(data.dimensions));
        zeros = Tensor.zeros(data.components, 1);
        constant = data.constant();
        valueAndGradients = Autograd.valueAndGradAll(this::objective);
    }

    private static int[] places(int d) {
        int[] places = new int[d * d];
        int next = 1 + d;
        for (int j = 0; j < d; j++) {
            places[j * d + j] = 1 + j;
            for (int i = j + 1; i < d; i++) {
                places[i * d + j] = next++;
            }
        }
        return places;
    }

    /** {@return the objective at the parameters of the data} */
    public double value() {
        return objective(parameters).item();
    }

    /** {@return the value, and gradients of the shapes [K], [K, D] and [K, D + D(D-1)/2]} */
    public ValueAndGradients valueAndGradients() {
        return valueAndGradients.apply(parameters);
    }

    private Tensor objective(List<Tensor> at) {
        int d = data.dimensions;
        int k = data.components;
        int n = data.x.length;
        Tensor alpha = at.get(0);
        Tensor mu = at.get(1);
        Tensor icf = at.get(2);
        Tensor q = icf.slice(1, 0, d);
        Tensor l = icf.slice(1, d, icf.shape().size(1));
        Tensor diagonal = q.exp();
        Tensor factors = Shaping.concat(1, zeros, diagonal, l).take(places, 1).reshape(k, d, d);
        Tensor means = factors.matmul(mu.reshape(k, d, 1)).reshape(k * d, 1);
        Tensor residuals = factors.reshape(k * d, d).matmul(observations).sub(means); // [K D, N]
        Tensor distances = residuals.square().reshape(k, d, n).sum(1); // [K, N]
        Tensor logDensity = alpha.add(q.sum(1)).reshape(k, 1).sub(distances.mul(0.5));
        Tensor squares = diagonal.square().sum().add(l.square().sum());
        Tensor prior = squares.mul(0.5 * data.gamma * data.gamma).sub(q.sum().mul(data.m));
        return logDensity
                .logSumExp(0)
                .sum()
                .sub(alpha.logSumExp().mul(n))
                .add(prior)
                .add(constant);
    }
}
