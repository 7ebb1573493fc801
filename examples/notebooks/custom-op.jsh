// %% [markdown]
// # An op of your own
//
// log(cosh(x)) is a smooth absolute value, a common loss for regression. Composed from tensor functions it goes wrong
// twice; as an op with a derivative rule of its own, it does not.

// %% Two compositions
Tensor plain(Tensor x) {
    return x.exp().add(x.neg().exp()).div(2).log();
}
Tensor stable(Tensor x) {
    Tensor size = x.abs();
    return size.add(size.mul(-2).exp().log1p()).sub(Math.log(2));
}

// %% [markdown]
// The plain one overflows at 800: exp(800) is infinite, and so is the value. The gradient is 0 there, from 1 / infinity; it
// should be 1.

// %% Overflow
Tensor far = Tensor.of(800.0);
plain(far)
grad(x -> plain(x)).apply(far)
expect("the value is infinite", Double.isInfinite(plain(far).item()))
expect("the gradient", grad(x -> plain(x)).apply(far).item(), 0, 0)

// %% [markdown]
// The stable one, |x| + log(1 + e^(-2|x|)) - log 2, does not overflow. But |x| has a kink at 0 that log(cosh(x)) has not:
// there the second derivative comes out as 0, and it should be 1.

// %% A kink
expect("the value", stable(far).item(), 800 - Math.log(2), 1e-12)
expect("the second derivative at 0", grad((Tensor x) -> grad(t -> stable(t)).apply(x)).apply(Tensor.of(0.0)).item(), 0, 0)

// %% [markdown]
// ## Value and rule
//
// `CustomOp.of` takes the value by the stable formula and the derivative by the formula of the textbook, tanh(x). The rule
// gets the cotangent g of the result and returns that of each operand. It is written with tensor functions, so it has a
// derivative itself.

// %% The op
CustomOp logCosh = CustomOp.of("logCosh",
    xs -> stable(xs.get(0)),
    (g, xs, y) -> List.of(g.mul(xs.get(0).tanh())));
Tensor x = Tensor.of(-800.0, -1.5, 0, 0.25, 3);
Tensor slope = grad(t -> logCosh.apply(t).sum()).apply(x);
slope
expectEqual("the gradient is tanh(x)", slope, x.tanh())

// %% [markdown]
// Forward mode follows from the same rule, by transposing it twice, and second order by differentiating it:
// 1 - tanh(x)^2, also at 0 and at -800.

// %% Forward mode and second order
Tensor t = Tensor.of(1.0, -2, 0.5, 3, 1);
ValueAndTangent forward = jvp(z -> logCosh.apply(z), x, t);
expectEqual("forward mode", forward.tangent(), x.tanh().mul(t))
Tensor curvature = hvp(z -> logCosh.apply(z).sum(), x, Tensor.onesLike(x));
curvature
expectEqual("second order", curvature, x.tanh().square().neg().add(1))

// %% The gradient check
GradientReport report = GradientCheck.standard().withOrder(2).run(z -> logCosh.apply(z), Tensor.of(-1.5, 0, 0.25, 3));
report
expect("the check passes", report.passed())

// %% [markdown]
// ## A slip is found at the first use
//
// w x^2 with two operands; its rule by w should be g x^2, and the square is missing. Where x is 1 this makes no difference.
// The first gradient is refused, and the message names the op, the operand and an element where the rule is wrong.

// %% A wrong rule
CustomOp weighted = CustomOp.of("weightedSquare",
    xs -> xs.get(0).square().mul(xs.get(1)),
    (g, xs, y) -> List.of(g.mul(xs.get(0)).mul(xs.get(1)).mul(2), g.mul(xs.get(0))));
String messageOf(Supplier<?> call) {
    try {
        return "no error: " + call.get();
    } catch (IllegalStateException e) {
        return e.getMessage();
    }
}
Tensor points = Tensor.of(1.0, 3);
String slip = messageOf(() -> grad((a, w) -> weighted.apply(a, w).sum()).apply(points, Tensor.of(0.5, 2)));
System.out.println(slip);
expect("the op", slip.contains("\"weightedSquare\""))
expect("the operand and the element", slip.contains("element [1] of operand 1"))

// %% [markdown]
// Wrong on purpose is possible: the straight-through estimator rounds and pretends that it did not.

// %% Without checks
CustomOp round = CustomOp.of("straightThrough", xs -> xs.get(0).round(), (g, xs, y) -> List.of(g)).withoutChecks();
expectEqual("the gradient of 3 round(x)", grad(z -> round.apply(z).mul(3).sum()).apply(points), Tensor.of(3.0, 3))

// %% [markdown]
// ## One pass over an array
//
// A loop over numbers is a forward function like any other; here x / sqrt(1 + x^2) in one pass. A rule that loops over
// numbers is not: nothing is recorded, so its derivative would be lost. It is refused.

// %% A rule that reads numbers
Tensor loop(DoubleBinaryOperator f, Tensor a, Tensor b) {
    double[] p = a.toDoubleArray(), q = b.toDoubleArray(), out = new double[p.length];
    for (int i = 0; i < out.length; i++) out[i] = f.applyAsDouble(p[i], q[i]);
    return Tensor.of(out, a.shape());
}
Tensor squashed(Tensor z) {
    return loop((a, b) -> a / Math.sqrt(1 + a * a), z, z);
}
Tensor squashedSlope(Tensor g, Tensor z) {
    return loop((a, b) -> a / ((1 + b * b) * Math.sqrt(1 + b * b)), g, z);
}
CustomOp lost = CustomOp.of("lost", xs -> squashed(xs.get(0)), (g, xs, y) -> List.of(squashedSlope(g, xs.get(0))));
String refused = messageOf(() -> grad(z -> lost.apply(z).sum()).apply(points));
System.out.println(refused);
expect("the message names the way out", refused.contains("CustomOp.fused"))

// %% [markdown]
// `CustomOp.fused` makes the rule an op too, of g, x and y, whose own rule is the second order: the slope is
// g (1 + x^2)^(-3/2), by g it has the derivative (1 + x^2)^(-3/2), by x it has -3 g x (1 + x^2)^(-5/2), and y it does not
// use. That rule is written with tensor functions, so the third order is there as well.

// %% The rule as an op
CustomOp squashSlope = CustomOp.of("squashSlope",
    xs -> squashedSlope(xs.get(0), xs.get(1)),
    (h, xs, s) -> {
        Tensor g = xs.get(0), z = xs.get(1), base = z.square().add(1);
        return List.of(
            h.mul(base.pow(-1.5)), h.mul(g).mul(z).mul(-3).mul(base.pow(-2.5)), Tensor.zerosLike(xs.get(2)));
    });
CustomOp squash = CustomOp.fused("squash", xs -> squashed(xs.get(0)), squashSlope);
GradientReport fused = GradientCheck.standard().withOrder(2).run(z -> squash.apply(z), Tensor.of(-2.0, 0, 0.5, 3));
fused
expect("the check passes, second order included", fused.passed())

// %% Three orders at 1
UnaryOperator<Tensor> first = grad(z -> squash.apply(z));
UnaryOperator<Tensor> second = grad(z -> first.apply(z));
Tensor one = Tensor.of(1.0);
expect("first derivative, 2^(-3/2)", first.apply(one).item(), Math.pow(2, -1.5), 1e-12)
expect("second, -3 2^(-5/2)", second.apply(one).item(), -3 * Math.pow(2, -2.5), 1e-12)
expect("third, (15 - 3 * 2) 2^(-7/2)", grad(z -> second.apply(z)).apply(one).item(), 9 * Math.pow(2, -3.5), 1e-12)
