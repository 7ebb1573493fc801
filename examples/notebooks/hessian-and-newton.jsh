// %% [markdown]
// # Hessians and Newton's method
//
// Gradient descent looks at the slope; Newton's method also looks at how the slope changes. You take the Hessian of a
// function as you take its gradient, see what it tells, and let it choose the step. Then the same for a function whose
// Hessian is too large to write down: products with it are enough.

// %% The function of Rosenbrock
// A valley bent like a banana; the minimum is 0 at (1, 1).
Tensor rosenbrock(Tensor p) {
    Tensor x = p.slice(0, 0, 1);
    Tensor y = p.slice(0, 1, 2);
    Tensor across = y.sub(x.square()).square().mul(100);
    return across.add(Arithmetic.sub(1, x).square()).sum();
}

// %% [markdown]
// At the start (-1.2, 1) the Hessian is `[[1200 x^2 - 400 y + 2, -400 x], [-400 x, 200]]`, by hand `[[1330, 480], [480,
// 200]]`.

// %% Gradient and Hessian at the start
Tensor start = Tensor.of(-1.2, 1.0);
grad(p -> rosenbrock(p)).apply(start)
Tensor h = hessian(p -> rosenbrock(p)).apply(start);
h
expect("the value", rosenbrock(start).item(), 24.2, 1e-12)
expect("d2/dx2", h.get(0, 0), 1330, 1e-9)
expect("d2/dxdy", h.get(0, 1), 480, 1e-9)
expect("d2/dy2", h.get(1, 1), 200, 1e-9)

// %% [markdown]
// ## Newton's step
//
// The quadratic that has this value, slope and curvature has its minimum at `p - H^-1 g`. Six such steps reach the
// minimum to the last digits. The value rises on the way: a full step may leave the valley.

// %% Six steps
Tensor newtonStep(Tensor p) {
    Tensor gradient = grad(q -> rosenbrock(q)).apply(p);
    Tensor curvature = hessian(q -> rosenbrock(q)).apply(p);
    return p.sub(LinearAlgebra.solve(curvature, gradient));
}

List<Tensor> path = Stream.iterate(start, p -> newtonStep(p)).limit(7).toList();
double[] values = path.stream().mapToDouble(p -> rosenbrock(p).item()).toArray();
Tensor.of(values)
expect("after one step", values[1], 4.7319, 1e-4)
expect("after two steps, far up the slope", values[2], 1411.845, 1e-2)
expect("after three steps", values[3], 0.05597, 1e-5)
expect("after six steps", values[6] < 1e-18)
expect("x", path.get(6).get(0), 1, 1e-9)
expect("y", path.get(6).get(1), 1, 1e-9)

// %% [markdown]
// Near the minimum each step doubles the number of right digits; gradient descent with the largest step that does not
// diverge here is still far away after a thousand.

// %% Gradient descent, for comparison
Tensor descent = start;
for (int step = 0; step < 1000; step++) {
    descent = descent.sub(grad(q -> rosenbrock(q)).apply(descent).mul(0.001));
}
rosenbrock(descent)
expect("gradient descent is not there yet", rosenbrock(descent).item() > 1e-3)

// %% [markdown]
// ## What the Hessian says about a fit
//
// At the minimum of a negative log likelihood the inverse of the Hessian is the covariance of the fitted parameters. A
// logistic regression on 200 points, drawn with the weights 1.5 and -0.5. With softplus the loss is smooth everywhere, as a
// Hessian needs it; `max(z, 0) + log(1 + e^-|z|)` has the same values but a kink at 0, where the curvature would be lost.

// %% Logistic regression by Newton's method
Tensor x1 = Tensor.normal(11, 200);
Tensor chance = x1.mul(1.5).sub(0.5).sigmoid();
Tensor label = Tensor.uniform(12, 200).less(chance).to(FLOAT64);
Tensor likelihood(Tensor w) {
    Tensor logit = x1.mul(w.slice(0, 0, 1)).add(w.slice(0, 1, 2));
    return logit.softplus().sub(logit.mul(label)).sum();
}

Tensor w = Tensor.of(0.0, 0.0);
for (int step = 0; step < 8; step++) {
    Tensor slope = grad(v -> likelihood(v)).apply(w);
    w = w.sub(LinearAlgebra.solve(hessian(v -> likelihood(v)).apply(w), slope));
}
w
Tensor covariance = LinearAlgebra.inverse(hessian(v -> likelihood(v)).apply(w));
double error = Math.sqrt(covariance.get(0, 0));
error
expect("the gradient is 0 at the minimum", grad(v -> likelihood(v)).apply(w).abs().max().item() < 1e-10)
expect("the weight is within three standard errors of 1.5", Math.abs(w.get(0) - 1.5) < 3 * error)
expect("the standard error", error, 0.25, 0.1)

// %% [markdown]
// ## Without the Hessian
//
// With 500 parameters the Hessian has 250,000 elements. The method of conjugate gradients solves `H s = g` from products
// `H v` alone, and `hvp` makes each for the cost of a few gradients.

// %% Newton's method from products
int n = 500;
Tensor scales = Tensor.linspace(1, 100, n);
Tensor bowl(Tensor p) {
    return p.square().mul(scales).sum().mul(0.5).add(p.exp().sum());
}

Tensor solveByProducts(Tensor p, Tensor g) {
    Tensor s = Tensor.zeros(n);
    Tensor residual = g;
    Tensor direction = g;
    double size = residual.square().sum().item();
    for (int i = 0; i < 200 && size > 1e-24; i++) {
        Tensor product = hvp(q -> bowl(q), p, direction);
        double length = size / direction.mul(product).sum().item();
        s = s.add(direction.mul(length));
        residual = residual.sub(product.mul(length));
        double next = residual.square().sum().item();
        direction = residual.add(direction.mul(next / size));
        size = next;
    }
    return s;
}

Tensor p = Tensor.zeros(n);
for (int step = 0; step < 6; step++) {
    p = p.sub(solveByProducts(p, grad(q -> bowl(q)).apply(p)));
}
// At the minimum scales[i] p[i] + e^p[i] = 0; for scale 1 that is minus the omega constant.
expect("the gradient is 0", grad(q -> bowl(q)).apply(p).abs().max().item() < 1e-9)
expect("the first element", p.get(0), -0.5671432904097838, 1e-9)
