/**
 * Neural networks: a model is a record, its gradient is a model of the same type, and training is a loop you own.
 *
 * <p>Where to start:
 *
 * <ul>
 *   <li>{@link autograd.nn.Model}: a tree of parameters with one method; {@link autograd.nn.Layer}: a model that takes a
 *       tensor to a tensor; {@link autograd.nn.Sequential}: layers in order.
 *   <li>{@link autograd.nn.Parameters}: names, counts, gradients, Hessian-vector products of any model.
 *   <li>{@link autograd.nn.Initializers} and {@link autograd.nn.Seeds}: first values.
 *   <li>The packages {@link autograd.nn.layer}, {@link autograd.nn.loss}, {@link autograd.nn.optim} and {@link
 *       autograd.nn.data}, which know nothing of each other and meet in your loop.
 * </ul>
 *
 * <pre>{@code
 * // y = |x| from noisy observations, by a network of 1 input, 8 rectifiers and 1 output.
 * Tensor x = Tensor.linspace(-1, 1, 100).reshape(100, 1);
 * Tensor y = x.abs().add(Tensor.normal(7, 100, 1).mul(0.05));
 * Sequential net = Sequential.of(
 *         Linear.of(1, 8, Initializers.heNormal(), Seeds.derive(42, 0)),
 *         Activation.RELU,
 *         Linear.of(8, 1, Initializers.xavierNormal(), Seeds.derive(42, 1)));
 * Sgd sgd = new Sgd(0.05);
 * double loss = Double.NaN;
 * for (int epoch = 0; epoch < 100; epoch++) {
 *     for (Batch batch : Batches.shuffled(new Batch(x, y), 20, epoch)) {
 *         var step = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(batch.x()), batch.y()));
 *         net = sgd.step(net, step);
 *         loss = step.value().item();
 *     }
 * }
 * System.out.println(loss + " after training " + Parameters.named(net).keySet());
 * }</pre>
 *
 * <p>Imports: {@code autograd}, {@code autograd.array} and {@code autograd.shape}, exported parts only; nothing of the
 * packages below.
 */
package autograd.nn;
