// %% [markdown]
// # A differential equation, solved by a network
//
// A pendulum let go at 2 radians, far too high for the small-angle formula, follows y'' = -sin(y). A network y(t) that satisfies
// the equation everywhere is a solution, whatever its weights. So let the loss be the equation itself (I. E. Lagaris, A. Likas,
// D. I. Fotiadis, 1998; M. Raissi, P. Perdikaris, G. E. Karniadakis, 2019): it holds the second derivative of the network
// by its input, and training needs the derivative of that by every weight. Three levels of derivatives, nested, without one
// written by hand.

// %% The network
record Net(Linear first, Linear second, Linear last) implements Layer<Net> {
    public Tensor apply(Tensor t) {
        return last.apply(second.apply(first.apply(t).tanh()).tanh());
    }

    public Net mapParameters(ParameterMap f) {
        return new Net(first.mapParameters(f.at("first")), second.mapParameters(f.at("second")),
            last.mapParameters(f.at("last")));
    }
}

Net start = new Net(
    Linear.of(1, 12, Initializers.xavierNormal(), Seeds.derive(5, 0)),
    Linear.of(12, 12, Initializers.xavierNormal(), Seeds.derive(5, 1)),
    Linear.of(12, 1, Initializers.xavierNormal(), Seeds.derive(5, 2)));
System.out.println(Parameters.count(start) + " parameters");

// %% [markdown]
// The start is built in, y(t) = 2 + t² N(t): then y(0) = 2 and y'(0) = 0 for any weights, and the loss need not ask for it. The
// network sees t scaled to [-1, 1].
//
// `jvp` pushes a tangent through a function. All times stand in one column and depend on nothing but their own row, so the
// tangent of ones gives y'(t) at every time at once; `jvp` of `jvp` gives y''(t).

// %% The equation
double end = 6;
double release = 2;
Tensor y(Net net, Tensor t) {
    return net.apply(t.mul(2 / end).sub(1)).mul(t.square()).add(release);
}

Tensor velocity(Net net, Tensor t) {
    return jvp(s -> y(net, s), t, Tensor.onesLike(t)).tangent();
}

Tensor acceleration(Net net, Tensor t) {
    return jvp(s -> velocity(net, s), t, Tensor.onesLike(t)).tangent();
}

Tensor residual(Net net, Tensor t) {
    return acceleration(net, t).add(y(net, t).sin());
}

Tensor times = Tensor.linspace(0, end, 48).reshape(48, 1);
Tensor loss(Net net) {
    return residual(net, times).square().mean();
}

expect("y(0)", y(start, times).get(0, 0), 2, 0)
expect("y'(0)", velocity(start, times).get(0, 0), 0, 0)

// %% [markdown]
// Is the gradient of this loss right? The check differences the loss itself, second derivatives and all.

// %% The gradient of a loss that holds derivatives
Net gradient = Parameters.grad(start, net -> loss(net));
GradientReport report = GradientCheck.standard().withSampledElements(3)
    .runAll(Parameters.function(start, net -> loss(net)), Parameters.list(start));
report
expect("the check passes", report.passed())

// %% [markdown]
// ## Training
//
// Gradient descent would need many thousands of steps: losses of this kind are badly conditioned. But the loss is a sum of
// squares, and for these there is the method of Levenberg and Marquardt (1944, 1963): with the residuals r and their Jacobian J
// by the weights, the step s solves (JᵀJ + λI) s = -Jᵀr. If it makes the loss smaller, λ shrinks and the method comes near
// Newton's; else λ grows and the step turns towards the gradient. `jacobianAll` takes the Jacobian as it takes any other.

// %% Levenberg and Marquardt in twenty lines
var residuals = Parameters.function(start, net -> residual(net, times).reshape(48));

Tensor flat(List<Tensor> jacobians) {
    Tensor[] columns = jacobians.stream().map(j -> j.reshape(48, j.size() / 48)).toArray(Tensor[]::new);
    return Shaping.concat(1, columns);
}

List<Tensor> moved(List<Tensor> weights, Tensor step) {
    List<Tensor> moved = new ArrayList<>();
    int from = 0;
    for (Tensor w : weights) {
        moved.add(w.add(step.slice(0, from, from + w.size()).reshape(w.shape())));
        from += w.size();
    }
    return moved;
}

List<Tensor> weights = Parameters.list(start);
List<Double> history = new ArrayList<>();
double lambda = 1e-2;
for (int step = 0; step < 100; step++) {
    Tensor r = residuals.apply(weights);
    double now = r.square().mean().item();
    history.add(now);
    Tensor J = flat(jacobianAll(residuals).apply(weights));
    Tensor slope = J.transpose().matmul(r);
    Tensor curvature = J.transpose().matmul(J);
    boolean better = false;
    while (!better && lambda < 1e8) {
        Tensor damped = curvature.add(Tensor.eye(slope.size()).mul(lambda));
        List<Tensor> candidate = moved(weights, LinearAlgebra.solve(damped, slope.neg()));
        better = residuals.apply(candidate).square().mean().item() < now;
        weights = better ? candidate : weights;
        lambda = better ? Math.max(lambda / 3, 1e-10) : lambda * 4;
    }
    if (step % 20 == 0) System.out.printf(Locale.ROOT, "step %3d: mean squared residual %.3g%n", step, now);
}
Net solution = Parameters.replace(start, weights);
System.out.printf(Locale.ROOT, "at the end: %.3g%n", loss(solution).item());

// %% [markdown]
// ## Is it the solution?
//
// The network never saw one. The classical method of Runge and Kutta, in 6000 small steps, gives it to ten digits. A second
// judge is physics: the energy y'²/2 - cos(y) is the same at all times, -cos(2) = 0.416.

// %% Beside Runge and Kutta
double[] pendulum(double angle, int steps, int every) {
    double h = end / steps;
    double a = angle;
    double v = 0;
    double[] out = new double[steps / every + 1];
    for (int i = 0; i <= steps; i++) {
        if (i % every == 0) out[i / every] = a;
        double k1 = -Math.sin(a), k2 = -Math.sin(a + h / 2 * v);
        double k3 = -Math.sin(a + h / 2 * (v + h / 2 * k1)), k4 = -Math.sin(a + h * (v + h / 2 * k2));
        double next = a + h * v + h * h / 6 * (k1 + k2 + k3);
        v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        a = next;
    }
    return out;
}

Tensor fine = Tensor.linspace(0, end, 301).reshape(301, 1);
Tensor found = y(solution, fine).reshape(301);
Tensor truth = Tensor.of(pendulum(release, 6000, 20));
double error = found.sub(truth).abs().max().item();
Tensor energy = velocity(solution, fine).square().mul(0.5).sub(y(solution, fine).cos());
double drift = energy.sub(-Math.cos(2)).abs().max().item();
System.out.printf(Locale.ROOT, "largest error %.2g radians, energy drifts by %.2g%n", error, drift);
expect("the network is accurate to 1e-3", error, 0, 1e-3)
expect("energy is conserved to 2e-3", drift, 0, 2e-3)

// %% Pictures
Tensor t = fine.reshape(301);
plot("physics-informed", Pictures.below(
    Charts.of("A pendulum released at 2 radians", "time", "angle", List.of(
        Charts.Series.line("small angles, 2 cos t", t, t.cos().mul(2)),
        Charts.Series.line("network", t, found),
        Charts.Series.dots("Runge-Kutta", t.reshape(301).slice(0, Index.range(0, 301, 12)), truth.slice(0, Index.range(0, 301, 12))))),
    Charts.logarithmic("Training", "step", "mean squared residual", List.of(Charts.Series.line("",
        Tensor.arange(history.size()), Tensor.of(history.stream().mapToDouble(d -> d).toArray())))),
    Charts.logarithmic("Error of the network", "time", "radians", List.of(Charts.Series.line("",
        t.slice(0, 1, 301), found.sub(truth).abs().add(1e-12).slice(0, 1, 301))))))
