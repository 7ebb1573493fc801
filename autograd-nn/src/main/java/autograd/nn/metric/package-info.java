/**
 * Metrics: how good outputs are, in numbers for people. Start at {@link autograd.nn.metric.Metrics}; a {@link
 * autograd.nn.metric.Metric} adds up over batches. The sums are useful by themselves: {@link
 * autograd.nn.metric.ConfusionMatrix}, {@link autograd.nn.metric.RegressionErrors}, {@link autograd.nn.metric.RankedScores} and
 * {@link autograd.nn.metric.Hits}.
 *
 * <pre>{@code
 * Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 5}, {3, 1, 2}});
 * Tensor classes = Tensor.ints(0, 1, 2, 2);
 * double accuracy = Metrics.accuracy().of(logits, classes);     // 0.75
 * double topTwo = Metrics.topKAccuracy(2).of(logits, classes);     // 1.0
 * ConfusionMatrix matrix = ConfusionMatrix.of(logits, classes);
 * double recall = matrix.recall(2);     // 0.5
 * System.out.println(matrix);
 * }</pre>
 *
 * <p>A metric that has no value, of no rows or of one class where two are compared, is an {@link IllegalStateException} and no
 * NaN; a NaN among the outputs is refused. For a loss, which has derivatives, see {@code autograd.nn.loss}.
 *
 * <p>Imports: core only.
 */
package autograd.nn.metric;
