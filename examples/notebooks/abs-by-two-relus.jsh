// %% [markdown]
// # The absolute value from two ReLUs
//
// A network with one input, two hidden ReLU neurons and one output is exactly |x| when its weights are
// W1 = (1, -1)^T, c1 = 0, W2 = (1 1), c2 = 0: one neuron answers to positive x, the other to negative x. (Feed-forward
// networks are often introduced with this example, because no linear model fits it.)

// %% By hand
Tensor weights(double... values) {
    return Tensor.of(values);
}

Sequential exact = Sequential.of(
    new Linear(weights(1, -1).reshape(2, 1), Tensor.zeros(2)),
    RELU,
    new Linear(weights(1, 1).reshape(1, 2), Tensor.zeros(1)));
Tensor grid = Tensor.linspace(-2, 2, 81).reshape(81, 1);
expectEqual("the network is abs", exact.apply(grid), grid.abs())

// %% [markdown]
// Can it be learned? Data y = |x| + noise of standard deviation 0.1, so no model can have a mean squared error much below
// 0.01, the noise floor. With only two neurons, a bad start can leave both on one side; so four starts are trained and the
// best is kept.

// %% Data
int n = 200;
Tensor x = Tensor.uniform(11, n, 1).mul(4).sub(2);
Tensor noise = Tensor.normal(12, n, 1).mul(0.1);
Tensor y = x.abs().add(noise);
double floor = noise.square().mean().item();

// %% Training
Sequential start(long seed) {
    return Sequential.of(
        Linear.of(1, 2, Initializers.heNormal(), Seeds.derive(seed, 0)),
        RELU,
        Linear.of(2, 1, Initializers.xavierNormal(), Seeds.derive(seed, 1)));
}

Tensor loss(Sequential net) {
    return Losses.meanSquaredError(net.apply(x), y);
}

Sequential best = start(1);
Map<Long, double[]> curves = new LinkedHashMap<>();
Sgd sgd = new Sgd(0.05);
for (long seed = 1; seed <= 4; seed++) {
    Sequential net = start(seed);
    double[] curve = new double[1500];
    for (int step = 0; step < curve.length; step++) {
        var now = Parameters.valueAndGrad(net, m -> loss(m));
        curve[step] = now.value().item();
        net = sgd.step(net, now);
    }
    curves.put(seed, curve);
    double reached = loss(net).item();
    System.out.printf(Locale.ROOT, "start %d: mean squared error %.5f (noise floor %.5f)%n", seed, reached, floor);
    best = reached < loss(best).item() ? net : best;
}
expect("the best start comes below 1.2 times the noise floor", loss(best).item() <= 1.2 * floor)

// %% Picture
Tensor steps = Tensor.arange(1500);
var fit = Charts.of("Two ReLUs learn |x|", "x", "y", List.of(
    Charts.Series.dots("data", x, y),
    Charts.Series.line("|x|", grid, grid.abs()),
    Charts.Series.line("network", grid, best.apply(grid))));
var losses = Charts.logarithmic("Mean squared error of four starts", "step", "mean squared error",
    curves.entrySet().stream()
        .map(e -> Charts.Series.line("start " + e.getKey(), steps, Tensor.of(e.getValue())))
        .toList());
plot("abs-by-two-relus", Pictures.below(fit, losses));
