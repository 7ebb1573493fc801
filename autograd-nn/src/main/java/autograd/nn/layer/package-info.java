/**
 * Layers, one record a file: start at {@link autograd.nn.layer.Linear} and {@link autograd.nn.layer.Activation}.
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
 * <p>Imports: {@code autograd.nn} and core; not {@code loss}, {@code optim} or {@code data}.
 */
package autograd.nn.layer;
