/**
 * What is looked at while a model is trained; the loop stays yours.
 *
 * <ul>
 *   <li>{@link autograd.nn.train.GradientHealth}: norms of gradients and steps by layer; vanishing and exploding.
 *   <li>{@link autograd.nn.train.DeadUnits}: rectifiers that let no gradient through.
 * </ul>
 *
 * <p>Both are tables that print, and have {@code warnings()}, texts that name a layer and the remedies:
 *
 * <pre>{@code
 * Sequential net = Sequential.of(
 *         Linear.of(3, 8, Initializers.heNormal(), Seeds.derive(42, 0)),
 *         Activation.RELU,
 *         Linear.of(8, 1, Initializers.xavierNormal(), Seeds.derive(42, 1)));
 * Sgd sgd = new Sgd(0.01);
 * for (int i = 0; i < 100; i++) {
 *     var step = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(x), y));
 *     Sequential next = sgd.step(net, step);
 *     if (i % 50 == 0) {
 *         System.out.println(GradientHealth.of(net, step.gradient(), next));
 *     }
 *     net = next;
 * }
 * List<String> warnings = DeadUnits.of(net, x).warnings();     // none
 * }</pre>
 *
 * <p>Imports: {@code autograd.nn}, {@code autograd.nn.layer} and core.
 */
package autograd.nn.train;
