// %% [markdown]
// # The tape as data
//
// A gradient is zero and you do not know why; a loss turns NaN in step 300. The tape knows both. `Tape.inspecting()` opens one
// that keeps every value, every source line and the time of each op; `tape.report()` reads it.
//
// The network is small, 3-4-1 with ReLU, and its first bias was initialized badly: to -5.

// %% A network with a wrong bias
Tensor x = Tensor.linspace(-1, 1, 24).reshape(8, 3);
Tensor y = x.sum(1).reshape(8, 1);
Tensor w1 = Tensor.linspace(-0.5, 0.5, 12).reshape(3, 4);
Tensor w2 = Tensor.of(new double[][] {{0.5}, {-0.5}, {0.25}, {1}});

Tensor loss(Tensor w1, Tensor b1, Tensor w2) {
    Tensor hidden = x.matmul(w1).add(b1).relu();
    return hidden.matmul(w2).sub(y).square().mean();
}

// %% Record it
Tape tape = Tape.inspecting();
Tensor w = tape.watch(w1, "w1");
Tensor b = tape.watch(Tensor.full(Shape.of(4), -5, FLOAT64), "b1");
Tensor v = tape.watch(w2, "w2");
Tensor l = loss(w, b, v);
tape

// %% [markdown]
// ## What is on it
//
// Entries are data: filter them, count them, ask how many bytes they keep for the backward pass.

// %% Count
TapeReport report = tape.report();
report
report.filter(entry -> entry.name().equals("matmul"))
expect("matrix products", report.countByOp().get("matmul"), 2, 0)
expect("bytes kept by the relu: 8 rows of 4 doubles", report.filter(e -> e.name().equals("relu")).get(0).keptBytes(), 256, 0)

// %% [markdown]
// A picture, for Graphviz: `dot -Tsvg tape.dot`. Variables are ellipses, the result has a double line.

// %% Draw
System.out.println(report.dot(l));
expect("the result is marked", report.dot(l).contains("peripheries=2"))

// %% [markdown]
// ## Why is the gradient zero?
//
// `paths` replays once and shows the cotangent at each entry between the loss and w1.

// %% The way of the gradient
GradientPaths paths = report.paths(l, w);
paths
expect("the gradient by w1 is zero", paths.isZero())
expect("because the relu is dead", paths.why().contains("relu is dead, its input is 0 or less everywhere"))

// %% [markdown]
// All 32 inputs of the relu are negative, and the last line says between which numbers. With bias 0.1 the gradient flows:

// %% The bias mended
Tape mended = Tape.inspecting();
Tensor wm = mended.watch(w1, "w1");
Tensor lm = loss(wm, Tensor.full(Shape.of(4), 0.1, FLOAT64), w2);
mended.report().paths(lm, wm)
expect("the gradient by w1 flows", !mended.report().paths(lm, wm).isZero())

// %% [markdown]
// ## Where is the time?
//
// An inspecting tape looks at the clock around each op, forward and backward. The first runs of a program are not compiled
// yet, so profiles of several runs can be added up.

// %% A profile
TapeProfile profile = new TapeProfile(List.of());
for (int i = 0; i < 200; i++) {
    try (Tape t = Tape.inspecting()) {
        Tensor a = t.watch(w1, "w1");
        t.gradient(loss(a, Tensor.ones(4), w2), a);
        if (i >= 100) profile = profile.plus(t.report().profile());
    }
}
profile
expect("calls of matmul in 100 runs", profile.rows().stream().filter(r -> r.op().equals("matmul")).findFirst().get().calls(), 200, 0)

// %% [markdown]
// ## Where did the NaN come from?
//
// A likelihood: the mean of log(sigma) + (y - p)^2 / (2 sigma^2), by gradient descent on p and sigma. The step is too long,
// sigma becomes negative, and the loss is NaN.

// %% A loss that turns NaN
Tensor likelihood(Tensor p, Tensor sigma) {
    Tensor error = y.sub(p).div(sigma);
    return sigma.log().add(error.square().mul(0.5)).mean();
}

var gradient = grad((p, sigma) -> likelihood(p, sigma));
List<Tensor> theta = List.of(Tensor.of(0.0), Tensor.of(5.0));
int steps = 0;
while (Double.isFinite(likelihood(theta.get(0), theta.get(1)).item())) {
    List<Tensor> g = gradient.apply(theta.get(0), theta.get(1));
    theta = List.of(theta.get(0).sub(g.get(0).mul(40)), theta.get(1).sub(g.get(1).mul(40)));
    steps++;
}
theta

// %% [markdown]
// `NonFiniteCheck` evaluates the loss once more and names the op where the NaN was born, its operands and its line.

// %% The first cause, forward
NonFiniteReport nan = NonFiniteCheck.runAll(t -> likelihood(t.get(0), t.get(1)), List.of("p", "sigma"), theta);
nan
expect("steps until then", steps, 1, 0)
expect("the op", nan.cause().get().entry().name().equals("log"))
expect("its operand, sigma, is negative", nan.cause().get().parts().get(0).range().max() < 0)

// %% [markdown]
// A loss can be finite and its gradient not: the root of a mean, where the mean is 0 and the slope of the root infinite.

// %% The first cause, backward
NonFiniteReport root = NonFiniteCheck.run((Tensor t) -> t.mean().sqrt(), Tensor.zeros(3));
root
expect("the op", root.cause().get().entry().name().equals("sqrt"))
expect("the pass", root.cause().get().pass() == NonFinite.Pass.BACKWARD)
