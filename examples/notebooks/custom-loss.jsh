// %% [markdown]
// # A loss that is in no library
//
// You fit a line to data with outliers, by a rule of your own: an error upward costs three times as much as one
// downward, and a large error costs less than its square, as under a Cauchy density. No framework ships that loss. Here it
// is one function; its gradient, its Hessian-vector product and a check of both come with it.

// %% The loss
Tensor asymmetricCauchy(Tensor prediction, Tensor target) {
    Tensor error = prediction.sub(target);
    Tensor weight = Comparisons.where(error.greater(0), Tensor.of(3.0), Tensor.of(1.0));
    return error.square().mul(weight).log1p().mean();
}

// %% [markdown]
// The data: a line y = 2x - 1 with noise, and every tenth point 8 too low. The seed makes all numbers below the same on
// every machine.

// %% Data
Tensor x = Tensor.linspace(-1, 1, 40);
Tensor noise = Tensor.normal(7, 40).mul(0.1);
Tensor everyTenth = Tensor.of(IntStream.range(0, 40).mapToDouble(i -> i % 10 == 5 ? 1 : 0).toArray());
Tensor y = x.mul(2).sub(1).add(noise).sub(everyTenth.mul(8));

// %% [markdown]
// The parameters are one vector w = [slope, intercept]. `grad` turns the loss into its gradient; plain gradient descent is
// a loop that you own.

// %% Gradient descent
Tensor loss(Tensor w) {
    Tensor prediction = x.mul(w.slice(0, 0, 1)).add(w.slice(0, 1, 2));
    return asymmetricCauchy(prediction, y);
}

var gradient = grad(w -> loss(w));
Tensor w = Tensor.of(0.0, 0.0);
for (int step = 0; step < 600; step++) {
    w = w.sub(gradient.apply(w).mul(0.1));
}
w
expect("the slope", w.get(0), 2, 0.1)
expect("the intercept", w.get(1), -1, 0.1)

// %% [markdown]
// Least squares on the same data is dragged down by the four outliers:

// %% Least squares
Tensor v = Tensor.of(0.0, 0.0);
var squares = grad((Tensor p) -> x.mul(p.slice(0, 0, 1)).add(p.slice(0, 1, 2)).sub(y).square().mean());
for (int step = 0; step < 600; step++) {
    v = v.sub(squares.apply(v).mul(0.1));
}
v
expect("the intercept by least squares", v.get(1), -1.8, 0.1)

// %% [markdown]
// Second order costs no extra code. The product of the Hessian with a vector, without forming the Hessian, and the whole
// Hessian to compare: at the minimum it is positive definite, so its determinant is positive.

// %% Second order
Tensor direction = Tensor.of(1.0, -1.0);
Tensor product = hvp(p -> loss(p), w, direction);
Tensor h = hessian(p -> loss(p)).apply(w);
h
expectEqual("hvp(v) = H v", product, h.matmul(direction))
expect("the Hessian is positive definite", h.get(0, 0) > 0 && h.get(0, 0) * h.get(1, 1) > h.get(0, 1) * h.get(1, 0))

// %% [markdown]
// ## Is it right?
//
// `GradientCheck` compares reverse and forward mode with differences, for the whole function and for each op that it
// recorded, to second order.

// %% The check passes
GradientReport report = GradientCheck.standard().withOrder(2).run(p -> loss(p), w);
report
expect("the check passes", report.passed())

// %% [markdown]
// Now suppose you had written the derivative by hand, to save an op, and forgot a factor. `CustomOp` takes a forward
// function and a reverse rule; the correct rule for log(1 + e^2) is 2e / (1 + e^2), here the 2 is missing. The op itself
// would refuse such a rule at its first use; without its checks, the gradient check has to find the slip.

// %% A wrong rule
CustomOp cauchy = CustomOp.of("cauchy",
    xs -> xs.get(0).square().log1p(),
    (g, xs, out) -> List.of(g.mul(xs.get(0)).div(xs.get(0).square().add(1)))).withoutChecks();
Tensor wrongLoss(Tensor p) {
    Tensor prediction = x.mul(p.slice(0, 0, 1)).add(p.slice(0, 1, 2));
    return cauchy.apply(prediction.sub(y)).mean();
}
GradientReport wrong = GradientCheck.standard().withSampledElements(3).run(p -> wrongLoss(p), w);
wrong
expect("the check fails", !wrong.passed())
expect("and names the op", wrong.mismatches().get(0).op().contains("cauchy"))

// %% [markdown]
// The first lines name the op, its place on the tape, the line of this notebook that called it, the element, and both
// numbers: a factor of two apart. With the 2 in place the check passes.

// %% The rule mended
CustomOp mended = CustomOp.of("cauchy",
    xs -> xs.get(0).square().log1p(),
    (g, xs, out) -> List.of(g.mul(xs.get(0)).mul(2).div(xs.get(0).square().add(1))));
GradientReport again = GradientCheck.standard().withOrder(2).run(e -> mended.apply(e), Tensor.of(-2.0, 0.5, 3));
again
expect("the mended rule passes, second order included", again.passed())
