// %% [markdown]
// # Backpropagation by hand, beside the tape
//
// Four textbook derivations, each computed twice: by the formula, with plain tensor arithmetic, and by replaying the tape.
// Layout is the numerator layout: a Jacobian of y by x has the shape of y, then the shape of x.

// %% [markdown]
// ## 1. The last layer of a classifier: sigmoid and log loss
//
// One observation z (a column), h = W z + c, yhat = sigma(h), L = -sum(y log yhat + (1 - y) log(1 - yhat)).
// The chain rule multiplies three factors:
//
// - dL/dyhat = -y/yhat + (1 - y)/(1 - yhat), a row
// - dyhat/dh = diag(yhat (1 - yhat))
// - dh/dW, three axes: slice i has z in row i and zeros elsewhere; dh/dc = I
//
// (Mind the sign in the first factor: a plus between the two fractions, as one sometimes sees it printed, is wrong.)

// %% Forward
Tensor z = Tensor.of(0.5, -1.0, 2.0);
Tensor W = Tensor.of(new double[][] {{0.1, 0.2, -0.3}, {-0.4, 0.5, 0.6}});
Tensor c = Tensor.of(0.05, -0.1);
Tensor y = Tensor.of(1.0, 0.0);
Tensor hidden(Tensor W, Tensor c) {
    return W.matmul(z).add(c);
}
Tensor logLoss(Tensor yhat) {
    Tensor one = y.mul(yhat.log());
    Tensor other = y.neg().add(1).mul(yhat.neg().add(1).log());
    return one.add(other).sum().neg();
}
Tensor yhat = hidden(W, c).sigmoid();

// %% The three factors, by formula
Tensor dLdYhat = y.div(yhat).neg().add(Arithmetic.sub(1, y).div(Arithmetic.sub(1, yhat)));
Tensor dYhatdH = Tensor.eye(2).mul(yhat.mul(Arithmetic.sub(1, yhat)));
Tensor dHdW = Shaping.stack(0,
    Shaping.stack(0, z, Tensor.zeros(3)),
    Shaping.stack(0, Tensor.zeros(3), z));

// %% The same factors, by the tape
expectEqual("dL/dyhat", grad((Tensor p) -> logLoss(p)).apply(yhat), dLdYhat)
expectEqual("dyhat/dh", jacobian((Tensor h) -> h.sigmoid()).apply(hidden(W, c)), dYhatdH)
expectEqual("dh/dW", jacobian((Tensor V) -> hidden(V, c)).apply(W), dHdW)
expectEqual("dh/dc", jacobian((Tensor b) -> hidden(W, b)).apply(c), Tensor.eye(2))

// %% [markdown]
// Multiplied out, the product collapses to (yhat - y) z^T for the weights and (yhat - y) for the bias.

// %% The product
Tensor product = dLdYhat.matmul(dYhatdH).tensordot(dHdW, 1);
Tensor collapsed = yhat.sub(y).outer(z);
List<Tensor> taped = grad((Tensor V, Tensor b) -> logLoss(hidden(V, b).sigmoid())).apply(W, c);
expectEqual("dL/dW, the product", product, collapsed)
expectEqual("dL/dW, the tape", taped.get(0), collapsed)
expectEqual("dL/dc, the tape", taped.get(1), yhat.sub(y))

// %% [markdown]
// The tape in the open. Every line is an entry; the replay walks from the last to the first and visits each once.

// %%
Tape tape = new Tape();
Tensor Wt = tape.watch(W, "W");
Tensor ct = tape.watch(c, "c");
Tensor L = logLoss(hidden(Wt, ct).sigmoid());
System.out.println(tape);
Tensor onTape = tape.gradient(L, Wt);
tape.close();
expectEqual("tape.gradient(L, W)", onTape, collapsed)

// %% [markdown]
// ## 2. Why backward: the amplifier
//
// A neuron z feeds two neurons z' = a w3 and z'' = a w4, a = sigma(z). Then
// dl/dz = sigma'(z) [w3 dl/dz' + w4 dl/dz'']: a neuron run backward, whose amplification sigma'(z) was fixed by the
// forward pass. At an output neuron, dl/dz' = f'(z') dl/dy.

// %%
Tensor w3 = Tensor.of(0.7);
Tensor w4 = Tensor.of(-1.2);
Tensor out(Tensor zz) {
    return zz.sigmoid();
}
Tensor l(Tensor z1, Tensor z2) {
    return out(z1).sub(0.3).square().add(out(z2).sub(0.9).square());
}
Tensor neuron = Tensor.of(0.4);
Tensor a = neuron.sigmoid();
List<Tensor> ahead = grad((Tensor z1, Tensor z2) -> l(z1, z2)).apply(a.mul(w3), a.mul(w4));
Tensor slope = a.mul(Arithmetic.sub(1, a));
Tensor byHand = slope.mul(w3.mul(ahead.get(0)).add(w4.mul(ahead.get(1))));
Tensor byTape = grad((Tensor n) -> l(n.sigmoid().mul(w3), n.sigmoid().mul(w4))).apply(neuron);
expectEqual("dl/dz", byTape, byHand)
Tensor yOut = out(a.mul(w3));
Tensor atOutput = yOut.mul(Arithmetic.sub(1, yOut)).mul(yOut.sub(0.3)).mul(2);
expectEqual("dl/dz' at an output neuron", ahead.get(0), atOutput)

// %% [markdown]
// ## 3. Softmax and cross entropy
//
// For scores theta and a one-hot y, J = -sum y log softmax(theta). The Jacobian of softmax and the derivative of the
// logarithm cancel: delta1 = dJ/dtheta = (yhat - y)^T.

// %%
Tensor theta = Tensor.of(0.2, 1.5, -0.7);
Tensor target = Tensor.of(0.0, 0.0, 1.0);
Tensor probabilities = theta.softmax(0);
Tensor delta1 = grad((Tensor t) -> target.mul(t.logSoftmax(0)).sum().neg()).apply(theta);
expectEqual("delta1 = yhat - y", delta1, probabilities.sub(target))

// %% [markdown]
// ## 4. One hidden ReLU layer, all five gradients
//
// z = W x + b1, h = relu(z), theta = U h + b2, yhat = softmax(theta), J = cross entropy. With delta1 from above and
// delta2 = dJ/dz = delta1 U o sgn(h):
//
// - dJ/dU = delta1^T h^T and dJ/db2 = delta1^T
// - dJ/dW = delta2^T x^T and dJ/db1 = delta2^T
// - dJ/dx = delta2 W

// %%
Tensor input = Tensor.normal(1, 4);
Tensor W1 = Tensor.normal(2, 5, 4);
Tensor b1 = Tensor.normal(3, 5);
Tensor U = Tensor.normal(4, 3, 5);
Tensor b2 = Tensor.normal(5, 3);
Tensor J(List<Tensor> p) {
    Tensor h = p.get(1).matmul(p.get(0)).add(p.get(2)).relu();
    Tensor scores = p.get(3).matmul(h).add(p.get(4));
    return target.mul(scores.logSoftmax(0)).sum().neg();
}
List<Tensor> parameters = List.of(input, W1, b1, U, b2);
List<Tensor> g = gradAll(p -> J(p)).apply(parameters);
Tensor h = W1.matmul(input).add(b1).relu();
Tensor d1 = U.matmul(h).add(b2).softmax(0).sub(target);
Tensor d2 = d1.matmul(U).mul(h.sign());
expectEqual("dJ/dU", g.get(3), d1.outer(h))
expectEqual("dJ/db2", g.get(4), d1)
expectEqual("dJ/dW", g.get(1), d2.outer(input))
expectEqual("dJ/db1", g.get(2), d2)
expectEqual("dJ/dx", g.get(0), d2.matmul(W1))

// %% [markdown]
// And differences agree with all of it:

// %%
GradientReport report = GradientCheck.standard().withOrder(2)
    .runAll(p -> J(p), List.of("x", "W", "b1", "U", "b2"), parameters);
report
expect("the check passes", report.passed())
