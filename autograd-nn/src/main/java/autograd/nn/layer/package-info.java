/**
 * Layers, one record a file: start at {@link autograd.nn.layer.Linear} and {@link autograd.nn.layer.Activation}.
 *
 * <table>
 * <caption>What there is</caption>
 * <tr><td>sums of products</td><td>{@link autograd.nn.layer.Linear}, {@link autograd.nn.layer.Bilinear}</td></tr>
 * <tr><td>elementwise</td><td>{@link autograd.nn.layer.Activation}, {@link autograd.nn.layer.LeakyRelu}, {@link
 *     autograd.nn.layer.Elu}, {@link autograd.nn.layer.Celu}, {@link autograd.nn.layer.Prelu}</td></tr>
 * <tr><td>normalisation, state</td><td>{@link autograd.nn.layer.BatchNorm}, {@link autograd.nn.layer.LayerNorm}</td></tr>
 * <tr><td>random in training</td><td>{@link autograd.nn.layer.Dropout}</td></tr>
 * <tr><td>indices to vectors</td><td>{@link autograd.nn.layer.Embedding}</td></tr>
 * <tr><td>structure</td><td>{@link autograd.nn.Sequential}, {@link autograd.nn.layer.Residual}, {@link
 *     autograd.nn.layer.Flatten}</td></tr>
 * </table>
 *
 * <p>A layer of your own is written in the same way, anywhere:
 *
 * <pre>{@code
 * record Shortcut(Linear inner) implements Layer<Shortcut> {
 *     public Tensor apply(Tensor x) {
 *         return x.add(inner.apply(x).relu());
 *     }
 *
 *     public Shortcut mapParameters(ParameterMap f) {
 *         return new Shortcut(inner.mapParameters(f.at("inner")));
 *     }
 * }
 * }</pre>
 *
 * <p>Layers that draw random numbers or remember are applied with a {@link autograd.nn.Mode}:
 *
 * <pre>{@code
 * Sequential block = Sequential.of(BatchNorm.of(3), Activation.RELU, new Dropout(0.5));
 * Tensor x = Tensor.normal(1, 8, 3);
 * Output<Sequential> training = block.apply(x, Mode.training(RandomKey.of(2)));
 * Tensor y = training.y();     // of the statistics of this batch, half of it dropped
 * Sequential next = training.layer();     // with running statistics moved towards them
 * Tensor z = next.apply(x);     // evaluation: of the running statistics, nothing dropped
 * }</pre>
 *
 * <p>Imports: {@code autograd.nn} and core; not {@code loss}, {@code optim} or {@code data}.
 */
package autograd.nn.layer;
