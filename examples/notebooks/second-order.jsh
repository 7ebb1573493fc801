// %% [markdown]
// # What the curvature knows: from Newton to a posterior
//
// The gradient says where to go; the Hessian says how far, and when you have arrived, how sure you may be. One data set, three
// uses: Newton's method finds the most probable parameters in a handful of steps, the Hessian there turns into a Gaussian posterior
// (Laplace's approximation), and its determinant into the evidence for the model. Each is compared with the exact answer.

// %% Data: four doses, five animals each
// A. Racine, A. P. Grieve, H. Fluhler, A. F. M. Smith, 1986, "Bayesian methods in practice", Applied Statistics 35.
Tensor dose = Tensor.of(-0.86, -0.30, -0.05, 0.73); // log g/ml
Tensor animals = Tensor.of(5.0, 5, 5, 5);
Tensor deaths = Tensor.of(0.0, 1, 3, 5);

// %% [markdown]
// Each animal dies with probability σ(a + b dose). A priori a ~ N(0, 2²) and b ~ N(10, 10²), as in A. Gelman's "Bayesian Data
// Analysis" (third edition, exercise 3.12). What follows needs one function: minus the log of prior times likelihood, with every
// constant in it.

// %% Minus log posterior, not normalized
Tensor energy(Tensor p) {
    Tensor a = p.slice(0, 0, 1);
    Tensor b = p.slice(0, 1, 2);
    Tensor logit = a.add(b.mul(dose));
    Tensor likelihood = deaths.mul(logit).sub(animals.mul(logit.softplus())).sum();
    Tensor prior = a.div(2).square().add(b.sub(10).div(10).square()).sum().mul(-0.5);
    return likelihood.add(prior).neg().add(Math.log(2 * Math.PI * 2 * 10));
}

// %% [markdown]
// ## Newton's method, against descent
//
// Newton's step is `H⁻¹ g`. Close to the minimum the number of right digits doubles with every step: on a logarithmic axis the
// error does not fall along a line but over a cliff. Gradient descent gains a fixed factor; the best one has the step 2 / (l + L)
// for the smallest and the largest curvature l and L, and l + L is the trace of the Hessian.

// %% Both from (0, 10)
Tensor newton(Tensor p) {
    return p.sub(LinearAlgebra.solve(hessian(q -> energy(q)).apply(p), grad(q -> energy(q)).apply(p)));
}

Tensor start = Tensor.of(0.0, 10);
List<Tensor> newtonPath = Stream.iterate(start, p -> newton(p)).limit(9).toList();
Tensor mode = newtonPath.get(8);
mode
Tensor H = hessian(q -> energy(q)).apply(mode);
double eta = 2 / H.trace().item();
List<Tensor> descentPath = Stream.iterate(start, p -> p.sub(grad(q -> energy(q)).apply(p).mul(eta))).limit(400).toList();
double[] errors(List<Tensor> path) {
    return path.stream().mapToDouble(p -> Math.max(1e-16, p.sub(mode).norm2().item())).toArray();
}
double[] newtonErrors = errors(newtonPath);
double[] descentErrors = errors(descentPath);
System.out.println("Newton's errors: " + Arrays.stream(newtonErrors).mapToObj(e -> String.format(Locale.ROOT, "%.1e", e)).toList());
expect("the gradient is 0 at the mode", grad(q -> energy(q)).apply(mode).abs().max().item(), 0, 1e-12)
expect("Newton is there in six steps", newtonErrors[6] < 1e-9)
expect("descent is not, in 399", descentErrors[399] > 1e-9)

// %% [markdown]
// ## Laplace's approximation
//
// Near its minimum the energy is a parabola, and a parabola is the energy of a Gaussian: mean at the mode, covariance H⁻¹. The
// exact posterior has two parameters only, so it can be summed on a fine grid; that is the judge.

// %% The Gaussian, and the exact posterior on a grid
Tensor covariance = LinearAlgebra.inverse(H);
double sdA = Math.sqrt(covariance.get(0, 0));
double sdB = Math.sqrt(covariance.get(1, 1));

int side = 300;
Tensor as = Tensor.linspace(-4, 8, side);
Tensor bs = Tensor.linspace(-10, 50, side);
double cell = 12.0 / (side - 1) * 60 / (side - 1);
// Points [side * side, 2]; b runs fastest.
Tensor grid = Shaping.stack(1, as.repeat(side, 0), bs.tile(side));
Tensor density = vmap(p -> energy(p)).apply(grid).neg().exp().reshape(side, side);
double evidence = density.sum().item() * cell;
Tensor posterior = density.div(evidence);
Tensor marginalA = posterior.sum(1).mul(60.0 / (side - 1));
Tensor marginalB = posterior.sum(0).mul(12.0 / (side - 1));
double mean(Tensor values, Tensor marginal) {
    return values.mul(marginal).sum().item() / marginal.sum().item();
}
double exactA = mean(as, marginalA);
double exactB = mean(bs, marginalB);
double exactSdB = Math.sqrt(mean(bs.sub(exactB).square(), marginalB));
System.out.printf(Locale.ROOT, "b: Laplace %.2f +- %.2f, exact %.2f +- %.2f%n", mode.get(1), sdB, exactB, exactSdB);

// %% [markdown]
// ## By sampling
//
// Where no grid is possible one samples. Metropolis' rule needs a proposal, and the Hessian makes a good one: steps with the
// shape of the posterior, `2.4 / √2` times its size (G. O. Roberts, A. Gelman, W. R. Gilks, 1997).

// %% Metropolis, with the covariance of Laplace
int samples = 12000;
Tensor factor = Decompositions.cholesky(covariance).mul(2.4 / Math.sqrt(2));
double[] steps = Tensor.normal(21, samples, 2).matmul(factor.transpose()).toDoubleArray();
double[] chances = Tensor.uniform(22, samples).toDoubleArray();
double[] drawnA = new double[samples];
double[] drawnB = new double[samples];
double a = mode.get(0);
double b = mode.get(1);
double now = energy(mode).item();
int accepted = 0;
for (int i = 0; i < samples; i++) {
    double nextA = a + steps[2 * i];
    double nextB = b + steps[2 * i + 1];
    double next = energy(Tensor.of(nextA, nextB)).item();
    if (chances[i] < Math.exp(now - next)) {
        a = nextA;
        b = nextB;
        now = next;
        accepted++;
    }
    drawnA[i] = a;
    drawnB[i] = b;
}
Tensor sampleB = Tensor.of(drawnB);
System.out.printf(Locale.ROOT, "accepted %.0f %%; b: sampled %.2f +- %.2f%n", 100.0 * accepted / samples, sampleB.mean().item(), sampleB.std(Divisor.COUNT, 0).item());
expect("sampled and summed means of b agree", sampleB.mean().item(), exactB, 0.35)
expect("Laplace's mean is too low: the posterior has a long tail", mode.get(1) < exactB - 0.5)
expect("but the order of the spread is right", sdB / exactSdB, 1, 0.2)

// %% Pictures
double peak = posterior.max().item();
Tensor levels = Tensor.of(0.05, 0.2, 0.5, 0.8).mul(peak);
Tensor gaussian(Tensor p) {
    Tensor d = p.sub(mode);
    return d.mul(H.matmul(d)).sum().mul(-0.5).exp().mul(Math.sqrt(H.det().item()) / (2 * Math.PI));
}
List<Charts.Series> exactLines = Charts.contours(p -> energy(p).neg().exp().div(evidence), -3, 6, -5, 40, levels);
List<Charts.Series> laplaceLines = Charts.contours(p -> gaussian(p), -3, 6, -5, 40, levels);
Tensor thin = Tensor.ints(IntStream.range(0, 400).map(i -> 30 * i).toArray());
Tensor laplaceB = bs.sub(mode.get(1)).div(sdB).square().mul(-0.5).exp().div(sdB * Math.sqrt(2 * Math.PI));
Tensor newtonStep = Tensor.arange(9);
plot("second-order", Pictures.below(
    Charts.logarithmic("Distance from the mode", "step", "error", List.of(
        Charts.Series.path("Newton", newtonStep.slice(0, 0, 8), Tensor.of(newtonErrors).slice(0, 0, 8)),
        Charts.Series.line("gradient descent", Tensor.arange(60), Tensor.of(descentErrors).slice(0, 0, 60)))),
    Charts.of("Exact posterior, and samples", "a", "b", exactLines).with(
        Charts.Series.dots("every 30th sample", Tensor.of(drawnA).take(thin, 0), sampleB.take(thin, 0))),
    Charts.of("Laplace's approximation", "a", "b", laplaceLines).with(
        Charts.Series.dots("mode", mode.slice(0, 0, 1), mode.slice(0, 1, 2))),
    Charts.of("The slope b", "b", "density", List.of(
        Charts.Series.histogram("sampled", sampleB, 40),
        Charts.Series.line("exact", bs, marginalB),
        Charts.Series.line("Laplace", bs, laplaceB)))))

// %% [markdown]
// ## The evidence
//
// The same parabola gives the integral of prior times likelihood, the evidence by which models are compared:
// `log Z ≈ -energy + d/2 log 2π - 1/2 log det H`.

// %% Log evidence
double laplaceEvidence = -energy(mode).item() + Math.log(2 * Math.PI) - 0.5 * Math.log(H.det().item());
System.out.printf(Locale.ROOT, "log evidence: Laplace %.3f, exact %.3f%n", laplaceEvidence, Math.log(evidence));
expect("log evidence", laplaceEvidence, Math.log(evidence), 0.01)

// %% [markdown]
// ## When can it be trusted?
//
// With more data the posterior becomes more Gaussian. A coin that fell heads 7 times in 10, 70 times in 100, and so on, its
// chance p written as σ(θ) and uniform a priori, has the evidence B(k+1, n-k+1), in closed form. The error of Laplace's
// log evidence falls as 1/n: ten times the data, a tenth of the error.

// %% A coin
double coinError(int n) {
    double heads = 0.7 * n + 1;
    double tails = 0.3 * n + 1;
    // p^heads (1 - p)^tails with p = sigmoid(theta); the uniform prior of p is the additional head and tail.
    Function<Tensor, Tensor> f = theta -> theta.softplus().mul(tails).add(theta.neg().softplus().mul(heads)).sum();
    Tensor theta = Tensor.of(new double[] {Math.log(heads / tails)});
    double curvature = hessian(f).apply(theta).item();
    double laplace = -f.apply(theta).item() + 0.5 * Math.log(2 * Math.PI / curvature);
    Tensor gamma = SpecialFunctions.lgamma(Tensor.of(heads, tails, heads + tails));
    return Math.abs(laplace - (gamma.get(0) + gamma.get(1) - gamma.get(2)));
}

int[] tosses = {10, 30, 100, 300, 1000, 3000, 10000};
double[] coinErrors = Arrays.stream(tosses).mapToDouble(n -> coinError(n)).toArray();
expect("error after 10 tosses", coinErrors[0], 0.02426, 1e-5)
expect("a hundred times the tosses: the error falls by a factor, near 100,", coinErrors[0] / coinErrors[4], 77.6, 0.1)
plot("second-order-coin", Charts.logarithmic("Error of Laplace's log evidence", "tosses", "error", List.of(
    Charts.Series.path("", Tensor.of(Arrays.stream(tosses).asDoubleStream().toArray()), Tensor.of(coinErrors)))).logX())
