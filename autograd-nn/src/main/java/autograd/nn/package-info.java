/**
 * Neural networks: a model is a record, its gradient is a model of the same type, and training is a loop you own.
 *
 * <p>Where to start:
 *
 * <ul>
 *   <li>{@link autograd.nn.Model}: a tree of parameters with one method; {@link autograd.nn.Layer}: a model that takes a
 *       tensor to a tensor; {@link autograd.nn.Sequential}: layers in order.
 *   <li>{@link autograd.nn.Mode}: training or evaluation, an argument; with a layer of your own that keeps statistics.
 *   <li>{@link autograd.nn.Parameters}: names, counts, gradients, Hessian-vector products of any model.
 *   <li>{@link autograd.nn.Summary}: a model as a table; {@link autograd.nn.Frozen}: a model of which a part is trained.
 *   <li>{@link autograd.nn.Initializers} and {@link autograd.nn.Seeds}: first values.
 *   <li>The packages {@link autograd.nn.layer}, {@link autograd.nn.loss}, {@link autograd.nn.optim}, {@link
 *       autograd.nn.metric}, {@link autograd.nn.data} and {@link autograd.nn.file}, which know nothing of each other and meet in your loop.
 *   <li>{@link autograd.nn.train}: what is looked at while training.
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
 * <p>Layers that draw random numbers or keep statistics take a mode. State goes into a step with the model and comes out with
 * it; {@code Center} is the layer on the page of {@link autograd.nn.Mode}:
 *
 * <pre>{@code
 * Sequential net = Sequential.of(
 *         new Center(Tensor.zeros(1), Tensor.zeros(1)), Linear.of(1, 1, Initializers.heNormal(), Seeds.derive(42, 2)));
 * RandomKey key = RandomKey.of(42);
 * for (int i = 0; i < 100; i++) {
 *     Mode mode = Mode.training(key.fold(i));
 *     var step = Parameters.valueGradAndState(net, m -> {
 *         Output<Sequential> output = m.apply(x, mode);
 *         return new Evaluation<>(Losses.meanSquaredError(output.y(), y), output.layer());
 *     });
 *     net = sgd.step(step.model(), step.gradient());
 * }
 * Tensor prediction = net.apply(x);     // by the mean that it remembers
 * System.out.println(Parameters.state(net));     // {layers.0.mean=[4.99986719]}
 * }</pre>
 *
 * <p>Imports: {@code autograd}, {@code autograd.array} and {@code autograd.shape}, exported parts only; nothing of the
 * packages below.
 */
package autograd.nn;
