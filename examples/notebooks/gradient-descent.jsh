// %% [markdown]
// # Gradient descent, seen
//
// One line, `p = p - eta * gradient`, trains most of today's networks. When it is slow, when it explodes and why momentum helps
// can all be seen in two dimensions. You need nothing but `grad` and a loop.

// %% A bowl, ten times as steep one way as the other
Tensor scales = Tensor.of(1.0, 10);
Tensor bowl(Tensor p) {
    return p.square().mul(scales).sum().mul(0.5);
}

List<Tensor> descend(Function<Tensor, Tensor> f, Tensor start, double eta, int steps) {
    var gradient = grad(f);
    List<Tensor> path = new ArrayList<>(List.of(start));
    for (int i = 0; i < steps; i++) {
        Tensor p = path.get(i);
        path.add(p.sub(gradient.apply(p).mul(eta)));
    }
    return path;
}

Tensor start = Tensor.of(-4.0, 1);

// %% [markdown]
// Here the result of every step is known in advance. The gradient is (x, 10 y), so a step multiplies x by 1 - eta and y by
// 1 - 10 eta: two shrinking sequences that share one eta.
//
// | eta | factor of x | factor of y | what happens |
// |---|---|---|---|
// | 0.02 | 0.98 | 0.8 | creeps |
// | 0.1 | 0.9 | 0 | y is right at once, x waits |
// | 2/11 = 0.182 | 0.82 | -0.82 | to and fro, but the best that one eta can do |
// | 0.205 | 0.795 | -1.05 | each swing is longer than the last |
//
// So eta must stay below 2 / (largest curvature) = 0.2, and then the smallest curvature decides how long it takes.

// %% Four learning rates
double[] rates = {0.02, 0.1, 2.0 / 11, 0.205};
List<List<Tensor>> paths = Arrays.stream(rates).mapToObj(eta -> descend(p -> bowl(p), start, eta, 30)).toList();
for (int i = 0; i < rates.length; i++) {
    Tensor end = paths.get(i).get(30);
    System.out.printf(Locale.ROOT, "eta %.3f: after 30 steps (%9.5f, %9.5f), loss %.3g%n", rates[i], end.get(0), end.get(1), bowl(end).item());
}
expect("x with eta 0.02 is -4 times 0.98^30", paths.get(0).get(30).get(0), -4 * Math.pow(0.98, 30), 1e-12)
expect("x with eta 2/11 is -4 times (9/11)^30", paths.get(2).get(30).get(0), -4 * Math.pow(9.0 / 11, 30), 1e-12)
expect("y with eta 0.205 is 1.05^30: it grows", paths.get(3).get(30).get(1), Math.pow(1.05, 30), 1e-9)

// %% Their paths
Charts.Series trace(String name, List<Tensor> path, int steps) {
    List<Tensor> shown = path.subList(0, steps + 1);
    Tensor x = Tensor.of(shown.stream().mapToDouble(p -> p.get(0)).toArray());
    Tensor y = Tensor.of(shown.stream().mapToDouble(p -> p.get(1)).toArray());
    return steps > 100 ? Charts.Series.line(name, x, y) : Charts.Series.path(name, x, y);
}

Tensor levels = Tensor.of(0.1, 0.5, 1.5, 3, 5, 8, 12);
plot("gradient-descent-bowl", Pictures.below(
    Charts.of("Too short: eta = 0.02, and just right for y: 0.1", "x", "y", Charts.contours(p -> bowl(p), -4.5, 4.5, -1.8, 1.8, levels))
        .with(trace("eta 0.02", paths.get(0), 30), trace("eta 0.1", paths.get(1), 30)),
    Charts.of("The best fixed step, and one that is too long", "x", "y", Charts.contours(p -> bowl(p), -4.5, 4.5, -1.8, 1.8, levels))
        .with(trace("eta 2/11", paths.get(2), 30), trace("eta 0.205", paths.get(3), 9))))

// %% [markdown]
// ## The learning rate, swept
//
// The loss after 40 steps against eta, both on logarithmic axes: a long slope down, a narrow optimum, a cliff. If you tune one
// number of a training run, this is why it is this one, and why it pays to try rates a factor of three apart from below.

// %% A sweep
Tensor etas = Tensor.linspace(Math.log(1e-3), Math.log(0.24), 120).exp();
Tensor reached = Tensor.of(Arrays.stream(etas.toDoubleArray())
    .map(eta -> bowl(descend(p -> bowl(p), start, eta, 40).get(40)).item())
    .toArray());
plot("gradient-descent-sweep", Charts.logarithmic("Loss after 40 steps", "eta", "loss",
    List.of(Charts.Series.line("", etas, reached))).logX())
double best = etas.get((int) reached.argMin(0).item());
expect("the best rate of the sweep lies near 2/11", best, 2.0 / 11, 0.005)
expect("at 0.24 the loss has grown", reached.get(119) > bowl(start).item())

// %% [markdown]
// ## Momentum by hand
//
// A heavy ball (B. T. Polyak, 1964) keeps a velocity: `v = beta v - eta g`, then `p = p + v`. Swings across the valley cancel,
// the slow way along it adds up. With the smallest and the largest curvature m = 1 and M = 10 the best numbers are
// eta = 4 / (√M + √m)² and beta = ((√M - √m) / (√M + √m))²: the rate now depends on the root of M/m.

// %% The heavy ball
List<Tensor> roll(Function<Tensor, Tensor> f, Tensor start, double eta, double beta, int steps) {
    var gradient = grad(f);
    List<Tensor> path = new ArrayList<>(List.of(start));
    Tensor velocity = Tensor.zerosLike(start);
    for (int i = 0; i < steps; i++) {
        velocity = velocity.mul(beta).sub(gradient.apply(path.get(i)).mul(eta));
        path.add(path.get(i).add(velocity));
    }
    return path;
}

int stepsTo(Function<Tensor, Tensor> f, List<Tensor> path, double loss) {
    return (int) path.stream().takeWhile(p -> f.apply(p).item() > loss).count();
}

double root = Math.sqrt(10);
double eta = 4 / Math.pow(root + 1, 2);
double beta = Math.pow((root - 1) / (root + 1), 2);
List<Tensor> plain = descend(p -> bowl(p), start, 2.0 / 11, 200);
List<Tensor> heavy = roll(p -> bowl(p), start, eta, beta, 200);
int plainSteps = stepsTo(p -> bowl(p), plain, 1e-12);
int heavySteps = stepsTo(p -> bowl(p), heavy, 1e-12);
System.out.println("to a loss of 1e-12: " + plainSteps + " steps without momentum, " + heavySteps + " with");
expect("steps without momentum", plainSteps, 76, 0)
expect("steps with momentum", heavySteps, 29, 0)

// %% [markdown]
// ## A valley with a bend
//
// Rosenbrock's function (1960) is the classic hard case: a curved valley with steep walls and a floor that hardly slopes. The
// minimum is 0 at (1, 1). Both runs use the same eta, 0.001: the walls allow no more.

// %% Rosenbrock's function
Tensor rosenbrock(Tensor p) {
    Tensor x = p.slice(0, 0, 1);
    Tensor y = p.slice(0, 1, 2);
    return y.sub(x.square()).square().mul(100).add(x.sub(1).square()).sum();
}

Tensor from = Tensor.of(-1.2, 1);
List<Tensor> walk = descend(p -> rosenbrock(p), from, 0.001, 2000);
List<Tensor> ball = roll(p -> rosenbrock(p), from, 0.001, 0.9, 2000);
plot("gradient-descent-valley", Charts.of("2000 steps in Rosenbrock's valley", "x", "y",
        Charts.contours(p -> rosenbrock(p), -1.6, 1.6, -0.6, 1.8, Tensor.linspace(-1, 2.75, 8).mul(Math.log(10)).exp()))
    .with(trace("gradient descent", walk, 2000), trace("momentum 0.9", ball, 2000),
        Charts.Series.dots("minimum", Tensor.of(1.0), Tensor.of(1.0))));
Tensor losses(List<Tensor> path) {
    return Tensor.of(path.stream().mapToDouble(p -> rosenbrock(p).item()).toArray());
}
plot("gradient-descent-loss", Charts.logarithmic("The same runs by step", "step", "loss",
    List.of(Charts.Series.line("gradient descent", Tensor.arange(2001), losses(walk)),
        Charts.Series.line("momentum 0.9", Tensor.arange(2001), losses(ball)))))
expect("loss without momentum", rosenbrock(walk.get(2000)).item(), 0.1, 0.1)
expect("loss with momentum", rosenbrock(ball.get(2000)).item(), 0, 1e-5)

// %% [markdown]
// What is left, a different step for each direction chosen from the curvature itself, is Newton's method: the notebooks
// `hessian-and-newton` and `second-order`.
