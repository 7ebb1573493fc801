// %% [markdown]
// # Vanishing gradients, and four ways to keep them
//
// The gradient at layer l of a network of L layers is a product: of L - l weight matrices and L - l slopes of the activation.
// If the slopes are small, ε on average, the product behaves as ε^(L-l): exponentially small towards the input. The slope of the
// sigmoid is 1/4 at best. Twenty layers make 1/4 into one part in a million million, and the first layers never learn.

// %% A problem that needs a hidden layer
// Points in a square; the class is the sign of x y, so no line separates the two.
Tensor x = Tensor.uniform(1, 128, 2).mul(2).sub(1);
Tensor label = x.slice(1, 0, 1).mul(x.slice(1, 1, 2)).greater(0).to(FLOAT64);

Tensor loss(Sequential net) {
    Tensor logit = net.apply(x);
    return logit.softplus().sub(logit.mul(label)).mean(); // log loss, from the logits
}

double accuracy(Sequential net) {
    return net.apply(x).greater(0).equal(label.greater(0)).to(FLOAT64).mean().item();
}

// %% Twenty layers of 32 sigmoids
int depth = 20;
int width = 32;
Linear linear(int layer, Initializer initializer) {
    return Linear.of(layer == 0 ? 2 : width, layer == depth - 1 ? 1 : width, initializer, Seeds.derive(7, layer));
}

Sequential stack(IntFunction<Layer<?>> hidden, Initializer initializer) {
    List<Layer<?>> layers = new ArrayList<>();
    for (int layer = 0; layer < depth - 1; layer++) layers.add(hidden.apply(layer));
    layers.add(linear(depth - 1, initializer));
    return new Sequential(layers);
}

Initializer xavier = Initializers.xavierNormal();
Sequential plain = stack(layer -> Sequential.of(linear(layer, xavier), SIGMOID), xavier);

// %% [markdown]
// The gradient of a model is a model, so its layers can be asked one by one. Here is the norm of each weight's gradient, first
// layer to last.

// %% Gradient norm per layer
Tensor norms(Sequential net) {
    Sequential gradient = Parameters.grad(net, n -> loss(n));
    return Tensor.of(Parameters.named(gradient).entrySet().stream()
        .filter(e -> e.getKey().endsWith("weight"))
        .mapToDouble(e -> e.getValue().norm2().item())
        .toArray());
}

Tensor vanished = norms(plain);
vanished
double ratio = Math.pow(vanished.get(1) / vanished.get(18), 1 / 17.0);
System.out.printf(Locale.ROOT, "from layer to layer the gradient shrinks to %.3f of its size%n", ratio);
expect("it falls geometrically, by a factor near the slope 1/4", ratio, 0.25, 0.05)
expect("every layer has less than the one behind it", IntStream.range(1, 18).allMatch(l -> vanished.get(l) < 0.5 * vanished.get(l + 1)))
expect("the first layer gets less than a billionth of the last", vanished.get(0) < 1e-9 * vanished.get(19))

// %% [markdown]
// ## The four remedies
//
// 1. **ReLU**, whose slope is 1 where it is active, with the initialization of He et al. (2015).
// 2. **Initialization** that keeps the variance, Xavier's (Glorot and Bengio, 2010), with an activation of slope 1 at 0: tanh.
// 3. **Batch normalization** (Ioffe and Szegedy, 2015): each neuron's input is standardized over the batch. Shrinking by small
//    weights or small slopes is undone in every layer, and so it is in the gradient.
// 4. **Residual connections** (He et al., 2016): h + f(h) has the Jacobian I + f'. The I lets the gradient pass unchanged.
//
// The last two are layers of your own here: records, with one line that lists their parameters. Both keep the sigmoid.

// %% Two layers of your own
record Normalized(Linear linear, Tensor scale, Tensor shift) implements Layer<Normalized> {
    public Tensor apply(Tensor h) {
        Tensor z = linear.apply(h);
        Tensor centred = z.sub(z.mean(0, true));
        Tensor standard = centred.div(centred.square().mean(0, true).add(1e-5).sqrt());
        return standard.mul(scale).add(shift).sigmoid();
    }

    public Normalized mapParameters(ParameterMap f) {
        return new Normalized(linear.mapParameters(f.at("linear")), f.apply("scale", scale), f.apply("shift", shift));
    }
}

record Skip(Linear linear) implements Layer<Skip> {
    public Tensor apply(Tensor h) {
        return h.add(linear.apply(h).sigmoid().sub(0.5)); // centred, so that 19 of them do not add up to a drift
    }

    public Skip mapParameters(ParameterMap f) {
        return new Skip(linear.mapParameters(f.at("linear")));
    }
}

Initializer he = Initializers.heNormal();
Map<String, Sequential> nets = new LinkedHashMap<>();
nets.put("sigmoid", plain);
nets.put("ReLU, He", stack(layer -> Sequential.of(linear(layer, he), RELU), xavier));
nets.put("tanh, Xavier", stack(layer -> Sequential.of(linear(layer, xavier), TANH), xavier));
nets.put("batch norm", stack(layer -> new Normalized(linear(layer, xavier), Tensor.ones(width), Tensor.zeros(width)), xavier));
nets.put("residual", stack(layer -> layer == 0
    ? linear(0, xavier)
    : new Skip(linear(layer, xavier)), xavier));

// %% Before training: the norms side by side
Map<String, Tensor> before = new LinkedHashMap<>();
nets.forEach((name, net) -> before.put(name, norms(net)));
before.forEach((name, n) -> System.out.printf(Locale.ROOT, "%-13s first layer %.2e, last layer %.2e%n", name, n.get(0), n.get(19)));
for (String remedy : List.of("ReLU, He", "tanh, Xavier", "batch norm", "residual")) {
    expect(remedy + " raises the first layer's gradient by 1000 or more", before.get(remedy).get(0) >= 1e3 * vanished.get(0));
}
List<Charts.Series> perLayer(Map<String, Tensor> norms) {
    return norms.entrySet().stream()
        .map(e -> Charts.Series.path(e.getKey(), Tensor.arange(depth).add(1), e.getValue()))
        .toList();
}
plot("vanishing-gradients", Charts.logarithmic("Gradient norm per layer, before training", "layer", "norm", perLayer(before)))

// %% [markdown]
// ## Does it matter?
//
// Plain gradient descent, 300 steps on the whole data, the same step length for all. The sigmoid network ends where it began,
// at log 2 = 0.693, the loss of a coin: its last layer has learned how often the classes occur, and that is all.

// %% Training
Map<String, double[]> curves = new LinkedHashMap<>();
Map<String, Tensor> after = new LinkedHashMap<>();
Map<String, Double> accuracies = new LinkedHashMap<>();
Sgd sgd = new Sgd(0.2);
nets.forEach((name, start) -> {
    Sequential net = start;
    double[] curve = new double[300];
    for (int step = 0; step < curve.length; step++) {
        var now = Parameters.valueAndGrad(net, n -> loss(n));
        curve[step] = now.value().item();
        net = sgd.step(net, now);
    }
    curves.put(name, curve);
    after.put(name, norms(net));
    accuracies.put(name, accuracy(net));
    System.out.printf(Locale.ROOT, "%-13s loss %.4f, accuracy %.3f%n", name, loss(net).item(), accuracy(net));
});
expect("the sigmoid network has learned nothing", accuracies.get("sigmoid") < 0.6)
for (String remedy : List.of("ReLU, He", "tanh, Xavier", "batch norm", "residual")) {
    expect(remedy + " has learned", accuracies.get(remedy) > 0.9);
}

// %% Pictures
plot("vanishing-gradients-training", Pictures.below(
    Charts.of("Loss", "step", "log loss", curves.entrySet().stream()
        .map(e -> Charts.Series.line(e.getKey(), Tensor.arange(300), Tensor.of(e.getValue())))
        .toList()),
    Charts.logarithmic("Gradient norm per layer, after training", "layer", "norm", perLayer(after))))

// %% [markdown]
// A network that does not learn shows this in its first step, before you have waited an hour for it: look at the norms per layer.
