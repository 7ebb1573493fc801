// %% [markdown]
// # Solutions of equations as layers
//
// If F(x, p) = 0 defines x, then dx/dp = -(dF/dx)^-1 dF/dp, however x was found. `Implicit.root` finds x by Newton's method,
// `Implicit.fixedPoint` by iteration; neither records its steps, and both have derivatives of every order.

// %% [markdown]
// ## The square root
//
// x^2 = a, from the start x = 1. The derivatives are 1 / (2 sqrt a) and -1 / (4 a sqrt a).

// %% x^2 = a
Tensor squareRoot(Tensor a) {
    return Implicit.root((x, p) -> x.square().sub(p), Tensor.onesLike(a), a);
}
Tensor a = Tensor.of(2.0, 9, 0.25);
squareRoot(a)
Tensor slope = grad(p -> squareRoot(p).sum()).apply(a);
slope
expectEqual("the root", squareRoot(a), a.sqrt())
expectEqual("its gradient, 1 / (2 sqrt a)", slope, a.sqrt().mul(2).reciprocal())
Tensor curvature = hvp(p -> squareRoot(p).sum(), a, Tensor.onesLike(a));
expectEqual("second order, -1 / (4 a sqrt a)", curvature, a.mul(a.sqrt()).mul(-4).reciprocal())

// %% [markdown]
// ## Kepler's equation
//
// E - e sin E = M gives the place E of a planet at time M on an ellipse of eccentricity e. E has no closed form; its
// derivatives are known where E is: dE/dM = 1 / (1 - e cos E) and dE/de = sin E / (1 - e cos E). Start with five places, so
// that the answer is known. The eccentricity is that of Halley's comet.

// %% E - e sin E = M
Tensor kepler(Tensor e, Tensor m) {
    return Implicit.root((E, p, q) -> E.sub(p.mul(E.sin())).sub(q), Tensor.full(m.shape(), Math.PI, FLOAT64), e, m);
}
Tensor known = Tensor.of(0.1, 1, 2, 3, 5);
Tensor e = Tensor.of(0.967);
Tensor m = known.sub(e.mul(known.sin()));
Tensor found = kepler(e, m);
found
expect("the places, largest error", found.sub(known).abs().max().item(), 0, 1e-10)

// %% Its derivatives
Tensor speed = e.mul(known.cos()).neg().add(1).reciprocal();
List<Tensor> gradients = grad((p, q) -> kepler(p, q).sum()).apply(e, m);
gradients.get(1)
expect("dE/dM, largest relative error", gradients.get(1).div(speed).sub(1).abs().max().item(), 0, 1e-9)
expect("dE/de, summed over the places", gradients.get(0).item(), known.sin().mul(speed).sum().item(), 1e-8)
Tensor tangent = jvp(p -> kepler(p, m), e, Tensor.of(1.0)).tangent();
expect("dE/de by forward mode, largest error", tangent.sub(known.sin().mul(speed)).abs().max().item(), 0, 1e-8)

// %% [markdown]
// ## An equilibrium layer
//
// z = tanh(z W + x): a network of infinite depth whose layers share one weight (S. Bai, J. Z. Kolter, V. Koltun, 2019, "Deep
// Equilibrium Models"). The data come from such a layer with a weight that training does not see.

// %% The layer
Tensor layer(Tensor z, Tensor w, Tensor x) {
    return z.matmul(w).add(x).tanh();
}
Tensor equilibrium(Tensor w, Tensor x) {
    return Implicit.fixedPoint((z, v, u) -> layer(z, v, u), Tensor.zerosLike(x), w, x);
}
Tensor hidden = Tensor.of(new double[][] {{0.4, -0.3, 0.1}, {0.2, 0.3, -0.4}, {-0.1, 0.5, 0.2}});
Tensor x = Tensor.normal(3, 16, 3);
Tensor y = equilibrium(hidden, x);

Tensor loss(Tensor w) {
    return equilibrium(w, x).sub(y).square().mean();
}

// %% [markdown]
// The same loss through a loop of 100 layers, unrolled on the tape: the same gradient, for 300 entries instead of one.

// %% Beside an unrolled loop
Tensor unrolled(Tensor w) {
    Tensor z = Tensor.zerosLike(x);
    for (int i = 0; i < 100; i++) z = layer(z, w, x);
    return z.sub(y).square().mean();
}
Tensor start = Tensor.eye(3).mul(0.1);
Tensor byTheorem = grad(w -> loss(w)).apply(start);
byTheorem
Tensor byLoop = grad(w -> unrolled(w)).apply(start);
expect("the gradients, largest difference", byTheorem.sub(byLoop).abs().max().item(), 0, 1e-11)

int entries(Function<Tensor, Tensor> f) {
    try (Tape tape = new Tape()) {
        f.apply(tape.watch(start, "w"));
        return tape.entries().size();
    }
}
expect("entries saved", entries(w -> unrolled(w)) - entries(w -> loss(w)), 299, 0)

// %% Is it right?
GradientReport report = GradientCheck.standard().withOrder(2).run(w -> loss(w), start);
report
expect("the check passes, second order included", report.passed())

// %% Training
Tensor w = start;
var gradient = valueAndGrad(v -> loss(v));
for (int step = 0; step < 90; step++) {
    ValueAndGradient now = gradient.apply(w);
    if (step % 30 == 0) System.out.println("step " + step + ": loss " + now.value());
    w = w.sub(now.gradient().mul(2));
}
w
expect("the hidden weight, largest error", w.sub(hidden).abs().max().item(), 0, 1e-3)

// %% [markdown]
// ## When it does not converge
//
// With the weight -3 the iteration jumps to and fro for ever. That is an error, and not a number that looks like a solution;
// it says how far the iteration came.

// %% No convergence
Tensor strong = Tensor.eye(3).mul(-3);
String messageOf(Supplier<?> call) {
    try {
        return "no error: " + call.get();
    } catch (ArithmeticException failure) {
        return failure.getMessage();
    }
}
String circling = messageOf(() -> equilibrium(strong, x));
System.out.println(circling);
expect("the message says when it gave up", circling.startsWith("fixedPoint: no convergence in 1000 iterations"))

// %% [markdown]
// An equilibrium exists all the same. A damped iteration finds it, and so does Newton's method; they agree, gradient
// included.

// %% Two ways out
Tensor damped(Tensor v) {
    return Implicit.fixedPoint(
        (z, p, u) -> z.mul(0.75).add(layer(z, p, u).mul(0.25)), Tensor.zerosLike(x), v, x);
}
Tensor byNewton(Tensor v) {
    return Implicit.root((z, p, u) -> z.sub(layer(z, p, u)), Tensor.zerosLike(x), v, x);
}
expect("the equilibria, largest difference", damped(strong).sub(byNewton(strong)).abs().max().item(), 0, 1e-10)
Tensor difference = grad(v -> damped(v).sum()).apply(strong).sub(grad(v -> byNewton(v).sum()).apply(strong));
expect("the gradients, largest difference", difference.abs().max().item(), 0, 1e-9)

// %% [markdown]
// x^2 + 1 has no root, and x^2 has one at 0 where the theorem does not hold, because dF/dx is 0 there.

// %% No root, and no derivative
String none = messageOf(() -> Implicit.root((z, p) -> z.square().add(p), Tensor.of(0.7), Tensor.of(1.0)));
System.out.println(none);
expect("no root", none.startsWith("root: no convergence"))
String flat = messageOf(() ->
    grad((Tensor p) -> Implicit.root((z, q) -> z.square().sub(q), Tensor.of(0.0), p)).apply(Tensor.of(0.0)));
System.out.println(flat);
expect("no derivative", flat.startsWith("root: the Jacobian dF/dx is singular"))
