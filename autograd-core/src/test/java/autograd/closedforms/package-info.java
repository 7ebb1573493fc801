/**
 * The closed forms: every statement about a gradient in the four documents that this library implements, as a property
 * with random shapes and values. The expected side is plain loops or commons-math3 matrices, never the library. Each
 * display name begins with the id of its statement.
 *
 * <p>The documents: A, feed-forward networks; B, gradient descent and backpropagation; C, the chain rule and vanishing
 * gradients; D, a softmax network with one hidden layer. Layout is theirs: Jacobians in numerator layout, an
 * observation is a column; the batch formulas are repeated with rows.
 *
 * <table>
 *   <caption>Where each id is tested</caption>
 *   <tr><th>id</th><th>class</th></tr>
 *   <tr><td>CF-1 to CF-4: activations</td><td>{@link autograd.closedforms.ActivationProperties}</td></tr>
 *   <tr><td>CF-5, CF-6: losses</td><td>{@link autograd.closedforms.LossProperties}</td></tr>
 *   <tr><td>CF-7, CF-8, E-1: one layer</td><td>{@link autograd.closedforms.LayerProperties}</td></tr>
 *   <tr><td>CF-9, CF-21, E-4: any depth</td><td>{@link autograd.closedforms.RecursionProperties}</td></tr>
 *   <tr><td>CF-10 to CF-14, E-2: batches, columns</td>
 *     <td>{@link autograd.closedforms.BatchColumnsProperties}; CF-10 also in {@link
 *     autograd.closedforms.BackwardPassProperties}</td></tr>
 *   <tr><td>CF-10 to CF-14: batches, rows</td><td>{@link autograd.closedforms.BatchRowsProperties}</td></tr>
 *   <tr><td>CF-15: abs(x) by two ReLUs</td><td>{@link autograd.closedforms.AbsNetworkProperties}; its training needs
 *     layers and optimizers and is tested with those</td></tr>
 *   <tr><td>CF-16, CF-17, E-3: chain rule, forward pass</td>
 *     <td>{@link autograd.closedforms.ChainRuleProperties}</td></tr>
 *   <tr><td>CF-18: backward pass</td><td>{@link autograd.closedforms.BackwardPassProperties}</td></tr>
 *   <tr><td>CF-19: cost</td><td>{@link autograd.closedforms.CostProperties}</td></tr>
 *   <tr><td>CF-20, E-3: gradient descent</td><td>{@link autograd.closedforms.GradientDescentProperties}; the optimizer
 *     class is tested with the networks</td></tr>
 *   <tr><td>CF-22: vanishing gradients</td><td>{@link autograd.closedforms.VanishingGradientProperties}, {@link
 *     autograd.closedforms.RemediesProperties}</td></tr>
 *   <tr><td>CF-23, CF-24, E-5: softmax network</td>
 *     <td>{@link autograd.closedforms.SoftmaxNetworkProperties}</td></tr>
 * </table>
 *
 * <p>Statements and slips of the documents that have no id of their own begin with the letter of the document: A 1.2,
 * one layer's value (LayerProperties); C, where tanh saturates (ActivationProperties); C, the product of slopes
 * without the weights (VanishingGradientProperties).
 *
 * <p>The helpers: {@link autograd.closedforms.Draw} makes random cases, {@link autograd.closedforms.Expect} judges
 * results and holds the tolerances, {@link autograd.closedforms.Loops} and {@link autograd.closedforms.Activation} are
 * the oracle; {@link autograd.closedforms.BatchCase}, {@link autograd.closedforms.DeepNet} and
 * {@link autograd.closedforms.DeepStack} are the networks.
 */
package autograd.closedforms;
