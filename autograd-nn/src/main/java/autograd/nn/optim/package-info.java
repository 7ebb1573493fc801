/**
 * Optimizers: pure functions from (model, gradient, state) to (model, state). Start at {@link autograd.nn.optim.Sgd}, which
 * needs no state, or at {@link autograd.nn.optim.Optimizer}, which puts these together:
 *
 * <ul>
 *   <li>an {@link autograd.nn.optim.UpdateRule} says what is done to a parameter: {@link autograd.nn.optim.Sgd}, {@link
 *       autograd.nn.optim.Momentum}, {@link autograd.nn.optim.Adam}, {@link autograd.nn.optim.AdamW}, {@link
 *       autograd.nn.optim.NAdam}, {@link autograd.nn.optim.RmsProp}, {@link autograd.nn.optim.Adagrad}, or one of your own;
 *   <li>a {@link autograd.nn.optim.Schedule} and a {@link autograd.nn.optim.Plateau} change the learning rate;
 *   <li>a {@link autograd.nn.optim.GradientTransform} comes before the rule: {@link autograd.nn.optim.ClipByGlobalNorm}, {@link
 *       autograd.nn.optim.ClipByValue}, {@link autograd.nn.optim.WeightDecay}, {@link autograd.nn.optim.RequireFinite};
 *   <li>a {@link autograd.nn.optim.ParameterGroup} has a rule and a schedule of its own.
 * </ul>
 *
 * <p>{@link autograd.nn.optim.Ema} averages models along the way; {@link autograd.nn.optim.Lbfgs} minimises a loss that is
 * the same function in each step.
 *
 * <pre>{@code
 * Linear model = new Linear(Tensor.of(new double[][] {{1, 2}}), Tensor.of(new double[] {3}));
 * Tensor x = Tensor.of(new double[][] {{1, 1}});
 * var gradient = Parameters.valueAndGrad(model, m -> m.apply(x).square().sum());     // 2 y (x, 1) with y = 6
 * Linear next = new Sgd(0.5).step(model, gradient);
 * System.out.println(next.weight());     // [[-5. -4.]]
 *
 * Optimizer optimizer = Optimizer.of(new Adam(0.1)).withTransforms(new ClipByGlobalNorm(1));
 * OptimizerState state = optimizer.init(next);
 * for (int i = 0; i < 200; i++) {
 *     var step = optimizer.step(next, Parameters.valueAndGrad(next, m -> m.apply(x).square().sum()), state);
 *     next = step.model();
 *     state = step.state();
 * }
 * double loss = next.apply(x).square().sum().item();     // below 1e-3
 * }</pre>
 *
 * <p><b>Coming from PyTorch or optax.</b> Numbers that are not given are the same as there, but where the table says so.
 *
 * <table>
 *   <caption>Names, and defaults where they differ</caption>
 *   <tr><th>here</th><th>PyTorch</th><th>optax</th><th>defaults</th></tr>
 *   <tr><td>{@code Sgd(lr)}</td><td>{@code SGD(lr)}</td><td>{@code sgd(lr)}</td><td>the rate has none here; PyTorch:
 *       1e-3 everywhere but 1e-2 in Adagrad and RMSprop, 2e-3 in NAdam, 1 in LBFGS</td></tr>
 *   <tr><td>{@code Momentum(lr, mu, nesterov)}</td><td>{@code SGD(lr, momentum, nesterov)}</td><td>{@code sgd(lr, momentum,
 *       nesterov)}</td><td>no dampening</td></tr>
 *   <tr><td>{@code Adam(lr)}</td><td>{@code Adam}</td><td>{@code adam}</td><td>the same in all three</td></tr>
 *   <tr><td>{@code AdamW(lr, decay)}</td><td>{@code AdamW}</td><td>{@code adamw}</td><td>the decay has none here; PyTorch
 *       1e-2, optax 1e-4</td></tr>
 *   <tr><td>{@code NAdam(lr)}</td><td>{@code NAdam}</td><td>{@code nadam}</td><td>PyTorch's: its momentum decay 0.004; optax has
 *       a constant momentum</td></tr>
 *   <tr><td>{@code RmsProp(lr)}</td><td>{@code RMSprop}</td><td>{@code rmsprop}</td><td>PyTorch's: decay 0.99, epsilon outside the
 *       root; optax 0.9, inside</td></tr>
 *   <tr><td>{@code Adagrad(lr)}</td><td>{@code Adagrad}</td><td>{@code adagrad}</td><td>PyTorch's: sum from 0, epsilon 1e-10 outside
 *       the root; optax 0.1, 1e-7 inside</td></tr>
 *   <tr><td>{@code Lbfgs()}</td><td>{@code LBFGS(line_search_fn="strong_wolfe")}</td><td>{@code lbfgs()}</td><td>history 10 as in
 *       optax; PyTorch 100</td></tr>
 *   <tr><td>{@code WeightDecay(factor)}</td><td>{@code weight_decay} of SGD, Adam, ...</td><td>{@code
 *       add_decayed_weights} before the rule</td><td></td></tr>
 *   <tr><td>{@code ClipByGlobalNorm(max)}</td><td>{@code clip_grad_norm_}</td><td>{@code clip_by_global_norm}</td><td>PyTorch
 *       divides by the norm + 1e-6</td></tr>
 *   <tr><td>{@code ClipByValue(max)}</td><td>{@code clip_grad_value_}</td><td>{@code clip}</td><td></td></tr>
 *   <tr><td>{@code ParameterGroup}</td><td>parameter groups</td><td>{@code partition}</td><td></td></tr>
 *   <tr><td>{@code Schedule}, factors of the rate</td><td>{@code LambdaLR}, {@code StepLR}, {@code
 *       CosineAnnealingLR}, ...</td><td>{@code exponential_decay}, ..., rates</td><td>a warm-up begins with 1 / steps;
 *       PyTorch 1 / 3, optax as given</td></tr>
 *   <tr><td>{@code Schedule.oneCycle(steps)}</td><td>{@code OneCycleLR}</td><td>{@code cosine_onecycle_schedule}</td><td>30 %,
 *       1 / 25, 1 / 250000 in all three; momentum is not cycled here</td></tr>
 *   <tr><td>{@code Plateau}</td><td>{@code ReduceLROnPlateau}</td><td>{@code reduce_on_plateau}</td><td>the same numbers;
 *       optax waits for one measurement less</td></tr>
 *   <tr><td>{@code Ema(decay, corrected)}</td><td>{@code AveragedModel} with {@code get_ema_avg_fn}</td><td>{@code
 *       ema}</td><td>decay has none here; PyTorch 0.999, not corrected; optax corrected</td></tr>
 * </table>
 *
 * <p>Imports: {@code autograd.nn}, for models and parameters, and core; not {@code layer}, {@code loss} or {@code data}.
 */
package autograd.nn.optim;
