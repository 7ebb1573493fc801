// %% [markdown]
// # A hundred layers deep
//
// Two spirals, fifty blocks of two layers each. Without skip connections (K. He, X. Zhang, S. Ren, J. Sun, 2016) the network
// learns next to nothing; with them it is as easy as a shallow one. A residual block is a layer of your own: a record, ten lines.

// %% Two spirals
int n = 150;
Tensor turn = Tensor.linspace(0.25, 1, n);
Tensor angle = turn.mul(3 * Math.PI);
Tensor arm = Shaping.stack(1, angle.cos().mul(turn), angle.sin().mul(turn));
Tensor x = Shaping.concat(0, arm, arm.neg()).add(Tensor.normal(1, 2 * n, 2).mul(0.02));
Tensor label = Shaping.concat(0, Tensor.zeros(n, 1), Tensor.ones(n, 1));

// %% [markdown]
// The block computes x + f(x), where f is Linear, ReLU, Linear. With `skip` 0 it is the same block without the connection, so
// that nothing else differs between the two networks. `skip` is not a parameter: `mapParameters` hands it on as it is.

// %% A layer of your own
record Block(Linear first, Linear second, double skip) implements Layer<Block> {
    public Tensor apply(Tensor x) {
        return x.mul(skip).add(second.apply(first.apply(x).relu()));
    }

    public Block mapParameters(ParameterMap f) {
        return new Block(first.mapParameters(f.at("first")), second.mapParameters(f.at("second")), skip);
    }
}

int depth = 50;
int width = 16;
Linear linear(int in, int out, Initializer initializer, long index) {
    return Linear.of(in, out, initializer, Seeds.derive(3, index));
}

Initializer he = Initializers.heNormal();       // in front of a ReLU
Initializer xavier = Initializers.xavierNormal(); // elsewhere

// A residual network adds up fifty blocks; so each starts small, by 1 / sqrt(50), and the sum has the size of one.
Block block(int i, double skip) {
    Linear second = linear(width, width, xavier, 1000 + i);
    double scale = skip == 0 ? 1 : 1 / Math.sqrt(depth);
    return new Block(linear(width, width, he, i), new Linear(second.weight().mul(scale), second.bias()), skip);
}

Sequential network(double skip) {
    List<Layer<?>> layers = new ArrayList<>();
    layers.add(linear(2, width, xavier, 2000));
    for (int i = 0; i < depth; i++) layers.add(block(i, skip));
    layers.add(linear(width, 1, xavier, 2001));
    return new Sequential(layers);
}

Sequential plain = network(0);
Sequential residual = network(1);
System.out.println(Parameters.count(residual) + " parameters in " + (2 * depth + 2) + " layers");
expect("both have the same parameters", Parameters.count(plain), Parameters.count(residual), 0)

// %% [markdown]
// ## Training
//
// Gradient descent with momentum, by hand: the velocity is a model like the network, and `Parameters.zip` joins two models
// parameter by parameter.

// %% Momentum on models
Tensor loss(Sequential net) {
    Tensor logit = net.apply(x);
    return logit.softplus().sub(logit.mul(label)).mean();
}

double accuracy(Sequential net) {
    return net.apply(x).greater(0).equal(label.greater(0)).to(FLOAT64).mean().item();
}

Sequential train(Sequential start, double eta, double[] curve) {
    Sequential net = start;
    Sequential velocity = Parameters.zip(start, start, (a, b) -> Tensor.zerosLike(a));
    for (int step = 0; step < curve.length; step++) {
        var now = Parameters.valueAndGrad(net, m -> loss(m));
        curve[step] = now.value().item();
        velocity = Parameters.zip(velocity, now.gradient(), (v, g) -> v.mul(0.9).sub(g.mul(eta)));
        net = Parameters.zip(net, velocity, (p, v) -> p.add(v));
    }
    return net;
}

double[] plainLoss = new double[220];
double[] residualLoss = new double[220];
Sequential plainTrained = train(plain, 0.003, plainLoss);
Sequential trained = train(residual, 0.003, residualLoss);
System.out.printf(Locale.ROOT, "plain:    loss %.4f, accuracy %.3f%n", plainLoss[219], accuracy(plainTrained));
System.out.printf(Locale.ROOT, "residual: loss %.4f, accuracy %.3f%n", residualLoss[219], accuracy(trained));
expect("with skip connections every point is right", accuracy(trained), 1, 0)
expect("without, hardly more than chance", accuracy(plainTrained) < 0.75)

// %% [markdown]
// ## Why
//
// Follow the points through the untrained networks: how many dimensions do they still span after each block? With C the covariance
// of the 300 activations, (tr C)² / tr(C²) counts them: 2 for a round cloud in a plane, 1 for a line. Every ReLU of the plain
// network presses the cloud a little flatter, until all points lie on one line, and on a line two interleaved spirals cannot
// be told apart (H. Daneshmand and others, 2020, prove it and call it rank collapse). A skip connection hands the cloud on.

// %% Dimensions left after each block
double dimensions(Tensor h) {
    Tensor centred = h.sub(h.mean(0, true));
    Tensor C = centred.transpose().matmul(centred);
    return Math.pow(C.trace().item(), 2) / C.square().sum().item();
}

Tensor dimensionsThrough(Sequential net) {
    Tensor h = x;
    double[] left = new double[depth + 1];
    for (int i = 0; i <= depth; i++) {
        h = net.layers().get(i).apply(h);
        left[i] = dimensions(h);
    }
    return Tensor.of(left);
}

Tensor plainDimensions = dimensionsThrough(plain);
Tensor residualDimensions = dimensionsThrough(residual);
System.out.printf(Locale.ROOT, "after the last block: plain %.4f, residual %.4f%n", plainDimensions.get(depth), residualDimensions.get(depth));
expect("plain: one dimension is left", plainDimensions.get(depth), 1, 0.01)
expect("residual: as many as went in, or more", residualDimensions.get(depth) >= residualDimensions.get(0))

// %% The decision
Tensor[] spiral = {x.slice(0, 0, n), x.slice(0, n, 2 * n)};
List<Charts.Series> boundary(Sequential net) {
    return Charts.contours(p -> net.apply(p.reshape(1, 2)).sum(), -1.15, 1.15, -1.15, 1.15, Tensor.of(0.0));
}
Chart decision(String title, Sequential net) {
    return Charts.of(title, "", "", boundary(net)).with(
        Charts.Series.dots("class 0", spiral[0].slice(1, 0, 1), spiral[0].slice(1, 1, 2)),
        Charts.Series.dots("class 1", spiral[1].slice(1, 0, 1), spiral[1].slice(1, 1, 2)));
}
Tensor steps = Tensor.arange(220);
plot("deep-residual", Pictures.below(
    decision("The border drawn by 102 layers with skips", trained),
    Charts.logarithmic("Loss", "step", "log loss", List.of(
        Charts.Series.line("plain", steps, Tensor.of(plainLoss)),
        Charts.Series.line("residual", steps, Tensor.of(residualLoss)))),
    Charts.of("Dimensions that the points span, before training", "block", "dimensions", List.of(
        Charts.Series.path("plain", Tensor.arange(depth + 1), plainDimensions),
        Charts.Series.path("residual", Tensor.arange(depth + 1), residualDimensions)))))
