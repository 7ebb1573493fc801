/**
 * Optimizers: pure functions from models to models; start at {@link autograd.nn.optim.Sgd}.
 *
 * <pre>{@code
 * Linear model = new Linear(Tensor.of(new double[][] {{1, 2}}), Tensor.of(new double[] {3}));
 * Tensor x = Tensor.of(new double[][] {{1, 1}});
 * var gradient = Parameters.valueAndGrad(model, m -> m.apply(x).square().sum());     // 2 y (x, 1) with y = 6
 * Linear next = new Sgd(0.5).step(model, gradient);
 * System.out.println(next.weight());     // [[-5. -4.]]
 * }</pre>
 *
 * <p>Imports: {@code autograd.nn}, for models and parameters, and core; not {@code layer}, {@code loss} or {@code data}.
 */
package autograd.nn.optim;
