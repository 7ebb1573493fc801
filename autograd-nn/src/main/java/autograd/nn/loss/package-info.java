/**
 * Losses: {@link autograd.nn.loss.Losses}. A loss of your own is a plain function of tensors.
 *
 * <pre>{@code
 * Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}});
 * Tensor classes = Tensor.ints(0, 2);
 * Tensor mean = Losses.softmaxCrossEntropy(logits, classes);
 * Tensor rows = Losses.softmaxCrossEntropyPerRow(logits, classes);
 * Tensor weighted = rows.mul(Tensor.of(3.0, 1.0)).sum().div(4);     // the first row counts three times
 * Function<Tensor, Tensor> quantile = r -> r.mul(0.9).maximum(r.mul(-0.1)).mean();     // a loss of your own
 * Tensor slope = Autograd.grad(quantile).apply(Tensor.of(1.0, -1.0));     // [0.45 -0.05]
 * }</pre>
 *
 * <p>Imports: core only; not {@code autograd.nn} or anything else of it.
 */
package autograd.nn.loss;
