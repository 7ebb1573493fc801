package autograd.nn.loss;

import autograd.Comparisons;
import autograd.Tensor;

/** What several losses are made of. */
final class LossParts {
    private LossParts() {}

    /** {@code weight x}, but 0 where the weight is 0 and x infinite. Elsewhere it is the product, with its derivatives. */
    static Tensor weighted(Tensor weight, Tensor x) {
        Tensor product = weight.mul(x);
        return Comparisons.where(x.isFinite(), product, Comparisons.where(weight.equal(0), 0, product));
    }

    /** {@return the element of each row that its class names} */
    static Tensor ofClass(Tensor x, Tensor classes) {
        return x.gather(classes.expandDims(-1), -1).squeeze(-1);
    }
}
