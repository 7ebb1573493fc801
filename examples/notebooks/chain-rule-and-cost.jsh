// %% [markdown]
// # The chain rule, and what it costs
//
// A derivative of a network is a sum over paths, and there are exponentially many. Backpropagation gets the same number by
// looking at every neuron once. Here both are counted: nothing below is estimated, and no promised number depends on a clock.

// %% [markdown]
// ## Two cases
//
// One path, w to y to z: the slopes multiply, dz/dw = dz/dy dy/dw. Two paths, s to z through x and through y: the products add,
// dz/ds = dz/dx dx/ds + dz/dy dy/ds. Everything else is these two, many times.

// %% A path, and two that meet
Tensor s = Tensor.of(0.7);
// One path: y = s², z = sin y.
double onePath = Math.cos(0.49) * 2 * 0.7;
expect("dz/ds along a path", grad((Tensor t) -> t.square().sin()).apply(s).item(), onePath, 1e-15)
// Two paths: x = s², y = e^s, z = x y.
double twoPaths = Math.exp(0.7) * 2 * 0.7 + 0.49 * Math.exp(0.7);
expect("dz/ds where two paths meet", grad((Tensor t) -> t.square().mul(t.exp())).apply(s).item(), twoPaths, 1e-14)

// %% [markdown]
// ## Six neurons
//
// Three layers of two sigmoid neurons, each connected to both of the next layer; the loss is the sum of the last two. To count,
// a neuron is an op of its own, whose rule says each time that it has been called.

// %% A neuron that counts
int[] called = new int[1];
CustomOp neuron = CustomOp.of("neuron",
    xs -> xs.get(0).sigmoid(),
    (g, xs, out) -> {
        called[0]++;
        return List.of(g.mul(out).mul(out.neg().add(1)));
    }).withoutChecks();

double weight(int layer, int from, int to) {
    return Math.sin(1 + 5 * layer + 3 * from + 2 * to); // any numbers would do
}

// Two neurons a layer; z holds their inputs.
Tensor network(int layers, Tensor z1, Tensor z2) {
    for (int layer = 0; layer < layers; layer++) {
        Tensor a1 = neuron.apply(z1);
        Tensor a2 = neuron.apply(z2);
        z1 = a1.mul(weight(layer, 0, 0)).add(a2.mul(weight(layer, 1, 0)));
        z2 = a1.mul(weight(layer, 0, 1)).add(a2.mul(weight(layer, 1, 1)));
    }
    return z1.add(z2);
}

// %% [markdown]
// The other way: dl/dz of a neuron by the textbook, dl/dz = σ'(z) [w dl/dz' + v dl/dz''], each derivative in the bracket
// worked out anew by the same formula. That is following every path to the end.

// %% Path by path
int visited;
double slope(double z) {
    double a = 1 / (1 + Math.exp(-z));
    return a * (1 - a);
}

double[][] inputs(int layers, double z1, double z2) {
    double[][] z = new double[layers + 1][];
    z[0] = new double[] {z1, z2};
    for (int layer = 0; layer < layers; layer++) {
        double a1 = 1 / (1 + Math.exp(-z[layer][0]));
        double a2 = 1 / (1 + Math.exp(-z[layer][1]));
        z[layer + 1] = new double[] {
            a1 * weight(layer, 0, 0) + a2 * weight(layer, 1, 0), a1 * weight(layer, 0, 1) + a2 * weight(layer, 1, 1)};
    }
    return z;
}

double alongPaths(double[][] z, int layer, int i) {
    if (layer == z.length - 1) return 1;
    visited++;
    double ahead = weight(layer, i, 0) * alongPaths(z, layer + 1, 0) + weight(layer, i, 1) * alongPaths(z, layer + 1, 1);
    return slope(z[layer][i]) * ahead;
}

List<Tensor> backward(int layers) {
    called[0] = 0;
    return grad((Tensor a, Tensor b) -> network(layers, a, b)).apply(Tensor.of(0.3), Tensor.of(-0.2));
}

double[][] z = inputs(3, 0.3, -0.2);
List<Tensor> taped = backward(3);
expect("dl/dz1", taped.get(0).item(), alongPaths(z, 0, 0), 1e-15)
expect("dl/dz2", taped.get(1).item(), alongPaths(z, 0, 1), 1e-15)
expect("backward, each of the six neurons is visited once", called[0], 6, 0)
visited = 0;
alongPaths(z, 0, 0) + alongPaths(z, 0, 1)
expect("path by path, neurons are visited 2 (1 + 2 + 4) times", visited, 14, 0)

// %% Deeper
int deepest = 16;
double[] byPaths = new double[deepest];
double[] byReplay = new double[deepest];
for (int layers = 1; layers <= deepest; layers++) {
    double[][] at = inputs(layers, 0.3, -0.2);
    visited = 0;
    double first = alongPaths(at, 0, 0);
    double second = alongPaths(at, 0, 1);
    List<Tensor> gradient = backward(layers);
    if (Math.abs(gradient.get(0).item() - first) > 1e-12 * Math.abs(first)) throw new AssertionError("layers " + layers);
    byPaths[layers - 1] = visited;
    byReplay[layers - 1] = called[0];
}
Tensor layers = Tensor.arange(deepest).add(1);
plot("chain-rule-paths", Charts.logarithmic("Visits of neurons for one gradient", "layers of two neurons", "visits", List.of(
    Charts.Series.path("path by path", layers, Tensor.of(byPaths)),
    Charts.Series.path("backward", layers, Tensor.of(byReplay)))))
expect("path by path, 16 layers: 2 (2^16 - 1)", byPaths[15], 131070, 0)
expect("backward, 16 layers: 2 times 16", byReplay[15], 32, 0)

// %% [markdown]
// ## Why backward, and not forward?
//
// Forward mode carries a tangent along with the function: one pass gives the derivative in one direction, and a gradient by n
// inputs needs n. Backward, one pass gives all n. What counts are the ops, and a tape counts them: record the work that the
// derivative itself does, on a tape around it.

// %% Counting ops
Tensor chained(Tensor x) { // Rosenbrock's function of n variables
    int n = x.size();
    Tensor here = x.slice(0, 0, n - 1);
    Tensor next = x.slice(0, 1, n);
    return next.sub(here.square()).square().mul(100).add(here.neg().add(1).square()).sum();
}

int ops(Function<Tensor, Tensor> work, Tensor x) {
    try (Tape tape = new Tape()) {
        work.apply(tape.watch(x, "x"));
        return tape.size() - 1; // the variable is no op
    }
}

Tensor forward(Tensor x) {
    List<Tensor> slopes = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
        Tensor direction = Tensor.eye(x.size()).slice(0, i, i + 1).reshape(x.size());
        slopes.add(jvp(v -> chained(v), x, direction).tangent());
    }
    return Shaping.stack(0, slopes);
}

Tensor backwardPass(Tensor x) {
    return grad(v -> chained(v)).apply(x);
}

int[] sizes = {2, 4, 8, 16, 32, 64, 128, 256};
double[] forwardOps = new double[sizes.length];
double[] backwardOps = new double[sizes.length];
for (int i = 0; i < sizes.length; i++) {
    Tensor x = Tensor.linspace(-1, 1, sizes[i]);
    double once = ops(v -> chained(v), x);
    forwardOps[i] = ops(v -> forward(v), x) / once;
    backwardOps[i] = ops(v -> backwardPass(v), x) / once;
    if (sizes[i] <= 8) expectEqual("both gradients by " + sizes[i] + " inputs", forward(x), backwardPass(x));
}
System.out.printf(Locale.ROOT, "ops of a gradient / ops of the function: backward %.2f for any n, forward %.0f for n = 256%n", backwardOps[7], forwardOps[7]);
expect("backward, the number of inputs does not matter", backwardOps[7], backwardOps[0], 0)
expect("backward costs less than four functions", backwardOps[7] < 4)
expect("forward costs at least a function for each input", forwardOps[7] >= 256)

// %% [markdown]
// And by the clock, which is not promised: the median of some runs, in units of the function's own time. For a long vector an op
// costs as much as its numbers, for a short one as much as an op.

// %% Measured
double seconds(Runnable work) {
    for (int i = 0; i < 20; i++) work.run();
    double[] times = new double[15];
    for (int i = 0; i < times.length; i++) {
        long begin = System.nanoTime();
        work.run();
        times[i] = (System.nanoTime() - begin) * 1e-9;
    }
    Arrays.sort(times);
    return times[7];
}

double[] forwardTime = new double[sizes.length];
double[] backwardTime = new double[sizes.length];
for (int i = 0; i < sizes.length; i++) {
    Tensor x = Tensor.linspace(-1, 1, sizes[i]);
    double once = seconds(() -> chained(x));
    forwardTime[i] = seconds(() -> forward(x)) / once;
    backwardTime[i] = seconds(() -> backwardPass(x)) / once;
}

// The same by depth: a chain of layers tanh(W h).
Tensor W = Tensor.normal(1, 32, 32).mul(1 / Math.sqrt(32));
Tensor chain(Tensor h, int depth) {
    for (int i = 0; i < depth; i++) h = W.matmul(h).tanh();
    return h.sum();
}
int[] depths = {1, 2, 4, 8, 16, 32, 64};
double[] depthOps = new double[depths.length];
double[] depthTime = new double[depths.length];
for (int i = 0; i < depths.length; i++) {
    int depth = depths[i];
    Tensor h = Tensor.linspace(-1, 1, 32);
    depthOps[i] = ops(v -> grad(u -> chain(u, depth)).apply(v), h) / (double) ops(v -> chain(v, depth), h);
    depthTime[i] = seconds(() -> grad(u -> chain(u, depth)).apply(h)) / seconds(() -> chain(h, depth));
}
expect("by depth, backward stays below six ops for one", Arrays.stream(depthOps).allMatch(r -> r < 6))

// %% Pictures
Tensor n = Tensor.of(Arrays.stream(sizes).asDoubleStream().toArray());
Tensor d = Tensor.of(Arrays.stream(depths).asDoubleStream().toArray());
plot("chain-rule-and-cost", Pictures.below(
    Charts.logarithmic("Gradient / function, by number of inputs", "inputs", "ratio", List.of(
        Charts.Series.path("forward, ops", n, Tensor.of(forwardOps)),
        Charts.Series.path("backward, ops", n, Tensor.of(backwardOps)),
        Charts.Series.line("forward, measured", n, Tensor.of(forwardTime)),
        Charts.Series.line("backward, measured", n, Tensor.of(backwardTime)))).logX(),
    Charts.of("Gradient / function, by depth", "layers", "ratio", List.of(
        Charts.Series.path("ops", d, Tensor.of(depthOps)),
        Charts.Series.line("measured", d, Tensor.of(depthTime)))).logX()))
