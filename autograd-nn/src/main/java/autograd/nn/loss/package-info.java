/**
 * Losses: start at {@link autograd.nn.loss.Losses}. A loss of your own is a plain function of tensors.
 *
 * <table>
 * <caption>What there is</caption>
 * <tr><td>{@link autograd.nn.loss.Losses}</td><td>squared errors, log loss, softmax cross entropy; weighted means</td></tr>
 * <tr><td>{@link autograd.nn.loss.RegressionLosses}</td><td>absolute error, Huber, smooth L1, quantile, Poisson, Gaussian</td>
 *     </tr>
 * <tr><td>{@link autograd.nn.loss.ClassificationLosses}</td><td>distributions, Kullback-Leibler, log likelihood, hinge, focal
 *     </td></tr>
 * <tr><td>{@link autograd.nn.loss.CrossEntropy}</td><td>smoothed labels, weights of classes, an ignored class</td></tr>
 * <tr><td>{@link autograd.nn.loss.SimilarityLosses}</td><td>cosine, triplet</td></tr>
 * </table>
 *
 * <pre>{@code
 * Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}});
 * Tensor classes = Tensor.ints(0, 2);
 * Tensor mean = Losses.softmaxCrossEntropy(logits, classes);
 * Tensor rows = Losses.softmaxCrossEntropyPerRow(logits, classes);
 * Tensor weighted = Losses.weightedMean(rows, Tensor.of(3.0, 1.0));     // the first row counts three times
 * Tensor smoothed = CrossEntropy.standard().withSmoothing(0.1).mean(logits, classes);
 * Function<Tensor, Tensor> asymmetric = r -> r.mul(0.9).maximum(r.mul(-0.1)).mean();     // a loss of your own
 * Tensor slope = Autograd.grad(asymmetric).apply(Tensor.of(1.0, -1.0));     // [0.45 -0.05]
 * }</pre>
 *
 * <p>Imports: core only; not {@code autograd.nn} or anything else of it.
 */
package autograd.nn.loss;
